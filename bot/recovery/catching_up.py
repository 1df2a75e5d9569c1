"""What is sent of all that is due, and what goes into one summary.

The same rule holds for the minute in which a step is due, for late enrolment, after an outage,
after a pause: what still helps is sent, the rest is told in one message, nobody is flooded.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.recovery.placing import Instant, Reason
from bot.recovery.plan import Kind

MOST: Final = 3
"""Messages that come one after the other; those that may pass quiet hours come beyond that."""

LATE: Final = timedelta(hours=1)
"""Of what is later than this one reminder comes at most, where no other does, and one check-in."""


@dataclass(frozen=True)
class CatchingUp:
    """What to do with all that is due; whoever does it records all four.

    ``send`` comes one by one. ``also`` still helps but would be too much, ``over`` is past its use:
    a summary tells of both. ``moot`` prepared for an operation that has begun: not worth a word.
    """

    send: tuple[Instant, ...] = ()
    also: tuple[Instant, ...] = ()
    over: tuple[Instant, ...] = ()
    moot: tuple[Instant, ...] = ()

    @property
    def summary(self) -> tuple[Instant, ...]:
        """What one message tells, in the order of the plan; empty if none is needed."""
        return tuple(sorted((*self.over, *self.also), key=lambda instant: instant.due))


def catch_up(
    instants: tuple[Instant, ...], now: datetime, begins: datetime, most: int = MOST
) -> CatchingUp:
    """Sort what is due of a schedule; ``begins`` is when the operation does (aware).

    Of too many that help those are sent which may pass quiet hours, then the latest. Somebody who
    joins late, or after an outage, gets a single one of what was missed, beside the summary.
    """
    due = [instant for instant in instants if instant.due <= now and not instant.held]
    helpful = [instant for instant in due if instant.helps(now)]
    past = [instant for instant in due if not instant.helps(now)]
    sent = {instant.key for instant in _chosen(helpful, now, most)}
    begun = now >= begins
    return CatchingUp(
        send=tuple(instant for instant in helpful if instant.key in sent),
        also=tuple(instant for instant in helpful if instant.key not in sent),
        over=tuple(instant for instant in past if not (begun and instant.step.prepares)),
        moot=tuple(instant for instant in past if begun and instant.step.prepares),
    )


def _chosen(helpful: list[Instant], now: datetime, most: int) -> list[Instant]:
    """Return which of those that help come one by one."""
    chosen = [instant for instant in helpful if instant.step.any_hour]
    calm = (instant for instant in helpful if not instant.step.any_hour)
    asked: set[bool] = set()
    for instant in sorted(calm, key=lambda instant: instant.due, reverse=True):
        asks = instant.step.kind is Kind.CHECKIN
        if len(chosen) < most and not (asks in asked and _late(instant, now)):
            chosen.append(instant)
            asked.add(asks)
    return chosen


def _late(instant: Instant, now: datetime) -> bool:
    """Tell whether it was missed; what somebody put off themselves was not."""
    if Reason.LATER in instant.reasons:
        return False
    return now - instant.due > LATE or Reason.PAUSED in instant.reasons

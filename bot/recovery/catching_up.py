"""What is sent of all that is due, and what goes into one summary.

The same rule holds for the minute in which a step is due, for late enrolment, after an outage,
after a pause: what still helps is sent, the rest is told in one message, nobody is flooded.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.recovery.placing import Instant

MOST: Final = 3
"""Messages that come one after the other; those that may pass quiet hours come beyond that."""


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

    Of too many that help those are sent which may pass quiet hours, then the latest.
    """
    due = [instant for instant in instants if instant.due <= now and not instant.held]
    helpful = [instant for instant in due if instant.helps(now)]
    past = [instant for instant in due if not instant.helps(now)]
    ranked = sorted(helpful, key=lambda instant: (instant.step.any_hour, instant.due), reverse=True)
    urgent = sum(instant.step.any_hour for instant in helpful)
    sent = {instant.key for instant in ranked[: max(most, urgent)]}
    begun = now >= begins
    return CatchingUp(
        send=tuple(instant for instant in helpful if instant.key in sent),
        also=tuple(instant for instant in helpful if instant.key not in sent),
        over=tuple(instant for instant in past if not (begun and instant.step.prepares)),
        moot=tuple(instant for instant in past if begun and instant.step.prepares),
    )

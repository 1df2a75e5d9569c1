"""When the team is told of an alert again: arithmetic alone.

    0  2  4 .. 30 min  40  50 min .. 24 h  each opening of the desk .. 7 days
    on duty  everybody

Nobody has to be awake for it to go on: it ends when somebody takes it, or after a week.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.helpdesk.hours import PromiseClock
from bot.store.alerts import LASTS, AlertKind

EVERY: Final = timedelta(minutes=2)
SLOWER_AFTER: Final = timedelta(minutes=30)
SLOWER: Final = timedelta(minutes=10)
PASSED_ON_AFTER: Final = 2 * EVERY
"""After so long everybody is told, also who is off duty."""
LEFT: Final = timedelta(hours=24)
"""After so long it is told of once a shift, and the patient that nobody took it."""
WITHOUT_HOURS: Final = timedelta(hours=24)
"""The same for a desk that doesn't say when it is open."""
DRILL_LASTS: Final = timedelta(minutes=30)


def lasts(kind: AlertKind) -> timedelta:
    """Return for how long the team is told of it unless somebody takes it."""
    return DRILL_LASTS if kind is AlertKind.DRILL else LASTS


def next_at(
    kind: AlertKind, raised: datetime, now: datetime, hours: PromiseClock
) -> datetime | None:
    """Return when the round after the one of ``now`` is; None where this is the last one.

    It counts from now, so that rounds missed while the bot was off don't come all at once. What
    was left for a day is told to whoever comes to the desk next, by its ``hours``.
    """
    if is_over(kind, raised, now):
        return None
    if is_left(raised, now):
        return min(hours.next_opening(now) or now + WITHOUT_HOURS, raised + LASTS)
    pause = EVERY if now - raised < SLOWER_AFTER else SLOWER
    return min(now + pause, raised + min(LEFT, lasts(kind)))


def is_left(raised: datetime, now: datetime) -> bool:
    """Tell whether nobody took it for a day."""
    return now - raised >= LEFT


def is_over(kind: AlertKind, raised: datetime, now: datetime) -> bool:
    """Tell whether nobody took it for as long as it goes on."""
    return now - raised >= lasts(kind)


def is_passed_on(raised: datetime, now: datetime) -> bool:
    """Tell whether a round goes to everybody: nobody on duty took it in time."""
    return now - raised >= PASSED_ON_AFTER

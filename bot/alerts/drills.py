"""Weekly drills: when the next one is; arithmetic alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from bot.alerts.rounds import DRILL_LASTS
from bot.helpdesk.desk import NEVER
from bot.helpdesk.hours import PromiseClock
from bot.recovery.walltime import instant_of, wall_of

LATE: Final = timedelta(hours=1)
"""A drill that the bot missed by more, or found no moment for, is left out until next week."""
_WEEK: Final = timedelta(days=7)
_REACH: Final = 15
"""Days that are looked at: each day has a drill's weekday, and its desk's next hours, within."""


@dataclass(frozen=True)
class Weekly:
    """A weekday (0 is Monday) and a time by the clinic's clocks.

    Where nobody is at the desk for as long as a drill takes, it waits for the next hours in which
    somebody is; where there are none within a week it is left out. A clinic that has not said its
    hours is drilled at the time itself.
    """

    weekday: int
    at: time

    def last(self, now: datetime, hours: PromiseClock) -> datetime | None:
        """Return the latest drill's instant that is not after now; None: none in two weeks."""
        return max((one for one in self._around(now, hours) if one <= now), default=None)

    def next(self, now: datetime, hours: PromiseClock) -> datetime | None:
        """Return the first drill's instant after now; None: none in two weeks."""
        return min((one for one in self._around(now, hours) if one > now), default=None)

    def _around(self, now: datetime, hours: PromiseClock) -> Iterator[datetime]:
        today = wall_of(now, hours.zone).date()
        for ahead in range(-_REACH, _REACH):
            day = today + timedelta(days=ahead)
            if day.weekday() == self.weekday:
                wanted = instant_of(day, self.at, hours.zone)[0]
                found = _at_desk(wanted, hours)
                if found is not None and found < wanted + _WEEK:
                    yield found


def _at_desk(wanted: datetime, hours: PromiseClock) -> datetime | None:
    return wanted if hours.desk.hours == NEVER else hours.opens(wanted, DRILL_LASTS)

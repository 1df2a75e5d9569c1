"""Weekly drills: when the next one is; arithmetic alone."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.recovery.walltime import instant_of, wall_of

LATE: Final = timedelta(hours=1)
"""A drill that the bot missed by more is left out until next week."""


@dataclass(frozen=True)
class Weekly:
    """A weekday (0 is Monday) and a time by the clinic's clocks."""

    weekday: int
    at: time

    def last(self, now: datetime, zone: ZoneInfo) -> datetime:
        """Return the latest such instant that is not after now."""
        return self._nearest(now, zone, -1)

    def next(self, now: datetime, zone: ZoneInfo) -> datetime:
        """Return the first such instant after now."""
        return self._nearest(now, zone, 1)

    def _nearest(self, now: datetime, zone: ZoneInfo, way: int) -> datetime:
        today = wall_of(now, zone).date()
        days = (today + timedelta(days=way * ahead) for ahead in range(9))
        found = (instant_of(day, self.at, zone)[0] for day in days if day.weekday() == self.weekday)
        return next(one for one in found if (one > now if way > 0 else one <= now))

"""The promise clock: minutes that count only while the desk is open.

Hours are the clinic's, on its own wall; time is counted in real minutes. Where daylight saving
skips an opening or closing time, it is the first minute after the gap; where a clock shows it
twice, the first of the two. So a shift of 8 hours lasts 7 or 9 in the night of the change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.helpdesk.desk import DAY, Desk
from bot.recovery.walltime import instant_of, wall_of

REACH: Final = timedelta(days=60)
"""How far ahead an opening is looked for: a desk closed for longer promises nothing."""

_DAY: Final = timedelta(days=1)
_HOUR: Final = 60
_BACK: Final = 2 * _DAY
"""Where looking begins: a span lasts until the end of the next day at most."""

_Shift = tuple[datetime, datetime]
"""Open from the first instant to just before the second."""


@dataclass(frozen=True, slots=True)
class PromiseClock:
    """When a desk in a zone is open, and what it can promise.

    Instants are aware, in any zone; those returned are UTC.
    """

    desk: Desk
    zone: ZoneInfo

    def opens(self, now: datetime, stays: timedelta = timedelta()) -> datetime | None:
        """Return when it opens next, ``now`` itself while it is open; None: not within `REACH`.

        It ``stays`` open for at least so long then.
        """
        return next((start for start, end in self._shifts(now) if end - start >= stays), None)

    def next_opening(self, now: datetime) -> datetime | None:
        """Return when it opens next after ``now``, also while it is open; None as in `opens`."""
        return next((start for start, _ in self._shifts(now) if start > now), None)

    def promised(self, asked_at: datetime) -> datetime | None:
        """Return until when a human answers; None where the desk is closed for too long."""
        left = self.desk.promise
        for start, end in self._shifts(asked_at):
            if left <= end - start:
                return start + left
            left -= end - start
        return None

    def _shifts(self, since: datetime) -> Iterator[_Shift]:
        """Yield when it is open from ``since`` on, in order, none overlapping another.

        It ends where the desk is closed for longer than `REACH`.
        """
        reached = since.astimezone(UTC)
        day = wall_of(reached, self.zone).date() - _BACK
        while day <= wall_of(reached + REACH, self.zone).date():
            for span in self.desk.hours.on(day):
                start, end = (self._instant(day, minutes) for minutes in (span.start, span.end))
                if start > reached + REACH:
                    return
                if end > max(start, reached):
                    yield max(start, reached), end
                    reached = end
            day += _DAY

    def _instant(self, day: date, minutes: int) -> datetime:
        days, minutes = divmod(minutes, DAY)
        return instant_of(day + days * _DAY, time(*divmod(minutes, _HOUR)), self.zone)[0]

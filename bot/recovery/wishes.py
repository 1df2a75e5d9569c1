"""When a person wants to hear from us."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.recovery.plan import Condition, Kind
from bot.recovery.walltime import instant_of, wall_of

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours without messages, from ``start`` to just before ``end``; the same twice is never."""

    start: time
    end: time

    def covers(self, at: time) -> bool:
        """Tell whether a clock that shows this is in them."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    def left(self, instant: datetime, zone: ZoneInfo) -> datetime:
        """Return the first instant from this one on that is outside of them."""
        while self.covers((wall := wall_of(instant, zone)).time()):
            day = wall.date() if wall.time() < self.end else wall.date() + _DAY
            end = instant_of(day, self.end, zone)[0]
            instant = end if end > instant else instant + _MINUTE  # in an hour that comes twice
        return instant

    def entered(self, instant: datetime, zone: ZoneInfo) -> datetime:
        """Return the last minute before them, looking back from an instant inside of them."""
        wall = wall_of(instant, zone)
        day = wall.date() if wall.time() >= self.start else wall.date() - _DAY
        return instant_of(day, self.start, zone)[0] - _MINUTE


@dataclass(frozen=True, slots=True)
class Pause:
    """A time without any message, from ``start`` to just before ``end``; None is not yet known.

    With ``asks`` check-ins come all the same.
    """

    start: datetime
    end: datetime | None = None
    asks: bool = False

    def covers(self, instant: datetime) -> bool:
        """Tell whether an instant is in it."""
        return self.start <= instant and (self.end is None or instant < self.end)

    def stops(self, kind: Kind, instant: datetime) -> bool:
        """Tell whether nothing of that kind comes at an instant."""
        return self.covers(instant) and not (self.asks and kind is Kind.CHECKIN)


NIGHT: Final = Quiet(time(22), time(8))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person has told us about when and what.

    ``preferred`` is the time of day for steps that have none of their own. ``not_so`` has the
    conditions that don't hold; what a person didn't say may hold.
    """

    preferred: time | None = None
    quiet: Quiet | None = NIGHT
    not_so: frozenset[Condition] = frozenset()


ORDINARY: Final = Wishes()
"""Of somebody who didn't say."""

"""From a clock on the wall to an instant, across daylight saving.

A time that a clock skips becomes the first minute after the gap; one that it shows twice, the first
of the two.
"""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

_MINUTE = timedelta(minutes=1)


class Clocks(StrEnum):
    """What the clocks do at a time on the wall."""

    GO = "go"
    SKIP = "skip"
    REPEAT = "repeat"


@lru_cache(maxsize=4096)
def instant_of(day: date, at: time, zone: ZoneInfo) -> tuple[datetime, Clocks]:
    """Return the instant (aware UTC) when a clock in the zone shows it, and what clocks do there.

    ``at`` is naive; parts of a second don't count.
    """
    wall = datetime.combine(day, at.replace(microsecond=0, fold=0))
    first = wall.replace(tzinfo=zone)
    second = first.replace(fold=1)
    before, after = first.utcoffset(), second.utcoffset()
    if before == after or before is None or after is None:
        return first.astimezone(UTC), Clocks.GO
    if before > after:
        return first.astimezone(UTC), Clocks.REPEAT
    return _change(first, second, zone), Clocks.SKIP


def _change(inside: datetime, later: datetime, zone: ZoneInfo) -> datetime:
    """Return the first whole minute after a gap that both readings of a wall time fall into."""
    low, high = later.astimezone(UTC), inside.astimezone(UTC)  # before the change, and after it
    offset = high.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            high = middle
        else:
            low = middle
    rest = timedelta(seconds=high.second)
    return high + (_MINUTE - rest if rest else rest)


def wall_of(instant: datetime, zone: ZoneInfo) -> datetime:
    """Return what a clock in the zone shows at an instant, naive."""
    return instant.astimezone(zone).replace(tzinfo=None)

"""How long people waited for a human's answer, and which promises were kept. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median, quantiles
from zoneinfo import ZoneInfo

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Waited:
    """One wait; ``promised`` and ``answered`` are None where nothing was, or nobody has.

    ``ended`` is when it was over without an answer: closed, or given back to the bot.
    """

    asked: datetime
    promised: datetime | None
    answered: datetime | None
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Of so many waits ``answered`` were; ``median`` and ``p90`` are their minutes by the wall.

    ``unanswered`` ended without an answer. ``kept`` of ``promises`` that are over were kept; a
    promise whose time is still to come counts neither way, nor one whose wait ended before it.
    """

    asked: int
    answered: int
    unanswered: int
    median: float | None
    p90: float | None
    promises: int
    kept: int


def figures(waits: Sequence[Waited], now: datetime) -> Figures:
    """Return the figures of some waits."""
    minutes = sorted((one.answered - one.asked) / _MINUTE for one in waits if one.answered)
    over = [
        one
        for one in waits
        if one.promised and (one.answered or one.promised <= (one.ended or now))
    ]
    kept = sum(
        one.answered is not None and one.promised is not None and one.answered <= one.promised
        for one in over
    )
    return Figures(
        asked=len(waits),
        answered=len(minutes),
        unanswered=sum(one.ended is not None for one in waits),
        median=median(minutes) if minutes else None,
        p90=_p90(minutes),
        promises=len(over),
        kept=kept,
    )


def _p90(minutes: Sequence[float]) -> float | None:
    if len(minutes) < 2:  # noqa: PLR2004  # one is its own quantile
        return minutes[0] if minutes else None
    return quantiles(minutes, n=10, method="inclusive")[8]


def by_day(
    waits: Sequence[Waited], days: int, now: datetime, zone: ZoneInfo
) -> list[tuple[date, float | None]]:
    """Return the median minutes of each of the last days, by the clinic's calendar, oldest first.

    None stands for a day without an answered question.
    """
    today = now.astimezone(zone).date()
    found: dict[date, list[float]] = {}
    for one in waits:
        if one.answered is not None:
            day = one.asked.astimezone(zone).date()
            found.setdefault(day, []).append((one.answered - one.asked) / _MINUTE)
    wanted = [today - timedelta(days=back) for back in range(days - 1, -1, -1)]
    return [(day, median(found[day]) if day in found else None) for day in wanted]

"""Which days a month and day, a weekday or a distance may mean, seen from today."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from bot.recovery.date_readings import Candidate, Sure

_NEAR: Final = range(-4, 5)
"""Years around this one in which every day exists, 29 February too."""

_WEEK: Final = 7


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the date, None where no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def later(today: date, days: int) -> date | None:
    """Return the day so many days on (or back), None beyond the calendar."""
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def months_later(today: date, months: int) -> date | None:
    """Return the same day of another month, or that month's last."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    if not 1 <= year <= 9999:  # noqa: PLR2004  # what datetime knows
        return None
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def in_some_year(month: int, day: int, today: date) -> tuple[Candidate, ...]:
    """Return the nearest such day and the second nearest, however far they are."""
    dates = [found for year in _NEAR if (found := day_of(today.year + year, month, day))]
    return ranked(sorted(dates, key=lambda found: abs(found - today))[:2])


def in_some_month(day: int, today: date) -> tuple[Candidate, ...]:
    """Return the next and the last day of that number; both are guesses."""
    months = (months_later(today.replace(day=1), number) for number in range(-2, 3))
    dates = [found for month in months if month and (found := day_of(month.year, month.month, day))]
    ahead = [found for found in dates if found >= today][:1]
    back = [found for found in dates if found < today][-1:]
    return tuple(Candidate(found, Sure.UNSURE) for found in (*ahead, *back))


def in_week(weekday: int, weeks: int, today: date) -> date | None:
    """Return a weekday (Monday is 0) of the calendar week so many weeks on; weeks begin Monday."""
    return later(today, weekday - today.weekday() + weeks * _WEEK)


def around(weekday: int, today: date) -> tuple[Candidate, ...]:
    """Return the next such weekday, today included, and the last one."""
    ahead = (weekday - today.weekday()) % _WEEK
    return ranked([later(today, ahead), later(today, ahead - _WEEK)])


def ranked(dates: Iterable[date | None], best: Sure = Sure.SURE) -> tuple[Candidate, ...]:
    """Return readings, the likeliest first; of several none is sure, and only one is likely."""
    days: Sequence[date] = list(dict.fromkeys(day for day in dates if day))
    if len(days) == 1:
        return (Candidate(days[0], best),)
    first = Sure.LIKELY if best is Sure.SURE else best
    return tuple(Candidate(day, Sure.UNSURE if place else first) for place, day in enumerate(days))

"""Dates in digits: 2026-03-05, 20260305, 5/3/2026, 5/3."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.recovery.calendar_days import day_of, in_some_year, ranked
from bot.recovery.date_readings import Candidate, Found, Problem, Sure

_BEFORE: Final = r"(?<![\d./:+-])"
_AFTER: Final = r"(?![\d/:%]|[.-]\d)"
_COMPACT: Final = re.compile(rf"{_BEFORE}(\d{{4}})(\d\d)(\d\d){_AFTER}")
_YEAR_FIRST: Final = re.compile(
    rf"{_BEFORE}(\d{{4}}) ?([-./ ]) ?(\d{{1,2}}) ?\2 ?(\d{{1,2}})(?!\d|[./-]\d)"
)
_YEAR_LAST: Final = re.compile(
    rf"{_BEFORE}(\d{{1,2}}) ?([-./ ]) ?(\d{{1,2}}) ?\2 ?(\d{{4}}|\d\d){_AFTER}"
)
_NO_YEAR: Final = re.compile(
    rf"{_BEFORE}(\d{{1,2}})([-./])(\d{{1,2}}){_AFTER}"
    r"(?! ?(?:天|日|号|月|周|个|点|时|元|度|岁|[ckm]m|[km]g|ml|[ap]m|days?|weeks?|months?|hours?))"
)
_SHORT_YEAR: Final = 2


def find(text: str, today: date, *, day_first: bool) -> Iterator[Found]:
    """Yield what is written in digits; ``day_first`` tells what 5/3 means first."""
    for found in _COMPACT.finditer(text):
        day = day_of(*(int(part) for part in found.groups()))
        if day:
            yield Found(*found.span(), ranked([day]))
    for found in _YEAR_FIRST.finditer(text):
        yield _found(found, ranked([day_of(int(found[1]), int(found[3]), int(found[4]))]))
    for found in _YEAR_LAST.finditer(text):
        yield _found(found, _with_year(found, day_first=day_first))
    for found in _NO_YEAR.finditer(text):
        if days := _without_year(found, today, day_first=day_first):
            yield Found(*found.span(), days)  # else it is a temperature, a price, ...


def _found(found: re.Match[str], days: tuple[Candidate, ...]) -> Found:
    return Found(*found.span(), days, None if days else Problem.NO_SUCH_DAY)


def _with_year(found: re.Match[str], *, day_first: bool) -> tuple[Candidate, ...]:
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    if len(found[4]) > _SHORT_YEAR:
        orders = [day_of(year, other, one), day_of(year, one, other)]
        return ranked(orders if day_first else orders[::-1])
    orders = [day_of(2000 + year, other, one), day_of(2000 + year, one, other)]
    orders = orders if day_first else orders[::-1]
    return ranked([*orders, day_of(2000 + one, other, year)], Sure.UNSURE)


def _without_year(found: re.Match[str], today: date, *, day_first: bool) -> tuple[Candidate, ...]:
    one, other = int(found[1]), int(found[3])
    orders = [in_some_year(other, one, today), in_some_year(one, other, today)]
    first, second = orders if day_first else orders[::-1]
    best = Sure.SURE if found[2] == "/" else Sure.UNSURE
    if first and second and one != other:
        return ranked([first[0].day, second[0].day], best)
    return ranked([each.day for each in first or second], best)

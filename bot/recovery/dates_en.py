"""Dates as people write them in English: 5 March, next Monday, in 3 days, two weeks ago.

What counts as a date is decided here, strictly; dateparser, which reads too much into a text and
knows no weekdays, only works out the months, numbers and distances of what passed.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any, Final

from bot.recovery.calendar_days import (
    around,
    day_of,
    in_some_month,
    in_some_year,
    in_week,
    later,
    months_later,
    ranked,
)
from bot.recovery.date_grammar import Days, Grammar, Match, vague
from bot.recovery.date_readings import Found, Sure

_MONTH: Final = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NUMBER: Final = r"(?<![\d.:/-])([0-2]?\d|3[01])"
_DAY: Final = rf"{_NUMBER}(?:st|nd|rd|th)?(?![\d:])"
_YEAR: Final = r"(?:,? ?(?:of )?((?:19|20|21)\d\d)(?![\d:]))?"
_COUNT: Final = (
    r"(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen"
    r"|twenty|thirty)"
)
_DISTANCE: Final = rf"\b{_COUNT} (day|week|fortnight|month)s?"
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WHOLE: Final = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
_SHORT: Final = r"(?P<weekday>mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"
_OPERATION: Final = r"(?:my |the )?(?:op|operation|surgery|procedure|facelift|lift)\b"
_WHICH: Final = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1}
_WEEK: Final = 7
_NAMED: Final = {
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "tomorrow": 1,
    "tmrw": 1,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
}
_VAGUE: Final = re.compile(
    r"\b(?:(?:next|last|this|end of|beginning of|mid) (?:the )?"
    r"(?:week|month|year|spring|summer|autumn|fall|winter)|weekend|soon"
    r"|some ?day|sometime|(?:few|couple of|several|some) (?:days?|weeks?|months?)"
    r"|easter|thanksgiving)\b"
    rf"|\b(?:in|during|early|mid|late)[ -]{_MONTH}(?! ?(?:the )?\d)"
)
_FEASTS: Final = {
    "christmas eve": (12, 24),
    "christmas(?: day)?": (12, 25),
    "new year'?s eve": (12, 31),
    "new year'?s day": (1, 1),
    "valentine'?s day": (2, 14),
}
_LONG_NAMES: Final = (
    *("january", "february", "march", "april", "august", "september", "october", "november"),
    *("december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("tomorrow", "yesterday"),
)
_LONG_WORD: Final = re.compile(r"[a-z]{5,}")
_ALIKE: Final = 0.85
_GRAMMAR: Final = Grammar()


def find(text: str, today: date) -> Iterator[Found]:
    """Yield what is a date in English, and what is none and looks like one."""
    yield from vague(_VAGUE, text)
    yield from _GRAMMAR.find(text, today)


def mended(text: str) -> str:
    """Return a text with slips in the names of months and days put right: marhc, wensday."""
    return _LONG_WORD.sub(lambda word: _meant(word[0]), text)


def _meant(word: str) -> str:
    if word in _LONG_NAMES:
        return word
    if turned := [name for name in _LONG_NAMES if sorted(name) == sorted(word)]:
        return turned[0]
    found = get_close_matches(word, _LONG_NAMES, 1, _ALIKE)
    return found[0] if found and found[0][0] == word[0] else word


@_GRAMMAR.reads(
    rf"{_DAY}[ .-]?(?:of )?{_MONTH}[ -]?{_YEAR}",
    r"(?! (?:be|not|have|need|work|i|we)\b)",  # "the 5th may be too early"
)
def _day_month(found: Match, today: date) -> Days:
    return _named_month(found[1], found[2], found[3], today)


@_GRAMMAR.reads(
    rf"\b{_MONTH}[ -]?(?:the )?{_DAY}{_YEAR}",
    r"(?! ?(?:days?|weeks?|people|am|pm)\b)",
)
def _month_day(found: Match, today: date) -> Days:
    return _named_month(found[2], found[1], found[3], today)


@_GRAMMAR.reads(rf"\bin {_DISTANCE}\b(?:'?s? time)?")
def _in_a_while(found: Match, today: date) -> Days:
    return _ahead(found, today)


@_GRAMMAR.reads(rf"{_DISTANCE} (?:from (?:now|today)|hence)\b")
def _ahead(found: Match, today: date) -> Days:
    return _distance(f"in {found[1]} {found[2]}s", found[2], today)


@_GRAMMAR.reads(rf"{_DISTANCE} (?:ago|back)\b")
def _ago(found: Match, today: date) -> Days:
    return _distance(f"{found[1]} {found[2]}s ago", found[2], today)


@_GRAMMAR.reads(rf"{_DISTANCE} (?:(?:after|since|from|post) {_OPERATION}|post-? ?op\b)")
def _since(found: Match, today: date) -> Days:
    return ranked([each.day for each in _ago(found, today)], Sure.LIKELY)


@_GRAMMAR.reads(r"\b(?:post-? ?op )?day (\d{1,3})\b(?: post-? ?op\b)?")
def _post_op_day(found: Match, today: date) -> Days:
    return ranked([later(today, -int(found[1]))], Sure.LIKELY)


@_GRAMMAR.reads(rf"\b({'|'.join(_NAMED)})( week)?\b")
def _named(found: Match, today: date) -> Days:
    return ranked([later(today, _NAMED[found[1]] + (_WEEK if found[2] else 0))])


@_GRAMMAR.reads(
    rf"(?<!next )(?<!last )(?<!this )\b(?:on )?{_WHOLE}(?! (?:last|this|next)? ?week\b)"
)
@_GRAMMAR.reads(rf"^{_SHORT}$")
def _weekday(found: Match, today: date) -> Days:
    return around(_weekday_in(found), today)


@_GRAMMAR.reads(rf"\b(?P<week>last|past|previous) (?:{_WHOLE})")
@_GRAMMAR.reads(rf"\b(?P<week>last|past|previous) (?:{_SHORT})")
def _last(found: Match, today: date) -> Days:
    weekday = _weekday_in(found)
    return ranked([around(weekday, today)[-1].day, in_week(weekday, -1, today)])


@_GRAMMAR.reads(rf"\b(?P<week>this|coming|this coming) {_WHOLE}")
@_GRAMMAR.reads(rf"\b(?P<week>this|coming|this coming) {_SHORT}")
def _this(found: Match, today: date) -> Days:
    weekday = _weekday_in(found)
    back = in_week(weekday, 0, today) if found["week"] == "this" else None
    return ranked([around(weekday, today)[0].day, back])


@_GRAMMAR.reads(rf"\b(?P<week>next) {_WHOLE}")
@_GRAMMAR.reads(rf"\b(?P<week>next) {_SHORT}")
def _next(found: Match, today: date) -> Days:
    weekday = _weekday_in(found)
    return ranked([in_week(weekday, 1, today), _after(weekday, today)])


@_GRAMMAR.reads(rf"\b{_WHOLE},? (?P<week>last|this|next) week\b")
@_GRAMMAR.reads(rf"\b(?P<week>last|this|next) week,? (?:on )?{_WHOLE}")
def _in_that_week(found: Match, today: date) -> Days:
    return ranked([in_week(_weekday_in(found), _WHICH[found["week"]], today)])


@_GRAMMAR.reads(rf"\b{_WHOLE} (?P<week>week)\b")
def _weekday_week(found: Match, today: date) -> Days:
    first = _after(_weekday_in(found), today)
    return ranked([first and later(first, _WEEK)], Sure.LIKELY)


@_GRAMMAR.reads(rf"{_DISTANCE} (?:from|after) (?:next )?(?P<week>){_WHOLE}")
def _weeks_from(found: Match, today: date) -> Days:
    first = _after(_weekday_in(found), today)
    away = ((one.day - today).days for one in _ahead(found, today))
    return ranked([first and later(first, days) for days in away], Sure.LIKELY)


@_GRAMMAR.reads("|".join(rf"\b(?:{name})\b" for name in _FEASTS))
def _feast(found: Match, today: date) -> Days:
    month, day = next(on for name, on in _FEASTS.items() if re.fullmatch(name, found[0]))
    return in_some_year(month, day, today)


@_GRAMMAR.reads(rf"{_DAY} (?:of )?(last|this|next) month\b")
def _day_of_a_month(found: Match, today: date) -> Days:
    month = months_later(today.replace(day=1), _WHICH[found[2]])
    return ranked([month and day_of(month.year, month.month, int(found[1]))])


@_GRAMMAR.reads(rf"\b{_NUMBER}(?:st|nd|rd|th)\b(?! (?:day|week|month|time|floor))")
def _day_alone(found: Match, today: date) -> Days:
    return in_some_month(int(found[1]), today)


def _weekday_in(found: Match) -> int:
    return _DAYS.index(found["weekday"][:3])


def _after(weekday: int, today: date) -> date | None:
    ahead = around(weekday, today)[0].day
    return later(today, _WEEK) if ahead == today else ahead


def _named_month(day: str, month: str, year: str | None, today: date) -> Days:
    if year:
        return ranked([_work_out(f"{day} {month} {year}", today)])
    in_a_leap_year = _work_out(f"{day} {month} 2024", today)
    if in_a_leap_year is None:
        return ()
    return in_some_year(in_a_leap_year.month, in_a_leap_year.day, today)


def _distance(text: str, unit: str, today: date) -> Days:
    return ranked([_work_out(text, today)], Sure.LIKELY if unit == "month" else Sure.SURE)


def _work_out(text: str, today: date) -> date | None:
    """Return what dateparser makes of a text that is a date for certain."""
    from dateparser.date import DateDataParser  # noqa: PLC0415  # 0.15 s, seldom needed

    settings: Any = {
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "REQUIRE_PARTS": ["day"],
        "PARSERS": ["relative-time", "absolute-time"],
    }
    try:
        found = DateDataParser(languages=["en"], settings=settings).get_date_data(text).date_obj
    except (ValueError, OverflowError):
        return None
    return found.date() if found else None

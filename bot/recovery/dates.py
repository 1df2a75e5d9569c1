"""A date in a person's own words, in Chinese or English, seen from today where they are.

Nothing here fails, whatever the text, and nothing is taken for sure that may mean another day: the
person confirms every reading, with its weekday and how far away it is.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final
from unicodedata import normalize

from bot.recovery import dates_en, dates_numbers, dates_zh
from bot.recovery.calendar_days import ranked
from bot.recovery.date_readings import Candidate, Found, Problem, Reading, Sure

LONGEST: Final = 200
"""Characters that are read; a date stands at the beginning or not at all."""

MOST: Final = 3
"""Readings that are worth a question."""

BACK: Final = -200
AHEAD: Final = 270
"""Days from today between which an operation is thought of where no year is said."""

_HAN_SPACE: Final = re.compile(r"(?<=[\u3007\u4e00-\u9fff])\s+|\s+(?=[\u3007\u4e00-\u9fff])")
_TIMES: Final = re.compile(
    rf"\d{{1,2}}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b)?|\b\d{{1,2}} ?(?:[ap]\.?m\b|o'clock)"
    rf"|(?:\d{{1,2}}|[{dates_zh.HAN}]{{1,3}})点(?:半|钟|[\d{dates_zh.HAN}]{{1,3}}分?)?"
    r"|t\d\d:?\d\d\S*|\d{1,3} ?(?:岁|years? old)"
)
_MORE: Final = re.compile(rf"\d|[{dates_zh.HAN}](?:天|日|号|周|个?月|个?星期|个?礼拜)")
"""What shows that a text says more than was understood."""

_DOUBT: Final = re.compile(
    r"不是|不对|不行|没定|未定|不确定|大概|大约|左右|可能|也许|或|估计|还是"
    r"|\b(?:maybe|probably|perhaps|roughly|approximately|about|around|not|isn't|wasn't|or|might)\b"
)
_RANGE_BEFORE: Final = re.compile(
    r"(?:\b(?:before|after|until|till|by|since|between)(?: the)? |[-~到至])$"
)
_RANGE_AFTER: Final = re.compile(r" ?(?:之?[前后]|以[前后]|起|到|至|[~–—-]| (?:to|or|and)\b)")
_PAST: Final = re.compile(
    r"做了|做过|做的|做完|已经|刚|术后|动了|开了|\b(?:was|had|did|were|been|done|ago)\b"
)
_FUTURE: Final = re.compile(
    r"要做|准备|打算|预约|约了|约在|安排|定在|将"
    r"|\b(?:will|going to|having|booked|scheduled|planned)\b"
)


def read_date(text: str, today: date, lang: str) -> Reading:
    """Return the days that a text may mean; ``lang`` tells how 5/3 is read first."""
    plain = _plain(text)
    found = _apart(
        [
            *dates_zh.find(plain, today),
            *dates_numbers.find(plain, today, day_first=lang != "zh"),
            *dates_en.find(plain, today),
        ]
    )
    if any(one.problem is Problem.LUNAR for one in found):
        return Reading(problem=Problem.LUNAR)
    dated = [one for one in found if one.days]
    if not dated:
        return Reading(problem=found[0].problem if found else Problem.NOTHING)
    said = _together(dated)
    candidates = _settled(said, _in_reach(_in_tense(said, plain, today), today))
    if len(dated) < len(found) or _doubtful(plain, found):
        candidates = [Candidate(one.day, Sure.UNSURE) for one in candidates]
    return Reading(tuple(candidates[:MOST]))


def _plain(text: str) -> str:
    """Return small letters, plain digits, modern signs and names without slips.

    There are no spaces around Chinese in it.
    """
    folded = " ".join(normalize("NFKC", text[:LONGEST]).casefold().split())
    return _HAN_SPACE.sub("", dates_zh.modern(dates_en.mended(folded)))


def _apart(found: Iterable[Found]) -> list[Found]:
    """Return what doesn't overlap, in order; of what does, the longest, which says most."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _together(found: list[Found]) -> list[Candidate]:
    """Return what several expressions have in common; where that is nothing, all they say."""
    dates = [one for one in found if one.weekday is None] or found
    weekdays = {one.weekday for one in found} - {None}
    days = [each for one in dates for each in one.days]
    common = [
        each.day
        for each in days
        if all(each.day in {other.day for other in one.days} for one in dates)
    ]
    fitting = [day for day in common if not weekdays or day.weekday() in weekdays]
    if len(found) == 1:
        return list(found[0].days)
    if fitting:
        return list(ranked(fitting))
    return [Candidate(day, Sure.UNSURE) for day in dict.fromkeys(each.day for each in days)]


def _in_tense(candidates: list[Candidate], text: str, today: date) -> list[Candidate]:
    """Drop what is ahead of somebody who tells of the past, and the other way round."""
    past, future = bool(_PAST.search(text)), bool(_FUTURE.search(text))
    if past == future:
        return candidates
    fitting = [one for one in candidates if (one.day <= today if past else one.day >= today)]
    return fitting or candidates


def _in_reach(candidates: list[Candidate], today: date) -> list[Candidate]:
    """Drop another year's day where one that recovery is about can be meant as well."""
    near = [one for one in candidates if BACK <= (one.day - today).days <= AHEAD]
    return near or candidates[:1]


def _settled(before: list[Candidate], left: list[Candidate]) -> list[Candidate]:
    """Return what is left of several readings: a likely one that stays alone is sure."""
    if len(before) == len(left) or before[0].sure is Sure.UNSURE:
        return left
    return list(ranked(one.day for one in left))


def _doubtful(text: str, found: list[Found]) -> bool:
    """Tell whether the text says more than its dates, or says them with doubt."""
    rest, end = "", 0
    for one in found:
        before, after = text[: one.start], text[one.end :]
        if _RANGE_BEFORE.search(before) or _RANGE_AFTER.match(after):
            return True
        rest += f"{text[end : one.start]} "
        end = one.end
    rest = _TIMES.sub(" ", rest + text[end:])
    return bool(_DOUBT.search(rest) or _MORE.search(rest))

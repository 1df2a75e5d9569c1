"""A time of day in a person's own words, in Chinese or English.

Only a text that says a time and nothing else is one: "38.5" is a temperature, and "can I shower
2 hours later" a question.
"""

import re
from datetime import time
from typing import Final
from unicodedata import normalize

from bot.recovery.dates_zh import HAN, number

_LONGEST: Final = 60
_WORDS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_SAID: Final = re.compile(
    r"^(?:(?:at|around|about|approximately|roughly|every|day|daily|please|maybe|the|surgery|operation|begins|starts|it"
    r"|is|it's)\s+)+|^(?:每天|每日|就|大概|大约|差不多|在|手术|是|都)+"
    r"|(?:\s*(?:please|every day|daily|or so|-?ish|roughly|sharp|o'?clock))+$"
    r"|(?:左右|吧|开始|可以|就行|就好|提醒我|提醒|手术)+$"
)
_NUMBER: Final = rf"\d{{1,2}}|[{HAN}]{{1,3}}|{'|'.join(_WORDS)}"
_CHINESE: Final = re.compile(
    rf"(?P<part>凌晨|清晨|清早|早晨|早上|早|上午|中午|下午|傍晚|晚上|晚|夜里|半夜)?"
    rf"(?P<hour>\d{{1,2}}|[{HAN}]{{1,3}})(?:点钟?|时|:)(?P<minute>半|[一三]刻|[\d{HAN}]{{1,3}})?"
    r"(?:分|整|钟)?"
)
_ENGLISH: Final = re.compile(
    rf"(?:(?P<past>half|quarter|\d{{1,2}})(?: minutes)?\s*(?P<way>past|to)\s+)?(?P<hour>{_NUMBER})"
    r"(?:\s*[:.h]\s*(?P<minute>\d\d))?h?(?:\s*o'?clock)?"
    r"\s*(?P<part>[ap]\.?\s?m\.?|(?:in the |at )?(?:morning|afternoon|evening|night|noon))?"
)
_COMPACT: Final = re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)")
_NAMED: Final = {
    "noon": time(12), "midday": time(12), "中午": time(12), "正午": time(12),
    "midnight": time(0), "半夜": time(0),
}  # fmt: skip
_AFTER_NOON: Final = re.compile(r"p|afternoon|evening|night|下午|傍晚|晚|夜")
_NIGHT: Final = re.compile(r"night|晚|夜")
_BEFORE_NOON: Final = re.compile(r"^a(?!t)|morning|凌晨|清|早|上午")
_NOON: Final = 12
_SMALL_HOURS: Final = 5
"""Up to before that hour of a night one is up late: "3 at night" isn't the afternoon's."""
_EARLIEST: Final = 7
"""From when on a bare hour is one of the morning: "at 3" is the afternoon's."""

_MINUTES: Final = 60
_SPARE: Final = {"半": 30, "一刻": 15, "三刻": 45, "half": 30, "quarter": 15}


def read_time(text: str) -> time | None:
    """Return the time of day that a text says, or None where it says anything else."""
    if len(text) > _LONGEST:
        return None
    said = " ".join(normalize("NFKC", text).casefold().split()).strip(" .。!！,，")
    said = _SAID.sub("", _SAID.sub("", said)).strip(" ,，")
    if said in _NAMED:
        return _NAMED[said]
    found = _COMPACT.fullmatch(said) or _CHINESE.fullmatch(said) or _ENGLISH.fullmatch(said)
    return _time(found.groupdict(), said) if found else None


def _time(found: dict[str, str | None], said: str) -> time | None:
    hour, minute = _hour(found["hour"] or ""), _minute(found.get("minute") or "0")
    if found.get("past"):
        away = _minute(found["past"] or "")
        minute = away if found["way"] == "past" else -away
    part = found.get("part") or ""
    minutes = _of_day(hour, part, said) * _MINUTES + minute
    if hour < 0 or not -1 < abs(minute) < _MINUTES or not 0 <= minutes < 24 * _MINUTES:
        return None
    return time(minutes // _MINUTES, minutes % _MINUTES)


def _of_day(hour: int, part: str, said: str) -> int:
    """Return the hour of 24 that one of 12 is in a part of the day."""
    if hour == _NOON:
        return 0 if _NIGHT.search(part) or part.startswith(("a", "凌晨")) else hour
    late = bool(_AFTER_NOON.search(part)) and not _BEFORE_NOON.search(part)
    if _NIGHT.search(part):
        late = hour >= _SMALL_HOURS
    if part == "中午":
        late = hour < _NOON - 2
    if not part and not said.startswith("0"):
        late = 0 < hour < _EARLIEST
    return hour + _NOON if late and hour < _NOON else hour


def _hour(said: str) -> int:
    return _WORDS.index(said) + 1 if said in _WORDS else number(said)


def _minute(said: str) -> int:
    return _SPARE[said] if said in _SPARE else number(said)

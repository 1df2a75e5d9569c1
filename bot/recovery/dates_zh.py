"""Dates as people write them in Chinese: 3月5号, 下周一, 大后天, 三天前, 做完一周了."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

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
from bot.recovery.date_readings import Found, Problem, Sure

HAN: Final = "零〇○一二两三四五六七八九十廿卅"
"""The signs that numbers are written with."""

_MODERN: Final = str.maketrans("號週後兩個禮農陰曆過還幾術這來", "号周后两个礼农阴历过还几术这来")
_DIGITS: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_NUMBER: Final = rf"(\d{{1,3}}|[{HAN}]{{1,3}})"
_UNIT: Final = r"个?(天|日|周|星期|礼拜|月)"
_ALONE: Final = rf"(?<![\d{HAN}月.])"
_NOT_A_SPAN: Final = rf"(?![\d{HAN}天个周]|小时)"
_WHICH: Final = {"上上": -2, "大上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "下": 1, "下下": 2}
_WEEKDAYS: Final = "一二三四五六日"
_NAMED: Final = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3}
_YEARS: Final = {"前": -2, "去": -1, "今": 0, "本": 0, "明": 1, "后": 2}
_CENTURY: Final = 2000
_WEEK: Final = 7
_SATURDAY: Final = 5
_HALF_A_MONTH: Final = 15

_FEASTS: Final = {"元旦": (1, 1), "平安夜": (12, 24), "圣诞": (12, 25), "情人节": (2, 14)}

_LUNAR: Final = re.compile(
    r"农历|阴历|旧历|[正腊冬]月|闰|(?<![最当起])初[一二三四五六七八九十]"
    r"|除夕|七夕|春节|元宵|端午|中秋|重阳|大年"
)
_SOLAR: Final = re.compile(r"[公阳新]历")
_VAGUE: Final = re.compile(
    r"[上这本下]个?(?:周|星期|礼拜|月)|[年月][底初中末]|[上中下]旬|几[天日周号]"
    r"|几个?(?:月|星期|礼拜)|[明今]后[天两]|[这前后今明]两天|改天|最近|节后|过年|年后"
    r"|(?:[明后今去前]|20\d\d)年(?:[春夏秋冬]天?)?"
)
_GRAMMAR: Final = Grammar()


def find(text: str, today: date) -> Iterator[Found]:
    """Yield what is a date in Chinese, and what is none and looks like one."""
    if _LUNAR.search(text) and not _SOLAR.search(text):
        yield Found(0, len(text), (), Problem.LUNAR)
        return
    yield from vague(_VAGUE, text)
    yield from _GRAMMAR.find(text, today)


def modern(text: str) -> str:
    """Return the text in the signs that this grammar knows, each in its place."""
    return text.translate(_MODERN)


def number(text: str) -> int:
    """Return what digits or Chinese numerals below 100 say, -1 for what is no number.

    Numerals without a ten are read one by one, as in years.
    """
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.partition("十")
    if ten:
        values = [_DIGITS.get(tens, -1) if tens else 1, _DIGITS.get(ones, -1) if ones else 0]
        return -1 if -1 in values else values[0] * 10 + values[1]
    digits = [_DIGITS.get(sign, -1) for sign in text]
    return -1 if -1 in digits else int("0" + "".join(map(str, digits)))


@_GRAMMAR.reads(
    rf"(?<!\d)(\d{{4}}|\d\d|[{HAN}]{{4}}|[{HAN}]{{2}}|[前去今本明后])年",
    rf"{_NUMBER}月份?{_NUMBER}[日号]?{_NOT_A_SPAN}",
)
def _with_year(found: Match, today: date) -> Days:
    said = found[1]
    year = today.year + _YEARS[said] if said in _YEARS else number(said)
    year += _CENTURY if 0 <= year < 100 else 0  # noqa: PLR2004  # written with two digits
    return ranked([day_of(year, number(found[2]), number(found[3]))])


@_GRAMMAR.reads(rf"(?<![\d{HAN}]){_NUMBER}月份?{_NUMBER}[日号]?{_NOT_A_SPAN}")
def _month_and_day(found: Match, today: date) -> Days:
    return in_some_year(number(found[1]), number(found[2]), today)


@_GRAMMAR.reads("|".join(_FEASTS))
def _feast(found: Match, today: date) -> Days:
    return in_some_year(*_FEASTS[found[0]], today)


@_GRAMMAR.reads(rf"(上上|上|这|本|当|下下|下)个?月份?的?{_NUMBER}[日号]")
def _day_of_a_month(found: Match, today: date) -> Days:
    month = months_later(today.replace(day=1), _WHICH[found[1]])
    return ranked([month and day_of(month.year, month.month, number(found[2]))])


@_GRAMMAR.reads(rf"{_ALONE}{_NUMBER}[日号](?![楼床线房院门码])")
def _day_alone(found: Match, today: date) -> Days:
    return in_some_month(number(found[1]), today)


@_GRAMMAR.reads(
    rf"(?<![\d{HAN}每个])(?:(?P<week>[上大]上|上|这|本|下下|下)一?个?(?:(?:周|星期|礼拜)的?)?)?",
    r"(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]|[1-7](?!\d))(?![气次个])",
)
def _weekday(found: Match, today: date) -> Days:
    week, said = found["week"], found["weekday"].replace("天", "日")
    weekday = int(said) - 1 if said.isdecimal() else _WEEKDAYS.index(said)
    if not week:
        return around(weekday, today)
    return ranked([in_week(weekday, _WHICH[week], today)])


@_GRAMMAR.reads(r"(?:(上上|上|这|本|下下|下)个?)?(?:周|星期|礼拜)末")
def _weekend(found: Match, today: date) -> Days:
    saturday = in_week(_SATURDAY, _WHICH[found[1]] if found[1] else 0, today)
    return ranked([saturday, saturday and later(saturday, 1)], Sure.UNSURE)


@_GRAMMAR.reads(r"(?<![以之赶])(大前|前|昨|今|明|大后|后)(?:天|日|晚|早|儿)(?!气)")
def _named(found: Match, today: date) -> Days:
    return ranked([later(today, _NAMED[found[1]])])


@_GRAMMAR.reads(rf"{_ALONE}{_NUMBER}{_UNIT}(以后|之后|后|以前|之前|前)")
def _from_now(found: Match, today: date) -> Days:
    sign = -1 if found[3].endswith("前") else 1
    return _away(sign, found[1], found[2], today)


@_GRAMMAR.reads(rf"(?:再过|过|还有|还剩|再等){_NUMBER}{_UNIT}(?!了|[以之]?前|多)")
def _ahead(found: Match, today: date) -> Days:
    return _away(1, found[1], found[2], today)


@_GRAMMAR.reads(
    r"(?:术后|手术后|手术完|做完手术|做完|开完刀)(?:已经|都|有|快|才|第)*",
    rf"{_NUMBER}{_UNIT}(?:多|了)*",
)
def _since(found: Match, today: date) -> Days:
    return ranked([each.day for each in _away(-1, found[1], found[2], today)], Sure.LIKELY)


@_GRAMMAR.reads(r"(?<!个)半个?月(以后|之后|后|以前|之前|前)")
def _half_a_month(found: Match, today: date) -> Days:
    days = -_HALF_A_MONTH if found[1].endswith("前") else _HALF_A_MONTH
    return ranked([later(today, days)], Sure.UNSURE)


def _away(sign: int, count: str, unit: str, today: date) -> Days:
    far = number(count)
    if far < 0:
        return ()
    if unit == "月":
        return ranked([months_later(today, sign * far)], Sure.LIKELY)
    return ranked([later(today, sign * far * (1 if unit in "天日" else _WEEK))])

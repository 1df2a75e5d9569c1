"""Dates in people's own words: what is sure, what may be two days, and what is none.

Today is Monday, 23 November 2026.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.recovery.date_readings import Problem, Reading, Sure
from bot.recovery.dates import LONGEST, MOST, read_date
from bot.recovery.dates_zh import number
from tests.recovery.phrases import CHINESE, ENGLISH

TODAY = date(2026, 11, 23)
MARKS = {Sure.SURE: "!", Sure.LIKELY: "~", Sure.UNSURE: "?"}


def said(reading: Reading) -> str:
    days = " ".join(f"{one.day}{MARKS[one.sure]}" for one in reading.candidates)
    return days or str(reading.problem)


@pytest.mark.parametrize(("text", "means"), CHINESE.items())
def test_chinese(text: str, means: str) -> None:
    assert said(read_date(text, TODAY, "zh")) == means


@pytest.mark.parametrize(("text", "means"), ENGLISH.items())
def test_english(text: str, means: str) -> None:
    assert said(read_date(text, TODAY, "en")) == means


def test_the_tables_are_long_enough() -> None:
    assert min(len(CHINESE), len(ENGLISH)) >= 80


@pytest.mark.parametrize(("text", "means"), [("明天", "2026-11-24!"), ("5月3日", "2027-05-03!")])
def test_either_language_is_understood_in_the_other(text: str, means: str) -> None:
    assert said(read_date(text, TODAY, "en")) == means
    assert said(read_date("tomorrow", TODAY, "zh")) == "2026-11-24!"


@pytest.mark.parametrize(
    ("today", "text", "means"),
    [
        (date(2026, 11, 29), "下周一", "2026-11-30!"),  # a Sunday
        (date(2026, 11, 29), "这周日", "2026-11-29!"),
        (date(2026, 11, 29), "last Tuesday", "2026-11-24~ 2026-11-17?"),
        (date(2026, 11, 29), "next Monday", "2026-11-30!"),
        (date(2026, 11, 28), "this Friday", "2026-12-04~ 2026-11-27?"),
        (date(2027, 12, 31), "明天", "2028-01-01!"),
        (date(2028, 2, 28), "tomorrow", "2028-02-29!"),
        (date(2028, 2, 28), "2月29日", "2028-02-29!"),
        (date(2027, 1, 31), "一个月后", "2027-02-28~"),
        (date(2027, 1, 31), "in a month", "2027-02-28~"),
        (date(2027, 1, 2), "12月30号", "2026-12-30!"),
        (date(2027, 1, 2), "30 December", "2026-12-30!"),
        (date(2027, 1, 31), "30号", "2027-03-30? 2027-01-30?"),
    ],
)
def test_seen_from_another_day(today: date, text: str, means: str) -> None:
    assert said(read_date(text, today, "zh")) == means


def test_only_one_sure_reading_is_certain() -> None:
    assert read_date("3月5日", TODAY, "zh").certain == date(2027, 3, 5)
    for text in ("周三", "5号", "一个月后", "5/3", "下周", "maybe 5 December"):
        assert read_date(text, TODAY, "zh").certain is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("二十", 20),
        ("三十一", 31),
        ("廿三", 23),
        ("卅", 30),
        ("两", 2),
        ("二〇二七", 2027),
    ],
)
def test_numerals(text: str, value: int) -> None:
    assert number(text) == value
    assert number("十十") == -1


# Anything at all

PIECES = st.sampled_from(
    [
        *["3月", "5号", "年", "下", "周", "一", "二十", "天", "后", "前", "农历", "初五", "末"],
        *["术后", "第", "零", "〇", "廿", "日", "星期", "大", "半个月", "2月30日", "１２"],
        *["march", "may", "5th", "of", "next", "monday", "week", "in", "ago", "tomorrow", "op"],
        *["post", "month", "day", "feb", "31", "9999", "999", "0", "2027", "03", "-", "/", "."],
        *["\u0663", "\u00b2", "\u0000"],
    ]
)
ANY = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=12).map("".join))
SPACED = st.lists(PIECES, max_size=12).map(" ".join)


@given(text=ANY | SPACED, lang=st.sampled_from(["zh", "en"]), today=st.dates())
def test_no_text_makes_it_fail(text: str, lang: str, today: date) -> None:
    reading = read_date(text, today, lang)
    assert bool(reading.candidates) is (reading.problem is None)
    assert len({one.day for one in reading.candidates}) == len(reading.candidates) <= MOST
    sure = [one for one in reading.candidates if one.sure is Sure.SURE]
    assert len(sure) <= (len(reading.candidates) == 1)


@given(day=st.dates(date(2000, 1, 1), date(2199, 12, 31)))
def test_a_whole_date_is_read_as_it_stands(day: date) -> None:
    ways = [
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
    ]
    for way in ways:
        assert read_date(way, TODAY, "zh").certain == day, way


def test_a_long_text_is_read_at_its_beginning() -> None:
    assert read_date("tomorrow " + "x" * 10**6, TODAY, "en").certain == date(2026, 11, 24)
    late = read_date("x" * LONGEST + " tomorrow", TODAY, "en")
    assert late.problem is Problem.NOTHING

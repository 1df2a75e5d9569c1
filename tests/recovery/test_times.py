"""A time of day in one's own words: said alone it is one, within anything else it isn't."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.recovery.times import read_time


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("8:30", 8, 30),
        ("8：30", 8, 30),
        ("08.30", 8, 30),
        ("0830", 8, 30),
        ("9", 9, 0),
        ("9 am", 9, 0),
        ("9:15 p.m.", 21, 15),
        ("12 am", 0, 0),
        ("12 pm", 12, 0),
        ("at 8 o'clock", 8, 0),
        ("eight in the morning", 8, 0),
        ("half past eight", 8, 30),
        ("quarter to nine", 8, 45),
        ("7 in the evening", 19, 0),
        ("noon", 12, 0),
        ("around 10, please", 10, 0),
        ("20h", 20, 0),
        ("3", 15, 0),
        ("3 am", 3, 0),
        ("3 at night", 3, 0),
        ("10 at night", 22, 0),
        ("夜里三点", 3, 0),
        ("晚上五点", 17, 0),
        ("早上八点", 8, 0),
        ("早上8点半", 8, 30),
        ("八点三刻", 8, 45),
        ("晚上八点一刻", 20, 15),
        ("下午两点", 14, 0),
        ("下午十二点半", 12, 30),
        ("中午", 12, 0),
        ("中午一点", 13, 0),
        ("中午11点半", 11, 30),
        ("晚上十二点", 0, 0),
        ("凌晨一点", 1, 0),
        ("二十点", 20, 0),
        ("两点", 14, 0),
        ("9点05分", 9, 5),
        ("每天早上九点左右吧", 9, 0),
        ("八点钟", 8, 0),
    ],
)
def test_a_time_is_read(text: str, hour: int, minute: int) -> None:
    assert read_time(text) == time(hour, minute)


@pytest.mark.parametrize(
    "text",
    [
        "38.5",
        "体温38.5",
        "38.5度",
        "can I shower 2 hours after the operation",
        "can I eat at 8:30?",
        "8点以后能洗澡吗",
        "两点出血",
        "25:00",
        "8:75",
        "1.5 mg",
        "3 days",
        "三天",
        "",
        "later",
        "半",
        "12345",
    ],
)
def test_anything_else_is_not(text: str) -> None:
    assert read_time(text) is None


@given(st.text(max_size=30))
def test_whatever_is_written_does_no_harm(text: str) -> None:
    read_time(text)


@given(st.times())
def test_a_time_as_clocks_show_it_is_that_time(at: time) -> None:
    assert read_time(f"{at:%H:%M}") == time(at.hour, at.minute)

"""Clocks on walls: the same time every day, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from bot.recovery.arithmetic import timetable
from bot.recovery.plan import Lasts
from bot.recovery.walltime import Clocks, instant_of, wall_of
from tests.recovery.making import course_of, days, minutes, step, utc, zones

NINE = time(9)


@pytest.mark.parametrize(
    ("zone", "day", "at", "instant", "clocks"),
    [
        ("Asia/Shanghai", "2026-03-29", "09:00", "2026-03-29T01:00", "go"),
        ("Europe/London", "2026-03-28", "09:00", "2026-03-28T09:00", "go"),
        ("Europe/London", "2026-03-29", "09:00", "2026-03-29T08:00", "go"),
        ("Europe/London", "2026-03-29", "00:59", "2026-03-29T00:59", "go"),
        ("Europe/London", "2026-03-29", "01:00", "2026-03-29T01:00", "skip"),
        ("Europe/London", "2026-03-29", "01:30", "2026-03-29T01:00", "skip"),
        ("Europe/London", "2026-03-29", "02:00", "2026-03-29T01:00", "go"),
        ("Europe/London", "2026-10-25", "00:59", "2026-10-24T23:59", "go"),
        ("Europe/London", "2026-10-25", "01:00", "2026-10-25T00:00", "repeat"),
        ("Europe/London", "2026-10-25", "01:59", "2026-10-25T00:59", "repeat"),
        ("Europe/London", "2026-10-25", "02:00", "2026-10-25T02:00", "go"),
        ("America/St_Johns", "2026-03-08", "02:15", "2026-03-08T05:30", "skip"),
        ("America/St_Johns", "2026-03-08", "03:00", "2026-03-08T05:30", "go"),
        ("America/St_Johns", "2026-11-01", "01:30", "2026-11-01T04:00", "repeat"),
        ("America/St_Johns", "2026-11-01", "09:00", "2026-11-01T12:30", "go"),
        ("Pacific/Chatham", "2026-04-05", "03:00", "2026-04-04T13:15", "repeat"),
        ("Pacific/Chatham", "2026-09-27", "02:44", "2026-09-26T13:59", "go"),
        ("Pacific/Chatham", "2026-09-27", "03:00", "2026-09-26T14:00", "skip"),
        ("Pacific/Chatham", "2026-09-27", "09:00", "2026-09-26T19:15", "go"),
        ("Australia/Lord_Howe", "2026-04-05", "01:30", "2026-04-04T14:30", "repeat"),
        ("Australia/Lord_Howe", "2026-04-05", "02:00", "2026-04-04T15:30", "go"),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30", "skip"),
        ("Australia/Lord_Howe", "2026-10-04", "09:00", "2026-10-03T22:00", "go"),
        ("America/Santiago", "2026-09-06", "00:00", "2026-09-06T04:00", "skip"),
        ("Pacific/Apia", "2011-12-30", "09:00", "2011-12-30T10:00", "skip"),
        ("Pacific/Apia", "2011-12-31", "09:00", "2011-12-30T19:00", "go"),
        ("Antarctica/Troll", "2026-03-29", "01:30", "2026-03-29T01:00", "skip"),
        ("Asia/Shanghai", "2024-02-29", "09:00", "2024-02-29T01:00", "go"),
        ("Europe/London", "2150-07-01", "09:00", "2150-07-01T08:00", "go"),
    ],
)
def test_a_time_on_the_wall_is_one_instant(
    zone: str, day: str, at: str, instant: str, clocks: str
) -> None:
    found = instant_of(date.fromisoformat(day), time.fromisoformat(at), ZoneInfo(zone))
    assert found == (utc(instant), Clocks(clocks))


@pytest.mark.parametrize(
    ("zone", "first", "hours"),
    [
        ("Europe/London", "2026-03-28", [24, 23, 24, 24]),
        ("Europe/London", "2026-10-24", [24, 25, 24, 24]),
        ("America/St_Johns", "2026-03-07", [24, 23, 24, 24]),
        ("Pacific/Chatham", "2026-04-04", [24, 25, 24, 24]),
        ("Pacific/Chatham", "2026-09-26", [24, 23, 24, 24]),
        ("Australia/Lord_Howe", "2026-04-04", [24, 24.5, 24, 24]),
        ("Australia/Lord_Howe", "2026-10-03", [24, 23.5, 24, 24]),
        ("Asia/Shanghai", "2026-03-28", [24, 24, 24, 24]),
        ("Asia/Shanghai", "2028-02-27", [24, 24, 24, 24]),
    ],
)
def test_a_daily_reminder_comes_at_nine_also_when_the_day_is_longer(
    zone: str, first: str, hours: list[float]
) -> None:
    """From the morning before the change on; the first gap is always the day before it."""
    daily = [step(str(day), day) for day in range(-1, 4)]
    course = course_of(*daily, day=first, zone=ZoneInfo(zone))
    due = [instant.due for instant in timetable(course)]
    gaps = [(later - one) / timedelta(hours=1) for one, later in pairwise(due)]
    assert gaps == hours
    assert {wall_of(instant, course.zone).time() for instant in due} == {NINE}


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/London", "2026-03-28", 47),
        ("Europe/London", "2026-10-24", 49),
        ("America/St_Johns", "2026-03-07", 47),
        ("America/St_Johns", "2026-10-31", 49),
        ("Pacific/Chatham", "2026-09-26", 47),
        ("Pacific/Chatham", "2026-04-04", 49),
        ("Australia/Lord_Howe", "2026-10-03", 47.5),
        ("Australia/Lord_Howe", "2026-04-04", 48.5),
        ("Asia/Shanghai", "2026-03-28", 48),
        ("Asia/Shanghai", "2028-02-28", 48),
    ],
)
def test_two_days_of_use_are_as_long_as_the_clocks_make_them(
    zone: str, day: str, hours: float
) -> None:
    (instant,) = timetable(course_of(step(), day=day, zone=ZoneInfo(zone)))
    assert instant.until - instant.due == timedelta(hours=hours)
    lasting = course_of(step(useful=Lasts(hours=48)), day=day, zone=ZoneInfo(zone))
    assert timetable(lasting)[0].until - instant.due == timedelta(hours=48)


@pytest.mark.parametrize(
    ("operation", "day", "comes"),
    [
        ("2024-02-29", 365, "2025-02-28"),
        ("2024-02-28", 1, "2024-02-29"),
        ("2026-02-28", 1, "2026-03-01"),
        ("2028-03-01", -1, "2028-02-29"),
        ("2027-12-31", 60, "2028-02-29"),
        ("2026-01-14", -14, "2025-12-31"),
    ],
)
def test_leap_days_are_days(operation: str, day: int, comes: str) -> None:
    (instant,) = timetable(course_of(step(day=day), day=operation))
    assert wall_of(instant.due, ZoneInfo("Asia/Shanghai")).date().isoformat() == comes


@given(day=days, at=minutes, zone=zones)
def test_any_time_is_kept_or_is_the_first_minute_after_a_gap(
    day: date, at: time, zone: ZoneInfo
) -> None:
    instant, clocks = instant_of(day, at, zone)
    assert instant.tzinfo is UTC
    wall, asked = wall_of(instant, zone), datetime.combine(day, at)
    if clocks is Clocks.SKIP:
        minute_before = wall_of(instant - timedelta(minutes=1), zone)
        assert minute_before < asked < wall
    else:
        assert wall == asked
    if clocks is Clocks.REPEAT:
        assert instant.astimezone(zone).fold == 0

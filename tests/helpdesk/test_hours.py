"""The promise clock: minutes count only while somebody is at the desk."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.helpdesk.desk import DAY, NEVER, Desk, Hours, Span, Spans, Special
from bot.helpdesk.hours import REACH, PromiseClock
from bot.recovery.walltime import Clocks, instant_of, wall_of
from tests.recovery.making import LONDON, SHANGHAI, turning_days, zones

MINUTE = timedelta(minutes=1)
CLOSED: Spans = ()
SHIFTS = (Span(8 * 60, 12 * 60), Span(13 * 60 + 30, 21 * 60))
SATURDAY = (Span(8 * 60 + 30, 12 * 60),)
WEEK = Hours((SHIFTS, SHIFTS, SHIFTS, SHIFTS, SHIFTS, SATURDAY, CLOSED))


def clock(hours: Hours = WEEK, minutes: int = 30, zone: ZoneInfo = SHANGHAI) -> PromiseClock:
    return PromiseClock(Desk(hours, promise=minutes * MINUTE), zone)


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """An instant from the wall: 23 November 2026 is a Monday."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("asked", "promised"),
    [
        pytest.param("2026-11-23 21:10", "2026-11-24 08:30", id="after hours"),
        pytest.param("2026-11-23 20:10", "2026-11-23 20:40", id="at once"),
        pytest.param("2026-11-23 20:30", "2026-11-23 21:00", id="just before the desk closes"),
        pytest.param("2026-11-23 20:50", "2026-11-24 08:20", id="what is left counts tomorrow"),
        pytest.param("2026-11-23 11:50", "2026-11-23 13:50", id="not in the lunch break"),
        pytest.param("2026-11-23 12:30", "2026-11-23 14:00", id="asked at lunch"),
        pytest.param("2026-11-23 03:00", "2026-11-23 08:30", id="three at night"),
        pytest.param("2026-11-28 11:45", "2026-11-30 08:15", id="over the weekend"),
    ],
)
def test_a_human_answers_by(asked: str, promised: str) -> None:
    assert clock().promised(at(asked)) == at(promised)


def test_open_means_now_and_closing_time_is_closed() -> None:
    assert clock().opens(at("2026-11-23 08:00")) == at("2026-11-23 08:00")
    assert clock().opens(at("2026-11-23 11:59:59")) == at("2026-11-23 11:59:59")
    assert clock().opens(at("2026-11-23 12:00")) == at("2026-11-23 13:30")
    assert clock().opens(at("2026-11-28 12:00")) == at("2026-11-30 08:00")


def test_holidays_are_left_out_and_an_extra_day_counts() -> None:
    new_year = Special(date(2027, 2, 5), date(2027, 2, 12))
    worked = Special(date(2027, 2, 14), date(2027, 2, 14), SHIFTS)  # A Sunday, like a Friday.
    holidays = clock(Hours(WEEK.week, (new_year, worked)))
    assert holidays.promised(at("2027-02-04 20:45")) == at("2027-02-13 08:45")
    assert holidays.opens(at("2027-02-13 12:00")) == at("2027-02-14 08:00")


def test_of_two_entries_for_a_day_the_first_one_counts() -> None:
    day = date(2026, 11, 23)
    short, closed = Special(day, day, SATURDAY), Special(day, day)
    assert Hours(WEEK.week, (short, closed)).on(day) == SATURDAY
    assert Hours(WEEK.week, (closed, short)).on(day) == CLOSED


def test_a_night_shift_belongs_to_the_day_on_which_it_begins() -> None:
    night = (Span(20 * 60, DAY + 2 * 60),)
    week = Hours((night, *(CLOSED,) * 6))
    assert clock(week).opens(at("2026-11-24 01:59")) == at("2026-11-24 01:59")
    assert clock(week).opens(at("2026-11-24 02:00")) == at("2026-11-30 20:00")
    tuesday = Special(date(2026, 11, 24), date(2026, 11, 24))
    assert clock(Hours(week.week, (tuesday,))).promised(at("2026-11-24 00:30")) == at(
        "2026-11-24 01:00"
    )


def test_a_leap_day_is_a_day_like_any_other() -> None:
    assert clock().promised(at("2028-02-28 20:50")) == at("2028-02-29 08:20")
    assert clock().opens(at("2028-02-29 21:00")) == at("2028-03-01 08:00")


def test_a_night_that_loses_an_hour_is_shorter_and_one_that_gains_it_longer() -> None:
    day_and_night = Hours(((Span(0, DAY),),) * 7)
    hours = clock(day_and_night, 8 * 60, LONDON)
    assert hours.promised(at("2026-03-29 00:00", LONDON)) == at("2026-03-29 09:00", LONDON)
    assert hours.promised(at("2026-10-25 00:00", LONDON)) == at("2026-10-25 07:00", LONDON)


def test_an_opening_time_that_the_clock_skips_is_the_first_minute_after_it() -> None:
    early = Hours(((Span(90, 600),),) * 7)  # From half past one, which 29 March has not.
    assert clock(early, 30, LONDON).opens(at("2026-03-29 00:10", LONDON)) == at(
        "2026-03-29 02:00", LONDON
    )


def test_a_desk_that_is_closed_for_too_long_promises_nothing() -> None:
    closed = Special(date(2026, 11, 24), date(2027, 11, 23))
    away = clock(Hours(WEEK.week, (closed,)))
    assert away.promised(at("2026-11-23 20:30")) == at("2026-11-23 21:00")
    assert away.promised(at("2026-11-23 20:31")) is None
    assert away.opens(at("2026-11-23 21:00")) is None
    assert away.opens(at("2027-11-20 21:00")) == at("2027-11-24 08:00")
    assert clock(NEVER).opens(at("2026-11-23 09:00")) is None
    assert clock(NEVER).promised(at("2026-11-23 09:00")) is None


def test_a_long_promise_of_a_desk_with_few_hours_is_worked_off_over_weeks() -> None:
    hour = Hours(((Span(540, 600),), *(CLOSED,) * 6))
    assert clock(hour, 5 * 60).promised(at("2026-11-23 09:00")) == at("2026-12-21 10:00")


lengths = st.integers(1, DAY)
shifts = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 1439), lengths)


def _apart(found: list[Span]) -> Spans:
    kept: list[Span] = []
    for span in sorted(found):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return tuple(kept)


spans = st.lists(shifts, max_size=3).map(_apart)
weeks = st.tuples(*[spans] * 7)


@st.composite
def calendars(draw: st.DrawFn) -> tuple[Hours, datetime, ZoneInfo]:
    """Hours of every kind, and an instant close to a day on which something turns."""
    zone, turning = draw(zones), draw(turning_days)
    special = [
        Special(first, first + timedelta(days=draw(st.integers(0, 3))), draw(spans))
        for first in draw(
            st.lists(st.integers(-3, 5).map(lambda n: turning + timedelta(days=n)), max_size=2)
        )
    ]
    now = datetime.combine(turning, time(), UTC) + draw(st.integers(-3000, 3000)) * MINUTE
    return Hours(draw(weeks), tuple(special)), now, zone


def is_open(hours: Hours, zone: ZoneInfo, minute: datetime) -> bool:
    """What somebody sees who looks at the clock on the wall and at the door, every minute."""
    today = wall_of(minute, zone).date()
    for day in (today - timedelta(days=2), today - timedelta(days=1), today):
        for span in hours.on(day):
            start, end = (
                instant_of(
                    day + timedelta(days=minutes // DAY),
                    time(minutes % DAY // 60, minutes % 60),
                    zone,
                )[0]
                for minutes in (span.start, span.end)
            )
            if start <= minute < end:
                return True
    return False


@given(calendars(), st.integers(1, 600))
def test_it_counts_as_somebody_does_who_watches_the_door(
    given: tuple[Hours, datetime, ZoneInfo], minutes: int
) -> None:
    hours, now, zone = given
    watched = [now + n * MINUTE for n in range(3 * DAY)]
    seen = [minute for minute in watched if is_open(hours, zone, minute)]
    told = clock(hours, minutes, zone)
    opens, promised = told.opens(now), told.promised(now)
    if seen:
        assert opens == seen[0]
    else:
        assert opens is None or opens > watched[-1]
    if len(seen) >= minutes:
        assert promised == seen[minutes - 1] + MINUTE
    else:
        assert promised is None or promised > watched[-1]


@given(calendars(), st.integers(1, DAY), st.integers(0, 5000))
def test_who_asks_later_is_never_promised_an_earlier_answer(
    given: tuple[Hours, datetime, ZoneInfo], minutes: int, later: int
) -> None:
    hours, now, zone = given
    told = clock(hours, minutes, zone)
    first, second = told.promised(now), told.promised(now + later * MINUTE)
    assume(first is not None and second is not None)
    assert first is not None
    assert second is not None
    assert now + minutes * MINUTE <= first <= second
    opens = told.opens(now)
    assert opens is not None
    assert now <= opens <= min(first, now + REACH)


def test_the_days_that_turn_do_turn() -> None:
    # Else the properties above would prove nothing about daylight saving.
    assert instant_of(date(2026, 3, 29), time(1, 30), LONDON)[1] is Clocks.SKIP
    assert instant_of(date(2026, 10, 25), time(1, 30), LONDON)[1] is Clocks.REPEAT

"""When the team is told again, and who, for whatever instants and teams."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from bot.alerts.drills import Weekly
from bot.alerts.rounds import (
    EVERY,
    SLOWER,
    SLOWER_AFTER,
    is_passed_on,
    next_at,
)
from bot.conversation.role import Role
from bot.conversation.visit import Person
from bot.helpdesk.desk import Desk, Hours, Span, Special
from bot.helpdesk.hours import PromiseClock
from bot.recovery.walltime import wall_of
from bot.store.alerts import LASTS, AlertKind
from bot.store.operators import Member, recipients

RAISED = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
KINDS = st.sampled_from(AlertKind)
A_DAY = timedelta(hours=24)
NO_HOURS = PromiseClock(Desk(), ZoneInfo("Asia/Shanghai"))
SHIFTS = PromiseClock(Desk(Hours(((Span(480, 720), Span(810, 1260)),) * 7)), NO_HOURS.zone)
late = st.timedeltas(timedelta(), timedelta(minutes=90))


def member(number: int, role: Role, *, off: bool) -> Member:
    person = Person(number, "telegram", number, None, None, RAISED, RAISED)
    return Member(person, role, RAISED, RAISED if off else None)


members = st.lists(
    st.builds(member, st.integers(1, 6), st.sampled_from(Role), off=st.booleans()),
    unique_by=lambda one: one.person.id,
)
chats = st.lists(st.integers(-2, 6).filter(bool), unique=True)


def rounds(
    kind: AlertKind, delays: list[timedelta], hours: PromiseClock = NO_HOURS
) -> list[datetime]:
    """The rounds of an alert nobody takes, each looked at so much too late; on time at last."""
    found, now = [], RAISED
    for number in range(1000):
        now += delays[number] if number < len(delays) else timedelta()
        found.append(now)
        after = next_at(kind, RAISED, now, hours)
        if after is None:
            return found
        now = after
    raise AssertionError("it never ends")


@given(KINDS, st.lists(late, max_size=30), st.sampled_from([NO_HOURS, SHIFTS]))
@example(AlertKind.WORDS, [], SHIFTS)
def test_it_goes_on_for_a_week_and_ends(
    kind: AlertKind, delays: list[timedelta], hours: PromiseClock
) -> None:
    found = rounds(kind, delays, hours)
    gaps = [after - before for before, after in pairwise(found)]
    assert all(gap > timedelta() for gap in gaps)
    if kind is not AlertKind.DRILL:
        assert found[-1] - RAISED >= LASTS
    for before, gap, delay in zip(found, gaps, delays[1:] + [timedelta()] * 1000, strict=False):
        age = before - RAISED
        assert gap - delay <= (A_DAY if age >= A_DAY else SLOWER if age >= SLOWER_AFTER else EVERY)


def test_unless_somebody_is_late_it_is_every_two_minutes_then_every_ten_then_daily() -> None:
    minutes = [(one - RAISED) // timedelta(minutes=1) for one in rounds(AlertKind.WORDS, [])]
    assert minutes[:18] == [*range(0, 31, 2), 40, 50]
    assert minutes[-7:] == [day * 24 * 60 for day in range(1, 8)]
    assert rounds(AlertKind.DRILL, [])[-1] - RAISED == timedelta(minutes=30)


@given(late)
def test_once_passed_on_it_stays_so(age: timedelta) -> None:
    assert is_passed_on(RAISED, RAISED + age) == (age >= timedelta(minutes=4))


@given(chats, members)
def test_nobody_is_left_out_for_good_and_editors_are_not_woken(
    own: list[int], team: list[Member]
) -> None:
    able = {one.person.address for one in team if one.role is not Role.EDITOR}
    off = {one.person.address for one in team if one.off_duty}
    everyone = recipients(own, team, everybody=True)
    assert len(set(everyone)) == len(everyone)
    assert set(everyone) == able | set(own)
    first = recipients(own, team, everybody=False)
    assert bool(first) == bool(everyone)
    assert set(first) in (set(everyone) - off, set(everyone))
    if set(everyone) - off:
        assert not set(first) & off


ZONES = [ZoneInfo(name) for name in ("Asia/Shanghai", "Europe/Berlin", "America/New_York")]
instants = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # bounds are naive


@given(st.integers(0, 6), st.times(), st.sampled_from(ZONES), instants)
def test_a_drill_is_once_a_week_by_the_clinics_clocks(
    weekday: int, at: time, zone: ZoneInfo, now: datetime
) -> None:
    weekly = Weekly(weekday, at.replace(second=0, microsecond=0))
    hours = PromiseClock(Desk(), zone)  # that nobody has said
    last, after = weekly.last(now, hours), weekly.next(now, hours)
    assert last is not None
    assert after is not None
    assert last <= now < after
    assert abs(after - last - timedelta(days=7)) <= timedelta(hours=1)
    assert {wall_of(last, zone).weekday(), wall_of(after, zone).weekday()} == {weekday}


CHINA = ZoneInfo("Asia/Shanghai")
DAILY = (Span(8 * 60, 12 * 60), Span(13 * 60 + 30, 21 * 60))


def desk(*closed: Special) -> PromiseClock:
    """Open by day, from Monday to Friday."""
    return PromiseClock(Desk(Hours((DAILY,) * 5 + ((), ()), closed)), CHINA)


def drilled(weekly: Weekly, hours: PromiseClock) -> str:
    """When the drill of the week of 23 November is, by the wall."""
    found = weekly.next(datetime(2026, 11, 22, 12, tzinfo=CHINA), hours)
    return f"{wall_of(found, CHINA):%a %H:%M}" if found else ""


def test_a_drill_waits_until_somebody_is_at_the_desk_for_as_long_as_it_takes() -> None:
    assert drilled(Weekly(2, time(10)), desk()) == "Wed 10:00"
    assert drilled(Weekly(2, time(11, 30)), desk()) == "Wed 11:30"
    assert drilled(Weekly(2, time(11, 45)), desk()) == "Wed 13:30"
    assert drilled(Weekly(6, time(10)), desk()) == "Mon 08:00"
    holiday = Special(date(2026, 11, 25), date(2026, 11, 25))
    assert drilled(Weekly(2, time(10)), desk(holiday)) == "Thu 08:00"


def test_of_a_week_in_which_nobody_is_there_the_drill_is_left_out() -> None:
    away = desk(Special(date(2026, 11, 23), date(2026, 12, 6)))
    weekly = Weekly(2, time(10))
    # The next week's waits for the Monday on which they are back.
    back = datetime(2026, 12, 7, 8, tzinfo=CHINA)
    assert weekly.next(datetime(2026, 11, 24, tzinfo=CHINA), away) == back
    assert weekly.last(back - timedelta(1), away) is None
    assert weekly.last(back, away) == back

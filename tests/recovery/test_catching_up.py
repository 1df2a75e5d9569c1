"""Late is a decision: what still helps is sent, the rest is one summary, nobody is flooded."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.recovery.arithmetic import History, schedule
from bot.recovery.catching_up import MOST, CatchingUp, catch_up
from bot.recovery.course import Course
from bot.recovery.placing import Instant
from bot.recovery.plan import Kind, Lasts, UntilDay, UntilOperation
from bot.recovery.wishes import Pause
from tests.recovery.making import course_of, courses, moments, step, utc

NOON = utc("2026-03-08T04:00")  # day 3, 12:00 in Shanghai
HOUR = timedelta(hours=1)


def caught(course: Course, now: datetime) -> CatchingUp:
    return catch_up(schedule(course, History(), now), now, course.begins)


def ids(instants: tuple[Instant, ...]) -> str:
    return "".join(instant.key for instant in instants)


def test_a_late_subscriber_gets_what_helps_and_a_summary_of_the_rest() -> None:
    course = course_of(
        step("p", -2, useful=UntilOperation()),
        step("a", 0, useful=Lasts(hours=12)),
        step("b", 1, useful=UntilDay(14)),
        step("c", 2, useful=Lasts(days=1)),
        step("d", 3),
        step("e", 5),
    )
    late = caught(course, NOON)
    assert (ids(late.send), ids(late.also), ids(late.over), ids(late.moot)) == ("d", "b", "ac", "p")
    assert ids(late.summary) == "abc"


def test_preparation_is_told_of_while_there_is_time_to_prepare() -> None:
    course = course_of(step("p", -9, useful=Lasts(days=1)), step("q", -3))
    late = caught(course, utc("2026-03-02T04:00"))
    assert (ids(late.send), ids(late.over), ids(late.moot)) == ("q", "p", "")


def test_too_much_that_helps_is_told_in_the_summary_and_the_urgent_never() -> None:
    helps = UntilDay(9)
    course = course_of(
        step("u", 0, any_hour=True, useful=helps),
        *(step(name, day, useful=helps) for day, name in enumerate("abc", 1)),
        step("d", 3, at=time(10), useful=helps),
    )
    late = caught(course, NOON)
    assert (ids(late.send), ids(late.also)) == ("ud", "abc")
    urgent = course_of(*(step(name, any_hour=True, useful=helps) for name in "uvwx"))
    assert ids(caught(urgent, NOON).send) == "uvwx"


def test_of_what_was_missed_one_reminder_and_one_checkin_come() -> None:
    asks: dict[str, object] = {"kind": Kind.CHECKIN, "useful": UntilDay(9)}
    course = course_of(
        step("a", 1, useful=UntilDay(9)),
        step("b", 2, useful=UntilDay(9)),
        step("q", 1, **asks),
        step("r", 2, **asks),
    )
    late = caught(course, NOON)
    assert (ids(late.send), ids(late.also)) == ("br", "aq")


def test_what_is_on_time_takes_the_place_of_what_was_missed() -> None:
    today = (step(name, 3, at=time(11, 30)) for name in "bcd")
    course = course_of(step("a", 2, useful=UntilDay(9)), *today)
    late = caught(course, NOON)
    assert (ids(late.send), ids(late.also), MOST) == ("bcd", "a", 3)


def test_the_end_of_a_pause_is_calm_as_well() -> None:
    course = course_of(*(step(name, 2, useful=UntilDay(9)) for name in "abc"))
    paused = replace(course, pauses=(Pause(utc("2026-03-06T00:00"), NOON - HOUR / 2),))
    late = caught(paused, NOON)
    assert (len(late.send), len(late.also)) == (1, 2)


def test_what_is_due_now_is_simply_sent() -> None:
    course = course_of(step("a", 3, at=time(12)), step("b", 3, at=time(12, 1)))
    assert caught(course, NOON) == CatchingUp(send=schedule(course, History(), NOON)[:1])
    assert caught(course, NOON - HOUR) == CatchingUp()


def test_in_quiet_hours_nothing_is_sent_and_nothing_is_told() -> None:
    course = course_of(step("a", 1), step("b", 3), step("u", 3, any_hour=True))
    assert ids(caught(course, utc("2026-03-08T15:00")).send) == "u"
    assert not caught(course, utc("2026-03-08T15:00")).summary
    morning = caught(course, utc("2026-03-09T00:00"))
    assert (ids(morning.send), ids(morning.summary)) == ("bu", "a")


@given(st.data())
def test_everything_due_is_dealt_with_in_one_way(data: st.DataObject) -> None:
    course = data.draw(courses)
    now = data.draw(moments(course))
    instants = schedule(course, History(), now)
    late = catch_up(instants, now, course.begins)
    dealt = (*late.send, *late.also, *late.over, *late.moot)
    assert sorted(one.key for one in dealt) == sorted(
        one.key for one in instants if one.due <= now and not one.held
    )
    assert all(one.helps(now) for one in (*late.send, *late.also))
    assert not any(one.helps(now) for one in (*late.over, *late.moot))
    urgent = sum(one.step.any_hour for one in late.send)
    assert len(late.send) <= max(MOST, urgent)
    assert not any(one.step.any_hour for one in late.also)

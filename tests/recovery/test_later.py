"""Later: in an hour, this evening, tomorrow; never past the message's use, never at night."""

from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.recovery.arithmetic import History, schedule, timetable
from bot.recovery.course import Course
from bot.recovery.later import Later, later
from bot.recovery.placing import Reason
from bot.recovery.plan import Lasts, UntilDay
from bot.recovery.walltime import wall_of
from bot.recovery.wishes import Wishes
from tests.recovery.making import course_of, courses, moments, step, utc

MORNING = utc("2026-03-05T01:00")  # 09:00 in Shanghai
HOUR = timedelta(hours=1)


def offered(course: Course, now: datetime) -> dict[str, str]:
    choices = later(timetable(course)[0], course, now)
    return {
        choice.value: wall_of(at, course.zone).isoformat(" ", "minutes")
        for choice, at in choices.items()
    }


def test_a_reminder_can_wait() -> None:
    assert offered(course_of(step()), MORNING) == {
        "hour": "2026-03-05 10:00",
        "evening": "2026-03-05 19:00",
        "tomorrow": "2026-03-06 09:00",
    }


def test_tomorrow_is_at_the_preferred_time() -> None:
    course = course_of(step(), wish=Wishes(preferred=time(20, 30)))
    assert offered(course, MORNING)["tomorrow"] == "2026-03-06 20:30"


def test_it_never_waits_longer_than_it_is_of_use() -> None:
    assert list(offered(course_of(step(useful=UntilDay(0))), MORNING)) == ["hour", "evening"]
    assert offered(course_of(step(useful=Lasts(hours=1))), MORNING) == {"hour": "2026-03-05 10:00"}
    assert offered(course_of(step(useful=Lasts(hours=1))), MORNING + HOUR) == {}


def test_at_night_later_is_the_next_morning() -> None:
    night = utc("2026-03-05T13:30")  # 21:30
    assert offered(course_of(step()), night) == {
        "hour": "2026-03-06 08:00",
        "tomorrow": "2026-03-06 09:00",
    }


def test_what_was_put_off_comes_once_more() -> None:
    course = course_of(step(again=(3 * HOUR,)))
    sent = {"a": MORNING}
    wanted = later(timetable(course)[0], course, MORNING)[Later.HOUR]
    history = History(sent, later={"a": wanted})
    (again,) = schedule(course, history, MORNING)
    assert (again.key, again.due, again.reasons) == ("a@20260305T0200", wanted, (Reason.LATER,))
    sent[again.key] = wanted
    (repeat,) = schedule(course, History(sent, later={"a": wanted}), wanted)
    assert (repeat.key, repeat.reasons) == ("a+2", (Reason.AGAIN,))
    done = History(sent, done=frozenset("a"), later={"a": wanted})
    assert schedule(course, done, MORNING) == ()


@given(st.data())
def test_every_choice_is_a_good_time(data: st.DataObject) -> None:
    course = data.draw(courses.filter(timetable))
    instant = data.draw(st.sampled_from(timetable(course)))
    now = data.draw(moments(course))
    choices = later(instant, course, now)
    assert len(set(choices.values())) == len(choices)
    for at in choices.values():
        assert now < at <= instant.until
        quiet = course.wishes.quiet
        assert instant.step.any_hour or not (
            quiet and quiet.covers(wall_of(at, course.zone).time())
        )

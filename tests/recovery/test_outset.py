"""What somebody is shown before they begin is what comes to them after."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.recovery.arithmetic import History, next_due, schedule
from bot.recovery.catching_up import catch_up
from bot.recovery.course import Course
from bot.recovery.outset import outset
from bot.recovery.plan import Condition, Operation, Plan
from bot.recovery.wishes import NIGHT, Wishes
from tests.content import shipped
from tests.recovery.making import LONDON, SHANGHAI, course_of, step

DAY = date(2026, 3, 20)


def plans() -> tuple[Plan, ...]:
    return tuple(shipped().plan(one) for one in shipped().plan_ids)


def lived(course: Course, now: datetime) -> tuple[dict[str, datetime], set[str]]:
    """Live through it as the planner does; returns when each step first came, and what was told."""
    sent: dict[str, datetime] = {}
    first: dict[str, datetime] = {}
    told: set[str] = set()
    while True:
        left = schedule(course, History(dict(sent), frozenset(told)), now)
        due = next_due(left)
        if due is None:
            return first, told
        now = max(now, due)
        found = catch_up(
            schedule(course, History(dict(sent), frozenset(told)), now), now, course.begins
        )
        for one in found.send:
            sent[one.key] = now
            first.setdefault(one.step.id, now)
        told |= {one.step.id for one in (*found.also, *found.over, *found.moot)}


@given(
    st.integers(0, 1),
    st.none() | st.integers(6, 20).map(time),
    st.sampled_from([SHANGHAI, LONDON, ZoneInfo("America/New_York")]),
    st.none() | st.integers(8, 21).map(time),
    st.booleans(),
    st.integers(-70 * 24 * 60, 240 * 24 * 60),
)
def test_what_is_shown_is_what_comes(
    plan: int,
    hour: time | None,
    zone: ZoneInfo,
    preferred: time | None,
    smoker: bool,
    minutes: int,
) -> None:
    not_so = frozenset() if smoker else frozenset({Condition.SMOKER})
    course = Course(plans()[plan], Operation(DAY, hour), zone, Wishes(preferred, NIGHT, not_so))
    now = course.begins + timedelta(minutes=minutes)
    shown = outset(course, now)
    came, told = lived(course, now)
    assert {one.step.id: one.due for one in shown.coming} == came
    assert {one.step.id for one in shown.told} <= told


def test_at_night_what_is_late_comes_when_quiet_hours_end() -> None:
    course = course_of(step("a", -2), step("b", 3), day="2026-03-05")
    now = datetime(2026, 3, 4, 3, tzinfo=SHANGHAI).astimezone(UTC)
    first, second = outset(course, now).coming
    assert first.due == datetime(2026, 3, 4, 8, tzinfo=SHANGHAI)
    assert second.due == datetime(2026, 3, 8, 9, tzinfo=SHANGHAI)


def test_a_plan_that_is_over_brings_nothing() -> None:
    course = course_of(step("a", 1), day="2026-03-05")
    assert outset(course, course.begins + timedelta(days=30)).coming == ()

"""Plan arithmetic: every plan, date, zone and wish has an answer, and always the right one."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.recovery.arithmetic import History, next_due, schedule, timetable
from bot.recovery.course import Course
from bot.recovery.placing import Instant, Reason
from bot.recovery.plan import (
    Condition,
    DayPart,
    Kind,
    Lasts,
    Operation,
    Plan,
    UntilDay,
    UntilOperation,
)
from bot.recovery.walltime import wall_of
from bot.recovery.wishes import Pause, Quiet, Wishes
from tests.recovery.making import (
    LONDON,
    SHANGHAI,
    course_of,
    courses,
    moments,
    pauses_of,
    step,
    utc,
)

NEW = History()
MORNING = utc("2026-03-05T01:00")  # 09:00 in Shanghai
DAY = date(2026, 3, 5)


def local(instant: Instant, course: Course) -> str:
    return wall_of(instant.due, course.zone).isoformat(" ", "minutes")


def only(course: Course) -> tuple[str, tuple[str, ...]]:
    (instant,) = timetable(course)
    return local(instant, course), tuple(instant.reasons)


# One step, by hand


def test_a_step_without_a_time_comes_at_the_usual_or_the_preferred_one() -> None:
    assert only(course_of(step(day=-7))) == ("2026-02-26 09:00", ())
    wish = Wishes(preferred=time(20, 30))
    assert only(course_of(step(day=-7), wish=wish)) == ("2026-02-26 20:30", ("preferred",))
    assert only(course_of(step(at=time(10)), wish=wish)) == ("2026-03-05 10:00", ())
    assert only(course_of(step(at=DayPart.EVENING), wish=wish)) == ("2026-03-05 19:00", ())


def test_the_preferred_time_gives_way_where_the_step_would_be_of_no_use() -> None:
    fasting = step(day=-1, useful=UntilDay(-1, time(20)))
    late = Wishes(preferred=time(21))
    assert only(course_of(fasting, wish=late)) == ("2026-03-04 09:00", ())


@pytest.mark.parametrize(
    ("at", "quiet", "comes", "why"),
    [
        ("07:00", ("22:00", "08:00"), "08:00", ("quiet",)),
        ("08:00", ("22:00", "08:00"), "08:00", ()),
        ("21:59", ("22:00", "08:00"), "21:59", ()),
        ("13:30", ("13:00", "15:00"), "15:00", ("quiet",)),
        ("03:00", ("00:00", "00:00"), "03:00", ()),
        ("22:00", ("22:00", "08:00"), "21:59", ("quiet",)),
    ],
)
def test_a_step_keeps_out_of_quiet_hours(
    at: str, quiet: tuple[str, str], comes: str, why: tuple[str, ...]
) -> None:
    """The last one would be of no use the next morning, so it comes before them."""
    wish = Wishes(quiet=Quiet(*map(time.fromisoformat, quiet)))
    today = step(at=time.fromisoformat(at), useful=UntilDay(0))
    assert only(course_of(today, wish=wish)) == (f"2026-03-05 {comes}", why)


def test_what_may_pass_quiet_hours_does() -> None:
    card = step(at=time(23), any_hour=True)
    assert only(course_of(card)) == ("2026-03-05 23:00", ())


@pytest.mark.parametrize(
    ("hour", "comes", "why"),
    [(None, "07:00", ()), ("08:00", "06:00", ("operation",)), ("14:00", "07:00", ())],
)
def test_what_is_needed_before_the_operation_comes_early_enough(
    hour: str | None, comes: str, why: tuple[str, ...]
) -> None:
    papers = step(at=time(7), before=timedelta(hours=2), any_hour=True)
    course = course_of(papers, hour=time.fromisoformat(hour) if hour else None)
    assert only(course) == (f"2026-03-05 {comes}", why)


@pytest.mark.parametrize(
    ("hour", "comes", "why"),
    [(None, "19:00", ()), ("08:00", "19:00", ()), ("16:00", "22:00", ("operation",))],
)
def test_what_comes_after_the_operation_leaves_time_for_it(
    hour: str | None, comes: str, why: tuple[str, ...]
) -> None:
    card = step(at=DayPart.EVENING, after=timedelta(hours=6), any_hour=True)
    course = course_of(card, hour=time.fromisoformat(hour) if hour else None)
    assert only(course) == (f"2026-03-05 {comes}", why)


@pytest.mark.parametrize(
    ("useful", "until"),
    [
        (Lasts(hours=12), "2026-03-05 21:00"),
        (Lasts(days=3), "2026-03-08 09:00"),
        (UntilDay(4), "2026-03-10 00:00"),
        (UntilDay(4, time(18)), "2026-03-09 18:00"),
        (UntilOperation(), "2026-03-05 08:30"),
    ],
)
def test_how_long_a_step_is_of_use(useful: Lasts, until: str) -> None:
    course = course_of(step(useful=useful), hour=time(8, 30))
    assert wall_of(timetable(course)[0].until, SHANGHAI).isoformat(" ", "minutes") == until


def test_a_step_concerns_those_it_is_for_and_those_who_did_not_say() -> None:
    smoking = step(condition=Condition.SMOKER)
    assert len(timetable(course_of(smoking))) == 1
    other = Wishes(not_so=frozenset({Condition.STITCHES_IN}))
    assert len(timetable(course_of(smoking, wish=other))) == 1
    assert timetable(course_of(smoking, wish=Wishes(not_so=frozenset({Condition.SMOKER})))) == ()


def test_another_zone_keeps_the_time_on_the_wall() -> None:
    for zone in (SHANGHAI, LONDON, ZoneInfo("America/St_Johns")):
        assert only(course_of(step(day=30), zone=zone)) == ("2026-04-04 09:00", ())


# What is left of a plan


def test_whoever_subscribes_on_the_very_instant_gets_the_step() -> None:
    for second in (0, 1):
        now = MORNING + timedelta(seconds=second)
        (instant,) = schedule(course_of(step()), NEW, now)
        assert (instant.due, instant.helps(now)) == (MORNING, True)


def test_a_second_after_its_use_a_step_is_over() -> None:
    course = course_of(step(useful=Lasts(hours=1)))
    hour = timedelta(hours=1)
    assert schedule(course, NEW, MORNING + hour)[0].helps(MORNING + hour)
    later = MORNING + hour + timedelta(seconds=1)
    assert not schedule(course, NEW, later)[0].helps(later)


def test_what_was_sent_told_done_or_silenced_is_not_there() -> None:
    course = course_of(step("a"), step("b", silenced_by=("a",)))
    assert [one.key for one in schedule(course, NEW, MORNING)] == ["a", "b"]
    assert [one.key for one in schedule(course, History({"a": MORNING}), MORNING)] == ["b"]
    assert [one.key for one in schedule(course, History(told=frozenset("a")), MORNING)] == ["b"]
    assert schedule(course, History(done=frozenset("a")), MORNING) == ()


def test_what_is_asked_again_waits_for_the_first_time_and_ends_when_done() -> None:
    hour = timedelta(hours=1)
    course = course_of(step(again=(3 * hour, hour), useful=UntilDay(0)))
    assert [one.key for one in schedule(course, NEW, MORNING)] == ["a"]
    sent = {"a": MORNING}
    (again,) = schedule(course, History(sent), MORNING)
    assert (again.key, again.due, again.reasons) == ("a+2", MORNING + 3 * hour, (Reason.AGAIN,))
    sent["a+2"] = again.due + hour  # late
    (again,) = schedule(course, History(sent), MORNING)
    assert (again.key, again.due) == ("a+3", MORNING + 5 * hour)
    assert schedule(course, History(sent, done=frozenset("a")), MORNING) == ()
    assert schedule(course, History(sent | {"a+3": again.due}), MORNING) == ()
    assert schedule(course, History(sent), MORNING + 20 * hour) == ()  # no use any more


def test_the_wait_for_an_answer_begins_when_the_question_arrives() -> None:
    hour = timedelta(hours=1)
    course, sent = course_of(step(again=(3 * hour,), useful=UntilDay(0))), {"a": MORNING}
    on_its_way = History(sent, arrived={"a": None})
    for now in (MORNING, MORNING + 3 * hour):
        (again,) = schedule(course, on_its_way, now)
        assert (again.key, again.due) == ("a+2", now + 3 * hour)
    came = History(sent, arrived={"a": MORNING + 2 * hour})
    (again,) = schedule(course, came, MORNING + 4 * hour)
    assert (again.key, again.due) == ("a+2", MORNING + 5 * hour)


def test_overdue_steps_wait_for_the_end_of_quiet_hours_unless_they_may_pass_them() -> None:
    late = utc("2026-03-05T15:00")  # 23:00 in Shanghai
    course = course_of(step("a"), step("b", any_hour=True), step("c", useful=Lasts(hours=1)))
    comes = {one.key: local(one, course) for one in schedule(course, NEW, late)}
    assert comes == {"a": "2026-03-06 08:00", "b": "2026-03-05 09:00", "c": "2026-03-06 08:00"}


def test_even_an_urgent_step_that_is_past_its_use_wakes_nobody() -> None:
    course = course_of(step(any_hour=True, useful=Lasts(hours=1)))
    (instant,) = schedule(course, NEW, utc("2026-03-05T15:00"))
    assert local(instant, course) == "2026-03-06 08:00"


def test_a_pause_moves_what_falls_into_it_to_its_end() -> None:
    pause = Pause(MORNING - timedelta(hours=1), MORNING + timedelta(hours=5))
    course = course_of(step(), pauses=(pause,))
    (instant,) = schedule(course, NEW, MORNING)
    assert (instant.due, instant.reasons) == (pause.end, (Reason.PAUSED,))
    assert instant.helps(MORNING)
    at_night = replace(pause, end=utc("2026-03-05T16:00"))
    (instant,) = schedule(replace(course, pauses=(at_night,)), NEW, MORNING)
    assert local(instant, course) == "2026-03-06 08:00"
    assert instant.reasons == (Reason.PAUSED, Reason.QUIET)


def test_a_pause_of_the_reminders_alone_leaves_questions_where_they_are() -> None:
    steps = (step("a"), step("b", kind=Kind.CHECKIN))
    pause = Pause(MORNING - timedelta(hours=1), asks=True)
    told, asked = schedule(course_of(*steps, pauses=(pause,)), NEW, MORNING)
    assert (told.step.id, told.held) == ("a", True)
    assert (asked.step.id, asked.held, asked.due) == ("b", False, MORNING)


def test_a_pause_without_an_end_holds_everything() -> None:
    course = course_of(step("a", -30), step("b"), pauses=(Pause(utc("2026-03-01T00:00")),))
    instants = schedule(course, NEW, MORNING)
    assert [one.held for one in instants] == [True, True]
    assert next_due(instants) is None
    assert not schedule(replace(course, pauses=()), NEW, MORNING)[0].held


def test_next_due_is_in_the_past_for_what_is_overdue() -> None:
    course = course_of(step("a"), step("b", 3))
    assert next_due(schedule(course, NEW, MORNING + timedelta(hours=1))) == MORNING
    assert next_due(()) is None


# Plans


def test_a_plan_knows_a_step_by_one_id() -> None:
    with pytest.raises(ValueError, match="same id"):
        Plan("plan", (step("a"), step("a", 3)))
    with pytest.raises(ValueError, match="days"):
        Plan("plan", (step("a", 4000),))
    with pytest.raises(ValueError, match="again"):
        Plan("plan", (step("a", again=(timedelta(),)),))


def test_an_operation_is_in_a_year_that_calendars_know() -> None:
    for day in ("1999-12-31", "2200-01-01"):
        with pytest.raises(ValueError, match="year"):
            course_of(step(), day=day)


def test_the_version_changes_with_what_is_sent_when_and_with_nothing_else() -> None:
    def version(**more: object) -> str:
        return Plan("plan", (step(**more),)).version  # type: ignore[arg-type]

    assert version() == version(page="risks", sources=("mayo",))
    changed = [
        version(),
        version(day=1),
        version(at=time(9)),
        version(at=DayPart.MORNING),
        version(useful=Lasts(hours=2)),
        version(useful=UntilDay(0)),
        version(useful=UntilOperation()),
        version(any_hour=True),
        version(again=(timedelta(hours=1),)),
    ]
    assert len(set(changed)) == len(changed)


# Everything, for every plan


@given(st.data())
def test_every_course_has_a_schedule_at_every_moment(data: st.DataObject) -> None:
    course = data.draw(courses)
    course = replace(course, pauses=data.draw(pauses_of(course)))
    now = data.draw(moments(course))
    names = [each.id for each in course.plan.steps]
    some = st.frozensets(st.sampled_from(names)) if names else st.just(frozenset[str]())
    sent: dict[str, datetime] = dict.fromkeys(data.draw(some), now)
    history = History(sent, data.draw(some), data.draw(some))
    instants = schedule(course, history, now)
    keys = [instant.key for instant in instants]
    assert len(set(keys)) == len(keys)
    assert not {*keys} & (sent.keys() | history.told | history.done)
    assert list(instants) == sorted(instants, key=lambda one: one.due)
    for instant in instants:
        offset = instant.due.utcoffset()
        assert offset == timedelta()
        if instant.held:
            continue
        moment = max(instant.due, now)
        assert not any(one.stops(instant.step.kind, moment) for one in course.pauses)
        if course.wishes.quiet and not (instant.step.any_hour and instant.helps(now)):
            assert not course.wishes.quiet.covers(wall_of(moment, course.zone).time())


@given(course=courses)
def test_every_step_that_concerns_somebody_comes_once(course: Course) -> None:
    instants = timetable(course)
    concerned = [one for one in course.plan.steps if one.condition not in course.wishes.not_so]
    assert sorted(one.step.id for one in instants) == sorted(one.id for one in concerned)


@given(course=courses)
def test_an_instant_without_reasons_is_at_the_plans_own_time(course: Course) -> None:
    times = course.plan.times
    for instant in timetable(course):
        at = instant.step.at or times.usual
        own = times.of(at) if isinstance(at, DayPart) else at
        wall = wall_of(instant.due, course.zone)
        day = course.operation.day + timedelta(days=instant.step.day)
        assert bool(instant.reasons) or wall == datetime.combine(day, own)


@given(course=courses)
def test_quiet_hours_lose_nothing_that_could_come_outside_of_them(course: Course) -> None:
    """A step of use all of its day and the next comes, whatever the wishes are."""
    steps = tuple(
        replace(each, useful=UntilDay(each.day + 2), before=None, after=None)
        for each in course.plan.steps
    )
    kept = replace(course, plan=Plan("plan", steps, course.plan.times))
    assert all(instant.due <= instant.until for instant in timetable(kept))


@given(st.data())
def test_what_is_ahead_does_not_depend_on_when_one_looks(data: st.DataObject) -> None:
    course = data.draw(courses)
    now = data.draw(moments(course))
    earlier = now - timedelta(minutes=data.draw(st.integers(0, 10**5)))
    ahead = [one for one in schedule(course, NEW, now) if one.due > now and one.reasons == ()]
    assert set(ahead) <= set(schedule(course, NEW, earlier))


@given(course=courses, days=st.integers(1, 400))
def test_another_date_moves_the_whole_plan_by_as_many_days(course: Course, days: int) -> None:
    """Where the clocks never change."""
    by = timedelta(days=days)
    before = replace(course, zone=SHANGHAI, operation=Operation(DAY, course.operation.hour))
    after = replace(before, operation=Operation(DAY + by, course.operation.hour))
    moved = [(one.due + by, one.until + by, one.reasons) for one in timetable(before)]
    assert [(one.due, one.until, one.reasons) for one in timetable(after)] == moved

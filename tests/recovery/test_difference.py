"""Another date: which messages move, which fall away, which come anew."""

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.recovery.arithmetic import History, schedule
from bot.recovery.course import Course
from bot.recovery.difference import Difference, difference, still_counts
from bot.recovery.plan import Condition, Operation, Plan, UntilOperation
from bot.recovery.wishes import Wishes
from tests.recovery.making import (
    LONDON,
    course_of,
    courses,
    moments,
    operations,
    step,
    utc,
)

NOW = utc("2026-03-04T02:00")  # 10:00 in Shanghai, the day before the operation
PLAN = (
    step("home", -3, useful=UntilOperation()),
    step("fast", -1, useful=UntilOperation()),
    step("card", 0),
    step("visit", 7),
)
COURSE = course_of(*PLAN)


def on(day: str) -> Course:
    return replace(COURSE, operation=Operation(date.fromisoformat(day)))


def compared(before: Course, after: Course, history: History | None = None) -> Difference:
    known = history or History()
    return difference(schedule(before, known, NOW), schedule(after, known, NOW), NOW)


def test_a_later_date_moves_what_is_ahead() -> None:
    change = compared(on("2026-03-05"), on("2026-03-06"))
    assert [was.key for was, _ in change.moved] == ["home", "fast", "card", "visit"]
    assert {comes.due - was.due for was, comes in change.moved} == {timedelta(days=1)}
    assert (change.gone, change.added, change.same) == ((), (), ())


def test_an_earlier_date_lets_fall_away_what_comes_too_late() -> None:
    change = compared(on("2026-03-05"), on("2026-02-28"))
    assert [one.key for one in change.gone] == ["home", "fast", "card"]
    assert [was.key for was, _ in change.moved] == ["visit"]


def test_another_wish_can_add_or_take_away() -> None:
    smoking = course_of(step("smoke", 3, condition=Condition.SMOKER), step("b", 4))
    not_so = replace(smoking, wishes=Wishes(not_so=frozenset({Condition.SMOKER})))
    assert [one.key for one in compared(smoking, not_so).gone] == ["smoke"]
    assert [one.key for one in compared(not_so, smoking).added] == ["smoke"]
    assert [one.key for one in compared(smoking, not_so).same] == ["b"]


def test_an_edited_plan_never_repeats_what_was_sent() -> None:
    history = History({"home": NOW, "fast": NOW})
    edited = tuple(replace(one, day=one.day + 2) for one in PLAN)
    after = replace(COURSE, plan=Plan("plan", (*edited, step("new", 3))))
    change = compared(COURSE, after, history)
    assert [was.key for was, _ in change.moved] == ["card", "visit"]
    assert [one.key for one in change.added] == ["new"]


def test_another_zone_moves_the_instants_and_not_the_wall() -> None:
    history = History({"home": NOW, "fast": NOW})
    change = compared(COURSE, replace(COURSE, zone=LONDON), history)
    assert {comes.due - was.due for was, comes in change.moved} == {timedelta(hours=8)}


def test_an_operation_put_off_is_prepared_for_once_more() -> None:
    """Told to fast for Thursday, and operated on a week later: told to fast again."""
    history = History({"home": NOW, "fast": NOW}, done=frozenset({"home"}))
    later = on("2026-03-12")
    kept = still_counts(history, COURSE, later, NOW)
    assert (kept.sent, kept.done) == ({}, frozenset())
    before, after = schedule(COURSE, history, NOW), schedule(later, kept, NOW)
    assert [one.key for one in difference(before, after, NOW).added] == ["home", "fast"]


def test_an_operation_put_off_by_a_day_repeats_the_last_day_alone() -> None:
    history = History({"home": NOW, "fast": NOW, "fast+2": NOW}, told=frozenset({"home"}))
    kept = still_counts(history, COURSE, on("2026-03-06"), NOW)
    assert (kept.sent, kept.told) == ({"home": NOW}, frozenset({"home"}))


def test_an_earlier_date_forgets_nothing() -> None:
    history = History({"home": NOW, "fast": NOW})
    assert still_counts(history, COURSE, on("2026-03-01"), NOW).sent == history.sent


def test_the_same_day_once_more_keeps_everything() -> None:
    """Also what is ahead by another hour."""
    history = History({"home": NOW, "fast": NOW, "card": NOW}, done=frozenset({"fast"}))
    same = replace(COURSE, operation=Operation(date(2026, 3, 5), time(14)))
    assert still_counts(history, COURSE, same, NOW) == history


def test_fasting_said_for_another_week_is_said_again_though_its_time_has_just_passed() -> None:
    """Operated on tomorrow, as the patient tells at noon: the fasting message was due at nine."""
    last_week = NOW - timedelta(days=7)
    history = History({"home": last_week, "fast": last_week}, done=frozenset({"fast"}))
    kept = still_counts(history, on("2026-02-26"), COURSE, NOW)
    assert (kept.sent, kept.done) == ({}, frozenset())


def test_a_wrong_date_in_the_past_takes_nothing_from_the_right_one() -> None:
    """What was over by the wrong date was never said."""
    told = History(told=frozenset({"home", "fast", "card"}))
    kept = still_counts(told, on("2026-02-20"), COURSE, NOW)
    assert kept.told == frozenset()
    assert still_counts(told, on("2026-03-06"), COURSE, NOW).told == {"home", "fast"}


@given(st.data())
def test_no_change_is_no_difference_and_back_is_the_opposite(data: st.DataObject) -> None:
    before = data.draw(courses)
    after = replace(before, operation=data.draw(operations))
    now = data.draw(moments(before))
    old, new = schedule(before, History(), now), schedule(after, History(), now)
    there, back = difference(old, new, now), difference(new, old, now)
    nothing = difference(old, old, now)
    assert (nothing.moved, nothing.gone, nothing.added) == ((), (), ())
    assert {one.key for one in there.gone} == {one.key for one in back.added}
    assert {one.key for one in there.added} == {one.key for one in back.gone}
    assert {(was.due, comes.due) for was, comes in there.moved} == {
        (comes.due, was.due) for was, comes in back.moved
    }

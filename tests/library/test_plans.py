"""Plans of messages: read from a nurse's file, with every slip told in her words and line."""

from datetime import date, time, timedelta

import pytest

from bot.library.reviewing import items
from bot.recovery.arithmetic import timetable
from bot.recovery.course import Course
from bot.recovery.plan import (
    Condition,
    DayPart,
    Kind,
    Lasts,
    Operation,
    Times,
    UntilDay,
    UntilOperation,
)
from tests.library.breaking import Break, assert_told, edit, put
from tests.library.conftest import Folder
from tests.recovery.making import SHANGHAI

LIFT = "plans/lift.yaml"
PLAN = """\
reviewed: 2026-11-01
reviewed_by: none
review_by: 2027-11-01
title: {zh: 提升, en: Lift}
times: {evening: "20:00", operation: "10:00"}
steps:
  - id: smoke
    title: {zh: 不抽烟, en: No smoking}
    day: -42
    only_for: smoker
    useful_until: operation
    page: risks
    sources: [mayo]
    text: {zh: "不抽。停下来。", en: "Stop. Now."}
  - id: card
    title: {zh: 求助卡, en: Red-flag card}
    day: 0
    time: evening
    after_operation: 6 hours
    useful_until: day 2 18:00
    any_hour: true
    page: red-flags
    sources: [mayo]
    text: {zh: "打 {clinic.phone}。", en: "Call {clinic.phone}."}
  - id: check
    kind: checkin
    title: {zh: 问候, en: How are you?}
    day: 1
    time: "9:30"
    useful_until: 12 hours
    again_after: [3 hours, 2 hours]
    silenced_by: [smoke]
    page: care
    sources: [mayo]
    text: {zh: "洗头：{value.hair-wash}。", en: "Hair: {value.hair-wash}."}
"""


@pytest.fixture
def planned(small: Folder) -> Folder:
    small.write(LIFT, PLAN)
    return small


def test_the_files_name_is_the_plans(planned: Folder) -> None:
    library = planned.load()
    assert library.plan_ids == ("lift",)
    assert library.plan("lift").id == "lift"
    assert library.plan_text("lift", "zh").title == "提升"
    assert planned.check() == []


def test_what_a_nurse_writes_is_when_a_step_comes(planned: Folder) -> None:
    plan = planned.load().plan("lift")
    smoke, card, check = plan.steps
    assert plan.times == Times(evening=time(20), operation=time(10))
    assert (smoke.kind, smoke.day, smoke.at) == (Kind.REMINDER, -42, None)
    assert (smoke.condition, smoke.useful) == (Condition.SMOKER, UntilOperation())
    assert (card.at, card.after, card.any_hour) == (DayPart.EVENING, timedelta(hours=6), True)
    assert card.useful == UntilDay(2, time(18))
    assert (check.kind, check.at, check.useful) == (Kind.CHECKIN, time(9, 30), Lasts(hours=12))
    assert check.again == (timedelta(hours=3), timedelta(hours=2))
    assert (check.silenced_by, check.page, check.sources) == (("smoke",), "care", ("mayo",))
    assert len(timetable(Course(plan, Operation(date(2026, 3, 5)), SHANGHAI))) == 3


@pytest.mark.parametrize(
    ("written", "means"),
    [("3 days", Lasts(days=3)), ("1 hour", Lasts(hours=1)), ("day -1", UntilDay(-1))],
)
def test_ways_to_say_until_when(planned: Folder, written: str, means: Lasts) -> None:
    planned.replace(LIFT, "day: 0\n    time: evening", "day: -2\n    time: evening")
    planned.replace(LIFT, "    after_operation: 6 hours\n", "")
    planned.replace(LIFT, "day 2 18:00", written)
    assert planned.load().plan("lift").steps[1].useful == means


def test_a_step_speaks_both_languages_with_the_clinics_data(planned: Folder) -> None:
    library = planned.load()
    card = library.plan_text("lift", "en").steps["card"]
    assert (card.title, card.text) == ("Red-flag card", "Call 0355-123-4567.")
    check = library.plan_text("lift", "zh").steps["check"]
    assert check.text == "洗头：第1天到拆线后。"
    assert [source.id for source in check.sources] == ["mayo", "gupta-2016"]
    assert (check.page, check.reviewed_by) == ("care", "none")


def test_a_clinics_own_plan_takes_the_place_of_the_shipped_one(
    planned: Folder, own: Folder
) -> None:
    before = planned.load().plan("lift").version
    own.write(LIFT, PLAN.replace("day: 0", "day: 1"))
    own.write("plans/other.yaml", PLAN)
    library = planned.load(own.root)
    assert library.plan_ids == ("lift", "other")
    assert library.plan("lift").steps[1].day == 1
    assert library.plan("lift").version != before


def test_a_better_text_is_no_new_version(planned: Folder) -> None:
    before = planned.load().plan("lift").version
    planned.replace(LIFT, "Stop. Now.", "Please stop. Today.")
    assert planned.load().plan("lift").version == before


def test_a_plan_waits_for_a_doctors_signature(planned: Folder) -> None:
    assert "plans/lift" in items(planned.root, None)


def test_a_content_without_plans_is_fine(small: Folder) -> None:
    assert small.load().plan_ids == ()


MISTAKES = [
    ("id twice", edit(LIFT, "id: check", "id: card"), 25, "the id card is used twice"),
    ("kind", edit(LIFT, "kind: checkin", "kind: chekin"), 26, "did you mean checkin?"),
    ("day as a word", edit(LIFT, "day: 1", "day: one"), 28, "day must be a whole number"),
    ("day in another age", edit(LIFT, "day: 1", "day: 9999"), 28, "day is too big"),
    ("hour", edit(LIFT, '"9:30"', '"25:30"'), 29, '"09:00", or one of: morning, midday, evening'),
    ("part of the day", edit(LIFT, '"9:30"', "mornng"), 29, "did you mean morning?"),
    ("times", edit(LIFT, '"20:00"', "evening"), 5, "evening is not a time of day"),
    ("part in times", edit(LIFT, "evening:", "evning:"), 5, "did you mean evening?"),
    ("distance", edit(LIFT, "6 hours", "6"), 19, "write it such as 2 hours"),
    ("condition", edit(LIFT, "smoker", "smokers"), 10, "did you mean smoker?"),
    ("until", edit(LIFT, "12 hours", "tomorrow"), 30, "tomorrow does not say until when"),
    ("until no hour", edit(LIFT, "day 2 18:00", "day 2 18"), 20, "is not a time of day"),
    ("until another age", edit(LIFT, "day 2 18:00", "day 9999"), 20, "does not say until when"),
    ("again", edit(LIFT, "[3 hours, 2 hours]", "[3 days]"), 31, "not a number of hours"),
    ("silenced", edit(LIFT, "[smoke]", "[smokee]"), 32, "did you mean smoke?"),
    ("silenced by itself", edit(LIFT, "[smoke]", "[check]"), 32, "check is no other step"),
    ("page", edit(LIFT, "page: care", "page: caer"), 33, "did you mean care?"),
    ("source", edit(LIFT, "[mayo]", "[myo]"), 13, "did you mean mayo?"),
    ("no source", edit(LIFT, "[mayo]", "[]"), 13, "smoke names no source"),
    ("wide title", edit(LIFT, "en: No smoking", f"en: {'x' * 29}"), 8, "at most 28 letters"),
    ("no text", edit(LIFT, '    text: {zh: "不', "    # "), 7, "text is missing"),
    ("one language", edit(LIFT, ', en: "Stop. Now."', ""), 14, "en is missing"),
    ("field", edit(LIFT, "useful_until: op", "usefull_until: op"), 11, "mean useful_until?"),
    ("variable", edit(LIFT, "{clinic.phone}。", "{clinic.fon}。"), 24, "mean clinic.phone?"),
    ("link", edit(LIFT, "Stop. Now.", "[Stop](page:risks)."), 14, "in page: opens"),
    ("over before", edit(LIFT, "day 2 18:00", "day -1"), 20, "day 0 at 20:00, when it is of no"),
    ("too late", edit(LIFT, "useful_until: operation", "useful_until: day -50"), 11, "no use"),
    ("no steps", put(LIFT, PLAN.partition("steps:")[0] + "steps: []\n"), 6, "too few entries"),
    ("no review", edit(LIFT, "review_by: 2027-11-01\n", ""), 1, "review_by is missing"),
    ("name", put("plans/My plan.yaml", PLAN), None, "can't be a plan's name"),
]


@pytest.mark.parametrize(
    ("change", "line", "words"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES]
)
def test_a_slip_is_told_where_it_stands(
    planned: Folder, change: Break, line: int | None, words: str
) -> None:
    change(planned)
    path = LIFT if line else "plans/My plan.yaml"
    assert_told(planned, path, line, words)


def test_a_time_in_quiet_hours_is_worth_a_look(planned: Folder) -> None:
    planned.replace(LIFT, '"9:30"', '"7:30"')
    (warning,) = planned.check()
    assert (warning.path.as_posix(), warning.line, warning.severity) == (LIFT, 29, "warning")
    assert "check comes on day 1 at 08:00" in warning.message
    assert "any_hour: true" in warning.hint


def test_a_day_by_its_number_is_worth_a_look_where_it_may_be_another(planned: Folder) -> None:
    planned.replace(LIFT, "zh: 问候", "zh: 第1天问候")
    assert planned.check() == []  # it comes at 9:30, and helps for twelve hours
    planned.replace(LIFT, "useful_until: 12 hours", "useful_until: 24 hours")
    (warning,) = planned.check()
    assert (warning.line, warning.severity) == (27, "warning")
    assert "check says day 1, and may come until day 2" in warning.message


def test_a_review_that_ran_out_is_worth_a_look(planned: Folder) -> None:
    planned.replace(LIFT, "2027-11-01", "2026-11-20")
    (warning,) = planned.check()
    assert "ran out" in warning.message


def test_forbidden_words_are_found_in_messages_and_their_titles(planned: Folder) -> None:
    planned.write(LIFT, PLAN.replace("Stop. Now.", "We guarantee it.").replace("问候", "最好的"))
    assert [problem.line for problem in planned.check()] == [14, 27]


def test_a_file_in_the_wrong_place_is_told(planned: Folder) -> None:
    planned.write("plan/lift.yaml", PLAN)
    assert_told(planned, "plan/lift.yaml", None, "nothing reads")

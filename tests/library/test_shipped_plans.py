"""The plans that come with Liftcare: whole, in order, short, and never too much at once."""

import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.library.languages import LANGUAGES
from bot.library.markdown import blocks
from bot.library.plan_checks import check_plans
from bot.library.plans import PlanDraft, StepEntry, read_plans
from bot.library.problems import Report
from bot.library.readability import sentences, too_long
from bot.library.reading import find_files
from bot.library.sources import SOURCES, SourcesFile
from bot.library.validating import load
from bot.recovery.arithmetic import History, next_due, schedule, timetable
from bot.recovery.catching_up import catch_up
from bot.recovery.course import Course
from bot.recovery.plan import Condition, DayPart, Kind, Operation
from bot.recovery.walltime import wall_of
from bot.recovery.wishes import ORDINARY, Quiet, Wishes
from tests.recovery.making import LONDON, SHANGHAI

CONTENT = Path(__file__).parents[2] / "content"
TREE = find_files(CONTENT, None)
DRAFTS = {draft.id: draft for draft in read_plans(TREE, Report())}
FACELIFT = DRAFTS["facelift"]
DAY = date(2026, 3, 20)
REMINDERS = [
    *["-42", "-14 09:00", "-14 19:00", "-10", "-7", "-5", "-3", "-2", "-1 10:00", "-1 19:00"],
    *["0 morning", "0 evening", "1 08:00", "1 midday", "1 20:00"],
    *["2", "3", "4", "5", "6 19:00", "7", "9", "10", "14", "14 19:00", "21", "28", "30", "42"],
    *["60", "84", "90", "120", "180"],
]
"""The draft of the facts, row by row."""

CHECKINS = [0, 1, 1, 2, 3, 4, 5, 6, 7, 10, 14, 21, 30, 60, 90, 180]
LATE_WISHES = [
    ORDINARY,
    Wishes(preferred=time(21, 30)),
    Wishes(preferred=time(6)),
    Wishes(quiet=Quiet(time(20), time(10))),
]


def when(step: StepEntry) -> str:
    at = step.time
    said = at.value if isinstance(at, DayPart) else at and f"{at:%H:%M}"
    return f"{step.day} {said}" if said else str(step.day)


def course(draft: PlanDraft, wish: Wishes = ORDINARY, hour: time | None = None) -> Course:
    return Course(draft.plan(), Operation(DAY, hour), LONDON, wish)


def test_the_whole_draft_of_the_facts_is_there() -> None:
    reminders = [step for step in FACELIFT.steps if step.kind is not Kind.CHECKIN]
    assert [when(step) for step in reminders] == REMINDERS
    assert len(reminders) == 34
    checkins = [step for step in FACELIFT.steps if step.kind is Kind.CHECKIN]
    assert [step.day for step in checkins] == CHECKINS


def test_what_concerns_only_some_is_marked() -> None:
    some = {step.id: step.only_for for step in FACELIFT.steps if step.only_for}
    assert some == {
        "nicotine-6-weeks": Condition.SMOKER,
        "stitches-first": Condition.STITCHES_IN,
    }


def test_a_second_plan_is_of_another_operation() -> None:
    assert sorted(DRAFTS) == ["facelift", "thread-lift"]
    assert len(DRAFTS["thread-lift"].steps) < len(FACELIFT.steps) / 2


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_nothing_is_wrong_with_it(draft: PlanDraft) -> None:
    report = Report()
    sources = load(TREE.get(SOURCES), SourcesFile, report)
    assert sources
    pages = {step.page for step in draft.steps}
    check_plans(read_plans(TREE, report), pages | {"x"}, sources.model.root.keys(), report)
    told = [problem for problem in report.problems if problem.path.stem == draft.id]
    assert told == []


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_message_is_two_short_sentences(draft: PlanDraft, lang: str) -> None:
    for step in draft.steps:
        text = step.text.in_(lang)
        assert len(list(sentences(blocks(text)))) in {2, 3}, step.id
        shown = blocks(re.sub(r"\{value.*?\}", "…", text))
        assert not list(too_long(shown, lang)), step.id
        assert len(text) <= {"zh": 110, "en": 240}[lang], step.id


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_only_what_cannot_wait_comes_at_any_hour(draft: PlanDraft) -> None:
    urgent = {step.id for step in draft.steps if step.any_hour}
    assert urgent == {
        "fasting" if draft is FACELIFT else "confirm",
        "papers",
        "red-flag-card",
    }


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
@pytest.mark.parametrize("wish", LATE_WISHES)
@pytest.mark.parametrize("hour", [None, time(7), time(13), time(17)])
def test_every_step_is_of_use_when_it_comes_whatever_people_wish(
    draft: PlanDraft, wish: Wishes, hour: time | None
) -> None:
    for instant in timetable(course(draft, wish, hour)):
        # Where the first check-in would fall into the night, the next morning's takes its place.
        assert instant.due <= instant.until or instant.step.id == "check-day-0", instant.step.id


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
@pytest.mark.parametrize("hour", range(24))
def test_no_check_in_wakes_anybody(draft: PlanDraft, hour: int) -> None:
    """Nor is it asked again at night, when nobody answers."""
    followed = course(draft, hour=time(hour))
    asked = [one for one in timetable(followed) if one.step.kind is Kind.CHECKIN][:8]
    for first in asked:
        if first.due > first.until:
            continue  # the next morning's takes its place
        sent, now = {first.key: first.due}, first.due
        for again in schedule(followed, History(sent), now):
            if again.step.id == first.step.id:
                sent[again.key] = again.due
        for at in sent.values():
            assert time(8) <= wall_of(at, followed.zone).time() < time(22), first.key


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_who_comes_back_is_never_asked_the_same_twice_at_once(draft: PlanDraft) -> None:
    """A check-in is over before the next one comes."""
    checkins = [one for one in timetable(course(draft)) if one.step.kind is Kind.CHECKIN]
    for one, later in pairwise(checkins):
        assert one.until < later.due, later.step.id


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_whoever_joins_on_any_day_gets_little_at_once(draft: PlanDraft) -> None:
    for day in range(-50, 220):
        joined = course(draft)
        now = joined.begins + timedelta(days=day)
        late = catch_up(schedule(joined, History(), now), now, joined.begins)
        assert len(late.send) <= 4
        assert len(late.also) <= 7
        assert not (day > 0 and any(one.step.prepares for one in late.summary))


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_the_card_of_the_first_night_comes_in_that_night_and_is_told_of_later(
    draft: PlanDraft,
) -> None:
    joined = course(draft, hour=time(9))

    def caught(hours: int) -> tuple[set[str], set[str]]:
        now = joined.begins + timedelta(hours=hours)
        late = catch_up(schedule(joined, History(), now), now, joined.begins)
        return {one.step.id for one in late.send}, {one.step.id for one in late.summary}

    assert "red-flag-card" in caught(14)[0]
    for hours in (26, 30, 48):
        sent, told = caught(hours)
        assert "red-flag-card" not in sent
        assert "red-flag-card" in told


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_what_speaks_of_tomorrow_comes_on_the_day_before(draft: PlanDraft) -> None:
    words = {step.id: step.text.in_("en") + step.text.in_("zh") for step in draft.steps}
    until = {one.step.id: one.until for one in timetable(course(draft))}
    spoken = {name for name, said in words.items() if "tomorrow" in said or "明天" in said}
    assert spoken
    assert all(until[name] <= datetime(2026, 3, 20, tzinfo=LONDON) for name in spoken)


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_no_message_names_a_day_that_it_may_not_be_when_it_is_read(draft: PlanDraft) -> None:
    for instant in timetable(course(draft)):
        [step] = [step for step in draft.steps if step.id == instant.step.id]
        last = (instant.until - timedelta(seconds=1)).astimezone(LONDON).date() - DAY
        for lang in LANGUAGES:
            said = f"{step.title.in_(lang)} {step.text.in_(lang)}"
            named = re.findall(r"(?:\bday|第)\s?(\d+)(?!\d|\s?(?:到|to))", said, re.IGNORECASE)
            assert all(int(day) > last.days for day in named), (step.id, said)


def test_half_a_year_lived_through() -> None:
    """Everybody who joins in time gets every message once, on its day, by day."""
    for zone in (SHANGHAI, LONDON):
        joined = Course(FACELIFT.plan(), Operation(DAY, time(8)), zone)
        now, sent = datetime(2026, 2, 1, tzinfo=UTC), dict[str, datetime]()
        while (due := next_due(schedule(joined, History(sent), now))) is not None:
            now = max(now, due)
            late = catch_up(schedule(joined, History(sent), now), now, joined.begins)
            assert len(late.send) == 1
            sent |= {one.key: now for one in late.send}
        steps = FACELIFT.steps
        again = sum(len(step.again_after) for step in steps)
        assert len(sent) == len(steps) + again == 66
        for step in steps:
            wall = wall_of(sent[step.id], zone)
            assert (wall.date() - DAY).days == step.day
            assert step.any_hour or time(8) <= wall.time() < time(22)

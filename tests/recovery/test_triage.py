"""Triage: every combination of answers has a level, and a worse answer never lowers it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.recovery.triage import LEAST, Choice, Later, Level, Question, RedFlag, Triage
from tests.content import shipped

SHIPPED = shipped().triage
EMERGENCY, SURGEON = Level.CALL_EMERGENCY, Level.CALL_SURGEON
TEAM, NOTED = Level.CONTACT_TEAM, Level.NONE_NOTED

days = st.integers(-5, 400)


# Any set of answers to the shipped questions: some are missing, some of an older version.
answers = st.fixed_dictionaries(
    {},
    optional={
        question.id: st.sampled_from([*(choice.id for choice in question.choices), "gone-since"])
        for question in SHIPPED.questions
    }
    | {"question-gone-since": st.sampled_from(["", "breath", "x"])},
)


@given(answers, days)
def test_every_combination_has_a_level(given_: dict[str, str], day: int) -> None:
    level = SHIPPED.level(given_, day)
    lines = [SHIPPED.find(answer) for answer in given_.values()]
    assert level == max((line[1].on(day) for line in lines if line), default=NOTED)


@given(answers, days, st.data())
def test_a_worse_answer_never_lowers_the_level(
    given_: dict[str, str], day: int, data: st.DataObject
) -> None:
    question = data.draw(st.sampled_from(SHIPPED.questions))
    ids = [choice.id for choice in question.choices]
    better, worse = sorted(data.draw(st.tuples(*[st.integers(0, len(ids) - 1)] * 2)))
    before = SHIPPED.level({**given_, question.id: ids[better]}, day)
    assert SHIPPED.level({**given_, question.id: ids[worse]}, day) >= before


@given(answers, days)
def test_one_more_answer_never_lowers_the_level(given_: dict[str, str], day: int) -> None:
    asked = SHIPPED.next(given_)
    if asked is not None:
        for choice in asked.choices:
            more = {**given_, asked.id: choice.id}
            assert SHIPPED.level(more, day) >= SHIPPED.level(given_, day)


@given(answers, days, st.integers(0, 100))
def test_a_later_day_never_lowers_the_level(given_: dict[str, str], day: int, more: int) -> None:
    assert SHIPPED.level(given_, day + more) >= SHIPPED.level(given_, day)


@given(answers)
def test_questions_come_in_order_until_none_is_left(given_: dict[str, str]) -> None:
    seen = []
    while (asked := SHIPPED.next(given_)) is not None:
        seen.append(SHIPPED.place(asked))
        given_[asked.id] = asked.choices[0].id
    assert seen == sorted(seen)
    assert len(given_.keys() & {question.id for question in SHIPPED.questions}) == 9


@pytest.mark.parametrize(
    ("answer", "day", "level"),
    [
        ("breath", 0, EMERGENCY),
        ("chest-pain", 0, EMERGENCY),
        ("collapse", 0, EMERGENCY),
        ("side-neck", 0, EMERGENCY),
        ("bleeding-heavy", 0, EMERGENCY),
        ("face-no-sight", 0, EMERGENCY),
        ("calf", 0, SURGEON),
        ("side-pain", 0, SURGEON),
        ("side-swelling", 0, SURGEON),
        ("bleeding-soaking", 0, SURGEON),
        ("temperature-fever", 0, SURGEON),
        ("wound-pus", 0, SURGEON),
        ("wound-open", 0, SURGEON),
        ("wound-dark", 0, SURGEON),
        ("face-weak", 0, SURGEON),
        ("face-blurred", 0, SURGEON),
        ("pain-3", 0, NOTED),
        ("pain-4", 0, TEAM),
        ("pain-6", 0, TEAM),
        ("pain-7", 0, SURGEON),
        ("pain-10", 0, SURGEON),
        ("swelling-more", 3, NOTED),
        ("swelling-more", 4, TEAM),
        ("bleeding-spots", 3, NOTED),
        ("bleeding-spots", 8, TEAM),
        ("mood-low", 6, NOTED),
        ("mood-very-low", 6, TEAM),
    ],
)
def test_the_facts_line_by_line(answer: str, day: int, level: Level) -> None:
    line = SHIPPED.find(answer)
    assert line is not None
    assert line[1].on(day) is level


def test_the_dangerous_questions_come_first() -> None:
    worst = [max(choice.level for choice in question.choices) for question in SHIPPED.questions]
    assert worst[:4] == [EMERGENCY] * 4
    assert EMERGENCY not in worst[4:]


def test_every_red_flag_is_asked_for() -> None:
    asked = {
        flag
        for question in SHIPPED.questions
        for choice in question.choices
        for flag in choice.red_flags
    }
    assert asked == set(RedFlag)
    assert sum(least is EMERGENCY for least in LEAST.values()) == 6


def test_a_later_level_begins_on_its_day() -> None:
    choice = Choice("spots", NOTED, Later(4, TEAM))
    triage = Triage("1", (Question("bleeding", (choice,)),))
    assert triage.level({"bleeding": "spots"}, 3) is NOTED
    assert triage.level({"bleeding": "spots"}, 4) is TEAM

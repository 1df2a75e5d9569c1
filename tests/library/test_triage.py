"""Whoever edits the questions of a check-in can't lose a red flag, and is told what to write."""

import pytest

from bot.recovery.triage import RedFlag
from tests.library.breaking import Break, assert_told, edit
from tests.library.conftest import TRIAGE, Folder

FILE = "triage.yaml"


def line_of(text: str, nth: int = 1) -> int:
    """The line of the shipped file that has a text for the nth time."""
    lines = [n for n, line in enumerate(TRIAGE.splitlines(), start=1) if text in line]
    return lines[nth - 1]


BREATH = "        red_flags: [breathing]\n"
QUESTIONS = line_of("questions:")
BREAKS = [
    ("flag lost", edit(FILE, BREATH, ""), QUESTIONS, "the red flag breathing"),
    (
        "flag played down",
        edit(
            FILE,
            "level: call-surgeon\n        red_flags: [pus]",
            "level: contact-team\n        red_flags: [pus]",
        ),
        line_of("red_flags: [pus]") - 1,
        "write level: call-surgeon",
    ),
    (
        "emergency played down",
        edit(
            FILE,
            "level: call-emergency\n        red_flags: [breathing]",
            "level: call-surgeon\n        red_flags: [breathing]",
        ),
        line_of("red_flags: [breathing]") - 1,
        "write level: call-emergency",
    ),
    ("no such flag", edit(FILE, "[calf]", "[calv]"), line_of("[calf]"), "did you mean calf?"),
    (
        "no such level",
        edit(FILE, "level: call-surgeon\n        red_flags: [calf]", "level: call-surgon"),
        line_of("[calf]") - 1,
        "did you mean call-surgeon?",
    ),
    (
        "no level",
        edit(FILE, "        level: call-emergency\n        red_flags: [collapse]\n", ""),
        line_of("id: collapse"),
        "level is missing",
    ),
    (
        "order",
        edit(FILE, 'en: "6"}, level: contact-team', 'en: "6"}, level: none-noted'),
        line_of("id: pain-6"),
        "calls for less than pain-5",
    ),
    (
        "later is no more",
        edit(FILE, "later: {day: 4, level: contact-team}", "later: {day: 4, level: none-noted}"),
        line_of("later: {day: 4"),
        "no more later than before",
    ),
    (
        "a wide button",
        edit(FILE, "en: I collapsed", "en: I collapsed and fell down on the floor"),
        line_of("en: I collapsed"),
        "too wide for a button",
    ),
    ("id twice", edit(FILE, "id: calf", "id: breath"), line_of("id: breath", 3), "used twice"),
    (
        "a scale cut",
        edit(FILE, '      - {id: pain-10, text: {zh: "10", en: "10"}, level: call-surgeon}\n', ""),
        QUESTIONS,
        "must have the answers pain-0",
    ),
    (
        "a promise",
        edit(FILE, "tap the worst.", "tap the worst. We guarantee help."),
        line_of("tap the worst."),
        "say what usually happens",
    ),
    (
        "unknown source",
        edit(FILE, "sources: [mayo]", "sources: [mayoo]"),
        line_of("sources: [mayo]"),
        "did you mean mayo?",
    ),
]


@pytest.mark.parametrize(
    ("change", "line", "words"), [b[1:] for b in BREAKS], ids=[b[0] for b in BREAKS]
)
def test_a_slip_is_told_with_its_line(small: Folder, change: Break, line: int, words: str) -> None:
    change(small)
    assert_told(small, FILE, line, words)


@pytest.mark.parametrize("flag", list(RedFlag))
def test_a_clinics_own_file_cannot_drop_a_red_flag(
    small: Folder, own: Folder, flag: RedFlag
) -> None:
    own.write(FILE, TRIAGE.replace(f"        red_flags: [{flag}]\n", ""))
    problems = [problem.message for problem in small.check(own.root)]
    assert f"no answer stands for the red flag {flag}" in problems


def test_a_clinics_own_file_takes_effect(small: Folder, own: Folder) -> None:
    own.write(FILE, TRIAGE.replace('en: "3"}, level: none-noted', 'en: "3"}, level: contact-team'))
    assert small.check(own.root) == []
    library = small.load(own.root)
    line = library.triage.find("pain-3")
    assert line is not None
    assert line[1].level.name == "CONTACT_TEAM"


def test_the_review_of_the_questions_is_watched(small: Folder) -> None:
    small.replace(FILE, "review_by: 2027-11-01", "review_by: 2026-11-20")
    [problem] = small.check()
    assert (problem.severity, "ran out" in problem.message) == ("warning", True)


def test_the_texts_stand_in_both_languages(small: Folder) -> None:
    library = small.load()
    for lang in library.languages:
        text = library.triage_text(lang)
        for question in library.triage.questions:
            assert text.questions[question.id].text
            assert all(text.answers[choice.id] for choice in question.choices)
        assert "12356" in text.says["mood-low"]
        assert "0355-123-4567" not in text.about
        assert "120" in text.says["mood-very-low"]

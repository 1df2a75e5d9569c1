"""Slips in answers, values, the glossary and the forbidden words are told like any other."""

import pytest

from tests.library.breaking import EN, Break, assert_told, body, both, edit, gone, put
from tests.library.conftest import Folder

VALUES_ = "values.yaml"
VALUES = [
    ("unknown value", body("Wash: {value.hair-wsh}."), EN, 12, "did you mean value.hair-wash?"),
    ("no such value", body("{value.rocket}"), EN, 12, "known are: {value.hair-wash}"),
    ("no values at all", gone(VALUES_), "answers/care.yaml", 12, "describe it in values.yaml"),
    ("no range", edit(VALUES_, "    range: {zh: ", "    ours: {zh: "), VALUES_, 2, "has no range"),
    ("value without a name", edit(VALUES_, "    title", "    # title"), VALUES_, 2, "no title"),
    ("range in one language", edit(VALUES_, ', en: "from', ', #"'), VALUES_, 4, "not closed"),
    (
        "rule in one language",
        edit(VALUES_, "    s", "    ours: {en: x}\n    s"),
        VALUES_,
        5,
        "zh is",
    ),
    ("value's source", edit(VALUES_, "[gupta-2016]", "[gupta]"), VALUES_, 5, "gupta-2016?"),
    ("value's field", edit(VALUES_, "    range", "    rnage"), VALUES_, 4, "did you mean range?"),
    ("value twice", edit(VALUES_, "  - id", "  - {id: hair-wash}\n  - id"), VALUES_, 3, "twice"),
    ("variable in a value", edit(VALUES_, "day 14", "{clinic.name}"), VALUES_, 4, "not work"),
    ("value's id", edit(VALUES_, "hair-wash", "Hair wash"), VALUES_, 2, "as an id"),
]
ANSWERS_ = "answers/care.yaml"
ANSWER = [
    ("answer's page", edit(ANSWERS_, "page: care", "page: caer"), ANSWERS_, 6, "mean care?"),
    ("answer's source", edit(ANSWERS_, "[mayo]", "[myo]"), ANSWERS_, 7, "did you mean mayo?"),
    ("no source for facts", edit(ANSWERS_, "[mayo]", "[]"), ANSWERS_, 7, "names no source"),
    ("answer twice", edit(ANSWERS_, "cannot-breathe", "wash-hair"), ANSWERS_, 14, "used twice"),
    ("one way to ask", edit(ANSWERS_, ", shampoo after the op", ""), ANSWERS_, 10, "too few ways"),
    (
        "way to ask twice",
        edit(ANSWERS_, "trouble breathing", '"I can\'t breathe!"'),
        ANSWERS_,
        20,
        "stands twice as a way to ask",
    ),
    (
        "way of other answer",
        edit(ANSWERS_, "trouble breathing", "Shampoo after the op?"),
        ANSWERS_,
        20,
        "the other stands in answers/care.yaml:10",
    ),
    (
        "ask without a letter",
        edit(ANSWERS_, "trouble breathing", '"??"'),
        ANSWERS_,
        20,
        "no letter",
    ),
    ("ask as a text", edit(ANSWERS_, "[喘不上气, 呼吸困难怎么办]", "气"), ANSWERS_, 19, "brackets"),
    ("ask in one language", edit(ANSWERS_, "      en: [when", "      # ["), ANSWERS_, 8, "too few"),
    (
        "answer's variable",
        edit(ANSWERS_, "clinic.emergency}。", "clinic.emrgency}。"),
        ANSWERS_,
        22,
        "did you mean clinic.emergency?",
    ),
    (
        "answer's value",
        edit(ANSWERS_, "{value.hair-wash}。", "{value.hair}。"),
        ANSWERS_,
        12,
        "did you mean value.hair-wash?",
    ),
    ("answer's link", edit(ANSWERS_, "page:care)。", "page:cure)。"), ANSWERS_, 22, "no page cure"),
    ("heading in an answer", edit(ANSWERS_, '"**Hair**', '"# Hair'), ANSWERS_, 13, "a heading"),
    (
        "empty answer",
        edit(ANSWERS_, '"**洗头**：{value.hair-wash}。听医生的。"', '""'),
        ANSWERS_,
        12,
        "zh is empty",
    ),
    ("alarm maybe", edit(ANSWERS_, "alarm: true", "alarm: often"), ANSWERS_, 17, "true or false"),
    ("answer's field", edit(ANSWERS_, "    alarm", "    alrm"), ANSWERS_, 17, "mean alarm?"),
    ("no review", edit(ANSWERS_, "reviewed: 2026-11-01\n", ""), ANSWERS_, 1, "reviewed is missing"),
    ("answers' dates", edit(ANSWERS_, "2027-11-01", "2025-11-01"), ANSWERS_, 3, "before reviewed"),
    ("no answers", put(ANSWERS_, "reviewed: 2026-11-01\n"), ANSWERS_, 1, "answers is missing"),
    ("text not indented", edit(ANSWERS_, "        See", "See"), ANSWERS_, 29, "no colon"),
    ("answers in a page's file", put("answers/x.md", ""), "answers/x.md", None, "pages are in"),
]
GLOSSARY_, FORBIDDEN_ = "glossary.yaml", "forbidden.yaml"
WORDS = [
    ("word's page", edit(GLOSSARY_, "[risks]", "[rsks]"), GLOSSARY_, 5, "did you mean risks?"),
    ("word's source", edit(GLOSSARY_, "[mayo]", "[m]"), GLOSSARY_, 6, "not in sources.yaml"),
    ("word nowhere", edit(GLOSSARY_, "[risks]", "[]"), GLOSSARY_, 5, "too few"),
    ("word alone", edit(GLOSSARY_, "[血肿]", "血肿"), GLOSSARY_, 3, "square brackets"),
    (
        "no plain word",
        edit(GLOSSARY_, "    plain: {zh: 皮肤下面积了血, en", "    x: {en"),
        GLOSSARY_,
        2,
        "plain is missing",
    ),
    (
        "word twice",
        put(
            GLOSSARY_,
            """\
words:
  - {id: a, word: {zh: [甲], en: [a]}, plain: {zh: 甲, en: a}, explained_in: [risks]}
  - {id: a, word: {zh: [乙], en: [A]}, plain: {zh: 乙, en: b}, explained_in: [risks]}
""",
        ),
        GLOSSARY_,
        3,
        "a is used twice",
    ),
    (
        "spelling twice",
        put(
            GLOSSARY_,
            """\
words:
  - {id: a, word: {zh: [甲], en: [a]}, plain: {zh: 甲, en: a}, explained_in: [risks]}
  - {id: b, word: {zh: [乙], en: [A]}, plain: {zh: 乙, en: b}, explained_in: [risks]}
""",
        ),
        GLOSSARY_,
        3,
        "A stands at two words",
    ),
    ("word of signs", edit(GLOSSARY_, "[血肿]", '["!"]'), GLOSSARY_, 3, "no letter"),
    ("forbidden word", body("We guarantee it."), EN, 12, "say what usually happens"),
    (
        "forbidden nothing",
        put(FORBIDDEN_, "words:\n  - instead: x\n"),
        FORBIDDEN_,
        2,
        "no word here",
    ),
    (
        "no hint",
        edit(FORBIDDEN_, "    instead", "    # instead"),
        FORBIDDEN_,
        2,
        "instead is missing",
    ),
    ("picture", both("order: 30", "picture: layer\norder: 30"), EN, 4, "add pictures/layer.svg"),
    ("other picture", edit(EN, "order: 30", "picture: a\norder: 30"), EN, 4, "picture is a here"),
]
ALL = [*VALUES, *ANSWER, *WORDS]


@pytest.mark.parametrize(
    ("change", "path", "line", "words"), [case[1:] for case in ALL], ids=[case[0] for case in ALL]
)
def test_a_mistake_is_told_with_its_place(
    small: Folder, change: Break, path: str, line: int | None, words: str
) -> None:
    change(small)
    assert_told(small, path, line, words)

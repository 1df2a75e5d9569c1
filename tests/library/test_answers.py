"""Short answers: found by the ways people ask, filled in, backed and dated like pages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library import ContentError, Hit, Library
from bot.library.columns import WIDEST_LABEL, columns, shortened
from tests.library.conftest import ANSWERS, Folder, write_small


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return write_small(tmp_path_factory.mktemp("answers") / "content").load()


def best(library: Library, query: str, lang: str = "en") -> Hit:
    return library.search(query, lang)[0]


def test_an_answer_is_filled_in_and_backed(library: Library) -> None:
    assert library.answer_ids == ("cannot-breathe", "wash-hair")
    answer = library.answer("wash-hair", "en")
    assert answer.text == "**Hair**: from day 1 to day 14. Your surgeon's word counts."
    assert answer.ask == ("when can i wash my hair", "shampoo after the op")
    assert [source.id for source in answer.sources] == ["mayo", "gupta-2016"]
    assert (answer.page, answer.facts, answer.alarm) == ("care", True, False)
    assert (answer.reviewed, answer.reviewed_by) == (date(2026, 11, 1), "none")
    assert [value.id for value in answer.values] == ["hair-wash"]


def test_an_answer_of_several_lines_keeps_them_and_its_links(library: Library) -> None:
    answer = library.answer("cannot-breathe", "en")
    assert answer.text == "Call 120 now.\n\nSee help and aftercare."
    assert (answer.see, answer.page) == (("care",), "red-flags")
    assert answer.alarm


def test_an_answer_is_named_by_the_first_way_to_ask(library: Library) -> None:
    answer = library.answer("wash-hair", "en")
    assert (answer.question, answer.button) == ("When can i wash my hair",) * 2


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("when can I wash my hair?", "wash-hair"),
        ("WASH MY HAIR", "wash-hair"),
        ("shampo after op", "wash-hair"),
        ("几天可以洗头发呀", "wash-hair"),
        ("cant breathe", "cannot-breathe"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_found_the_way_people_ask(
    library: Library, query: str, answer: str, lang: str
) -> None:
    hit = best(library, query, lang)
    assert (hit.kind, hit.id) == ("answer", answer)


def test_pages_stay_findable(library: Library) -> None:
    assert (best(library, "swelling").kind, best(library, "swelling").id) == ("page", "swelling")
    assert {hit.kind for hit in library.search("aftercare hair", "en")} == {"answer", "page"}


@pytest.mark.parametrize(
    ("query", "sure"),
    [
        ("When can I wash my hair", True),
        ("when can i wash hair?", True),
        ("什么时候能洗头？", True),
        ("hair", False),
        ("can i wash my hair at the swimming pool on holiday", False),
    ],
)
def test_an_answer_asked_for_in_its_own_words_is_sure(
    library: Library, query: str, sure: bool
) -> None:
    assert best(library, query, "en").sure is sure


def test_an_answer_is_found_once(library: Library) -> None:
    hits = library.search("wash hair 洗头 shampoo", "zh", limit=9)
    assert len({(hit.kind, hit.id) for hit in hits}) == len(hits)


ENGLISH = (
    "      en: [when can i wash my hair, shampoo after the op]\n",
    '      en: "**Hair**: {value.hair-wash}. Your surgeon\'s word counts."\n',
)


def test_an_answer_may_be_there_in_one_language(small: Folder) -> None:
    for line in ENGLISH:
        small.replace("answers/care.yaml", line, "")
    (problem,) = [one for one in small.check() if "not there in" in one.message]
    assert (problem.severity, problem.message) == ("warning", "the text is not there in en")
    library = small.load()
    seen = library.answer("wash-hair", "en")
    assert (seen.read_in, seen.ask) == ("zh", ())
    assert seen.text == library.answer("wash-hair", "zh").text
    assert seen.question == "什么时候能洗头"
    assert library.search("什么时候能洗头", "en")[0].id == "wash-hair"


def test_an_answer_needs_a_text(small: Folder) -> None:
    small.replace("answers/care.yaml", ENGLISH[1], "")
    small.replace(
        "answers/care.yaml", '      zh: "**洗头**：{value.hair-wash}。听医生的。"\n', "      {}\n"
    )
    (problem,) = [one for one in small.check() if one.severity == "error"]
    assert "text is missing" in problem.message


def test_answers_may_be_missing(small: Folder) -> None:
    small.remove("answers/care.yaml")
    small.remove("values.yaml")
    library = small.load()
    assert library.answer_ids == ()
    assert not library.has_answer("wash-hair")
    with pytest.raises(KeyError):
        library.answer("wash-hair", "en")


def test_a_clinic_adds_its_own_answers(small: Folder, own: Folder) -> None:
    _head, tail = ANSWERS.split("  - id: cannot-breathe")
    added = ANSWERS.split("answers:\n")[0] + "answers:\n  - id: parking" + tail
    own.write("answers/ours.yaml", added.replace("breathe", "park").replace("气", "车"))
    small.remove("answers/care.yaml")
    small.remove("values.yaml")
    assert small.load(own.root).answer_ids == ("parking",)


def test_one_way_to_ask_finds_one_answer(small: Folder) -> None:
    small.write("answers/more.yaml", ANSWERS.replace("id: ", "id: our-"))
    with pytest.raises(ContentError, match="i cant breathe stands twice"):
        small.load()


def test_an_update_that_learned_the_clinics_question_leaves_it_its_bot(
    small: Folder, own: Folder
) -> None:
    own.write("answers/ours.yaml", ANSWERS.replace("id: ", "id: our-"))
    problems = small.check(own.root)
    assert {problem.severity for problem in problems} == {"warning"}
    assert any("i cant breathe stands twice" in problem.message for problem in problems)
    assert {"wash-hair", "our-wash-hair"} < set(small.load(own.root).answer_ids)


@given(text=st.text(max_size=60))
def test_labels_are_cut_to_what_a_button_shows(text: str) -> None:
    label = shortened(text)
    assert columns(label) <= WIDEST_LABEL
    assert label == text or label.endswith("…")

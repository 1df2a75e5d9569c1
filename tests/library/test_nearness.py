"""Answers found by meaning: fused with those found by words, and none is ever made up."""

from bot.library import Hit, Shelf
from bot.library.nearness import Nearness, Vector, fused, installed
from tests.content import shipped


class Kitchen:
    """Stands in for the model: what is about eating points one way, all else another."""

    def __init__(self) -> None:
        self.read = 0

    def passage(self, text: str) -> Vector:
        self.read += 1
        return self.query(text)

    def query(self, text: str) -> Vector:
        return (1.0, 0.0) if "vittles" in text or "What can I eat" in text else (0.0, 1.0)


def answer(name: str, *, sure: bool = False) -> Hit:
    return Hit("answer", name, 1.0, sure=sure)


async def test_a_word_that_no_answer_has_is_understood_once_the_answers_were_read() -> None:
    library, kitchen = shipped(), Kitchen()
    near = Nearness(lambda: kitchen)
    shelf = Shelf(library, nearness=near)
    assert "food" not in [hit.id for hit in await shelf.search("which vittles", "en")]

    near.prepare(library)
    hits = await shelf.search("which vittles", "en")
    assert hits[0].id == "food"
    assert not hits[0].sure
    assert all(library.holds(hit) for hit in hits)


def test_only_what_is_new_is_read_again() -> None:
    library, kitchen = shipped(), Kitchen()
    near = Nearness(lambda: kitchen)
    near.prepare(library)
    read = kitchen.read
    near.prepare(library)
    assert kitchen.read == read == len(library.answer_ids) * len(library.languages)


def test_both_lists_together_outdo_each() -> None:
    words = [answer("scars"), answer("cold"), answer("sun")]
    meaning = [answer("cold"), answer("food"), answer("sport")]
    assert [hit.id for hit in fused(words, meaning, 3)] == ["cold", "scars", "sun"]
    assert [hit.id for hit in fused(words[:2], meaning, 3)] == ["cold", "scars", "food"]


def test_what_was_surely_asked_for_stays_first_and_nothing_else_becomes_sure() -> None:
    words = [answer("scars", sure=True), answer("cold", sure=True)]
    meaning = [answer("cold"), answer("sun")]
    found = fused(words, meaning, 3)
    assert [(hit.id, hit.sure) for hit in found] == [
        ("scars", True),
        ("cold", False),
        ("sun", False),
    ]


def test_it_is_off_unless_wanted() -> None:
    assert installed(wanted=False) is None

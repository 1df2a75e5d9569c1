"""How often the search is right on questions it was not tuned with.

0.87 at the first place and 0.97 among three on 1 December 2026, 1.3% sure and wrong, 65% answered
at once, surely or likely; of those by strangers alone 0.78 and 0.96, 51% at once. Wanted are 0.85
and 0.95, below 2% (docs/decisions/0018-meaning.md).
"""

from tests.content import shipped
from tests.evaluation.questions import questions, score


def test_there_are_enough_and_none_is_a_way_to_ask() -> None:
    library, asked = shipped(), questions()
    assert len({one.ask for one in asked}) == len(asked) >= 150
    ways = {
        way
        for lang in library.languages
        for answer in library.answer_ids
        for way in library.answer(answer, lang).ask
    }
    assert ways.isdisjoint(one.ask for one in asked)
    known = {*library.answer_ids, *library.page_ids}
    assert {each for one in asked for each in one.ids} <= known


def test_the_held_half_is_answered() -> None:
    library = shipped()
    found = score(library, [one for one in questions() if one.half == "held"])
    assert found.first >= 0.85
    assert found.third >= 0.95
    assert found.sure_and_wrong < 0.02
    assert found.sure + found.likely >= 0.6
    assert found.likely_and_wrong < 0.2 * found.likely


def test_strangers_are_answered() -> None:
    """Their half is small; these bounds only keep it from getting worse."""
    strangers = [one for one in questions() if one.half == "held" and one.by_strangers]
    found = score(shipped(), strangers)
    assert found.first >= 0.74
    assert found.third >= 0.92
    assert found.sure_and_wrong < 0.02

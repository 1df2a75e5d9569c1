"""How often the search is right on questions it was not tuned with.

0.86 at the first place and 0.93 among three on 28 November 2026, 0.4% sure and wrong; 0.85 and
0.95 are wanted. The bounds only keep it from getting worse (docs/decisions/0018-meaning.md).
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
    assert found.first >= 0.83
    assert found.third >= 0.89
    assert found.sure_and_wrong < 0.02

"""The picture of pain and swelling says everything in the reader's language, and fits."""

import pytest

from bot.library import LANGUAGES
from bot.library.drawings import too_long
from bot.pictures.chart import chart
from bot.recovery.trend import Point
from handlers.screens.trend import drawing, trend
from handlers.screens.view import View
from tests.content import shipped

POINTS = (Point(0, 6, 2), Point(1, None, None), Point(2, 10, 1), Point(180, 0, 0))
NAMES = ("title", "pain", "swelling", "more", "same", "less", "days", "gap", "note")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_in_the_readers_language_and_has_room(lang: str) -> None:
    view = View(shipped(), lang)
    words = {name: view.t(f"trend-{name}") for name in NAMES}
    bare = chart([0, 1, 2, 180], [6, None, 10, 0], [2, None, 1, 0])
    assert list(too_long(bare, words)) == []
    shown = drawing(view, POINTS)
    assert "{" not in shown
    for name in ("pain", "more", "gap"):
        assert words[name].split()[0] in shown


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ["Day 0: pain 6", "Day 1: pain not answered", "Day 180: pain 0", "at your visit"]),
        ("zh", ["第 0 天：疼痛6分", "第 1 天：疼痛没有回答", "第 180 天：疼痛0分", "复诊"]),
    ],
)
def test_the_same_stands_below_it_in_words(lang: str, said: list[str]) -> None:
    screen = trend(View(shipped(), lang), POINTS, b"")
    for words in said:
        assert words in screen.text
    assert screen.attachment is not None
    assert screen.attachment.alt.count("\n") == len(POINTS) - 1

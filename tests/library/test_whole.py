"""Everything a person can reach, in both languages: short, sourced, and never a dead end."""

import re
from collections import deque
from collections.abc import Iterator

import pytest

from bot.channels.telegram.markdown import to_entities, utf16_length
from bot.conversation.screen import Screen
from bot.library import LANGUAGES, Answer, Library, Page
from handlers import actions
from handlers.screens import answers, home, pages
from handlers.screens.sources import sources
from handlers.screens.view import View
from tests.content import shipped

DEEPEST = 4
LONGEST = 700


@pytest.fixture(name="shipped")
def _shipped() -> Library:
    return shipped()


@pytest.fixture(params=LANGUAGES)
def view(request: pytest.FixtureRequest, shipped: Library) -> View:
    return View(shipped, request.param)


def page_screen(view: View, page: str) -> Screen:
    return pages.page(view, view.page(page))


def led_to(screen: Screen) -> Iterator[str]:
    for row in screen.rows:
        for button in row:
            if isinstance(button.action, actions.ShowPage):
                yield button.action.page
            elif isinstance(button.action, actions.Wrong):
                yield pages.RED_FLAGS


def taps_from_home(view: View) -> dict[str, int]:
    """Return after how many taps each page is open."""
    taps: dict[str, int] = {}
    waiting = deque((page, 1) for page in led_to(home.home(view)))
    while waiting:
        page, count = waiting.popleft()
        if page not in taps:
            taps[page] = count
            waiting.extend((other, count + 1) for other in led_to(page_screen(view, page)))
    return taps


def all_screens(view: View) -> Iterator[tuple[str, Screen]]:
    library = view.library
    yield "home", home.home(view)
    for page in library.page_ids:
        shown = view.page(page)
        yield page, pages.page(view, shown)
        yield f"{page}, why", sources(view, shown, shown.title, view.up(view.to_page(page)))
    for answer in library.answer_ids:
        yield answer, answers.answer(view, view.answer(answer), results=False)


def test_nothing_is_deeper_than_four_taps(view: View) -> None:
    taps = taps_from_home(view)
    assert set(taps) == set(view.library.page_ids)
    assert {page: count for page, count in taps.items() if count > DEEPEST} == {}


def test_every_screen_fits_and_leads_home(view: View) -> None:
    for name, screen in all_screens(view):
        text, _ = to_entities(screen.text)
        assert 0 < utf16_length(text) <= 4096, name  # Telegram's limit
        assert sum(len(row) for row in screen.rows) <= 100, name
        found = {type(button.action) for row in screen.rows for button in row}
        assert name == "home" or actions.Home in found, name


def test_one_thought_a_screen(view: View) -> None:
    long = {page: len(view.page(page).text) for page in view.library.page_ids}
    assert {page: length for page, length in long.items() if length > LONGEST} == {}


def test_no_figure_is_without_a_source(view: View) -> None:
    library = view.library
    texts: list[Page | Answer] = [
        *(view.page(page) for page in library.page_ids),
        *(view.answer(answer) for answer in library.answer_ids),
    ]
    for shown in texts:
        medical = re.search(r"\d\s*(%|°C|人|days?|weeks?|months?|天|周|个月)", shown.text)
        assert not medical or shown.sources, shown.id


def test_both_languages_have_the_same_structure_and_percentages(shipped: Library) -> None:
    for page in shipped.page_ids:
        english, chinese = shipped.page(page, "en"), shipped.page(page, "zh")
        for field in ("parent", "children", "see", "sources", "recovery", "facts", "picture"):
            assert getattr(english, field) == getattr(chinese, field), (page, field)
        shares = [set(re.findall(r"[\d.]+(?=%)", each.text)) for each in (english, chinese)]
        assert shares[0] == shares[1], page


def test_there_are_enough_answers_with_several_ways_to_ask(shipped: Library) -> None:
    assert len(shipped.answer_ids) >= 120
    for answer in shipped.answer_ids:
        for lang in LANGUAGES:
            assert len(shipped.answer(answer, lang).ask) >= 3, (answer, lang)

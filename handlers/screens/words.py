"""A technical word in everyday ones."""

from collections.abc import Sequence

from bot.conversation.screen import Button, Row, Screen, plain
from bot.library import Word
from handlers.screens.answers import ways_on
from handlers.screens.view import View


def meaning(
    view: View, shown: Word, *, lead: str = "", further: Sequence[Button] = (), results: bool
) -> Screen:
    """What a word means and where it is explained; ``lead`` comes first."""
    rows: list[Row] = [(view.to_page(page),) for page in shown.explained_in]
    rows += [*ways_on(view, further, results=results), view.wrong(), view.home()]
    text = f"{lead}\n\n{entry(shown)}" if lead else entry(shown)
    return Screen(text, tuple(dict.fromkeys(rows)))


def entry(shown: Word) -> str:
    """Return a word with its meaning, as Markdown."""
    return f"**{plain(shown.word)}**\n{plain(shown.plain)}"

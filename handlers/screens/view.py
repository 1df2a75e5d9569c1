"""What a screen is made from: the content in one language, and the rows every screen shares."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot.conversation.screen import Button, Row
from bot.library import Answer, Library, Page
from handlers import actions
from handlers.helpdesk_actions import AskPerson


@dataclass(frozen=True)
class View:
    """The content as it is now, in one language."""

    library: Library
    lang: str

    def t(self, message: str, **values: Any) -> str:
        """Return a wording in this language."""
        return self.library.text(self.lang, message, **values)

    def page(self, page: str) -> Page:
        """Return a page in this language.

        Raises:
            KeyError: there is no such page.
        """
        return self.library.page(page, self.lang)

    def answer(self, answer: str) -> Answer:
        """Return an answer in this language.

        Raises:
            KeyError: there is no such answer.
        """
        return self.library.answer(answer, self.lang)

    def home(self) -> Row:
        """The way home."""
        return (Button(self.t("button-home"), actions.Home()),)

    def wrong(self) -> Row:
        """The way to the red-flag screen."""
        return (Button(self.t("button-wrong"), actions.Wrong(), style="danger"),)

    def person(self) -> Row:
        """The way to a human's answer."""
        return (Button(self.t("button-ask-person"), AskPerson()),)

    def to_page(self, page: str) -> Button:
        """A button that opens a page."""
        return Button(self.page(page).button, actions.ShowPage(page))

    def to_answer(self, answer: str) -> Button:
        """A button that opens an answer."""
        return Button(self.answer(answer).button, actions.ShowAnswer(answer))

    def to_danger(self, answer: str) -> Button:
        """A button that opens a danger's answer and says that it is so."""
        return Button(self.answer(answer).button, actions.TellDanger(answer))

    def up(self, button: Button) -> Button:
        """The same button as a way back."""
        return replace(button, label=self.t("button-up", title=button.label))


def in_rows(buttons: Iterable[Button], across: int) -> tuple[Row, ...]:
    """Return small buttons in rows of at most ``across``."""
    found = tuple(buttons)
    return tuple(found[start : start + across] for start in range(0, len(found), across))


def in_pairs(buttons: list[Button]) -> tuple[Row, ...]:
    """Return the buttons in rows of two; a long label stands alone."""
    rows: list[Row] = []
    for button in buttons:
        if rows and len(rows[-1]) == 1 and _short(button.label) and _short(rows[-1][0].label):
            rows[-1] = (rows[-1][0], button)
        else:
            rows.append((button,))
    return tuple(rows)


def _short(label: str) -> bool:
    # A phone shows about 16 columns on half its width; Han characters take two.
    return sum(2 if char > "\u2e7f" else 1 for char in label) <= 18  # noqa: PLR2004  # columns

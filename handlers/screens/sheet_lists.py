"""What screens of the question sheet share: its questions in order, pages, ways between pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.conversation.action import Action
from bot.conversation.screen import Button, Row
from bot.sheets import Sheet
from handlers.screens.view import View

T = TypeVar("T")


@dataclass(frozen=True)
class Asked:
    """A question on the sheet; ``group`` is the title it stands under."""

    id: str
    text: str
    group: str


def questions_of(view: View, sheet: Sheet) -> list[Asked]:
    """Return the chosen questions and one's own, in the order of the content.

    Where nothing was chosen, all of the content's questions count.
    """
    catalogue = [
        Asked(question.id, question.text, group.title)
        for group in view.library.sheet(view.lang)
        for question in group.questions
    ]
    chosen = [one for one in catalogue if one.id in sheet.chosen]
    mine = [Asked(one.id, one.text, view.t("sheet-own")) for one in sheet.own]
    return [*chosen, *mine] or catalogue


def pages_of(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """Return the items in pages of at most ``most``."""
    return [items[start : start + most] for start in range(0, len(items), most)]


def ways(view: View, page: int, pages: int, to: Callable[[int], Action]) -> list[Row]:
    """Return the row that leads to the pages before and after, if there are any."""
    row = []
    if page > 0:
        row.append(Button(view.t("button-previous"), to(page - 1)))
    if page + 1 < pages:
        row.append(Button(view.t("button-next"), to(page + 1)))
    return [tuple(row)] if row else []


def in_rows(buttons: Sequence[Button], most: int) -> list[Row]:
    """Return small buttons in rows of at most ``most``."""
    return [tuple(buttons[start : start + most]) for start in range(0, len(buttons), most)]

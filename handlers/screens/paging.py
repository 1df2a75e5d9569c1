"""Long lists on several screens: their pages, and the ways between them."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.conversation.action import Action
from bot.conversation.screen import Button, Row
from handlers.screens.view import View

T = TypeVar("T")


def pages_of(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """Return the items in pages of at most ``most``."""
    return [items[start : start + most] for start in range(0, len(items), most)]


def within(page: int, pages: Sequence[object]) -> int:
    """Return the number of a page that there is: the nearest to the one wanted."""
    return min(max(page, 0), len(pages) - 1)


def ways(view: View, page: int, pages: Sequence[object], to: Callable[[int], Action]) -> list[Row]:
    """Return the row that leads to the pages before and after, if there are any."""
    row = []
    if page > 0:
        row.append(Button(view.t("button-previous"), to(page - 1)))
    if page + 1 < len(pages):
        row.append(Button(view.t("button-next"), to(page + 1)))
    return [tuple(row)] if row else []

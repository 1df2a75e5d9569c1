"""``menus.yaml``: the buttons at home."""

from collections.abc import Callable, Mapping
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from bot.library.fields import Id, Part, mistake
from bot.library.models import MenuItem
from bot.library.problems import Report, meant
from bot.library.validating import Parsed
from bot.library.wording import Wording

MENUS: Final = "menus.yaml"


class ItemEntry(Part):
    """One button: a page or something to do."""

    page: Id | None = None
    do: (
        Literal["ask", "search", "language", "privacy", "sheet", "recovery", "help", "wrong"] | None
    ) = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "ItemEntry":
        if (self.page is None) == (self.do is None):
            raise mistake(
                "a button opens a page or does something", "write {page: ...} or {do: ...}"
            )
        return self

    @property
    def wording(self) -> str:
        """The id of the label of a ``do``; the red button has the same one everywhere."""
        return "button-wrong" if self.do == "wrong" else f"do-{self.do}"


Row = Annotated[tuple[ItemEntry, ...], Field(min_length=1)]


class MenusFile(Part):
    """The schema of ``menus.yaml``."""

    home: Annotated[tuple[Row, ...], Field(min_length=1)]

    @property
    def pages(self) -> frozenset[str]:
        """The ids of the pages at home."""
        return frozenset(item.page for row in self.home for item in row if item.page is not None)


def home_in(
    file: MenusFile, label_of: Callable[[str], str], wording: Wording
) -> tuple[tuple[MenuItem, ...], ...]:
    """Return the menu in one language; ``label_of`` gives a page's label."""
    return tuple(tuple(_item(entry, label_of, wording) for entry in row) for row in file.home)


def _item(entry: ItemEntry, label_of: Callable[[str], str], wording: Wording) -> MenuItem:
    if entry.page is not None:
        return MenuItem(label_of(entry.page), page=entry.page)
    return MenuItem(wording.text(entry.wording, {}), do=entry.do)


def check_menus(
    parsed: Parsed[MenusFile],
    pages: frozenset[str],
    wording: Mapping[str, Wording],
    report: Report,
) -> None:
    """Note pages that don't exist, shown twice, and labels that are missing."""
    seen: set[ItemEntry] = set()
    for place, row in enumerate(parsed.model.home):
        for index, entry in enumerate(row):
            line = parsed.line("home", place, index)
            if entry in seen:
                message = f"{entry.page or entry.do} is in the menu twice"
                report.error(parsed.file, line, message, "keep one of them")
            seen.add(entry)
            if entry.page is not None and entry.page not in pages:
                hint = meant(entry.page, pages, "add the page, or take the button away")
                report.error(parsed.file, line, f"there is no page {entry.page}", hint)
            elif entry.do is not None:
                _check_label(entry, line, parsed, wording, report)


def _check_label(
    entry: ItemEntry,
    line: int,
    parsed: Parsed[MenusFile],
    wording: Mapping[str, Wording],
    report: Report,
) -> None:
    for lang, texts in wording.items():
        if entry.wording not in texts.messages:
            hint = f"add a line {entry.wording} = ... to a file in wording/{lang}"
            message = f"the wording {entry.wording} for this button is missing in {lang}"
            report.error(parsed.file, line, message, hint)

"""The red-flag screen is fixed: no file may take a sign of danger, a number or its button away."""

import re
from collections.abc import Iterator
from typing import Final

from bot.library.menus import MenusFile
from bot.library.page_files import Draft, Drafts
from bot.library.problems import Report
from bot.library.reading import Tree
from bot.library.validating import Parsed

RED_FLAGS: Final = "red-flags"
_NUMBERS: Final = ("{clinic.emergency}", "{clinic.phone}")
_LIST: Final = re.compile(r"(?:^[-*] .*\n?)+", re.MULTILINE)


def check_red_flags(drafts: Drafts, tree: Tree, report: Report) -> None:
    """Note signs and telephone numbers that are missing from the red-flag page."""
    for draft in drafts.pages:
        if draft.meta.id == RED_FLAGS:
            _check_numbers(draft, report)
            _check_signs(draft, tree, report)


def _check_numbers(draft: Draft, report: Report) -> None:
    for number in _NUMBERS:
        if number not in draft.body:
            hint = f"write {number} where people shall call"
            report.error(draft.file, None, f"the number {number} is missing here", hint)


def _check_signs(draft: Draft, tree: Tree, report: Report) -> None:
    """Compare a clinic's own page with the shipped one, list by list."""
    shipped = tree.replaced.get(draft.file.path)
    if shipped is None:
        return
    wanted = list(_lists(shipped.read().decode("utf-8", "replace")))
    mine = list(_lists(draft.body))
    if [len(signs) for signs in mine] != [len(signs) for signs in wanted]:
        counts = " and ".join(str(len(signs)) for signs in wanted)
        message = f"the lists of signs must have {counts} lines, as the shipped page has"
        hint = "no sign may be taken away; add your own in a list of their own page"
        report.error(draft.file, None, message, hint)
    elif mine != wanted:
        message = "the signs are worded otherwise than on the shipped page"
        report.warning(draft.file, None, message, "have a doctor compare them")


def _lists(text: str) -> Iterator[list[str]]:
    for found in _LIST.finditer(text):
        yield found[0].strip().splitlines()


def check_red_button(menus: Parsed[MenusFile], report: Report) -> None:
    """Note a menu without the way to the red-flag page."""
    if not any(item.do == "wrong" for row in menus.model.home for item in row):
        message = "the button for those who need help now is missing"
        report.error(menus.file, menus.line("home"), message, "add a row: - [{do: wrong}]")

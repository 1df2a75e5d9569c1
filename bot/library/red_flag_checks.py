"""The red-flag screen is fixed: no file may take a sign of danger, a number or its button away."""

import re
from typing import Final

from bot.library.menus import MenusFile
from bot.library.page_files import Draft, Drafts
from bot.library.problems import Report
from bot.library.reading import Tree
from bot.library.validating import Parsed, text_of

RED_FLAGS: Final = "red-flags"
_NUMBERS: Final = ("{clinic.emergency}", "{clinic.phone}")
_LIST: Final = re.compile(r"(?:^[-*] .*\n?)+", re.MULTILINE)


def check_red_flags(drafts: Drafts, tree: Tree, report: Report) -> None:
    """Note signs and telephone numbers that are missing from the red-flag page."""
    pages = [draft for draft in drafts.pages if draft.meta.id == RED_FLAGS]
    for draft in pages:
        _check_numbers(draft, report)
        _check_signs(draft, tree, report)
    shipped = [draft for draft in pages if draft.file.path not in tree.replaced]
    for draft in shipped[1:]:
        _check_languages(draft, shipped[0], report)


def _check_numbers(draft: Draft, report: Report) -> None:
    for number in _NUMBERS:
        if number not in draft.body:
            hint = f"write {number} where people shall call"
            report.error(draft.file, None, f"the number {number} is missing here", hint)


def _check_signs(draft: Draft, tree: Tree, report: Report) -> None:
    """Compare a clinic's own page with the shipped one, list by list."""
    file = tree.replaced.get(draft.file.path)
    shipped = text_of(file, Report()) if file else None
    if shipped is None:
        return
    wanted, mine = _lists(shipped), _lists(draft.body)
    if _sizes(mine) != _sizes(wanted):
        message = f"the lists of signs must have {_sizes(wanted)} lines, as the shipped page has"
        hint = "no sign may be taken away; write your own ones on another page"
        report.error(draft.file, None, message, hint)
    elif mine != wanted:
        message = "the signs are worded otherwise than on the shipped page"
        report.warning(draft.file, None, message, "have a doctor compare them")


def _check_languages(draft: Draft, other: Draft, report: Report) -> None:
    """Note that a language has fewer signs or more than another."""
    mine, theirs = _sizes(_lists(draft.body)), _sizes(_lists(other.body))
    if mine != theirs:
        path = other.file.path.as_posix()
        message = f"the lists of signs have {mine or 'no'} lines here, but {theirs or 'no'} in "
        report.error(draft.file, None, message + path, "write the same signs in both")


def _lists(text: str) -> list[list[str]]:
    return [found[0].strip().splitlines() for found in _LIST.finditer(text)]


def _sizes(lists: list[list[str]]) -> str:
    return " and ".join(str(len(signs)) for signs in lists)


def check_red_button(menus: Parsed[MenusFile], report: Report) -> None:
    """Note a menu without the way to the red-flag page."""
    if not any(item.do == "wrong" for row in menus.model.home for item in row):
        message = "the button for those who need help now is missing"
        report.error(menus.file, menus.line("home"), message, "add a row: - [{do: wrong}]")

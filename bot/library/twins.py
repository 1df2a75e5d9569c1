"""Whether every page exists once in every language, with the same structure."""

from collections.abc import Iterable
from typing import Any

from bot.library.languages import LANGUAGES
from bot.library.markdown import page_links
from bot.library.page_files import Draft, Drafts, twin_of
from bot.library.problems import Report
from bot.library.reading import Tree

_SAME = ("parent", "order", "facts", "recovery", "sources", "see", "picture")


def check_twins(drafts: Drafts, tree: Tree, report: Report) -> None:
    """Note ids used twice, languages that are missing, and structure that differs."""
    first: dict[tuple[str, str], Draft] = {}
    for draft in drafts.pages:
        other = first.setdefault((draft.meta.id, draft.lang), draft)
        if other is not draft:
            message = f"the id {draft.meta.id} is used twice"
            hint = f"write another one; {other.file.path.as_posix()} has it too"
            report.error(draft.file, draft.line("id"), message, hint)
    for draft in first.values():
        for lang in LANGUAGES:
            twin = first.get((draft.meta.id, lang))
            if twin is None:
                _missing(draft, lang, drafts.pages, tree, report)
        default = first.get((draft.meta.id, LANGUAGES[0]))
        if default is not None and default is not draft:
            _compare(default, draft, tree, report)


def _missing(draft: Draft, lang: str, drafts: Iterable[Draft], tree: Tree, report: Report) -> None:
    path = twin_of(draft.file.path, lang)
    if not tree.exists(path):
        message = f"the page is missing in the language {lang}"
        report.error(draft.file, None, message, f"add {path.as_posix()} with the same id")
        return
    twin = next((other for other in drafts if other.file.path == path), None)
    if twin is not None:  # else the file beside it is broken, which is told already
        message = f"the id is {draft.meta.id}, but {twin.meta.id} in {path.as_posix()}"
        report.error(draft.file, draft.line("id"), message, "write the same id in both")


def _compare(default: Draft, draft: Draft, tree: Tree, report: Report) -> None:
    """Note each difference where the clinic can mend it: in its own file, if one of them is."""
    blamed, other = draft, default
    if default.file.root != tree.base.root and draft.file.root == tree.base.root:
        blamed, other = default, draft
    for field in _SAME:
        mine, theirs = _value(blamed, field), _value(other, field)
        if mine != theirs:
            message = f"{field} is {_shown(mine)} here, but {_shown(theirs)} in "
            where = other.file.path.as_posix()
            report.error(blamed.file, blamed.line(field), message + where, "write the same in both")


def _value(draft: Draft, field: str) -> Any:
    value = getattr(draft.meta, field)
    if field == "see":
        return frozenset(value) | {target for _line, target in page_links(draft.body)}
    return value


def _shown(value: Any) -> str:
    if isinstance(value, frozenset | tuple):
        return f"[{', '.join(sorted(value) if isinstance(value, frozenset) else value)}]"
    return "not set" if value is None else str(value).lower()

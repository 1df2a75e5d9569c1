"""Whether every link leads somewhere and something leads to every page."""

from collections.abc import Mapping
from pathlib import Path

from bot.library.markdown import page_links
from bot.library.menus import MENUS
from bot.library.page_files import PAGES, Draft, Drafts
from bot.library.problems import Report, meant
from bot.library.reading import Tree


def check_links(
    drafts: Drafts, at_home: frozenset[str] | None, required: frozenset[str], report: Report
) -> None:
    """Note dead links and pages nobody can reach.

    ``at_home`` has the pages of the menu, None where it couldn't be read; a ``required`` page is
    opened by the code itself.
    """
    parents = {draft.meta.id: draft.meta.parent for draft in drafts.pages}
    for draft in drafts.pages:
        meta = draft.meta
        if meta.parent is not None:
            _known(draft, draft.line("parent"), meta.parent, drafts.ids, report)
        for target in meta.see:
            _known(draft, draft.line("see"), target, drafts.ids, report)
        for line, target in page_links(draft.body):
            _known(draft, draft.body_line + line, target, drafts.ids, report)
        if _goes_round(meta.id, parents):
            message = f"{meta.id} is below itself: {' > '.join(_chain(meta.id, parents))}"
            hint = "write the id of the page above, take parent: away on the top page"
            report.error(draft.file, draft.line("parent"), message, hint)
        elif at_home is not None and meta.parent is None and meta.id not in at_home | required:
            hint = f"add a line parent: ..., or the page to home in {MENUS}"
            report.error(draft.file, draft.line("id"), "nothing leads to this page", hint)


def check_required(drafts: Drafts, required: frozenset[str], tree: Tree, report: Report) -> None:
    """Note pages that the code shows by itself and that don't exist."""
    for name in sorted(required - drafts.ids):
        hint = f"add {PAGES}/{name}.zh.md and {PAGES}/{name}.en.md with the line id: {name}"
        report.error(tree.base.at(Path(PAGES)), None, f"the page {name} is missing", hint)


def _known(draft: Draft, line: int, target: str, ids: frozenset[str], report: Report) -> None:
    if target not in ids:
        hint = meant(target, ids, "write the id of a page, or add the page")
        report.error(draft.file, line, f"there is no page {target}", hint)


def _chain(page: str, parents: Mapping[str, str | None]) -> list[str]:
    """Return a page and those above it, up to the top or until one comes twice."""
    chain = [page]
    while (above := parents.get(chain[-1])) is not None:
        chain.append(above)
        if above in chain[:-1]:
            break
    return chain


def _goes_round(page: str, parents: Mapping[str, str | None]) -> bool:
    chain = _chain(page, parents)
    return len(chain) > 1 and chain[-1] == page

"""A new page in every language, from the templates of the content."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import Template
from typing import Final

from bot.library.fields import ID
from bot.library.languages import LANGUAGES
from bot.library.own import OwnFolderError, write
from bot.library.page_files import Draft, language_of, read_page, read_pages
from bot.library.problems import ContentError, Report, meant
from bot.library.reading import ContentFile, Tree, find_files
from bot.library.validating import text_of
from bot.library.yaml_lines import scalar

TEMPLATES: Final = "templates"
_STEP: Final = 10
_UNTIL_REVIEW: Final = timedelta(days=365)


@dataclass(frozen=True)
class NewPage:
    """What is to be made; ``titles`` by language, the id where one is missing."""

    id: str
    parent: str
    titles: Mapping[str, str]


def create(base: Path, overlay: Path | None, new: NewPage, today: date) -> list[Path]:
    """Write the page's files beside its parent's, in the clinic's folder if there is one.

    Raises:
        OwnFolderError: the id or parent can't be used, or a file can't be written.
        ContentError: the page would have mistakes, such as a title too wide for a button.
    """
    tree = find_files(base, overlay)
    drafts = read_pages(tree, Report())
    if not ID.fullmatch(new.id):
        hint = "1 to 40 small letters a-z, digits and hyphens, such as care-hair"
        raise OwnFolderError(f"{new.id} can't be used as an id ({hint}).")
    if new.id in drafts.ids:
        raise OwnFolderError(f"There is a page {new.id} already; choose another id.")
    parents = [draft for draft in drafts.pages if draft.meta.id == new.parent]
    if not parents:
        hint = meant(new.parent, drafts.ids, "write the id of the page that shows the button")
        raise OwnFolderError(f"There is no page {new.parent} ({hint}).")
    values = {
        "id": new.id,
        "parent": new.parent,
        "order": str(_order(drafts.pages, new.parent)),
        "today": today.isoformat(),
        "review_by": (today + _UNTIL_REVIEW).isoformat(),
    }
    root = ContentFile(overlay or base, overlay or Path(base.name), Path())
    folder = parents[0].file.path.parent
    files = {
        root.at(folder / f"{new.id}.{lang}.md"): _filled(
            tree, lang, values | {"title": scalar(new.titles.get(lang) or new.id)}
        )
        for lang in LANGUAGES
    }
    _check(files)
    for file, text in files.items():
        write(file.root / file.path, text.encode())
    return [file.shown_root / file.path for file in files]


def _order(drafts: tuple[Draft, ...], parent: str) -> int:
    """Return a place behind the sisters."""
    return _STEP + max((d.meta.order for d in drafts if d.meta.parent == parent), default=0)


def _filled(tree: Tree, lang: str, values: Mapping[str, str]) -> str:
    return Template(_template(tree, lang)).safe_substitute(values)


def _template(tree: Tree, lang: str) -> str:
    report = Report()
    text = text_of(tree.get(f"{TEMPLATES}/page.{lang}.md"), report)
    if text is None:
        raise ContentError(report.problems)
    return text


def _check(files: Mapping[ContentFile, str]) -> None:
    report = Report()
    for file, text in files.items():
        if (file.root / file.path).exists():
            raise OwnFolderError(f"{file.shown_root / file.path} is there already.")
        read_page(text, file, language_of(file.path), report)
    if report.failed:
        raise ContentError(report.problems)


def check_written(drafts: tuple[Draft, ...], tree: Tree, report: Report) -> None:
    """Warn of pages that still have the template's text."""
    for lang in LANGUAGES:
        file = tree.get(f"{TEMPLATES}/page.{lang}.md")
        text = text_of(file, Report()) if tree.exists(file.path) else None
        unwritten = (text or "").rpartition("\n---\n")[2].strip()
        for draft in drafts:
            if draft.lang == lang and unwritten and draft.body.strip() == unwritten:
                hint = "write the page; people can open it already"
                message = "this is still the template's text"
                report.warning(draft.file, draft.body_line, message, hint)

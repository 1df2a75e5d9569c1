"""One page in one language: from its file to a draft that isn't linked to others yet."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from pydantic import Field

from bot.library.columns import WIDEST_LABEL, columns
from bot.library.fields import Id, Text
from bot.library.languages import LANGUAGES
from bot.library.passages import Passage
from bot.library.problems import Report, meant
from bot.library.reading import ContentFile, Tree
from bot.library.reviews import Reviewed
from bot.library.validating import Parsed, text_of, validate

PAGES: Final = "pages"
_FENCE: Final = "---"
_ID: Final = re.compile(r"^id:[ \t]*[\"']?([a-z0-9-]{1,40})", re.MULTILINE)


class FrontMatter(Reviewed):
    """The lines between the two ``---`` of a page; they say how it was reviewed, too."""

    id: Id
    parent: Id | None = None
    order: int = Field(default=0, ge=0)
    title: Text
    button: Text | None = None
    sources: tuple[Id, ...] = ()
    facts: bool = True
    recovery: bool | None = None
    keywords: tuple[Text, ...] = ()
    see: tuple[Id, ...] = ()
    picture: Id | None = None

    @property
    def label(self) -> str:
        """The text of the button that opens the page."""
        return self.button or self.title


@dataclass(frozen=True)
class Draft:
    """A page as its file has it; ``body`` begins on ``body_line``."""

    lang: str
    front: Parsed[FrontMatter]
    body: str
    body_line: int

    @property
    def meta(self) -> FrontMatter:
        """The checked front matter."""
        return self.front.model

    @property
    def file(self) -> ContentFile:
        """Where it stands."""
        return self.front.file

    def line(self, field: str) -> int:
        """Return the line of a front-matter field."""
        return self.front.line(field)

    @property
    def passage(self) -> Passage:
        """Its text, with its title."""
        return Passage(
            page=self.meta.id,
            lang=self.lang,
            text=self.body,
            file=self.file,
            first_line=self.body_line,
            is_page=True,
            title=self.meta.title,
            title_line=self.line("title"),
        )


@dataclass(frozen=True)
class Drafts:
    """All pages that could be read, and the ids that unreadable ones claim."""

    pages: tuple[Draft, ...]
    claimed: frozenset[str]

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id that may be linked to without a dead link being told."""
        return self.claimed | {draft.meta.id for draft in self.pages}


def language_of(path: Path) -> str:
    """Return what stands before ``.md`` in a file's name: ``en`` of ``x.en.md``."""
    return Path(path.stem).suffix.removeprefix(".")


def twin_of(path: Path, lang: str) -> Path:
    """Return the path of the same page in another language."""
    return path.with_name(f"{Path(path.stem).stem}.{lang}.md")


def read_pages(tree: Tree, report: Report) -> Drafts:
    """Read every page file, noting what is wrong with each by itself."""
    pages: list[Draft] = []
    claimed: set[str] = set()
    for file in tree.under(PAGES, ".md"):
        text = text_of(file, report)
        lang = language_of(file.path)
        if lang not in LANGUAGES:
            _wrong_name(file, lang, report)
        if text is None:
            continue
        draft = read_page(text, file, lang, report)
        if draft is None or lang not in LANGUAGES:
            claimed.update(_ID.findall(text)[:1])
            continue
        _same_id_as_shipped(draft, tree, report)
        pages.append(draft)
    return Drafts(tuple(pages), frozenset(claimed))


def _wrong_name(file: ContentFile, lang: str, report: Report) -> None:
    name = Path(file.path.stem).stem
    names = " or ".join(f"{name}.{known}.md" for known in LANGUAGES)
    if lang:
        message = f"the language {lang} in the file's name is not known"
    else:
        message = "the file's name doesn't tell its language"
    report.error(file, None, message, f"name it {names}")


def read_page(text: str, file: ContentFile, lang: str, report: Report) -> Draft | None:
    """Read a page's text; None (and problems) if it isn't one."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        report.error(file, 1, "the page doesn't begin with ---", "write --- as the first line")
        return None
    ends = (number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE)
    end = next(ends, None)
    if end is None:
        message = "the second --- is missing"
        report.error(file, 1, message, "write --- on its own line above the page's text")
        return None
    front = validate("\n".join(lines[1:end]), 2, file, FrontMatter, report)
    if front is None:
        return None
    for field, value in (("title", front.model.title), ("button", front.model.label)):
        if "{" in value:
            hint = "write the words themselves, or use it in the text below"
            report.error(file, front.line(field), f"{{...}} does not work in the {field}", hint)
    if columns(front.model.label) > WIDEST_LABEL:
        field = "button" if front.model.button else "title"
        message = f"the {field} is {columns(front.model.label)} columns wide, a button shows "
        hint = "write a shorter button: ...; 汉字 count 2"
        report.error(file, front.line(field), f"{message}{WIDEST_LABEL}", hint)
    return Draft(lang, front, "\n".join(lines[end + 1 :]), end + 2)


def _same_id_as_shipped(draft: Draft, tree: Tree, report: Report) -> None:
    """Other pages and links that are out in the world use the id of the page laid over."""
    shipped = tree.replaced.get(draft.file.path)
    text = text_of(shipped, Report()) if shipped else None
    known = _ID.findall(text or "")[:1]
    if known and known != [draft.meta.id]:
        message = f"the page replaced here has the id {known[0]}, not {draft.meta.id}"
        hint = meant(draft.meta.id, known, f"write id: {known[0]}")
        report.error(draft.file, draft.line("id"), message, hint)

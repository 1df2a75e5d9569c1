"""Files whose name nobody reads: a slip there would go unnoticed."""

from pathlib import Path
from typing import Final

from bot.library.answers import ANSWERS
from bot.library.asks import ASKS
from bot.library.clinic import CLINIC
from bot.library.forbidden import FORBIDDEN
from bot.library.glossary import GLOSSARY
from bot.library.menus import MENUS
from bot.library.new_page import TEMPLATES
from bot.library.page_files import PAGES
from bot.library.plans import PLANS
from bot.library.problems import Report, meant
from bot.library.reading import Tree
from bot.library.sheet import SHEET
from bot.library.sources import SOURCES
from bot.library.synonyms import SYNONYMS
from bot.library.triage import TRIAGE
from bot.library.values import VALUES
from bot.library.wording import WORDING

_FILES: Final = (
    CLINIC,
    MENUS,
    SOURCES,
    SHEET,
    SYNONYMS,
    VALUES,
    GLOSSARY,
    FORBIDDEN,
    TRIAGE,
    ASKS,
)
_TEXTS: Final = frozenset({".md", ".yaml", ".yml", ".ftl", ".txt", ".markdown"})


def check_names(tree: Tree, report: Report) -> None:
    """Note text files that are in the wrong place or misnamed; other kinds are let be."""
    for path, file in tree.files.items():
        if path.suffix.casefold() in _TEXTS and not _is_read(path):
            hint = meant(path.as_posix(), _FILES, _place(path))
            report.error(file, None, "nothing reads a file of this name", hint)


def _is_read(path: Path) -> bool:
    if len(path.parts) == 1:
        return path.name in _FILES
    if path.parts[0] == WORDING:
        return path.suffix == ".ftl" and len(path.parts) > 2  # noqa: PLR2004  # wording/zh/x.ftl
    return (path.parts[0], path.suffix) in {
        (PAGES, ".md"),
        (ANSWERS, ".yaml"),
        (PLANS, ".yaml"),
        (TEMPLATES, ".md"),
    }


def _place(path: Path) -> str:
    if path.suffix == ".ftl":
        return f"wordings are in {WORDING}/zh and {WORDING}/en"
    if path.suffix in {".md", ".txt", ".markdown"}:
        return f"pages are in {PAGES}/ and end in .zh.md or .en.md"
    return f"known are: {', '.join(_FILES)}"

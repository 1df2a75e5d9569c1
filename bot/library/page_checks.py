"""What is wrong with a page by itself: its sources and its picture."""

from collections.abc import Collection
from pathlib import Path

from bot.library.drawings import PICTURES
from bot.library.page_files import Draft
from bot.library.problems import Report, meant
from bot.library.reading import Tree
from bot.library.sources import SOURCES, check_named


def check_sources(draft: Draft, sources: Collection[str] | None, report: Report) -> None:
    """Note sources that are missing or unknown; ``sources`` is None where they are unreadable."""
    meta = draft.meta
    if meta.facts and not meta.sources:
        hint = f"write sources: [id from {SOURCES}], or facts: false if it states nothing medical"
        report.error(draft.file, draft.line("sources"), "the page names no source", hint)
    if sources is not None:
        check_named(meta.sources, sources, draft.file, draft.line("sources"), report)


def check_picture(draft: Draft, tree: Tree, report: Report) -> None:
    """Note a picture that isn't there."""
    name = draft.meta.picture
    if name is not None and not tree.exists(Path(PICTURES, f"{name}.svg")):
        known = [file.path.stem for file in tree.under(PICTURES, ".svg")]
        hint = meant(name, known, f"add {PICTURES}/{name}.svg, or take the line away")
        report.error(draft.file, draft.line("picture"), f"there is no picture {name}", hint)

"""The text of a page: which Markdown it may use, its links to pages, its variables.

Parsed by pyromark, as in telegramify-markdown, so that what is checked is what is shown.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyromark

from bot.library.problems import meant

LONG: Final = 700
LONGEST: Final = 3500
"""Characters; a message of a messenger holds 4096 with title and breadcrumb."""

_OPTIONS: Final = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
_PAGE_LINK: Final = re.compile(r"\[([^\[\]\n]*)\]\(page:([^()\s]*)\)")
_VARIABLE: Final = re.compile(r"\{([^{}\n]*)\}")
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>~|$&])")
_SCHEMES: Final = ("https://", "http://", "tel:", "mailto:")
_FORBIDDEN: Final[Mapping[str, tuple[str, str]]] = {
    "Heading": ("a heading", "write it in **bold** on its own line"),
    "Image": ("a picture", "say it in words"),
    "Table": ("a table", "write a list with - at the beginning of each line"),
    "HtmlBlock": ("HTML", "write plain words; **bold** and *italic* work"),
    "InlineHtml": ("HTML", "write plain words; **bold** and *italic* work"),
    "CodeBlock": ("program code", "take the blanks away at the beginning of the line"),
    "Code": ("program code", "take the ` signs away"),
    "Rule": ("a ruled line", "leave an empty line instead"),
    "Strikethrough": ("crossed-out text", "take the ~ signs away"),
}


@dataclass(frozen=True)
class Mistake:
    """Something wrong in a body; ``line`` counts from 0 at its beginning."""

    line: int
    message: str
    hint: str


def page_links(body: str) -> Iterator[tuple[int, str]]:
    """Yield the line (from 0) and the page id of each ``[text](page:id)``."""
    for link in _PAGE_LINK.finditer(body):
        yield body.count("\n", 0, link.start()), link[2]


def filled_in(body: str, variables: Mapping[str, str]) -> str:
    """Return the Markdown to show: variables replaced, links to pages turned into their text."""
    text = _PAGE_LINK.sub(lambda link: link[1], body.strip())
    return _VARIABLE.sub(lambda found: _SPECIAL.sub(r"\\\1", variables[found[1].strip()]), text)


def mistakes(body: str, variables: Mapping[str, str] | None) -> Iterator[Mistake]:
    """Yield what is wrong; ``variables`` is None where the clinic couldn't be read."""
    if not body.strip():
        yield Mistake(0, "the page has no text", "write the text below the second ---")
        return
    if len(body) > LONGEST:
        message = f"the text has {len(body)} characters, at most {LONGEST} fit in a message"
        yield Mistake(0, message, "make two pages of it")
    yield from _marks(body)
    if variables is not None:
        yield from _unknown_variables(body, variables)


def _unknown_variables(body: str, variables: Mapping[str, str]) -> Iterator[Mistake]:
    known = ", ".join(f"{{{name}}}" for name in variables)
    for found in _VARIABLE.finditer(body):
        name = found[1].strip()
        if name not in variables:
            hint = meant(name, variables, f"known are: {known}")
            if name == "clinic.website":
                hint = "add website: to clinic.yaml"
            line = body.count("\n", 0, found.start())
            yield Mistake(line, f"{{{name}}} stands for nothing", hint)


def _marks(body: str) -> Iterator[Mistake]:
    source = body.encode()
    written = {(line, target) for line, target in page_links(body)}
    for event, span in pyromark.events_with_range(body, options=_OPTIONS):
        line = source.count(b"\n", 0, span["start"])
        kind, value = _kind(event)
        if kind in _FORBIDDEN:
            what, hint = _FORBIDDEN[kind]
            yield Mistake(line, f"{what} can't be shown in a chat", hint)
        elif kind == "Link":
            yield from _link(value["dest_url"], line, written)
        elif kind == "Text" and value == "*" and source[span["start"] :].startswith(b"**"):
            hint = "put a space before the first ** and after the last one"
            yield Mistake(line, "the ** here would be shown as stars, not as bold", hint)


def _link(target: str, line: int, written: set[tuple[int, str]]) -> Iterator[Mistake]:
    if target.startswith("page:"):
        if (line, target.removeprefix("page:")) not in written:
            yield Mistake(line, "this link to a page can't be used", "write [text](page:id)")
    elif not target.startswith(_SCHEMES):
        yield Mistake(line, f"{target} is not a web address", "write it from https:// on")


def _kind(event: Any) -> tuple[str, Any]:
    """Return the name and value of what begins or stands here; what ends has no name."""
    if isinstance(event, str):
        return event, None
    ((name, value),) = event.items()
    if name == "Start":
        return _kind(value)
    return ("", None) if name == "End" else (name, value)

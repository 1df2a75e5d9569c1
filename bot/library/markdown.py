"""The text of a page: which Markdown it may use, its links to pages, its variables.

Parsed by pyromark, as in telegramify-markdown, so that what is checked is what is shown.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

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
_BREAKS: Final = frozenset({"SoftBreak", "HardBreak"})
_INLINE: Final = frozenset({"Strong", "Emphasis", "Link", "Strikethrough", "Image", "InlineHtml"})
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
    """Something wrong in a body; ``line`` counts from 0 at its beginning.

    ``what`` names the kind of mistake, and ``sign`` what was written there.
    """

    line: int
    message: str
    hint: str
    what: Literal["empty", "long", "variable", "mark", "stars", "link"]
    sign: str = ""


def blocks(body: str) -> Iterator[tuple[int, str]]:
    """Yield each paragraph and list item as plain words, with the line (from 0) it begins on.

    Markup, targets of links and variables are left out; a line break stays one.
    """
    source = body.encode()
    line, words = 0, ""
    for event, span in pyromark.events_with_range(body, options=_OPTIONS):
        kind, value = _kind(event)
        if kind == "Text":
            line = line if words else source.count(b"\n", 0, span["start"])
            words += value
        elif kind in _BREAKS:
            words += "\n"
        elif not _inline(event) and words:
            yield line, _VARIABLE.sub("…", words)
            words = ""
    if words:
        yield line, _VARIABLE.sub("…", words)


def _inline(event: Any) -> bool:
    """Tell whether a sentence goes on where this begins or ends."""
    (what,) = event.values() if isinstance(event, dict) else (event,)
    return (what if isinstance(what, str) else next(iter(what))) in _INLINE


def page_links(body: str) -> Iterator[tuple[int, str]]:
    """Yield the line (from 0) and the page id of each ``[text](page:id)``."""
    for link in _PAGE_LINK.finditer(body):
        yield body.count("\n", 0, link.start()), link[2]


def variables_in(body: str) -> Iterator[tuple[int, str]]:
    """Yield the line (from 0) and the name of each ``{name}``."""
    for found in _VARIABLE.finditer(body):
        yield body.count("\n", 0, found.start()), found[1].strip()


def filled_in(body: str, variables: Mapping[str, str]) -> str:
    """Return the Markdown to show: variables replaced, links to pages turned into their text."""
    text = _PAGE_LINK.sub(lambda link: link[1], body.strip())
    return _VARIABLE.sub(lambda found: _SPECIAL.sub(r"\\\1", variables[found[1].strip()]), text)


def mistakes(body: str, variables: Collection[str] | None) -> Iterator[Mistake]:
    """Yield what is wrong; ``variables`` is None where they couldn't be read."""
    if not body.strip():
        yield Mistake(0, "the page has no text", "write the text below the second ---", "empty")
        return
    if len(body) > LONGEST:
        message = f"the text has {len(body)} characters, at most {LONGEST} fit in a message"
        yield Mistake(0, message, "make two pages of it", "long")
    yield from _marks(body)
    if variables is not None:
        yield from _unknown_variables(body, variables)


def _unknown_variables(body: str, variables: Collection[str]) -> Iterator[Mistake]:
    for line, name in variables_in(body):
        if name not in variables:
            message = f"{{{name}}} stands for nothing"
            yield Mistake(line, message, _meant(name, variables), "variable", name)


def _meant(name: str, variables: Collection[str]) -> str:
    if name == "clinic.website":
        return "add website: to clinic.yaml"
    room = name.partition(".")[0]
    known = [f"{{{other}}}" for other in variables if other.partition(".")[0] == room]
    if room == "value" and not known:
        return "describe it in values.yaml"
    known = known or [f"{{{other}}}" for other in variables if other.startswith("clinic.")]
    return meant(name, variables, f"known are: {', '.join(known)}")


def _marks(body: str) -> Iterator[Mistake]:
    source = body.encode()
    written = {(line, target) for line, target in page_links(body)}
    for event, span in pyromark.events_with_range(body, options=_OPTIONS):
        line = source.count(b"\n", 0, span["start"])
        kind, value = _kind(event)
        if kind in _FORBIDDEN:
            what, hint = _FORBIDDEN[kind]
            yield Mistake(line, f"{what} can't be shown in a chat", hint, "mark", what)
        elif kind == "Link":
            yield from _link(value["dest_url"], line, written)
        elif kind == "Text" and value == "*" and source[span["start"] :].startswith(b"**"):
            hint = "put a space before the first ** and after the last one"
            message = "the ** here would be shown as stars, not as bold"
            yield Mistake(line, message, hint, "stars")


def _link(target: str, line: int, written: set[tuple[int, str]]) -> Iterator[Mistake]:
    if target.startswith("page:"):
        if (line, target.removeprefix("page:")) not in written:
            message = "this link to a page can't be used"
            yield Mistake(line, message, "write [text](page:id)", "link", target)
    elif not target.startswith(_SCHEMES):
        message = f"{target} is not a web address"
        yield Mistake(line, message, "write it from https:// on", "link", target)


def _kind(event: Any) -> tuple[str, Any]:
    """Return the name and value of what begins or stands here; what ends has no name."""
    if isinstance(event, str):
        return event, None
    ((name, value),) = event.items()
    if name == "Start":
        return _kind(value)
    return ("", None) if name == "End" else (name, value)

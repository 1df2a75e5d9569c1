"""``parse_mode=HTML``."""

import re
from typing import Final

from bot.playground.formatting.links import link, moment
from bot.playground.formatting.utf16 import Json, byte_offset
from bot.playground.formatting.writer import Open, Writer
from bot.playground.refusals import RefusalError, bad

_STYLES: Final = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "code": "code", "pre": "pre",
    "blockquote": "blockquote",
}  # fmt: skip
_TAGS: Final = frozenset({*_STYLES, "a", "tg-emoji", "tg-time"})
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_CHARACTER: Final = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));?")
_NAME: Final = re.compile(r"[^\s>]*")
_ATTRIBUTES: Final = re.compile(
    r"""(?P<all>(?:\s+[^\s=<>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[a-zA-Z0-9.\-]+))?)*)\s*>"""
)
_ATTRIBUTE: Final = re.compile(
    r"""([^\s=<>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([a-zA-Z0-9.\-]+)))?"""
)
_HIGHEST: Final = 0x10FFFF


def parse(source: str) -> tuple[str, list[Json]]:
    """Return the shown text and its entities.

    Raises:
        RefusalError: a tag is wrong.
    """
    writer = Writer(source)
    while writer.place < len(source):
        if writer.at("</"):
            _end(writer)
        elif writer.at("<"):
            _start(writer)
        else:
            _character(writer)
    if writer.stack:
        name = writer.stack[-1].kind
        raise _wrong(f'Can\'t find end tag corresponding to start tag "{name}"')
    return writer.result()


def _wrong(why: str) -> RefusalError:
    return bad(f"can't parse entities: {why}")


def _character(writer: Writer) -> None:
    match = _CHARACTER.match(writer.source, writer.place)
    decoded = _decoded(match) if match else None
    writer.write(decoded or writer.source[writer.place])
    writer.place = match.end() if match and decoded else writer.place + 1


def _decoded(match: re.Match[str]) -> str | None:
    if match[3]:
        return _NAMED[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2])
    if 0xD800 <= code < 0xE000:  # noqa: PLR2004  # the surrogates of Unicode
        raise _wrong(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return chr(code) if 0 < code <= _HIGHEST else None


def _start(writer: Writer) -> None:
    at = byte_offset(writer.source, writer.place)
    name_match = _NAME.match(writer.source, writer.place + 1)
    name = name_match[0].lower() if name_match else ""
    if writer.source.find(">", writer.place) < 0:
        raise _wrong(f"Unclosed start tag at byte offset {at}")
    if name not in _TAGS:
        raise _wrong(f'Unsupported start tag "{name}" at byte offset {at}')
    rest = _ATTRIBUTES.match(writer.source, writer.place + 1 + len(name))
    if rest is None:
        raise _wrong(f'Unclosed start tag "{name}" at byte offset {at}')
    attributes = {m[1].lower(): _value(m) for m in _ATTRIBUTE.finditer(rest["all"])}
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    writer.open(name, writer.place, **attributes)
    writer.place = rest.end()


def _value(match: re.Match[str]) -> str:
    raw = match[2] or match[3] or match[4] or ""
    return _CHARACTER.sub(lambda found: _decoded(found) or found[0], raw)


def _end(writer: Writer) -> None:
    at = byte_offset(writer.source, writer.place)
    if not writer.stack:
        raise _wrong(f"Unexpected end tag at byte offset {at}")
    end = writer.source.find(">", writer.place)
    if end < 0:
        raise _wrong(f"Unclosed end tag at byte offset {at}")
    name = writer.source[writer.place + 2 : end].strip().lower()
    opened = writer.stack.pop()
    if name not in {opened.kind, ""}:
        raise _wrong(
            f'Unmatched end tag at byte offset {at}, expected "</{opened.kind}>", found "</{name}>"'
        )
    if not _joined_code(writer, opened):
        writer.close(opened, _fields(writer, opened))
    writer.place = end + 1


def _fields(writer: Writer, opened: Open) -> Json | None:
    name, given = opened.kind, opened.extra
    if name == "a":
        return link(given.get("href") or writer.inside(opened))
    if name == "tg-emoji":
        number = given.get("emoji-id", "")
        if not number.isdecimal() or not int(number):
            raise _wrong("Invalid custom emoji identifier specified")
        return {"type": "custom_emoji", "custom_emoji_id": number}
    if name == "tg-time":
        return moment(given.get("unix", ""), given.get("format", ""))
    if name == "blockquote" and "expandable" in given:
        return {"type": "expandable_blockquote"}
    return {"type": _STYLES[name]}


def _joined_code(writer: Writer, opened: Open) -> bool:
    """Make ``<pre><code class="language-x">`` one entity with a language; tell whether it is."""
    language = str(opened.extra.get("class", ""))
    outer = writer.stack[-1] if writer.stack else None
    if opened.kind == "code" and language.startswith("language-") and outer is not None:
        if outer.kind == "pre" and outer.offset == opened.offset:
            outer.extra["language"] = language.removeprefix("language-")
            outer.extra["end"] = writer.length
            return True
    elif opened.kind == "pre" and opened.extra.get("end") == writer.length:
        writer.close(opened, {"type": "pre", "language": opened.extra["language"]})
        return True
    return False

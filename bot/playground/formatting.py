"""Formatting as Telegram reads it: HTML and MarkdownV2 to entities, entities checked.

Rules: Bot API, "Formatting options". Offsets and lengths are UTF-16 units.
"""

import re
from html import unescape
from typing import Any, Final

from bot.playground.refusals import bad

Json = dict[str, Any]
_STYLES: Final = (
    "bold italic underline strikethrough spoiler blockquote expandable_blockquote code pre"
)
_THINGS: Final = (
    "mention hashtag cashtag bot_command url email phone_number text_link text_mention "
    "custom_emoji date_time"
)
TYPES: Final = frozenset(f"{_STYLES} {_THINGS}".split(" "))
_TAG: Final = re.compile(r"<(/?)([a-zA-Z-]+)((?:\s[^<>]*)?)>")
_ATTRIBUTE: Final = re.compile(r"([a-z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_HTML: Final = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "a": "text_link", "span": "spoiler",
}  # fmt: skip
_MARKS: Final = {
    "*": "bold",
    "_": "italic",
    "__": "underline",
    "~": "strikethrough",
    "||": "spoiler",
}
_RESERVED: Final = frozenset("_*[]()~`>#+-=|{}.!")
_FOUND: Final = (
    ("url", re.compile(r"https?://[^\s<>\"]+")),
    ("mention", re.compile(r"(?<!\w)@\w{4,32}")),
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w+)?")),
    ("hashtag", re.compile(r"(?<!\w)#\w+")),
)


def units(text: str) -> int:
    """Return the length in UTF-16 units."""
    return len(text) + sum(char > "\uffff" for char in text)


def parse(text: str, mode: str | None, entities: Any) -> tuple[str, list[Json]]:
    """Return the text as shown and its entities.

    Raises:
        RefusalError: the formatting is wrong.
    """
    wanted = (mode or "").lower()
    if wanted == "html":
        text, found = _html(text)
    elif wanted in {"markdownv2", "markdown"}:
        text, found = _markdown(text)
    elif wanted:
        raise bad("unsupported parse_mode")
    else:
        found = _checked(entities, units(text))
    return _trimmed(text, found)


def detected(text: str, entities: list[Json]) -> list[Json]:
    """Return the entities with those that Telegram finds by itself: links, commands, ..."""
    taken = [(e["offset"], e["offset"] + e["length"]) for e in entities]
    found = list(entities)
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            begin, length = units(text[: match.start()]), units(match[0])
            if not any(a < begin + length and begin < b for a, b in taken):
                found.append({"type": kind, "offset": begin, "length": length})
                taken.append((begin, begin + length))
    return sorted(found, key=lambda e: (e["offset"], -e["length"]))


def _checked(entities: Any, length: int) -> list[Json]:
    if entities is None:
        return []
    if not isinstance(entities, list) or not all(isinstance(e, dict) for e in entities):
        raise bad("can't parse entities: expected an Array of MessageEntity")
    kept = []
    for entity in entities:
        offset, size, kind = entity.get("offset"), entity.get("length"), entity.get("type")
        if kind not in TYPES:
            raise bad("can't parse entities: unsupported type specified")
        if type(offset) is not int or type(size) is not int or offset < 0 or size < 0:
            raise bad("can't parse entities: wrong offset or length specified")
        if offset + size > length:
            raise bad(f"entity begins or ends beyond the text at UTF-16 offset {offset}")
        if size:
            kept.append(entity)
    return kept


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    text = text.rstrip()
    end = units(text)
    lead = end - units(text.lstrip())
    kept = []
    for entity in entities:
        begin = max(entity["offset"], lead)
        stop = min(entity["offset"] + entity["length"], end)
        if stop > begin:
            kept.append({**entity, "offset": begin - lead, "length": stop - begin})
    return text.lstrip(), sorted(kept, key=lambda e: (e["offset"], -e["length"]))


def _html(source: str) -> tuple[str, list[Json]]:
    text, entities, stack, place = "", [], [], 0
    for match in _TAG.finditer(source):
        text += _characters(source[place : match.start()])
        place = match.end()
        closing, name = match[1], match[2].lower()
        if name not in _HTML:
            raise bad(f'can\'t parse entities: unsupported start tag "{name}" at byte offset 0')
        if not closing:
            stack.append((name, units(text), _attributes(match[3])))
            continue
        if not stack or stack[-1][0] != name:
            raise bad(f'can\'t parse entities: unexpected end tag "{name}" at byte offset 0')
        opened, begin, attributes = stack.pop()
        entities.append(_entity(opened, begin, units(text) - begin, attributes))
    text += _characters(source[place:])
    if stack:
        raise bad(f"can't parse entities: can't find end tag corresponding to \"{stack[-1][0]}\"")
    return text, [entity for entity in entities if entity["length"]]


def _characters(source: str) -> str:
    if "<" in source:
        raise bad("can't parse entities: unsupported start tag")
    return unescape(source)


def _attributes(source: str) -> dict[str, str]:
    return {m[1]: unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(source)}


def _entity(name: str, offset: int, length: int, attributes: dict[str, str]) -> Json:
    entity: Json = {"type": _HTML[name], "offset": offset, "length": length}
    if name == "a":
        entity["url"] = attributes.get("href", "")
    if name == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    return entity


def _markdown(source: str) -> tuple[str, list[Json]]:  # noqa: C901  # one case a sign
    text, place = "", 0
    entities: list[Json] = []
    stack: list[tuple[str, int]] = []
    while place < len(source):
        char = source[place]
        if char == "\\" and place + 1 < len(source):
            text += source[place + 1]
            place += 2
        elif char == "`":
            place, text = _code(source, place, text, entities)
        elif char == "[":
            stack.append(("[", units(text)))
            place += 1
        elif char == "]" and stack and stack[-1][0] == "[":
            place = _link(source, place, units(text), stack.pop()[1], entities)
        elif (mark := _mark(source, place, stack)) is not None:
            place += len(mark)
            _toggle(mark, units(text), stack, entities)
        elif char in _RESERVED and char != ">":
            raise bad(
                f"can't parse entities: character '{char}' is reserved and must be escaped "
                "with the preceding '\\'"
            )
        else:
            text += char
            place += 1
    if stack:
        raise bad(f"can't parse entities: can't find end of the entity starting at {stack[-1][1]}")
    return text, [entity for entity in entities if entity["length"]]


def _toggle(mark: str, now: int, stack: list[tuple[str, int]], entities: list[Json]) -> None:
    if stack and stack[-1][0] == mark:
        begin = stack.pop()[1]
        entities.append({"type": _MARKS[mark], "offset": begin, "length": now - begin})
    else:
        stack.append((mark, now))


def _mark(source: str, place: int, stack: list[tuple[str, int]]) -> str | None:
    for mark in ("__", "||"):
        if source.startswith(mark, place):
            if mark == "__" and stack and stack[-1][0] == "_":
                return "_"
            return mark
    return source[place] if source[place] in {"*", "_", "~"} else None


def _code(source: str, place: int, text: str, entities: list[Json]) -> tuple[int, str]:
    fence = "```" if source.startswith("```", place) else "`"
    end = source.find(fence, place + len(fence))
    if end < 0:
        raise bad("can't parse entities: can't find end of code entity")
    inner = re.sub(r"\\(.)", r"\1", source[place + len(fence) : end])
    entity: Json = {"type": "pre" if fence == "```" else "code", "offset": units(text)}
    if fence == "```" and "\n" in inner:
        language, inner = inner.split("\n", 1)
        if language:
            entity["language"] = language
    entities.append({**entity, "length": units(inner)})
    return end + len(fence), text + inner


def _link(source: str, place: int, now: int, begin: int, entities: list[Json]) -> int:
    end = source.find(")", place)
    if not source.startswith("](", place) or end < 0:
        raise bad("can't parse entities: can't find end of a URL")
    url = re.sub(r"\\(.)", r"\1", source[place + 2 : end])
    entities.append({"type": "text_link", "offset": begin, "length": now - begin, "url": url})
    return end + 1

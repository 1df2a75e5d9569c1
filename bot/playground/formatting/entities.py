"""Entities that a bot gives itself, and what trimming does to any."""

from collections.abc import Mapping
from typing import Any, Final

from bot.playground.formatting.utf16 import Json, byte_offset, units
from bot.playground.refusals import RefusalError, bad
from bot.playground.shapes import Shape, fitted

_STYLES: Final = frozenset({
    "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote",
    "expandable_blockquote", "code", "pre", "text_link", "text_mention", "custom_emoji",
    "date_time",
})  # fmt: skip
_FOUND_ALONE: Final = frozenset({
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number",
    "bank_card_number",
})  # fmt: skip
"""Types that Telegram finds by itself and ignores when a bot gives them."""
_ARGUMENTS: Final[Mapping[str, Shape]] = {
    "text_link": {"url": str},
    "text_mention": {"user": {"id": int}},
    "pre": {"language": str},
    "custom_emoji": {"custom_emoji_id": str},
    "date_time": {"unix_time": int, "date_time_format": str},
}
_OPTIONAL: Final = frozenset({"language", "date_time_format"})
_LARGEST: Final = 2**31


def checked(text: str, entities: Any) -> list[Json]:
    """Return the entities that count.

    Raises:
        RefusalError: one is malformed or does not fit the text.
    """
    if not isinstance(entities, list):
        return []
    edges = _edges(text) if entities else {}
    length = units(text)
    kept = []
    for entity in entities:
        kind, offset, size = _fields(entity)
        if kind in _FOUND_ALONE or size <= 0:
            continue
        _check_edge("begins", offset, edges, length, text)
        _check_edge("ends", offset + size, edges, length, text)
        kept.append({"type": kind, "offset": offset, "length": size, **_argument(kind, entity)})
    return kept


def _fields(entity: Any) -> tuple[str, int, int]:
    if not isinstance(entity, dict):
        raise _malformed("expected an Object")
    for name in ("offset", "length"):
        if name not in entity:
            raise _malformed(f'Can\'t find field "{name}"')
        if type(entity[name]) is not int or abs(entity[name]) >= _LARGEST:
            raise _malformed(f'Field "{name}" must be a Number')
    kind = entity.get("type")
    if not isinstance(kind, str) or kind not in _STYLES | _FOUND_ALONE:
        raise _malformed("Unsupported type specified" if kind else "Type is not specified")
    return kind, entity["offset"], entity["length"]


def _argument(kind: str, entity: Json) -> Json:
    shape = _ARGUMENTS.get(kind, {})
    try:
        given = fitted(entity, shape)
    except ValueError as error:
        raise _malformed(str(error)) from None
    missing = next((name for name in shape if name not in given and name not in _OPTIONAL), None)
    if missing is not None:
        raise _malformed(f'Can\'t find field "{missing}"')
    return given


def _malformed(why: str) -> RefusalError:
    return bad(f"can't parse MessageEntity: {why}")


def _edges(text: str) -> dict[int, int]:
    """Map the UTF-16 offset of every character, and of the end, to its place."""
    edges, offset = {}, 0
    for place, char in enumerate(text):
        edges[offset] = place
        offset += 1 + (char > "\uffff")
    edges[offset] = len(text)
    return edges


def _check_edge(verb: str, at: int, edges: dict[int, int], length: int, text: str) -> None:
    if at < 0 or at > length:
        raise bad(f"entity {verb} after the end of the text at UTF-16 offset {at}")
    if at not in edges:
        before = byte_offset(text, edges[at - 1])
        raise bad(f"entity {verb} in a middle of a UTF-16 symbol at byte offset {before}")


def ordered(entities: list[Json]) -> list[Json]:
    """Return entities by where they begin, the longer first."""
    return sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Return the text without white space around it, its entities moved along."""
    text = text.rstrip()
    end = units(text)
    shown = text.lstrip()
    lead = end - units(shown)
    kept = []
    for entity in entities:
        begin = max(entity["offset"], lead)
        stop = min(entity["offset"] + entity["length"], end)
        if stop > begin:
            kept.append({**entity, "offset": begin - lead, "length": stop - begin})
    return shown, ordered(kept)

"""Entities that a bot gives itself, and what trimming does to any."""

from typing import Any, Final

from bot.playground.formatting.utf16 import Json, byte_offset, units
from bot.playground.refusals import bad
from bot.playground.shapes import Shape, ShapeError, number_text, string, whole

_TIME_PARTS: Final = frozenset("tTdDwW")


def _time_format(name: str, value: Any) -> str:
    form = string(name, value)
    if form not in {"r", "R"} and set(form) - _TIME_PARTS:
        raise ShapeError("Invalid date-time format specified")
    return form


_PLACE: Final = Shape({"offset": whole(32), "length": whole(32), "type": string})
_GIVEN: Final[dict[str, Shape]] = {
    **dict.fromkeys(
        (
            "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote",
            "expandable_blockquote", "code",
        ),
        Shape(),
    ),
    "pre": Shape(optional={"language": string}),
    "text_link": Shape({"url": string}),
    "text_mention": Shape({"user": Shape({"id": whole(64)})}),
    "custom_emoji": Shape({"custom_emoji_id": number_text}),
    "date_time": Shape({"unix_time": whole(32)}, {"date_time_format": _time_format}),
}  # fmt: skip
"""Types that a bot gives, with the fields that each has of its own."""
_FOUND_ALONE: Final = frozenset({
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number",
    "bank_card_number",
})  # fmt: skip
"""Types that Telegram finds by itself and ignores when a bot gives them."""


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
    for given in entities:
        try:
            entity = _parsed(given)
        except ShapeError as error:
            raise bad(f"can't parse MessageEntity: {error}") from None
        if entity is not None:
            _check_edge("begins", entity["offset"], edges, length, text)
            _check_edge("ends", entity["offset"] + entity["length"], edges, length, text)
            kept.append(entity)
    return kept


def _parsed(given: Any) -> Json | None:
    """Return an entity's fields, None where it doesn't count."""
    if not isinstance(given, dict):
        raise ShapeError("expected an Object")
    entity = _PLACE.read(given)
    kind = entity["type"]
    if kind in _FOUND_ALONE:
        return None
    if kind not in _GIVEN:
        raise ShapeError("Unsupported type specified" if kind else "Type is not specified")
    return {**entity, **_GIVEN[kind].read(given)} if entity["length"] > 0 else None


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

"""Text measured in UTF-16 units, as entities count it, and rid of what can't be sent."""

import re
from typing import Any, Final

Json = dict[str, Any]
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_REMOVED: Final = re.compile(r"[\r\u2028-\u202e\ud800-\udfff]")


def units(text: str) -> int:
    """Return the length in UTF-16 units."""
    return len(text) if text.isascii() else len(text) + sum(char > "\uffff" for char in text)


def byte_offset(text: str, place: int) -> int:
    """Return how many bytes of UTF-8 stand before the character at ``place``."""
    return len(text[:place].encode("utf-8", "surrogatepass"))


def clean(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Return the text as Telegram stores it, its entities moved along.

    Control characters become spaces; carriage returns, direction marks and half characters go.
    """
    text = _CONTROLS.sub(" ", text)
    gone = [units(text[: match.start()]) for match in _REMOVED.finditer(text)]
    if not gone:
        return text, entities

    def moved(offset: int) -> int:
        return offset - sum(place < offset for place in gone)

    kept = []
    for entity in entities:
        begin, end = moved(entity["offset"]), moved(entity["offset"] + entity["length"])
        if end > begin:
            kept.append({**entity, "offset": begin, "length": end - begin})
    return _REMOVED.sub("", text), kept

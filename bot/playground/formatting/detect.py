"""What Telegram finds in a text by itself: addresses, names, commands, tags."""

import re
from typing import Final

from bot.playground.formatting.entities import ordered
from bot.playground.formatting.utf16 import Json, units

_SIGNS: Final = re.compile(r"[/@#:]")
_FOUND: Final = (
    ("url", re.compile(r"(?:https?|ftp)://[^\s<>\"]*[^\s<>\".,!?;:'()\[\]{}]")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z0-9_]{4,32}(?!\w)")),
    ("bot_command", re.compile(r"(?<![\w/<>@.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?!\w)")),
    ("hashtag", re.compile(r"(?<!\w)#\w*[^\W\d]\w*")),
)
_OPAQUE: Final = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji"})


def detected(text: str, entities: list[Json]) -> list[Json]:
    """Return the entities and those found outside code and links."""
    if not _SIGNS.search(text):
        return entities
    taken = [_span(entity) for entity in entities if entity["type"] in _OPAQUE]
    found = list(entities)
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            begin = units(text[: match.start()])
            end = begin + units(match[0])
            if not any(a < end and begin < b for a, b in taken):
                found.append({"type": kind, "offset": begin, "length": end - begin})
                taken.append((begin, end))
    return ordered(found)


def _span(entity: Json) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]

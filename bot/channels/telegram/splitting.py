"""Long texts in parts that Telegram takes, cut where a reader would.

telegramify-markdown's own splitting cuts through emoji that are made of several characters.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import regex

from bot.channels.telegram.markdown import Entity, utf16_length

Part = tuple[str, list[Entity]]

_LINE_END: Final = regex.compile(r"\n+")
_PAUSE: Final = regex.compile(r"[。！？；，、…]|[\s--\n]+", regex.VERSION1)
_CHARACTER: Final = regex.compile(r"\X")
"""What a reader takes for one character (Unicode UAX 29): a family emoji, a flag, an accent."""


def split(text: str, entities: Sequence[Entity], limit: int) -> list[Part]:
    """Return parts of at most ``limit`` UTF-16 units each, together the whole text.

    A part ends at a line's end, else at a pause, else between two characters. An entity across a
    cut goes on in the next part. White space at a cut is left out, since Telegram drops it too.
    """
    if utf16_length(text) <= limit:
        return [(text, list(entities))]
    ends = [0]
    while utf16_length(text[ends[-1] :]) > limit:
        ends.append(ends[-1] + _cut(text[ends[-1] :], limit))
    ends.append(len(text))
    return [part for begin, end in pairwise(ends) if (part := _part(text, begin, end, entities))]


def _cut(text: str, limit: int) -> int:
    """Return how many characters the first part takes; at least one."""
    most = _fitting(text, limit)
    for places in (_LINE_END, _PAUSE, _CHARACTER):
        ends = [found.end() for found in places.finditer(text, 0, min(most + 1, len(text)))]
        fitting = [end for end in ends if most // 2 < end <= most]
        if fitting:
            return fitting[-1]
    return most


def _fitting(text: str, limit: int) -> int:
    units = 0
    for index, char in enumerate(text):
        units += utf16_length(char)
        if units > limit:
            return max(index, 1)
    return len(text)


def _part(text: str, begin: int, end: int, entities: Sequence[Entity]) -> Part | None:
    shown = text[begin:end].strip()
    if not shown:
        return None
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    first = utf16_length(text[:begin])
    length = utf16_length(shown)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - first, 0)
        stop = min(entity["offset"] + entity["length"] - first, length)
        if start < stop:
            kept.append({**entity, "offset": start, "length": stop - start})
    return shown, kept

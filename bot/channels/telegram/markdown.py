"""From a screen's Markdown to Telegram's text and entities."""

import re
from functools import lru_cache
from typing import Any, Final

from telegramify_markdown import convert
from telegramify_markdown.config import get_runtime_config

Entity = dict[str, Any]
"""Type, offset, length in UTF-16 units, what belongs to the type (Bot API, MessageEntity)."""

# CommonMark takes no emphasis between a Han character and punctuation inside the marks, as in
# **“引号”**测试. A letter inside the marks makes it one; it is taken out afterwards.
_EMPHASIS: Final = re.compile(r"(?<![\\*])(\*{1,2})(?=[^\s*])([^*\n]+?)(?<=[^\s*\\])\1(?!\*)")
_MARK: Final = "\ue000"
"""Stands for the helper while the text is converted; a private-use character nobody types."""


def _configure() -> None:
    style = get_runtime_config().markdown_symbol
    style.heading_level_1 = style.heading_level_2 = style.heading_level_3 = ""
    style.heading_level_4 = style.heading_level_5 = style.heading_level_6 = ""


_configure()


@lru_cache(maxsize=2048)
def to_entities(markdown: str) -> tuple[str, tuple[Entity, ...]]:
    """Return the text to show and its entities; menus repeat, so results are kept."""
    text, entities = convert(_mended(markdown))
    # The library's bullet, U+2981, is missing from many fonts; both are one unit wide.
    if "\u2981" not in markdown:
        text = text.replace("\u2981", "•")
    found = [entity.to_dict() for entity in entities]
    if _MARK in text:
        text, found = _without_marks(text, found)
    return text, tuple(found)


def _mended(markdown: str) -> str:
    return _EMPHASIS.sub(rf"\1{_MARK}\2{_MARK}\1", markdown)


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units, in which Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _without_marks(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Take the marks out and move the entities to where their text is now."""
    positions: list[int] = []
    unit = 0
    for char in text:
        if char == _MARK:
            positions.append(unit)
        unit += 2 if char > "\uffff" else 1

    def moved(offset: int) -> int:
        return offset - sum(position < offset for position in positions)

    kept = []
    for entity in entities:
        begin = moved(entity["offset"])
        length = moved(entity["offset"] + entity["length"]) - begin
        if length > 0:
            kept.append({**entity, "offset": begin, "length": length})
    return text.replace(_MARK, ""), kept

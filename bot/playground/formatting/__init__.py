"""Formatting as Telegram reads it: parse modes to entities, entities checked, links found.

Rules and words: Bot API, "Formatting options"; tdlib, ``MessageEntity.cpp``. Offsets and lengths
are UTF-16 units.
"""

from typing import Any, Final

from bot.playground.formatting import html, markdown, markdown_v2
from bot.playground.formatting.detect import detected
from bot.playground.formatting.entities import checked, trimmed
from bot.playground.formatting.utf16 import Json, clean, units
from bot.playground.refusals import bad

__all__ = ["detected", "parse", "units"]

LONGEST_SOURCE: Final = 2**15
"""Bytes of text before formatting, as telegram-bot-api takes them."""
_PARSERS = {"html": html.parse, "markdownv2": markdown_v2.parse, "markdown": markdown.parse}


def parse(text: str, mode: Any, entities: Any) -> tuple[str, list[Json]]:
    """Return the text as shown and its entities; a parse mode goes before given entities.

    Raises:
        RefusalError: the formatting is wrong.
    """
    if len(text.encode("utf-8", "replace")) > LONGEST_SOURCE:
        raise bad("text is too long")
    wanted = str(mode or "none").lower()
    if wanted == "none":
        given = checked(text, entities)
        return trimmed(*clean(text, given))
    parser = _PARSERS.get(wanted)
    if parser is None:
        raise bad("unsupported parse_mode")
    return trimmed(*clean(*parser(text)))

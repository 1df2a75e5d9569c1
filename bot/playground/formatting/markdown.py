"""``parse_mode=Markdown``, the old one: no nesting, few signs, kept by Telegram for old bots."""

from typing import Final

from bot.playground.formatting.links import link
from bot.playground.formatting.utf16 import Json, byte_offset
from bot.playground.formatting.writer import Writer
from bot.playground.refusals import bad

_TYPES: Final = {"_": "italic", "*": "bold", "`": "code", "[": "text_link", "```": "pre"}
_ENDS: Final = {"[": "]"}


def parse(source: str) -> tuple[str, list[Json]]:
    """Return the shown text and its entities.

    Raises:
        RefusalError: an entity does not end.
    """
    writer = Writer(source)
    while writer.place < len(source):
        char = source[writer.place]
        if char == "\\" and source[writer.place + 1 : writer.place + 2] in {"_", "*", "`", "["}:
            writer.write(source[writer.place + 1])
            writer.place += 2
        elif char in _TYPES:
            _entity(writer)
        else:
            writer.write(char)
            writer.place += 1
    return writer.result()


def _entity(writer: Writer) -> None:
    at = writer.place
    sign = "```" if writer.at("```") else writer.source[at]
    writer.open(sign, at)
    writer.place += len(sign)
    fields: Json | None = {"type": _TYPES[sign], **(_language(writer) if sign == "```" else {})}
    end = writer.source.find(_ENDS.get(sign, sign), writer.place)
    if end < 0:
        offset = byte_offset(writer.source, at)
        raise bad(
            f"can't parse entities: Can't find end of the entity starting at byte offset {offset}"
        )
    for char in writer.source[writer.place : end]:
        writer.write(char)
    writer.place = end + len(sign)
    opened = writer.stack.pop()
    if sign == "[":
        fields = link(_url(writer) or writer.inside(opened))
    writer.close(opened, fields)


def _language(writer: Writer) -> Json:
    end = writer.place
    source = writer.source
    while end < len(source) and not source[end].isspace() and source[end] != "`":
        end += 1
    language = source[writer.place : end]
    known = bool(language) and end < len(source) and source[end] != "`"
    if known:
        writer.place = end
    if writer.at("\n"):
        writer.place += 1
    return {"language": language} if known else {}


def _url(writer: Writer) -> str:
    if not writer.at("("):
        return ""
    end = writer.source.find(")", writer.place)
    end = len(writer.source) if end < 0 else end
    url = writer.source[writer.place + 1 : end]
    writer.place = end + 1
    return url

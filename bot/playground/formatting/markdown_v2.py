"""``parse_mode=MarkdownV2``: every sign that is not meant must be escaped."""

from typing import Final

from bot.playground.formatting.links import emoji_or_time, link
from bot.playground.formatting.utf16 import Json, byte_offset
from bot.playground.formatting.writer import Open, Writer
from bot.playground.refusals import RefusalError, bad

_RESERVED: Final = frozenset("_*[]()~`>#+-=|{}.!\n")
_LAST_ESCAPABLE: Final = "~"
_SIGNS: Final = {
    "__": "Underline", "||": "Spoiler", "```": "Pre", "![": "CustomEmoji",
    "_": "Italic", "*": "Bold", "~": "Strikethrough", "`": "Code", "[": "TextUrl",
}  # fmt: skip
_ENDS: Final = {
    "Underline": "__", "Spoiler": "||", "Pre": "```", "PreCode": "```", "CustomEmoji": "]",
    "Italic": "_", "Bold": "*", "Strikethrough": "~", "Code": "`", "TextUrl": "]",
}  # fmt: skip
_CODE: Final = frozenset({"Code", "Pre", "PreCode"})
_TYPES: Final = {"PreCode": "pre", "BlockQuote": "blockquote"}


def parse(source: str) -> tuple[str, list[Json]]:
    """Return the shown text and its entities.

    Raises:
        RefusalError: a sign is not escaped, or an entity does not end.
    """
    return _Parser(source).run()


def _wrong(why: str) -> RefusalError:
    return bad(f"can't parse entities: {why}")


class _Parser(Writer):
    """Walks the source once; at most one quote is open at a time."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self._line_begins = True
        self._quoted = False

    def run(self) -> tuple[str, list[Json]]:
        while self.place < len(self.source):
            self._step(self.source[self.place])
        if self._quoted and self.stack[-1].kind == "BlockQuote":
            self._end_quote()
        if self.stack:
            raise self._endless()
        return self.result()

    def _step(self, char: str) -> None:
        ahead = self.source[self.place + 1 : self.place + 2]
        top = self.stack[-1].kind if self.stack else None
        if char == "\\" and "" < ahead <= _LAST_ESCAPABLE:
            self._show(ahead, 2)
        elif char not in ("`" if top in _CODE else _RESERVED):
            self._show(char, 1)
        elif char == "\n":
            self._line(ahead)
        elif char == ">" and self._line_begins:
            self._quote()
        elif self.stack and self._ends(self.stack[-1].kind):
            self._end(self.stack.pop())
        else:
            self._begin()

    def _show(self, char: str, width: int) -> None:
        self.write(char)
        self.place += width
        self._line_begins = char == "\n"

    def _line(self, ahead: str) -> None:
        if self._quoted and ahead != ">":
            if self.stack[-1].kind != "BlockQuote":
                raise self._endless()
            self._end_quote()
        self._show("\n", 1)

    def _quote(self) -> None:
        if not self._quoted:
            self.open("BlockQuote", self.place)
            self._quoted = True
        self.place += 1
        self._line_begins = False

    def _end_quote(self) -> None:
        opened = self.stack.pop()
        kind = "expandable_blockquote" if opened.extra else "blockquote"
        self.close(opened, {"type": kind})
        self._quoted = False

    def _ends(self, kind: str) -> bool:
        sign = _ENDS.get(kind)
        if sign is None or not self.at(sign):
            return False
        return kind != "Italic" or not self.at("__")

    def _begin(self) -> None:
        if self.at("||") and self._closes_quote():
            self.stack[-1].extra["expandable"] = True
            self.place += 2
            return
        sign = next((sign for sign in _SIGNS if self.at(sign)), None)
        at = self.place
        if sign is None:
            raise _wrong(
                f"Character '{self.source[at]}' is reserved and must be escaped "
                "with the preceding '\\'"
            )
        kind = _SIGNS[sign]
        self.place += len(sign)
        if kind == "Pre":
            self._begin_pre(at)
        else:
            self.open(kind, at)

    def _closes_quote(self) -> bool:
        if not self._quoted or self.stack[-1].kind != "BlockQuote":
            return False
        rest = self.source[self.place + 2 : self.place + 4]
        return not rest or (rest[0] == "\n" and rest != "\n>")

    def _begin_pre(self, at: int) -> None:
        end = self.place
        while end < len(self.source) and not self.source[end].isspace() and self.source[end] != "`":
            end += 1
        if self.place < end < len(self.source) and self.source[end] != "`":
            self.open("PreCode", at, language=self.source[self.place : end])
            self.place = end
        else:
            self.open("Pre", at)
        if self.at("\n"):
            self.place += 1

    def _end(self, opened: Open) -> None:
        self.place += len(_ENDS[opened.kind])
        kind = opened.kind
        if kind == "TextUrl":
            url = self._url("a URL") if self.at("(") else self.inside(opened)
            self.close(opened, link(url))
        elif kind == "CustomEmoji":
            self._end_emoji(opened)
        else:
            self.close(opened, {"type": _TYPES.get(kind, kind.lower()), **opened.extra})

    def _end_emoji(self, opened: Open) -> None:
        fields = emoji_or_time(self._url("a custom emoji URL")) if self.at("(") else None
        if fields is None:
            raise _wrong("Custom emoji entity must contain a tg://emoji URL")
        self.close(opened, fields)

    def _url(self, what: str) -> str:
        self.place += 1
        begin, url = self.place, ""
        while self.place < len(self.source) and not self.at(")"):
            if self.at("\\") and "" < self.source[self.place + 1 : self.place + 2] <= "~":
                self.place += 1
            url += self.source[self.place]
            self.place += 1
        if not self.at(")"):
            raise _wrong(f"Can't find end of {what} at byte offset {self._bytes(begin)}")
        self.place += 1
        return url

    def _bytes(self, place: int) -> int:
        return byte_offset(self.source, place)

    def _endless(self) -> RefusalError:
        opened = self.stack[-1]
        at = self._bytes(opened.at)
        return _wrong(f"Can't find end of {opened.kind} entity at byte offset {at}")

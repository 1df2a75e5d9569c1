"""``forbidden.yaml``: words that no page and no answer may use, such as promises."""

import re
from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field, model_validator

from bot.library.fields import Id, Part, Text, mistake
from bot.library.passages import Passage
from bot.library.problems import Report, meant
from bot.library.traditional import simplified
from bot.library.validating import Parsed

FORBIDDEN: Final = "forbidden.yaml"
_HAN: Final = r"[\u3400-\u9fff]"
_BETWEEN: Final = r"[\s/&·-]*"
"""Signs that may stand between two Chinese characters: 术前/术后."""
_PLAIN: Final = str.maketrans(
    {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("’‘＇ʼ", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
    | {"\u3000": " ", "﹪": "%"}
)


class ForbiddenEntry(Part):
    """Words of one kind; ``unless`` has harmless phrases they stand in.

    ``allowed_in`` has the pages that warn of them, and whose answers may, too.
    """

    en: tuple[Text, ...] = ()
    zh: tuple[Text, ...] = ()
    instead: Text
    unless: tuple[Text, ...] = ()
    allowed_in: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _some_word(self) -> "ForbiddenEntry":
        if not self.en and not self.zh:
            raise mistake("there is no word here", "write en: [...] or zh: [...]")
        return self


class ForbiddenFile(Part):
    """The schema of ``forbidden.yaml``, which may be missing."""

    words: Annotated[tuple[ForbiddenEntry, ...], Field(min_length=1)]


class Forbidden:
    """The words, ready to be looked for."""

    def __init__(self, file: ForbiddenFile) -> None:
        self._entries = [
            (entry, _pattern((*entry.en, *entry.zh)), _pattern(entry.unless))
            for entry in file.words
        ]

    def found(self, text: str, page: str) -> Iterator[tuple[str, str]]:
        """Yield each word that stands in a page's text, and what to write instead."""
        plain = _folded(text)
        for entry, words, harmless in self._entries:
            if page in entry.allowed_in or not words.search(plain):
                continue
            for word in words.finditer(harmless.sub(_blank, plain)):
                yield text[word.start() : word.end()], entry.instead


def _folded(text: str) -> str:
    """Return a text of the same length in simplified characters and plain signs."""
    return simplified(text.translate(_PLAIN))


def _blank(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the words: whole ones where they are written in Latin letters.

    ``and`` is found as a sign, too, a space as a hyphen, ``#`` as any number, and Chinese words
    with signs between their characters.
    """
    if not words:
        return re.compile(r"(?!)")
    parts = (_part(_folded(word)) for word in sorted(words, key=len, reverse=True))
    return re.compile("|".join(parts), re.IGNORECASE)


def _part(word: str) -> str:
    said = r"[\s-]+".join(map(re.escape, word.split())).replace(r"\#", r"\d+(?:\.\d+)?\s*")
    said = said.replace(r"[\s-]+and[\s-]+", r"(?:[\s-]+and[\s-]+|\s*[&+]\s*)")
    said = re.sub(f"(?<={_HAN})(?={_HAN})", lambda _: _BETWEEN, said)
    before = r"(?<![a-z])" if word[:1].isascii() and word[:1].isalpha() else ""
    after = r"(?![a-z])" if word[-1:].isascii() and word[-1:].isalpha() else ""
    return before + said + after


def check_forbidden(forbidden: Forbidden, passage: Passage, report: Report) -> None:
    """Note each forbidden word of a text and its title."""
    parts = [(passage.title_line, passage.title)]
    parts += [(passage.line(line), block) for line, block in passage.blocks]
    for line, part in parts:
        for word, instead in forbidden.found(part, passage.page):
            message = f"“{word}” is a word that no text may use"
            report.error(passage.file, line, message, instead)


def check_allowed(parsed: Parsed[ForbiddenFile], pages: frozenset[str], report: Report) -> None:
    """Warn of pages that don't exist."""
    for place, entry in enumerate(parsed.model.words):
        for page in entry.allowed_in:
            if page not in pages:
                line = parsed.line("words", place, "allowed_in")
                hint = meant(page, pages, "take it away")
                report.warning(parsed.file, line, f"there is no page {page}", hint)

"""``forbidden.yaml``: words that no page and no answer may use, such as promises."""

import re
from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field, model_validator

from bot.library.fields import Id, Part, Text, mistake
from bot.library.passages import Passage
from bot.library.problems import Report, meant
from bot.library.validating import Parsed

FORBIDDEN: Final = "forbidden.yaml"


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
        for entry, words, harmless in self._entries:
            if page in entry.allowed_in or not words.search(text):
                continue
            for word in words.finditer(harmless.sub(" ", text)):
                yield word[0], entry.instead


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the words: whole ones where they are written in Latin letters.

    An apostrophe is found as phones write it, too.
    """
    if not words:
        return re.compile(r"(?!)")
    parts = (r"\s+".join(map(re.escape, word.split())) for word in words)
    either = "|".join(sorted(parts, key=len, reverse=True)).replace("'", "['’]")
    return re.compile(rf"(?<![a-z])(?:{either})(?![a-z])", re.IGNORECASE)


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

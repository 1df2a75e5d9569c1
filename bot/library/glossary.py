"""``glossary.yaml``: technical words and what they mean in everyday ones."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Final

from pydantic import Field

from bot.library.fields import Bilingual, Id, Part, Text
from bot.library.models import Hit, Source, Word
from bot.library.stopwords import CHINESE, MEANING
from bot.library.tokens import SILENT, Terms, units
from bot.library.validating import Parsed

GLOSSARY: Final = "glossary.yaml"

Spellings = Annotated[tuple[Text, ...], Field(min_length=1)]


class Spelled(Part):
    """A word as it is written, in every language."""

    zh: Spellings
    en: Spellings

    def in_(self, lang: str) -> tuple[str, ...]:
        """Return the spellings of one language."""
        spellings: tuple[str, ...] = getattr(self, lang)
        return spellings


class WordEntry(Part):
    """One word."""

    id: Id
    word: Spelled
    plain: Bilingual
    explained_in: Annotated[tuple[Id, ...], Field(min_length=1)]
    sources: tuple[Id, ...] = ()


class GlossaryFile(Part):
    """The schema of ``glossary.yaml``, which may be missing."""

    words: tuple[WordEntry, ...] = ()


def words_in(
    parsed: Parsed[GlossaryFile] | None, sources: Mapping[str, Source], lang: str
) -> dict[str, Word]:
    """Return the words in one language by id; every check has passed."""
    entries = parsed.model.words if parsed else ()
    return {
        entry.id: Word(
            id=entry.id,
            lang=lang,
            word=entry.word.in_(lang)[0],
            spellings=entry.word.in_(lang),
            plain=entry.plain.in_(lang),
            explained_in=entry.explained_in,
            sources=tuple(sources[name] for name in entry.sources),
        )
        for entry in entries
    }


class Meanings:
    """Finds the words of all languages in a question."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words = list(words)
        self._terms = Terms([word.spellings for word in self._words])

    def asked(self, question: str) -> Hit | None:
        """Return the word that a question is about, if it is about nothing else.

        It is sure where the meaning is asked for, and not where the word stands alone.
        """
        asked = units(question)
        spans = list(self._terms.spans(asked))
        if len(spans) != 1:
            return None
        place, size, number = spans[0]
        rest = asked[:place] + asked[place + size :]
        if not all(unit in SILENT or unit in CHINESE or unit in MEANING for unit in rest):
            return None
        return Hit("word", self._words[number].id, 1.0, sure=bool(rest))

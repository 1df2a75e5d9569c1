"""Whether technical words are explained where they are used."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from bot.library.glossary import GlossaryFile, WordEntry
from bot.library.languages import LANGUAGES
from bot.library.passages import Passage
from bot.library.problems import Report, meant
from bot.library.sources import check_named
from bot.library.tokens import Terms, tokens, units
from bot.library.validating import Parsed

EXPLAINED: Final = 0.6
"""The share of the plain words that must stand in a text for it to explain the word."""


def check_glossary(
    parsed: Parsed[GlossaryFile],
    pages: Collection[str],
    sources: Collection[str] | None,
    report: Report,
) -> None:
    """Note ids and words that stand twice, pages and sources that aren't known."""
    seen: dict[tuple[str, ...], int] = {}
    ids = [entry.id for entry in parsed.model.words]
    for place, entry in enumerate(parsed.model.words):
        if entry.id in ids[:place]:
            line = parsed.line("words", place, "id")
            report.error(parsed.file, line, f"the id {entry.id} is used twice", "write another id")
        for name in entry.explained_in:
            if name not in pages:
                line = parsed.line("words", place, "explained_in")
                hint = meant(name, pages, "write the id of a page that explains the word")
                report.error(parsed.file, line, f"there is no page {name}", hint)
        line = parsed.line("words", place, "sources")
        known = entry.sources if sources is None else sources
        check_named(entry.sources, known, parsed.file, line, report)
        _check_spellings(parsed, place, seen, report)


def _check_spellings(
    parsed: Parsed[GlossaryFile], place: int, seen: dict[tuple[str, ...], int], report: Report
) -> None:
    for lang in LANGUAGES:
        for index, word in enumerate(parsed.model.words[place].word.in_(lang)):
            line = parsed.line("words", place, "word", lang, index)
            if not units(word):
                message = f"{word} has no letter or digit"
                report.error(parsed.file, line, message, "take it away")
            elif seen.setdefault(units(word), place) != place:
                message = f"{word} stands at two words"
                report.error(parsed.file, line, message, "keep it at one of them")


def check_words(parsed: Parsed[GlossaryFile], passages: Iterable[Passage], report: Report) -> None:
    """Warn of words that a text uses and doesn't explain, and of pages that ought to and don't."""
    words = parsed.model.words
    terms = {lang: Terms([entry.word.in_(lang) for entry in words]) for lang in LANGUAGES}
    used: set[tuple[int, str, str]] = set()
    for passage in passages:
        for number, line in _first_uses(passage, terms[passage.lang]).items():
            entry = words[number]
            used.add((number, passage.page, passage.lang))
            explains = passage.is_page and passage.page in entry.explained_in
            if not explains and not _explained(entry, passage):
                plain = entry.plain.in_(passage.lang)
                message = f"{entry.word.in_(passage.lang)[0]} is a word that people may not know"
                report.warning(passage.file, line, message, f"write instead or beside it: {plain}")
    for number, entry in enumerate(words):
        for page, lang in ((page, lang) for page in entry.explained_in for lang in LANGUAGES):
            if (number, page, lang) not in used:
                line = parsed.line("words", number, "explained_in")
                message = f"{page} doesn't use the word in the language {lang}"
                report.warning(parsed.file, line, message, "name the pages that introduce it")


def _first_uses(passage: Passage, terms: Terms) -> dict[int, int]:
    """Return the line of the first use of each word, by the word's number."""
    first: dict[int, int] = {}
    for line, text in _lines(passage):
        for number in terms.found(units(text)):
            first.setdefault(number, line)
    return first


def _lines(passage: Passage) -> Iterator[tuple[int, str]]:
    yield passage.title_line, passage.title
    for line, text in passage.blocks:
        yield passage.line(line), text


def _explained(entry: WordEntry, passage: Passage) -> bool:
    plain = set(tokens(entry.plain.in_(passage.lang)))
    here = {token for _line, text in _lines(passage) for token in tokens(text)}
    return len(plain & here) >= EXPLAINED * len(plain)

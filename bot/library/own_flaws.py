"""What is wrong with an answer that is being written in the chat, for its writer to mend there.

These are the mistakes of the check, told one by one so that each can be said in the writer's own
language; the check itself looks once more before anything is written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.library.doses import doses
from bot.library.glossary_checks import EXPLAINED
from bot.library.library import Library
from bot.library.markdown import blocks, mistakes, page_links
from bot.library.own_answers import owners
from bot.library.passages import LONG_ANSWER
from bot.library.question_words import language_of, mainly_in
from bot.library.readability import LONGEST, sentences
from bot.library.tokens import Terms, tokens, units

FEWEST_WAYS: Final = 2


class What(StrEnum):
    """What can be wrong; those from ``WAY_NEAR`` on only advise."""

    FEW_WAYS = "few-ways"
    NO_LETTER = "no-letter"
    WAY_TAKEN = "way-taken"
    EMPTY = "empty"
    OTHER_LANGUAGE = "other-language"
    TAKEN_OVER = "taken-over"
    LONG = "long"
    VARIABLE = "variable"
    MARK = "mark"
    STARS = "stars"
    LINK = "link"
    NO_PAGE = "no-page"
    FORBIDDEN = "forbidden"
    WAY_NEAR = "way-near"
    DOSE = "dose"
    HARD_WORD = "hard-word"
    LONG_TEXT = "long-text"
    LONG_SENTENCE = "long-sentence"

    @property
    def advises(self) -> bool:
        """Whether it may stay as it is."""
        return self in _ADVICE


_ADVICE: Final = frozenset(
    {What.WAY_NEAR, What.DOSE, What.HARD_WORD, What.LONG_TEXT, What.LONG_SENTENCE}
)


@dataclass(frozen=True)
class Flaw:
    """Something wrong; ``sign`` is what was written there, ``answer`` who has a way already.

    ``instead`` is what a technical word means in everyday ones.
    """

    what: What
    sign: str = ""
    answer: str = ""
    instead: str = ""


def flaws_in_ways(
    library: Library, ways: tuple[str, ...], lang: str, *, least: int = FEWEST_WAYS
) -> Iterator[Flaw]:
    """Yield what is wrong with ways to ask."""
    if ways and not any(is_in(way, lang) for way in ways):
        yield Flaw(What.OTHER_LANGUAGE, lang)
    taken = owners(library, lang)
    different = {units(way) for way in ways if units(way)}
    for way in ways:
        if not units(way):
            yield Flaw(What.NO_LETTER, way)
        elif (owner := taken.get(units(way))) is not None:
            yield Flaw(What.WAY_TAKEN, way, owner)
        elif (near := _found_surely(library, way, lang)) is not None:
            yield Flaw(What.WAY_NEAR, way, near)
    if len(different) < least:
        yield Flaw(What.FEW_WAYS, str(least - len(different)))


def _found_surely(library: Library, way: str, lang: str) -> str | None:
    """Return the answer that a patient who asks so gets now."""
    hits = library.search(way, lang, 1)
    sure = hits and hits[0].sure and library.has_answer(hits[0].id)
    return hits[0].id if sure else None


def flaws_in_text(library: Library, text: str, lang: str, page: str = "") -> Iterator[Flaw]:
    """Yield what is wrong with an answer's text; ``page`` is the one that tells more."""
    if mainly_in(text) != lang:
        yield Flaw(What.OTHER_LANGUAGE, lang)
    for mistake in mistakes(text, library.variables(lang)):
        yield Flaw(What(mistake.what), mistake.sign)
    for _line, target in page_links(text):
        if not library.has(target):
            yield Flaw(What.NO_PAGE, target)
    for word in library.forbidden_in(text, page):
        yield Flaw(What.FORBIDDEN, word)
    yield from (Flaw(What.DOSE, dose) for dose in doses(text))
    yield from _hard_words(library, text, lang)
    if len(text) > LONG_ANSWER[lang]:
        yield Flaw(What.LONG_TEXT, str(LONG_ANSWER[lang]))
    long = [one for one in sentences(blocks(text)) if one.length(lang) > LONGEST[lang]]
    yield from (Flaw(What.LONG_SENTENCE, one.beginning) for one in long)


def is_in(way: str, lang: str) -> bool:
    """Tell whether those who read a language may ask so."""
    return language_of(way) == "zh" if lang == "zh" else mainly_in(way) == lang


def _hard_words(library: Library, text: str, lang: str) -> Iterator[Flaw]:
    """Yield technical words that the text does not explain."""
    words = library.words(lang)
    here = {token for _line, block in blocks(text) for token in tokens(block)}
    for number in dict.fromkeys(Terms([word.spellings for word in words]).found(units(text))):
        plain = set(tokens(words[number].plain))
        if len(plain & here) < EXPLAINED * len(plain):
            yield Flaw(What.HARD_WORD, words[number].word, instead=words[number].plain)

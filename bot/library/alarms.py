"""Signs of danger, spotted anywhere in what a person writes; better once too often.

A sign is written as parts that stand in one sentence, in any order and not far apart:
``血 + 止不住 | 不停``; after ``!~`` in sentences side by side. What is denied just before doesn't
count, nor what is asked in general.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice, pairwise, product
from typing import Final
from unicodedata import normalize

from bot.library import alarm_words as words
from bot.library.degrees import without_cool
from bot.library.spelling import Slips
from bot.library.tokens import units
from bot.library.traditional import simplified

FEVER: Final = "{fever}"
"""Stands in a sign for a body temperature of 38 °C (100.4 °F) or more, written as a number."""

PILLS: Final = "{pills}"
"""Stands in a sign for eight pills or more, written as a number."""

_WINDOW: Final = 14
"""Units (Han characters, words) within which the parts of a sign must stand."""

_MOST: Final = 2000
"""Choices of places that are looked at in one sentence: a text of one word repeated has many."""

_NEGATED: Final = 3
"""How many units before a part a negation still concerns it."""

_REST: Final = 6
"""Words or Han characters up to which what is left of a question in general tells nothing."""

_SENTENCE: Final = re.compile(r"(?<!\.)\.(?![.\d])|[!?。！？\n]+")
_SPACED: Final = r"(?<=[\u4e00-\u9fff])(?<![没不未无别甭有])\s+(?=[\u4e00-\u9fff])"
"""A space that stands for a comma, as Chinese is typed; "没有 发烧" goes on beyond it."""

_CLAUSE: Final = re.compile(f"[,，;；、:：]|{_SPACED}|{words.BUT}")
_ASIDE: Final = re.compile(words.ASIDE)
_CELSIUS: Final = re.compile(r"(?<![\d.])(?:3[89]|4[0-2])(?:[.点]\d)?(?![\d.])\s*" + words.DEGREES)
_FAHRENHEIT: Final = re.compile(
    r"(?<![\d.])(?:100\.[4-9]|10[1-7](?:\.\d)?)(?![\d.])\s*" + words.FAHRENHEIT
)
_NUMBER: Final = re.compile(
    r"(?<![\d.])(?:(?:3[89]|4[0-2])(?:[.点]\d)?|100\.[4-9]|10[1-7](?:\.\d)?)(?![\d.])"
)
_TAKEN: Final = re.compile(words.TAKEN)
_NO_FEVER: Final = re.compile(words.NO_FEVER)
_PILLS: Final = re.compile(words.PILLS)
_NO_BLOOD: Final = re.compile(words.NO_BLOOD)
_NONE: Final = re.compile(words.NONE)
_GENERAL: Final = re.compile(words.GENERAL)
_NOW: Final = re.compile(words.NOW)
_STRETCH: Final = re.compile(r"[^,.!?，。！？;；\n]+")
_COUNTED: Final = re.compile(words.COUNTED)
_LONG_AGO: Final = re.compile(words.LONG_AGO)
_STILL: Final = re.compile(words.STILL)
_NOT_HERE: Final = re.compile(words.NOT_HERE)
_MEASURED: Final = "38度"
_MANY: Final = "好多片药"
_FIGURES: Final = {FEVER: _MEASURED, PILLS: _MANY}
_STOPPED: Final = re.compile(words.STOPPED)
_FACES: Final = re.compile(f"[{words.FACES}]")
_UNWELL: Final = "难受"


@dataclass(frozen=True)
class Term:
    """A few words side by side; an ASCII word that ends with * stands for all that begin so."""

    units: tuple[str, ...]
    open: bool = False

    def at(self, sentence: "_Sentence") -> Iterator[range]:
        """Yield where it stands in a sentence."""
        for start in self._starts(sentence):
            here = sentence.units[start : start + len(self.units)]
            if len(here) == len(self.units) and self._fits(here):
                yield range(start, start + len(here))

    def _starts(self, sentence: "_Sentence") -> Iterator[int]:
        first = self.units[0]
        if self.open and len(self.units) == 1:
            return (
                at
                for unit, places in sentence.places.items()
                if unit.startswith(first)
                for at in places
            )
        return iter(sentence.places.get(first, ()))

    def _fits(self, here: Sequence[str]) -> bool:
        *firsts, last = self.units
        ends = here[-1].startswith(last) if self.open else here[-1] == last
        return ends and list(here[:-1]) == firsts


@dataclass(frozen=True)
class Sign:
    """A sign as its parts, each a choice of terms.

    ``always``: also in what is asked in general; ``apart``: its parts may be sentences apart.
    """

    parts: tuple[tuple[Term, ...], ...]
    always: bool = False
    apart: bool = False

    @property
    def words(self) -> Iterator[str]:
        """Every word a sign is made of, for mending what was mistyped."""
        return (
            unit for part in self.parts for term in part for unit in term.units if unit.isascii()
        )

    def stands_in(self, sentence: "_Sentence") -> bool:
        """Tell whether a sentence has it, and says that it is so."""
        found: list[list[range]] = []
        for part in self.parts:
            places = [at for term in part for at in term.at(sentence)]
            if not places:
                return False
            found.append(places)
        return any(not sentence.denies(chosen) for chosen in _near(found))


def sign_of(text: str) -> Sign | None:
    """Return a sign as it is written in a file; None where a part has no word."""
    always, apart = text.startswith("!"), text.startswith("!~")
    parts = tuple(
        tuple(term for one in part.split("|") if (term := _term(one)))
        for part in text.lstrip("!~").split("+")
    )
    return Sign(parts, always, apart) if all(parts) else None


def _term(text: str) -> Term | None:
    said = units(_FIGURES.get(text.strip(), text))
    return Term(said, text.strip().endswith("*")) if said else None


def _near(found: Sequence[Sequence[range]]) -> Iterator[tuple[range, ...]]:
    """Yield places, one of each part, that don't overlap and are near enough to each other."""
    for chosen in islice(product(*found), _MOST):
        apart = all(_apart(*pair) for pair in combinations(chosen, 2))
        if apart and max(at.stop for at in chosen) - min(at.start for at in chosen) <= _WINDOW:
            yield chosen


def _apart(one: range, other: range) -> bool:
    return one.stop <= other.start or other.stop <= one.start


@dataclass
class _Sentence:
    """The units of a sentence, and the places where a new clause begins."""

    units: tuple[str, ...]
    clauses: tuple[int, ...]

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each unit stands."""
        found: dict[str, list[int]] = {}
        for place, unit in enumerate(self.units):
            found.setdefault(unit, []).append(place)
        return found

    def denies(self, chosen: Sequence[range]) -> bool:
        """Tell whether a part has a negation before it that isn't itself of the sign."""
        taken = {place for at in chosen for place in at}
        return any(self._denied(at.start, taken) for at in chosen)

    def _denied(self, start: int, taken: set[int]) -> bool:
        begin = max((place for place in self.clauses if place <= start), default=0)
        for place in range(max(begin, start - _NEGATED), start):
            if place not in taken and self.units[place] in words.NEGATIONS:
                before, after = self.units[place - 1 : place], self.units[place + 1 : place + 2]
                asks = place and before == after  # 是不是, 有没有
                if not asks and words.HALTS.isdisjoint(after):
                    return True
        return False


class Alarms:
    """All signs of danger, each with the answer it leads to, the most urgent first."""

    def __init__(self, signs: Iterable[tuple[str, Sequence[Sign]]]) -> None:
        self._signs = list(signs)
        self.words: Final = frozenset(
            word for _answer, signs in self._signs for sign in signs for word in sign.words
        )
        """Every word of a sign."""
        self._slips = Slips(self.words)
        self._begun = tuple(
            term.units[-1]
            for _answer, signs in self._signs
            for sign in signs
            for part in sign.parts
            for term in part
            if term.open
        )

    def found(
        self, text: str, mended: Callable[[str], str], common: Callable[[str], bool]
    ) -> list[str]:
        """Return the ids of the answers whose signs a text has, the most urgent first.

        ``mended`` returns the known word that an unknown one looks most like, ``common`` tells
        whether a word is one for itself: any other is rather a mistyped word of a sign.
        """
        known = self._known(mended, common)
        said = _measured(_folded(without_cool(text)))
        parts = [one for one in _SENTENCE.split(said) if not _general(one)]
        sentences = [(_sentence(part, known), _aside(part)) for part in parts]
        whole = _sentence(",".join(parts), known)
        return [
            answer
            for answer, signs in self._signs
            if any(
                sign.stands_in(sentence)
                for sentence, aside in sentences
                for sign in signs
                if sign.always or not aside
            )
            or any(sign.apart and sign.stands_in(whole) for sign in signs)
        ]

    def _known(
        self, mended: Callable[[str], str], common: Callable[[str], bool]
    ) -> Callable[[str], str]:
        def known(word: str) -> str:
            if word in self.words or word.startswith(self._begun):
                return word
            slip = None if common(word) else self._slips.meant(word)
            return slip or mended(word)

        return known


def denied(text: str) -> bool:
    """Tell whether a text denies something, or asks in general."""
    said = _sentence(_folded(text), str)
    everything = [range(place, place + 1) for place in range(len(said.units) + 1)]
    return _in_general(_folded(text)) or any(said.denies([at]) for at in everything)


def told(text: str) -> bool:
    """Tell whether a text may tell of what is so: it asks nothing in general, lists no lacks."""
    folded = _folded(text)
    left = _measured(folded).strip()
    asks = all(_general(one) for one in _SENTENCE.split(left) if one.strip())
    asks = asks or _aside(left) or _COUNTED.search(folded) is not None
    asks = asks or (left != folded.strip() and len(units(_NOT_HERE.sub(" ", folded))) <= _REST)
    return bool(left) and not asks and _NONE.search(left) is None


def _folded(text: str) -> str:
    return simplified(normalize("NFKC", text).casefold())


def _general(sentence: str) -> bool:
    plain = sentence.replace("'", "").replace("’", "")
    asks = _GENERAL.match(plain)
    return asks is not None and _NOW.search(plain, asks.end()) is None


def _in_general(text: str) -> bool:
    return _aside(text) or _far(text)


def _far(clause: str) -> bool:
    """Tell whether a clause asks for numbers, or tells of long ago."""
    past = _LONG_AGO.search(clause) is not None and _STILL.search(clause) is None
    return past or _COUNTED.search(clause) is not None


def _aside(sentence: str) -> bool:
    return _ASIDE.search(sentence) is not None


def _sentence(text: str, mended: Callable[[str], str]) -> _Sentence:
    clauses = [units(clause) for clause in _CLAUSE.split(text)]
    ends = [0]
    for clause in clauses:
        ends.append(ends[-1] + len(clause))
    said = (unit for clause in clauses for unit in clause)
    mended_units = tuple(unit if unit in words.NEGATIONS else mended(unit) for unit in said)
    return _Sentence(mended_units, tuple(start for start, _end in pairwise(ends)))


def _measured(text: str) -> str:
    """Return what a text tells of, with fevers, pills and crying faces as signs know them."""
    text = _STRETCH.sub(lambda found: " " if _far(found[0]) else found[0], text)
    text = _STOPPED.sub(" ", text)
    text = _NOT_HERE.sub(" ", _NO_BLOOD.sub(" ", _FACES.sub(f" {_UNWELL} ", text)))
    text = _PILLS.sub(_MANY, text)
    if _NO_FEVER.search(text):
        return text
    for spelled, figure in words.SPELLED_OUT.items():
        text = text.replace(spelled, figure)
    for pattern in (_FAHRENHEIT, _CELSIUS, *([_NUMBER] if _TAKEN.search(text) else ())):
        text = pattern.sub(f" {_MEASURED} ", text)
    return text

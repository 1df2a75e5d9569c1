"""Signs of danger: parts that stand near each other in one sentence, and are not denied.

A sign is written as parts that stand in one sentence, in any order and not far apart:
``血 + 止不住 | 不停``; after ``!`` also in what is asked in general, after ``!~`` in sentences side
by side.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice, pairwise, product
from typing import Final

from bot.library import alarm_words as words
from bot.library.telling import MANY, MEASURED
from bot.library.tokens import units

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

_FIGURES: Final = {FEVER: MEASURED, PILLS: MANY}
_SPACED: Final = r"(?<=[\u4e00-\u9fff])(?<![没不未无别甭有])\s+(?=[\u4e00-\u9fff])"
"""A space that stands for a comma, as Chinese is typed; "没有 发烧" goes on beyond it."""
_CLAUSE: Final = re.compile(f"[,，;；、:：]|{_SPACED}|{words.BUT}")


@dataclass
class Sentence:
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
                fails = place > begin and not words.COMPLEMENTS.isdisjoint(after)
                if not asks and not fails and words.HALTS.isdisjoint(after):
                    return True
        return False


@dataclass(frozen=True)
class Term:
    """A few words side by side; an ASCII word that ends with * stands for all that begin so."""

    units: tuple[str, ...]
    open: bool = False

    def at(self, sentence: Sentence) -> Iterator[range]:
        """Yield where it stands in a sentence."""
        for start in self._starts(sentence):
            here = sentence.units[start : start + len(self.units)]
            if len(here) == len(self.units) and self._fits(here):
                yield range(start, start + len(here))

    def _starts(self, sentence: Sentence) -> Iterator[int]:
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

    def stands_in(self, sentence: Sentence) -> bool:
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


def sentence_of(text: str, mended: Callable[[str], str]) -> Sentence:
    """Return a folded sentence as units, each ``mended``."""
    clauses = [units(clause) for clause in _CLAUSE.split(text)]
    ends = [0]
    for clause in clauses:
        ends.append(ends[-1] + len(clause))
    said = (unit for clause in clauses for unit in clause)
    mended_units = tuple(unit if unit in words.NEGATIONS else mended(unit) for unit in said)
    return Sentence(mended_units, tuple(start for start, _end in pairwise(ends)))

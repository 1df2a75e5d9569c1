"""Text as search sees it: units to match terms with, tokens to weigh pages by."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from unicodedata import normalize

from bot.library.stopwords import CHINESE, ENGLISH
from bot.library.traditional import simplified

_RUN: Final = re.compile(
    r"(?P<han>[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)"
    r"|(?P<word>[^\W_\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)"
)
_APOSTROPHES: Final = re.compile("['\u2019\u02bc]")  # the typographic ones are meant
_SHORTEST_PLURAL: Final = 4


def runs(text: str) -> Iterator[tuple[bool, str]]:
    """Yield stretches of Han characters (True) and single words (False), folded."""
    folded = simplified(_APOSTROPHES.sub("", normalize("NFKC", text).casefold()))
    for run in _RUN.finditer(folded):
        if run.lastgroup == "han":
            yield True, run[0]
        else:
            yield False, singular(run[0])


def singular(word: str) -> str:
    """Return an English word without its plural ending; ``stitches`` and ``stitch`` agree."""
    if not word.endswith("s") or len(word) < _SHORTEST_PLURAL or word.endswith("ss"):
        return word
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def units(text: str) -> tuple[str, ...]:
    """Return the text as single Han characters and words, which is what terms are made of."""
    return units_of(runs(text))


def units_of(stretches: Iterable[tuple[bool, str]]) -> tuple[str, ...]:
    """Return the units of a text's ``runs``."""
    found: list[str] = []
    for han, run in stretches:
        found.extend(run if han else [run])
    return tuple(found)


def tokens(text: str) -> Iterator[str]:
    """Yield words, Han characters and pairs of them; not those that say nothing."""
    return tokens_of(runs(text))


def tokens_of(stretches: Iterable[tuple[bool, str]]) -> Iterator[str]:
    """Yield the tokens of a text's ``runs``."""
    for han, run in stretches:
        if not han:
            if run not in SILENT:
                yield run
            continue
        for place, sign in enumerate(run):
            if sign not in CHINESE:
                yield sign
            pair = run[place : place + 2]
            if len(pair) > 1 and not CHINESE.issuperset(pair):
                yield pair


def quiet_of(stretches: Iterable[tuple[bool, str]]) -> Iterator[str]:
    """Yield what ``tokens_of`` leaves out: no page is found by it, but *how long* is not *when*."""
    for han, run in stretches:
        if han:
            pairs = (run[place : place + 2] for place in range(len(run) - 1))
            yield from (pair for pair in pairs if CHINESE.issuperset(pair))
        elif run in SILENT:
            yield run


SILENT: Final = frozenset(singular(word) for word in ENGLISH)
"""English words that no page is found by."""


class Terms:
    """Groups of terms that mean the same, found in a text the longest first."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._groups: Mapping[tuple[str, ...], int] = {
            units(term): place
            for place, group in reversed(list(enumerate(groups)))
            for term in group
            if units(term)
        }
        sizes: dict[str, set[int]] = {}
        for term in self._groups:
            sizes.setdefault(term[0], set()).add(len(term))
        # By what a term begins with, how long such terms are, the longest first.
        self._sizes = {first: sorted(found, reverse=True) for first, found in sizes.items()}

    @property
    def words(self) -> frozenset[str]:
        """Every unit that a term is made of."""
        return frozenset(unit for term in self._groups for unit in term)

    def found(self, text: tuple[str, ...]) -> Iterator[int]:
        """Yield the number of a group for each of its terms in the units of a text."""
        return (group for _place, _size, group in self.spans(text))

    def spans(self, text: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
        """Yield the place, the size and the group's number of each term in a text's units."""
        place = 0
        while place < len(text):
            for size in self._sizes.get(text[place], ()):
                term = text[place : place + size]
                if term in self._groups:
                    yield place, len(term), self._groups[term]
                    place += len(term)
                    break
            else:
                place += 1

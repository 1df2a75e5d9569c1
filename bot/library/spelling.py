"""Typing mistakes: which known word an unknown one looks like."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from typing import Final

_SHORTEST: Final = 4
_ALIKE: Final = 0.5
"""Dice coefficient of the words' trigrams from which they count as the same."""


class Spelling:
    """Known words by their trigrams; people seldom mistype a first letter.

    ``otherwise`` are words for themselves: no slips, and nothing that a slip stands for.
    """

    def __init__(self, words: Collection[str], otherwise: Collection[str] = ()) -> None:
        self._words = frozenset((*words, *otherwise))
        self._by_trigram: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for word in sorted(words):
            if len(word) >= _SHORTEST and word.isascii():
                parts = _trigrams(word)
                for part in parts:
                    self._by_trigram[part].append((word, len(parts)))

    def mended(self, word: str) -> str:
        """Return the word itself if it is known or like no other, else the one most like it."""
        if word in self._words or len(word) < _SHORTEST or not word.isascii():
            return word
        parts = _trigrams(word)
        near = (entry for part in parts for entry in self._by_trigram.get(part, ()))
        shared = Counter(entry for entry in near if entry[0][0] == word[0])
        alike = ((2 * n / (len(parts) + size), other) for (other, size), n in shared.items())
        likeness, best = max(alike, default=(0.0, word))
        return best if likeness >= _ALIKE else word


class Slips:
    """Few words that must not be missed: one letter too many, too few, another, or two swapped."""

    def __init__(self, words: Collection[str]) -> None:
        self._meant: dict[str, str] = {}
        for word in sorted(words, reverse=True):
            if len(word) >= _SHORTEST and word.isascii() and word.isalpha():
                for shape in _shapes(word):
                    self._meant[shape] = word

    def meant(self, word: str) -> str | None:
        """Return the word that was meant by a mistyped one; None where it is like none."""
        if len(word) < _SHORTEST or not word.isascii():
            return None
        found = (self._meant.get(shape) for shape in _shapes(word))
        alike = (other for other in found if other and _alike(word, other))
        return next(alike, None)


def _shapes(word: str) -> Iterator[str]:
    """Yield a word and all that is left of it without one of its letters, but the first."""
    yield word
    yield from (word[:place] + word[place + 1 :] for place in range(1, len(word)))


def _alike(word: str, other: str) -> bool:
    """Tell whether two words are long enough to be one, mistyped."""
    return max(len(word), len(other)) > _SHORTEST


def _trigrams(word: str) -> frozenset[str]:
    framed = f"^{word}$"
    return frozenset(framed[place : place + 3] for place in range(len(framed) - 2))

"""Typing mistakes: which known word an unknown one looks like."""

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Final

_SHORTEST: Final = 4
_ALIKE: Final = 0.5
"""Dice coefficient of the words' trigrams from which they count as the same."""


class Spelling:
    """Known words by their trigrams; people seldom mistype a first letter."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = frozenset(words)
        self._by_trigram: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for word in sorted(self._words):
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


def _trigrams(word: str) -> frozenset[str]:
    framed = f"^{word}$"
    return frozenset(framed[place : place + 3] for place in range(len(framed) - 2))

"""Finding pages by a person's own words: BM25 (Robertson and Zaragoza 2009) over both languages.

A page is found by its words, pairs of Han characters and the synonym groups it touches; an
unknown English word counts as the known one it looks most like.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log1p
from typing import Final

from bot.library.models import Hit, Page
from bot.library.spelling import Spelling
from bot.library.tokens import SILENT, Terms, runs, tokens, units

LONGEST_QUERY: Final = 200
"""Characters of a query that count."""

_K1: Final = 1.2
_B: Final = 0.5
_FIELDS: Final = {"title": 4, "button": 2, "keywords": 3, "text": 1}
"""How much more a word counts in a title than in the text."""

_HAN: Final = 0.25
_TERM: Final = 1.5
"""Weights of a single Han character and of a synonym group; a word or pair has 1."""

_UNKNOWN_PAIR: Final = 0.5
"""How much an unknown pair of Han characters counts: most are the seam of two words."""

_OTHER_LANGUAGE: Final = 0.75
_COVERED: Final = 0.15
"""The share of a query's weight that a page must have, else it was found by chance."""

_NEAR: Final = 0.3
"""The share of the best hit's score that further hits need."""

_TARGETS: Final = re.compile(r"\]\([^)]*\)")


class SearchIndex:
    """All pages in all languages, weighed once."""

    def __init__(self, pages: Iterable[Page], synonyms: Sequence[Sequence[str]]) -> None:
        self._terms = Terms(synonyms)
        terms = (term for group in synonyms for term in group)
        self._said_otherwise = frozenset(token for term in terms for token in tokens(term))
        ordered = sorted(pages, key=lambda page: (page.id, page.lang))
        self._pages = [(page.id, page.lang) for page in ordered]
        self._weights: dict[str, dict[int, float]] = defaultdict(dict)
        self._weigh([self._count(page) for page in ordered])
        known = (word for word in self._weights if word.isascii() and word.isalpha())
        self._spelling = Spelling({*known, *self._terms.words, *SILENT})

    def _count(self, page: Page) -> Counter[str]:
        fields: Mapping[str, Sequence[str]] = {
            "title": [page.title],
            "button": [page.button] if page.button != page.title else [],
            "keywords": page.keywords,
            "text": [_TARGETS.sub(" ", page.text)],
        }
        counted: Counter[str] = Counter()
        for field, texts in fields.items():
            for text in texts:
                for token in (*tokens(text), *self._groups(units(text))):
                    counted[token] += _FIELDS[field]
        return counted

    def _groups(self, text: Sequence[str]) -> Iterator[str]:
        return (f"={group}" for group in self._terms.found(text))

    def _weigh(self, counts: Sequence[Counter[str]]) -> None:
        mean = sum(count.total() for count in counts) / max(len(counts), 1)
        with_token = Counter(token for count in counts for token in count)
        self._rarity = {
            token: log1p((len(counts) - found + 0.5) / (found + 0.5))
            for token, found in with_token.items()
        }
        self._rarest = log1p(2 * len(counts) + 1)
        for place, count in enumerate(counts):
            length = _K1 * (1 - _B + _B * count.total() / (mean or 1))
            for token, times in count.items():
                weight = self._rarity[token] * times * (_K1 + 1) / (times + length)
                self._weights[token][place] = weight

    def search(self, query: str, lang: str, limit: int) -> list[Hit]:
        """Return the pages that fit best, the best first; [] where none does."""
        wanted = self._wanted(query[:LONGEST_QUERY])
        total = sum(weight * self._importance(token) for token, weight in wanted.items())
        scores: dict[int, float] = defaultdict(float)
        covered: dict[int, float] = defaultdict(float)
        for token, weight in wanted.items():
            for place, score in self._weights.get(token, {}).items():
                scores[place] += weight * score
                covered[place] += weight * self._rarity[token]
        best: dict[str, float] = {}
        for place, score in scores.items():
            if covered[place] >= _COVERED * total:
                name, language = self._pages[place]
                value = score if language == lang else score * _OTHER_LANGUAGE
                best[name] = max(value, best.get(name, 0.0))
        top = max(best.values(), default=0.0)
        hits = [Hit(name, value) for name, value in best.items() if value >= _NEAR * top]
        return sorted(hits, key=lambda hit: (-hit.score, hit.page_id))[:limit]

    def _importance(self, token: str) -> float:
        """Return how much of a query a token is, also one that no page has."""
        if token in self._rarity:
            return self._rarity[token]
        if token in self._said_otherwise:
            return 0.0
        return self._rarest * (1 if token.isascii() else _UNKNOWN_PAIR)

    def _wanted(self, query: str) -> dict[str, float]:
        """Return the tokens of a query with their weights."""
        words = " ".join(run if han else self._spelling.mended(run) for han, run in runs(query))
        wanted = {token: _weight(token) for token in tokens(words)}
        return wanted | dict.fromkeys(self._groups(units(words)), _TERM)


def _weight(token: str) -> float:
    return _HAN if len(token) == 1 and not token.isascii() else 1.0

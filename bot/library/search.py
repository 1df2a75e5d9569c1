"""Finding pages and answers by a person's own words: BM25 (Robertson and Zaragoza 2009).

Both languages are searched. A document is found by its words, pairs of Han characters and the
synonym groups it touches; an unknown English word counts as the known one it looks most like. It
gains by how like one of its names the question is, an answer's being whole questions.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import log1p
from typing import Final

from bot.library.documents import Document
from bot.library.models import Hit
from bot.library.spelling import Spelling
from bot.library.stopwords import CHINESE
from bot.library.tokens import SILENT, Terms, runs, tokens, tokens_of, units_of

LONGEST_QUERY: Final = 200
"""Characters of a query that count."""

_K1: Final = 1.2
_B: Final = 0.5

_HAN: Final = 0.4
_SEAM: Final = 0.6
_TERM: Final = 3.5
"""Weights of a single Han character, of a pair that begins or ends with a silent one, and of a
synonym group; a word or pair has 1."""

_UNKNOWN_PAIR: Final = 0.5
"""How much an unknown pair of Han characters counts: most are the seam of two words."""

_OTHER_LANGUAGE: Final = 0.75
_COVERED: Final = 0.05
"""The share of a query's weight that a document must have, else it was found by chance."""

_NEAR: Final = 0.3
_PAGE_NEAR: Final = 0.1
"""The shares of the best hit's score that further hits need, and the best page to be one of them.

Answers outdo pages, which nobody asks for in their very words.
"""

_NAMED: Final = {"answer": 3.0, "page": 1.0}
"""How much more a document counts that is asked for by its very name."""

_SURE: Final = 0.75
_AHEAD: Final = 1.5
"""An answer is meant for sure if a way to ask for it is so like the question (Dice coefficient),
and its score is so many times the next one's."""

_EXACT: Final = 0.98
_EXACT_AHEAD: Final = 2.0
"""From which likeness on somebody asks in the very words, and what that counts for."""


class SearchIndex:
    """All documents in all languages, weighed once; ``words`` are known beside theirs."""

    def __init__(
        self,
        documents: Iterable[Document],
        synonyms: Sequence[Sequence[str]],
        words: Collection[str] = (),
    ) -> None:
        self._terms = Terms(synonyms)
        terms = (term for group in synonyms for term in group)
        self._said_otherwise = frozenset(token for term in terms for token in tokens(term))
        self._documents = sorted(documents, key=lambda each: (each.id, each.kind, each.lang))
        self._names = [[self._said(name) for name in each.names] for each in self._documents]
        self._weights: dict[str, dict[int, float]] = defaultdict(dict)
        self._weigh([self._count(each) for each in self._documents])
        known = (word for word in self._weights if word.isascii() and word.isalpha())
        self._spelling = Spelling({*known, *self._terms.words, *SILENT, *words})

    def mended(self, word: str) -> str:
        """Return the known word that an unknown one looks most like, else the word."""
        return self._spelling.mended(word)

    def _count(self, document: Document) -> Counter[str]:
        counted: Counter[str] = Counter()
        for times, texts in document.fields.items():
            for text in texts:
                said = tuple(runs(text))
                for token in (*tokens_of(said), *self._groups(units_of(said))):
                    counted[token] += times
        return counted

    def _said(self, words: str) -> dict[str, float]:
        """Return the tokens of a question with their weights."""
        said = tuple(runs(words))
        weights = {token: _weight(token) for token in tokens_of(said)}
        return weights | dict.fromkeys(self._groups(units_of(said)), _TERM)

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
        """Return what fits best, the best first; [] where nothing does."""
        wanted = self._wanted(query[:LONGEST_QUERY])
        total = self._heft(wanted)
        only_alone = all(_alone(token) for token in wanted)
        scores: dict[int, float] = defaultdict(float)
        covered: dict[int, float] = defaultdict(float)
        for token, weight in wanted.items():
            for place, score in self._weights.get(token, {}).items():
                scores[place] += weight * score
                if not _alone(token) or only_alone:
                    covered[place] += weight * self._rarity[token]
        best: dict[tuple[str, str], Hit] = {}
        for place, score in scores.items():
            if covered[place] >= _COVERED * total:
                hit = self._hit(place, score, wanted, total, lang)
                name = (hit.kind, hit.id)
                best[name] = max(hit, best.get(name, hit), key=lambda each: each.score)
        return _chosen(list(best.values()), limit)

    def _hit(
        self, place: int, score: float, wanted: Mapping[str, float], total: float, lang: str
    ) -> Hit:
        document = self._documents[place]
        names = self._names[place]
        likeness = max((self._likeness(name, wanted, total) for name in names), default=0.0)
        value = score * (1 + _NAMED[document.kind] * likeness)
        value *= _EXACT_AHEAD if document.kind == "answer" and likeness >= _EXACT else 1
        value *= 1 if document.lang == lang else _OTHER_LANGUAGE
        sure = document.kind == "answer" and likeness >= _SURE
        return Hit(document.kind, document.id, value, sure=sure)

    def _likeness(
        self, name: Mapping[str, float], wanted: Mapping[str, float], total: float
    ) -> float:
        """Return how much two questions share, from 0 to 1."""
        shared = self._heft({token: weight for token, weight in name.items() if token in wanted})
        return 2 * shared / ((self._heft(name) + total) or 1)

    def _heft(self, said: Mapping[str, float]) -> float:
        return sum(weight * self._importance(token) for token, weight in said.items())

    def _importance(self, token: str) -> float:
        """Return how much of a query a token is, also one that no page has."""
        if token in self._rarity:
            return self._rarity[token]
        if token in self._said_otherwise:
            return 0.0
        return self._rarest * (1 if token.isascii() else _UNKNOWN_PAIR)

    def _wanted(self, query: str) -> dict[str, float]:
        """Return the tokens of a query with their weights, once typing mistakes are mended."""
        words = " ".join(run if han else self._spelling.mended(run) for han, run in runs(query))
        return self._said(words)


def _chosen(hits: list[Hit], limit: int) -> list[Hit]:
    """Return the best, among them a page if one is near."""
    hits.sort(key=lambda hit: (-hit.score, hit.kind, hit.id))
    near = [hit for hit in hits if hit.score >= _NEAR * hits[0].score]
    if len(near) > 1 and near[0].score < _AHEAD * near[1].score:
        near[0] = replace(near[0], sure=False)
    chosen = near[:limit]
    page = next((hit for hit in hits if hit.kind == "page"), None)
    if page and page not in chosen and page.score >= _PAGE_NEAR * hits[0].score:
        return [*chosen[: max(limit - 1, 1)], page][:limit]
    return chosen


def _alone(token: str) -> bool:
    """Tell whether a token is one Han character: many texts have it by chance."""
    return len(token) == 1 and not token.isascii()


def _weight(token: str) -> float:
    if token.isascii():
        return 1.0
    if len(token) == 1:
        return _HAN
    return 1.0 if CHINESE.isdisjoint(token) else _SEAM

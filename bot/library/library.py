"""The content once it is loaded: everything a conversation shows, in every language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.library.alarms import Alarms
from bot.library.clinic import variables
from bot.library.degrees import BELOW_FEVER, is_cool
from bot.library.forbidden import Forbidden
from bot.library.glossary import Meanings
from bot.library.languages import LANGUAGES
from bot.library.later import Later
from bot.library.models import (
    Answer,
    Clinic,
    Hit,
    MenuItem,
    Page,
    Picture,
    PlanText,
    SheetGroup,
    Source,
    TriageText,
    Value,
    Word,
)
from bot.library.reading import Stamp
from bot.library.seal import Seal
from bot.library.search import LONGEST_QUERY, SearchIndex
from bot.library.values import variables_of
from bot.library.wording import Wording
from bot.recovery.plan import Plan
from bot.recovery.triage import Triage


@dataclass(frozen=True)
class Recipe:
    """What a library is loaded from, so that it can be loaded again.

    ``required_messages`` returns the wordings that the code uses, each with the variables it
    passes; ``required_pages`` are the pages that it shows by itself. Content under the ``seal`` is
    not checked again.
    """

    base: Path
    overlay: Path | None
    required_messages: Callable[[], Mapping[str, frozenset[str]]]
    required_pages: frozenset[str]
    seal: Seal | None = None


@dataclass(frozen=True)
class Edition:
    """The content in one language."""

    clinic: Clinic
    pages: Mapping[str, Page]
    answers: Mapping[str, Answer]
    values: Mapping[str, Value]
    plans: Mapping[str, PlanText]
    triage: TriageText
    words: Mapping[str, Word]
    pictures: Mapping[str, Later[Picture]]
    home: tuple[tuple[MenuItem, ...], ...]
    sheet: tuple[SheetGroup, ...]
    wording: Wording


class Library:
    """All of the content, unchangeable; a changed file makes a new library.

    ``overridden`` has the relative paths of shipped files that the overlay replaces, ``stamp`` the
    state of the files it was made from; ``triage`` is whom the answers of a check-in call for.
    """

    languages: tuple[str, ...] = LANGUAGES

    def __init__(
        self,
        recipe: Recipe,
        *,
        editions: Mapping[str, Edition],
        sources: Mapping[str, Source],
        plans: Mapping[str, Plan],
        triage: Triage,
        index: Later[SearchIndex],
        alarms: Alarms,
        meanings: Meanings,
        overridden: tuple[Path, ...],
        forbidden: Forbidden | None = None,
        stamp: Stamp = frozenset(),
    ) -> None:
        self.stamp = stamp
        self.recipe = recipe
        self.overridden = overridden
        self._editions = editions
        self._sources = sources
        self._plans = plans
        self.triage = triage
        self._index = index
        self._alarms = alarms
        self._meanings = meanings
        self._forbidden = forbidden

    @property
    def page_ids(self) -> tuple[str, ...]:
        """The ids of all pages, sorted."""
        return tuple(sorted(self._editions[LANGUAGES[0]].pages))

    def has(self, page_id: str) -> bool:
        """Tell whether there is such a page."""
        return page_id in self._editions[LANGUAGES[0]].pages

    def page(self, page_id: str, lang: str) -> Page:
        """Return a page in one language.

        Raises:
            KeyError: no such page or language.
        """
        return self._editions[lang].pages[page_id]

    @property
    def answer_ids(self) -> tuple[str, ...]:
        """The ids of all answers, sorted."""
        return tuple(sorted(self._editions[LANGUAGES[0]].answers))

    def has_answer(self, answer_id: str) -> bool:
        """Tell whether there is such an answer."""
        return answer_id in self._editions[LANGUAGES[0]].answers

    def answer(self, answer_id: str, lang: str) -> Answer:
        """Return an answer in one language.

        Raises:
            KeyError: no such answer or language.
        """
        return self._editions[lang].answers[answer_id]

    @property
    def plan_ids(self) -> tuple[str, ...]:
        """The ids of all plans, sorted."""
        return tuple(sorted(self._plans))

    @property
    def plans(self) -> Mapping[str, Plan]:
        """When the steps of each plan come, by the plan's id."""
        return self._plans

    def plan(self, plan_id: str) -> Plan:
        """Return when the steps of a plan come.

        Raises:
            KeyError: no such plan.
        """
        return self._plans[plan_id]

    def plan_text(self, plan_id: str, lang: str) -> PlanText:
        """Return what a plan says in one language.

        Raises:
            KeyError: no such plan or language.
        """
        return self._editions[lang].plans[plan_id]

    def triage_text(self, lang: str) -> TriageText:
        """Return what a check-in says in one language."""
        return self._editions[lang].triage

    def value(self, value_id: str, lang: str) -> Value:
        """Return what the surgeon decides, in one language.

        Raises:
            KeyError: no such value or language.
        """
        return self._editions[lang].values[value_id]

    def picture(self, picture_id: str, lang: str) -> Picture:
        """Return a drawing in one language.

        Raises:
            KeyError: no such drawing or language.
        """
        return self._editions[lang].pictures[picture_id]()

    def word(self, word_id: str, lang: str) -> Word:
        """Return a technical word in one language.

        Raises:
            KeyError: no such word or language.
        """
        return self._editions[lang].words[word_id]

    def words(self, lang: str) -> tuple[Word, ...]:
        """Return all technical words in one language."""
        return tuple(self._editions[lang].words.values())

    def holds(self, hit: Hit) -> bool:
        """Tell whether what a search found is still there, in every language."""
        return all(
            hit.id in {"page": held.pages, "answer": held.answers, "word": held.words}[hit.kind]
            for held in self._editions.values()
        )

    def source(self, source_id: str) -> Source:
        """Return a source.

        Raises:
            KeyError: no such source.
        """
        return self._sources[source_id]

    def clinic(self, lang: str) -> Clinic:
        """Return who runs the bot."""
        return self._editions[lang].clinic

    def home(self, lang: str) -> tuple[tuple[MenuItem, ...], ...]:
        """Return the rows of the menu."""
        return self._editions[lang].home

    def sheet(self, lang: str) -> tuple[SheetGroup, ...]:
        """Return the questions for a consultation."""
        return self._editions[lang].sheet

    def text(self, lang: str, message_id: str, **args: Any) -> str:
        """Return a wording with its variables (text, numbers, dates) filled in.

        Raises:
            KeyError: no such message, or a variable it needs is missing.
        """
        return self._editions[lang].wording.text(message_id, args)

    def warm(self) -> None:
        """Make what the first search would wait for."""
        self._index()

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of all sources, in the file's order."""
        return tuple(self._sources)

    def variables(self, lang: str) -> frozenset[str]:
        """Return what may stand in braces in a text."""
        edition = self._editions[lang]
        return frozenset(variables(edition.clinic) | variables_of(edition.values))

    def forbidden_in(self, text: str, page: str) -> list[str]:
        """Return the words that a page's answer may not use."""
        found = self._forbidden.found(text, page) if self._forbidden is not None else ()
        return list(dict.fromkeys(word for word, _instead in found))

    def forbidden(self, text: str) -> list[tuple[str, str]]:
        """Return a text's words that the law on advertising forbids, and what to say instead."""
        return list(self._forbidden.found(text, "")) if self._forbidden is not None else []

    def alarms(self, text: str) -> list[str]:
        """Return the answers whose signs of danger a text has, the most urgent first."""
        index = self._index()
        return self._alarms.found(text, index.mended, index.common)

    def search(self, query: str, lang: str, limit: int = 3) -> list[Hit]:
        """Return the pages and answers that fit best, the best first; [] where none does.

        A technical word that the query is about alone comes before them, and a temperature below
        a fever stands alone. Only the first 200
        characters count. Either language finds all; ``lang`` is preferred.
        """
        query = query[:LONGEST_QUERY]
        if is_cool(query) and self.has_answer(BELOW_FEVER):
            return [Hit("answer", BELOW_FEVER, 1.0, sure=True)]
        word = self._meanings.asked(query)
        found = self._index().search(query, lang, limit)
        return [word, *found][:limit] if word else found

"""``answers/*.yaml``: short answers to the questions people ask, with the ways they put them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from bot.library import signs
from bot.library.asks import AsksFile, read_asks
from bot.library.fields import Id, Part, Prose, Text, mistake
from bot.library.languages import LANGUAGES
from bot.library.passages import Passage
from bot.library.problems import Report
from bot.library.reading import ContentFile, Tree
from bot.library.reviews import Reviewed
from bot.library.validating import Parsed, load

ANSWERS: Final = "answers"
FEWEST_WAYS: Final = 2


def _sign(value: object) -> object:
    sign = signs.sign_of(value) if isinstance(value, str) else None
    if sign is None:
        hint = 'write words, + between the parts and | between choices: "blood + pillow | sheet"'
        raise mistake(f"{value} is no sign that can be spotted", hint)
    return sign


Sign = Annotated[signs.Sign, BeforeValidator(_sign)]


class Said(Part):
    """A text of several lines in every language, or in those it is there in so far."""

    zh: Prose | None = None
    en: Prose | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """Those it is there in."""
        return tuple(lang for lang in LANGUAGES if getattr(self, lang) is not None)

    def read_in(self, lang: str) -> str:
        """Return in which language those get it who read ``lang``."""
        return lang if lang in self.languages else self.languages[0]

    def in_(self, lang: str) -> str:
        """Return the text for those who read one language."""
        return str(getattr(self, self.read_in(lang)))


def _some(text: Said) -> Said:
    if not text.languages:
        raise mistake("the text is missing", f"write it in {' and '.join(LANGUAGES)}")
    return text


class Asked(Part):
    """How people put a question, in every language; the first way names the answer."""

    zh: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()

    def in_(self, lang: str) -> tuple[str, ...]:
        """Return the ways of one language."""
        ways: tuple[str, ...] = getattr(self, lang)
        return ways


class Signs(Part):
    """What is spotted in a text, in every language; see `bot.library.signs`."""

    zh: tuple[Sign, ...] = ()
    en: tuple[Sign, ...] = ()


class AnswerEntry(Part):
    """One answer; ``page`` tells more, ``do`` is the function of the bot that it is about.

    ``signs`` lead to it wherever they stand in a text, and ``tell_team`` has the team told. Whom an
    alarm ``calls`` decides what stands below it; by default that is all signs of danger.
    """

    id: Id
    page: Id
    sources: tuple[Id, ...] = ()
    facts: bool = True
    alarm: bool = False
    tell_team: bool = True
    calls: Literal["emergency", "surgeon", "either", "life"] | None = None
    do: Literal["recovery", "language", "privacy", "sheet", "person", "stop"] | None = None
    signs: Signs = Signs()
    ask: Asked
    text: Annotated[Said, AfterValidator(_some)]


class AnswersFile(Reviewed):
    """The schema of a file of answers; its review holds for all of them."""

    answers: Annotated[tuple[AnswerEntry, ...], Field(min_length=1)]


@dataclass(frozen=True)
class Way:
    """A way to ask for an answer, and where it stands."""

    text: str
    file: ContentFile
    line: int


@dataclass(frozen=True)
class AnswerDraft:
    """An answer as its file has it, at ``place`` among the others.

    ``more`` are further ways to ask for answers, which the clinic collected.
    """

    file: Parsed[AnswersFile]
    place: int
    more: Parsed[AsksFile] | None = None

    @property
    def entry(self) -> AnswerEntry:
        """What is written there."""
        return self.file.model.answers[self.place]

    @property
    def at(self) -> ContentFile:
        """The file it stands in."""
        return self.file.file

    def line(self, *field: int | str) -> int:
        """Return the line of a field."""
        return self.file.line("answers", self.place, *field)

    def asked(self, lang: str) -> tuple[str, ...]:
        """Return the ways to ask for it in one language, as texts."""
        more = self.more.model.asks if self.more else ()
        collected = (entry.in_(lang) for entry in more if entry.answer == self.entry.id)
        return (*self.entry.ask.in_(lang), *chain.from_iterable(collected))

    def ways(self, lang: str) -> Iterator[Way]:
        """Yield the ways to ask for it in one language: its own, then those that were collected."""
        for number, text in enumerate(self.entry.ask.in_(lang)):
            yield Way(text, self.at, self.line("ask", lang, number))
        for place, entry in enumerate(self.more.model.asks if self.more else ()):
            if self.more is None or entry.answer != self.entry.id:
                continue
            for number, text in enumerate(entry.in_(lang)):
                line = self.more.line("asks", place, lang, number)
                yield Way(text, self.more.file, line)

    def passages(self) -> Iterator[Passage]:
        """Yield its text in every language."""
        for lang in self.entry.text.languages:
            text = self.entry.text.in_(lang)
            yield Passage(self.entry.page, lang, text, self.at, self.line("text", lang))


@dataclass(frozen=True)
class Answers:
    """All files of answers that could be read, and further ways to ask for them."""

    files: tuple[Parsed[AnswersFile], ...]
    more: Parsed[AsksFile] | None = None

    def __iter__(self) -> Iterator[AnswerDraft]:
        """Yield every answer."""
        for file in self.files:
            for place in range(len(file.model.answers)):
                yield AnswerDraft(file, place, self.more)


def read_answers(tree: Tree, report: Report) -> Answers:
    """Read every file of answers, noting what is wrong with each by itself."""
    files = (load(file, AnswersFile, report) for file in tree.under(ANSWERS, ".yaml"))
    more = read_asks(tree, report)
    return Answers(tuple(file for file in files if file is not None), more)

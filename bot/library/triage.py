"""``triage.yaml``: the questions of a check-in, and whom each answer calls for.

A clinic's own file takes the place of the shipped one, as a whole.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field

from bot.library.fields import Bilingual, BilingualProse, Id, Part, Text, mistake
from bot.library.filling import Means
from bot.library.languages import LANGUAGES
from bot.library.models import QuestionText, TriageText
from bot.library.passages import Passage
from bot.library.plan_fields import DayNumber
from bot.library.problems import meant
from bot.library.reviews import Reviewed
from bot.library.validating import Parsed
from bot.recovery.triage import Choice, Later, Level, Question, RedFlag, Triage

TRIAGE: Final = "triage.yaml"
_NO_PAGE: Final = "triage"
"""Its texts belong to no page: no forbidden word is allowed in them."""

_LEVELS: Final = {level.name.lower().replace("_", "-"): level for level in Level}


def _level(value: object) -> object:
    if str(value) not in _LEVELS:
        hint = meant(str(value), _LEVELS, f"write one of: {', '.join(_LEVELS)}")
        raise mistake(f"{value} is not a level", hint)
    return _LEVELS[str(value)]


def _flag(value: object) -> object:
    if str(value) not in set(RedFlag):
        hint = meant(str(value), RedFlag, f"known are: {', '.join(RedFlag)}")
        raise mistake(f"{value} is not a red flag", hint)
    return RedFlag(str(value))


LevelName = Annotated[Level, BeforeValidator(_level)]
FlagName = Annotated[RedFlag, BeforeValidator(_flag)]


class LaterEntry(Part):
    """What an answer calls for from a day on."""

    day: DayNumber
    level: LevelName


class AlsoEntry(Part):
    """Other words for an answer, by language."""

    zh: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()

    def in_(self, lang: str) -> tuple[str, ...]:
        """Return the words in one language."""
        return tuple(getattr(self, lang))


class ChoiceEntry(Part):
    """One answer: a button."""

    id: Id
    text: Bilingual
    level: LevelName
    later: LaterEntry | None = None
    red_flags: tuple[FlagName, ...] = ()
    say: BilingualProse | None = None
    also: AlsoEntry = AlsoEntry()


class QuestionEntry(Part):
    """One question: a screen."""

    id: Id
    title: Bilingual
    text: BilingualProse
    first: BilingualProse | None = None
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    answers: Annotated[tuple[ChoiceEntry, ...], Field(min_length=2)]


class TriageFile(Reviewed):
    """The schema of ``triage.yaml``."""

    version: Text
    about: BilingualProse
    questions: Annotated[tuple[QuestionEntry, ...], Field(min_length=1)]


def triage_of(file: TriageFile) -> Triage:
    """Return the table; every check has passed."""
    return Triage(
        file.version,
        tuple(
            Question(one.id, tuple(_choice(entry) for entry in one.answers))
            for one in file.questions
        ),
    )


def _choice(entry: ChoiceEntry) -> Choice:
    later = Later(entry.later.day, entry.later.level) if entry.later else None
    return Choice(entry.id, entry.level, later, entry.red_flags)


def triage_text(file: TriageFile, lang: str, means: Means) -> TriageText:
    """Return what the questions say in one language; every check has passed."""
    review: dict[str, Any] = {
        "reviewed": file.reviewed,
        "reviewed_by": file.reviewed_by,
        "review_by": file.review_by,
    }
    return TriageText(
        about=means.filled(file.about.in_(lang)),
        questions={
            one.id: QuestionText(
                id=one.id,
                title=one.title.in_(lang),
                text=means.filled(one.text.in_(lang)),
                sources=means.backing(one.sources, ()),
                values=means.used(one.text.in_(lang)),
                **review,
            )
            for one in file.questions
        },
        first={
            one.id: means.filled(one.first.in_(lang))
            for one in file.questions
            if one.first is not None
        },
        answers={entry.id: entry.text.in_(lang) for one in file.questions for entry in one.answers},
        also={entry.id: entry.also.in_(lang) for one in file.questions for entry in one.answers},
        says={
            entry.id: means.filled(entry.say.in_(lang))
            for one in file.questions
            for entry in one.answers
            if entry.say is not None
        },
    )


def passages_of(parsed: Parsed[TriageFile]) -> Iterator[Passage]:
    """Yield every text in every language."""
    for lang in LANGUAGES:
        yield _passage(parsed, parsed.model.about, lang, "about")
        for place, question in enumerate(parsed.model.questions):
            yield _passage(parsed, question.text, lang, "questions", place, "text")
            if question.first is not None:
                yield _passage(parsed, question.first, lang, "questions", place, "first")
            for index, entry in enumerate(question.answers):
                at = ("questions", place, "answers", index)
                label = entry.text.in_(lang)
                line = parsed.line(*at, "text", lang)
                yield Passage(_NO_PAGE, lang, label, parsed.file, line)
                if entry.say is not None:
                    yield _passage(parsed, entry.say, lang, *at, "say")


def _passage(
    parsed: Parsed[TriageFile], text: BilingualProse, lang: str, *at: int | str
) -> Passage:
    return Passage(_NO_PAGE, lang, text.in_(lang), parsed.file, parsed.line(*at, lang))

"""From answers to what they call for: a table, and the worst line of it counts.

Pure and total: whatever was answered, of whichever version of the questions, has a level, and a
worse answer never lowers it. The table itself is content (``triage.yaml``). Nothing here is a
diagnosis: a level says whom to call, not what is the matter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final


class Level(IntEnum):
    """Whom an answer calls for, the least first. None of them says that somebody is well."""

    NONE_NOTED = 0
    CONTACT_TEAM = 1
    CALL_SURGEON = 2
    CALL_EMERGENCY = 3

    @property
    def red(self) -> bool:
        """Whether whom to call comes at once."""
        return self >= Level.CALL_SURGEON

    @property
    def for_team(self) -> bool:
        """Whether the team is told of it."""
        return self >= Level.CONTACT_TEAM


class RedFlag(StrEnum):
    """The signs that nobody may wait with (the project's fact sheet, "Red flags")."""

    BREATHING = "breathing"
    CHEST_PAIN = "chest-pain"
    NECK_SWELLING = "neck-swelling"
    HEAVY_BLEEDING = "heavy-bleeding"
    COLLAPSE = "collapse"
    VISION_LOSS = "vision-loss"
    ONE_SIDED_PAIN = "one-sided-pain"
    ONE_SIDED_SWELLING = "one-sided-swelling"
    SOAKING = "soaking"
    FEVER = "fever"
    PUS = "pus"
    OPEN_STITCHES = "open-stitches"
    WEAK_FACE = "weak-face"
    DARK_SKIN = "dark-skin"
    BLURRED_VISION = "blurred-vision"
    CALF = "calf"


_EMERGENCIES: Final = frozenset(
    {
        RedFlag.BREATHING,
        RedFlag.CHEST_PAIN,
        RedFlag.NECK_SWELLING,
        RedFlag.HEAVY_BLEEDING,
        RedFlag.COLLAPSE,
        RedFlag.VISION_LOSS,
    }
)

LEAST: Final[Mapping[RedFlag, Level]] = MappingProxyType(
    {flag: Level.CALL_EMERGENCY if flag in _EMERGENCIES else Level.CALL_SURGEON for flag in RedFlag}
)
"""What each sign calls for at least, whatever a clinic writes."""


@dataclass(frozen=True, slots=True)
class Later:
    """From a day after the operation on, an answer calls for more."""

    day: int
    level: Level


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the table: an answer and what it calls for."""

    id: str
    level: Level
    later: Later | None = None
    red_flags: tuple[RedFlag, ...] = ()

    def on(self, day: int) -> Level:
        """Return what it calls for on a day after the operation."""
        if self.later is not None and day >= self.later.day:
            return max(self.level, self.later.level)
        return self.level


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answers, from the best to the worst."""

    id: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, eq=False)
class Triage:
    """The questions in the order they are asked; every answer's id stands once."""

    version: str
    questions: tuple[Question, ...]

    @cached_property
    def _choices(self) -> Mapping[str, tuple[Question, Choice]]:
        return {one.id: (question, one) for question in self.questions for one in question.choices}

    def find(self, answer: str) -> tuple[Question, Choice] | None:
        """Return the question that an answer belongs to and its line, None for one that is gone."""
        return self._choices.get(answer)

    def level(self, answers: Mapping[str, str], day: int) -> Level:
        """Return what answers, by question, call for together: the worst of them counts.

        Questions and answers that are no longer in the table count for nothing.
        """
        lines = (self._choices.get(answer) for answer in answers.values())
        return max((line[1].on(day) for line in lines if line), default=Level.NONE_NOTED)

    def next(self, answers: Mapping[str, str]) -> Question | None:
        """Return the first question without an answer that is still in the table."""
        for question in self.questions:
            if answers.get(question.id) not in {choice.id for choice in question.choices}:
                return question
        return None

    def place(self, question: Question) -> int:
        """Return where a question stands, counted from 0."""
        return self.questions.index(question)

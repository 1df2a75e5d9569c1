"""One person's question sheet. Nothing here changes: every change makes another sheet.

Clinics stand in the order in which they were written down, and nothing compares them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

MOST_QUESTIONS: Final = 20
MOST_CLINICS: Final = 5
LONGEST_QUESTION: Final = 200
LONGEST_NAME: Final = 40
LONGEST_NOTE: Final = 300
"""Characters."""


class Full(Exception):  # noqa: N818  # no fault of anybody's
    """There is no room for one more question or clinic."""


@dataclass(frozen=True)
class OwnQuestion:
    """A question in somebody's own words; ``id`` is unique in the sheet and never used again."""

    id: str
    text: str


@dataclass(frozen=True)
class OwnClinic:
    """A clinic that somebody wrote down, with its answers by the questions' ids."""

    number: int
    name: str
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """What was chosen, own questions, clinics; ``last`` is the highest number given so far."""

    chosen: tuple[str, ...] = ()
    own: tuple[OwnQuestion, ...] = ()
    clinics: tuple[OwnClinic, ...] = ()
    last: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is nothing on it."""
        return not (self.chosen or self.own or self.clinics)

    def marked(self, question: str, *, on: bool) -> "Sheet":
        """Return it with a question of the content chosen, or not."""
        others = tuple(one for one in self.chosen if one != question)
        if not on:
            return replace(self, chosen=others)
        return self if question in self.chosen else replace(self, chosen=(*others, question))

    def with_question(self, text: str) -> "Sheet":
        """Return it with one more question of one's own; the same text twice is one.

        Raises:
            Full: there are `MOST_QUESTIONS`.
        """
        if any(one.text == text for one in self.own):
            return self
        if len(self.own) >= MOST_QUESTIONS:
            raise Full
        added = OwnQuestion(f"own-{self.last + 1}", text)
        return replace(self, own=(*self.own, added), last=self.last + 1)

    def without_question(self, question: str) -> "Sheet":
        """Return it without a question of one's own and what was noted to it."""
        return replace(
            self,
            own=tuple(one for one in self.own if one.id != question),
            clinics=tuple(_noted(clinic, question, "") for clinic in self.clinics),
        )

    def with_clinic(self, name: str) -> "Sheet":
        """Return it with one more clinic; the same name twice is one.

        Raises:
            Full: there are `MOST_CLINICS`.
        """
        if any(one.name == name for one in self.clinics):
            return self
        if len(self.clinics) >= MOST_CLINICS:
            raise Full
        added = OwnClinic(self.last + 1, name)
        return replace(self, clinics=(*self.clinics, added), last=self.last + 1)

    def without_clinic(self, number: int) -> "Sheet":
        """Return it without a clinic and its answers."""
        return replace(self, clinics=tuple(one for one in self.clinics if one.number != number))

    def clinic(self, number: int) -> OwnClinic | None:
        """Return a clinic, None if it isn't there (any more)."""
        return next((one for one in self.clinics if one.number == number), None)

    def noted(self, number: int, question: str, note: str) -> "Sheet":
        """Return it with a clinic's answer to a question, an empty one taking it away."""
        clinics = tuple(
            _noted(one, question, note) if one.number == number else one for one in self.clinics
        )
        return replace(self, clinics=clinics)

    def packed(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "chosen": list(self.chosen),
            "own": [[one.id, one.text] for one in self.own],
            "clinics": [[one.number, one.name, dict(one.notes)] for one in self.clinics],
            "last": self.last,
        }

    @classmethod
    def unpacked(cls, kept: Mapping[str, Any]) -> "Sheet":
        """Return what `packed` made JSON of."""
        return cls(
            chosen=tuple(kept["chosen"]),
            own=tuple(OwnQuestion(*one) for one in kept["own"]),
            clinics=tuple(OwnClinic(*one) for one in kept["clinics"]),
            last=kept["last"],
        )


def _noted(clinic: OwnClinic, question: str, note: str) -> OwnClinic:
    others = {key: text for key, text in clinic.notes.items() if key != question}
    return replace(clinic, notes={**others, question: note} if note else others)

"""What a person can do with their question sheet. Tags are kept for ever, as in `handlers.actions`.

Clinics are numbers that a sheet gave them, questions ids of the content or of the sheet.
"""

from dataclasses import dataclass

from bot.conversation.action import Action, Slug


@dataclass(frozen=True)
class MarkQuestion(Action, tag="qm"):
    """Choose a question, or no longer; it says which, so that a double tap does no harm."""

    question: Slug
    on: bool


@dataclass(frozen=True)
class ShowOwn(Action, tag="qo"):
    """One's own questions."""


@dataclass(frozen=True)
class AddQuestion(Action, tag="qa"):
    """The next text is a question of one's own."""


@dataclass(frozen=True)
class RemoveQuestion(Action, tag="qr"):
    """Take a question of one's own away."""

    question: Slug


@dataclass(frozen=True)
class TakeAlong(Action, tag="qs"):
    """All that was chosen, as text."""


@dataclass(frozen=True)
class DrawSheet(Action, tag="qp"):
    """All that was chosen, as a picture; long ones have several."""

    page: int


@dataclass(frozen=True)
class ShowClinics(Action, tag="qc"):
    """The clinics that were written down."""


@dataclass(frozen=True)
class AddClinic(Action, tag="qn"):
    """The next text is a clinic's name."""


@dataclass(frozen=True)
class ShowClinic(Action, tag="qv"):
    """A clinic's answers, page by page."""

    clinic: int
    page: int


@dataclass(frozen=True)
class NoteAnswer(Action, tag="qw"):
    """The next text is a clinic's answer to a question."""

    clinic: int
    question: Slug


@dataclass(frozen=True)
class DropAnswer(Action, tag="qd"):
    """Take an answer away."""

    clinic: int
    question: Slug


@dataclass(frozen=True)
class RemoveClinic(Action, tag="qx"):
    """Take a clinic and its answers away, once confirmed."""

    clinic: int
    confirmed: bool


@dataclass(frozen=True)
class ChoosePair(Action, tag="qy"):
    """Which two to see side by side; 0 while the first is open."""

    first: int


@dataclass(frozen=True)
class Compare(Action, tag="qb"):
    """Two clinics' answers side by side; see `pair_of`."""

    pair: Slug
    page: int


@dataclass(frozen=True)
class DrawPair(Action, tag="qi"):
    """Two clinics' answers side by side, as a picture."""

    pair: Slug
    page: int


@dataclass(frozen=True)
class EraseSheet(Action, tag="qe"):
    """Delete the sheet, once confirmed."""

    confirmed: bool


def pair_of(first: int, second: int) -> str:
    """Return two clinics' numbers as one slug, such as ``3-5``: three don't fit a button."""
    return f"{first}-{second}"


def in_pair(pair: str) -> tuple[int, int]:
    """Return the numbers of a pair, zeros (which no clinic has) where it is none."""
    first, _, second = pair.partition("-")
    return (int(first), int(second)) if first.isdecimal() and second.isdecimal() else (0, 0)

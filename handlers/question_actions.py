"""What the team can do with unanswered questions. Tags are kept for ever, as `handlers.actions`."""

from dataclasses import dataclass

from bot.conversation.action import Action, Slug


@dataclass(frozen=True)
class ShowQuestions(Action, tag="u"):
    """A page of them, those asked most first."""

    page: int


@dataclass(frozen=True)
class ShowUnanswered(Action, tag="uo"):
    """One of them."""

    number: int


@dataclass(frozen=True)
class Dismiss(Action, tag="ud"):
    """Put one away for good, once confirmed."""

    number: int
    confirmed: bool


@dataclass(frozen=True)
class FindAnswer(Action, tag="uf"):
    """Look for an answer that there is already."""

    number: int


@dataclass(frozen=True)
class SeeAnswer(Action, tag="ua"):
    """See whether an answer fits."""

    number: int
    answer: Slug


@dataclass(frozen=True)
class SeePage(Action, tag="up"):
    """See which answers belong to a page."""

    number: int
    page: Slug


@dataclass(frozen=True)
class AddWay(Action, tag="uw"):
    """Have a question's words lead to an answer from now on."""

    number: int
    answer: Slug


@dataclass(frozen=True)
class WriteAnswer(Action, tag="un"):
    """Write an answer, or go on with it at what is missing."""

    number: int


@dataclass(frozen=True)
class ShowWritten(Action, tag="uy"):
    """See all that was written so far."""

    number: int


@dataclass(frozen=True)
class WritePart(Action, tag="ue"):
    """Write a part anew: ``ask-zh``, ``text-en``, ``page``."""

    number: int
    part: Slug


@dataclass(frozen=True)
class TakePage(Action, tag="ug"):
    """Take a page for the one that tells more."""

    number: int
    page: Slug


@dataclass(frozen=True)
class ChooseSources(Action, tag="us"):
    """Choose where it comes from, on a page of the list of sources."""

    number: int
    page: int


@dataclass(frozen=True)
class ToggleSource(Action, tag="ut"):
    """Name a source, or no longer."""

    number: int
    source: Slug


@dataclass(frozen=True)
class SayNothingMedical(Action, tag="ux"):
    """Say that it states nothing medical, and needs no sources."""

    number: int


@dataclass(frozen=True)
class TakeTheirWords(Action, tag="uq"):
    """Whether the patients' own words are ways to ask, too."""

    number: int
    on: bool


@dataclass(frozen=True)
class OnlyIn(Action, tag="ul"):
    """Write it in one language for now."""

    number: int
    language: Slug


@dataclass(frozen=True)
class TryAnswer(Action, tag="uv"):
    """See it in a language exactly as a patient will."""

    number: int
    language: Slug


@dataclass(frozen=True)
class SaveAnswer(Action, tag="uk"):
    """Have patients get it from now on."""

    number: int


@dataclass(frozen=True)
class DropWritten(Action, tag="uz"):
    """Throw what was written away, once confirmed."""

    number: int
    confirmed: bool

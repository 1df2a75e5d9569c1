"""What a person does to subscribe. Tags are kept for ever, as in `handlers.actions`."""

from dataclasses import dataclass

from bot.conversation.action import Action, Slug


@dataclass(frozen=True)
class Enrol(Action, tag="rna"):
    """Begin, or go on where one was."""


@dataclass(frozen=True)
class Consent(Action, tag="rnb"):
    """Agree that health data are kept, or not; ``version`` is of the words that were read."""

    given: bool
    version: Slug


@dataclass(frozen=True)
class ShowMonth(Action, tag="rnc"):
    """A month to choose the day from: its year times twelve and its number from 0."""

    month: int


@dataclass(frozen=True)
class PickDay(Action, tag="rnd"):
    """This day (its number in the calendar), to be confirmed."""

    day: int


@dataclass(frozen=True)
class TakeDay(Action, tag="rne"):
    """This day, confirmed."""

    day: int


@dataclass(frozen=True)
class PickHour(Action, tag="rnf"):
    """The operation's time in minutes after midnight, -1 where nobody knows yet."""

    minute: int


@dataclass(frozen=True)
class PickSmoker(Action, tag="rng"):
    """Smoker: 1 yes, 0 no, -1 not said."""

    answer: int


@dataclass(frozen=True)
class PickPlan(Action, tag="rnh"):
    """Which operation it is."""

    plan: Slug


@dataclass(frozen=True)
class PickTime(Action, tag="rni"):
    """When messages shall come, in minutes after midnight; -1 for the plan's time."""

    minute: int


@dataclass(frozen=True)
class PickZone(Action, tag="rnj"):
    """By which place's clocks."""

    zone: Slug


@dataclass(frozen=True)
class Ask(Action, tag="rnk"):
    """Ask for one answer again: ``plan``, ``day``, ``hour``, ``smoker``, ``time`` or ``zone``."""

    what: Slug


@dataclass(frozen=True)
class ShowPlan(Action, tag="rnl"):
    """The whole plan with its dates."""

    page: int


@dataclass(frozen=True)
class Begin(Action, tag="rnm"):
    """Subscribe."""


@dataclass(frozen=True)
class Discard(Action, tag="rnn"):
    """Forget what was answered so far."""

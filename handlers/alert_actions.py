"""What the team does with alerts. Tags are kept for ever, as in `handlers.actions`."""

from dataclasses import dataclass

from bot.conversation.action import Action


@dataclass(frozen=True)
class Take(Action, tag="al"):
    """See to an alert: the first who taps it does."""

    alert: int


@dataclass(frozen=True)
class ShowDuty(Action, tag="dy"):
    """Whether one is on duty."""


@dataclass(frozen=True)
class SetDuty(Action, tag="dys"):
    """Be on duty, or not."""

    on: bool


@dataclass(frozen=True)
class ShowDrills(Action, tag="dr"):
    """The last drills."""


@dataclass(frozen=True)
class AskDrill(Action, tag="drb"):
    """Ask once before a drill."""


@dataclass(frozen=True)
class BeginDrill(Action, tag="drn"):
    """Begin a drill now."""

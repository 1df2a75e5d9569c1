"""What one can do about a human's answer, as a patient and at the desk. Tags are kept for ever."""

from dataclasses import dataclass

from bot.conversation.action import Action, Slug


@dataclass(frozen=True)
class AskPerson(Action, tag="hq"):
    """Have a human answer, what was asked last above all."""


@dataclass(frozen=True)
class NotHelped(Action, tag="hn"):
    """Say that an answer did not help, and have a human answer."""


@dataclass(frozen=True)
class EndTalk(Action, tag="he"):
    """End the conversation with the desk."""


@dataclass(frozen=True)
class Helped(Action, tag="hy"):
    """Say that an answer helped."""


@dataclass(frozen=True)
class TakeTalk(Action, tag="dt"):
    """Look after a conversation."""

    conversation: int


@dataclass(frozen=True)
class GiveBack(Action, tag="dg"):
    """Have the bot answer the patient again."""

    conversation: int


@dataclass(frozen=True)
class CloseTalk(Action, tag="dc"):
    """Close a conversation."""

    conversation: int


@dataclass(frozen=True)
class ChooseColleague(Action, tag="dh"):
    """Choose who looks after a conversation."""

    conversation: int


@dataclass(frozen=True)
class AssignTalk(Action, tag="dp"):
    """Have a colleague look after a conversation."""

    conversation: int
    person: int


@dataclass(frozen=True)
class DeclineTalk(Action, tag="dl"):
    """Give a conversation back to the colleague it came from."""

    conversation: int
    giver: int


@dataclass(frozen=True)
class ReopenTalk(Action, tag="do"):
    """Open a closed conversation again."""

    conversation: int


@dataclass(frozen=True)
class ShowWaiting(Action, tag="dw"):
    """Who waits for an answer."""


@dataclass(frozen=True)
class ShowAccount(Action, tag="dm"):
    """What became of a patient's reminders; page -1 is the first, in a message of its own."""

    conversation: int
    page: int


@dataclass(frozen=True)
class SetUpDesk(Action, tag="ds"):
    """Make this group the desk."""


@dataclass(frozen=True)
class ShowFigures(Action, tag="df"):
    """How long people waited, and which promises were kept."""


def desk_command(argument: str) -> Action:
    """Return what ``/desk`` stands for: setting it up, or with ``stats`` how it does."""
    return ShowFigures() if argument.strip().casefold() in {"stats", "统计"} else SetUpDesk()


@dataclass(frozen=True)
class SendAnswer(Action, tag="da"):
    """Send a reviewed answer to the patient of a conversation."""

    conversation: int
    answer: Slug

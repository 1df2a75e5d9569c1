"""A visit: one event with everything loaded that a handler needs to decide."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.conversation.action import Action
from bot.conversation.event import Event
from bot.conversation.role import Role


@dataclass
class Dialog:
    """What was said just before, kept in the store between two events of a chat.

    Values are JSON. Set by handlers; saved in the transaction that settles the event.
    """

    state: dict[str, Any] = field(default_factory=dict)
    changed: bool = False

    def get(self, key: str) -> Any:
        """Return what is kept under ``key``, or None."""
        return self.state.get(key)

    def put(self, key: str, value: Any) -> None:
        """Keep ``value``; None forgets it."""
        if self.state.get(key) == value:
            return
        if value is None:
            self.state.pop(key)
        else:
            self.state[key] = value
        self.changed = True

    def clear(self) -> None:
        """Forget everything."""
        self.changed = self.changed or bool(self.state)
        self.state.clear()


@dataclass(frozen=True)
class Person:
    """Somebody who wrote to the bot.

    ``id`` is ours, ``address`` the messenger's. ``language`` is what they chose, None while it is
    only guessed from their messenger's ``language_code``.
    """

    id: int
    channel: str
    address: int
    language: str | None
    language_code: str | None
    first_seen: datetime
    last_seen: datetime
    stopped: datetime | None = None
    unreachable: datetime | None = None


@dataclass
class Visit:
    """An event, who it is from (None in groups and channels), in which language, and when.

    ``action`` is what a tap or a command stands for, ``least`` the role it needs, if any; both
    are the router's, as ``in_team_chats``: it can be done in the team's groups, too. ``role`` is
    the person's by now, read only where ``least`` is set. ``passed_on`` tells that a human was
    handed the message.
    """

    event: Event
    person: Person | None
    lang: str
    dialog: Dialog
    now: datetime
    action: Action | None = None
    least: Role | None = None
    in_team_chats: bool = False
    role: Role | None = None
    passed_on: bool = False

    @property
    def who(self) -> Person:
        """The person of a private chat.

        Raises:
            LookupError: the event came from a group or a channel.
        """
        if self.person is None:
            raise LookupError("this event has no person")
        return self.person

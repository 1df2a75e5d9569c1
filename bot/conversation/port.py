"""The port a channel implements: read what arrived, show a screen, say why it could not.

``SendError`` carries facts, so that nobody above a channel reads a messenger's error texts.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, Protocol

from bot.conversation.event import Event
from bot.conversation.lane import Lane
from bot.conversation.screen import Push, Screen


class Reason(StrEnum):
    """Why something could not be sent."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    NO_CHAT = "no-chat"
    """The chat does not exist, the bot was removed or never allowed."""
    NO_THREAD = "no-thread"
    """The topic is gone; its chat is there."""
    RATE = "rate"
    NETWORK = "network"
    """Nothing was delivered: no connection."""
    SERVER = "server"
    """The messenger failed and says so: nothing was delivered."""
    UNKNOWN = "unknown"
    """The request was written, no answer was read: it may have been delivered."""
    REFUSED = "refused"
    """The messenger refuses this content for good."""
    INCOMPLETE = "incomplete"
    """Parts of it were shown, others could not be."""
    CREDENTIALS = "credentials"
    CONFLICT = "conflict"
    """Another process receives this bot's updates."""
    WEBHOOK = "webhook"
    """Updates are pushed to an address that was set for this bot, so they can't be asked for."""


_GONE = frozenset({Reason.BLOCKED, Reason.DEACTIVATED, Reason.NO_CHAT})
_RETRYABLE = frozenset(
    {Reason.RATE, Reason.NETWORK, Reason.SERVER, Reason.UNKNOWN, Reason.CONFLICT}
)


class SendError(Exception):
    """A message was not sent, or nobody knows.

    ``retry_after`` is in seconds where the messenger named it. ``code`` is the messenger's own
    number. The text never holds what was to be sent, nor a token.
    """

    def __init__(self, reason: Reason, *, code: int = 0, retry_after: float | None = None) -> None:
        super().__init__(f"{reason} ({code})" if code else str(reason))
        self.reason = reason
        self.code = code
        self.retry_after = retry_after

    @property
    def retryable(self) -> bool:
        """Whether trying the same again can help."""
        return self.reason in _RETRYABLE

    @property
    def unreachable(self) -> bool:
        """Whether nothing can reach this chat until it returns by itself."""
        return self.reason in _GONE


class Channel(Protocol):
    """A messenger. A *part* is one request of its own kind, ready to be sent."""

    name: str

    def read(self, payload: bytes) -> Event | None:
        """Return the event in an update, or None when nothing in it concerns us; never raises."""
        ...

    async def acknowledge(self, event: Event) -> None:
        """Let a tapped button stop waiting; failing is harmless and logged."""
        ...

    def render(self, event: Event, screen: Screen) -> Sequence[Any]:
        """Return the parts that show ``screen`` as the answer to ``event``."""
        ...

    async def send(self, part: Any) -> Sequence[int]:
        """Send one part; returns the messenger's numbers of the messages that show it, if any.

        Raises:
            SendError: it was not sent, or nobody knows.
        """
        ...

    async def works(self) -> bool:
        """Tell whether the messenger answers anything at all at the moment."""
        ...


class PushChannel(Protocol):
    """What a channel does for messages that nobody asked for: it knows the messenger's limits."""

    name: str

    def render_push(self, chat: int, push: Push, lane: Lane) -> Sequence[Any]:
        """Return the parts that show a screen as new messages of a chat, or change earlier ones."""
        ...

    async def send(self, part: Any, in_turn: Callable[[], None]) -> Sequence[int]:
        """Send one part in its turn, as `Channel.send`; ``in_turn`` is called when that comes."""
        ...

    async def works(self) -> bool:
        """As `Channel.works`."""
        ...

    def ahead(self) -> int:
        """Return how many pushes may wait for their turn so that none of it passes unused."""
        ...

    def room(self) -> int:
        """Return how many more pushes could be written within a moment; 0 means none now."""
        ...

    def full_for(self) -> float:
        """Return the seconds until there is room again; 0 when there is."""
        ...

    def wait(self, chat: int, lane: Lane) -> float:
        """Return the seconds for which this chat takes no push of a lane; 0 when it takes one."""
        ...

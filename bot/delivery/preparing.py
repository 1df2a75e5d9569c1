"""What is done with a claimed message before it is sent: is it still due, and what does it say?"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import structlog

from bot.conversation.port import PushChannel
from bot.conversation.screen import Screen
from bot.delivery import fates
from bot.delivery.fates import STORE_WAIT
from bot.errors import StoreError
from bot.store.sending import Claimed, Settlement

SOON: Final = 0.2
"""Seconds that a message in hand may wait for its chat; for longer it goes back."""
AFTER_ANOTHER: Final = 1.2
"""Seconds after which a message is taken up again that met another to the same chat."""
_log = structlog.get_logger("delivery")


@dataclass(frozen=True)
class Composed:
    """What a person is to see, in their language of now."""

    screen: Screen
    lang: str


Composer = Callable[[Claimed, datetime], Awaitable[Composed | None]]
"""Makes one kind of message; None means that it is not needed any more."""
Repeated = Callable[[Screen, str], Screen]
"""Adds in a language that the message may have arrived before."""


class Preparer:
    """Makes a message ready for one channel, or tells its fate without sending it."""

    def __init__(
        self, channel: PushChannel, composers: Mapping[str, Composer], repeated: Repeated
    ) -> None:
        self._channel = channel
        self._composers = composers
        self._repeated = repeated

    async def prepare(
        self, message: Claimed, now: datetime, *, first: bool
    ) -> Settlement | Sequence[Any]:
        """Return the parts to send, or what becomes of a message that is not sent now.

        ``first`` tells that no other message to the same chat is in hand.
        """
        early = fates.before_sending(message, now)
        if early is not None:
            return early
        wait = self._channel.wait(message.chat)
        if not first or wait > SOON:
            seconds = wait if wait > SOON else AFTER_ANOTHER
            return fates.again(message, now + timedelta(seconds=seconds), "pace")
        try:
            composed = await self._composers[message.kind](message, now)
        except StoreError:
            return fates.again(message, now + timedelta(seconds=STORE_WAIT), "store")
        except Exception as error:  # noqa: BLE001  # one message's mistake, not everybody's
            _log.error("push.broken", id=message.id, kind=message.kind, error=type(error).__name__)
            return fates.not_composed(message, now)
        if composed is None:
            return fates.settled(message, "dropped", "not-needed")
        screen = composed.screen
        if message.unsure and not message.parts_sent:
            screen = self._repeated(screen, composed.lang)
        return self._channel.render_push(message.chat, screen, message.lane)

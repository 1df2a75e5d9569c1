"""What is done with a claimed message before it is sent: is it still due, and what does it say?"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

import structlog

from bot.conversation.lane import Lane
from bot.conversation.port import PushChannel
from bot.conversation.screen import Copies, Push, Screen
from bot.delivery import fates
from bot.delivery.fates import STORE_WAIT
from bot.delivery.pacing import GAP
from bot.errors import StoreError
from bot.store.sending import Claimed, Settlement

SOON: Final = 0.2
"""Seconds that a message in hand may wait for its chat; for longer it goes back."""
SOON_URGENT: Final = GAP
"""The same for what is urgent: in its turn it overtakes the answers to its chat."""
AFTER_ANOTHER: Final = GAP
"""Seconds after which a message is taken up again that met another to the same chat.

Not later than its chat takes the next: else those that come meanwhile would always be there first,
whatever their lane."""
A_MOMENT_EARLIER: Final = 0.1
"""What is urgent looks so many seconds before its chat is free, and finds it before all others."""
A_LANE_LATER: Final = 0.2
"""A group's room is scarce: of those that wait for it each lane looks so many seconds after the one
before, and finds it taken where somebody more urgent waited."""
_log = structlog.get_logger("delivery")


@dataclass(frozen=True)
class Composed:
    """What a person is to see, in their language of now."""

    push: Push
    lang: str

    @property
    def screen(self) -> Screen:
        """What is shown."""
        return self.push.screen

    @staticmethod
    def of(screen: Screen, lang: str) -> "Composed":
        """Return a new message that shows a screen."""
        return Composed(Push(screen), lang)


@dataclass(frozen=True)
class NotYet:
    """It can't go before something else has: look again after ``seconds``.

    Why it failed before is kept, unless that was seen to (``mended``).
    """

    seconds: float
    mended: bool = False


Made = Composed | NotYet | None
"""A message, or that its turn has not come; None means that it is not needed any more."""
Composer = Callable[[Claimed, datetime], Awaitable[Made]]
"""Makes one message."""
ManyComposer = Callable[[Sequence[Claimed], datetime], Awaitable[Sequence["Made | BaseException"]]]
"""Makes the messages of one kind that were taken in hand together, or tells what went wrong."""
Repeated = Callable[[Screen, str], Screen]
"""Adds in a language that the message may have arrived before."""
Ready = Settlement | Sequence[Any]
"""What becomes of a message that is not sent now, or the parts to send."""


def each(composer: Composer) -> ManyComposer:
    """Return what makes several messages side by side, each on its own."""

    async def all_of(messages: Sequence[Claimed], now: datetime) -> Sequence[Made | BaseException]:
        work = (composer(message, now) for message in messages)
        return await asyncio.gather(*work, return_exceptions=True)

    return all_of


class Preparer:
    """Makes messages ready for one channel, or tells their fates without sending them."""

    def __init__(
        self, channel: PushChannel, composers: Mapping[str, ManyComposer], repeated: Repeated
    ) -> None:
        self._channel = channel
        self._composers = composers
        self._repeated = repeated

    def held_up(self, message: Claimed, now: datetime, *, first: bool) -> Settlement | None:
        """Return what becomes of a message that can't be sent now, None of one that can.

        ``first`` tells that no other message to the same chat is in hand.
        """
        early = fates.before_sending(message, now)
        if early is not None:
            return early
        # It comes a moment after an answer. An alert, which is nobody's own, waits for no second.
        alert = message.lane is Lane.URGENT and message.person is None
        overtakes = alert and now - message.due >= timedelta(seconds=GAP)
        lane = message.lane if overtakes else max(message.lane, Lane.TALK)
        wait = self._channel.wait(message.chat, lane)
        if first and wait <= (SOON_URGENT if overtakes else SOON):
            return None
        seconds = wait if wait > SOON else AFTER_ANOTHER
        if message.chat < 0:
            seconds += A_LANE_LATER * message.lane
        elif message.lane is Lane.URGENT:
            seconds -= A_MOMENT_EARLIER
        return fates.in_turn(message, now + timedelta(seconds=seconds), "pace")

    async def prepare(self, messages: Sequence[Claimed], now: datetime) -> Sequence[Ready]:
        """Return for messages of one kind the parts to send, or their fates."""
        try:
            made = await self._composers[messages[0].kind](messages, now)
        except Exception as error:  # noqa: BLE001  # a kind's mistake, not everybody's
            made = [error] * len(messages)
        return [self._ready(message, one, now) for message, one in zip(messages, made, strict=True)]

    def _ready(self, message: Claimed, made: Made | BaseException, now: datetime) -> Ready:
        match made:
            case StoreError():
                return fates.again(message, now + timedelta(seconds=STORE_WAIT), "store")
            case BaseException():
                _log.error(
                    "push.broken", id=message.id, kind=message.kind, error=type(made).__name__
                )
                return fates.not_composed(message, now)
            case NotYet(seconds, mended):
                later = fates.again if mended else fates.in_turn
                return later(message, now + timedelta(seconds=seconds), fates.ORDER)
            case None:
                return fates.settled(message, "dropped", "not-needed")
        push = made.push
        # What changes a message in place can't be seen twice. Ahead of copies the words are a part
        # of their own: it counts also when it was sent before.
        begun = message.parts_sent > 0 and not isinstance(push.does, Copies)
        if message.unsure and not begun and push.message is None:
            push = replace(push, screen=self._repeated(push.screen, made.lang))
        return self._channel.render_push(message.chat, push, message.lane)

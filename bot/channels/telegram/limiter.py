"""PTB's rate-limiter extension point: every outgoing call passes here in its lane, paced.

Other than PTB's `AIORateLimiter`, a 429 stops the chat it concerns and no other, for exactly as
long as Telegram says; nothing is retried here, since only the caller knows what a retry means.
"""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from math import inf
from typing import Any, Final

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.conversation.lane import Lane
from bot.delivery.pacing import Limits, Pace
from bot.delivery.turns import Ticket, Turns

COUNTED: Final = ("send", "copy", "forward", "edit")
"""How the calls begin that flood control counts; answers to taps and polls are not among them."""
UNCOUNTED: Final = "sendChatAction"


@dataclass(frozen=True)
class InLane:
    """What `ExtBot` hands through: never falsy, or PTB would drop it.

    ``in_turn`` is called when the call goes out. ``paid`` calls have a budget of their own.
    """

    lane: Lane
    in_turn: Callable[[], None] | None = None
    paid: bool = False


class Limiter(BaseRateLimiter[InLane]):
    """Lets calls out in their turn. ``seconds`` is a steady clock that may be moved forward."""

    def __init__(self, limits: Limits, seconds: Callable[[], float]) -> None:
        self._turns = Turns(Pace(limits))
        self._seconds = seconds
        self._futures: dict[Ticket, asyncio.Future[None]] = {}
        self._timer: asyncio.TimerHandle | None = None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Ring no more."""
        if self._timer is not None:
            self._timer.cancel()

    async def process_request(  # noqa: PLR0917  # the base class's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: InLane | None,
    ) -> Any:
        """Make a call in its turn.

        Raises:
            RetryAfter: the messenger halted the chat, now or earlier; ``retry_after`` is what
                is left of it.
        """
        push = rate_limit_args is not None and rate_limit_args.lane is not Lane.REPLY
        if not push and (not endpoint.startswith(COUNTED) or endpoint == UNCOUNTED):
            return await callback(*args, **kwargs)
        chat = data.get("chat_id", 0)
        now = self._seconds()
        halt = self._turns.pace.halted(chat, now)
        if halt:
            raise RetryAfter(timedelta(seconds=halt))
        asked = rate_limit_args or InLane(Lane.REPLY)
        group = isinstance(chat, str) or chat < 0
        if not self._turns.at_once(chat, asked.lane, now, group=group, paid=asked.paid):
            await self._wait(Ticket(chat, asked.lane, group, now, asked.paid))
        if asked.in_turn is not None:
            asked.in_turn()
        try:
            answer = await callback(*args, **kwargs)
        except RetryAfter as error:
            wait = error.retry_after
            seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
            self._turns.pace.refused(chat, seconds, self._seconds())
            self.look()
            raise
        self._turns.pace.accepted(self._seconds())
        return answer

    def share(self, part: float) -> None:
        """Keep to a part of the bot's budget: other processes use the rest."""
        self._turns.pace.share(part)

    def pay(self, paying: bool) -> None:  # noqa: FBT001  # its only question
        """Offer room for messages that are paid for, or no longer."""
        self._turns.pace.pay(paying=paying)

    def room(self) -> int:
        """Return how many more pushes could be written within a moment."""
        return self._turns.room(self._seconds())

    def ahead(self) -> int:
        """Return how many pushes should wait for their turn, so that none passes unused."""
        return self._turns.ahead()

    def full_for(self) -> float:
        """Return the seconds until there is room for a push."""
        return self._turns.full_for(self._seconds())

    def wait(self, chat: int, lane: Lane) -> float:
        """Return the seconds for which a chat takes no push of a lane."""
        now, pace = self._seconds(), self._turns.pace
        urgent = lane is Lane.URGENT
        ready = pace.chat_ready(chat, now, push=True, group=chat < 0, urgent=urgent)
        return max(pace.halted(chat, now), ready - now, 0.0)

    async def _wait(self, ticket: Ticket) -> None:
        future = self._futures[ticket] = asyncio.get_running_loop().create_future()
        self._turns.wait(ticket)
        self.look()
        try:
            await future
        finally:
            self._turns.leave(ticket)
            del self._futures[ticket]

    def look(self) -> None:
        """Let out whose turn it is, and look again in time."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        now = self._seconds()
        for ticket, seconds in self._turns.halted(now):
            if not self._futures[ticket].done():
                self._futures[ticket].set_exception(RetryAfter(timedelta(seconds=seconds)))
        gone, again = self._turns.release(now)
        for ticket in gone:
            if not self._futures[ticket].done():
                self._futures[ticket].set_result(None)
        if again < inf:
            self._timer = asyncio.get_running_loop().call_later(again - now, self.look)

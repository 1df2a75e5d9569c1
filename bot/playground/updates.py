"""Updates on their way to the bot: the queue, long polls, what a webhook takes from it."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from bot.playground.refusals import RefusalError

Json = dict[str, Any]
NOT_BY_DEFAULT: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
SHORT_POLL_SECONDS: Final = 2.0
"""How long a bot that polls without waiting counts as listening after a poll."""
_TAKEN_OVER: Final = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
_WEBHOOK_ACTIVE: Final = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@dataclass(frozen=True)
class WebhookSetting:
    """Where updates go instead of waiting for a poll."""

    url: str
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str = ""


class Updates:
    """The queue. Ids go on from the start's microsecond, so that a restart repeats none.

    A bot remembers the ids it has handled and is silent when one comes again. No update takes
    less than a microsecond, so that ids never overtake the time.
    """

    def __init__(self) -> None:
        self._next = int(time.time() * 1_000_000)
        self.pending: dict[int, Json] = {}
        """By id, oldest first."""
        self.allowed: list[str] | None = None
        self.webhook: WebhookSetting | None = None
        self.webhook_error: tuple[int, str] | None = None
        """When (Unix seconds) and why the last delivery failed."""
        self.fresh: deque[int] = deque()
        """Ids that the webhook has not looked at yet."""
        self.arrived = asyncio.Event()
        self._waiting: asyncio.Future[None] | None = None
        self._short_poll = float("-inf")
        self._closed = False

    def close(self) -> None:
        """End a waiting poll, and make later ones answer at once."""
        self._closed = True
        self._end_poll(None)

    @property
    def last(self) -> int:
        """The id given last."""
        return self._next

    @property
    def heard(self) -> bool:
        """Whether somebody takes updates: a webhook, a waiting poll, or short ones."""
        short = time.monotonic() - self._short_poll < SHORT_POLL_SECONDS
        return self.webhook is not None or self._waiting is not None or short

    def add(self, kind: str, content: Json) -> int:
        """Queue an update if the bot asked for its kind; returns its id."""
        self._next += 1
        wanted = kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT
        if wanted:
            self.pending[self._next] = {"update_id": self._next, kind: content}
            self._end_poll(None)
            if self.webhook is not None:
                self.fresh.append(self._next)
                self.arrived.set()
        return self._next

    def set_webhook(self, webhook: WebhookSetting | None) -> None:
        """Send what waits and what comes to this address, or keep it for polls."""
        self.webhook, self.webhook_error = webhook, None
        self.fresh = deque(self.pending if webhook else ())
        if webhook is not None:
            self._end_poll(RefusalError(409, "Conflict: terminated by setWebhook request"))
        self.arrived.set()

    async def poll(
        self,
        offset: int,
        limit: int,
        seconds: float,
        gone: Callable[[], Awaitable[None]] | None = None,
    ) -> list[Json]:
        """Return updates from ``offset`` on, those before it confirmed; waits for the first.

        ``gone`` returns when the one who asks has hung up.

        Raises:
            RefusalError: a webhook is set, or a newer poll took over.
        """
        if self.webhook is not None:
            raise RefusalError(409, _WEBHOOK_ACTIVE)
        self._end_poll(RefusalError(409, _TAKEN_OVER))
        self._confirm(offset)
        if not self.pending and seconds > 0 and not self._closed:
            await self._wait(seconds, gone)
        elif seconds <= 0:
            self._short_poll = time.monotonic()
        return list(islice(self.pending.values(), limit))

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            offset = next(islice(self.pending, max(len(self.pending) + offset, 0), None), 0)
        for number in list(self.pending):
            if number >= offset:
                break
            del self.pending[number]

    async def _wait(self, seconds: float, gone: Callable[[], Awaitable[None]] | None) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting = mine
        watch = asyncio.ensure_future(gone()) if gone is not None else None
        try:
            ends = {mine, watch} if watch is not None else {mine}
            await asyncio.wait(ends, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if mine.done():
                mine.result()
        finally:
            if watch is not None:
                watch.cancel()
            if self._waiting is mine:
                self._waiting = None

    def _end_poll(self, refusal: RefusalError | None) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None or waiting.done():
            return
        if refusal is None:
            waiting.set_result(None)
        else:
            waiting.set_exception(refusal)

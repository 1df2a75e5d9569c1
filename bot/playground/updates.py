"""Updates on their way to the bot, by long poll or by webhook."""

import asyncio
import time
from typing import Any, Final

from bot.playground.refusals import RefusalError

Json = dict[str, Any]
NOT_BY_DEFAULT: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Updates:
    """The queue. Ids go on from the time of the start, so that a restart never repeats one."""

    def __init__(self) -> None:
        self._next = int(time.time() * 10)
        self.pending: list[Json] = []
        self.allowed: list[str] | None = None
        self.webhook: Json = {}
        self.arrived = asyncio.Event()
        self.polling = 0
        self._poll = 0
        self._closed = False

    def close(self) -> None:
        """End a waiting poll, and make later ones answer at once."""
        self._closed = True
        self.arrived.set()

    def add(self, kind: str, content: Json) -> int:
        """Queue an update if the bot asked for its kind; returns its id."""
        self._next += 1
        wanted = kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT
        if wanted:
            self.pending.append({"update_id": self._next, kind: content})
            self.arrived.set()
        return self._next

    def confirm(self, before: int) -> None:
        """Forget the updates below ``before``."""
        self.pending = [u for u in self.pending if u["update_id"] >= before]

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Return updates from ``offset`` on, waiting for the first.

        Raises:
            RefusalError: a webhook is set, or a newer poll took over.
        """
        if self.webhook.get("url"):
            raise RefusalError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._poll += 1
        mine = self._poll
        self.arrived.set()
        if offset < 0:
            offset = self.pending[offset:][0]["update_id"] if self.pending else 0
        self.confirm(offset)
        self.polling += 1
        try:
            await self._wait(mine, seconds)
        finally:
            self.polling -= 1
        return self.pending[:limit]

    async def _wait(self, mine: int, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not self.pending and not self._closed and (left := end - time.monotonic()) > 0:
            self.arrived.clear()
            try:
                async with asyncio.timeout(left):
                    await self.arrived.wait()
            except TimeoutError:
                return
            if mine != self._poll:
                raise RefusalError(
                    409,
                    "Conflict: terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                )

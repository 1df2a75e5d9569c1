"""One budget for all processes that send for a bot: each keeps to its part of it.

A new process keeps to very little until all others must have seen it.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

import structlog

from bot.clock import Clock
from bot.errors import StoreError
from bot.store import senders
from bot.store.database import Database

EVERY: Final = 3.0
WITHIN: Final = timedelta(seconds=15)
"""For how long a process counts that was not heard of: machines' clocks may differ by seconds."""
AT_FIRST: Final = 0.05
_log = structlog.get_logger("delivery")


class Sharing:
    """Tells a channel which part of the budget is this process's; ``share`` takes it."""

    def __init__(
        self, database: Database, channel: str, share: Callable[[float], None], clock: Clock
    ) -> None:
        self._database = database
        self._channel = channel
        self._share = share
        self._clock = clock
        self._name = uuid4().hex
        self._processes = 0
        share(AT_FIRST)

    async def run_once(self) -> int:
        """Say that this process lives; returns how many do.

        Raises:
            StoreError: the database is away.
        """
        now = self._clock.now()
        async with self._database.transaction() as connection:
            found = await senders.live(connection, self._channel, self._name, now, WITHIN)
        if self._processes:
            self._share(1 / found)
        if found != self._processes:
            _log.info("sharing", processes=found)
        self._processes = found
        return found

    async def run(self) -> None:
        """Keep the part right until cancelled; a database that is away changes nothing."""
        while True:
            try:
                await self.run_once()
            except StoreError as error:
                _log.warning("sharing.later", why=str(error))
            await asyncio.sleep(EVERY)

    async def close(self) -> None:
        """Leave the budget to the others."""
        try:
            async with self._database.transaction() as connection:
                await senders.gone(connection, self._channel, self._name)
        except StoreError as error:
            _log.warning("sharing.later", why=str(error))


async def anybody_sends(database: Database, channel: str, now: datetime) -> bool:
    """Tell, from a process that doesn't, whether any sends what waits in the outbox.

    Raises:
        StoreError: the database is away.
    """
    if database.is_sqlite:
        return database.is_owned()
    async with database.transaction() as connection:
        return await senders.seen_since(connection, channel, now - WITHIN)

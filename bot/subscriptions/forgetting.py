"""Forgetting what became of messages long ago, a few rows at a time.

With them go words of alerts, and what told a desk of somebody whose data were deleted.
"""

import asyncio
from datetime import timedelta
from typing import Final

import structlog

from bot.clock import Clock
from bot.store import alerts, erasing, pruning
from bot.store.database import Database

KEEP: Final = timedelta(days=365)
"""For how long people see what became of a message: longer than any plan takes from its start."""
KEEP_WORDS: Final = timedelta(days=3)
"""For how long an alert keeps a patient's own words: as long as the inbox would."""
BATCH: Final = 500
"""Rows looked at in one transaction: answers wait for no longer than it takes."""
PAUSE: Final = 0.05
_log = structlog.get_logger("store")


class Forgetting:
    """Walks through the outbox from its oldest row; after a restart it begins anew."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._after = 0

    async def run_once(self) -> int:
        """Forget whatever is old enough; returns how many messages went.

        Raises:
            StoreError: the database is away.
        """
        before = self._clock.now() - KEEP
        rows, more = 0, True
        while more:
            async with self._database.transaction() as connection:
                gone = await pruning.prune(connection, self._after, before, BATCH)
            self._after, rows, more = gone.after, rows + gone.rows, gone.more
            await asyncio.sleep(PAUSE if more else 0)
        if rows:
            _log.info("outbox.pruned", messages=rows)
        async with self._database.transaction() as connection:
            await alerts.forget_words(connection, self._clock.now() - KEEP_WORDS)
            await erasing.forget_farewells(connection)
        return rows

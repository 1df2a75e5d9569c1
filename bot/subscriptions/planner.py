"""The planner: takes what is due, hands it over to be sent, and waits for the next."""

import asyncio
from datetime import datetime
from typing import Final

import structlog

from bot.clock import Clock
from bot.errors import StoreError
from bot.processes import rest
from bot.recovery.subscription import Subscription
from bot.store import subscriptions
from bot.store.database import Database
from bot.subscriptions.looking import Plans, digest_of, look

BATCH: Final = 200
"""How many subscriptions go into one transaction."""

LONGEST_SLEEP: Final = 30.0
"""Seconds. Another process, or a clock that jumped, may have made something due meanwhile."""

SHORTEST_SLEEP: Final = 0.05
"""Seconds. What is due may be in another process's hands."""

_log = structlog.get_logger("planner")


class Planner:
    """Looks at what is due; any number of them may work side by side on PostgreSQL."""

    def __init__(self, database: Database, plans: Plans, clock: Clock, batch: int = BATCH) -> None:
        self._database = database
        self._plans = plans
        self._clock = clock
        self._batch = batch
        self._awake = asyncio.Event()
        self._checked: dict[str, str] = {}
        self._next: datetime | None = None

    def wake(self) -> None:
        """Look again at once: something changed, or the clock moved."""
        self._awake.set()

    def next_due(self) -> datetime | None:
        """Return when something is due next, as of the last look."""
        return self._next

    async def settled(self) -> None:
        """Return when nothing is due."""
        while await self.run_once(self._clock.now()):
            pass

    async def run_once(self, now: datetime) -> int:
        """Look at one batch; returns how many it had, 0 when nothing is left to do.

        Raises:
            StoreError: the database failed; nothing was changed.
        """
        plans = self._plans()
        async with self._database.transaction() as connection:
            found = await subscriptions.due(connection, now, self._batch)
            left = self._batch - len(found)
            stale: list[Subscription] = []
            checked: dict[str, str] = {}
            for plan in plans.values():
                digest = digest_of(plan)
                if not left or self._checked.get(plan.id) == digest:
                    continue
                others = await subscriptions.stale(connection, plan.id, digest, left)
                if len(others) < left:
                    checked[plan.id] = digest
                left -= len(others)
                stale += others
            known = {subscription.id for subscription in found}
            found += [one for one in stale if one.id not in known]
            await look(connection, found, plans, now)
            self._next = await subscriptions.soonest(connection)
        self._checked |= checked
        return len(found)

    async def run(self) -> None:
        """Do so for ever; a database that is away is waited for."""
        while True:
            self._awake.clear()
            try:
                if await self.run_once(self._clock.now()):
                    continue
            except StoreError as error:
                _log.warning("planner.later", why=str(error))
                await rest(self._awake, LONGEST_SLEEP / 10)
                continue
            await rest(self._awake, self._until_next())

    def _until_next(self) -> float:
        if self._next is None:
            return LONGEST_SLEEP
        left = (self._next - self._clock.now()).total_seconds()
        return min(max(left, SHORTEST_SLEEP), LONGEST_SLEEP)

"""The loop that carries runs on: begins what is due, makes rows ahead of the sending, ends runs.

Any process may do it, several at once as well: each step locks its run. A kill between two steps
costs nothing, since a step's rows and the place it reached are one transaction.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.errors import StoreError
from bot.mailing.run import Run, RunState
from bot.processes import rest
from bot.store import audit, mailings, runs
from bot.store.audit import Act
from bot.store.database import Database

WINDOW: Final = 2000
"""People looked at in a step: some 20 ms, in which nobody else waits noticeably."""
AHEAD: Final = 4000
"""Rows that wait at most: at the fastest a second's work, and quickly paused."""
REFUSED: Final = 20
"""Refusals and not one arrival after which a run pauses by itself: a file of it may be gone."""
BUSY_SLEEP: Final = 0.25
LONGEST_SLEEP: Final = 0.5
"""Another process may confirm a run, as the command ``announce`` does, and nobody tells of it.

Its first message is to leave within a second. A look takes 0.4 ms.
"""
STORE_WAIT: Final = 1.0
_GO_ON: Final = (RunState.SCHEDULED, RunState.RUNNING, RunState.PAUSED)
_log = structlog.get_logger("announcements")


class Announcer:
    """Carries one channel's runs on. ``pay`` is told whether one is on its way that is paid for."""

    def __init__(
        self,
        database: Database,
        channel: str,
        clock: Clock,
        pay: Callable[[bool], None] = lambda _paying: None,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._channel = channel
        self._clock = clock
        self._pay = pay
        self._pause = pause
        self._work = asyncio.Event()
        self._next_due: datetime | None = None
        self._busy = False

    def wake(self) -> None:
        """Look again now."""
        self._work.set()

    def next_due(self) -> datetime | None:
        """Return when the next run begins by itself, as of the last look."""
        return self._next_due

    async def settled(self) -> bool:
        """Return when every run that is due has made all the rows it may, and whether it made any.

        Raises:
            StoreError: the database is away.
        """
        made = False
        while await self.run_once():
            made = True
        return made

    async def run_once(self) -> bool:
        """Take each run one step further; returns whether another step can be taken at once.

        Raises:
            StoreError: the database is away.
        """
        now = self._clock.now()
        async with self._database.transaction() as connection:
            found = await runs.in_states(connection, _GO_ON)
        paused = [run for run in found if run.state is RunState.PAUSED and run.filled]
        running = [run for run in found if run.state is RunState.RUNNING]
        scheduled = [run for run in found if run.state is RunState.SCHEDULED]
        due = [run for run in scheduled if run.starts <= now]
        later = [run.starts for run in scheduled if run.starts > now]
        self._pay(any(run.paid for run in running))
        self._next_due = min(later, default=None)
        # Also one that is due and waits for what it is about.
        self._busy = bool(running or due)
        more = False
        for run in (*running, *due):
            more = await self._step(run.id, now) or more
        for run in paused:
            await self._end_paused(run.id, now)
        return more

    async def run(self) -> None:
        """Carry runs on until cancelled."""
        while True:
            self._work.clear()
            try:
                if await self.run_once():
                    continue
            except StoreError as error:
                _log.error("announcer.away", why=str(error))
                await self._pause(STORE_WAIT)
                continue
            await rest(self._work, BUSY_SLEEP if self._busy else self._until_due())

    def _until_due(self) -> float:
        if self._next_due is None:
            return LONGEST_SLEEP
        left = (self._next_due - self._clock.now()).total_seconds()
        return min(max(left, 0.01), LONGEST_SLEEP)

    async def _step(self, number: int, now: datetime) -> bool:
        """Make a run's next rows, or end it; returns whether there is more to make now."""
        async with self._database.transaction() as connection:
            run = await runs.get(connection, number, lock=True)
            if run is None or run.state not in {RunState.SCHEDULED, RunState.RUNNING}:
                return False
            if run.state is RunState.SCHEDULED:
                if await mailings.in_flight(connection, run):
                    return False
                run = replace(run, state=RunState.RUNNING, began=run.began or now)
                began = {"state": run.state, "began": run.began}
                await runs.change(connection, number, began)
                _log.info("run.began", run=number, kind=run.kind, expected=run.expected)
            if await self._is_stuck(connection, run):
                await mailings.pause(connection, number)
                await runs.change(connection, number, {"state": RunState.PAUSED, "stuck": now})
                about = {"run": number, "announcement": run.announcement}
                await audit.record(connection, None, Act.PAUSED, about, now)
                _log.warning("run.stuck", run=number, meaning="the messenger refuses all of it")
                return False
            waiting = await mailings.waiting(connection, number)
            if not run.filled:
                if waiting >= AHEAD:
                    return False
                upto = await mailings.fill(
                    connection, run, self._channel, window=WINDOW, now=now, expires=run.useful_until
                )
                await runs.change(connection, number, {"cursor": upto})
                return True
            if waiting == 0:
                await _done(connection, number, now)
            return False

    async def _end_paused(self, number: int, now: datetime) -> None:
        """End a paused run for which nothing waits: the last of it was on its way already."""
        async with self._database.transaction() as connection:
            run = await runs.get(connection, number, lock=True)
            if run is None or run.state is not RunState.PAUSED or run.stuck or run.began is None:
                return
            if run.filled and not await mailings.open_(connection, number):
                await _done(connection, number, now)

    async def _is_stuck(self, connection: AsyncConnection, run: Run) -> bool:
        """Tell whether the messenger takes nothing of a run; somebody who resumes it knows."""
        if run.stuck is not None or await mailings.any_in(connection, run.id, mailings.ARRIVED):
            return False
        return await mailings.refused(connection, run.id, REFUSED) >= REFUSED


async def _done(connection: AsyncConnection, number: int, now: datetime) -> None:
    await runs.change(connection, number, {"state": RunState.DONE, "ended": now})
    _log.info("run.done", run=number)

"""The loop that tells the team of check-ins nobody answered."""

import asyncio
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.checkins.team import NOBODY, Team
from bot.clock import Clock
from bot.errors import StoreError
from bot.store import checkins, outbox
from bot.store.database import Database
from bot.store.team import readers

BATCH: Final = 100
LOOK_AGAIN: Final = 20.0
"""Seconds between two looks: the team hears of a silence that is hours old."""
AGAIN: Final = timedelta(hours=1)
"""After which it is tried again where nobody can be told: somebody may have joined by then."""

_log = structlog.get_logger("checkins")


class Silence:
    """Tells the team, each time once, in the transaction that keeps that it was told.

    Who stopped the messages or follows the plan no longer isn't asked about. Where nobody can be
    told it waits on, and the log says so.
    """

    def __init__(self, database: Database, team: Team, clock: Clock) -> None:
        self._database = database
        self._team = team
        self._clock = clock
        self._next: datetime | None = None

    def next_due(self) -> datetime | None:
        """Return when somebody's silence is to be told next, as of the last look."""
        return self._next

    async def settled(self) -> None:
        """Return when nothing is to be told by now."""
        while await self.run_once(self._clock.now()):
            pass

    async def run_once(self, now: datetime) -> int:
        """Tell of what is due, or put it off; returns how many check-ins that were.

        Raises:
            StoreError: the database failed; nothing was told.
        """
        async with self._database.transaction() as connection:
            found = await checkins.silent(connection, now, BATCH)
            team = self._team
            chats = await readers(connection, team.channel, team.chats) if found else []
            for one in found:
                if not one.wanted:
                    await checkins.wait_until(connection, one.checkin.id, None)
                elif chats:
                    await outbox.put(connection, self._team.silence(one.checkin, chats, now), now)
                    await checkins.told(connection, one.checkin.id, now)
                else:
                    await checkins.wait_until(connection, one.checkin.id, now + AGAIN)
            self._next = await checkins.next_silence(connection)
        untold = [] if chats else [one.checkin.id for one in found if one.wanted]
        if untold:
            _log.error("silence.nobody", checkins=untold, meaning=NOBODY)
        return len(found)

    async def run(self) -> None:
        """Look again and again, until cancelled; a database that is away is waited for."""
        while True:
            try:
                await self.settled()
            except StoreError as error:
                _log.warning("silence.later", why=str(error))
            await asyncio.sleep(LOOK_AGAIN)

"""Processes on one PostgreSQL tell each other that there is something to send (LISTEN, NOTIFY).

Who hears nothing loses nothing: everybody looks from time to time as well, only less often while
they listen.
"""

import asyncio
from typing import Any, Final

import structlog

from bot.errors import StoreError
from bot.processes import rest
from bot.store.database import Database

AGAIN: Final = 5.0
"""Seconds until a lost connection is made anew."""
ASK: Final = 30.0
"""Seconds between questions whether the connection is still there."""
_log = structlog.get_logger("store")


class Listening:
    """Hears of other processes' work on a connection of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lost = asyncio.Event()
        self.live = False
        """Whether it would be heard now."""

    async def run(self) -> None:
        """Listen until cancelled; a connection that is lost is made again."""
        while True:
            try:
                await self._listen()
            except StoreError as error:
                _log.warning("listening.later", why=str(error))
            finally:
                self.live = False
            await asyncio.sleep(AGAIN)

    async def _listen(self) -> None:
        self._lost.clear()
        async with self._database.beside() as connection:
            connection.add_termination_listener(self._gone)
            await connection.add_listener(self._database.wakes, self._heard)
            self.live = True
            self._database.work()  # Whatever was told before is in the database by now.
            while not self._lost.is_set():
                await rest(self._lost, ASK)
                await connection.execute("SELECT 1")

    def _heard(self, _connection: Any, _pid: int, _channel: str, name: object) -> None:
        if name != self._database.name:
            self._database.work()

    def _gone(self, _connection: Any) -> None:
        self._lost.set()

"""Under which ids a messenger keeps our pictures, so that each is uploaded once."""

import structlog

from bot.clock import Clock
from bot.errors import StoreError
from bot.store import uploads
from bot.store.database import Database

_log = structlog.get_logger("delivery")


class KeptUploads:
    """One channel's uploads. Without the database a picture is uploaded again: nothing fails."""

    def __init__(self, database: Database, channel: str, clock: Clock) -> None:
        self._database = database
        self._channel = channel
        self._clock = clock

    async def find(self, digest: str) -> str | None:
        """Return the id of the picture with this digest of its content, or None."""
        try:
            async with self._database.transaction() as connection:
                return await uploads.find(connection, self._channel, digest)
        except StoreError as error:
            _log.warning("uploads.away", why=str(error))
            return None

    async def keep(self, digest: str, file_id: str) -> None:
        """Remember an id, in place of an older one."""
        now = self._clock.now()
        try:
            async with self._database.transaction() as connection:
                await uploads.keep(connection, self._channel, digest, file_id, now)
        except StoreError as error:
            _log.warning("uploads.away", why=str(error))

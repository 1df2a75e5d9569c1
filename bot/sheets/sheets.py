"""Question sheets as they are kept, each change in one transaction."""

from collections.abc import Callable
from datetime import datetime

from bot.conversation.visit import Person
from bot.sheets.sheet import Sheet
from bot.store import sheets
from bot.store.database import Database


class Sheets:
    """Everybody's question sheet."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, person: Person) -> Sheet:
        """Return a person's sheet, an empty one if they have none."""
        async with self._database.transaction() as connection:
            kept = await sheets.load(connection, person.id)
        return Sheet.unpacked(kept) if kept is not None else Sheet()

    async def change(
        self, person: Person, change: Callable[[Sheet], Sheet], now: datetime
    ) -> Sheet:
        """Keep what ``change`` makes of a person's sheet, and return it.

        Raises:
            Full: there is no room for what was to be added.
        """
        async with self._database.transaction() as connection:
            kept = await sheets.load(connection, person.id, lock=True)
            before = Sheet.unpacked(kept) if kept is not None else Sheet()
            after = change(before)
            if after != before:
                await sheets.save(connection, person.id, after.packed(), now)
        return after

    async def erase(self, person: Person) -> None:
        """Forget a person's sheet."""
        async with self._database.transaction() as connection:
            await sheets.remove(connection, person.id)

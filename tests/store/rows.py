"""Messages for tests."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert

from bot.conversation.lane import Lane
from bot.store import outbox as kept
from bot.store import sending
from bot.store.database import Database
from bot.store.outbox import NewMessage
from bot.store.sending import Claimed, Settlement
from bot.store.tables import outbox, people
from tests.conftest import NOW

LEASE = timedelta(minutes=2)


def message(key: str, **changed: Any) -> NewMessage:
    values: dict[str, Any] = {
        "channel": "telegram",
        "chat": 7,
        "person": None,
        "lane": Lane.REMINDER,
        "kind": "step",
        "payload": {"step": key},
        "due": NOW,
    }
    return NewMessage(key=key, **{**values, **changed})


async def put(database: Database, *messages: NewMessage) -> None:
    async with database.transaction() as connection:
        await kept.put(connection, messages, NOW)


async def claim(database: Database, now: datetime = NOW, limit: int = 10) -> list[Claimed]:
    async with database.transaction() as connection:
        return await sending.claim(connection, "telegram", now, LEASE, limit)


async def settle(database: Database, *results: Settlement, now: datetime = NOW) -> None:
    async with database.transaction() as connection:
        await sending.settle(connection, results, now)


async def states(database: Database) -> dict[str, tuple[str, str | None]]:
    """State and reason of each message, by key."""
    async with database.transaction() as connection:
        rows = await connection.execute(outbox.select())
        return {row.key: (row.state, row.reason) for row in rows}


async def somebody(database: Database, address: int = 7, **values: Any) -> int:
    """Make a person; returns our number of them."""
    row = {"channel": "telegram", "address": address, "first_seen": NOW, "last_seen": NOW}
    async with database.transaction() as connection:
        made = await connection.execute(insert(people).returning(people.c.id), {**row, **values})
        return int(made.scalar_one())


async def fill(
    database: Database, count: int, *, start: int = 0, ready_of: Sequence[datetime]
) -> None:
    """Put many reminders at once, ready at the instants in turn."""
    async with database.transaction() as connection:
        await connection.execute(
            insert(outbox),
            [
                {
                    "key": f"m{number}",
                    "channel": "telegram",
                    "chat": number,
                    "lane": int(Lane.REMINDER),
                    "kind": "step",
                    "payload": {},
                    "created": NOW,
                    "due": ready_of[number % len(ready_of)],
                    "ready": ready_of[number % len(ready_of)],
                }
                for number in range(start, start + count)
            ],
        )

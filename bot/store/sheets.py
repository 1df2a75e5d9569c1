"""Question sheets: one row a person."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import sheets as table
from bot.store.upserts import insert


async def load(
    connection: AsyncConnection, person: int, *, lock: bool = False
) -> dict[str, Any] | None:
    """Return a person's sheet, or None; ``lock`` keeps others from changing it meanwhile."""
    statement = select(table.c.content).where(table.c.person == person)
    found: dict[str, Any] | None = await connection.scalar(
        statement.with_for_update() if lock else statement
    )
    return found


async def save(
    connection: AsyncConnection, person: int, content: Mapping[str, Any], now: datetime
) -> None:
    """Keep a sheet, in place of an older one."""
    statement = insert(connection, table)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[table.c.person],
            set_={"content": statement.excluded.content, "changed": statement.excluded.changed},
        ),
        {"person": person, "content": dict(content), "changed": now},
    )


async def remove(connection: AsyncConnection, person: int) -> None:
    """Delete a sheet."""
    await connection.execute(delete(table).where(table.c.person == person))

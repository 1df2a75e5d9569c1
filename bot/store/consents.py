"""Consents: who agreed to what, in which words (their version), from when until when."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import consents as table
from bot.store.upserts import insert


async def give(
    connection: AsyncConnection, person: int, kind: str, version: str, now: datetime
) -> None:
    """Keep a consent; of two at one instant the last one counts."""
    statement = insert(connection, table)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[table.c.person, table.c.kind, table.c.given],
            set_={"version": statement.excluded.version, "withdrawn": None},
        ),
        {"person": person, "kind": kind, "given": now, "version": version},
    )


async def given(connection: AsyncConnection, person: int, kind: str, version: str) -> bool:
    """Tell whether a consent to these very words holds."""
    wanted = select(table.c.given).where(*_holds(person, kind), table.c.version == version)
    return await connection.scalar(wanted.limit(1)) is not None


async def holds(connection: AsyncConnection, person: int, kind: str) -> bool:
    """Tell whether a consent holds, to whatever words."""
    wanted = select(table.c.given).where(*_holds(person, kind))
    return await connection.scalar(wanted.limit(1)) is not None


def _holds(person: int, kind: str) -> tuple[ColumnElement[bool], ...]:
    return table.c.person == person, table.c.kind == kind, table.c.withdrawn.is_(None)


async def withdraw(connection: AsyncConnection, person: int, kind: str, now: datetime) -> None:
    """End every consent of this kind."""
    await connection.execute(update(table).where(*_holds(person, kind)).values(withdrawn=now))


async def everything(connection: AsyncConnection, person: int) -> list[dict[str, Any]]:
    """Return all consents of a person."""
    rows = await connection.execute(
        select(table).where(table.c.person == person).order_by(table.c.given)
    )
    return [dict(row) for row in rows.mappings()]

"""The inbox: every update a messenger handed over, kept until its answer is out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import inbox
from bot.store.upserts import insert


@dataclass(frozen=True)
class Received:
    """An update as the messenger wrote it; ``parts_sent`` of its answer were confirmed before."""

    update: int
    payload: bytes
    parts_sent: int = 0


async def accept(
    connection: AsyncConnection, channel: str, updates: Sequence[Received], now: datetime
) -> list[Received]:
    """Keep the updates and return those never seen before, in their order."""
    rows = [
        {"channel": channel, "update": item.update, "received": now, "payload": item.payload}
        for item in updates
    ]
    if not rows:
        return []
    statement = insert(connection, inbox).on_conflict_do_nothing().returning(inbox.c.update)
    fresh = set((await connection.scalars(statement, rows)).all())
    first = {item.update: item for item in reversed(updates)}
    return [item for update_id, item in sorted(first.items()) if update_id in fresh]


_open = select(inbox.c.update, inbox.c.payload, inbox.c.parts_sent).where(
    inbox.c.channel == bindparam("b_channel"), inbox.c.done.is_(None)
)
_one = _open.where(inbox.c.update == bindparam("b_update"))


async def unfinished(
    connection: AsyncConnection, channel: str, after: int | None, limit: int
) -> list[Received]:
    """Return what was accepted and not settled, oldest first, of higher numbers than ``after``."""
    statement = _open.order_by(inbox.c.update).limit(limit)
    if after is not None:
        statement = statement.where(inbox.c.update > after)
    rows = await connection.execute(statement, {"b_channel": channel})
    return [_received(row) for row in rows]


async def find(connection: AsyncConnection, channel: str, update_id: int) -> Received | None:
    """Return an update that is not settled, or None."""
    rows = await connection.execute(_one, {"b_channel": channel, "b_update": update_id})
    return next((_received(row) for row in rows), None)


def _received(row: Any) -> Received:
    return Received(row.update, row.payload or b"", row.parts_sent)


_settle = (
    update(inbox)
    .where(inbox.c.channel == bindparam("b_channel"), inbox.c.update == bindparam("b_update"))
    .values(done=bindparam("b_done"), payload=None)
)
_progress = (
    update(inbox)
    .where(inbox.c.channel == bindparam("b_channel"), inbox.c.update == bindparam("b_update"))
    .values(parts_sent=bindparam("b_parts"))
)


async def settle(
    connection: AsyncConnection, channel: str, updates: Sequence[int], now: datetime
) -> None:
    """Mark the updates as answered and forget what they said."""
    await connection.execute(
        _settle, [{"b_channel": channel, "b_update": u, "b_done": now} for u in updates]
    )


async def progress(connection: AsyncConnection, channel: str, update_id: int, parts: int) -> None:
    """Keep how many parts of an answer the messenger confirmed."""
    await connection.execute(
        _progress, [{"b_channel": channel, "b_update": update_id, "b_parts": parts}]
    )


async def purge(connection: AsyncConnection, before: datetime) -> int:
    """Forget the numbers of updates settled before then; returns how many.

    Telegram hands an update over again for at most 24 hours (Bot API, getUpdates).
    """
    return (await connection.execute(delete(inbox).where(inbox.c.done < before))).rowcount

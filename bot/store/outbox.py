"""The outbox: what is to be sent, written in the transaction of its cause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import outbox as table
from bot.store.upserts import insert


class Lane(IntEnum):
    """What overtakes what; the least first."""

    REPLY = 0
    URGENT = 1
    REMINDER = 2
    ANNOUNCEMENT = 3


@dataclass(frozen=True)
class NewMessage:
    """A message to be sent once.

    ``key`` is unique for ever. ``kind`` chooses who composes it when it is sent; ``payload`` holds
    ids alone.
    """

    key: str
    channel: str
    chat: int
    person: int | None
    lane: Lane
    kind: str
    payload: Mapping[str, Any]
    due: datetime
    expires: datetime | None = None


async def put(connection: AsyncConnection, messages: Sequence[NewMessage], now: datetime) -> None:
    """Keep messages to be sent, each key once for ever."""
    if messages:
        await connection.execute(
            insert(connection, table).on_conflict_do_nothing(index_elements=[table.c.key]),
            [
                {
                    "key": message.key,
                    "channel": message.channel,
                    "chat": message.chat,
                    "person": message.person,
                    "lane": int(message.lane),
                    "kind": message.kind,
                    "payload": dict(message.payload),
                    "created": now,
                    "due": message.due,
                    "ready": message.due,
                    "expires": message.expires,
                }
                for message in messages
            ],
        )


async def withdraw(
    connection: AsyncConnection, keys: Sequence[str], now: datetime, reason: str
) -> int:
    """Drop those that still wait; returns how many."""
    result = await connection.execute(
        update(table)
        .where(table.c.key.in_(keys), table.c.state == "waiting")
        .values(state="dropped", reason=reason, settled=now)
    )
    return result.rowcount


@dataclass(frozen=True)
class Entry:
    """A message in the ledger; ``state`` is waiting, sent, unknown, failed, expired or dropped."""

    key: str
    kind: str
    payload: Mapping[str, Any]
    due: datetime
    state: str
    reason: str | None
    settled: datetime | None


async def ledger(connection: AsyncConnection, person: int) -> list[Entry]:
    """Return what a person was sent, is to be sent, and was not sent, the latest first."""
    rows = await connection.execute(
        select(table).where(table.c.person == person).order_by(table.c.due.desc(), table.c.id)
    )
    return [
        Entry(row.key, row.kind, row.payload, row.due, row.state, row.reason, row.settled)
        for row in rows
    ]

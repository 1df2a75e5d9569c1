"""Processes that send from one outbox: each says that it lives, and counts the others."""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import senders
from bot.store.upserts import insert


async def live(
    connection: AsyncConnection, channel: str, name: str, now: datetime, within: timedelta
) -> int:
    """Say that a process lives and return how many do, those seen ``within`` and itself."""
    statement = insert(connection, senders)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[senders.c.channel, senders.c.name], set_={"seen": now}
        ),
        {"channel": channel, "name": name, "seen": now},
    )
    of_channel = senders.c.channel == channel
    await connection.execute(delete(senders).where(of_channel, senders.c.seen < now - within))
    return await connection.scalar(select(func.count()).where(of_channel)) or 1


async def gone(connection: AsyncConnection, channel: str, name: str) -> None:
    """Say that a process ends."""
    mine = (senders.c.channel == channel) & (senders.c.name == name)
    await connection.execute(delete(senders).where(mine))


async def seen_since(connection: AsyncConnection, channel: str, instant: datetime) -> bool:
    """Tell whether any process said since then that it lives."""
    there = exists().where(senders.c.channel == channel, senders.c.seen >= instant)
    return bool(await connection.scalar(select(there)))

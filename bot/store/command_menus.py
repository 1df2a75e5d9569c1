"""Which chats were given a command menu of their own, so that it is surely taken away again."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import command_menus as table
from bot.store.upserts import insert


async def chats(connection: AsyncConnection, channel: str) -> set[int]:
    """Return the chats that have, or may have, one."""
    rows = await connection.scalars(select(table.c.chat).where(table.c.channel == channel))
    return set(rows)


async def put(connection: AsyncConnection, channel: str, chat: int) -> None:
    """Keep that a chat is about to have one."""
    await connection.execute(
        insert(connection, table).on_conflict_do_nothing(), {"channel": channel, "chat": chat}
    )


async def remove(connection: AsyncConnection, channel: str, chat: int) -> None:
    """Forget a chat that has none any more."""
    await connection.execute(delete(table).where(table.c.channel == channel, table.c.chat == chat))

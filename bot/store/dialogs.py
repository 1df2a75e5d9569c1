"""Dialog state: what was said just before in each chat."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import dialogs
from bot.store.upserts import insert


@dataclass(frozen=True)
class SavedDialog:
    """A chat's state to be kept."""

    chat: int
    state: Mapping[str, Any]


_of_chats = select(dialogs.c.chat, dialogs.c.state).where(
    dialogs.c.channel == bindparam("b_channel"),
    dialogs.c.chat.in_(bindparam("b_chats", expanding=True)),
)


async def load(
    connection: AsyncConnection, channel: str, chats: Collection[int]
) -> dict[int, dict[str, Any]]:
    """Return the state of each chat that has one."""
    rows = await connection.execute(_of_chats, {"b_channel": channel, "b_chats": list(chats)})
    return {row.chat: dict(row.state) for row in rows}


async def save(
    connection: AsyncConnection, channel: str, items: Sequence[SavedDialog], now: datetime
) -> None:
    """Keep the states; an empty one removes its row."""
    rows = [
        {"channel": channel, "chat": item.chat, "state": dict(item.state), "changed": now}
        for item in items
        if item.state
    ]
    if rows:
        statement = insert(connection, dialogs)
        await connection.execute(
            statement.on_conflict_do_update(
                index_elements=[dialogs.c.channel, dialogs.c.chat],
                set_={"state": statement.excluded.state, "changed": statement.excluded.changed},
            ),
            rows,
        )
    for item in items:
        if not item.state:
            await forget(connection, channel, item.chat)


async def ask(
    connection: AsyncConnection,
    where: tuple[str, int],
    key: str,
    asks: Mapping[str, Any],
    now: datetime,
) -> None:
    """Keep ``asks`` in a chat's state, unless something of another ``what`` is asked there.

    ``where`` is a channel and a chat of it.
    """
    channel, chat = where
    state = (await load(connection, channel, [chat])).get(chat, {})
    if state.get(key, asks)["what"] == asks["what"]:
        saved = SavedDialog(chat, {**state, key: dict(asks)})
        await save(connection, channel, [saved], now)


async def forget(connection: AsyncConnection, channel: str, chat: int) -> None:
    """Remove a chat's state."""
    await connection.execute(
        delete(dialogs).where(dialogs.c.channel == channel, dialogs.c.chat == chat)
    )


async def purge(connection: AsyncConnection, before: datetime) -> int:
    """Forget dialogs untouched since then; returns how many."""
    return (await connection.execute(delete(dialogs).where(dialogs.c.changed < before))).rowcount

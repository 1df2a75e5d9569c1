"""Invitations into the team: codes that open once. Only their digests are kept.

One without a maker is the code with which the first owner claims the bot.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.role import Role
from bot.store.tables import guesses
from bot.store.tables import invitations as table
from bot.store.upserts import insert

CLOSED_FOR: Final = timedelta(hours=1)
"""For how long wrong codes of a chat count, from the last one on."""


@dataclass(frozen=True)
class Invitation:
    """What a code opens; ``used_by`` is who took it."""

    role: Role
    made_by: int | None
    expires: datetime | None
    used_by: int | None = None


async def put(
    connection: AsyncConnection,
    digest: str,
    invitation: Invitation,
    now: datetime,
) -> None:
    """Keep an invitation."""
    values = {
        "digest": digest,
        "role": invitation.role,
        "made": now,
        "made_by": invitation.made_by,
        "expires": invitation.expires,
    }
    await connection.execute(table.insert().values(values))


async def find(connection: AsyncConnection, digest: str) -> Invitation | None:
    """Return the invitation of a code, or None; nobody else uses it until this transaction ends."""
    rows = await connection.execute(select(table).where(table.c.digest == digest).with_for_update())
    row = rows.one_or_none()
    return Invitation(Role(row.role), row.made_by, row.expires, row.used_by) if row else None


async def use(connection: AsyncConnection, digest: str, person: int, now: datetime) -> None:
    """Keep that somebody took it."""
    await connection.execute(
        update(table).where(table.c.digest == digest).values(used=now, used_by=person)
    )


async def drop_claims(connection: AsyncConnection) -> None:
    """Forget the codes for the first owner."""
    await connection.execute(delete(table).where(table.c.made_by.is_(None)))


async def drop_of(connection: AsyncConnection, person: int) -> None:
    """Forget what somebody made and nobody took yet."""
    await connection.execute(delete(table).where(table.c.made_by == person, table.c.used.is_(None)))


async def purge(connection: AsyncConnection, now: datetime) -> None:
    """Forget invitations that ran out, used or not, and wrong codes that count no more."""
    await connection.execute(delete(table).where(table.c.expires <= now))
    await connection.execute(delete(guesses).where(guesses.c.last <= now - CLOSED_FOR))


async def wrong(connection: AsyncConnection, channel: str, chat: int, now: datetime) -> int:
    """Return how many wrong codes of a chat count."""
    found = await connection.scalar(
        select(guesses.c.wrong).where(
            guesses.c.channel == channel, guesses.c.chat == chat, guesses.c.last > now - CLOSED_FOR
        )
    )
    return found or 0


async def count_wrong(connection: AsyncConnection, channel: str, chat: int, now: datetime) -> None:
    """Count one more wrong code."""
    await purge(connection, now)
    await connection.execute(
        insert(connection, guesses).on_conflict_do_update(
            index_elements=[guesses.c.channel, guesses.c.chat],
            set_={"wrong": guesses.c.wrong + 1, "last": now},
        ),
        {"channel": channel, "chat": chat, "wrong": 1, "last": now},
    )


async def forget_wrong(connection: AsyncConnection, channel: str, chat: int) -> None:
    """Forget the wrong codes of a chat."""
    await connection.execute(
        delete(guesses).where(guesses.c.channel == channel, guesses.c.chat == chat)
    )

"""Drafts of announcements."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Text, cast, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.letter import Letter
from bot.mailing.audience import Audience
from bot.mailing.draft import Draft, DraftState, Link, Version
from bot.store.tables import announcements as table


def draft_of(row: Row[Any]) -> Draft:
    """Return the draft of a row."""
    return Draft(
        id=row.id,
        state=DraftState(row.state),
        author=row.author,
        changed_by=row.changed_by,
        changed=row.changed,
        audience=Audience.unpacked(row.audience),
        links=tuple(Link(**link) for link in row.links),
        opt_out=row.opt_out,
        paid=row.paid,
        versions={
            language: Version(
                Letter.unpacked(kept["letter"]), kept["chat"], tuple(kept["messages"])
            )
            for language, kept in row.versions.items()
        },
    )


def packed(versions: Mapping[str, Version]) -> dict[str, Any]:
    """Return a draft's versions as JSON."""
    return {
        language: {
            "letter": version.letter.packed(),
            "chat": version.chat,
            "messages": list(version.messages),
        }
        for language, version in versions.items()
    }


async def add(connection: AsyncConnection, by: int | None, now: datetime) -> int:
    """Begin a draft and return its number."""
    values: dict[str, Any] = {
        "state": DraftState.DRAFT,
        "author": by,
        "changed_by": by,
        "changed": now,
        "audience": Audience().packed(),
        "links": [],
        "opt_out": True,
        "paid": False,
        "versions": {},
    }
    result = await connection.execute(insert(table).values(values).returning(table.c.id))
    return int(result.scalar_one())


async def get(connection: AsyncConnection, number: int, *, lock: bool = False) -> Draft | None:
    """Return a draft; with ``lock`` nobody else changes it before this transaction ends."""
    wanted = select(table).where(table.c.id == number)
    row = (await connection.execute(wanted.with_for_update() if lock else wanted)).one_or_none()
    return draft_of(row) if row is not None else None


async def change(connection: AsyncConnection, number: int, values: Mapping[str, Any]) -> None:
    """Set columns of a draft."""
    await connection.execute(update(table).where(table.c.id == number).values(values))


async def made_from(connection: AsyncConnection, chat: int, message: int) -> Draft | None:
    """Return the draft that was made from a chat's message, without discarded ones."""
    # As `packed` orders it and the store writes JSON; it may find more, so each is looked at.
    like = cast(table.c.versions, Text).like(f'%"chat":{chat},"messages":[%{message}%')
    rows = await connection.execute(
        select(table)
        .where(table.c.state != DraftState.DISCARDED, like)
        .order_by(table.c.changed.desc(), table.c.id.desc())
    )
    drafts = (draft_of(row) for row in rows)
    return next((one for one in drafts if one.language_of(chat, message) is not None), None)


async def forget_chat(connection: AsyncConnection, chat: int) -> None:
    """Forget in which messages of a chat drafts were written; what they say stays."""
    like = cast(table.c.versions, Text).like(f'%"chat":{chat},%')
    for row in (await connection.execute(select(table).where(like))).all():
        versions = {
            language: {**kept, "chat": 0, "messages": []} if kept["chat"] == chat else kept
            for language, kept in row.versions.items()
        }
        await change(connection, row.id, {"versions": versions})


async def newest(connection: AsyncConnection, most: int) -> list[Draft]:
    """Return the drafts that were changed last, without discarded ones."""
    rows = await connection.execute(
        select(table)
        .where(table.c.state != DraftState.DISCARDED)
        .order_by(table.c.changed.desc(), table.c.id.desc())
        .limit(most)
    )
    return [draft_of(row) for row in rows]

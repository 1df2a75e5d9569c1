"""Erasing a person: also what is nobody's own, yet goes to them, is of them or names them.

What refers to them goes with their row. The messages of the desk and of alerts don't, so that a
group that is gone makes no patient unreachable: they are found by where they go, and by the talks,
check-ins and alerts that they are of.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import BigInteger, ColumnElement, String, and_, cast, delete, literal, or_, select
from sqlalchemy import update as change
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.visit import Person
from bot.store import announcements, copies, dialogs, people
from bot.store.outbox import NOBODYS, beginning
from bot.store.tables import alerts, checkins, conversations, outbox, run_views
from bot.store.tables import copies as copies_table

_OF: Final = (
    (conversations, ("desk-fresh",)),
    (alerts, ("alert",)),
    (checkins, ("contact", "silence")),
)
"""How the keys of messages to the team begin, before the number of what they are of."""
_CHUNK: Final = 500


async def erase(connection: AsyncConnection, person: Person) -> None:
    """Delete all that is kept of a person outside the audit log.

    What tells a desk that nothing reaches them any more stays until it is sent.
    """
    for which in await _theirs(connection, person):
        await _forget(connection, which)
    await _unname_drills(connection, person.id)
    await announcements.forget_chat(connection, person.address)
    await connection.execute(delete(run_views).where(run_views.c.chat == person.address))
    await dialogs.forget(connection, person.channel, person.address)
    await people.remove(connection, person.id)


async def forget_farewells(connection: AsyncConnection) -> None:
    """Delete what told a desk of somebody erased, once its fate is known: it has their number."""
    over = outbox.c.settled.is_not(None)
    await connection.execute(delete(outbox).where(beginning("desk-gone:"), over))


async def _theirs(connection: AsyncConnection, person: Person) -> list[ColumnElement[bool]]:
    """Return what chooses a person's messages among those that are nobody's.

    What a colleague wrote to others stays while it is on its way: those others wait for it.
    """
    talks = select(conversations.c.id).where(conversations.c.person == person.id)
    passed_on = select(copies_table.c.key).where(copies_table.c.conversation.in_(talks))
    theirs = [
        and_(NOBODYS, outbox.c.channel == person.channel, outbox.c.chat == person.address),
        outbox.c.key.in_(passed_on),
        and_(NOBODYS, outbox.c.settled.is_not(None), _names(person)),
    ]
    for table, firsts in _OF:
        mine = select(table.c.id).where(table.c.person == person.id)
        for number in (await connection.scalars(mine)).all():
            theirs += [beginning(f"{first}:{number}:") for first in firsts]
    return theirs


def _names(person: Person) -> ColumnElement[bool]:
    def of(name: str) -> ColumnElement[int]:
        return cast(outbox.c.payload[name].as_string(), BigInteger)

    return or_(of("chat") == person.address, of("by") == person.id)


async def _forget(connection: AsyncConnection, which: ColumnElement[bool]) -> None:
    """Delete messages, of what they were copies, and what changes them."""
    gone = delete(outbox).where(which).returning(outbox.c.id, outbox.c.key)
    rows: Sequence[tuple[int, str]] = [(row.id, row.key) for row in await connection.execute(gone)]
    for start in range(0, len(rows), _CHUNK):
        some = rows[start : start + _CHUNK]
        await copies.forget(connection, [key for _, key in some])
        edits = [f"alert-edit:{number}" for number, _ in some]
        await connection.execute(delete(outbox).where(outbox.c.key.in_(edits)))


async def _unname_drills(connection: AsyncConnection, person: int) -> None:
    """Take the number of who began a drill out of its key."""
    begun = f"drill:{person}:"
    theirs = alerts.c.key.between(begun, begun[:-1] + ";")
    key = literal("drill:-") + cast(alerts.c.id, String)
    await connection.execute(change(alerts).where(theirs).values(key=key))

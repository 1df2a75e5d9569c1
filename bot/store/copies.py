"""What was passed on in a conversation: which message of the outbox stands for which original.

Where a copy arrived is the outbox's ``message``; here is what it is a copy of, so that answers find
their way back, and what is still to come before it, so that nothing overtakes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.lane import Lane
from bot.store.outbox import NOBODYS
from bot.store.tables import STILL_WAITS, outbox, waits
from bot.store.tables import copies as table
from bot.store.upserts import insert

TOPIC: Final = "topic"
TO_DESK: Final = "in"
TO_PATIENT: Final = "out"
_OPEN: Final = ("waiting", "sending")
_AWAY: Final = ("no-chat", "blocked", "deactivated")
_LOST: Final = ("failed", "expired", "unknown")
_FROM_PATIENT: Final = and_(table.c.what == TO_DESK, outbox.c.kind == "desk-copy")
"""What a patient wrote, on its way to the desk or there."""
_MOST_PARTS: Final = 9
"""An album has ten parts at most."""
_LOOKED_AT: Final = 40
"""Copies among which an album is looked for; other messages come between its parts."""


def notes(conversation: int, what: str) -> str:
    """Return how the keys begin of what the desk is told of a conversation; ``what`` names it."""
    return f"desk-note:{what}:{conversation}:"


@dataclass(frozen=True)
class Copy:
    """A message of the outbox that belongs to a conversation; ``what`` says which way it goes."""

    key: str
    conversation: int
    what: str
    to_chat: int
    from_chat: int | None = None
    from_message: int | None = None


@dataclass(frozen=True)
class Lost:
    """A message that did not arrive, or perhaps not; ``reason`` as in the outbox."""

    key: str
    conversation: int
    what: str
    from_message: int | None
    state: str
    reason: str | None


async def put(connection: AsyncConnection, items: Sequence[Copy]) -> None:
    """Keep what belongs where; keys that are known are left as they are."""
    if items:
        await connection.execute(
            insert(connection, table).on_conflict_do_nothing(index_elements=[table.c.key]),
            [
                {
                    "key": one.key,
                    "conversation": one.conversation,
                    "what": one.what,
                    "to_chat": one.to_chat,
                    "from_chat": one.from_chat,
                    "from_message": one.from_message,
                }
                for one in items
            ],
        )


async def forget(connection: AsyncConnection, keys: Sequence[str]) -> None:
    """Forget of what these messages were copies; they are gone."""
    if keys:
        await connection.execute(delete(table).where(table.c.key.in_(keys)))


async def stands_for(connection: AsyncConnection, chat: int, message: int) -> Copy | None:
    """Return of what a message of a chat is a copy.

    The parts of an album arrive under numbers that follow one another; the first one is kept.
    """
    rows = await connection.execute(
        select(table, outbox.c.message, outbox.c.payload)
        .join(outbox, outbox.c.key == table.c.key)
        .where(
            NOBODYS,
            outbox.c.chat == chat,
            outbox.c.message.between(message - _MOST_PARTS, message),
            table.c.what != TOPIC,
        )
        .order_by(outbox.c.message.desc())
    )
    for row in rows:
        parts, place = row.payload.get("messages") or [row.from_message], message - row.message
        if place < len(parts):
            return replace(_of(row), from_message=parts[place])
    return None


async def arrived_as(
    connection: AsyncConnection, chat: int, message: int, to_chat: int
) -> int | None:
    """Return the number that the copy of a message has in another chat."""
    rows = await connection.execute(
        select(outbox.c.message, outbox.c.payload)
        .join(table, outbox.c.key == table.c.key)
        .where(
            table.c.from_chat == chat,
            # An album is kept under its first part, whose number is lower.
            table.c.from_message <= message,
            table.c.to_chat == to_chat,
            outbox.c.message.is_not(None),
        )
        .order_by(table.c.from_message.desc(), outbox.c.id)
        .limit(_LOOKED_AT)
    )
    for number, payload in rows:
        parts = payload.get("messages", [])
        if message in parts:
            return int(number) + int(parts.index(message))
    return None


async def copies_of(connection: AsyncConnection, chat: int, message: int) -> list[Copy]:
    """Return where a message was copied to, one for each chat."""
    rows = await connection.execute(
        select(table, outbox.c.payload)
        .join(outbox, outbox.c.key == table.c.key)
        .where(table.c.from_chat == chat, table.c.from_message <= message)
        .order_by(table.c.from_message.desc(), outbox.c.id)
        .limit(_LOOKED_AT)
    )
    found: dict[int, Copy] = {}
    for row in rows:
        if message in row.payload.get("messages", ()):
            found.setdefault(row.to_chat, _of(row))
    return list(found.values())


async def rename_chat(connection: AsyncConnection, old: int, new: int) -> None:
    """Keep the new number of a group: what still waits goes there."""
    for column in (table.c.to_chat, table.c.from_chat):
        await connection.execute(update(table).where(column == old).values({column: new}))
    await connection.execute(
        update(outbox)
        .where(NOBODYS, outbox.c.chat == old, outbox.c.state.in_(_OPEN))
        .values(chat=new)
    )


async def before(connection: AsyncConnection, key: str, conversation: int, to_chat: int) -> bool:
    """Tell whether something of the conversation must arrive in that chat before this message."""
    mine = select(outbox.c.id).where(outbox.c.key == key).scalar_subquery()
    found = await connection.scalar(
        select(func.count())
        .select_from(table.join(outbox, outbox.c.key == table.c.key))
        .where(
            table.c.conversation == conversation,
            table.c.to_chat == to_chat,
            outbox.c.id < mine,
            outbox.c.state.in_(_OPEN),
        )
    )
    return bool(found)


async def thread(connection: AsyncConnection, conversation: int, topic: int) -> int | None:
    """Return the number of a conversation's topic, None while it isn't open."""
    found: int | None = await connection.scalar(
        select(outbox.c.message).where(outbox.c.key == topic_key(conversation, topic))
    )
    return found


def topic_key(conversation: int, topic: int) -> str:
    """Return the key of the message that opens a topic."""
    return f"desk-topic:{conversation}:{topic}"


async def of_thread(connection: AsyncConnection, chat: int, number: int) -> int | None:
    """Return whose conversation a topic of a group is."""
    found: int | None = await connection.scalar(
        select(table.c.conversation)
        .join(outbox, outbox.c.key == table.c.key)
        .where(NOBODYS, outbox.c.chat == chat, outbox.c.message == number, table.c.what == TOPIC)
        .limit(1)
    )
    return found


async def undelivered(connection: AsyncConnection, channel: str, most: int) -> list[Lost]:
    """Return what one side wrote and the other did not get, and the desk was not told of."""
    rows = await connection.execute(
        select(table, outbox.c.state, outbox.c.reason)
        .join(outbox, outbox.c.key == table.c.key)
        .where(
            NOBODYS,
            table.c.from_message.is_not(None),
            table.c.undelivered_told.is_(None),
            outbox.c.channel == channel,
            outbox.c.state.in_(_LOST),
            or_(table.c.what == TO_PATIENT, outbox.c.reason.not_in(_AWAY)),
        )
        .limit(most)
    )
    return [Lost(r.key, r.conversation, r.what, r.from_message, r.state, r.reason) for r in rows]


async def wait_for(connection: AsyncConnection, channel: str, chat: int) -> bool:
    """Tell whether words of people wait for room in a chat."""
    found = await connection.scalar(
        select(outbox.c.id)
        .where(
            outbox.c.state == "waiting",
            outbox.c.channel == channel,
            outbox.c.lane.in_((int(Lane.URGENT), int(Lane.TALK))),
            outbox.c.chat == chat,
        )
        .limit(1)
    )
    return found is not None


async def in_line(connection: AsyncConnection, channel: str, before: datetime) -> list[int]:
    """Return the conversations whose patient's words wait since before then to reach the desk.

    Once for each time a patient waits: who was told is left out.
    """
    wanted = _in_line(select(table.c.conversation).distinct(), channel)
    return list(await connection.scalars(wanted.where(outbox.c.created <= before)))


async def longest_in_line(connection: AsyncConnection, channel: str) -> datetime | None:
    """Return since when such words wait the longest, None where none do."""
    wanted = _in_line(select(func.min(outbox.c.created)), channel)
    found: datetime | None = await connection.scalar(wanted)
    return found


def _in_line(wanted: Select[Any], channel: str) -> Select[Any]:
    return (
        wanted.select_from(table)
        .join(outbox, outbox.c.key == table.c.key)
        .join(waits, waits.c.conversation == table.c.conversation)
        .where(
            outbox.c.channel == channel,
            outbox.c.state.in_(_OPEN),
            _FROM_PATIENT,
            STILL_WAITS,
            waits.c.in_line.is_(None),
            waits.c.unreached.is_(None),
        )
    )


async def on_their_way(connection: AsyncConnection, conversation: int) -> datetime | None:
    """Return since when words of a conversation's patient are on their way to the desk.

    None where it has all of them.
    """
    found: datetime | None = await connection.scalar(
        select(outbox.c.created)
        .join(table, outbox.c.key == table.c.key)
        .where(
            table.c.conversation == conversation,
            _FROM_PATIENT,
            outbox.c.state.in_(_OPEN),
        )
        .order_by(outbox.c.id)
        .limit(1)
    )
    return found


async def hurry(connection: AsyncConnection, conversation: int) -> None:
    """Let what waits of a conversation overtake all others': its patient is in danger."""
    keys = select(table.c.key).where(table.c.conversation == conversation)
    await connection.execute(
        update(outbox)
        .where(outbox.c.key.in_(keys), outbox.c.state == "waiting")
        .values(lane=int(Lane.URGENT))
    )


async def has_topic(connection: AsyncConnection, conversation: int, topic: int) -> bool | None:
    """Tell whether a conversation's topic is open, or on its way; None where it was never begun.

    False is one of which nobody knows whether it was opened.
    """
    wanted = select(outbox.c.state, outbox.c.message)
    key = topic_key(conversation, topic)
    row = (await connection.execute(wanted.where(outbox.c.key == key))).one_or_none()
    return None if row is None else row.state in _OPEN or row.message is not None


async def chats_lost(connection: AsyncConnection, channel: str) -> list[int]:
    """Return the desk's chats to which nothing goes any more, and nobody was told."""
    rows = await connection.scalars(
        _refused(select(table.c.to_chat)).where(outbox.c.channel == channel).distinct()
    )
    return list(rows)


def _refused(wanted: Any) -> Any:
    """Choose what failed on its way to a desk since its chat is gone, and nobody was told.

    Where no topic can be opened, such as in a group that has none any more, is no desk either.
    """
    return wanted.join(outbox, outbox.c.key == table.c.key).where(
        NOBODYS,
        # A card that can't be pinned says nothing about the rest.
        outbox.c.kind != "desk-pin",
        table.c.what.in_((TO_DESK, TOPIC)),
        table.c.undelivered_told.is_(None),
        outbox.c.state == "failed",
        or_(outbox.c.reason.in_(_AWAY), table.c.what == TOPIC),
    )


async def talks_lost(connection: AsyncConnection, chat: int) -> list[int]:
    """Return the conversations of which something failed on its way to such a chat."""
    wanted = _refused(select(table.c.conversation)).where(table.c.to_chat == chat)
    return list(await connection.scalars(wanted.distinct()))


async def unreached(
    connection: AsyncConnection, conversation: int, desk: int | None, since: datetime
) -> list[Copy]:
    """Return what the patient wrote since then that reached nobody and never will, in order.

    What arrived in a group that is its ``desk`` no more counts as lost with it. What can't be
    copied at all is not among it: the desk is told of that.
    """
    rows = await connection.execute(
        select(table, outbox.c.state, outbox.c.reason)
        .join(outbox, outbox.c.key == table.c.key)
        .where(
            table.c.conversation == conversation,
            _FROM_PATIENT,
            outbox.c.created >= since,
        )
        .order_by(outbox.c.id)
    )
    found: dict[int | None, list[Any]] = {}
    for row in rows:
        found.setdefault(row.from_message, []).append(row)
    return [
        _of(tries[0]) for tries in found.values() if not any(_reaches(row, desk) for row in tries)
    ]


def _reaches(row: Any, desk: int | None) -> bool:
    lost = row.to_chat < 0 and row.to_chat != desk
    failed = row.state == "failed" and row.reason in _AWAY
    return not (lost or failed or row.state == "dropped")


async def still_waiting(
    connection: AsyncConnection, conversation: int, since: datetime
) -> list[str]:
    """Return the keys of what was put for the desk since then and waits to go."""
    rows = await connection.scalars(
        select(table.c.key)
        .join(outbox, outbox.c.key == table.c.key)
        .where(
            table.c.conversation == conversation,
            table.c.what == TO_DESK,
            outbox.c.state == "waiting",
            outbox.c.created >= since,
        )
    )
    return list(rows)


async def left_at(
    connection: AsyncConnection, conversation: int, chat: int, since: datetime | None
) -> list[Copy]:
    """Return what is to be said again elsewhere of what went to a desk that is lost, in order.

    That is what did not arrive, and what waits for an answer since ``since``.
    """
    open_ = outbox.c.state.not_in(("sent", "dropped"))
    left = open_ if since is None else or_(open_, outbox.c.created >= since)
    return await _written_to(
        connection, conversation, chat, table.c.undelivered_told.is_(None), left
    )


async def arrived_since(
    connection: AsyncConnection, conversation: int, chat: int, since: datetime
) -> list[Copy]:
    """Return what a patient wrote since then that arrived at a desk, in order."""
    arrived = outbox.c.state == "sent", outbox.c.created >= since
    return await _written_to(connection, conversation, chat, *arrived)


async def _written_to(
    connection: AsyncConnection, conversation: int, chat: int, *which: ColumnElement[bool]
) -> list[Copy]:
    """Return what a patient wrote that went to a desk, in order."""
    rows = await connection.execute(
        select(table)
        .join(outbox, outbox.c.key == table.c.key)
        .where(table.c.conversation == conversation, table.c.to_chat == chat, _FROM_PATIENT, *which)
        .order_by(outbox.c.id)
    )
    return [_of(row) for row in rows]


async def told(connection: AsyncConnection, keys: Sequence[str], now: datetime) -> None:
    """Keep that somebody was told what did not arrive."""
    if keys:
        await connection.execute(
            update(table).where(table.c.key.in_(keys)).values(undelivered_told=now)
        )


async def parts(connection: AsyncConnection, key: str) -> tuple[int, ...]:
    """Return the messages that a message of the outbox is a copy of."""
    payload = await connection.scalar(select(outbox.c.payload).where(outbox.c.key == key))
    return tuple((payload or {}).get("messages", ()))


async def number(connection: AsyncConnection, key: str) -> int | None:
    """Return the messenger's number of a message that went out."""
    found: int | None = await connection.scalar(select(outbox.c.message).where(outbox.c.key == key))
    return found


async def keys_lost(connection: AsyncConnection, chat: int) -> list[str]:
    """Return the keys of what failed on its way to such a chat."""
    rows = await connection.scalars(_refused(select(table.c.key)).where(table.c.to_chat == chat))
    return list(rows)


def _of(row: Any) -> Copy:
    return Copy(row.key, row.conversation, row.what, row.to_chat, row.from_chat, row.from_message)

"""The outbox: messages nobody asked for, kept from their cause to their fate.

    put ─> waiting ─┬─ sending ─┬─> sent, unknown, failed, expired, dropped
            ^   v   │           └─> waiting again, at a later instant
            held    └─> dropped (withdrawn)

``held`` are the messages of somebody who can't be reached or wants silence: they cost nothing
until that person returns. How rows are claimed and settled is in `bot.store.sending`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.lane import Lane
from bot.store.database import wake_on_commit
from bot.store.tables import outbox, people, runs
from bot.store.upserts import insert

WAITING: Final = outbox.c.state == literal_column("'waiting'")
"""Written out, not bound: only so do both engines see that the partial index fits."""
SENDING: Final = outbox.c.state == literal_column("'sending'")
HELD: Final = outbox.c.state == literal_column("'held'")
PAUSED: Final = "paused"
"""The reason of what rests with its run, and the state of such a run."""
NUMBERS: Final = "numbers"
"""Where a payload has the messenger's numbers of all the messages that one became."""
NOBODYS: Final = outbox.c.person.is_(None)
"""Messages of the desk and of alerts; the condition that their partial indexes need."""
_CHUNK: Final = 500


@dataclass(frozen=True)
class NewMessage:
    """A message to be sent at ``due``, or at its ``turn`` if others come before it.

    ``key`` is unique for ever: a second message of the same key is never kept. ``kind`` chooses
    who composes it; ``payload`` is JSON and holds ids only, since the words are made when it is
    sent, in the person's language of then. From ``expires`` on it is of no use and is not sent.
    With a ``message``, the messenger's number of an earlier one, it takes that one's place.
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
    message: int | None = None
    turn: datetime | None = None


def to_each(
    chats: Iterable[int],
    *,
    channel: str,
    kind: str,
    beginning: str,
    payload: Mapping[str, Any],
    due: datetime,
    lane: Lane = Lane.URGENT,
) -> list[NewMessage]:
    """Return a message for each of several chats; its key is ``beginning`` and the chat.

    They belong to no person: a chat that is gone makes nobody unreachable, and nothing of an
    erased person is ever composed.
    """
    return [
        NewMessage(f"{beginning}{chat}", channel, chat, None, lane, kind, payload, due)
        for chat in chats
    ]


@dataclass(frozen=True)
class Entry:
    """A message as the ledger shows it.

    ``state`` is waiting, held, sent, unknown, failed, expired or dropped; ``reason`` says why it
    was not sent; ``settled`` is when its fate was known.
    """

    key: str
    kind: str
    payload: Mapping[str, Any]
    due: datetime
    state: str
    reason: str | None
    settled: datetime | None


async def put(connection: AsyncConnection, messages: Sequence[NewMessage], now: datetime) -> None:
    """Keep the messages, in the caller's transaction; keys that are known are left as they are."""
    if not messages:
        return
    away = await _away(connection, {m.person for m in messages if m.person is not None})
    rows = [
        {
            "key": m.key,
            "channel": m.channel,
            "chat": m.chat,
            "person": m.person,
            "lane": int(m.lane),
            "kind": m.kind,
            "payload": dict(m.payload),
            "created": now,
            "due": m.due,
            "expires": m.expires,
            "ready": m.turn or m.due,
            "message": m.message,
            "state": "held" if m.person in away else "waiting",
        }
        for m in messages
    ]
    await connection.execute(
        insert(connection, outbox).on_conflict_do_nothing(index_elements=[outbox.c.key]), rows
    )
    wake_on_commit(connection)


async def add_to(
    connection: AsyncConnection, key: str, name: str, items: Sequence[Any]
) -> bool | None:
    """Add to a list in the payload of a message that was not tried yet.

    Returns whether the message has them by now; None where there is no such message.
    """
    row = (
        await connection.execute(
            select(outbox.c.id, outbox.c.payload, outbox.c.state, outbox.c.attempt)
            .where(outbox.c.key == key)
            .with_for_update()
        )
    ).one_or_none()
    if row is None:
        return None
    known = row.payload[name]
    new = [one for one in items if one not in known]
    if new and (row.state != "waiting" or row.attempt):
        return False
    if new:
        payload = {**row.payload, name: [*known, *new]}
        await connection.execute(
            update(outbox).where(outbox.c.id == row.id).values(payload=payload)
        )
    return True


async def _away(connection: AsyncConnection, persons: set[int]) -> set[int]:
    """Return those among ``persons`` to whom nothing may go now."""
    found: set[int] = set()
    listed = sorted(persons)
    for start in range(0, len(listed), _CHUNK):
        found.update(
            await connection.scalars(
                select(people.c.id).where(
                    people.c.id.in_(listed[start : start + _CHUNK]),
                    or_(people.c.unreachable.is_not(None), people.c.stopped.is_not(None)),
                )
            )
        )
    return found


async def leave_in_doubt(connection: AsyncConnection, keys: Sequence[str], now: datetime) -> None:
    """Try those of the waiting messages no more that may have arrived."""
    tried = outbox.c.key.in_(keys) & or_(WAITING, HELD) & (outbox.c.unsure > 0)
    doubt = {"state": "unknown", "reason": "unknown", "settled": now}
    await connection.execute(update(outbox).where(tried).values(doubt))


async def withdraw(
    connection: AsyncConnection, keys: str | Sequence[str], now: datetime, reason: str
) -> int:
    """Drop messages that are not sent yet; returns how many.

    ``keys`` are their keys, or the beginning that their keys share. One that is being sent at
    this moment can't be called back, but is not tried again.
    """
    if not keys:
        return 0
    chosen = beginning(keys) if isinstance(keys, str) else outbox.c.key.in_(keys)
    await connection.execute(update(outbox).where(chosen, SENDING).values(expires=now))
    dropped = await connection.execute(
        update(outbox)
        .where(chosen, or_(WAITING, HELD))
        .values(state="dropped", reason=reason, settled=now)
    )
    return dropped.rowcount


def beginning(prefix: str) -> ColumnElement[bool]:
    """Return what chooses the messages whose keys begin so."""
    # A range, since LIKE finds no index on one engine or the other.
    after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    return (outbox.c.key >= prefix) & (outbox.c.key < after)


@dataclass(frozen=True)
class Copy:
    """A message as somebody was sent it: ``message`` is the messenger's number of it, if known."""

    id: int
    chat: int
    state: str
    payload: Mapping[str, Any]
    message: int | None


async def copies(connection: AsyncConnection, prefix: str) -> list[Copy]:
    """Return the messages whose keys begin so, the oldest first."""
    names = ("id", "chat", "state", "payload", "message")
    wanted = select(*(outbox.c[name] for name in names)).where(beginning(prefix))
    return [
        Copy(**row) for row in (await connection.execute(wanted.order_by(outbox.c.id))).mappings()
    ]


async def told_by(
    connection: AsyncConnection, chat: int, message: int, kinds: Sequence[str]
) -> Mapping[str, Any] | None:
    """Return the payload of what a chat of the team was told by a message, if of these kinds."""
    found: Mapping[str, Any] | None = await connection.scalar(
        select(outbox.c.payload)
        .where(
            NOBODYS, outbox.c.chat == chat, outbox.c.message == message, outbox.c.kind.in_(kinds)
        )
        .limit(1)
    )
    return found


async def sent_to(connection: AsyncConnection, person: int, since: datetime) -> list[Copy]:
    """Return what was sent to a person since then of their own, the oldest first."""
    names = ("id", "chat", "state", "payload", "message")
    sent = (outbox.c.person == person, outbox.c.state == "sent", outbox.c.settled >= since)
    wanted = select(*(outbox.c[name] for name in names)).where(*sent).order_by(outbox.c.id)
    return [Copy(**row) for row in (await connection.execute(wanted)).mappings()]


async def hold(connection: AsyncConnection, person: int, reason: str) -> None:
    """Let a person's waiting messages rest until `release`."""
    await connection.execute(
        update(outbox).where(outbox.c.person == person, WAITING).values(state="held", reason=reason)
    )


async def release(connection: AsyncConnection, person: int, now: datetime) -> list[Entry]:
    """Take up a person's held messages again and return those that are of no use any more.

    What still helps is sent, what is not due yet waits for its time, what an announcement's pause
    holds is left, also if it is late; the rest is settled as expired and returned, oldest first,
    for the one message that welcomes the person back.
    """
    mine = (outbox.c.person == person) & HELD & outbox.c.reason.is_distinct_from(PAUSED)
    paused = await paused_runs(connection, mine)
    over = mine & (outbox.c.expires <= now)
    if paused:
        over &= or_(outbox.c.run.is_(None), outbox.c.run.not_in(paused))
    missed = [
        Entry(**{**row, "state": "expired", "settled": now})
        for row in (
            await connection.execute(select(*_ENTRY).where(over).order_by(outbox.c.due))
        ).mappings()
    ]
    await connection.execute(update(outbox).where(over).values(state="expired", settled=now))
    await connection.execute(
        update(outbox).where(mine).values(state="waiting", reason=None, ready=outbox.c.due)
    )
    await rest(connection, paused)
    wake_on_commit(connection)
    return missed


async def paused_runs(connection: AsyncConnection, which: ColumnElement[bool]) -> list[int]:
    """Return which runs of some messages are paused; that stays so until this transaction ends.

    To be asked before the messages are changed: runs are locked first everywhere, then rows.
    """
    theirs = select(outbox.c.run).where(which, outbox.c.run.is_not(None)).distinct()
    numbers = list(await connection.scalars(theirs))
    if not numbers:
        return []
    found = await connection.execute(
        select(runs.c.id, runs.c.state)
        .where(runs.c.id.in_(numbers))
        .order_by(runs.c.id)
        .with_for_update(read=True)
    )
    return [number for number, state in found if state == PAUSED]


async def rest(connection: AsyncConnection, paused: Sequence[int]) -> None:
    """Let what waits of paused runs rest until they go on."""
    if paused:
        theirs = outbox.c.run.in_(paused)
        await connection.execute(
            update(outbox).where(theirs, WAITING).values(state="held", reason=PAUSED)
        )


_ENTRY: Final = tuple(
    outbox.c[name] for name in ("key", "kind", "payload", "due", "state", "reason", "settled")
)


async def ledger(
    connection: AsyncConnection,
    person: int,
    *,
    before: datetime | None = None,
    limit: int | None = 100,
) -> list[Entry]:
    """Return a person's messages due before ``before``, the latest first; all without a limit."""
    wanted = select(*_ENTRY).where(outbox.c.person == person)
    if before is not None:
        wanted = wanted.where(outbox.c.due < before)
    rows = await connection.execute(wanted.order_by(outbox.c.due.desc()).limit(limit))
    return [
        Entry(**{**row, "state": "waiting" if row["state"] == "sending" else row["state"]})
        for row in rows.mappings()
    ]

"""Claiming and settling: the outbox as those see it who send.

A claim is leased and fenced. Leased: whoever claims a row has it until ``ready``, and afterwards
somebody else may. Fenced: each claim counts ``attempt`` up, and only who knows the present count
may begin to send or settle, so that a process that comes back late changes nothing. ``unsure``
counts the tries that were begun and whose fate nobody knows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    Update,
    bindparam,
    func,
    literal,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.lane import Lane
from bot.store import checkins, subscriptions
from bot.store import outbox as kept
from bot.store.bulk import Bulk, Returning, among
from bot.store.outbox import SENDING, WAITING
from bot.store.tables import outbox, people


class Claimed(NamedTuple):
    """A message in hand; ``attempt`` is the claim's number, ``parts_sent`` were confirmed before.

    ``unsure`` counts earlier tries that may have arrived. ``message`` is the messenger's number of
    an earlier message that this one changes, ``reason`` why it was not sent before.
    """

    id: int
    key: str
    chat: int
    person: int | None
    lane: Lane
    kind: str
    payload: Mapping[str, Any]
    due: datetime
    expires: datetime | None
    attempt: int
    unsure: int
    parts_sent: int
    message: int | None = None
    reason: str | None = None


class Settlement(NamedTuple):
    """What became of a claimed message.

    ``state`` is waiting (again, at ``ready``), held, sent, unknown, failed, expired or dropped.
    ``unsure`` is the new count of tries that may have arrived; ``message`` the messenger's number
    of what was sent. With ``unreachable`` the person can't be reached: all their messages rest. One
    that ``asks`` is a check-in's question, which counts once it arrived.
    """

    id: int
    attempt: int
    state: str
    reason: str | None = None
    ready: datetime | None = None
    unsure: int = 0
    message: int | None = None
    unreachable: int | None = None
    asks: bool = False


LEASE: Final = timedelta(minutes=2)
"""How long a claimed message is its claimer's: far longer than a claim waits for its turn."""
_OPEN: Final = frozenset({"waiting", "held"})
_MISSED: Final = frozenset({"expired", "unknown"})
"""What people are told of afterwards: it did not arrive, or nobody knows."""
_COLUMNS: Final = tuple(outbox.c[name] for name in Claimed._fields)
_LANE: Final = Claimed._fields.index("lane")
_IN_HAND: Final = text("outbox.state || '' = 'sending'")
"""The same as SENDING, and of no use to find by: PostgreSQL's index of what is in hand keeps an
entry of each row that ever was until the next vacuum, and to look there costs more each minute."""
_due_of_lane = (
    select(outbox.c.id)
    .where(
        WAITING,
        outbox.c.channel == bindparam("b_channel"),
        outbox.c.lane == bindparam("b_lane"),
        outbox.c.ready <= bindparam("b_now"),
    )
    .order_by(outbox.c.ready)
    .limit(bindparam("b_limit"))
    .with_for_update(skip_locked=True)
    .cte("due")
)
"""SQLite leaves the FOR UPDATE out: there a transaction that writes is alone anyway."""


def _first_of(lane: Lane) -> Select[Any]:
    first = (
        select(outbox.c.ready)
        .where(WAITING, outbox.c.channel == bindparam("b_channel"), outbox.c.lane == int(lane))
        .order_by(outbox.c.ready)
        .limit(1)
        .subquery()
    )
    return select(literal(int(lane)).label("lane"), first.c.ready)


_first_of_lanes = union_all(*(_first_of(lane) for lane in Lane))
_claim = Returning(
    update(outbox)
    .where(among(outbox.c.id, select(_due_of_lane.c.id)))
    .values(state="sending", attempt=outbox.c.attempt + 1, ready=bindparam("b_lease"))
    .returning(*_COLUMNS),
    _COLUMNS,
)


def _settled(new: Mapping[str, ColumnElement[Any]]) -> Update:
    ours = outbox.c.id == new["id"], outbox.c.attempt == new["attempt"], _IN_HAND
    return (
        update(outbox)
        .where(*ours)
        .values(
            state=new["state"],
            reason=new["reason"],
            ready=func.coalesce(new["ready"], outbox.c.ready),
            unsure=new["unsure"],
            message=func.coalesce(new["message"], outbox.c.message),
            settled=new["settled"],
        )
    )


_SETTLED: Final = ("id", "attempt", "state", "reason", "ready", "unsure", "message", "settled")
_settle = Bulk(_settled, [outbox.c[name] for name in _SETTLED])
_begin = Returning(
    update(outbox)
    .where(among(outbox.c.id, "b_ids"), outbox.c.attempt == bindparam("b_attempt"), _IN_HAND)
    .values(unsure=outbox.c.unsure + 1)
    .returning(outbox.c.id),
    (outbox.c.id,),
)
_progress = (
    update(outbox)
    .where(outbox.c.id == bindparam("b_id"), outbox.c.attempt == bindparam("b_attempt"), _IN_HAND)
    .values(parts_sent=bindparam("b_parts"))
)


async def claim(
    connection: AsyncConnection, channel: str, now: datetime, lease: timedelta, limit: int
) -> list[Claimed]:
    """Take up to ``limit`` due messages in hand, lane by lane, each lane's earliest first.

    Those of a lane come in the order in which they were kept: so were those for one chat meant.
    """
    found: list[Claimed] = []
    for lane, first in sorted((await _firsts(connection, channel)).items()):
        if first > now:
            continue
        if len(found) >= limit:
            break
        rows = await _claim.rows(
            connection,
            {
                "b_channel": channel,
                "b_lane": int(lane),
                "b_now": now,
                "b_limit": limit - len(found),
                "b_lease": now + lease,
            },
        )
        # Its number alone would be equal to its lane, not the same.
        claimed = (Claimed._make((*row[:_LANE], lane, *row[_LANE + 1 :])) for row in rows)
        found += sorted(claimed)  # by their ids
    return found


async def begin(connection: AsyncConnection, messages: Iterable[Claimed]) -> set[int]:
    """Record that the messages are about to be written; returns the ids still in our hand."""
    attempts: dict[int, list[int]] = defaultdict(list)
    for message in messages:
        attempts[message.attempt].append(message.id)
    ours: set[int] = set()
    for attempt, ids in attempts.items():
        rows = await _begin.rows(connection, {"b_ids": ids, "b_attempt": attempt})
        ours.update(number for (number,) in rows)
    return ours


async def progress(
    connection: AsyncConnection, message: Claimed, parts: int, numbers: Sequence[int] = ()
) -> None:
    """Keep how many parts of a message the messenger confirmed.

    The messenger's ``numbers`` of the last one are added to those of the others, where all are
    needed; the first of them is the message's own.
    """
    fenced = {"b_id": message.id, "b_attempt": message.attempt, "b_parts": parts}
    await connection.execute(_progress, fenced)
    if not numbers:
        return
    ours = outbox.c.id == message.id, outbox.c.attempt == message.attempt, _IN_HAND
    known = await connection.scalar(select(outbox.c.payload).where(*ours).with_for_update())
    if known is None:
        return
    shown = [*known.get(kept.NUMBERS, ()), *numbers]
    values = {"payload": {**known, kept.NUMBERS: shown}, "message": shown[0]}
    await connection.execute(update(outbox).where(*ours).values(values))


async def settle(connection: AsyncConnection, results: Sequence[Settlement], now: datetime) -> None:
    """Record what became of claimed messages; who was claimed anew since is left alone."""
    if not results:
        return
    waiting = [item.id for item in results if item.state == "waiting"]
    paused = await kept.paused_runs(connection, outbox.c.id.in_(waiting)) if waiting else []
    rows = [(*item[: len(_SETTLED) - 1], None if item.state in _OPEN else now) for item in results]
    await _settle.run(connection, rows)
    await kept.rest(connection, paused)
    missing = [item.id for item in results if item.state in _MISSED]
    if missing:
        missed = await connection.scalars(select(outbox.c.person).where(outbox.c.id.in_(missing)))
        await subscriptions.rouse(connection, {one for one in missed if one is not None}, now)
    await _asked(connection, [item.id for item in results if item.asks and _came(item)], now)
    for item in results:
        if item.unreachable is not None:
            await _unreachable(connection, item.unreachable, item.reason or "", now)


def _came(item: Settlement) -> bool:
    return item.state == "sent" or item.reason == "unknown"


async def _asked(connection: AsyncConnection, ids: Sequence[int], now: datetime) -> None:
    if not ids:
        return
    asking = await connection.scalars(select(outbox.c.payload).where(outbox.c.id.in_(ids)))
    for one in asking.all():
        await checkins.arrived(connection, one["subscription"], one["step"], one["key"], now)


async def _unreachable(
    connection: AsyncConnection, person: int, reason: str, now: datetime
) -> None:
    await connection.execute(
        update(people)
        .where(people.c.id == person, people.c.unreachable.is_(None))
        .values(unreachable=now, unreachable_reason=reason)
    )
    await kept.hold(connection, person, reason)


async def take_over(connection: AsyncConnection, channel: str, now: datetime | None) -> int:
    """Make messages claimable again whose lease is over by ``now``; returns how many.

    Without ``now`` all are; that is right only where nobody else can be sending: at the start of
    the one owner of a database.
    """
    over = SENDING & (outbox.c.channel == channel)
    if now is not None:
        over &= outbox.c.ready <= now
    paused = await kept.paused_runs(connection, over)
    waiting = update(outbox).where(over).values(state="waiting", ready=outbox.c.due)
    taken = (await connection.execute(waiting)).rowcount
    await kept.rest(connection, paused)
    return taken


async def earliest(connection: AsyncConnection, channel: str) -> datetime | None:
    """Return when the next waiting message may be sent, or None when none waits."""
    return min((await _firsts(connection, channel)).values(), default=None)


async def _firsts(connection: AsyncConnection, channel: str) -> dict[Lane, datetime]:
    rows = await connection.execute(_first_of_lanes, {"b_channel": channel})
    return {Lane(row.lane): row.ready for row in rows}

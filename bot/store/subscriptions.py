"""Subscriptions: who follows which plan, and when something of it is due next.

``next_due`` is the only thing that says whether there is work: the past and the present mean "look
at it now", None means "not before something changes".
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.recovery.placing import step_of
from bot.recovery.plan import Operation
from bot.recovery.subscription import Move, Subscription
from bot.recovery.wishes import Pause, Quiet
from bot.store import outbox
from bot.store.database import wake_on_commit
from bot.store.tables import subscriptions as table

_CURRENT = table.c.ended.is_(None)


def _subscription(row: Row[Any]) -> Subscription:
    quiet = Quiet(row.quiet_from, row.quiet_to) if row.quiet_from is not None else None
    return Subscription(
        id=row.id,
        person=row.person,
        plan=row.plan,
        operation=Operation(row.day, row.hour),
        zone=ZoneInfo(row.zone),
        smoker=row.smoker,
        stitches_in=row.stitches_in,
        preferred=row.preferred,
        quiet=quiet,
        pauses=tuple(_pause(*ends) for ends in row.pauses),
        round=row.round,
        version=row.version,
        created=row.created,
        ended=row.ended,
        away=row.away,
        moves=tuple(_move(*kept) for kept in row.moves),
    )


def _move(round_: int, day: str | None, hour: str | None) -> Move:
    if day is None:
        return Move(round_, None)
    at = time.fromisoformat(hour) if hour is not None else None
    return Move(round_, Operation(date.fromisoformat(day), at))


def _kept(move: Move) -> list[Any]:
    day = move.operation.day.isoformat() if move.operation else None
    hour = move.operation.hour if move.operation else None
    return [move.round, day, hour.isoformat() if hour is not None else None]


def _pause(start: str, end: str | None, *asks: bool) -> Pause:
    ends = datetime.fromisoformat(end) if end else None
    return Pause(datetime.fromisoformat(start), ends, asks=any(asks))


def _kept_pause(pause: Pause) -> list[Any]:
    ends = pause.end.isoformat() if pause.end else None
    return [pause.start.isoformat(), ends, *([True] if pause.asks else [])]


def _values(subscription: Subscription) -> dict[str, Any]:
    quiet = subscription.quiet
    return {
        "person": subscription.person,
        "plan": subscription.plan,
        "day": subscription.operation.day,
        "hour": subscription.operation.hour,
        "zone": subscription.zone.key,
        "smoker": subscription.smoker,
        "stitches_in": subscription.stitches_in,
        "preferred": subscription.preferred,
        "quiet_from": quiet.start if quiet else None,
        "quiet_to": quiet.end if quiet else None,
        "pauses": [_kept_pause(pause) for pause in subscription.pauses],
        "round": subscription.round,
        "version": subscription.version,
        "created": subscription.created,
        "ended": subscription.ended,
        "away": subscription.away,
        "moves": [_kept(move) for move in subscription.moves],
    }


async def add(connection: AsyncConnection, new: Subscription) -> int:
    """Keep a new one, whose id doesn't count, to be looked at at once; returns its id.

    Raises:
        IntegrityError: the person has one already.
    """
    values = {**_values(new), "plan_digest": "", "next_due": new.created}
    found: int = (
        await connection.execute(table.insert().values(values).returning(table.c.id))
    ).scalar_one()
    return found


async def save(connection: AsyncConnection, changed: Subscription, due: datetime | None) -> None:
    """Keep what changed, and when to look at it."""
    values = {**_values(changed), "next_due": due}
    await connection.execute(update(table).where(table.c.id == changed.id).values(values))


async def of_person(connection: AsyncConnection, person: int) -> Subscription | None:
    """Return a person's current one, locked until the transaction ends, or None."""
    row = (
        await connection.execute(
            select(table).where(table.c.person == person, _CURRENT).with_for_update()
        )
    ).one_or_none()
    return _subscription(row) if row is not None else None


async def get(connection: AsyncConnection, subscription: int) -> Subscription | None:
    """Return one, locked until the transaction ends, or None."""
    row = (
        await connection.execute(select(table).where(table.c.id == subscription).with_for_update())
    ).one_or_none()
    return _subscription(row) if row is not None else None


async def others(connection: AsyncConnection, one: Subscription) -> list[Subscription]:
    """Return the other subscriptions of a person to the same plan, the oldest first."""
    rows = await connection.execute(
        select(table)
        .where(table.c.person == one.person, table.c.plan == one.plan, table.c.id != one.id)
        .order_by(table.c.id)
    )
    return [_subscription(row) for row in rows]


async def everything(connection: AsyncConnection, person: int) -> list[dict[str, Any]]:
    """Return all that is kept of a person's subscriptions, ended ones too."""
    rows = await connection.execute(select(table).where(table.c.person == person))
    return [dict(row) for row in rows.mappings()]


@dataclass(frozen=True)
class Planned:
    """What looking at a subscription came to."""

    id: int
    round: int
    away: datetime | None
    plan_digest: str
    next_due: datetime | None


def due_query(now: datetime, limit: int) -> Select[Any]:
    """Return the statement that finds what is due, the longest due first."""
    return (
        select(table)
        .where(table.c.next_due.is_not(None), table.c.next_due <= now)
        .order_by(table.c.next_due)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


def stale_query(plan: str, digest: str, *, older: bool, limit: int) -> Select[Any]:
    """Return the statement that finds what was planned by another edition of a plan.

    An index finds what is less or greater than something, not what differs: so there are two.
    """
    differs = table.c.plan_digest < digest if older else table.c.plan_digest > digest
    return (
        select(table)
        .where(_CURRENT, table.c.plan == plan, differs)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


async def due(connection: AsyncConnection, now: datetime, limit: int) -> list[Subscription]:
    """Take those that are due; another process doesn't get them until the transaction ends."""
    return [_subscription(row) for row in await connection.execute(due_query(now, limit))]


async def stale(
    connection: AsyncConnection, plan: str, digest: str, limit: int
) -> list[Subscription]:
    """Take those that were planned by another edition of a plan."""
    found: list[Subscription] = []
    for older in (True, False):
        if left := limit - len(found):
            query = stale_query(plan, digest, older=older, limit=left)
            found += [_subscription(row) for row in await connection.execute(query)]
    return found


async def planned(connection: AsyncConnection, results: Sequence[Planned]) -> None:
    """Keep what looking at them came to."""
    statement = (
        update(table)
        .where(table.c.id == bindparam("b_id"))
        .values(
            round=bindparam("b_round"),
            away=bindparam("b_away"),
            plan_digest=bindparam("b_digest"),
            next_due=bindparam("b_due"),
        )
    )
    if results:
        await connection.execute(
            statement,
            [
                {
                    "b_id": result.id,
                    "b_round": result.round,
                    "b_away": result.away,
                    "b_digest": result.plan_digest,
                    "b_due": result.next_due,
                }
                for result in results
            ],
        )


async def soonest(connection: AsyncConnection) -> datetime | None:
    """Return when the next one is due, None for none."""
    found: datetime | None = await connection.scalar(
        select(func.min(table.c.next_due)).where(table.c.next_due.is_not(None))
    )
    return found


async def rouse(connection: AsyncConnection, people: Collection[int], now: datetime) -> None:
    """Have the subscriptions of these people looked at: they are back, or something was lost."""
    if people:
        await connection.execute(
            update(table).where(table.c.person.in_(people), _CURRENT).values(next_due=now)
        )
        wake_on_commit(connection)


async def take_back(
    connection: AsyncConnection,
    current: Subscription,
    now: datetime,
    reason: str,
    of: Collection[str] | None = None,
) -> None:
    """Drop what waits to be sent, all or of those steps alone.

    What was tried and may have arrived is left in doubt: handed over anew it would come twice.
    """
    prefix = current.key_of("")
    waiting = [
        entry.key
        for entry in await outbox.ledger(connection, current.person, limit=None)
        if entry.state in {"waiting", "held"}
        and entry.key.startswith(prefix)
        and (of is None or step_of(entry.key.removeprefix(prefix)) in of)
    ]
    if waiting:
        await outbox.leave_in_doubt(connection, waiting, now)
        await outbox.withdraw(connection, waiting, now, reason)

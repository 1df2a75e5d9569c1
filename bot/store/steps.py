"""Steps: what became of each message of a plan, by subscription, round and key."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.recovery.arithmetic import History
from bot.recovery.placing import doubt_of, step_of
from bot.store.tables import steps as table
from bot.store.tables import subscriptions
from bot.store.upserts import insert


@dataclass(frozen=True)
class Mark:
    """What is known under one key (``Instant.key``); each is when it happened.

    ``sent`` is when it was handed over to be sent, ``told`` when a summary spoke of it, ``later``
    when it shall come once more.
    """

    key: str
    sent: datetime | None = None
    told: datetime | None = None
    done: datetime | None = None
    later: datetime | None = None

    @property
    def empty(self) -> bool:
        """Whether it says nothing."""
        return not (self.sent or self.told or self.done or self.later)


def history_of(
    marks: Iterable[Mark],
    unsure: Collection[tuple[str, datetime]] = (),
    arrived: Mapping[str, datetime | None] | None = None,
) -> History:
    """Return what the arithmetic needs to know.

    ``unsure`` has what may have arrived or not, each with when it was handed over, ``arrived`` what
    is known of arrivals (`History`).
    """
    marks = tuple(marks)
    told = {mark.key for mark in marks if mark.told}
    sent = {mark.key: mark.sent for mark in marks if mark.sent}
    return History(
        sent=sent,
        told=frozenset(step_of(mark.key) for mark in marks if mark.told),
        done=frozenset(step_of(mark.key) for mark in marks if mark.done),
        later={step_of(mark.key): mark.later for mark in marks if mark.later},
        unsure={key: at for key, at in unsure if sent.get(key) == at and doubt_of(key) not in told},
        arrived=arrived or {},
    )


def without(
    marks: Iterable[Mark], sent: Collection[str] = (), told: Collection[str] = ()
) -> tuple[Mark, ...]:
    """Return the marks as if what has these keys was never sent, or never told of."""
    kept = (
        replace(
            mark,
            sent=None if mark.key in sent else mark.sent,
            told=None if mark.key in told else mark.told,
        )
        for mark in marks
    )
    return tuple(mark for mark in kept if not mark.empty)


def without_lost(marks: Iterable[Mark], lost: Collection[tuple[str, datetime]]) -> tuple[Mark, ...]:
    """Return the marks without what was handed over under these keys at these instants."""
    kept = (
        replace(
            mark,
            sent=None if (mark.key, mark.sent) in lost else mark.sent,
            told=None if (mark.key, mark.told) in lost else mark.told,
        )
        for mark in marks
    )
    return tuple(mark for mark in kept if not mark.empty)


def within(marks: Iterable[Mark], history: History) -> tuple[Mark, ...]:
    """Return what a history still counts of the marks."""
    kept = (
        Mark(
            mark.key,
            sent=mark.sent if mark.key in history.sent else None,
            told=mark.told if step_of(mark.key) in history.told else None,
            done=mark.done if step_of(mark.key) in history.done else None,
            later=mark.later if step_of(mark.key) in history.later else None,
        )
        for mark in marks
    )
    return tuple(mark for mark in kept if not mark.empty)


def merged(rounds: Iterable[Iterable[Mark]]) -> tuple[Mark, ...]:
    """Return the marks of several rounds as one; what was said last counts."""
    found: dict[str, Mark] = {}
    for marks in rounds:
        for mark in marks:
            old = found.get(mark.key, mark)
            found[mark.key] = Mark(
                mark.key,
                sent=mark.sent or old.sent,
                told=mark.told or old.told,
                done=mark.done or old.done,
                later=mark.later or old.later,
            )
    return tuple(found.values())


def _mark(row: Row[Any]) -> Mark:
    return Mark(row.key, row.sent, row.told, row.done, row.later)


async def load(
    connection: AsyncConnection, subscription_ids: Sequence[int]
) -> dict[int, tuple[Mark, ...]]:
    """Return the marks of each subscription's current round."""
    rows = await connection.execute(
        select(table)
        .join(
            subscriptions,
            (subscriptions.c.id == table.c.subscription) & (subscriptions.c.round == table.c.round),
        )
        .where(table.c.subscription.in_(subscription_ids))
    )
    found: dict[int, list[Mark]] = {}
    for row in rows:
        found.setdefault(row.subscription, []).append(_mark(row))
    return {subscription: tuple(marks) for subscription, marks in found.items()}


async def ever(connection: AsyncConnection, subscription: int) -> dict[int, tuple[Mark, ...]]:
    """Return the marks of every round of a subscription, the oldest round first."""
    rows = await connection.execute(
        select(table).where(table.c.subscription == subscription).order_by(table.c.round)
    )
    found: dict[int, list[Mark]] = {}
    for row in rows:
        found.setdefault(row.round, []).append(_mark(row))
    return {number: tuple(marks) for number, marks in found.items()}


@dataclass(frozen=True)
class Marked:
    """A mark and where it belongs."""

    subscription: int
    round: int
    mark: Mark


async def keep(connection: AsyncConnection, marked: Sequence[Marked]) -> None:
    """Add to what is known; only ``later`` may be said anew."""
    if not marked:
        return
    statement = insert(connection, table)
    new = statement.excluded
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[table.c.subscription, table.c.round, table.c.key],
            set_={
                "sent": func.coalesce(table.c.sent, new.sent),
                "told": func.coalesce(table.c.told, new.told),
                "done": func.coalesce(table.c.done, new.done),
                "later": func.coalesce(new.later, table.c.later),
            },
        ),
        [
            {"subscription": one.subscription, "round": one.round, **asdict(one.mark)}
            for one in marked
        ],
    )


async def everything(connection: AsyncConnection, person: int) -> list[dict[str, Any]]:
    """Return all marks of a person's subscriptions, of every round."""
    rows = await connection.execute(
        select(table)
        .join(subscriptions, subscriptions.c.id == table.c.subscription)
        .where(subscriptions.c.person == person)
        .order_by(table.c.subscription, table.c.round, table.c.key)
    )
    return [dict(row) for row in rows.mappings()]


async def ever_sent(connection: AsyncConnection, subscription: int, step: str) -> bool:
    """Tell whether a step was sent in any round."""
    rows = await connection.scalars(
        select(table.c.key).where(
            table.c.subscription == subscription,
            table.c.sent.is_not(None),
            table.c.key.startswith(step, autoescape=True),
        )
    )
    return any(step_of(key) == step for key in rows)


async def counts(connection: AsyncConnection, subscription: int, key: str) -> bool:
    """Tell whether the current round of a subscription counts this as handed over."""
    return key in await _handed_over(connection, subscription)


async def rounds_of(connection: AsyncConnection, subscription: int, step: str) -> list[int]:
    """Return the current round of a subscription if it counts the step as handed over."""
    if step not in map(step_of, await _handed_over(connection, subscription)):
        return []
    wanted = select(subscriptions.c.round).where(subscriptions.c.id == subscription)
    return list(await connection.scalars(wanted))


async def _handed_over(connection: AsyncConnection, subscription: int) -> list[str]:
    marks = (await load(connection, [subscription])).get(subscription, ())
    return [mark.key for mark in marks if mark.sent]


async def undo(connection: AsyncConnection, subscription: int, step: str) -> None:
    """Take back that a step is done."""
    await connection.execute(
        update(table)
        .where(table.c.subscription == subscription, table.c.key == step)
        .values(done=None)
    )

"""Steps: what became of each message of a plan, by subscription, round and key."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.recovery.arithmetic import History
from bot.recovery.placing import step_of
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


def history_of(marks: Iterable[Mark]) -> History:
    """Return what the arithmetic needs to know."""
    marks = tuple(marks)
    return History(
        sent={mark.key: mark.sent for mark in marks if mark.sent},
        told=frozenset(step_of(mark.key) for mark in marks if mark.told),
        done=frozenset(step_of(mark.key) for mark in marks if mark.done),
        later={step_of(mark.key): mark.later for mark in marks if mark.later},
    )


def without(
    marks: Iterable[Mark], sent: Collection[str] = (), told: Collection[str] = ()
) -> tuple[Mark, ...]:
    """Return the marks as if what has these keys was never sent, and these steps never told of."""
    kept = (
        replace(
            mark,
            sent=None if mark.key in sent else mark.sent,
            told=None if step_of(mark.key) in told else mark.told,
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
        mark = Mark(row.key, row.sent, row.told, row.done, row.later)
        found.setdefault(row.subscription, []).append(mark)
    return {subscription: tuple(marks) for subscription, marks in found.items()}


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

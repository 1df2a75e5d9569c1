"""What a patient's card at the desk says, by a mark that changes when any of it does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.recovery.walltime import wall_of
from bot.store.tables import (
    STILL_WAITS,
    checkins,
    consents,
    conversations,
    people,
    subscriptions,
    waits,
)

_LONGEST: Final = 32


@dataclass(frozen=True)
class Card:
    """An open conversation's card: the mark of what it would say now, and of what it says."""

    conversation: int
    desk: int
    now: str
    shown: str | None


def _asked() -> Select[Any]:
    """Return a row for each conversation, with all that its card depends on."""
    answered = (
        select(func.max(checkins.c.answered))
        .where(checkins.c.subscription == subscriptions.c.id)
        .scalar_subquery()
    )
    agreed = (
        select(func.max(consents.c.given))
        .where(consents.c.person == people.c.id, consents.c.withdrawn.is_(None))
        .scalar_subquery()
    )
    current = and_(subscriptions.c.person == people.c.id, subscriptions.c.ended.is_(None))
    return (
        select(
            conversations.c.id,
            conversations.c.card,
            conversations.c.desk,
            people.c.language,
            people.c.language_code,
            subscriptions.c.id.label("subscription"),
            subscriptions.c.day,
            subscriptions.c.zone,
            answered.label("answered"),
            agreed.label("agreed"),
        )
        .join(people, people.c.id == conversations.c.person)
        .outerjoin(subscriptions, current)
    )


async def of_open(connection: AsyncConnection, channel: str, now: datetime) -> list[Card]:
    """Return the cards of all open conversations that have a topic, who waits first."""
    rows = await connection.execute(
        _asked()
        .where(
            conversations.c.channel == channel,
            conversations.c.closed.is_(None),
            conversations.c.desk.is_not(None),
        )
        .order_by(_waits().desc(), conversations.c.id)
    )
    return [Card(row.id, row.desk, _mark(row, now), row.card) for row in rows]


def _waits() -> ColumnElement[bool]:
    return exists().where(waits.c.conversation == conversations.c.id, STILL_WAITS)


async def mark(connection: AsyncConnection, conversation: int, now: datetime) -> str:
    """Return the mark of what a conversation's card would say now."""
    found = await connection.execute(_asked().where(conversations.c.id == conversation))
    return _mark(found.one(), now)


def _mark(row: Row[Any], now: datetime) -> str:
    day = (wall_of(now, ZoneInfo(row.zone)).date() - row.day).days if row.zone else None
    said: Sequence[Any] = (
        row.language, row.language_code, row.subscription, day, row.answered, row.agreed
    )  # fmt: skip
    return sha256(repr(said).encode()).hexdigest()[:_LONGEST]

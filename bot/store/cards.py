"""What a patient's card at the desk says, by a mark that changes when any of it does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.recovery.walltime import wall_of
from bot.store.alerts import LASTS
from bot.store.tables import (
    STILL_WAITS,
    alerts,
    checkins,
    consents,
    conversations,
    people,
    subscriptions,
    waits,
)

_LONGEST: Final = 32
_LOOKED_AT: Final = timedelta(days=14)
"""For how long the card of a closed conversation is kept true."""


@dataclass(frozen=True)
class Card:
    """A conversation's card: the mark of what it would say now, and of what it says."""

    conversation: int
    desk: int
    now: str
    shown: str | None


def _asked(now: datetime) -> Select[Any]:
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
    flagged = exists().where(
        alerts.c.person == people.c.id,
        alerts.c.taken_at.is_(None),
        alerts.c.raised_at > now - LASTS,
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
            flagged.label("flagged"),
        )
        .join(people, people.c.id == conversations.c.person)
        .outerjoin(subscriptions, current)
    )


async def of_topics(connection: AsyncConnection, channel: str, now: datetime) -> list[Card]:
    """Return the cards of all conversations that have a topic, who waits first.

    Those that were closed lately are looked at as well, and come last.
    """
    rows = await connection.execute(
        _asked(now)
        .where(
            conversations.c.channel == channel,
            or_(conversations.c.closed.is_(None), conversations.c.closed > now - _LOOKED_AT),
            conversations.c.desk.is_not(None),
        )
        .order_by(_waits().desc(), conversations.c.closed.is_not(None), conversations.c.id)
    )
    return [Card(row.id, row.desk, _mark(row, now), row.card) for row in rows]


def _waits() -> ColumnElement[bool]:
    return exists().where(waits.c.conversation == conversations.c.id, STILL_WAITS)


async def mark(connection: AsyncConnection, conversation: int, now: datetime) -> str:
    """Return the mark of what a conversation's card would say now."""
    found = await connection.execute(_asked(now).where(conversations.c.id == conversation))
    return _mark(found.one(), now)


def _mark(row: Row[Any], now: datetime) -> str:
    day = (wall_of(now, ZoneInfo(row.zone)).date() - row.day).days if row.zone else None
    said: Sequence[Any] = (
        row.language, row.language_code, row.subscription, day, row.answered, row.agreed,
        bool(row.flagged),
    )  # fmt: skip
    return sha256(repr(said).encode()).hexdigest()[:_LONGEST]

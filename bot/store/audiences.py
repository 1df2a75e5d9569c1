"""Who an audience is, as the database sees it."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailing.audience import Audience, Counted, Phase
from bot.store.tables import SPOKEN, WHY_NOT, people, subscriptions

_DAYS: Final = {Phase.BEFORE: (None, -1), Phase.EARLY: (0, 14), Phase.MIDDLE: (15, 90)}
"""The first and the last day of a phase, counted from the operation."""
_LATER: Final = 91

SPEAKS: Final[ColumnElement[str]] = literal_column(SPOKEN, String)
"""The language somebody chose, or the one guessed from their messenger (`language_for`)."""
_WHY: Final[ColumnElement[str]] = literal_column(WHY_NOT, String)
GETS_NEWS: Final = and_(
    people.c.news.is_not(None), people.c.stopped.is_(None), people.c.unreachable.is_(None)
)


def fits(audience: Audience, now: datetime) -> ColumnElement[bool]:
    """Return whether a row of a channel's people is meant, whether or not they get news."""
    wanted: list[ColumnElement[bool]] = []
    if audience.languages:
        wanted.append(SPEAKS.in_(audience.languages))
    if audience.active_days is not None:
        wanted.append(people.c.last_seen >= now - timedelta(days=audience.active_days))
    if audience.plan is not None or audience.phases:
        wanted.append(_has_plan(audience, now.date()))
    return and_(true(), *wanted)


def _has_plan(audience: Audience, today: date) -> ColumnElement[bool]:
    of_theirs = (subscriptions.c.person == people.c.id) & subscriptions.c.ended.is_(None)
    if audience.plan is not None:
        of_theirs &= subscriptions.c.plan == audience.plan
    if audience.phases:
        of_theirs &= or_(*(_in_phase(phase, today) for phase in audience.phases))
    return exists().where(of_theirs)


def _in_phase(phase: Phase, today: date) -> ColumnElement[bool]:
    first, last = _DAYS.get(phase, (_LATER, None))
    within: list[ColumnElement[bool]] = []
    if first is not None:
        within.append(subscriptions.c.day <= today - timedelta(days=first))
    if last is not None:
        within.append(subscriptions.c.day >= today - timedelta(days=last))
    return and_(true(), *within)


async def count(
    connection: AsyncConnection, audience: Audience, channel: str, now: datetime
) -> Counted:
    """Count those who are meant, and say why some of them get nothing.

    It is read from ``ix_people_reach`` alone, in its order: a million people in 0.1 s.
    """
    rows = await connection.execute(
        select(_WHY.label("why"), SPEAKS.label("spoken"), func.count())
        .where(people.c.channel == channel, fits(audience, now))
        .group_by(_WHY, SPEAKS)
    )
    by_why, by_language = Counter[str](), Counter[str]()
    for reason, language, number in rows:
        by_why[reason or ""] += number
        if not reason:
            by_language[language] += number
    return Counted(
        recipients=by_why.pop("", 0),
        by_language=dict(by_language),
        no_news=by_why.pop("no-news", 0),
        stopped=by_why.pop("stopped", 0),
        unreachable=dict(by_why),
    )


async def highest(connection: AsyncConnection) -> int:
    """Return the highest id of a person, 0 where there is none."""
    return await connection.scalar(select(func.max(people.c.id))) or 0

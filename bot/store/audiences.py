"""Who an audience is, as the database sees it."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    FromClause,
    String,
    and_,
    func,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailing.audience import Audience, Counted, Hours, Phase
from bot.recovery.wishes import Quiet
from bot.store.tables import SPOKEN, WHY_NOT, operators, people, subscriptions

_DAYS: Final = {Phase.BEFORE: (None, -1), Phase.EARLY: (0, 14), Phase.MIDDLE: (15, 90)}
"""The first and the last day of a phase, counted from the operation."""
_LATER: Final = 91

SPEAKS: Final[ColumnElement[str]] = literal_column(SPOKEN, String)
"""The language somebody chose, or the one guessed from their messenger (`language_for`)."""
_WHY: Final[ColumnElement[str]] = literal_column(WHY_NOT, String)
GETS_NEWS: Final = and_(
    people.c.news.is_not(None), people.c.stopped.is_(None), people.c.unreachable.is_(None)
)


class Meant(NamedTuple):
    """Where to read who is meant, in the order of ``id``: the person's, by which it is indexed."""

    source: FromClause
    id: ColumnElement[int]
    who: ColumnElement[bool]


def meant(audience: Audience, now: datetime) -> Meant:
    """Return who of the people is meant, whether or not they get news.

    A plan or phase is read from ``ix_subscriptions_aim``: nobody has two open subscriptions.
    """
    who: list[ColumnElement[bool]] = []
    if audience.languages:
        who.append(SPEAKS.in_(audience.languages))
    if audience.active_days is not None:
        who.append(people.c.last_seen >= now - timedelta(days=audience.active_days))
    if audience.plan is None and not audience.phases:
        return Meant(people, people.c.id, and_(true(), *who))
    who.append(subscriptions.c.ended.is_(None))
    if audience.plan is not None:
        # Not the bare column: SQLite would take the plan's index, and jump about in the people.
        who.append(func.coalesce(subscriptions.c.plan, "") == audience.plan)
    if audience.phases:
        who.append(or_(*(_in_phase(phase, now.date()) for phase in audience.phases)))
    source = subscriptions.join(people, people.c.id == subscriptions.c.person)
    return Meant(source, subscriptions.c.person, and_(*who))


def _in_phase(phase: Phase, today: date) -> ColumnElement[bool]:
    first, last = _DAYS.get(phase, (_LATER, None))
    within: list[ColumnElement[bool]] = []
    if first is not None:
        within.append(subscriptions.c.day <= today - timedelta(days=first))
    if last is not None:
        within.append(subscriptions.c.day >= today - timedelta(days=last))
    return and_(true(), *within)


def here(channel: str) -> ColumnElement[bool]:
    """Return whether somebody is a channel's, where people are read by their ids.

    Not the bare column: SQLite would take the channel's index and read everybody.
    """
    return func.coalesce(people.c.channel, "") == channel


async def count(
    connection: AsyncConnection, audience: Audience, channel: str, now: datetime
) -> Counted:
    """Count those who are meant, and say why some of them get nothing.

    It is read in an index's order, whichever are meant: ``ix_people_reach`` alone, or
    ``ix_subscriptions_aim`` and the people by their ids.
    """
    source, them = _read(audience, channel, now)
    rows = await connection.execute(
        select(_WHY.label("why"), SPEAKS.label("spoken"), func.count())
        .select_from(source)
        .where(them)
        .group_by(_WHY, SPEAKS)
    )
    by_why, by_language = Counter[str](), Counter[str]()
    for reason, language, number in rows:
        by_why[reason or ""] += number
        if not reason:
            by_language[language] += number
    team = await _team(connection, audience, channel, now)
    return Counted(
        recipients=by_why.pop("", 0),
        by_language=dict(by_language),
        no_news=max(by_why.pop("no-news", 0) - team, 0),
        team=team,
        stopped=by_why.pop("stopped", 0),
        unreachable=dict(by_why),
    )


async def elsewhere(
    connection: AsyncConnection, audience: Audience, channel: str, now: datetime, usual: Hours
) -> dict[Hours, int]:
    """Count those who get it by their hours, where these are not the usual ones.

    Who follows no plan has the usual ones, and nobody follows two.
    """
    mine = subscriptions.c
    usual_from = usual.quiet.start if usual.quiet else None
    usual_to = usual.quiet.end if usual.quiet else None
    others = or_(
        mine.zone != usual.zone,
        mine.quiet_from.is_distinct_from(usual_from),
        mine.quiet_to.is_distinct_from(usual_to),
    )
    rows = await connection.execute(
        select(mine.zone, mine.quiet_from, mine.quiet_to, func.count())
        .select_from(subscriptions.join(people, people.c.id == mine.person))
        .where(mine.ended.is_(None), others, here(channel), GETS_NEWS, meant(audience, now).who)
        .group_by(mine.zone, mine.quiet_from, mine.quiet_to)
    )
    return {
        Hours(zone, Quiet(start, end) if start is not None else None): number
        for zone, start, end, number in rows
    }


async def _team(
    connection: AsyncConnection, audience: Audience, channel: str, now: datetime
) -> int:
    """Count those of the team who are meant and never agreed to news: they are no patients."""
    source, number, who = meant(audience, now)
    theirs = number.in_(select(operators.c.person)), here(channel), people.c.news.is_(None)
    wanted = select(func.count()).select_from(source).where(who, *theirs)
    return await connection.scalar(wanted) or 0


async def recipients(
    connection: AsyncConnection, audience: Audience, channel: str, now: datetime
) -> int:
    """Count those who get it and nobody else, in half the time."""
    source, them = _read(audience, channel, now)
    wanted = select(func.count()).select_from(source).where(them, literal_column("''") == _WHY)
    return await connection.scalar(wanted) or 0


def _read(
    audience: Audience, channel: str, now: datetime
) -> tuple[FromClause, ColumnElement[bool]]:
    source, number, who = meant(audience, now)
    if source is people:
        return source, and_(people.c.channel == channel, who)
    return source, and_(number > 0, here(channel), who)


async def turn(
    connection: AsyncConnection,
    audience: Audience,
    after: int,
    upto: int,
    *,
    most: int,
    now: datetime,
) -> int:
    """Return up to whose id the next turn goes, so that about ``most`` people are looked at."""
    source, number, who = meant(audience, now)
    if source is people:
        return min(after + most, upto)
    next_ones = select(number).select_from(source)
    next_ones = next_ones.where(number > after, number <= upto, who).order_by(number).limit(most)
    found = (await connection.execute(next_ones)).scalars().all()
    return found[-1] if len(found) == most else upto


async def highest(connection: AsyncConnection) -> int:
    """Return the highest id of a person, 0 where there is none."""
    return await connection.scalar(select(func.max(people.c.id))) or 0

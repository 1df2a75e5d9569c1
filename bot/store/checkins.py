"""Check-ins: what was asked, what was answered, and when the team hears of silence."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    case,
    exists,
    func,
    not_,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.recovery.checkin import Checkin
from bot.recovery.silence import WAIT
from bot.recovery.triage import Level
from bot.store import steps
from bot.store.steps import Mark, Marked
from bot.store.subscriptions import rouse
from bot.store.tables import checkins as table
from bot.store.tables import people, subscriptions
from bot.store.tables import steps as steps_table
from bot.store.upserts import insert


@dataclass(frozen=True)
class Asked:
    """A check-in that is to be asked: of whom, in which round of which subscription, which step.

    ``day`` is the one it is after the operation, which may be later than the plan's; ``key`` names
    the message that asks (`bot.recovery.placing.Instant`), ``again`` tells that it isn't the first.
    """

    person: int
    subscription: int
    round: int
    step: str
    day: int
    key: str
    again: bool = False


def _all() -> Select[Any]:
    """Return check-ins with whether their plan is still followed, and of those around them.

    That is whether one was answered before, and whether a newer one was asked.
    """
    earlier, later = table.alias("earlier"), table.alias("later")
    before = exists().where(
        earlier.c.subscription == table.c.subscription,
        earlier.c.id < table.c.id,
        earlier.c.answered.is_not(None),
    )
    newer = exists().where(
        later.c.subscription == table.c.subscription, later.c.id > table.c.id, later.c.times > 0
    )
    around = before.label("before"), newer.label("newer")
    return select(table, subscriptions.c.ended, *around).join(
        subscriptions, subscriptions.c.id == table.c.subscription
    )


def _checkin(row: Row[Any]) -> Checkin:
    return Checkin(
        id=row.id,
        person=row.person,
        subscription=row.subscription,
        round=row.round,
        step=row.step,
        day=row.day,
        asked=row.asked,
        times=row.times,
        answers=row.answers,
        level=None if row.level is None else Level(row.level),
        closed=row.closed,
        told=row.told,
        active=row.ended is None,
        first=not row.before,
        newer=row.newer,
    )


async def ask(connection: AsyncConnection, asked: Asked, now: datetime) -> Checkin:
    """Keep what a message is about to ask; it counts once that `arrived`. A closed one stays."""
    statement = insert(connection, table).values(
        person=asked.person,
        subscription=asked.subscription,
        round=asked.round,
        step=asked.step,
        day=asked.day,
        key=asked.key,
        asked=now,
        times=0,
        patience=0,
        answers={},
    )
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[table.c.subscription, table.c.round, table.c.step],
            set_={"day": asked.day},
            where=table.c.closed.is_(None),
        )
    )
    return _checkin((await connection.execute(_all().where(*_is(asked)))).one())


async def take_along(connection: AsyncConnection, asked: Asked) -> None:
    """Have this round go on with what an earlier one left open and would only ask once more.

    That is what never arrived, or came and is asked again. What asks of another date begins anew.
    """
    mine = (table.c.subscription == asked.subscription) & (table.c.step == asked.step)
    newest = select(func.max(table.c.round)).where(mine).scalar_subquery()
    goes_on = true() if asked.again else table.c.times == 0
    await connection.execute(
        update(table)
        .where(mine, table.c.round == newest, table.c.closed.is_(None), goes_on)
        .values(round=asked.round)
    )


async def arrived(
    connection: AsyncConnection, subscription: int, step: str, key: str, now: datetime
) -> None:
    """Count that a message asked, once for each ``key``; from now on silence counts.

    Earlier rounds' askings of the same step wait for nobody any more.
    """
    mine = (table.c.subscription == subscription) & (table.c.step == step)
    kept = select(table).where(mine).order_by(table.c.round.desc()).with_for_update()
    rows = (await connection.execute(kept)).all()
    if not rows:
        return
    newest, *older = rows
    if newest.times and newest.key == key:
        return
    told = None if newest.closed else now + timedelta(seconds=newest.patience)
    await connection.execute(
        update(table)
        .where(table.c.id == newest.id)
        .values(asked=now, key=key, times=newest.times + 1, tell_team=told)
    )
    if older:
        passed = table.c.id.in_([one.id for one in older])
        await connection.execute(update(table).where(passed).values(tell_team=None))


async def passed_by(connection: AsyncConnection, asked: Asked) -> bool:
    """Tell whether a newer one was asked since it was asked first: nobody is asked two at once."""
    row = (await connection.execute(_all().where(*_is(asked)))).one_or_none()
    return row is not None and _checkin(row).passed_by


def _is(asked: Asked) -> tuple[ColumnElement[bool], ...]:
    return (
        table.c.subscription == asked.subscription,
        table.c.round == asked.round,
        table.c.step == asked.step,
    )


async def wait_until(connection: AsyncConnection, checkin: int, instant: datetime | None) -> None:
    """Set when the team is told that nobody answered; None for never."""
    await connection.execute(update(table).where(table.c.id == checkin).values(tell_team=instant))


async def be_patient(connection: AsyncConnection, checkin: int, wait: timedelta) -> None:
    """Set how long the team waits for an answer once the message that asks now has arrived."""
    seconds = int(wait.total_seconds())
    await connection.execute(update(table).where(table.c.id == checkin).values(patience=seconds))


async def find(connection: AsyncConnection, checkin: int) -> Checkin | None:
    """Return one check-in and hold it until the transaction ends, or None."""
    found = await connection.execute(_all().where(table.c.id == checkin).with_for_update(of=table))
    row = found.one_or_none()
    return _checkin(row) if row is not None else None


async def own(connection: AsyncConnection, person: int, checkin: int) -> Checkin | None:
    """Return a check-in and hold it, or None where it is gone or somebody else's."""
    found = await find(connection, checkin)
    return found if found is not None and found.person == person else None


async def unanswered(connection: AsyncConnection, person: int) -> Checkin | None:
    """Return the check-in asked last of a person that isn't closed, or None."""
    found = await connection.execute(
        _all()
        .where(
            table.c.person == person,
            table.c.closed.is_(None),
            table.c.times > 0,
            subscriptions.c.ended.is_(None),
        )
        .order_by(table.c.asked.desc(), table.c.id.desc())
        .limit(1)
    )
    row = found.one_or_none()
    return _checkin(row) if row is not None else None


async def keep(connection: AsyncConnection, checkin: Checkin, version: str, now: datetime) -> None:
    """Keep its answers and what they call for; ``version`` is that of the questions."""
    await connection.execute(
        update(table)
        .where(table.c.id == checkin.id)
        .values(
            answers=dict(checkin.answers),
            level=None if checkin.level is None else int(checkin.level),
            triage=version,
            answered=now,
        )
    )


async def end(connection: AsyncConnection, before: Checkin, after: Checkin, now: datetime) -> None:
    """Keep that it is closed by now, or open again."""
    if after.closed and before.closed is None:
        await close(connection, before, now)
    elif before.closed and after.closed is None:
        await _reopen(connection, before, now)


async def close(connection: AsyncConnection, checkin: Checkin, now: datetime) -> None:
    """Nothing more is asked: not by the plan either, whose step is done.

    Neither is it in a later round, if that counts what was asked in this one.
    """
    await connection.execute(
        update(table)
        .where(table.c.id == checkin.id)
        .values(closed=func.coalesce(table.c.closed, now), tell_team=None)
    )
    done = Mark(checkin.step, done=now)
    rounds = await steps.rounds_of(connection, checkin.subscription, checkin.step)
    await steps.keep(
        connection,
        [Marked(checkin.subscription, one, done) for one in {checkin.round, *rounds}],
    )


async def _reopen(connection: AsyncConnection, checkin: Checkin, now: datetime) -> None:
    """Ask on, by the plan as well, after all; silence counts from now on."""
    values = {"closed": None, "tell_team": now + WAIT}
    await connection.execute(update(table).where(table.c.id == checkin.id).values(values))
    await steps.undo(connection, checkin.subscription, checkin.step)
    await rouse(connection, [checkin.person], now)


async def call_off(connection: AsyncConnection, subscription: int, now: datetime) -> None:
    """Ask nothing more of a plan's check-ins, and tell nobody of silence: it wasn't the day."""
    await connection.execute(
        update(table)
        .where(table.c.subscription == subscription, table.c.closed.is_(None))
        .values(closed=now, tell_team=None)
    )


async def take_up(
    connection: AsyncConnection, subscription: int, since: datetime, now: datetime
) -> None:
    """Open again what was asked ``since`` and called off: it was the day after all.

    Silence counts from now on, where the team wasn't told of it before.
    """
    waits = table.c.told.is_(None) & (table.c.times > 0)
    answered = exists().where(
        steps_table.c.subscription == table.c.subscription,
        steps_table.c.round == table.c.round,
        steps_table.c.key == table.c.step,
        steps_table.c.done.is_not(None),
    )
    await connection.execute(
        update(table)
        .where(
            table.c.subscription == subscription,
            table.c.closed.is_not(None),
            table.c.asked >= since,
            not_(answered),
        )
        .values(closed=None, tell_team=case((waits, now + WAIT)))
    )


@dataclass(frozen=True)
class Silent:
    """A check-in nobody answered.

    ``wanted`` is False where messages are no longer wanted, or a newer one was answered to the end.
    """

    checkin: Checkin
    channel: str
    wanted: bool


async def silent(connection: AsyncConnection, now: datetime, limit: int) -> list[Silent]:
    """Return those whose team is to be told by now, and hold them until the transaction ends."""
    later = table.alias("answered_later")
    heard = exists().where(
        later.c.subscription == table.c.subscription,
        later.c.id > table.c.id,
        later.c.closed.is_not(None),
        later.c.answered.is_not(None),
    )
    rows = await connection.execute(
        _all()
        .add_columns(people.c.channel, people.c.stopped, heard.label("heard"))
        .join(people, people.c.id == table.c.person)
        .where(table.c.tell_team <= now)
        .order_by(table.c.tell_team)
        .limit(limit)
        .with_for_update(of=table, skip_locked=True)
    )
    return [
        Silent(
            _checkin(row),
            row.channel,
            row.ended is None and row.stopped is None and not row.heard,
        )
        for row in rows
    ]


async def told(connection: AsyncConnection, checkin: int, now: datetime) -> None:
    """Keep that the team was told."""
    await connection.execute(
        update(table).where(table.c.id == checkin).values(tell_team=None, told=now)
    )


async def next_silence(connection: AsyncConnection) -> datetime | None:
    """Return when a team is to be told next, None for never."""
    found: datetime | None = await connection.scalar(select(func.min(table.c.tell_team)))
    return found


async def of_person(connection: AsyncConnection, person: int) -> list[Checkin]:
    """Return a person's check-ins, in the order in which they were asked."""
    asked = or_(table.c.times > 0, table.c.answered.is_not(None))
    rows = await connection.execute(
        _all().where(table.c.person == person, asked).order_by(table.c.asked, table.c.id)
    )
    return [_checkin(row) for row in rows]


async def everything(connection: AsyncConnection, person: int) -> list[dict[str, Any]]:
    """Return all that is kept of a person's check-ins, as it is kept."""
    rows = await connection.execute(
        select(table).where(table.c.person == person).order_by(table.c.id)
    )
    return [dict(row) for row in rows.mappings()]

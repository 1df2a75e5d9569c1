"""Conversations between a patient and the desk, and who waits for an answer since when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, and_, case, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.helpdesk.desk import UNPROMISED
from bot.store.alerts import LASTS
from bot.store.tables import STILL_WAITS, alerts, desks, waits
from bot.store.tables import conversations as table
from bot.store.upserts import insert

_TALK: Final = tuple(column.label(f"talk_{column.name}") for column in table.c)
"""A conversation's columns beside those of its wait."""
_unpromised: Final = case(
    (waits.c.promised.is_(None), func.coalesce(waits.c.reached, waits.c.asked))
)
"""Since when somebody waits to whom nothing was promised."""


@dataclass(frozen=True)
class Conversation:
    """A patient's way to the desk, from opening it to closing it.

    ``desk`` is the group, None for the operators' own chats; ``topic`` counts the topics it has
    had. Until ``human_until`` the bot leaves the talking to humans; ``spoke`` did so last.
    ``card`` is the mark of what its card says (`bot.store.cards`).
    """

    id: int
    channel: str
    person: int
    desk: int | None
    topic: int
    opened: datetime
    closed: datetime | None
    assigned: int | None
    urgent: bool
    human_until: datetime | None
    spoke: int | None
    spoke_at: datetime | None
    card: str | None = None


@dataclass(frozen=True)
class Wait:
    """Somebody waits since ``asked``; ``promised`` is None while the desk is closed for long.

    ``late`` is when it was told that the promise is broken, ``passed_on`` when to all colleagues,
    ``in_line`` when the patient was told that the way to the desk is full, ``unreached`` that it
    reached nobody, ``reached`` when it did in the end. ``ended`` is when it was closed or handed
    back without an answer.
    """

    id: int
    conversation: int
    asked: datetime
    promised: datetime | None
    answered: datetime | None
    late: datetime | None
    passed_on: datetime | None
    in_line: datetime | None = None
    unreached: datetime | None = None
    ended: datetime | None = None
    reached: datetime | None = None

    @property
    def due(self) -> datetime:
        """When an answer is late: after what was promised, else after `UNPROMISED`."""
        return self.promised or (self.reached or self.asked) + UNPROMISED


async def desk_chats(connection: AsyncConnection, channel: str) -> list[int]:
    """Return the groups that are desks, the one with the fewest open conversations first."""
    busy = (
        select(table.c.desk, func.count().label("n"))
        .where(table.c.closed.is_(None))
        .group_by(table.c.desk)
        .subquery()
    )
    rows = await connection.scalars(
        select(desks.c.chat)
        .outerjoin(busy, busy.c.desk == desks.c.chat)
        .where(desks.c.channel == channel, desks.c.gone.is_(None))
        .order_by(func.coalesce(busy.c.n, 0), desks.c.since, desks.c.chat.desc())
    )
    return list(rows)


async def set_desk(connection: AsyncConnection, channel: str, chat: int, now: datetime) -> None:
    """Make a group a desk, also one that was lost."""
    statement = insert(connection, desks).values(channel=channel, chat=chat, since=now)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[desks.c.channel, desks.c.chat], set_={"gone": None}
        )
    )


async def lose_desk(connection: AsyncConnection, channel: str, chat: int, now: datetime) -> bool:
    """Keep that a group is no desk any more; False where it wasn't one."""
    lost = await connection.execute(
        update(desks)
        .where(desks.c.channel == channel, desks.c.chat == chat, desks.c.gone.is_(None))
        .values(gone=now)
    )
    return lost.rowcount > 0


async def forsaken(connection: AsyncConnection, channel: str) -> list[int]:
    """Return the groups that are desks no more and still have open conversations."""
    rows = await connection.scalars(
        select(table.c.desk)
        .join(desks, and_(desks.c.channel == table.c.channel, desks.c.chat == table.c.desk))
        .where(table.c.channel == channel, table.c.closed.is_(None), desks.c.gone.is_not(None))
        .distinct()
    )
    return list(rows)


async def rename_desk(
    connection: AsyncConnection, channel: str, old: int, new: int, now: datetime
) -> None:
    """Keep the new number of a group, and that its conversations are there."""
    await lose_desk(connection, channel, old, now)
    await set_desk(connection, channel, new, now)
    await connection.execute(
        update(table).where(table.c.channel == channel, table.c.desk == old).values(desk=new)
    )


async def current(connection: AsyncConnection, person: int) -> Conversation | None:
    """Return a person's open conversation."""
    found = await connection.execute(
        select(table).where(table.c.person == person, table.c.closed.is_(None))
    )
    return _of(found.one_or_none())


async def latest(connection: AsyncConnection, person: int) -> Conversation | None:
    """Return a person's last conversation, open or closed."""
    found = await connection.execute(
        select(table).where(table.c.person == person).order_by(table.c.id.desc()).limit(1)
    )
    return _of(found.one_or_none())


async def get(connection: AsyncConnection, conversation: int) -> Conversation | None:
    """Return a conversation, open or closed."""
    found = await connection.execute(select(table).where(table.c.id == conversation))
    return _of(found.one_or_none())


async def begin(
    connection: AsyncConnection, channel: str, person: int, desk: int | None, now: datetime
) -> Conversation:
    """Open a conversation; one that is open already is left as it is."""
    statement = insert(connection, table).values(
        channel=channel, person=person, desk=desk, opened=now, urgent=False
    )
    await connection.execute(statement.on_conflict_do_nothing())
    found = await current(connection, person)
    assert found is not None  # noqa: S101  # just made
    return found


async def change(connection: AsyncConnection, conversation: int, **values: Any) -> None:
    """Keep new values of a conversation."""
    await connection.execute(update(table).where(table.c.id == conversation).values(**values))


async def lost(connection: AsyncConnection, channel: str, desk: int) -> list[Conversation]:
    """Return the open conversations of a desk."""
    rows = await connection.execute(
        select(table).where(
            table.c.channel == channel, table.c.desk == desk, table.c.closed.is_(None)
        )
    )
    return [one for row in rows if (one := _of(row))]


async def returning(connection: AsyncConnection, channel: str, now: datetime) -> list[Conversation]:
    """Return the open conversations that are the bot's again by now."""
    rows = await connection.execute(
        select(table).where(
            table.c.channel == channel, table.c.closed.is_(None), table.c.human_until <= now
        )
    )
    return [one for row in rows if (one := _of(row))]


async def ask(
    connection: AsyncConnection, conversation: int, now: datetime, promised: datetime | None
) -> bool:
    """Keep that the patient waits; False where they did already."""
    statement = insert(connection, waits).values(
        conversation=conversation, asked=now, promised=promised
    )
    return (await connection.execute(statement.on_conflict_do_nothing())).rowcount > 0


async def answer(connection: AsyncConnection, conversation: int, now: datetime) -> bool:
    """Keep that the patient was answered; False where they did not wait."""
    answered = await connection.execute(
        update(waits).where(waits.c.conversation == conversation, STILL_WAITS).values(answered=now)
    )
    return answered.rowcount > 0


async def end_wait(connection: AsyncConnection, conversation: int, now: datetime) -> None:
    """Keep that the patient waits no more, though nobody answered."""
    await connection.execute(
        update(waits).where(waits.c.conversation == conversation, STILL_WAITS).values(ended=now)
    )


async def wait_of(connection: AsyncConnection, conversation: int) -> Wait | None:
    """Return since when a conversation's patient waits, None where they don't."""
    found = await connection.execute(
        select(waits).where(waits.c.conversation == conversation, STILL_WAITS)
    )
    row = found.one_or_none()
    return _wait(row) if row is not None else None


async def waiting(
    connection: AsyncConnection, channel: str, now: datetime
) -> list[tuple[Conversation, Wait]]:
    """Return who waits: the urgent first, then who waits longest.

    Urgent is also whose red flag nobody has taken yet.
    """
    flagged = exists().where(
        alerts.c.person == table.c.person,
        alerts.c.taken_at.is_(None),
        alerts.c.raised_at > now - LASTS,
    )
    urgent = or_(table.c.urgent, flagged)
    rows: Any = await connection.execute(
        select(*waits.c, *_TALK, urgent.label("urgent"))
        .join(table, waits.c.conversation == table.c.id)
        .where(table.c.channel == channel, table.c.closed.is_(None), STILL_WAITS)
        .order_by(urgent.desc(), waits.c.asked)
    )
    both = [(row, *_both(row)) for row in rows]
    return [(replace(one, urgent=bool(row.urgent)), wait) for row, one, wait in both]


async def stranded(connection: AsyncConnection, channel: str) -> list[tuple[Conversation, Wait]]:
    """Return whose words reached nobody so far, who waits longest first."""
    rows = await connection.execute(
        select(*waits.c, *_TALK)
        .join(table, table.c.id == waits.c.conversation)
        .where(
            table.c.channel == channel,
            table.c.closed.is_(None),
            STILL_WAITS,
            waits.c.unreached.is_not(None),
        )
        .order_by(waits.c.asked)
    )
    return [_both(row) for row in rows]


async def broken(
    connection: AsyncConnection, channel: str, now: datetime, pass_on: timedelta
) -> list[Wait]:
    """Return whose answer is late and not told of, or to be passed on by now.

    Late is what was promised for earlier, or, where nothing was, who waits for `UNPROMISED`.
    """
    rows = await connection.execute(
        select(waits)
        .join(table, table.c.id == waits.c.conversation)
        .where(
            table.c.channel == channel,
            table.c.closed.is_(None),
            STILL_WAITS,
            waits.c.unreached.is_(None),
            or_(
                and_(waits.c.late.is_(None), _late(now)),
                and_(waits.c.passed_on.is_(None), _late(now - pass_on)),
            ),
        )
    )
    return [_wait(row) for row in rows]


def _late(now: datetime) -> ColumnElement[bool]:
    return or_(waits.c.promised <= now, _unpromised <= now - UNPROMISED)


async def change_wait(connection: AsyncConnection, wait: int, **values: Any) -> None:
    """Keep new values of a wait."""
    await connection.execute(update(waits).where(waits.c.id == wait).values(**values))


async def ever(connection: AsyncConnection, channel: str) -> bool:
    """Tell whether anybody ever talked with the desk."""
    return bool(await connection.scalar(select(exists().where(table.c.channel == channel))))


async def next_look(
    connection: AsyncConnection, channel: str, pass_on: timedelta
) -> datetime | None:
    """Return when an answer is late or a human's time over next, or a late one to be passed on."""
    open_ = (
        select(func.min(waits.c.promised), func.min(_unpromised))
        .join(table, table.c.id == waits.c.conversation)
        .where(
            table.c.channel == channel,
            table.c.closed.is_(None),
            STILL_WAITS,
            waits.c.unreached.is_(None),
        )
    )
    found: list[datetime] = []
    late = open_.where(waits.c.late.is_(None))
    told = open_.where(waits.c.late.is_not(None), waits.c.passed_on.is_(None))
    for query, more in ((late, timedelta()), (told, pass_on)):
        promised, asked = (await connection.execute(query)).one()
        found += [promised + more] if promised is not None else []
        found += [asked + UNPROMISED + more] if asked is not None else []
    returns = await connection.scalar(
        select(func.min(table.c.human_until)).where(
            table.c.channel == channel, table.c.closed.is_(None)
        )
    )
    found += [returns] if returns is not None else []
    return min(found, default=None)


async def records(connection: AsyncConnection, channel: str, since: datetime) -> Sequence[Wait]:
    """Return every wait that began since then, for figures."""
    rows = await connection.execute(
        select(waits)
        .join(table, table.c.id == waits.c.conversation)
        .where(table.c.channel == channel, waits.c.asked >= since)
        .order_by(waits.c.asked)
    )
    return [_wait(row) for row in rows]


async def of_person(connection: AsyncConnection, person: int) -> list[dict[str, Any]]:
    """Return all that is kept of a person's conversations, each with its waits, as it is kept."""
    talks = await connection.execute(
        select(table).where(table.c.person == person).order_by(table.c.id)
    )
    found = [dict(row) for row in talks.mappings()]
    for talk in found:
        rows = await connection.execute(
            select(waits).where(waits.c.conversation == talk["id"]).order_by(waits.c.id)
        )
        talk["waits"] = [dict(row) for row in rows.mappings()]
    return found


def _of(row: Row[Any] | None) -> Conversation | None:
    return Conversation(**dict(row._mapping)) if row is not None else None  # noqa: SLF001  # SQLAlchemy's public name


def _both(row: Row[Any]) -> tuple[Conversation, Wait]:
    """Return a wait with its conversation, from a row that has both."""
    talk = {column.name: getattr(row, f"talk_{column.name}") for column in table.c}
    return Conversation(**talk), _wait(row)


def _wait(row: Row[Any]) -> Wait:
    return Wait(
        row.id,
        row.conversation,
        row.asked,
        row.promised,
        row.answered,
        row.late,
        row.passed_on,
        row.in_line,
        row.unreached,
        row.ended,
        row.reached,
    )

"""Operators: who of the people is in the team, with which role."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.role import Role
from bot.conversation.visit import Person
from bot.store.people import person_of
from bot.store.tables import operators as table
from bot.store.tables import people
from bot.store.upserts import insert


@dataclass(frozen=True)
class Member:
    """One of the team; ``off_duty`` tells since when alerts pass them by at first."""

    person: Person
    role: Role
    since: datetime
    off_duty: datetime | None = None


async def role(connection: AsyncConnection, person: int) -> Role | None:
    """Return somebody's role, None for everybody outside of the team."""
    found = await connection.scalar(select(table.c.role).where(table.c.person == person))
    return Role(found) if found is not None else None


async def members(connection: AsyncConnection, channel: str) -> list[Member]:
    """Return the team, in the order in which they came.

    In two steps: asked at once, SQLite takes a channel for the rarer thing and reads all people.
    """
    rows = await connection.execute(select(table).order_by(table.c.since, table.c.person))
    team = {row.person: row for row in rows}
    found = await connection.execute(select(people).where(people.c.id.in_(team)))
    known = {row.id: person_of(row) for row in found if row.channel == channel}
    return [
        Member(known[person], Role(row.role), row.since, row.off_duty)
        for person, row in team.items()
        if person in known
    ]


def recipients(chats: Sequence[int], team: Sequence[Member], *, everybody: bool) -> list[int]:
    """Return the chats that are told: the team's own, then its operators' and owners'.

    Unless ``everybody`` is told, who is off duty is left out; if nobody else is there, they are
    told all the same.
    """
    able = [one for one in team if one.role.covers(Role.OPERATOR)]
    everyone = list(dict.fromkeys([*chats, *(one.person.address for one in able)]))
    if everybody:
        return everyone
    off = {one.person.address for one in team if one.off_duty is not None}
    return [chat for chat in everyone if chat not in off] or everyone


async def set_duty(connection: AsyncConnection, person: int, off_duty: datetime | None) -> bool:
    """Keep since when somebody is off duty, None for on duty; False where nothing changed."""
    other = table.c.off_duty.is_not(None) if off_duty is None else table.c.off_duty.is_(None)
    changed = update(table).where(table.c.person == person, other).values(off_duty=off_duty)
    return (await connection.execute(changed)).rowcount > 0


async def owners(connection: AsyncConnection) -> set[int]:
    """Return the owners' ids; nobody else changes them until this transaction ends."""
    rows = await connection.scalars(
        select(table.c.person).where(table.c.role == Role.OWNER).with_for_update()
    )
    return set(rows)


async def has_owner(connection: AsyncConnection) -> bool:
    """Tell whether anybody is an owner."""
    count = select(func.count()).select_from(table).where(table.c.role == Role.OWNER)
    return bool(await connection.scalar(count))


async def put(connection: AsyncConnection, person: int, role: Role, now: datetime) -> None:
    """Give somebody a role, in place of another."""
    statement = insert(connection, table)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[table.c.person], set_={"role": statement.excluded.role}
        ),
        {"person": person, "role": role, "since": now},
    )


async def remove(connection: AsyncConnection, person: int) -> None:
    """Take somebody out of the team."""
    await connection.execute(delete(table).where(table.c.person == person))


async def kept(connection: AsyncConnection, person: int) -> dict[str, Any] | None:
    """Return all that is kept of somebody as one of the team, by column."""
    rows = await connection.execute(
        select(table.c.role, table.c.since, table.c.off_duty).where(table.c.person == person)
    )
    row = rows.mappings().one_or_none()
    return dict(row) if row is not None else None

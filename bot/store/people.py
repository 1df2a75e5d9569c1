"""People: one row for everybody who ever wrote, by channel and the messenger's own id."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.visit import Person
from bot.store.tables import people
from bot.store.upserts import insert


@dataclass(frozen=True)
class Sighting:
    """Somebody wrote now, with this language in their messenger."""

    address: int
    language_code: str | None
    now: datetime


_of_addresses = select(people).where(
    people.c.channel == bindparam("b_channel"),
    people.c.address.in_(bindparam("b_addresses", expanding=True)),
)


def person_of(row: Row[Any]) -> Person:
    """Return the person of a row that has all columns of the table."""
    return Person(
        id=row.id,
        channel=row.channel,
        address=row.address,
        language=row.language,
        language_code=row.language_code,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        stopped=row.stopped,
        unreachable=row.unreachable,
    )


async def find(
    connection: AsyncConnection, channel: str, addresses: Sequence[int]
) -> dict[int, Person]:
    """Return those who are known, by address."""
    rows = await connection.execute(
        _of_addresses, {"b_channel": channel, "b_addresses": list(addresses)}
    )
    return {row.address: person_of(row) for row in rows}


async def meet(
    connection: AsyncConnection, channel: str, sightings: Mapping[int, Sighting]
) -> dict[int, Person]:
    """Return everybody, with a row made for those who are new."""
    known = await find(connection, channel, list(sightings))
    new = [item for address, item in sightings.items() if address not in known]
    if new:
        await connection.execute(
            insert(connection, people).on_conflict_do_nothing(),
            [
                {
                    "channel": channel,
                    "address": item.address,
                    "language_code": item.language_code,
                    "first_seen": item.now,
                    "last_seen": item.now,
                }
                for item in new
            ],
        )
        known |= await find(connection, channel, [item.address for item in new])
    return known


async def change(connection: AsyncConnection, person: int, values: Mapping[str, Any]) -> None:
    """Set columns of one person."""
    await connection.execute(update(people).where(people.c.id == person).values(values))


async def get(connection: AsyncConnection, person: int) -> Person | None:
    """Return one person, or None."""
    row = (await connection.execute(select(people).where(people.c.id == person))).one_or_none()
    return person_of(row) if row is not None else None


async def kept(connection: AsyncConnection, person: int) -> dict[str, Any] | None:
    """Return all that is kept of one person, by column."""
    rows = await connection.execute(select(people).where(people.c.id == person))
    row = rows.mappings().one_or_none()
    return dict(row) if row is not None else None


async def among(connection: AsyncConnection, ids: Collection[int]) -> dict[int, Person]:
    """Return those people by id."""
    rows = await connection.execute(select(people).where(people.c.id.in_(ids)))
    return {row.id: person_of(row) for row in rows}


async def remove(connection: AsyncConnection, person: int) -> None:
    """Delete one person."""
    await connection.execute(delete(people).where(people.c.id == person))

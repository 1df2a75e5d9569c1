"""The audit log: who did what that needs a role, and when. Ids alone; rows outlive their people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import audit as table


class Act(StrEnum):
    """What the log calls an act."""

    CLAIMED = "claimed"
    INVITED = "invited"
    JOINED = "joined"
    GRANTED = "granted"
    REVOKED = "revoked"
    LEFT = "left"
    """Deleted their data, and with them their role."""
    DRAFTED = "drafted"
    WORDED = "worded"
    """Wrote what a language reads, or edited it."""
    UNWORDED = "unworded"
    AIMED = "aimed"
    LINKED = "linked"
    OPT_OUT = "opt-out"
    NO_OPT_OUT = "no-opt-out"
    PAID = "paid"
    UNPAID = "unpaid"
    DISCARDED = "discarded"
    TESTED = "tested"
    RELEASED = "released"
    CORRECTED = "corrected"
    RECALLED = "recalled"
    RESENT = "resent"
    PAUSED = "paused"
    RESUMED = "resumed"
    CANCELLED = "cancelled"
    REPORTED = "reported"
    """Saw the report's picture."""
    LISTED = "listed"
    """Got the table of the recipients."""
    DESK = "desk"
    TALK = "talk"
    TOOK = "took"
    """Took an alert."""
    DRILLED = "drilled"
    ANSWER_BEGUN = "answer-begun"
    ANSWER_CHANGED = "answer-changed"
    ANSWER_DROPPED = "answer-dropped"
    ANSWER_ADDED = "answer-added"
    WAY_ADDED = "way-added"
    """Added a way to ask for an answer."""
    QUESTION_DISMISSED = "question-dismissed"
    OFF_DUTY = "off-duty"
    ON_DUTY = "on-duty"


@dataclass(frozen=True)
class Entry:
    """One act; ``who`` is a person's id, None for the command line or the bot itself.

    ``about`` holds ids and plain words, such as ``{"person": 7, "role": "editor"}``. Of somebody
    whose data were deleted only a number below 0 is left, in ``who`` and in ``about["person"]``.
    """

    at: datetime
    who: int | None
    what: str
    about: Mapping[str, Any]


async def record(
    connection: AsyncConnection,
    who: int | None,
    what: str,
    about: Mapping[str, Any],
    now: datetime,
) -> None:
    """Keep an act, in the transaction that does it: the one way into the log."""
    values = {"at": now, "who": who, "what": what, "about": dict(about)}
    await connection.execute(insert(table).values(values))


async def newest(connection: AsyncConnection, skip: int, most: int) -> list[Entry]:
    """Return acts, the newest first, after the ``skip`` newest."""
    rows = await connection.execute(
        select(table).order_by(table.c.id.desc()).offset(skip).limit(most)
    )
    return [Entry(row.at, row.who, row.what, row.about) for row in rows]


async def of(connection: AsyncConnection, person: int) -> list[dict[str, Any]]:
    """Return all that a person did."""
    rows = await connection.execute(
        select(table.c.at, table.c.what, table.c.about)
        .where(table.c.who == person)
        .order_by(table.c.id)
    )
    return [dict(row) for row in rows.mappings()]


async def forget(connection: AsyncConnection, person: int, now: datetime) -> None:
    """Put a number that is nobody's in place of somebody whose data are deleted.

    Their id would not do: SQLite may give it to the next person.
    """
    about = table.c.about["person"].as_integer() == person
    named = select(table.c.id, table.c.about).where(about)
    if not await connection.scalar(
        select(func.count()).select_from(table).where(or_(table.c.who == person, about))
    ):
        return
    await record(connection, person, Act.LEFT, {}, now)
    newest = await connection.scalar(select(func.max(table.c.id)).where(table.c.who == person))
    assert newest is not None  # noqa: S101  # just recorded
    for row in (await connection.execute(named)).all():
        changed = {**row.about, "person": -newest}
        await connection.execute(update(table).where(table.c.id == row.id).values(about=changed))
    await connection.execute(update(table).where(table.c.who == person).values(who=-newest))

"""Runs of announcements, and who watches them."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.letter import Letter
from bot.mailing.audience import Audience
from bot.mailing.draft import Draft, Link
from bot.mailing.run import Run, RunKind, RunState
from bot.store import upserts
from bot.store.tables import run_views
from bot.store.tables import runs as table


def run_of(row: Row[Any]) -> Run:
    """Return the run of a row."""
    content = row.content
    return Run(
        id=row.id,
        announcement=row.announcement,
        kind=RunKind(row.kind),
        state=RunState(row.state),
        by=row.by,
        starts=row.starts,
        created=row.created,
        began=row.began,
        ended=row.ended,
        upto=row.upto,
        cursor=row.cursor,
        expected=row.expected,
        audience=Audience.unpacked(content["audience"]),
        letters={lang: Letter.unpacked(kept) for lang, kept in content["letters"].items()},
        links=tuple(Link(**link) for link in content["links"]),
        opt_out=content["opt_out"],
        paid=content["paid"],
        of=row.of,
        states=tuple(row.states),
        stuck=row.stuck,
        resumed=row.resumed,
        forgotten=_fates(row.forgotten),
    )


def _fates(kept: list[Any]) -> dict[tuple[str, str | None], int]:
    return {(state, reason): count for state, reason, count in kept}


def content_of(draft: Draft) -> dict[str, Any]:
    """Return what a run keeps of a draft, as JSON."""
    return {
        "audience": draft.audience.packed(),
        "letters": {lang: one.letter.packed() for lang, one in draft.versions.items()},
        "links": [link.packed() for link in draft.links],
        "opt_out": draft.opt_out,
        "paid": draft.paid,
    }


async def add(connection: AsyncConnection, values: Mapping[str, Any]) -> Run:
    """Keep a new run."""
    made = await connection.execute(insert(table).values(values).returning(table))
    return run_of(made.one())


async def get(connection: AsyncConnection, number: int, *, lock: bool = False) -> Run | None:
    """Return a run; with ``lock`` nobody else changes it before this transaction ends."""
    wanted = select(table).where(table.c.id == number)
    row = (await connection.execute(wanted.with_for_update() if lock else wanted)).one_or_none()
    return run_of(row) if row is not None else None


async def content(connection: AsyncConnection, number: int) -> dict[str, Any]:
    """Return what a run says, as it is kept."""
    wanted = select(table.c.content).where(table.c.id == number)
    found: dict[str, Any] = (await connection.execute(wanted)).scalar_one()
    return found


async def of_announcements(connection: AsyncConnection, which: Collection[int]) -> list[Run]:
    """Return the runs of some announcements, the oldest first."""
    wanted = select(table).where(table.c.announcement.in_(which)).order_by(table.c.id)
    return [run_of(row) for row in await connection.execute(wanted)]


async def about(connection: AsyncConnection, number: int) -> list[Run]:
    """Return the runs that change or repeat what a run did, the oldest first, locked as `get`."""
    wanted = select(table).where(table.c.of == number).order_by(table.c.id).with_for_update()
    return [run_of(row) for row in await connection.execute(wanted)]


async def in_states(connection: AsyncConnection, states: Collection[RunState]) -> list[Run]:
    """Return the runs that are not over and in one of the states, the oldest first."""
    wanted = select(table).where(table.c.ended.is_(None), table.c.state.in_(states))
    return [run_of(row) for row in await connection.execute(wanted.order_by(table.c.id))]


async def change(connection: AsyncConnection, number: int, values: Mapping[str, Any]) -> None:
    """Set columns of a run."""
    await connection.execute(update(table).where(table.c.id == number).values(values))


async def forget(
    connection: AsyncConnection, number: int, fates: Mapping[tuple[str, str | None], int]
) -> None:
    """Count recipients of a run whose rows of the outbox go."""
    mine = table.c.id == number
    kept = await connection.scalar(select(table.c.forgotten).where(mine).with_for_update())
    total = Counter(_fates(kept or [])) + Counter(fates)
    values = [[state, reason, count] for (state, reason), count in total.items()]
    await connection.execute(update(table).where(mine).values(forgotten=values))


async def watch(connection: AsyncConnection, run: int, chat: int, message: int) -> None:
    """Remember that a chat's message shows a run; of a chat only the last one does."""
    statement = upserts.insert(connection, run_views)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[run_views.c.run, run_views.c.chat], set_={"message": message}
        ),
        {"run": run, "chat": chat, "message": message},
    )


async def watched(connection: AsyncConnection) -> list[tuple[int, int, int]]:
    """Return run, chat and message of all that is watched."""
    rows = await connection.execute(select(run_views).order_by(run_views.c.run))
    return [(row.run, row.chat, row.message) for row in rows]


async def watch_no_more(connection: AsyncConnection, run: int, chat: int) -> None:
    """Forget a view."""
    mine = (run_views.c.run == run) & (run_views.c.chat == chat)
    await connection.execute(run_views.delete().where(mine))

"""Questions that nothing answered: their words, how often they were asked, never by whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import questions as table
from bot.store.upserts import insert


@dataclass(frozen=True)
class Unanswered:
    """Questions that are alike: in which ``wordings``, how often ``asked``, when last.

    ``unhelped`` are those among them who got ``answer``, and were not helped by it. ``draft`` is
    what somebody of the team has written so far.
    """

    id: int
    language: str
    wordings: tuple[str, ...]
    asked: int
    unhelped: int
    answer: str | None
    last_asked: datetime
    draft: Mapping[str, Any] | None


def _unanswered(row: Row[Any]) -> Unanswered:
    return Unanswered(
        id=row.id,
        language=row.language,
        wordings=tuple(row.wordings),
        asked=row.asked,
        unhelped=row.unhelped,
        answer=row.answer,
        last_asked=row.last_asked,
        draft=row.draft,
    )


async def count(
    connection: AsyncConnection,
    language: str,
    key: str,
    now: datetime,
    *,
    answer: str | None,
    most: int,
) -> None:
    """Count a question: as another of those alike, or as the first unless there are ``most``."""
    if not await _is_known(connection, language, key):
        kept = await connection.scalar(select(func.count()).select_from(table))
        if kept is not None and kept >= most:
            return
    statement = insert(connection, table)
    unhelped = int(answer is not None)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[table.c.language, table.c.key],
            set_={
                "asked": table.c.asked + 1,
                "unhelped": table.c.unhelped + unhelped,
                "answer": func.coalesce(statement.excluded.answer, table.c.answer),
                "last_asked": statement.excluded.last_asked,
            },
        ),
        {
            "language": language,
            "key": key,
            "wordings": [],
            "asked": 1,
            "unhelped": unhelped,
            "answer": answer,
            "last_asked": now,
        },
    )


async def key_of_like(
    connection: AsyncConnection, language: str, key: str, is_like: Callable[[str], bool], most: int
) -> str:
    """Return the key of an open question whose words ``is_like`` takes for the same, else ``key``.

    Only the ``most`` that were asked last are looked at.
    """
    if await _is_known(connection, language, key):
        return key
    rows = await connection.execute(
        select(table.c.key, table.c.wordings)
        .where(table.c.language == language, table.c.dismissed.is_(None))
        .order_by(table.c.last_asked.desc())
        .limit(most)
    )
    return next((str(row.key) for row in rows if any(map(is_like, row.wordings))), key)


async def _is_known(connection: AsyncConnection, language: str, key: str) -> bool:
    return bool(
        await connection.scalar(
            select(table.c.id).where(table.c.language == language, table.c.key == key)
        )
    )


async def note_wording(
    connection: AsyncConnection, language: str, key: str, wording: str, most: int
) -> None:
    """Keep a question's words beside those of the ones alike; not of a dismissed one."""
    found = (
        await connection.execute(
            select(table.c.id, table.c.wordings)
            .where(table.c.language == language, table.c.key == key, table.c.dismissed.is_(None))
            .with_for_update()
        )
    ).one_or_none()
    if found is None or wording in found.wordings or len(found.wordings) >= most:
        return
    kept = [*found.wordings, wording]
    await connection.execute(update(table).where(table.c.id == found.id).values(wordings=kept))


async def most_asked(connection: AsyncConnection, most: int) -> list[Unanswered]:
    """Return open questions, those asked most first."""
    rows = await connection.execute(
        select(table)
        .where(table.c.dismissed.is_(None))
        .order_by(table.c.asked.desc(), table.c.last_asked.desc(), table.c.id)
        .limit(most)
    )
    return [_unanswered(row) for row in rows]


async def get(connection: AsyncConnection, number: int, *, lock: bool = False) -> Unanswered | None:
    """Return an open question; with ``lock`` nobody else changes it meanwhile."""
    wanted = select(table).where(table.c.id == number, table.c.dismissed.is_(None))
    row = (await connection.execute(wanted.with_for_update() if lock else wanted)).one_or_none()
    return _unanswered(row) if row is not None else None


async def keep_draft(
    connection: AsyncConnection, number: int, draft: Mapping[str, Any] | None
) -> None:
    """Keep what was written so far."""
    kept = dict(draft) if draft is not None else None
    await connection.execute(update(table).where(table.c.id == number).values(draft=kept))


async def dismiss(connection: AsyncConnection, number: int, now: datetime) -> None:
    """Put a question away: only its digest stays, so that it does not come back."""
    values = {"dismissed": now, "wordings": [], "draft": None, "answer": None}
    await connection.execute(update(table).where(table.c.id == number).values(values))


async def remove(connection: AsyncConnection, number: int) -> None:
    """Delete a question that is answered now."""
    await connection.execute(delete(table).where(table.c.id == number))


async def purge(connection: AsyncConnection, before: datetime) -> int:
    """Delete what was not asked since then; returns how many."""
    old = delete(table).where(table.c.last_asked < before)
    return (await connection.execute(old)).rowcount

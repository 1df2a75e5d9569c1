"""Questions that nothing answered: their words, how often they were asked, never by whom."""

from collections.abc import Callable, Mapping, Sequence
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


@dataclass(frozen=True)
class Known:
    """A question that is kept: to be counted once more; ``wordings`` is None of a dismissed one."""

    id: int
    wordings: tuple[str, ...] | None


async def find(
    connection: AsyncConnection, language: str, key: str, is_like: Callable[[str], bool], most: int
) -> Known | None:
    """Return the question with that key, or an open one whose words ``is_like`` takes for the same.

    Only the ``most`` that were asked last are looked at.
    """
    columns = select(table.c.id, table.c.wordings, table.c.dismissed)
    same = columns.where(table.c.language == language, table.c.key == key).with_for_update()
    row = (await connection.execute(same)).one_or_none()
    if row is not None:
        return Known(row.id, tuple(row.wordings) if row.dismissed is None else None)
    recent = (
        columns.where(table.c.language == language, table.c.dismissed.is_(None))
        .order_by(table.c.last_asked.desc())
        .limit(most)
    )
    for row in await connection.execute(recent):
        if any(map(is_like, row.wordings)):
            return Known(row.id, tuple(row.wordings))
    return None


async def count_again(
    connection: AsyncConnection,
    known: Known,
    wordings: Sequence[str],
    now: datetime,
    answer: str | None,
) -> None:
    """Count a question once more; ``answer`` is the one that did not help, if there was any."""
    values: dict[str, Any] = {"asked": table.c.asked + 1, "last_asked": now}
    if known.wordings is not None:
        values["wordings"] = list(wordings)
        if answer is not None:
            values |= {"unhelped": table.c.unhelped + 1, "answer": answer}
    await connection.execute(update(table).where(table.c.id == known.id).values(values))


async def add(
    connection: AsyncConnection,
    language: str,
    key: str,
    wording: str,
    now: datetime,
    *,
    answer: str | None,
    most: int,
) -> None:
    """Keep a question, unless there are ``most``; the same one added meanwhile is counted."""
    kept = await connection.scalar(select(func.count()).select_from(table))
    if kept is not None and kept >= most:
        return
    await connection.execute(
        insert(connection, table).on_conflict_do_update(
            index_elements=[table.c.language, table.c.key],
            set_={"asked": table.c.asked + 1, "last_asked": now},
        ),
        {
            "language": language,
            "key": key,
            "wordings": [wording],
            "asked": 1,
            "unhelped": int(answer is not None),
            "answer": answer,
            "last_asked": now,
        },
    )


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


async def remove_all(connection: AsyncConnection, numbers: Sequence[int]) -> int:
    """Delete questions that are answered now; returns how many."""
    theirs = delete(table).where(table.c.id.in_(numbers))
    return (await connection.execute(theirs)).rowcount


async def purge(connection: AsyncConnection, before: datetime) -> int:
    """Delete what was not asked since then; returns how many."""
    old = delete(table).where(table.c.last_asked < before)
    return (await connection.execute(old)).rowcount

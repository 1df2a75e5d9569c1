"""Forgetting messages of plans that were settled long ago.

A key is used once for ever, and for these it stays so without the row: a message of a plan is put
only where `bot.store.steps` has no mark of it, and marks stay until their person is erased. What
never arrived is left: the next look at its subscription may hand it over in a new round.
Announcements and the desk's messages are left, too: reports and talks are read from them.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, not_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import outbox
from bot.store.undelivered import LOST


@dataclass(frozen=True)
class Pruned:
    """How many rows went, after which number to go on, and whether there may be more."""

    rows: int
    after: int
    more: bool


async def prune(connection: AsyncConnection, after: int, before: datetime, batch: int) -> Pruned:
    """Forget messages of plans settled before then, among the next ``batch`` rows.

    Rows are walked by their number, which is their age, so that no further index is needed.
    """
    rows = await connection.execute(
        select(outbox.c.id, outbox.c.created)
        .where(outbox.c.id > after)
        .order_by(outbox.c.id)
        .limit(batch)
    )
    old = [row.id for row in rows if row.created < before]
    if not old:
        return Pruned(0, after, more=False)
    gone = await connection.execute(
        delete(outbox).where(
            outbox.c.id > after,
            outbox.c.id <= old[-1],
            outbox.c.settled < before,
            outbox.c.key >= "s:",
            outbox.c.key < "s;",
            not_(LOST),
        )
    )
    return Pruned(gone.rowcount, old[-1], more=len(old) == batch)

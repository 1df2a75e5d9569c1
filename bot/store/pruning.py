"""Forgetting messages that were settled long ago.

A key is used once for ever, and it stays so without the row. A message of a plan is put only where
`bot.store.steps` has no mark of it, and marks stay until their person is erased. A run's cursor
never goes back to recipients whose turn came. What is of the desk or of alerts is put once, with
its cause.

Some rows stay. What never arrived of a plan: the next look at its subscription may hand it over in
a new round. The recipients of a run that isn't over. A patient's topic at the desk and the card at
its head: whoever comes back is found there again.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import delete, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import copies, runs
from bot.store.tables import outbox
from bot.store.tables import runs as runs_table
from bot.store.undelivered import LOST

_OF_PLANS: Final = (outbox.c.key >= "s:") & (outbox.c.key < "s;")
_PLACES: Final = outbox.c.kind.in_(("desk-topic", "desk-card"))
_OVER: Final = select(runs_table.c.id).where(runs_table.c.ended.is_not(None))


@dataclass(frozen=True)
class Pruned:
    """How many rows went, after which number to go on, and whether there may be more."""

    rows: int
    after: int
    more: bool


async def prune(connection: AsyncConnection, after: int, before: datetime, batch: int) -> Pruned:
    """Forget messages settled before then, among the next ``batch`` rows.

    Rows are walked by their number, which is their age, so that no further index is needed. What
    became of a run's recipients is counted in the run, so that its report keeps its numbers.
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
        delete(outbox)
        .where(
            outbox.c.id > after,
            outbox.c.id <= old[-1],
            outbox.c.settled < before,
            not_(_OF_PLANS & LOST),
            not_(_PLACES),
            or_(outbox.c.run.is_(None), outbox.c.run.in_(_OVER)),
        )
        .returning(outbox.c.key, outbox.c.run, outbox.c.state, outbox.c.reason)
    )
    forgotten = gone.all()
    by_run: dict[int, Counter[tuple[str, str | None]]] = defaultdict(Counter)
    for row in forgotten:
        if row.run is not None:
            by_run[row.run][row.state, row.reason] += 1
    for run, fates in by_run.items():
        await runs.forget(connection, run, fates)
    await copies.forget(connection, [row.key for row in forgotten if row.key.startswith("desk-")])
    return Pruned(len(forgotten), old[-1], more=len(old) == batch)

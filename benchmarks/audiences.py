"""An announcement's beginning and its ledger, with 10,000 to 1,000,000 people.

Measured are the live count, the time from the confirmation until the first recipients can be sent
to, and what a recipient's row costs to make; the sending itself is measured by ``pushes``.
"""

import asyncio
import resource
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import text

from bot.announcements import Announcements, Audience
from bot.announcements.announcer import WINDOW, Announcer
from bot.clock import SystemClock
from bot.conversation.letter import Letter
from bot.store.database import Database
from bot.store.mailings import fill
from bot.store.migrating import migrate

SIZES = (10_000, 100_000, 1_000_000)
MADE = 8_000
"""Recipients whose rows are made, whatever the number of people."""
_PEOPLE = text(
    "WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < :count)"
    " INSERT INTO people (id, channel, address, language, first_seen, last_seen, news)"
    " SELECT i, 'telegram', 1000 + i, 'en', :at, :at, :at FROM k"
)


async def _measure(count: int) -> tuple[str, ...]:
    clock = SystemClock()
    now = clock.now()
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}", own=True)
        await database.open()
        await migrate(database)
        async with database.transaction() as connection:
            at = now.strftime("%Y-%m-%d %H:%M:%S.%f")
            await connection.execute(_PEOPLE, {"count": count, "at": at})
        office = Announcements(database, "telegram")
        draft = await office.create(None, now)
        letter = Letter("Closed on Monday.")
        await office.write(draft.id, "en", letter, chat=1, message=1, by=None, now=now)
        await office.count(Audience(), now)
        began = time.perf_counter()
        await office.count(Audience(), now)
        counted = time.perf_counter() - began
        began = time.perf_counter()
        run = await office.release(draft.id, None, now)
        assert run is not None
        await Announcer(database, "telegram", clock).run_once()
        first = time.perf_counter() - began
        before, cpu = await _size(database), time.process_time()
        for window in range(1, 1 + MADE // WINDOW):
            part = replace(run, cursor=window * WINDOW)
            async with database.transaction() as connection:
                await fill(connection, part, "telegram", window=WINDOW, now=now, expires=None)
        cpu = (time.process_time() - cpu) / MADE
        size = (await _size(database) - before) / MADE
        await database.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{count:,}", f"{counted:.3f}", f"{first:.3f}", f"{cpu * 1e6:.0f}", f"{size:.0f}",
        f"{memory:.0f}",
    )  # fmt: skip


async def _size(database: Database) -> int:
    async with database.transaction() as connection:
        pages = await connection.scalar(text("PRAGMA page_count"))
        return int(pages or 0) * int(await connection.scalar(text("PRAGMA page_size")) or 0)


def run(console: Console) -> None:
    """Measure once and print."""
    table = Table(title="An announcement by the number of people (SQLite)")
    heads = ("people", "count (s)", "confirmed to first rows (s)", "CPU a row (µs)",
             "bytes a row", "memory (MiB)")  # fmt: skip
    for head in heads:
        table.add_column(head, justify="right")
    for size in SIZES:
        table.add_row(*asyncio.run(_measure(size)))
    console.print(table)

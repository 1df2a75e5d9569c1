"""An announcement by the whole bot, from the operator's confirmation: how soon the first message
is at the server, and what a recipient costs; with 10,000 to 1,000,000 people.

The bot on one core, a server that answers at once on the other, no limit of messages a second.
"""

import asyncio
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from rich.console import Console
from rich.table import Table
from sqlalchemy import insert, text

from benchmarks.server import FIRST_CHAT, Load, message, serve, tap
from benchmarks.taps import TOKEN

SIZES: Final = (10_000, 100_000, 1_000_000)
SENT: Final = 100_000
"""Recipients that are waited for, at most: all of a million would take minutes."""
REST: Final = 5.0
"""Seconds in which the bot finishes what it does after its start."""
OPERATOR: Final = FIRST_CHAT
_PEOPLE = text(
    "WITH RECURSIVE k(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM k WHERE i < :count)"
    " INSERT INTO people (id, channel, address, language, first_seen, last_seen, news)"
    " SELECT i + 1, 'telegram', :first + i, 'en', :at, :at, iif(i, :at, NULL) FROM k"
)


class Figures(NamedTuple):
    """Seconds from the confirmation to the first message, and how many of them the bot's CPU
    worked, which other load doesn't change; a recipient's CPU (ms) and bytes."""

    first: float
    first_cpu: float
    rate: float
    cpu: float
    size: float
    memory: float


@dataclass
class _Watched(Load):
    """Knows when the first of the recipients, and when as many as were meant, got something."""

    goal: int = 0
    sent: int = 0
    begun: float = 0.0
    process: int = 0
    worked: float = 0.0
    there: asyncio.Event = field(default_factory=asyncio.Event)

    def reply(self, chat: int) -> None:
        if chat == OPERATOR:
            super().reply(chat)
            return
        if not self.sent:
            self.begun, self.worked = time.perf_counter(), _cpu(self.process)
        self.sent += 1
        if self.sent >= self.goal:
            self.there.set()


async def _drafted(folder: Path, count: int) -> None:
    """Keep people who agreed to news, an operator, and a draft."""
    from bot.announcements import Announcements  # noqa: PLC0415  # each bench imports its own
    from bot.conversation.letter import Letter  # noqa: PLC0415
    from bot.store.database import Database  # noqa: PLC0415
    from bot.store.migrating import migrate  # noqa: PLC0415
    from bot.store.tables import operators  # noqa: PLC0415

    database = Database(f"sqlite:///{folder / 'liftcare.db'}")
    await database.open()
    await migrate(database)
    now = datetime.now(UTC)
    at = now.strftime("%Y-%m-%d %H:%M:%S.%f")
    async with database.transaction() as connection:
        await connection.execute(_PEOPLE, {"count": count, "first": OPERATOR, "at": at})
        await connection.execute(insert(operators), {"person": 1, "role": "owner", "since": now})
    office = Announcements(database, "telegram")
    draft = await office.create(None, now)
    await office.write(draft.id, "en", Letter("Closed."), chat=0, message=0, by=None, now=now)
    await database.close()


def _asks(number: int, chat: int) -> dict[str, Any]:
    update = tap(number, chat)
    update["callback_query"]["data"] = "zr:1:0"
    return update


async def measure(count: int) -> Figures:
    """Confirm one to so many, and let it go to all of them, or the first `SENT`."""
    load = _Watched(goal=min(count, SENT))
    server, url = await serve(load)

    def confirms(number: int, chat: int) -> dict[str, Any]:
        update = message(number, chat)
        update["message"]["text"] = str(count)
        return update

    with tempfile.TemporaryDirectory() as folder:
        await _drafted(Path(folder), count)
        load.give(_asks, [OPERATOR])
        process = await asyncio.create_subprocess_exec(
            "taskset", "-c", "0", sys.executable, "-m", "bot",
            env={
                **os.environ,
                "LIFTCARE_TELEGRAM_API_URL": url,
                "LIFTCARE_TELEGRAM_TOKEN": TOKEN,
                "LIFTCARE_TELEGRAM_MESSAGES_PER_SECOND": "0",
                "LIFTCARE_DATA_DIR": folder,
                "LIFTCARE_LOG_LEVEL": "error",
            },
        )  # fmt: skip
        await load.until(1)
        await asyncio.sleep(REST)
        load.process = process.pid
        path = Path(folder) / "liftcare.db"
        before, before_cpu, asked = _size(path), _cpu(process.pid), time.perf_counter()
        load.give(confirms, [OPERATOR])
        async with asyncio.timeout(600):
            await load.there.wait()
        seconds, cpu = time.perf_counter() - load.begun, _cpu(process.pid) - before_cpu
        size, memory = _size(path) - before, _memory(process.pid)
        process.terminate()
        await process.wait()
    server.close()
    sent = load.sent
    return Figures(
        load.begun - asked, load.worked - before_cpu, sent / seconds, cpu / sent * 1e3,
        size / sent, memory,
    )  # fmt: skip


def _size(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        (pages,), (size,) = (
            connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size")
        )
    return int(pages * size)


def _cpu(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def run(rounds: int, console: Console) -> None:
    """Measure each size so many times and print medians."""
    os.sched_setaffinity(0, {1 % (os.cpu_count() or 1)})
    table = Table(
        title=f"An announcement by the whole bot; costs of the first {SENT:,} at most;"
        f" medians of {rounds}"
    )
    heads = ("people", "confirmed to first message (s)", "of it CPU (s)", "messages a second",
             "CPU (ms)", "database (bytes)", "memory (MiB)")  # fmt: skip
    for head in heads:
        table.add_column(head, justify="right")
    for size in SIZES:
        each = [asyncio.run(measure(size)) for _ in range(rounds)]
        found = Figures(*map(statistics.median, zip(*each, strict=True)))
        table.add_row(
            f"{size:,}", f"{found.first:.2f}", f"{found.first_cpu:.2f}", f"{found.rate:,.0f}",
            f"{found.cpu:.2f}", f"{found.size:.0f}", f"{found.memory:.0f}",
        )  # fmt: skip
    console.print(table)

"""How long a process takes from its start to its first reply, and what it holds a moment later.

A first start makes the database and checks all of the content; every other one finds both.
Bytecode is compiled beforehand, as ``make setup`` does it. Server and bot have a core each.
"""

import asyncio
import compileall
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import psutil
from rich.console import Console
from rich.table import Table

from benchmarks.server import FIRST_CHAT, Load, serve, tap

SUBSCRIPTIONS: Final = 1_000_000
_SETTLED: Final = 2.0
_ROOT: Final = Path(__file__).parent.parent
_PEOPLE: Final = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
    INSERT INTO people (id, channel, address, language, first_seen, last_seen)
    SELECT 1000 + i, 'telegram', 8000000000 + i, 'zh', strftime('%Y-%m-%d %H:%M:%f', 'now'),
        strftime('%Y-%m-%d %H:%M:%f', 'now')
    FROM n
"""
_SUBSCRIBED: Final = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
    INSERT INTO subscriptions
        (id, person, "plan", day, zone, pauses, plan_digest, next_due, created)
    SELECT i, 1000 + i, 'facelift', date('now', (i % 60) || ' days'), 'Asia/Shanghai', '[]', ?,
        strftime('%Y-%m-%d %H:%M:%f', 'now', '+1 day', (i % 5000000) || ' seconds'),
        strftime('%Y-%m-%d %H:%M:%f', 'now')
    FROM n
"""


async def _start(folder: Path) -> tuple[float, float, float]:
    """Return the seconds to the first reply, the CPU seconds of it, and the memory in MiB."""
    load = Load(_next=time.time_ns() // 1000)  # ids that this database has not seen
    server, url = await serve(load)
    load.give(tap, [FIRST_CHAT])
    begun = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        "taskset", "-c", "0", sys.executable, "-m", "bot",
        env={
            **os.environ,
            "LIFTCARE_TELEGRAM_API_URL": url,
            "LIFTCARE_TELEGRAM_TOKEN": "1:benchmark",
            "LIFTCARE_DATA_DIR": str(folder),
            "LIFTCARE_LOG_LEVEL": "error",
        },
    )  # fmt: skip
    try:
        await load.until(1)
        seconds = time.perf_counter() - begun
        seen = psutil.Process(process.pid)
        cpu = sum(seen.cpu_times()[:2])
        await asyncio.sleep(_SETTLED)
        memory = seen.memory_info().rss / 2**20
    finally:
        process.terminate()
        await process.wait()
        server.close()
    return seconds, cpu, memory


def subscribe(folder: Path, people: int) -> None:
    """Subscribe so many people in the folder's database; nothing is due before tomorrow."""
    from bot.clock import SystemClock  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415
    from bot.shipped import open_library  # noqa: PLC0415
    from bot.subscriptions.looking import digest_of  # noqa: PLC0415

    plan = open_library(Settings(data_dir=folder), SystemClock()).plans["facelift"]
    with sqlite3.connect(folder / "liftcare.db") as database:
        database.execute(_PEOPLE, (people,))
        database.execute(_SUBSCRIBED, (people, digest_of(plan)))
    database.close()


def run(rounds: int, console: Console) -> None:
    """Measure and print."""
    os.sched_setaffinity(0, {1 % (os.cpu_count() or 1)})
    for name in ("bot", "handlers"):
        compileall.compile_dir(_ROOT / name, quiet=1)
    found: dict[str, list[tuple[float, float, float]]] = {}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            found.setdefault("the first start", []).append(asyncio.run(_start(folder)))
            found.setdefault("another start", []).append(asyncio.run(_start(folder)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        asyncio.run(_start(folder))
        subscribe(folder, SUBSCRIPTIONS)
        many = [asyncio.run(_start(folder)) for _ in range(rounds)]
        found[f"another start, {SUBSCRIPTIONS:,} subscriptions"] = many
    table = Table(title=f"Start to first reply, medians of {rounds}")
    for heading in ("", "seconds", "of CPU", "memory (MiB)"):
        table.add_column(heading, justify="right" if heading else "left")
    for label, figures in found.items():
        seconds, cpu, memory = (statistics.median(column) for column in zip(*figures, strict=True))
        table.add_row(label, f"{seconds:.2f}", f"{cpu:.2f}", f"{memory:.0f}")
    console.print(table)

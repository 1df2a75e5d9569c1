"""The planner among 10,000 and 1,000,000 subscriptions: finding what is due and handing it over.

As many are due in both, each of them with a reminder of its own; the rest are due tomorrow or
later. Without a network, in a process of its own.
"""

import asyncio
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

import orjson
from rich.console import Console
from rich.table import Table

from benchmarks.starts import subscribe

SIZES: Final = (10_000, 1_000_000)
DUE: Final = 5_000
_OVERDUE: Final = """
    UPDATE subscriptions SET day = date('now', '+10 days'),
        created = strftime('%Y-%m-%d %H:%M:%f', 'now', '-40 days'),
        next_due = strftime('%Y-%m-%d %H:%M:%f', 'now', '-1 minutes')
    WHERE id % ? = 0
"""


async def fill(folder: Path, size: int) -> None:
    """Make a database with so many subscriptions, of which `DUE` all over it are due."""
    from bot.store.database import Database  # noqa: PLC0415
    from bot.store.migrating import migrate  # noqa: PLC0415

    database = Database(f"sqlite:///{folder / 'liftcare.db'}")
    await database.open()
    await migrate(database)
    await database.close()
    subscribe(folder, size)
    with sqlite3.connect(folder / "liftcare.db") as plain:
        plain.execute(_OVERDUE, (size // DUE,))
    plain.close()


async def work(folder: Path) -> dict[str, float]:
    """Look until nothing is due.

    Returns ms to find nothing and to find a batch, subscriptions a second, how many messages were
    written, and MiB.
    """
    from sqlalchemy import func, select  # noqa: PLC0415

    from bot.clock import SystemClock  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415
    from bot.shipped import open_library  # noqa: PLC0415
    from bot.store import subscriptions  # noqa: PLC0415
    from bot.store.database import Database  # noqa: PLC0415
    from bot.store.tables import outbox  # noqa: PLC0415
    from bot.subscriptions.planner import BATCH, Planner  # noqa: PLC0415

    clock = SystemClock()
    plans = open_library(Settings(data_dir=folder), clock).plans
    database = Database(f"sqlite:///{folder / 'liftcare.db'}")
    await database.open()
    planner, now = Planner(database, lambda: plans, clock), clock.now()
    await planner.run_once(now - timedelta(hours=1))  # statements are compiled
    finding = []
    for _ in range(20):
        async with database.transaction() as connection:
            begun = time.perf_counter()
            await subscriptions.due(connection, now, BATCH)
            await subscriptions.soonest(connection)
            finding.append(time.perf_counter() - begun)
    done, begun = 0, time.perf_counter()
    while count := await planner.run_once(now):
        done += count
    seconds = time.perf_counter() - begun
    idle = []
    for _ in range(20):
        begun = time.perf_counter()
        await planner.run_once(now)
        idle.append(time.perf_counter() - begun)
    async with database.transaction() as connection:
        written = await connection.scalar(select(func.count()).select_from(outbox))
    await database.close()
    return {
        "idle": statistics.median(idle) * 1000, "finding": statistics.median(finding) * 1000,
        "rate": done / seconds, "done": done, "written": written or 0,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip


def _child(folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.planner", str(folder)]
    found: dict[str, float] = orjson.loads(subprocess.check_output(command).splitlines()[-1])
    return found


def run(rounds: int, console: Console) -> None:
    """Measure and print."""
    table = Table(title=f"The planner, {DUE:,} due: medians of {rounds}")
    heads = ("subscriptions", "nothing due (ms)", "finding a batch (ms)", "looked at a second")
    for head in (*heads, "messages", "peak memory (MiB)"):
        table.add_column(head, justify="right")
    for size in SIZES:
        found = []
        for _ in range(rounds):
            with tempfile.TemporaryDirectory() as name:
                asyncio.run(fill(Path(name), size))
                found.append(_child(Path(name)))
        of = {key: statistics.median(one[key] for one in found) for key in found[0]}
        assert of["done"] == DUE
        table.add_row(
            f"{size:,}", f"{of['idle']:.2f}", f"{of['finding']:.2f}", f"{of['rate']:,.0f}",
            f"{of['written']:,.0f}", f"{of['memory']:.0f}",
        )  # fmt: skip
    console.print(table)


def main(folder: str) -> None:
    """Do one process's part."""
    import structlog  # noqa: PLC0415

    from bot.processes import spare_the_collector  # noqa: PLC0415

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    spare_the_collector()  # as every process of ours does
    print(orjson.dumps(asyncio.run(work(Path(folder)))).decode())


if __name__ == "__main__":
    main(*sys.argv[1:])

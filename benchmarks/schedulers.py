"""10,000 jobs due at the same moment: how many run, how long it takes to keep them.

And what it takes to hold 100,000 that are due later.
"""

import asyncio
import tempfile
import time
import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table

JOBS = 10_000
HELD = 100_000
SHORT = 1_000
"""Jobs for a scheduler that would take half a minute to keep them all."""


async def liftcare(folder: Path) -> tuple[float, int]:
    """Keep the messages of so many people; returns how many a second, and how many were sent."""
    rate, ran, _ = await _liftcare(folder, JOBS)
    return rate, ran


async def held(folder: Path) -> tuple[float, float]:
    """Hold `HELD` messages; returns seconds and MiB."""
    (folder / "held").mkdir()
    rate, _, memory = await _liftcare(folder / "held", HELD, later=timedelta(days=1))
    return HELD / rate, memory


async def _liftcare(
    folder: Path, count: int, later: timedelta = timedelta()
) -> tuple[float, int, float]:
    from bot.clock import SystemClock  # noqa: PLC0415
    from bot.conversation.lane import Lane  # noqa: PLC0415
    from bot.delivery import Journal, fates  # noqa: PLC0415
    from bot.store import outbox  # noqa: PLC0415
    from bot.store.database import Database  # noqa: PLC0415
    from bot.store.migrating import migrate  # noqa: PLC0415

    database = Database(f"sqlite:///{folder / 'bench.db'}", own=True)
    await database.open()
    await migrate(database)
    clock = SystemClock()
    now = clock.now()
    before, begun = psutil.Process().memory_info().rss, time.perf_counter()
    for start in range(0, count, 500):
        async with database.transaction() as connection:
            jobs = [
                outbox.NewMessage(
                    f"bench:{n}", "telegram", n, None, Lane.REMINDER, "step", {"n": n},
                    now + later,
                )
                for n in range(start, start + 500)
            ]  # fmt: skip
            await outbox.put(connection, jobs, now)
    rate = count / (time.perf_counter() - begun)
    memory = (psutil.Process().memory_info().rss - before) / 2**20
    journal, ran = Journal(database, "telegram", clock), 0
    while claimed := await journal.claim(500):
        await journal.begin(claimed)
        await asyncio.gather(*(journal.settle(fates.sent(one, 1)) for one in claimed))
        ran += len(claimed)
    await database.close()
    return rate, ran, memory


async def job_queue_held() -> tuple[float, float]:
    """Hold `HELD` jobs in PTB's JobQueue; returns seconds and MiB."""
    from telegram.ext import ApplicationBuilder, ContextTypes  # noqa: PLC0415

    async def work(_context: ContextTypes.DEFAULT_TYPE) -> None:
        """Nothing."""

    queue = ApplicationBuilder().token("1:x").build().job_queue
    assert queue is not None
    due = datetime.now(UTC) + timedelta(days=1)
    before, begun = psutil.Process().memory_info().rss, time.perf_counter()
    await queue.start()
    for number in range(HELD):
        queue.run_once(work, due, name=str(number))
    seconds = time.perf_counter() - begun
    memory = (psutil.Process().memory_info().rss - before) / 2**20
    await queue.stop(wait=False)
    return seconds, memory


async def job_queue() -> tuple[float, int]:
    """PTB's JobQueue."""
    from telegram.ext import ApplicationBuilder, ContextTypes  # noqa: PLC0415

    ran = 0

    async def work(_context: ContextTypes.DEFAULT_TYPE) -> None:
        nonlocal ran
        ran += 1

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        application = ApplicationBuilder().token("1:x").build()
        queue = application.job_queue
        assert queue is not None
        due = datetime.now(UTC) + timedelta(seconds=20)
        begun = time.perf_counter()
        for number in range(JOBS):
            queue.run_once(work, due, name=str(number))
        rate = JOBS / (time.perf_counter() - begun)
        await queue.start()
        await asyncio.sleep(max((due - datetime.now(UTC)).total_seconds(), 0) + 15)
        await queue.stop()
    return rate, ran


def apscheduler(folder: Path) -> tuple[float, int]:
    """APScheduler 3 with its SQLAlchemy store, as it comes."""
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore  # type: ignore[import-untyped]  # noqa: PLC0415
    from apscheduler.schedulers.background import BackgroundScheduler  # type: ignore[import-untyped]  # noqa: PLC0415

    scheduler = BackgroundScheduler(
        jobstores={"default": SQLAlchemyJobStore(url=f"sqlite:///{folder / 'jobs.db'}")}
    )
    scheduler.start(paused=True)
    due = datetime.now(UTC) + timedelta(seconds=1)
    begun = time.perf_counter()
    for number in range(SHORT):
        scheduler.add_job(_count, "date", run_date=due, args=[number])
    rate = SHORT / (time.perf_counter() - begun)
    _RAN.clear()
    scheduler.resume()
    time.sleep(10)
    scheduler.shutdown(wait=False)
    return rate, len(_RAN)


_RAN: set[int] = set()


def _count(number: int) -> None:
    _RAN.add(number)


def run(console: Console) -> None:
    """Measure once and print."""
    import logging  # noqa: PLC0415

    logging.disable()
    table = Table(title="Jobs that are due at the same moment")
    for head in ("", "kept a second", "run", "of"):
        table.add_column(head, justify="right" if head else "left")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for label, found, count in (
            ("Liftcare's outbox, on disk", asyncio.run(liftcare(folder)), JOBS),
            ("PTB's JobQueue, in memory", asyncio.run(job_queue()), JOBS),
            ("APScheduler 3, on disk", apscheduler(folder), SHORT),
        ):
            table.add_row(label, f"{found[0]:,.0f}", f"{found[1]:,}", f"{count:,}")
        console.print(table)
        for label, (seconds, memory) in (
            ("Liftcare's outbox, on disk", asyncio.run(held(folder))),
            ("PTB's JobQueue, in memory", asyncio.run(job_queue_held())),
        ):
            console.print(f"{label}: {HELD:,} are held after {seconds:.1f} s, {memory:.0f} MiB")

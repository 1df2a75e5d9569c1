"""50 patients tap menus while an announcement goes to 100,000: how long do they wait?

The whole bot on one core, a server that answers at once on the other: once at the messenger's
documented rate, and once as fast as the bot can send.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from rich.console import Console
from rich.table import Table
from sqlalchemy import insert

from benchmarks.server import FIRST_CHAT, Load, serve, tap
from benchmarks.taps import TOKEN

RECIPIENTS: Final = 100_000
PATIENTS: Final = 50
SECONDS: Final = 30
EVERY: Final = 1 / PATIENTS
"""Seconds between two taps: each patient taps once a second."""


class Figures(NamedTuple):
    """The reply's p50 and p99 in ms, taps answered, and announcements sent meanwhile a second."""

    p50: float
    p99: float
    taps: int
    sent: float


async def _announced(folder: Path) -> None:
    """Keep people who agreed to news, and confirm an announcement to all of them."""
    from bot.announcements import Announcements  # noqa: PLC0415  # each bench imports its own
    from bot.conversation.letter import Letter  # noqa: PLC0415
    from bot.store.database import Database  # noqa: PLC0415
    from bot.store.migrating import migrate  # noqa: PLC0415
    from bot.store.tables import people  # noqa: PLC0415

    database = Database(f"sqlite:///{folder / 'liftcare.db'}")
    await database.open()
    await migrate(database)
    now = datetime.now(UTC)
    same = {"channel": "telegram", "first_seen": now, "last_seen": now, "news": now}
    first = FIRST_CHAT + 10 * PATIENTS
    for start in range(first, first + RECIPIENTS, 20_000):
        rows = [{**same, "address": one, "language": "en"} for one in range(start, start + 20_000)]
        async with database.transaction() as connection:
            await connection.execute(insert(people), rows)
    office = Announcements(database, "telegram")
    draft = await office.create(None, now)
    await office.write(draft.id, "en", Letter("Closed."), chat=0, message=0, by=None, now=now)
    await office.release(draft.id, None, now)
    await database.close()


async def measure(rate: float) -> Figures:
    """Run it once at so many messages a second; 0 for no limit."""
    load = Load()
    server, url = await serve(load)
    patients = [FIRST_CHAT + number for number in range(PATIENTS)]
    with tempfile.TemporaryDirectory() as folder:
        await _announced(Path(folder))
        load.give(tap, patients)
        process = await asyncio.create_subprocess_exec(
            "taskset", "-c", "0", sys.executable, "-m", "bot",
            env={
                **os.environ,
                "LIFTCARE_TELEGRAM_API_URL": url,
                "LIFTCARE_TELEGRAM_TOKEN": TOKEN,
                "LIFTCARE_TELEGRAM_MESSAGES_PER_SECOND": str(rate),
                "LIFTCARE_DATA_DIR": folder,
                "LIFTCARE_LOG_LEVEL": "error",
            },
        )  # fmt: skip
        await load.until(PATIENTS)
        before, calls, begun = len(load.times), load.calls, time.perf_counter()
        number = 0
        while (elapsed := time.perf_counter() - begun) < SECONDS:
            load.give(tap, [patients[number % PATIENTS]])
            number += 1
            await asyncio.sleep(max(number * EVERY - elapsed, 0))
        await load.until(before + number)
        seconds = time.perf_counter() - begun
        process.terminate()
        await process.wait()
    server.close()
    times = load.times[before:]
    # Each tap is an answer to the tap and an edit; polls are few beside them.
    sent = (load.calls - calls - 2 * number) / seconds
    cuts = statistics.quantiles(times, n=100)
    return Figures(statistics.median(times) * 1000, cuts[98] * 1000, len(times), sent)


def run(rounds: int, console: Console) -> None:
    """Measure both so many times and print medians."""
    os.sched_setaffinity(0, {1 % (os.cpu_count() or 1)})
    table = Table(
        title=f"{PATIENTS} patients tap, {RECIPIENTS:,} get an announcement; medians of {rounds}"
    )
    for head in ("", "taps answered", "reply p50 (ms)", "reply p99 (ms)", "other calls a second"):
        table.add_column(head, justify="right" if head else "left")
    for name, rate in (("30 messages a second", 30.0), ("no limit", 0.0)):
        each = [asyncio.run(measure(rate)) for _ in range(rounds)]
        found = Figures(*map(statistics.median, zip(*each, strict=True)))
        table.add_row(
            name, f"{found.taps:.0f}", f"{found.p50:.0f}", f"{found.p99:.0f}", f"{found.sent:,.0f}"
        )
    console.print(table)

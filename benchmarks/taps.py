"""Menu taps through the whole stack, beside bare echo bots, on one core each for both sides."""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import psutil

from benchmarks.server import FIRST_CHAT, Load, message, serve, tap

TOKEN = "1:benchmark"
CHATS = 500
UPDATES = 4000
SINGLES = 300
IDLE_SECONDS = 8


@dataclass(frozen=True)
class Contender:
    """A bot to measure: its name, its command line, and what its patients do."""

    name: str
    command: tuple[str, ...]
    taps: bool


_PEERS = (sys.executable, "-m", "benchmarks.peers")
CONTENDERS = (
    Contender("Liftcare, a menu tap", (sys.executable, "-m", "bot"), taps=True),
    Contender("aiogram, echo", (*_PEERS, "aiogram"), taps=False),
    Contender("PTB, echo one by one", (*_PEERS, "ptb"), taps=False),
    Contender("PTB, echo side by side", (*_PEERS, "ptb-concurrent"), taps=False),
    Contender("PTB, echo by webhook", (*_PEERS, "ptb-webhook"), taps=False),
)


@dataclass(frozen=True)
class Figures:
    """What one round showed: rates a second, times in ms, memory in MiB, idle CPU in percent."""

    rate: float
    p50: float
    p99: float
    cpu: float
    first_reply: float
    memory: float
    idle_memory: float
    idle_cpu: float


@asynccontextmanager
async def _client(contender: Contender, url: str) -> AsyncIterator[psutil.Process]:
    arguments = () if contender.taps else (url, TOKEN)
    with tempfile.TemporaryDirectory() as folder:
        process = await asyncio.create_subprocess_exec(
            "taskset", "-c", "0", *contender.command, *arguments,
            env={
                **os.environ,
                "LIFTCARE_TELEGRAM_API_URL": url,
                "LIFTCARE_TELEGRAM_TOKEN": TOKEN,
                "LIFTCARE_DATA_DIR": folder,
                "LIFTCARE_LOG_LEVEL": "error",
            },
        )  # fmt: skip
        try:
            yield psutil.Process(process.pid)
        finally:
            process.terminate()
            await process.wait()


async def measure(contender: Contender) -> Figures:
    """Run one contender once."""
    load = Load()
    server, url = await serve(load)
    make = tap if contender.taps else message
    chats = [FIRST_CHAT + number for number in range(CHATS)]
    load.give(make, chats[:1])
    begun = time.perf_counter()
    async with _client(contender, url) as process:
        await load.until(1)
        first_reply = time.perf_counter() - begun
        load.give(make, chats)
        await load.until(1 + CHATS)
        rate, cpu = await _flood(load, make, chats, process)
        memory = process.memory_info().rss
        singles = await _one_by_one(load, make, chats)
        before, idle_from = sum(process.cpu_times()[:2]), time.perf_counter()
        await asyncio.sleep(IDLE_SECONDS)
        idle = (sum(process.cpu_times()[:2]) - before) / (time.perf_counter() - idle_from)
        idle_memory = process.memory_info().rss
    server.close()
    return Figures(
        rate=rate,
        p50=statistics.median(singles) * 1000,
        p99=statistics.quantiles(singles, n=100)[98] * 1000,
        cpu=cpu * 1000,
        first_reply=first_reply * 1000,
        memory=memory / 2**20,
        idle_memory=idle_memory / 2**20,
        idle_cpu=idle * 100,
    )


async def _flood(
    load: Load, make: object, chats: list[int], process: psutil.Process
) -> tuple[float, float]:
    before = len(load.times)
    cpu = sum(process.cpu_times()[:2])
    begun = time.perf_counter()
    load.give(make, (chats * (UPDATES // CHATS))[:UPDATES])  # type: ignore[arg-type]
    await load.until(before + UPDATES)
    seconds = time.perf_counter() - begun
    return UPDATES / seconds, (sum(process.cpu_times()[:2]) - cpu) / UPDATES


async def _one_by_one(load: Load, make: object, chats: list[int]) -> list[float]:
    before = len(load.times)
    for number in range(SINGLES):
        load.give(make, [chats[number % CHATS]])  # type: ignore[arg-type]
        await load.until(before + number + 1)
    return load.times[before:]


def run(rounds: int) -> dict[str, list[Figures]]:
    """Return each contender's figures; the rounds go through all contenders in turn."""
    os.sched_setaffinity(0, {1 % (os.cpu_count() or 1)})
    results: dict[str, list[Figures]] = {item.name: [] for item in CONTENDERS}
    for _ in range(rounds):
        for contender in CONTENDERS:
            results[contender.name].append(asyncio.run(measure(contender)))
    return results


def ratio(ours: list[Figures], peer: list[Figures]) -> float:
    """Return how many times a peer's rate ours is: the median of the rounds' own ratios."""
    return statistics.median(one.rate / other.rate for one, other in zip(ours, peer, strict=True))


def medians(rounds: list[Figures]) -> Figures:
    """Return the median of each figure."""
    names = Figures.__dataclass_fields__
    return Figures(
        **{name: statistics.median(getattr(item, name) for item in rounds) for name in names}
    )

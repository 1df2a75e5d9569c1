"""20,000 messages nobody asked for to a server that answers at once; sender and server on one core.

Ours go through the outbox, with every beginning and every fate recorded in SQLite. The peers send
the same text bare, record nothing, and get the concurrency that suits them best.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console
from rich.table import Table

from benchmarks import broadcasts
from benchmarks.server import FIRST_CHAT, Load, serve

COUNT = 20_000
TOKEN = "1:benchmark"
TEXT = "The clinic is closed from 1 to 7 October. On 8 October we are back, from 9:00."
SIDE_BY_SIDE = 50
SLOW = 2_000
"""Messages of a peer that would take a minute for all."""


@dataclass(frozen=True)
class Figures:
    """Messages a second, CPU milliseconds a message, bytes of database a message."""

    rate: float
    cpu: float
    size: float = 0.0


Send = Callable[[int], Awaitable[Any]]


async def _timed(send: Send, count: int) -> Figures:
    chats: Iterator[int] = iter(range(FIRST_CHAT, FIRST_CHAT + count))

    async def work() -> None:
        for chat in chats:
            await send(chat)

    begun, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(work() for _ in range(SIDE_BY_SIDE)))
    return Figures(count / (time.perf_counter() - begun), (time.process_time() - cpu) / count * 1e3)


async def liftcare(url: str, count: int) -> Figures:
    """Our outbox, dispatcher and channel."""
    from bot.channels.telegram import Telegram  # noqa: PLC0415  # each is measured alone
    from bot.clock import SystemClock  # noqa: PLC0415
    from bot.conversation.lane import Lane  # noqa: PLC0415
    from bot.conversation.screen import Screen  # noqa: PLC0415
    from bot.delivery import Composed, Dispatcher, Journal  # noqa: PLC0415
    from bot.delivery.pacing import Limits  # noqa: PLC0415
    from bot.delivery.uploads import KeptUploads  # noqa: PLC0415
    from bot.store import outbox, tables  # noqa: PLC0415
    from bot.store.database import Database  # noqa: PLC0415
    from bot.store.migrating import migrate  # noqa: PLC0415

    composed = Composed.of(Screen(TEXT), "en")

    async def compose(messages: Any, _now: object) -> list[Composed | BaseException | None]:
        return [composed for _ in messages]

    with tempfile.TemporaryDirectory() as folder:
        path, clock = Path(folder) / "bench.db", SystemClock()
        now = clock.now()
        seen = {"channel": "telegram", "language": "en", "first_seen": now, "last_seen": now}
        people = [{**seen, "id": n + 1, "address": FIRST_CHAT + n} for n in range(count)]
        database = Database(f"sqlite:///{path}")
        await database.open()
        await migrate(database)
        async with database.transaction() as connection:
            await connection.execute(tables.people.insert(), people)
        await database.close()
        empty = path.stat().st_size
        database = Database(f"sqlite:///{path}", own=True)
        await database.open()
        async with database.transaction() as connection:
            await outbox.put(
                connection,
                [
                    outbox.NewMessage(
                        f"bench:{chat}", "telegram", FIRST_CHAT + chat, chat + 1,
                        Lane.ANNOUNCEMENT, "news", {"n": chat}, now,
                    )
                    for chat in range(count)
                ],
                now,
            )  # fmt: skip
        uploads = KeptUploads(database, "telegram", clock)
        telegram = Telegram(TOKEN, url, uploads, limits=Limits(None))
        await telegram.start()
        journal = Journal(database, "telegram", clock)
        dispatcher = Dispatcher(journal, telegram, {"news": compose}, _as_it_is, clock)
        begun, cpu = time.perf_counter(), time.process_time()
        task = asyncio.create_task(dispatcher.run())
        await dispatcher.settled()
        seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        async with database.transaction() as connection:
            states = {row.state for row in await connection.execute(tables.outbox.select())}
        assert states == {"sent"}, states
        await telegram.stop()
        await database.close()
        size = (path.stat().st_size - empty) / count
    return Figures(count / seconds, cpu / count * 1e3, size)


def _as_it_is(screen: Any, _lang: str) -> Any:
    return screen


async def ptb(url: str, count: int) -> Figures:
    """python-telegram-bot as it comes."""
    from telegram import Bot  # noqa: PLC0415
    from telegram.request import HTTPXRequest  # noqa: PLC0415

    request = HTTPXRequest(connection_pool_size=SIDE_BY_SIDE, pool_timeout=60)
    async with Bot(TOKEN, base_url=f"{url}/bot", request=request) as bot:
        return await _timed(lambda chat: bot.send_message(chat, TEXT), count)


async def ptb_aiohttp(url: str, count: int) -> Figures:
    """python-telegram-bot on our request class."""
    from telegram import Bot  # noqa: PLC0415

    from bot.channels.telegram.request import AiohttpRequest  # noqa: PLC0415

    async with Bot(TOKEN, base_url=f"{url}/bot", request=AiohttpRequest()) as bot:
        return await _timed(lambda chat: bot.send_message(chat, TEXT), count)


async def ptb_unparsed(url: str, count: int) -> Figures:
    """The same, but answers stay as they came: no Message is made of them."""
    from telegram import Bot  # noqa: PLC0415

    from bot.channels.telegram.request import AiohttpRequest  # noqa: PLC0415

    async with Bot(TOKEN, base_url=f"{url}/bot", request=AiohttpRequest()) as bot:

        async def send(chat: int) -> None:
            # What its methods call, without what they make of the answer.
            answer = await bot._post("sendMessage", {"chat_id": chat, "text": TEXT})  # noqa: SLF001
            assert isinstance(answer, dict)

        return await _timed(send, count)


async def aiogram(url: str, count: int) -> Figures:
    """Aiogram as it comes."""
    from aiogram import Bot  # noqa: PLC0415
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415

    async with Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url))) as bot:
        return await _timed(lambda chat: bot.send_message(chat, TEXT), count)


async def telebot(url: str, count: int) -> Figures:
    """The asynchronous client of pyTelegramBotAPI."""
    from telebot import asyncio_helper  # noqa: PLC0415
    from telebot.async_telebot import AsyncTeleBot  # noqa: PLC0415

    asyncio_helper.API_URL = url + "/bot{0}/{1}"
    bot = AsyncTeleBot(TOKEN)
    try:
        return await _timed(lambda chat: bot.send_message(chat, TEXT), count)
    finally:
        await bot.close_session()  # type: ignore[no-untyped-call]


async def bare(url: str, count: int) -> Figures:
    """The HTTP client alone."""
    import aiohttp  # noqa: PLC0415

    address = f"{url}/bot{TOKEN}/sendMessage"
    connector = aiohttp.TCPConnector(limit=SIDE_BY_SIDE)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def send(chat: int) -> None:
            async with session.post(address, json={"chat_id": chat, "text": TEXT}) as response:
                assert (await response.json())["ok"]

        return await _timed(send, count)


WHOLE = "Liftcare, a whole announcement"
PEERS: dict[str, tuple[Callable[[str, int], Awaitable[Figures]], int]] = {
    "Liftcare, all recorded": (liftcare, COUNT),
    "bare aiohttp": (bare, COUNT),
    "pyTelegramBotAPI, async": (telebot, COUNT // 2),
    "aiogram": (aiogram, COUNT // 2),
    "PTB on our aiohttp request": (ptb_aiohttp, COUNT // 2),
    "PTB on our aiohttp request, answers unparsed": (ptb_unparsed, COUNT // 2),
    "PTB as it comes": (ptb, SLOW),
}


def measure(name: str) -> Figures:
    """Run one contender in a process of its own, its server in another."""
    command = [sys.executable, "-m", "benchmarks.pushes"]
    server = subprocess.Popen(
        ["taskset", "-c", "1", *command, "serve"], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    url = server.stdout.readline().strip()
    try:
        found = subprocess.run(
            ["taskset", "-c", "0", *command, name, url],
            check=True,
            stdout=subprocess.PIPE,
            env={**os.environ, "PTB_TIMEDELTA": "1"},
        )
    finally:
        server.kill()
        server.wait()
    return Figures(**orjson.loads(found.stdout.splitlines()[-1]))


def whole() -> Figures:
    """Measure a confirmed announcement by the whole bot: recipients chosen, rows made, composed."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {1 % (os.cpu_count() or 1)})
    try:
        found = asyncio.run(broadcasts.measure(COUNT))
    finally:
        os.sched_setaffinity(0, before)
    return Figures(found.rate, found.cpu, found.size)


def run(rounds: int, console: Console) -> None:
    """Measure all and print medians, and the medians of the rounds' own ratios."""
    found: dict[str, list[Figures]] = {name: [] for name in (*PEERS, WHOLE)}
    for _ in range(rounds):
        for name in PEERS:
            found[name].append(measure(name))
        found[WHOLE].append(whole())
    table = Table(title=f"Pushes: medians of {rounds}; sender and server on one core each")
    for head in ("", "messages a second", "CPU (ms)", "database (bytes)", "ours is times theirs"):
        table.add_column(head, justify="right" if head else "left")
    ours, *_ = found.values()
    for name, rounds_of in found.items():
        rate = statistics.median(one.rate for one in rounds_of)
        cpu = statistics.median(one.cpu for one in rounds_of)
        size = statistics.median(one.size for one in rounds_of)
        ratio = statistics.median(a.rate / b.rate for a, b in zip(ours, rounds_of, strict=True))
        kept = f"{size:,.0f}" if size else ""
        table.add_row(name, f"{rate:,.0f}", f"{cpu:.2f}", kept, f"{ratio:.2f}")
    console.print(table)


async def _serve() -> None:
    _, url = await serve(Load())
    print(url, flush=True)
    await asyncio.Event().wait()


def _child(arguments: list[str]) -> None:
    if arguments[0] == "serve":
        asyncio.run(_serve())
        return
    import logging  # noqa: PLC0415

    import structlog  # noqa: PLC0415

    from bot.processes import spare_the_collector  # noqa: PLC0415

    logging.disable()
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
        cache_logger_on_first_use=True,
    )
    work, count = PEERS[arguments[0]]
    if work is liftcare:
        spare_the_collector()
    print(orjson.dumps(asyncio.run(_main(work, arguments[1], count))).decode())


async def _main(work: Callable[[str, int], Awaitable[Figures]], url: str, count: int) -> Figures:
    return await work(url, count)


if __name__ == "__main__":
    _child(sys.argv[1:])

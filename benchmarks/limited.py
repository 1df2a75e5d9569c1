"""Pushes to a messenger that enforces its limit: how much of it is used, how often it refuses.

The server takes 30 messages in any second, answers after 60 ms, and refuses the rest for a second.
In some scenes it also refuses one in twenty for no reason, or a refusal closes the door: for 5 s it
takes nothing of anybody's. To ours answers to people go out meanwhile.
"""

import asyncio
import math
import random
import statistics
import tempfile
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from rich.console import Console
from rich.table import Table

LIMIT = 30
LATENCY = 0.06
RECIPIENTS = 1_800
ASIDE = 200
"""Recipients of a peer that is far below the limit: enough to see its rate."""
GRID = 29
TOKEN = "1:benchmark"
TEXT = "The clinic is closed from 1 to 7 October."
PATIENT = 7
REPLY_EVERY = 0.5
_ME = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


@dataclass
class Messenger:
    """Counts what it takes and what it refuses."""

    spurious: float = 0.0
    closes: int = 0
    shut_until: float = 0.0
    wanted: int = -1
    enough: asyncio.Event = field(default_factory=asyncio.Event)
    taken: Counter[int] = field(default_factory=Counter)
    at: list[float] = field(default_factory=list)
    pushed: list[float] = field(default_factory=list)
    begun: float = 0.0
    refused: int = 0
    window: deque[float] = field(default_factory=deque)
    chance: random.Random = field(default_factory=lambda: random.Random(5))

    async def answer(self, request: web.Request) -> web.Response:
        """Answer one call."""
        method = request.path.rsplit("/", 1)[-1]
        if method != "sendMessage":
            return web.json_response({"ok": True, "result": _ME if method == "getMe" else {}})
        if request.content_type == "application/json":
            chat = int((await request.json())["chat_id"])
        else:
            chat = int(str((await request.post())["chat_id"]))
        await asyncio.sleep(LATENCY)
        now = time.perf_counter()
        while self.window and self.window[0] <= now - 1:
            self.window.popleft()
        mine = chat != PATIENT and self.chance.random() < self.spurious
        if mine or len(self.window) >= LIMIT or now < self.shut_until:
            return self._refusal(now)
        self.window.append(now)
        self.at.append(now)
        if chat != PATIENT:
            self.pushed.append(now)
        self.taken[chat] += 1
        if len(self.pushed) == self.wanted:
            self.enough.set()
        message = {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}}
        return web.json_response({"ok": True, "result": message})

    def _refusal(self, now: float) -> web.Response:
        self.refused += 1
        if self.closes and now >= self.shut_until:
            self.shut_until = now + self.closes
        wait = max(math.ceil(self.shut_until - now), 1)
        body = {
            "ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {wait}",
            "parameters": {"retry_after": wait},
        }  # fmt: skip
        return web.json_response(body, status=429)


@dataclass(frozen=True)
class Figures:
    """What arrived of how many, share of the limit that was used, refusals.

    Then the p50 and p99 in ms of the answers, which count against the limit, too.
    """

    arrived: int
    of: int
    share: float
    refused: int
    replies: tuple[float, float] | None = None


async def liftcare(url: str, messenger: Messenger, count: int, spread: float = 0.0) -> Figures:
    """Our dispatcher, with somebody who is answered every half second.

    All messages are due at once, or within ``spread`` seconds.
    """
    from bot.channels.telegram import Telegram  # noqa: PLC0415
    from bot.channels.telegram.calls import Call  # noqa: PLC0415
    from bot.clock import SystemClock  # noqa: PLC0415
    from bot.conversation.lane import Lane  # noqa: PLC0415
    from bot.conversation.screen import Screen  # noqa: PLC0415
    from bot.delivery import Composed, Dispatcher, Journal  # noqa: PLC0415
    from bot.delivery.pacing import Limits  # noqa: PLC0415
    from bot.delivery.uploads import KeptUploads  # noqa: PLC0415
    from bot.store import outbox  # noqa: PLC0415
    from bot.store.database import Database  # noqa: PLC0415
    from bot.store.migrating import migrate  # noqa: PLC0415

    composed = Composed.of(Screen(TEXT), "en")

    async def compose(messages: Any, _now: object) -> list[Composed | BaseException | None]:
        return [composed for _ in messages]

    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}", own=True)
        await database.open()
        await migrate(database)
        clock = SystemClock()
        now = clock.now() + timedelta(seconds=1 if spread else 0)
        messenger.begun = time.perf_counter() + (1 if spread else 0)
        async with database.transaction() as connection:
            await outbox.put(
                connection,
                [
                    outbox.NewMessage(
                        f"bench:{chat}", "telegram", 1000 + chat, None, Lane.ANNOUNCEMENT, "news",
                        {}, now + timedelta(seconds=spread * chat / count),
                    )
                    for chat in range(count)
                ],
                now,
            )  # fmt: skip
        telegram = Telegram(
            TOKEN, url, KeptUploads(database, "telegram", clock), limits=Limits(LIMIT)
        )
        await telegram.start()
        journal = Journal(database, "telegram", clock)
        dispatcher = Dispatcher(journal, telegram, {"news": compose}, lambda s, _: s, clock)
        sending = asyncio.create_task(dispatcher.run())
        replies: list[float] = []

        async def answering() -> None:
            while True:
                asked = time.perf_counter()
                await telegram.send(Call("sendMessage", {"chat_id": PATIENT, "text": "Yes."}))
                replies.append((time.perf_counter() - asked - LATENCY) * 1000)
                await asyncio.sleep(REPLY_EVERY)

        patient = asyncio.create_task(answering())
        messenger.wanted = count
        await messenger.enough.wait()
        for task in (patient, sending):
            task.cancel()
        await asyncio.gather(patient, sending, return_exceptions=True)
        await dispatcher.close(2)
        await telegram.stop()
        await database.close()
    assert set(messenger.taken.values()) - {messenger.taken[PATIENT]} == {1}
    cuts = statistics.quantiles(replies, n=100)
    return _figures(messenger, count, replies=(statistics.median(replies), cuts[98]))


async def ptb(url: str, messenger: Messenger, count: int, retries: int) -> Figures:
    """PTB's own rate limiter, all at once."""
    from telegram.ext import AIORateLimiter, ApplicationBuilder  # noqa: PLC0415

    limiter = AIORateLimiter(max_retries=retries)
    builder = ApplicationBuilder().token(TOKEN).base_url(f"{url}/bot").rate_limiter(limiter)
    application = builder.pool_timeout(600).build()
    async with application.bot as bot:
        work = (bot.send_message(1000 + chat, TEXT) for chat in range(count))
        await asyncio.gather(*work, return_exceptions=True)
    return _figures(messenger, count)


async def loop(url: str, messenger: Messenger, count: int) -> Figures:
    """What is written most: one after the other, a twentieth of a second between."""
    from telegram import Bot  # noqa: PLC0415
    from telegram.error import TelegramError  # noqa: PLC0415

    async with Bot(TOKEN, base_url=f"{url}/bot") as bot:
        for chat in range(count):
            try:
                await bot.send_message(1000 + chat, TEXT)
            except TelegramError:
                continue
            await asyncio.sleep(0.05)
    return _figures(messenger, count)


async def broadcaster(url: str, messenger: Messenger, count: int) -> Figures:
    """aiogram-broadcaster without an interval, the fastest it goes: one after the other."""
    from aiogram import Bot  # noqa: PLC0415
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415
    from aiogram_broadcaster import Broadcaster  # noqa: PLC0415
    from aiogram_broadcaster.contents import TextContent  # noqa: PLC0415

    chats = range(1000, 1000 + count)
    async with Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url))) as bot:
        mailer = await Broadcaster(bot).create_mailer(chats, TextContent(text=TEXT))
        await mailer.start()
    return _figures(messenger, count)


async def grid(url: str, messenger: Messenger, count: int) -> Figures:
    """An own pacer at its simplest: each message at its place of a grid in time, none sent again.

    What it must wait for a refusal moves the rest of the grid.
    """
    async with aiohttp.ClientSession() as session:
        begun = time.perf_counter()
        sending: set[asyncio.Task[None]] = set()

        async def send(chat: int) -> None:
            nonlocal begun
            said = {"chat_id": 1000 + chat, "text": TEXT}
            async with session.post(f"{url}/bot{TOKEN}/sendMessage", json=said) as response:
                answer = await response.json()
            if not answer["ok"]:
                resumes = time.perf_counter() + answer["parameters"]["retry_after"]
                begun = max(begun, resumes - place / GRID)

        for place in range(count):
            while (left := begun + place / GRID - time.perf_counter()) > 0:  # noqa: ASYNC110
                await asyncio.sleep(left)
            sending.add(asyncio.create_task(send(place)))
        await asyncio.gather(*sending)
    return _figures(messenger, count)


def _figures(messenger: Messenger, count: int, **more: Any) -> Figures:
    arrived = len(set(messenger.taken) - {PATIENT})
    seconds = messenger.at[-1] - messenger.at[0]
    share = (len(messenger.at) - 1) / seconds / LIMIT if seconds else 0.0
    return Figures(arrived, count, share, messenger.refused, **more)


Work = Callable[[str, Messenger], Awaitable[Figures]]


async def measure(work: Work, messenger: Messenger) -> Figures:
    """Serve a messenger to what sends to it."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", messenger.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    try:
        return await work(f"http://127.0.0.1:{port}", messenger)
    finally:
        await runner.cleanup()


def scenes(recipients: int) -> dict[str, tuple[Work, Callable[[], Messenger]]]:
    """Return what is measured by name: who sends, and how the messenger is besides."""
    aside = min(recipients, ASIDE)

    async def ours(url: str, messenger: Messenger) -> Figures:
        return await liftcare(url, messenger, recipients)

    async def gathered(url: str, messenger: Messenger) -> Figures:
        return await ptb(url, messenger, recipients, 0)

    async def retried(url: str, messenger: Messenger) -> Figures:
        return await ptb(url, messenger, recipients, 5)

    async def paced(url: str, messenger: Messenger) -> Figures:
        return await grid(url, messenger, recipients)

    shuts = partial(Messenger, closes=5)
    # Who draws no refusal gets one now and then, to see what follows.
    shuts_sometimes = partial(Messenger, closes=5, spurious=1 / 600)
    return {
        "Liftcare": (ours, Messenger),
        "Liftcare, 5% refused for no reason": (ours, partial(Messenger, spurious=0.05)),
        "Liftcare, a refusal closes for 5 s": (ours, shuts_sometimes),
        "PTB AIORateLimiter": (gathered, Messenger),
        "PTB AIORateLimiter, a refusal closes for 5 s": (gathered, shuts),
        "PTB AIORateLimiter, 5 retries": (retried, Messenger),
        "PTB AIORateLimiter, 5 retries, closes for 5 s": (retried, shuts),
        f"a grid of {GRID} a second": (paced, Messenger),
        f"a grid of {GRID} a second, closes for 5 s": (paced, shuts_sometimes),
        "a loop with sleep(0.05)": (lambda url, m: loop(url, m, aside), Messenger),
        "aiogram-broadcaster": (lambda url, m: broadcaster(url, m, aside), Messenger),
    }


def run(rounds: int, console: Console, recipients: int = RECIPIENTS) -> None:
    """Measure all in turn, so many times, and print medians: a minute for each."""
    measured = scenes(recipients)
    found: dict[str, list[Figures]] = {name: [] for name in measured}
    for _ in range(rounds):
        for name, (work, messenger) in measured.items():
            found[name].append(asyncio.run(measure(work, messenger())))
    title = f"{LIMIT} messages a second enforced, {LATENCY * 1000:.0f} ms away; medians of {rounds}"
    table = Table(title=title)
    heads = ("", "arrived", "share of the limit", "429s", "answers p50, p99 (ms)")
    for head in heads:
        table.add_column(head, justify="right" if head else "left")
    for name, figures in found.items():
        arrived = statistics.median_low(one.arrived for one in figures)
        share = statistics.median(one.share for one in figures)
        refused = statistics.median_low(one.refused for one in figures)
        replies = [one.replies for one in figures if one.replies]
        shown = ", ".join(
            f"{statistics.median(column):.0f}" for column in zip(*replies, strict=True)
        )
        table.add_row(
            name, f"{arrived:,} of {figures[0].of:,}", f"{share:.3f}", str(refused), shown
        )
    console.print(table)

"""Pushes to a messenger that enforces its limit: how much of it is used, how often it refuses.

The server takes 30 messages in any second, answers after 60 ms, and refuses the rest for a second;
in the second scene it also refuses one in twenty for no reason. Answers to people go out meanwhile.
"""

import asyncio
import random
import statistics
import tempfile
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiohttp import web
from rich.console import Console
from rich.table import Table

LIMIT = 30
LATENCY = 0.06
RECIPIENTS = 1_800
ASIDE = 200
"""Recipients of a peer that is far below the limit: enough to see its rate."""
TOKEN = "1:benchmark"
TEXT = "The clinic is closed from 1 to 7 October."
PATIENT = 7
REPLY_EVERY = 0.5
_ME = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


@dataclass
class Messenger:
    """Counts what it takes and what it refuses."""

    spurious: float = 0.0
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
        if mine or len(self.window) >= LIMIT:
            self.refused += 1
            body = {
                "ok": False, "error_code": 429, "description": "Too Many Requests: retry after 1",
                "parameters": {"retry_after": 1},
            }  # fmt: skip
            return web.json_response(body, status=429)
        self.window.append(now)
        self.at.append(now)
        if chat != PATIENT:
            self.pushed.append(now)
        self.taken[chat] += 1
        if len(self.pushed) == self.wanted:
            self.enough.set()
        message = {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}}
        return web.json_response({"ok": True, "result": message})


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


def run(console: Console, recipients: int = RECIPIENTS) -> None:
    """Measure once and print: a minute for each."""
    scenes: list[tuple[str, Work, float]] = [
        ("Liftcare", lambda url, m: liftcare(url, m, recipients), 0.0),
        ("Liftcare, 5% refused for no reason", lambda url, m: liftcare(url, m, recipients), 0.05),
        ("PTB AIORateLimiter", lambda url, m: ptb(url, m, recipients, 0), 0.0),
        ("PTB AIORateLimiter, 5 retries", lambda url, m: ptb(url, m, recipients, 5), 0.0),
        ("a loop with sleep(0.05)", lambda url, m: loop(url, m, ASIDE), 0.0),
    ]
    table = Table(title=f"{LIMIT} messages a second enforced, {LATENCY * 1000:.0f} ms away")
    heads = ("", "arrived", "share of the limit", "429s", "answers p50, p99 (ms)")
    for head in heads:
        table.add_column(head, justify="right" if head else "left")
    for name, work, spurious in scenes:
        found = asyncio.run(measure(work, Messenger(spurious)))
        replies = f"{found.replies[0]:.0f}, {found.replies[1]:.0f}" if found.replies else ""
        table.add_row(
            name, f"{found.arrived:,} of {found.of:,}", f"{found.share:.3f}", str(found.refused),
            replies,
        )  # fmt: skip
    console.print(table)

"""A messenger over HTTP, a database, and a dispatcher between them in a time that stands still."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.channels.telegram import Telegram
from bot.clock import EmptyAgenda, MovableClock
from bot.conversation.screen import Screen
from bot.delivery import Claimed, Composed, Dispatcher, Journal, each
from bot.delivery.pacing import Limits
from bot.playground import Playground, PlaygroundServer
from bot.store.database import Database
from tests.channels.uploads import Remembered
from tests.conftest import StillClock
from tests.store import rows

TOKEN = "1234567:delivery"
AGAIN = "(perhaps again) "


async def step(message: Claimed, now: datetime) -> Composed | None:
    """Say the message's own key; ``broken`` fails and ``done`` is not needed any more."""
    words = str(message.payload.get("text", message.key))
    if words == "broken":
        raise LookupError(words)
    return None if words == "done" else Composed.of(Screen(words), "en")


def repeated(screen: Screen, lang: str) -> Screen:
    return Screen(AGAIN + screen.text)


@dataclass
class World:
    """A dispatcher with everything around it.

    `later` lets time pass; moving the clock beneath is a change of the machine's time.
    """

    http: aiohttp.ClientSession
    database: Database
    clock: MovableClock
    telegram: Telegram
    pauses: list[float] = field(default_factory=list)

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)

    def dispatcher(self, journal: Journal | None = None, *, alone: bool = True) -> Dispatcher:
        """Make a dispatcher, as a new process does."""
        kept = journal or Journal(self.database, "telegram", self.clock)
        return Dispatcher(
            kept,
            self.telegram,
            {"step": each(step)},
            repeated,
            self.clock,
            alone=alone,
            pause=self.pause,
        )

    async def meet(self, *chats: int) -> None:
        """Have people begin to talk with the bot."""
        for chat in chats:
            await self.post("message", user_id=chat, text="/start")

    async def post(self, route: str, **body: Any) -> None:
        async with self.http.post(f"/sim/{route}", json=body) as response:
            assert response.status == 200, await response.text()

    async def mend(self) -> None:
        """Switch all failures off."""
        async with self.http.delete("/sim/fault") as response:
            assert response.status == 200

    async def fault(self, **body: Any) -> None:
        await self.post("fault", **{"method": "sendMessage", "times": 1, **body})

    async def texts(self, chat: int = 7) -> list[str]:
        """What the bot said in a chat."""
        async with self.http.get(f"/sim/chat/{chat}") as response:
            messages = (await response.json())["messages"]
        return [message["text"] for message in messages if message["from"] == "bot"]

    async def calls(self) -> int:
        """How many messages the bot tried to send."""
        async with self.http.get("/sim/outbox/count?method=sendMessage") as response:
            return int((await response.json())["count"])

    async def states(self) -> dict[str, tuple[str, str | None]]:
        return await rows.states(self.database)

    def later(self, **delta: float) -> None:
        self.clock.advance(timedelta(**delta))


@pytest.fixture
async def world(database: Database, clock: StillClock) -> AsyncIterator[World]:
    moved = MovableClock(clock)

    def seconds() -> float:
        return moved.offset.total_seconds()

    server = PlaygroundServer(Playground(TOKEN, MovableClock(), EmptyAgenda()), port=0)
    await server.start()
    telegram = Telegram(
        TOKEN,
        server.url,
        Remembered(),
        limits=Limits(None),
        seconds=seconds,
    )
    async with aiohttp.ClientSession(server.url) as http:
        made = World(http, database, moved, telegram)
        await made.meet(7, 8, 9)
        await telegram.start()
        yield made
        await telegram.stop()
    await server.stop()

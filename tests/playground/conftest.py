"""A playground with nobody beside it, and ways to ask it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from bot.clock import EmptyAgenda, MovableClock
from bot.playground import Playground, PlaygroundServer

TOKEN = "1234567:foreign"
Story = Callable[[aiohttp.ClientSession], Awaitable[None]]
Run = Callable[[Story], None]


@dataclass
class Asked:
    """An answer: its HTTP status and its JSON."""

    status: int
    json: Any


class Messenger:
    """Both sides of the playground in few words."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self.http = http

    async def get(self, route: str) -> Any:
        async with self.http.get(f"/sim/{route}") as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def ask(self, route: str, **body: Any) -> Asked:
        async with self.http.post(f"/sim/{route}", json=body) as response:
            return Asked(response.status, await response.json())

    async def post(self, route: str, **body: Any) -> Any:
        asked = await self.ask(route, **body)
        assert asked.status == 200, asked
        return asked.json

    async def call(self, method: str, **params: Any) -> Asked:
        """Call a method of the Bot API as the bot."""
        async with self.http.post(f"/bot{TOKEN}/{method}", json=params) as response:
            return Asked(response.status, await response.json())

    async def does(self, method: str, **params: Any) -> Any:
        """Call a method that works; returns its result."""
        called = await self.call(method, **params)
        assert called.status == 200, called
        return called.json["result"]

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """Take what waits, and confirm it."""
        updates: list[dict[str, Any]] = await self.does("getUpdates", **params)
        if updates:
            await self.does("getUpdates", offset=updates[-1]["update_id"] + 1)
        return updates


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def server(clock: MovableClock) -> AsyncIterator[PlaygroundServer]:
    running = PlaygroundServer(Playground(TOKEN, clock, EmptyAgenda()), port=0)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def http(server: PlaygroundServer) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(server.url) as session:
        yield session


@pytest.fixture
async def messenger(http: aiohttp.ClientSession) -> Messenger:
    return Messenger(http)


@pytest.fixture
async def ann(messenger: Messenger) -> Messenger:
    """A messenger in which Ann (4242) has started the bot."""
    await messenger.post("message", text="/start", first_name="Ann")
    await messenger.updates()
    return messenger


@pytest.fixture
def run() -> Iterator[Run]:
    """Run coroutines one after another against one server, for Hypothesis, which is not async."""
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}

    async def prepared() -> tuple[PlaygroundServer, aiohttp.ClientSession]:
        server = PlaygroundServer(Playground(TOKEN, MovableClock(), EmptyAgenda()), port=0)
        await server.start()
        http = aiohttp.ClientSession(server.url)
        messenger = Messenger(http)
        await messenger.post("message", text="/start")
        await messenger.does("sendMessage", chat_id=4242, text="x", reply_markup=keyboard)
        return server, http

    with asyncio.Runner() as runner:
        server, http = runner.run(prepared())
        yield lambda story: runner.run(_awaited(story(http)))
        runner.run(http.close())
        runner.run(server.stop())


async def _awaited(story: Awaitable[None]) -> None:
    await story

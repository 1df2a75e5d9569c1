"""A running playground."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.clock import EmptyAgenda, MovableClock
from bot.playground import Playground, PlaygroundServer

TOKEN = "1234567:foreign"


@pytest.fixture
async def server() -> AsyncIterator[PlaygroundServer]:
    running = PlaygroundServer(Playground(TOKEN, MovableClock(), EmptyAgenda()), port=0)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def http(server: PlaygroundServer) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(server.url) as session:
        yield session

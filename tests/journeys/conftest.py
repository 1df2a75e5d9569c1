"""The bot and the playground in one process, as ``make run`` has them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bot.app import Bot
from bot.clock import Clock, MovableClock
from bot.library import Library
from bot.playground import Playground, PlaygroundServer
from bot.rehearsal import NURSE, TOKEN
from bot.settings import Settings
from bot.shipped import open_library
from tests.content import shipped
from tests.journeys.person import Person

Meet = Callable[..., Person]


@pytest.fixture(autouse=True)
def _content_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(settings: Settings, clock: Clock, *, sealed: bool) -> Library:
        own = settings.content_dir is not None
        return open_library(settings, clock, sealed=sealed) if own else shipped()

    monkeypatch.setattr("bot.app.open_library", opened)


@asynccontextmanager
async def rehearsal(
    settings: Settings, owners: tuple[int, ...] = (NURSE,), team: tuple[int, ...] = (NURSE,)
) -> AsyncIterator[tuple[Meet, Bot]]:
    """Run both; gives what makes persons, and the bot."""
    clock = MovableClock()
    bot = Bot(settings, clock, settings.rehearsal_database, team, owners)
    server = PlaygroundServer(Playground(TOKEN, clock, bot), port=0)
    await server.start()
    stop = asyncio.Event()
    serving = asyncio.create_task(bot.serve(TOKEN, server.url, stop))
    async with aiohttp.ClientSession(server.url) as http:

        def meet(user_id: int = 4242, lang: str = "en", chat_id: int | None = None) -> Person:
            return Person(http, user_id, lang, chat_id)

        try:
            yield meet, bot
        finally:
            stop.set()
            async with asyncio.timeout(20):
                await serving
            await server.stop()


@pytest.fixture
def settings(tmp_path: Path, sqlite_template: bytes) -> Settings:
    """A folder of one's own, with a database that is already made: `tests/store` makes them."""
    (tmp_path / "rehearsal.db").write_bytes(sqlite_template)
    return Settings(data_dir=tmp_path, _env_file=None)


@pytest.fixture
async def meet(settings: Settings) -> AsyncIterator[Meet]:
    async with rehearsal(settings) as (make, _):
        yield make


@pytest.fixture
def ann(meet: Meet) -> Person:
    """Reads English."""
    return meet(4242, "en")


@pytest.fixture
def fang(meet: Meet) -> Person:
    """Reads Chinese."""
    return meet(4243, "zh-hans")


@pytest.fixture
def nurse(meet: Meet) -> Person:
    """The owner of a rehearsal, who reads Chinese."""
    return meet(NURSE, "zh-hans")


@pytest.fixture
def boss(meet: Meet) -> Person:
    """The same owner with an English messenger."""
    return meet(NURSE, "en")


@pytest.fixture
async def reachable_team(nurse: Person) -> None:
    """Lets the nurse have opened the bot.

    Else "I could not reach anybody" follows a red flag within a second, and is now and then the
    newest message when a test looks at what the flag was answered with.
    """
    await nurse.says("/start")

"""A playground, a bot that is scripted, and a page in Chromium whose errors fail the test."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from bot.clock import MovableClock
from bot.playground import Playground, PlaygroundServer
from tests.browser.scripted import TOKEN, Bot, cancelled

ARGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
PATIENCE_MS = 20_000

in_the_loop = pytest_asyncio.fixture(loop_scope="session")

OpenPage = Callable[..., Awaitable[Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser: one for all, so all are in its event loop."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if pytest_asyncio.is_async_test(item):
                item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


class Plans:
    """An agenda that tests write."""

    observed = True

    def __init__(self) -> None:
        self.due: datetime | None = None

    def next_due(self) -> datetime | None:
        return self.due

    async def settled(self) -> None:
        await asyncio.sleep(0)


@pytest.fixture
def moved_clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def plans() -> Plans:
    return Plans()


@in_the_loop
async def server(moved_clock: MovableClock, plans: Plans) -> AsyncIterator[PlaygroundServer]:
    server = PlaygroundServer(Playground(TOKEN, moved_clock, plans), port=0)
    await server.start()
    yield server
    await server.stop()


@in_the_loop
async def silent_bot(server: PlaygroundServer) -> AsyncIterator[Bot]:
    """A bot that says only what the test has it say."""
    async with aiohttp.ClientSession(server.url) as http:
        yield Bot(http)


@in_the_loop
async def bot(silent_bot: Bot) -> AsyncIterator[Bot]:
    """The same, answering."""
    listening = asyncio.create_task(silent_bot.listen())
    yield silent_bot
    await cancelled(listening)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    found = os.environ.get("LIFTCARE_CHROMIUM") or shutil.which("chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=list(ARGS))
        yield browser
        await browser.close()


@pytest.fixture
def problems() -> list[str]:
    """What went wrong on pages; must be empty in the end."""
    return []


@in_the_loop
async def open_page(
    browser: Browser, server: PlaygroundServer, problems: list[str]
) -> AsyncIterator[OpenPage]:
    """Opens the page: ``locale``, ``viewport``, ``scheme``; past the first visit's hint or not."""
    contexts: list[BrowserContext] = []

    async def open_it(
        chat: int | None = 4243,
        locale: str = "en-GB",
        viewport: dict[str, int] | None = None,
        scheme: str = "light",
    ) -> Page:
        context = await browser.new_context(
            locale=locale,
            timezone_id="Asia/Shanghai",
            viewport=viewport or DESKTOP,  # type: ignore[arg-type]  # a TypedDict at run time
            color_scheme=scheme,  # type: ignore[arg-type]  # one of its literals
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on(
            "console", lambda said: problems.append(said.text) if said.type == "error" else None
        )
        await page.goto(server.url + (f"/#/chat/{chat}" if chat else "/"))
        await page.locator("html[data-link=live]").wait_for()
        return page

    yield open_it
    for context in contexts:
        await context.close()
    assert problems == []


@in_the_loop
async def page(open_page: OpenPage) -> Page:
    """Ann's chat on a desktop, in English."""
    return await open_page()


def in_hours(clock: MovableClock, hours: float) -> datetime:
    return clock.now() + timedelta(hours=hours)

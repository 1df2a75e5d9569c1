"""The bot itself on the page of a phone: a patient chooses her day by the calendar."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from bot.app import Bot
from bot.clock import MovableClock
from bot.playground import PlaygroundServer
from bot.settings import Settings
from tests.browser.conftest import PHONE, OpenPage, in_the_loop
from tests.browser.screen import bubble, button, says
from tests.browser.scripted import TOKEN
from tests.content import shipped

ANN, FANG = 4243, 4242
LEAST = 24
"""Pixels: what a finger still hits (WCAG 2.2, target size)."""


@in_the_loop
async def real_bot(
    server: PlaygroundServer,
    moved_clock: MovableClock,
    tmp_path: Path,
    sqlite_template: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Bot]:
    """The bot on a Monday in January, from the very content and code that patients meet."""
    moved_clock.move_to(datetime.fromisoformat("2030-01-07T10:00:00+08:00"))
    monkeypatch.setattr("bot.app.open_library", lambda *_, **__: shipped())
    (tmp_path / "rehearsal.db").write_bytes(sqlite_template)
    settings = Settings(data_dir=tmp_path, _env_file=None)
    bot, stop = Bot(settings, moved_clock, settings.rehearsal_database, (), ()), asyncio.Event()
    serving = asyncio.create_task(bot.serve(TOKEN, server.url, stop))
    yield bot
    stop.set()
    async with asyncio.timeout(20):
        await serving


@pytest.mark.parametrize(
    ("chat", "locale", "agree", "plan", "shown", "right", "then"),
    [
        (ANN, "en-GB", "I am 18 or older", "Facelift", "Thu 14 Feb, in 38 days. Is that right?",
         "Yes, that day", "At what time"),
        (FANG, "zh-CN", "我满18岁", "面部提升手术", "2月14日周四，还有 38 天。对吗",
         "对，就是这天", "手术几点开始"),
    ],
    ids=["en", "zh"],
)  # fmt: skip
async def test_a_day_is_chosen_by_the_calendar_on_a_phone(
    real_bot: Bot,
    open_page: OpenPage,
    chat: int,
    locale: str,
    agree: str,
    plan: str,
    shown: str,
    right: str,
    then: str,
) -> None:
    page = await open_page(chat, locale=locale, viewport=PHONE)
    await says(page, "/recovery")
    await button(page, agree).click()
    await button(page, plan).click()
    await expect(button(page, "•7")).to_be_visible()  # today
    await page.get_by_role("button", name="›", exact=True).click()
    await expect(button(page, "•7")).to_have_count(0)
    day = page.get_by_role("button", name="14", exact=True)
    await _fits_a_finger(page, day)
    await day.click()
    await expect(bubble(page, shown)).to_be_visible()
    await button(page, right).click()
    await expect(bubble(page, then)).to_be_visible()


async def _fits_a_finger(page: Page, day: Locator) -> None:
    """The week is one line on the screen, its days are whole and large enough to hit."""
    week = day.locator("xpath=..").locator(".inline-button")
    await expect(week).to_have_count(7)
    boxes = [box for one in await week.all() if (box := await one.bounding_box())]
    assert len({box["y"] for box in boxes}) == 1
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"] for box in boxes)
    assert all(min(box["width"], box["height"]) >= LEAST for box in boxes)
    assert await day.evaluate("button => button.scrollWidth <= button.clientWidth")
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert await page.evaluate(wide), "nothing is beside the screen"

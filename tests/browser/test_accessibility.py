"""axe finds nothing serious, in both languages, both colours, both widths, all layers open."""

from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]  # no types
from playwright.async_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.browser.screen import bubble, composer, says
from tests.browser.scripted import Bot

GRAVE = {"serious", "critical"}


async def grave(page: Page) -> list[Any]:
    """What axe holds to be serious or worse: rule and where."""
    found = await Axe().run(page)
    return [
        (violation["id"], [node["html"] for node in violation["nodes"]])
        for violation in found.response["violations"]
        if violation["impact"] in GRAVE
    ]


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_axe_finds_nothing_grave(
    bot: Bot, open_page: OpenPage, locale: str, scheme: str, viewport: dict[str, int]
) -> None:
    await bot.call("setMyCommands", commands=[{"command": "plan", "description": "Plan"}])
    page = await open_page(locale=locale, scheme=scheme, viewport=viewport)
    assert await grave(page) == []
    await says(page, "/start")
    await expect(bubble(page, "Welcome, Ann")).to_be_visible()
    await composer(page).fill("/")
    await expect(page.locator(".commands [role=option]")).to_have_count(1)
    assert await grave(page) == []
    await composer(page).press("Escape")
    if viewport is PHONE:
        await page.locator(".time-pill").click()
    await page.locator(".preset").first.click()
    await expect(page.locator(".faults li")).to_have_count(1)
    assert await grave(page) == []
    await page.locator("#tab-calls").click()
    await page.locator(".call summary").first.click()
    assert await grave(page) == []
    if viewport is PHONE:
        await page.keyboard.press("Escape")
    await page.locator(".chat-head [aria-haspopup]").click()
    await expect(page.get_by_role("menu")).to_be_visible()
    assert await grave(page) == []
    await page.get_by_role("menuitem").last.click()
    await expect(page.locator("dialog.dialog")).to_be_visible()
    assert await grave(page) == []
    await page.keyboard.press("Escape")
    if viewport is PHONE:
        await page.evaluate("location.hash = '#/'")
        await expect(page.locator(".sidebar")).to_be_visible()
        assert await grave(page) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
async def test_nothing_is_wider_than_the_window(bot: Bot, open_page: OpenPage, width: int) -> None:
    page = await open_page(viewport={"width": width, "height": 700})
    await says(page, "/start")
    await expect(bubble(page, "Welcome, Ann")).to_be_visible()
    await says(page, "long" * 60)
    await expect(bubble(page, "You wrote: long")).to_be_visible()
    wider = "() => document.documentElement.scrollWidth - innerWidth"
    assert await page.evaluate(wider) <= 0
    log = "() => { const e = document.querySelector('.log'); return e.scrollWidth - e.clientWidth }"
    assert await page.evaluate(log) <= 0

"""Moving time, making the messenger fail, watching the bot's calls."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from playwright.async_api import Page, expect

from bot.clock import MovableClock
from bot.playground import PlaygroundServer
from tests.browser.conftest import PHONE, OpenPage, Plans, in_hours
from tests.browser.screen import says, toast
from tests.browser.scripted import TOKEN, Bot


async def test_time_moves_forward(page: Page, moved_clock: MovableClock) -> None:
    await page.get_by_role("button", name="+1 hour").click()
    await expect(page.locator(".clock-moved")).to_have_text("moved ahead by 1 hour")
    await page.get_by_role("button", name="+1 day").click()
    await expect(page.locator(".clock-moved")).to_have_text("moved ahead by 1 day 1 hour")
    assert moved_clock.offset == timedelta(days=1, hours=1)


async def test_nothing_due_is_explained(page: Page) -> None:
    to_next = page.get_by_role("button", name="To the next message")
    await expect(to_next).to_be_disabled()
    await expect(to_next).to_have_accessible_description(
        "Nothing is due: the bot waits for somebody to write or subscribe."
    )


async def test_time_jumps_to_the_next_message(
    open_page: OpenPage, moved_clock: MovableClock, plans: Plans
) -> None:
    plans.due = in_hours(moved_clock, 5)
    page = await open_page()
    await expect(page.locator(".clock-next")).to_contain_text("in 5 hours")
    await page.get_by_role("button", name="To the next message").click()
    await expect(page.locator(".clock-moved")).to_contain_text("moved ahead by 5 hours")
    assert moved_clock.now() >= plans.due


async def test_the_phone_has_the_tools_in_a_sheet(open_page: OpenPage) -> None:
    page = await open_page(viewport=PHONE)
    await page.get_by_role("button", name="The rehearsal's time").click()
    sheet = page.get_by_role("dialog", name="Tools")
    await sheet.get_by_role("button", name="+1 day").click()
    await expect(sheet.locator(".clock-moved")).to_have_text("moved ahead by 1 day")
    await page.keyboard.press("Escape")
    await expect(sheet).to_be_hidden()


async def _status(bot: Bot) -> int:
    body = {"chat_id": 4243, "text": "still there?"}
    async with bot.http.post(f"/bot{TOKEN}/sendMessage", json=body) as response:
        return response.status


@pytest.mark.parametrize(
    ("preset", "status"), [("Too many", 429), ("Server error", 500), ("Blocked", 403)]
)
async def test_the_messenger_refuses_as_often_as_told(
    silent_bot: Bot, page: Page, preset: str, status: int
) -> None:
    await says(page, "hello")
    await expect(page.locator(".message.mine[data-id]")).to_have_count(1)
    await page.get_by_role("button", name=preset).click()
    await expect(page.locator(".faults li")).to_contain_text(str(status))
    assert [await _status(silent_bot), await _status(silent_bot)] == [status, 200]
    await expect(page.locator(".faults li")).to_have_count(0)


async def test_an_answer_is_lost_after_delivery(silent_bot: Bot, page: Page) -> None:
    await says(page, "hello")
    await expect(page.locator(".message.mine[data-id]")).to_have_count(1)
    await page.get_by_label("Which calls").select_option("sendMessage")
    await page.get_by_role("button", name="Answer lost").click()
    await expect(toast(page, "The messenger will fail")).to_be_visible()
    with pytest.raises(aiohttp.ClientError):
        await _status(silent_bot)
    await expect(page.locator(".message.theirs")).to_contain_text("still there?")


async def test_failures_are_cleared_and_limits_switched(page: Page, silent_bot: Bot) -> None:
    await page.get_by_label("How often").select_option("until cleared")
    await page.get_by_role("button", name="Slow").click()
    await expect(page.locator(".faults li")).to_contain_text("+2000 ms · until cleared")
    await page.get_by_role("button", name="Clear all").click()
    await expect(page.locator(".faults li")).to_have_count(0)
    limits = page.get_by_role("switch", name="Telegram's flood limits")
    await limits.check(force=True)
    async with silent_bot.http.get("/sim/state") as response:
        assert (await response.json())["limits"]["per_chat_per_second"] == 1
    await limits.uncheck(force=True)
    await expect(limits).not_to_be_checked()


async def test_calls_are_shown_as_they_are_made(bot: Bot, page: Page) -> None:
    await page.get_by_role("tab", name="Bot API calls").click()
    await says(page, "hello")
    calls = page.get_by_role("list", name="Bot API calls").get_by_role("listitem")
    sent = calls.filter(has_text="sendMessage")
    await expect(sent.locator(".status")).to_have_text("200")
    await expect(sent).to_contain_text("4243")
    await sent.locator("summary").click()
    await expect(sent.locator("pre").first).to_contain_text('"text": "You wrote: hello"')
    await expect(sent.locator("pre").last).to_contain_text('"ok": true')


async def test_calls_are_filtered_paused_and_cleared(silent_bot: Bot, page: Page) -> None:
    await says(page, "hello")
    await expect(page.locator(".message.mine[data-id]")).to_have_count(1)
    await page.get_by_role("tab", name="Bot API calls").click()
    calls = page.locator(".call")
    await silent_bot.says("one")
    await silent_bot.call("getMe")
    await expect(calls).to_have_count(2)
    await page.get_by_label("Filter by method").fill("send")
    await expect(calls).to_have_count(1)
    await page.get_by_role("button", name="Pause").click()
    await silent_bot.says("two")
    await expect(page.get_by_text("Paused, 1 more")).to_be_visible()
    await expect(calls).to_have_count(1)
    await page.get_by_role("button", name="Resume").click()
    await expect(calls).to_have_count(2)
    await page.get_by_role("button", name="Clear the list").click()
    await expect(calls).to_have_count(0)


async def test_time_is_the_clinics_wherever_the_browser_is(
    open_page: OpenPage, server: PlaygroundServer
) -> None:
    page = await open_page()
    await expect(page.locator(".clock-zone")).to_have_text("Browser time (Asia/Shanghai, GMT+8)")
    server.state.zone = lambda: "Europe/London"
    page = await open_page(locale="zh-CN")
    await expect(page.locator(".clock-zone")).to_contain_text("诊所时间（Europe/London, GMT")
    shown = await page.locator(".clock-hour").text_content()
    london = server.state.now().astimezone(ZoneInfo("Europe/London"))
    assert shown in {f"{london - timedelta(minutes=late):%H:%M}" for late in (0, 1)}

"""Texts, names, labels and links that try to run something are shown and do nothing."""

from playwright.async_api import Page, expect

from tests.browser.screen import bubble, button, chat_row, says
from tests.browser.scripted import Bot

ATTACK = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>\'"><svg onload=hit=1>'


async def test_hostile_words_are_only_words(silent_bot: Bot, page: Page) -> None:
    await silent_bot.sim("message", user_id=666, text=ATTACK, first_name=ATTACK[:60])
    keyboard = {"inline_keyboard": [[{"text": ATTACK[:60], "callback_data": ATTACK[:60]}]]}
    await silent_bot.call("setMyCommands", commands=[{"command": "x", "description": ATTACK}])
    await silent_bot.call("setMyDescription", description=ATTACK)
    await chat_row(page, 666).click()
    await silent_bot.says(ATTACK, 666, reply_markup=keyboard)
    await expect(page.locator(".message.theirs .text")).to_have_text(ATTACK)
    await expect(page.locator(".message.mine .text")).to_have_text(ATTACK)
    await expect(button(page, "onerror")).to_have_text(ATTACK[:60])
    await page.get_by_role("button", name="Commands").click()
    await expect(page.locator(".commands [role=option]")).to_contain_text("<script>")
    await page.get_by_role("tab", name="Bot API calls").click()
    await page.locator(".call summary", has_text="sendMessage").click()
    await button(page, "onerror").click()
    updates = await silent_bot.call("getUpdates", timeout=20)
    query = next(each["callback_query"] for each in updates if "callback_query" in each)
    await silent_bot.call("answerCallbackQuery", callback_query_id=query["id"], text=ATTACK)
    await expect(page.locator(".toast.bot")).to_have_text(ATTACK)
    assert await page.evaluate("window.hit") is None
    assert await page.locator(".chat script, .chat img, nav img").count() == 0


async def test_a_dangerous_link_is_no_link(bot: Bot, page: Page) -> None:
    # Telegram refuses such an address; a page must not depend on that.
    entities = [{"type": "text_link", "offset": 0, "length": 5, "url": "javascript:hit=1"}]
    keyboard = [[{"text": "Run", "url": "javascript:hit=1"}]]
    message = {"message_id": 9, "date": 1, "from": "bot", "text": "Press", "entities": entities}
    transcript = {"type": "private", "messages": [{**message, "keyboard": keyboard}]}
    await says(page, "hello")
    await expect(bubble(page, "You wrote: hello")).to_be_visible()
    await page.route("**/sim/chat/4243", lambda route: route.fulfill(json=transcript))
    await page.reload()
    await expect(bubble(page, "Press")).to_be_visible()
    await expect(page.locator(".keyboard")).to_have_text("Run")
    await expect(bubble(page, "Press").locator("a")).to_have_count(0)


async def test_the_page_allows_no_foreign_source(page: Page) -> None:
    response = await page.request.get(page.url)
    policy = response.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


async def test_offsets_count_utf16_units(silent_bot: Bot, page: Page) -> None:
    await says(page, "hello")
    bold = {"type": "bold", "offset": 3, "length": 2}
    inner = {"type": "italic", "offset": 3, "length": 1}
    await silent_bot.says("🌷 李芳 ok", entities=[bold, inner])
    await expect(bubble(page, "李芳").locator("strong")).to_have_text("李芳")
    await expect(bubble(page, "李芳").locator("strong em")).to_have_text("李")

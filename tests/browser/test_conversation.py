"""A person starts, reads, taps, answers, and sees every change where it belongs."""

import asyncio

from playwright.async_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.screen import bubble, button, chat_row, composer, says, toast
from tests.browser.scripted import Bot

TO_THE_TOP = """log => new Promise(done => {
    log.addEventListener("scroll", () => done(), { once: true });
    log.scrollTop = 0;
})"""


async def test_a_person_starts_and_reads_formatted_text(bot: Bot, page: Page) -> None:
    await page.get_by_role("button", name="Start", exact=True).click()
    welcome = bubble(page, "Welcome, Ann")
    await expect(welcome.locator("strong")).to_have_text("Welcome, Ann")
    await expect(welcome.locator("em")).to_have_text("Three days")
    await expect(welcome.locator("code")).to_have_text("37 °C")
    await expect(welcome.locator("blockquote")).to_contain_text("38.5 °C")
    source = welcome.get_by_role("link", name="Source")
    await expect(source).to_have_attribute("href", "https://example.org/source")
    await expect(source).to_have_attribute("rel", "noopener noreferrer")
    await expect(bubble(page, "/start")).to_have_count(1)


async def test_a_spoiler_and_a_command_in_a_text_can_be_pressed(bot: Bot, page: Page) -> None:
    await says(page, "/start")
    welcome = bubble(page, "Welcome, Ann")
    await welcome.get_by_role("button", name="Hidden text, press to show").press("Enter")
    await expect(welcome.locator(".spoiler-shown")).to_have_text("secret")
    await welcome.get_by_role("button", name="/plan").click()
    await expect(bubble(page, "You wrote: /plan")).to_be_visible()


async def test_a_tap_edits_in_place_and_tells(bot: Bot, page: Page) -> None:
    await says(page, "/start")
    await expect(button(page, "Done")).to_have_class("inline-button success")
    await button(page, "Done").click()
    await expect(toast(page, "Noted")).to_be_visible()
    edited = bubble(page, "Well done. Next: tomorrow.")
    await expect(edited).to_contain_text("edited")
    await expect(edited.locator(".inline-button")).to_have_text(["Undo"])
    await expect(bubble(page, "Welcome, Ann")).to_have_count(0)
    await expect(page.locator(".message")).to_have_count(2)


async def test_an_alert_is_a_dialog(bot: Bot, page: Page) -> None:
    await says(page, "/start")
    await button(page, "Explain").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Hair may be washed on day 3.")
    await dialog.get_by_role("button", name="OK").click()
    await expect(dialog).to_have_count(0)


async def test_a_tapped_button_waits_until_it_is_answered(silent_bot: Bot, page: Page) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Slow one", "callback_data": "slow"}]]}
    await says(page, "hello")
    await silent_bot.says("Tap it", reply_markup=keyboard)
    await button(page, "Slow one").click()
    await expect(button(page, "Slow one")).to_have_attribute("aria-busy", "true")
    updates = await silent_bot.call("getUpdates", timeout=20)
    [query] = [each["callback_query"] for each in updates if "callback_query" in each]
    await silent_bot.call("answerCallbackQuery", callback_query_id=query["id"])
    await expect(button(page, "Slow one")).not_to_have_attribute("aria-busy", "true")


async def test_unread_messages_are_counted_until_they_are_read(bot: Bot, page: Page) -> None:
    await bot.sim("message", user_id=4242, text="hello", first_name="芳", language_code="zh-hans")
    await bot.says("second", 4242)
    await expect(chat_row(page, 4242)).to_contain_text("2 unread messages")
    await chat_row(page, 4242).click()
    await expect(page.locator(".unread-marker")).to_have_text("New messages")
    await expect(bubble(page, "second")).to_be_visible()
    await expect(chat_row(page, 4242)).not_to_contain_text("unread")


async def test_a_reader_of_old_messages_is_not_pulled_away(bot: Bot, page: Page) -> None:
    await says(page, "hello")
    await asyncio.gather(*(bot.says(f"Line {number}\n" * 4) for number in range(12)))
    await expect(page.locator(".message")).to_have_count(14)
    log = page.get_by_role("log")
    await log.evaluate("log => { log.scrollTop = log.scrollHeight; }")
    await expect(page.locator(".pill")).to_be_hidden()
    await log.evaluate(TO_THE_TOP)
    await bot.says("The newest of all")
    pill = page.get_by_role("button", name="1 new message")
    await expect(pill).to_be_visible()
    assert await log.evaluate("log => log.scrollTop") == 0
    await pill.click()
    await expect(bubble(page, "The newest of all")).to_be_in_viewport()
    await expect(pill).to_be_hidden()


async def test_deleted_messages_go_and_pinned_ones_stay_in_sight(
    silent_bot: Bot, page: Page
) -> None:
    await says(page, "hello")
    first = await silent_bot.says("To be deleted")
    second = await silent_bot.says("To be pinned")
    await expect(bubble(page, "To be deleted")).to_be_visible()
    await silent_bot.call("deleteMessage", chat_id=4243, message_id=first)
    await silent_bot.call("pinChatMessage", chat_id=4243, message_id=second)
    await expect(bubble(page, "To be deleted")).to_have_count(0)
    await expect(page.locator(".pinned-bar")).to_contain_text("To be pinned")


async def test_one_replies_and_edits_ones_own(bot: Bot, page: Page) -> None:
    await says(page, "first thought")
    answer = bubble(page, "You wrote: first thought")
    await answer.get_by_role("button", name="Actions for").click()
    await page.get_by_role("menuitem", name="Reply").click()
    await says(page, "a reply")
    replied = page.locator(".message.mine", has_text="a reply")
    await expect(replied.locator(".quote")).to_contain_text("You wrote: first thought")
    own = page.locator(".message.mine", has=page.get_by_text("first thought", exact=True))
    await own.get_by_role("button", name="Actions for").click()
    await page.get_by_role("menuitem", name="Edit").click()
    await expect(composer(page)).to_have_value("first thought")
    await says(page, "second thought")
    await expect(bubble(page, "second thought")).to_contain_text("edited")


async def test_a_blocked_bot_is_told_and_can_return(bot: Bot, page: Page) -> None:
    await says(page, "hello")
    await page.get_by_role("button", name="Chat menu").click()
    await page.get_by_role("menuitem", name="Block the bot").click()
    await expect(composer(page)).to_be_hidden()
    await page.reload()
    await expect(composer(page)).to_be_hidden()
    await page.get_by_role("button", name="Unblock the bot").click()
    await says(page, "here again")
    await expect(bubble(page, "You wrote: here again")).to_be_visible()


async def test_the_team_has_a_group_with_topics(silent_bot: Bot, page: Page) -> None:
    await chat_row(page, -1001000000001).click()
    await expect(page.get_by_role("heading", name="Care team / 护理团队")).to_be_visible()
    await expect(page.locator(".empty")).to_contain_text("The bot is a member here.")
    group = -1001000000001
    topic = await silent_bot.call("createForumTopic", chat_id=group, name="Ann, day 3")
    await silent_bot.says("A question", group, message_thread_id=topic["message_thread_id"])
    await page.get_by_role("navigation", name="Topics").get_by_text("Ann, day 3").click()
    await expect(bubble(page, "A question")).to_be_visible()
    await page.get_by_label("Write as").select_option("Nurse Chen")
    await says(page, "I take it")
    await expect(bubble(page, "I take it").locator(".author")).to_have_text("Nurse Chen")
    updates = await silent_bot.call("getUpdates", timeout=20)
    told = next(each["message"] for each in updates if each.get("message", {}).get("text"))
    assert told["from"]["id"] == 9002
    assert told["message_thread_id"] == topic["message_thread_id"]


async def test_chats_of_scripts_show_up(bot: Bot, open_page: OpenPage) -> None:
    await bot.sim("message", user_id=777, text="from a script", first_name="Robin")
    page = await open_page()
    await expect(chat_row(page, 777)).to_contain_text("Robin")
    await bot.sim("message", user_id=778, text="later", first_name="Kim")
    await expect(chat_row(page, 778)).to_contain_text("You wrote: later")


async def test_links_to_the_bot_itself_start_it_here(silent_bot: Bot, page: Page) -> None:
    me = await silent_bot.call("getMe")
    await says(page, "hello")
    url = f"https://t.me/{me['username']}?start=leaflet"
    keyboard = {"inline_keyboard": [[{"text": "Open", "url": url}]]}
    await silent_bot.says("Start from the leaflet", reply_markup=keyboard)
    await button(page, "Open").click()
    await expect(bubble(page, "/start leaflet")).to_be_visible()
    assert len(page.context.pages) == 1


async def test_a_button_copies(silent_bot: Bot, page: Page) -> None:
    await says(page, "hello")
    keyboard = {"inline_keyboard": [[{"text": "Number", "copy_text": {"text": "0355 123"}}]]}
    await silent_bot.says("Call us", reply_markup=keyboard)
    await button(page, "Number").click()
    await expect(toast(page, "Copied")).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == "0355 123"

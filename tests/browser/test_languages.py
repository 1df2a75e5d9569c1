"""Chinese and English, colours, and the first visit."""

from playwright.async_api import Page, expect

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.screen import chat_row, composer
from tests.browser.scripted import Bot


async def test_the_browsers_language_is_spoken(open_page: OpenPage, bot: Bot) -> None:
    page = await open_page(locale="zh-CN")
    await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    await expect(page.get_by_role("button", name="开始", exact=True)).to_be_visible()
    await expect(page.get_by_role("button", name="+1 小时")).to_be_visible()
    await expect(chat_row(page, 9001)).to_contain_text("王护士")


async def test_the_language_is_switched_and_remembered(page: Page, bot: Bot) -> None:
    await composer(page).fill("a draft")
    await page.get_by_role("button", name="中文").click()
    await expect(page.get_by_role("button", name="English")).to_be_focused()
    await expect(page.get_by_role("heading", name="演练", exact=True)).to_be_visible()
    await expect(composer(page)).to_have_value("a draft")
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


async def test_both_languages_have_the_same_words(page: Page) -> None:
    keys = "async name => Object.keys((await import(`/page/i18n/${name}.js`)).default).sort()"
    assert await page.evaluate(keys, "zh") == await page.evaluate(keys, "en")


async def test_colours_are_chosen_and_remembered(page: Page) -> None:
    await page.get_by_role("button", name="Colours: as the system").click()
    await page.get_by_role("button", name="Colours: light").click()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await page.reload()
    await expect(page.get_by_role("button", name="Colours: dark")).to_be_visible()


async def test_the_first_visit_is_explained_once(page: Page) -> None:
    hint = page.get_by_role("region", name="A local rehearsal")
    await expect(hint).to_contain_text("Nothing leaves this computer")
    await hint.get_by_role("button", name="Got it").click()
    await page.reload()
    await expect(page.get_by_role("heading", name="Rehearsal", exact=True)).to_be_visible()
    await expect(hint).to_have_count(0)


async def test_a_phone_shows_one_pane_at_a_time(open_page: OpenPage, bot: Bot) -> None:
    page = await open_page(chat=None, viewport=PHONE)
    await expect(composer(page)).to_have_count(0)
    await chat_row(page, 4243).click()
    await expect(composer(page)).to_be_visible()
    await expect(chat_row(page, 4243)).to_be_hidden()
    await page.get_by_role("button", name="Back to the chats").click()
    await expect(chat_row(page, 4243)).to_be_visible()
    await page.go_back()
    await expect(composer(page)).to_be_visible()

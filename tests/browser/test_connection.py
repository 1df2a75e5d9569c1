"""The playground goes away and comes back; the page follows."""

from playwright.async_api import Page, expect

from bot.clock import EmptyAgenda, MovableClock
from bot.playground import Playground, PlaygroundServer
from tests.browser.screen import bubble, chat_row, says, types
from tests.browser.scripted import TOKEN, Bot


async def test_the_page_returns_with_the_server(
    page: Page, bot: Bot, server: PlaygroundServer, problems: list[str]
) -> None:
    await says(page, "hello")
    await expect(bubble(page, "You wrote: hello")).to_be_visible()
    port = int(server.url.rsplit(":", 1)[1])
    await server.stop()
    await expect(page.locator(".banner")).to_contain_text("Connection lost")
    again = PlaygroundServer(Playground(TOKEN, MovableClock(), EmptyAgenda()), port=port)
    await again.start()
    await bot.sim("message", user_id=777, text="meanwhile", first_name="Robin")
    await expect(page.locator(".banner")).to_be_hidden()
    await expect(chat_row(page, 777)).to_contain_text("Robin")
    await expect(bubble(page, "You wrote: hello")).to_have_count(0)
    await says(page, "hello again")
    await expect(bubble(page, "hello again")).to_be_visible()
    await page.close()
    await again.stop()
    # The browser itself reports each refused connection; nothing else may have gone wrong.
    problems[:] = [each for each in problems if "net::ERR" not in each]


async def test_what_could_not_be_sent_can_be_sent_again(
    page: Page, server: PlaygroundServer, problems: list[str]
) -> None:
    await page.route("**/sim/message", lambda route: route.abort())
    await types(page, "into the void")
    failed = bubble(page, "into the void")
    await expect(failed).to_contain_text("Not sent")
    await page.unroute("**/sim/message")
    await failed.get_by_role("button", name="Try again").click()
    await expect(page.locator(".message.mine[data-id]")).to_contain_text("into the void")
    await expect(page.locator(".outgoing")).to_have_count(0)
    problems[:] = [each for each in problems if "net::ERR" not in each]


async def test_a_reset_empties_the_page(page: Page, bot: Bot) -> None:
    await says(page, "hello")
    await expect(bubble(page, "You wrote: hello")).to_be_visible()
    await page.get_by_role("button", name="Chat menu").click()
    await page.get_by_role("menuitem", name="Start afresh").click()
    await page.get_by_role("button", name="Forget everything").click()
    await expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    await expect(page.locator(".message")).to_have_count(0)

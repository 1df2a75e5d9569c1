"""A whole visit without a mouse."""

from playwright.async_api import Page, expect

from tests.browser.screen import bubble, button, composer
from tests.browser.scripted import Bot


async def tab_to(page: Page, name: str, back: bool = False) -> None:
    """Press Tab until the control with this name (or the start of it) has the focus."""
    for _ in range(80):
        await page.keyboard.press("Shift+Tab" if back else "Tab")
        focused = await page.evaluate(
            "(document.activeElement.getAttribute('aria-label')"
            " ?? document.activeElement.textContent).trim()"
        )
        if focused.startswith(name):
            return
    raise AssertionError(f"{name} can't be reached with the keyboard")


async def test_a_visit_by_keyboard_alone(bot: Bot, page: Page) -> None:
    await tab_to(page, "Got it")
    await page.keyboard.press("Enter")
    await tab_to(page, "Start")
    await page.keyboard.press("Enter")
    await expect(bubble(page, "Welcome, Ann")).to_be_visible()
    await tab_to(page, "Done")
    await page.keyboard.press("Enter")
    await expect(bubble(page, "Well done.")).to_be_visible()
    await expect(button(page, "Undo")).to_be_focused()
    await tab_to(page, "Message")
    await page.keyboard.type("And now?")
    await page.keyboard.press("Enter")
    await expect(bubble(page, "You wrote: And now?")).to_be_visible()
    await tab_to(page, "Actions for: And now?", back=True)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem", name="Reply")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(composer(page)).to_be_focused()
    await expect(composer(page)).to_have_value("And now?")
    await page.keyboard.press("Escape")
    await tab_to(page, "+1 hour")
    await page.keyboard.press("Space")
    await expect(page.locator(".clock-moved")).to_be_visible()
    await tab_to(page, "Failures")
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("tab", name="Bot API calls")).to_be_focused()
    await expect(page.locator(".call").first).to_be_visible()


async def test_a_menu_gives_the_focus_back(page: Page, bot: Bot) -> None:
    await tab_to(page, "Chat menu")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Chat menu")).to_be_focused()


async def test_one_skips_to_writing(page: Page, bot: Bot) -> None:
    await page.evaluate("document.activeElement.blur()")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to writing")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(composer(page)).to_be_focused()

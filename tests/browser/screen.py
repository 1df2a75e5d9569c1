"""Where things are on the page."""

import re

from playwright.async_api import Locator, Page, expect

expect.set_options(timeout=20_000)
_SENT = re.compile("/sim/(message|edit)$")


def bubble(page: Page, text: str) -> Locator:
    """The bubble (or album) with this text."""
    return page.locator(".message", has=page.locator(".bubble", has_text=text))


def button(page: Page, label: str) -> Locator:
    """An inline button below a bubble."""
    return page.locator(".inline-button", has_text=label)


def chat_row(page: Page, chat_id: int) -> Locator:
    return page.locator(f"[data-chat='{chat_id}']")


def composer(page: Page) -> Locator:
    return page.locator("#composer")


def toast(page: Page, text: str) -> Locator:
    return page.locator(".toast", has_text=text)


async def types(page: Page, text: str) -> None:
    """Write and send, whether it arrives or not."""
    await composer(page).fill(text)
    await composer(page).press("Enter")


async def says(page: Page, text: str) -> None:
    """Write and send, as a person does; the messenger has it then."""
    async with page.expect_response(_SENT):
        await types(page, text)

"""Writing: commands, photos, places, people."""

import struct
import zlib

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.browser.screen import bubble, composer, says
from tests.browser.scripted import Bot

COMMANDS = [
    {"command": "start", "description": "Home"},
    {"command": "plan", "description": "My plan"},
    {"command": "privacy", "description": "Privacy"},
]


def png(width: int, height: int) -> bytes:
    """A plain picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\x00" + b"\x2c\x68\x59" * width) * height
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


async def test_a_slash_offers_the_commands_that_fit(bot: Bot, page: Page) -> None:
    await bot.call("setMyCommands", commands=COMMANDS)
    await expect(page.get_by_role("button", name="Commands")).to_be_visible()
    await composer(page).press_sequentially("/p")
    options = page.get_by_role("listbox", name="Commands").get_by_role("option")
    await expect(options).to_have_text(["/planMy plan", "/privacyPrivacy"])
    await composer(page).press("ArrowDown")
    await composer(page).press("Enter")
    await expect(bubble(page, "You wrote: /privacy")).to_be_visible()


async def test_commands_come_in_the_persons_language(bot: Bot, page: Page) -> None:
    await bot.call("setMyCommands", commands=COMMANDS)
    chinese = [{"command": "plan", "description": "我的计划"}]
    await bot.call("setMyCommands", commands=chinese, language_code="zh")
    await page.locator("[data-chat='4242']").click()
    await page.get_by_role("button", name="Commands").click()
    await expect(page.locator(".commands [role=option]")).to_have_text(["/plan我的计划"])
    await page.locator(".commands [role=option]").click()
    await expect(bubble(page, "You wrote: /plan")).to_be_visible()


async def test_a_photo_travels_both_ways(bot: Bot, page: Page) -> None:
    await page.get_by_role("button", name="Attach").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="Photo").click()
    picture = {"name": "day3.png", "mimeType": "image/png", "buffer": png(1600, 800)}
    await (await chooser.value).set_files(picture)  # type: ignore[arg-type]  # a TypedDict
    await expect(page.locator(".note-row")).to_contain_text("day3.jpg")
    await says(page, "Is this normal?")
    await expect(bubble(page, "A nice picture: Is this normal?")).to_be_visible()
    image = page.locator(".message.mine img")
    await expect(image).to_have_js_property("complete", value=True)
    assert await image.evaluate("image => image.naturalWidth") == 1280


async def test_a_file_is_offered_for_download(bot: Bot, page: Page) -> None:
    await page.get_by_role("button", name="Attach").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="File").click()
    letter = {"name": "出院小结.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 letter"}
    await (await chooser.value).set_files(letter)  # type: ignore[arg-type]  # a TypedDict
    await page.get_by_role("button", name="Send").click()
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Download 出院小结.pdf").click()
    saved = await (await download.value).path()
    assert saved.read_bytes() == b"%PDF-1.7 letter"


async def test_what_is_too_large_is_refused_in_words(page: Page) -> None:
    await page.get_by_role("button", name="Attach").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="File").click()
    film = {"name": "film.mp4", "mimeType": "video/mp4", "buffer": b"0" * 800_000}
    await (await chooser.value).set_files(film)  # type: ignore[arg-type]  # a TypedDict
    await expect(page.locator(".toast")).to_contain_text("too large")
    await expect(page.locator(".note-row")).to_have_count(0)


async def test_a_place_and_a_person_can_be_sent(bot: Bot, page: Page) -> None:
    await page.get_by_role("button", name="Attach").click()
    await page.get_by_role("menuitem", name="Location").click()
    await page.get_by_label("Latitude").fill("36.2")
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()
    await expect(page.locator(".place")).to_contain_text("36.20000, 113.11640")
    await page.get_by_role("button", name="Attach").click()
    await page.get_by_role("menuitem", name="Contact").click()
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()
    await expect(page.locator(".card")).to_contain_text("+86 138 0000 0000")


async def test_shift_enter_makes_a_new_line(bot: Bot, page: Page) -> None:
    await composer(page).press_sequentially("one")
    await composer(page).press("Shift+Enter")
    await composer(page).press_sequentially("two")
    await composer(page).press("Enter")
    await expect(bubble(page, "You wrote: one\ntwo")).to_be_visible()
    await expect(composer(page)).to_have_value("")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
async def test_the_field_has_a_bar_only_where_there_is_something_to_scroll_to(
    open_page: OpenPage, viewport: dict[str, int], locale: str
) -> None:
    page = await open_page(viewport=viewport, locale=locale)
    field = composer(page)
    fits = "field => field.scrollHeight <= field.clientHeight"
    await expect(field).to_have_css("overflow-y", "hidden")
    assert await field.evaluate(fits)
    await field.fill("two\nlines")
    assert await field.evaluate(fits)
    await field.fill("line\n" * 30)
    await expect(field).to_have_css("overflow-y", "auto")

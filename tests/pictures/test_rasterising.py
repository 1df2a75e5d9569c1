"""From a drawing to a picture: once each, and off the event loop."""

import asyncio
import threading

import pytest

from bot.pictures import Pictures
from bot.pictures import pictures as module
from bot.playground.images import size

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="540" height="675"><text y="99">{}</text></svg>'
)


async def test_a_picture_is_a_png_as_wide_as_a_phone() -> None:
    png = await Pictures().png(SVG.format("肿"))
    assert png.startswith(b"\x89PNG")
    assert size(png) == (1080, 1350)


async def test_those_who_ask_at_once_wait_for_one_and_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []

    def rasterise(svg: str) -> bytes:
        assert threading.current_thread() is not threading.main_thread()
        made.append(svg)
        return svg.encode()

    monkeypatch.setattr(module, "rasterise", rasterise)
    pictures = Pictures()
    shown = await asyncio.gather(*(pictures.png(svg) for svg in "aabba"))
    assert shown == [b"a", b"a", b"b", b"b", b"a"]
    assert made == ["a", "b"]


async def test_old_pictures_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def rasterise(svg: str) -> bytes:
        made.append(svg)
        return b""

    monkeypatch.setattr(module, "rasterise", rasterise)
    monkeypatch.setattr(module, "KEPT", 2)
    pictures = Pictures()
    for svg in "abcba":
        await pictures.png(svg)
    assert made == ["a", "b", "c", "a"]


async def test_what_is_no_drawing_is_refused_and_the_next_one_works() -> None:
    pictures = Pictures()
    with pytest.raises(ValueError, match="root"):
        await pictures.png("<svg")
    assert await pictures.png(SVG.format("ok"))

"""Pictures of words and bars as SVG, in the app's colours: a sheet of paper, and text on it."""

from collections.abc import Iterable
from html import escape
from typing import Final

WIDTH: Final = 1080
EDGE: Final = 72
DARK, PAPER, PALE = "#12545a", "#fbf8f3", "#e3ebe9"


def sheet(height: int, parts: Iterable[str]) -> str:
    """Return a picture of `WIDTH` by ``height`` pixels with these parts on it."""
    size = f'width="{WIDTH}" height="{height}"'
    begin = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" {size}'
    ground = f'<rect {size} fill="{PAPER}"/>'
    return "".join((f'{begin} font-family="Noto Sans SC">', ground, *parts, "</svg>"))


def words(
    text: str,
    x: float,
    y: float,
    size: int,
    colour: str,
    *,
    bold: bool = False,
    anchor: str = "start",
) -> str:
    """Return a line of text whose start, middle or end (``anchor``) is at ``x``."""
    stroke = f' stroke="{colour}" stroke-width="1.4"' if bold else ""
    return (
        f'<text x="{round(x, 1):g}" y="{round(y, 1):g}" font-size="{size}" fill="{colour}" '
        f'text-anchor="{anchor}"{stroke}>{escape(text)}</text>'
    )

"""How the desk does: first answers and kept promises, as words and as a picture."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Final

from bot.conversation.screen import Attachment, Screen
from bot.helpdesk.figures import Figures
from handlers.screens.view import View

_WIDTH, _HEIGHT, _EDGE, _FOOT, _TOP = 1080, 760, 72, 640, 250
_DARK, _PAPER, _PALE, _BAR = "#12545a", "#fbf8f3", "#e3ebe9", "#2f8f6b"
_LEAST: Final = 10.0
"""Minutes that the highest bar stands for at least: one minute shall not look like an hour."""

Days = Sequence[tuple[date, float | None]]


def drawing(view: View, shown: Figures, days: Days) -> str:
    """A bar a day, as high as its median wait in minutes, as SVG."""
    most = max(_LEAST, *(minutes or 0 for _day, minutes in days))
    step = (_WIDTH - 2 * _EDGE) / len(days)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
            f'width="{_WIDTH}" height="{_HEIGHT}" font-family="Noto Sans SC">'
        ),
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{_PAPER}"/>',
        _text(view.t("figures-title"), _EDGE, 110, 54, _DARK),
        _text(_kept(view, shown), _EDGE, 180, 38, "#333"),
        f'<rect x="{_EDGE}" y="{_FOOT}" width="{_WIDTH - 2 * _EDGE}" height="4" fill="{_PALE}"/>',
    ]
    for place, (day, minutes) in enumerate(days):
        middle = _EDGE + step * (place + 0.5)
        if minutes is not None:
            height = max((_FOOT - _TOP) * minutes / most, 6)
            parts.append(
                f'<rect x="{middle - step * 0.32:.1f}" y="{_FOOT - height:.1f}" '
                f'width="{step * 0.64:.1f}" height="{height:.1f}" rx="6" fill="{_BAR}"/>'
            )
            parts.append(
                _text(f"{minutes:.0f}", middle, _FOOT - height - 12, 30, _DARK, middle=True)
            )
        parts.append(_text(f"{day.day}", middle, _FOOT + 44, 30, "#333", middle=True))
    parts.append(_text(view.t("figures-axis"), _EDGE, _FOOT + 96, 30, "#333"))
    return "".join([*parts, "</svg>"])


def screen(view: View, shown: Figures, png: bytes) -> Screen:
    """The picture, with its numbers in words."""
    text = view.t(
        "figures",
        asked=shown.asked,
        answered=shown.answered,
        median=_minutes(shown.median),
        p90=_minutes(shown.p90),
        kept=_kept(view, shown),
    )
    return Screen(text, (), Attachment("desk.png", png, text, picture=True), fresh=True)


def _kept(view: View, shown: Figures) -> str:
    if not shown.promises:
        return view.t("figures-no-promises")
    return view.t("figures-kept", kept=shown.kept, promises=shown.promises)


def _minutes(minutes: float | None) -> str:
    return "–" if minutes is None else f"{minutes:.0f}"


def _text(words: str, x: float, y: float, size: int, colour: str, *, middle: bool = False) -> str:
    anchor = "middle" if middle else "start"
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )

"""How the desk does: first answers and kept promises, as words and as a picture."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil
from typing import Final

from bot.conversation.screen import Attachment, Screen
from bot.helpdesk.figures import Figures
from handlers.screens.desk import age
from handlers.screens.svg import DARK, EDGE, PALE, WIDTH, sheet, words
from handlers.screens.view import View

_HEIGHT, _FOOT, _TOP, _BAR = 760, 640, 250, "#2f8f6b"
_LEAST: Final = 10.0
"""Minutes that the highest bar stands for at least: one minute shall not look like an hour."""

Days = Sequence[tuple[date, float | None]]


def drawing(view: View, shown: Figures, days: Days) -> str:
    """A bar a day, as high as its median wait in minutes, as SVG."""
    most = max(_LEAST, *(minutes or 0 for _day, minutes in days))
    step = (WIDTH - 2 * EDGE) / len(days)
    parts = [
        words(view.t("figures-title"), EDGE, 110, 54, DARK),
        words(_kept(view, shown), EDGE, 180, 38, "#333"),
        f'<rect x="{EDGE}" y="{_FOOT}" width="{WIDTH - 2 * EDGE}" height="4" fill="{PALE}"/>',
    ]
    for place, (day, minutes) in enumerate(days):
        middle = EDGE + step * (place + 0.5)
        if minutes is not None:
            height = max((_FOOT - _TOP) * minutes / most, 6)
            parts.append(
                f'<rect x="{middle - step * 0.32:.1f}" y="{_FOOT - height:.1f}" '
                f'width="{step * 0.64:.1f}" height="{height:.1f}" rx="6" fill="{_BAR}"/>'
            )
            parts.append(
                words(f"{minutes:.0f}", middle, _FOOT - height - 12, 30, DARK, anchor="middle")
            )
        parts.append(words(f"{day.day}", middle, _FOOT + 44, 30, "#333", anchor="middle"))
    parts.append(words(view.t("figures-axis"), EDGE, _FOOT + 96, 30, "#333"))
    return sheet(_HEIGHT, parts)


def screen(view: View, shown: Figures, png: bytes) -> Screen:
    """The picture, with its numbers in words."""
    text = view.t(
        "figures",
        asked=shown.asked,
        answered=shown.answered,
        unanswered=shown.unanswered,
        median=_age(view, shown.median),
        p90=_age(view, shown.p90),
        kept=_kept(view, shown),
    )
    return Screen(text, (), Attachment("desk.png", png, text, picture=True), fresh=True)


def _kept(view: View, shown: Figures) -> str:
    if not shown.promises:
        return view.t("figures-no-promises")
    return view.t("figures-kept", kept=shown.kept, promises=shown.promises)


def _age(view: View, minutes: float | None) -> str:
    return "none" if minutes is None else age(view, timedelta(minutes=max(ceil(minutes), 1)))

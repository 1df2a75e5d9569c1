"""A run's report as a picture and as a table."""

from typing import Final

from bot.announcements import Progress
from bot.conversation.screen import Attachment, Button, Row, Screen
from handlers import announce_actions as do
from handlers.screens.svg import DARK, EDGE, PALE, WIDTH, sheet, words
from handlers.screens.view import View

_ROW, _BAR = 118, 34
_COLOURS: Final = {
    "sent": "#2f8f6b",
    "unreachable": "#8a8f98",
    "failed": "#b8402a",
    "unknown": "#d59a2a",
    "dropped": "#b9c2c0",
    "waiting": "#5b8db8",
}


def _counts(seen: Progress) -> dict[str, int]:
    return {
        "sent": seen.sent,
        "unreachable": sum(seen.unreachable.values()),
        "failed": sum(seen.failed.values()),
        "unknown": seen.unknown,
        "dropped": sum(seen.dropped.values()),
        "waiting": seen.waiting,
    }


def drawing(view: View, seen: Progress) -> str:
    """A bar for each fate, as SVG; the numbers stand beside them."""
    counts = {fate: count for fate, count in _counts(seen).items() if count or fate == "sent"}
    whole = max(sum(counts.values()), 1)
    height = 230 + len(counts) * _ROW
    parts = [words(view.t("report-title", number=seen.run.announcement), EDGE, 120, 54, DARK)]
    top = 190
    for fate, count in counts.items():
        label = view.t("report-fate", fate=fate)
        parts.append(words(label, EDGE, top + 30, 38, "#333"))
        share = view.t("report-count", count=count, percent=round(100 * count / whole, 1))
        parts.append(words(share, WIDTH - EDGE, top + 30, 38, DARK, anchor="end"))
        full = WIDTH - 2 * EDGE
        for width, colour in ((full, PALE), (max(full * count / whole, 0), _COLOURS[fate])):
            parts.append(
                f'<rect x="{EDGE}" y="{top + 48}" width="{width:.1f}" height="{_BAR}" '
                f'rx="8" fill="{colour}"/>'
            )
        top += _ROW
    return sheet(height, parts)


def picture(view: View, seen: Progress, png: bytes) -> Screen:
    """The picture, described by its numbers."""
    counts = _counts(seen)
    said = [f"{view.t('report-fate', fate=fate)}: {count}" for fate, count in counts.items()]
    alt = "\n".join(said)
    text = view.t("report-title", number=seen.run.announcement)
    return Screen(text, _ways(view, seen), Attachment("report.png", png, alt, picture=True))


def table(view: View, seen: Progress, data: bytes, *, packed: bool) -> Screen:
    """The table as a file."""
    name = "recipients.csv.gz" if packed else "recipients.csv"
    text = view.t("report-table", number=seen.run.announcement)
    return Screen(text, _ways(view, seen), Attachment(name, data, text), fresh=True)


def _ways(view: View, seen: Progress) -> tuple[Row, ...]:
    back = Button(view.t("button-back"), do.ShowRun(seen.run.id))
    return ((back, *view.home()),)

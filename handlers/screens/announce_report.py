"""A run's report as a picture and as a table."""

from datetime import datetime
from typing import Final
from unicodedata import east_asian_width

from bot.announcements import Progress
from bot.conversation.screen import Attachment, Button, Row, Screen
from bot.mailing.run import fate as fate_of
from handlers import announce_actions as do
from handlers.screens.announce_when import exactly
from handlers.screens.svg import DARK, EDGE, PALE, WIDTH, sheet, words
from handlers.screens.view import View

_ROW, _BAR, _THIN = 118, 34, 16
_LEAST: Final = 0.1
"""Per cent that a few among very many are at least: 0 would say that there is nobody."""
_COLOURS: Final = {
    "sent": "#2f8f6b",
    "unreachable": "#8a8f98",
    "failed": "#b8402a",
    "unknown": "#d59a2a",
    "dropped": "#b9c2c0",
    "waiting": "#5b8db8",
}


_FATES: Final = {"held": "unreachable", "expired": "dropped", "sending": "waiting"}
"""What rows of the ledger are called in a report, where it is another word."""
_LINE: Final = 52
"""Latin letters that a line of the picture has room for."""


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
    height = 340 + len(counts) * _ROW
    kind, began = str(seen.run.kind), seen.run.began or seen.run.starts
    parts = [
        words(_title(view, seen), EDGE, 120, 54, DARK),
        words(_when(view, seen, began), EDGE, 182, 34, "#5b6664"),
        words(_beginning(view, seen), EDGE, 234, 34, "#5b6664"),
    ]
    top = 300
    for fate, count in counts.items():
        label = view.t("report-fate", fate=fate, kind=kind)
        parts.append(words(label, EDGE, top + 30, 38, "#333"))
        percent = max(round(100 * count / whole, 1), _LEAST if count else 0)
        share = view.t("report-count", count=count, percent=percent)
        parts.append(words(share, WIDTH - EDGE, top + 30, 38, DARK, anchor="end"))
        full = WIDTH - 2 * EDGE
        for width, colour in (
            (full, PALE),
            (max(full * count / whole, _THIN if count else 0), _COLOURS[fate]),
        ):
            parts.append(
                f'<rect x="{EDGE}" y="{top + 48}" width="{width:.1f}" height="{_BAR}" '
                f'rx="8" fill="{colour}"/>'
            )
        top += _ROW
    return sheet(height, parts)


def _title(view: View, seen: Progress) -> str:
    return view.t("report-title", number=seen.run.announcement, kind=str(seen.run.kind))


def _when(view: View, seen: Progress, began: datetime) -> str:
    at = exactly(view, began, seen.run.created)
    return view.t("report-when", at=at, count=max(seen.run.expected, seen.settled + seen.waiting))


def _beginning(view: View, seen: Progress) -> str:
    """Return as many of its words as a line has room for; a Chinese sign is two of the others."""
    letter = seen.run.letter(view.lang)
    whole = " ".join(letter.text.split()) if letter is not None else ""
    room, said = _LINE, ""
    for sign in whole:
        room -= 2 if east_asian_width(sign) in "WF" else 1
        if room < 0:
            return f"{said}…"
        said += sign
    return said


def picture(view: View, seen: Progress, png: bytes) -> Screen:
    """The picture, described by its numbers."""
    counts = _counts(seen)
    kind = str(seen.run.kind)
    said = [view.t("report-fate", fate=fate, kind=kind) for fate in counts]
    alt = "\n".join(f"{name}: {counts[fate]}" for fate, name in zip(counts, said, strict=True))
    text = _title(view, seen)
    return Screen(text, _ways(view, seen), Attachment("report.png", png, alt, picture=True))


def became(view: View, kind: str, state: str, reason: str | None) -> str:
    """Return in words what became of a recipient whose row has this state and reason."""
    paused = state == "held" and reason == "paused"
    fate = fate_of(state, reason)
    fate = "waiting" if paused else _FATES.get(fate, fate)
    said = view.t("report-fate", fate=fate, kind=kind)
    if fate in {"sent", "unknown", "waiting"}:
        return said
    return view.t("report-why", fate=said, why=view.t("fate-reason", reason=reason or "other"))


def table(view: View, seen: Progress, data: bytes, *, packed: bool) -> Screen:
    """The table as a file."""
    name = "recipients.csv.gz" if packed else "recipients.csv"
    text = view.t("report-table", number=seen.run.announcement)
    if forgotten := sum(seen.run.forgotten.values()):
        text = f"{text}\n\n{view.t('report-forgotten', count=forgotten)}"
    return Screen(text, _ways(view, seen), Attachment(name, data, text), fresh=True)


def _ways(view: View, seen: Progress) -> tuple[Row, ...]:
    back = Button(view.t("button-back"), do.ShowRun(seen.run.id))
    return ((back, *view.home()),)

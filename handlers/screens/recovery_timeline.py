"""The plan as a picture: what was, where one is, what comes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from xml.etree import ElementTree as ET

from bot.conversation.screen import Attachment, Screen
from bot.library.drawings import filled
from bot.recovery.plan import Kind
from bot.subscriptions import Fate, Overview
from handlers.screens.moments import clock, date_of
from handlers.screens.recovery import back, day_words, heading, title_of
from handlers.screens.view import View

_ROWS: Final = 6
_PAST: Final = 2
_LEFT, _RIGHT, _AXIS = 72, 1008, 392
_DARK, _PAPER, _RED, _PALE = "#12545a", "#fbf8f3", "#c8472f", "#fbe6df"
_TICK: Final = "M-8 0 L-2 7 L9 -7"


class Mark(StrEnum):
    """What is drawn for an entry."""

    DONE = "done"
    SENT = "sent"
    MISSED = "missed"
    COMING = "coming"
    OPERATION = "operation"


_MARKS: Final = {Fate.DONE: Mark.DONE, Fate.SENT: Mark.SENT, Fate.UNKNOWN: Mark.SENT}


@dataclass(frozen=True)
class Entry:
    """Something of the plan, at its place in time."""

    due: datetime
    title: str
    mark: Mark


def timeline(view: View, seen: Overview, png: bytes) -> Screen:
    """The picture, described in words for those who can't see it."""
    lines = [f"{_day(view, seen, one)}: {one.title}" for one in window(entries(view, seen), seen)]
    alt = view.t("timeline-alt", day=day_words(view, seen.day), list="\n".join(lines))
    return Screen(
        f"{heading(view, seen)}\n\n{view.t('timeline-caption')}",
        back(view),
        attachment=Attachment("timeline.png", png, alt, picture=True),
    )


def entries(view: View, seen: Overview) -> list[Entry]:
    """Return everything of the plan but the questions, and the operation, in order of time."""
    if seen.course is None:
        return []
    ahead = {one.step.id: one.due for one in seen.ahead}
    found = [Entry(seen.course.begins, view.t("timeline-operation"), Mark.OPERATION)]
    for instant in seen.timetable:
        step = instant.step.id
        if instant.step.kind is Kind.CHECKIN:
            continue
        fate = seen.fate(instant)
        mark = Mark.COMING if fate is None else _MARKS.get(fate, Mark.MISSED)
        due = ahead.get(step, instant.due) if mark is Mark.COMING else instant.due
        found.append(Entry(due, title_of(view, seen.subscription.plan, step), mark))
    return sorted(found, key=lambda entry: entry.due)


def window(found: list[Entry], seen: Overview) -> list[Entry]:
    """Return the entries around today: a few that were, more that come."""
    ahead = sum(entry.due <= seen.now for entry in found)
    first = max(0, min(ahead - _PAST, len(found) - _ROWS))
    return found[first : first + _ROWS]


def drawing(view: View, seen: Overview) -> str:
    """Return the picture as SVG."""
    return _Drawing(view, seen).svg()


def _day(view: View, seen: Overview, entry: Entry, between: str = " ") -> str:
    wall = entry.due.astimezone(seen.subscription.zone)
    if entry.mark is Mark.OPERATION and seen.subscription.operation.hour is None:
        return date_of(view, wall.date(), seen.today)
    return f"{date_of(view, wall.date(), seen.today)}{between}{clock(view, wall.time())}"


class _Drawing:
    def __init__(self, view: View, seen: Overview) -> None:
        self._view, self._seen = view, seen
        self._texts: dict[str, str] = {}
        self._root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": "0 0 1080 1350",
                "font-family": "Noto Sans SC",
            },
        )

    def svg(self) -> str:
        found = entries(self._view, self._seen)
        self._add("rect", width=1080, height=1350, fill=_PAPER)
        title = self._view.t("timeline-title", day=day_words(self._view, self._seen.day))
        self._text(title, _LEFT, 130, 936, size=64, bold=True)
        self._strip(found)
        shown = window(found, self._seen)
        first, step = 430, 142
        self._axis(shown, first, step)
        for number, entry in enumerate(shown):
            self._row(entry, first + number * step)
        self._text(self._view.t("timeline-legend"), _LEFT, 1280, 936, size=40)
        return filled(ET.tostring(self._root, encoding="unicode"), self._texts)

    def _strip(self, found: list[Entry]) -> None:
        """Draw the whole plan as one row of dots, with today among them."""
        across = (_RIGHT - _LEFT) / max(len(found), 1)
        radius = min(11, across / 3)  # Dots of a long plan would touch.
        past = sum(entry.due <= self._seen.now for entry in found)
        for number, entry in enumerate(found):
            self._dot(entry.mark, _LEFT + (number + 0.5) * across, 250, radius)
        today = _LEFT + past * across
        self._add("path", d=f"M{today:g} 212 V288", stroke=_RED, stroke_width=6)
        word = self._view.t("timeline-today")
        anchor = "start" if today < _RIGHT / 2 else "end"
        shift = 16 if anchor == "start" else -16
        self._text(word, today + shift, 326, 300, size=40, fill=_RED, anchor=anchor)

    def _axis(self, shown: list[Entry], first: int, step: int) -> None:
        if shown:
            end = first + (len(shown) - 1) * step
            self._add("path", d=f"M{_AXIS} {first} V{end}", stroke=_DARK, stroke_width=6)

    def _row(self, entry: Entry, y: int) -> None:
        marked = entry.mark is Mark.OPERATION
        if marked:
            self._add("rect", x=48, y=y - 62, width=984, height=124, rx=28, fill=_PALE)
            self._add("path", d=f"M{_AXIS} {y - 62} V{y + 62}", stroke=_DARK, stroke_width=6)
        fill = "#a83a24" if marked else _DARK
        when = _day(self._view, self._seen, entry, "\n")
        self._text(when, 348, y, 290, size=40, fill=fill, anchor="end", lines=2, place="middle")
        self._dot(entry.mark, _AXIS, y, 26 if marked else 18)
        self._text(entry.title, 440, y, 572, size=46, fill=fill, lines=2, place="middle", bold=True)

    def _dot(self, mark: Mark, x: float, y: float, radius: float) -> None:
        fill = {Mark.COMING: _PAPER, Mark.MISSED: "#d7dedd", Mark.OPERATION: _RED}.get(mark, _DARK)
        edge = _RED if mark is Mark.OPERATION else _DARK
        if mark is Mark.MISSED:
            edge = "#8ea3a3"
        self._add("circle", cx=f"{x:g}", cy=y, r=radius, fill=fill, stroke=edge, stroke_width=5)
        if mark is Mark.DONE:
            self._add(
                "path",
                d=_TICK,
                transform=f"translate({x:g} {y:g}) scale({radius / 18:g})",
                stroke="#ffffff",
                stroke_width=5,
                fill="none",
            )

    def _text(
        self,
        text: str,
        x: float,
        y: float,
        width: int,
        *,
        size: int,
        fill: str = _DARK,
        anchor: str = "start",
        lines: int = 1,
        place: str = "top",
        bold: bool = False,
    ) -> None:
        label = f"t{len(self._texts)}"
        self._texts[label] = text
        element = self._add(
            "text",
            x=f"{x:g}",
            y=f"{y:g}",
            fill=fill,
            font_size=size,
            text_anchor=anchor,
            data_width=width,
            data_lines=lines,
            data_place=place,
        )
        if bold:
            element.set("stroke", fill)
            element.set("stroke-width", "1.2")
        element.text = f"{{{label}}}"

    def _add(self, tag: str, **attributes: object) -> ET.Element:
        named = {name.replace("_", "-"): str(value) for name, value in attributes.items()}
        return ET.SubElement(self._root, tag, named)

"""The question sheet as pictures: to show at a consultation, or to print."""

from collections.abc import Sequence

from bot.conversation.screen import Attachment, Button, Screen, plain
from bot.library.lines import wrapped
from bot.sheets import OwnClinic
from handlers import sheet_actions as do
from handlers.screens import svg
from handlers.screens.paging import ways
from handlers.screens.sheet import ends
from handlers.screens.sheet_lists import Asked
from handlers.screens.svg import DARK, EDGE, WIDTH
from handlers.screens.view import View

QUESTIONS = 8
"""Questions in a picture."""

_RED, _PALE = "#b8402a", "#d5dfdd"
_SIZE, _LINE = 38, 54
_COLUMN = 450

Pages = Sequence[Sequence[Asked]]


def picture(view: View, pages: Pages, page: int, png: bytes) -> Screen:
    """A page of the sheet, described by its words."""
    text = "\n".join(f"{plain(one.text)}" for one in pages[page])
    rows = [
        *ways(view, page, pages, do.DrawSheet),
        (Button(view.t("button-as-text"), do.TakeAlong()),),
        *ends(view),
    ]
    caption = view.t("sheet-picture", page=page + 1, pages=len(pages))
    return Screen(
        caption, tuple(rows), attachment=Attachment("questions.png", png, text, picture=True)
    )


def drawing(view: View, pages: Pages, page: int) -> str:
    """Questions with a box to tick and a line to write on, as SVG."""
    paper = _Paper(view.t("do-sheet"), view.t("sheet-page", page=page + 1, pages=len(pages)))
    title = ""
    for one in pages[page]:
        if one.group != title:
            title = one.group
            paper.heading(title)
        paper.box()
        paper.words(one.text, EDGE + 64, WIDTH - 2 * EDGE - 64)
        paper.rule()
    return paper.svg()


def pair_drawing(view: View, pair: tuple[OwnClinic, OwnClinic], pages: Pages, page: int) -> str:
    """Two clinics' answers in two columns, as SVG."""
    title = view.t("button-side-by-side")
    paper = _Paper(title, view.t("sheet-page", page=page + 1, pages=len(pages)))
    paper.columns([clinic.name for clinic in pair], _RED)
    for one in pages[page]:
        paper.words(one.text, EDGE, WIDTH - 2 * EDGE)
        paper.columns([clinic.notes.get(one.id, "") or "–" for clinic in pair], "#333")
        paper.rule()
    return paper.svg()


class _Paper:
    """Grows downwards as it is written on."""

    def __init__(self, title: str, corner: str) -> None:
        self._y = 130
        self._parts = [svg.words(title, EDGE, self._y, 58, DARK, bold=True)]
        self._parts.append(svg.words(corner, WIDTH - EDGE, self._y, 32, DARK, anchor="end"))
        self._y += 40

    def heading(self, text: str) -> None:
        self._y += 62
        self._parts.append(svg.words(text, EDGE, self._y, 42, _RED, bold=True))

    def box(self) -> None:
        top = self._y + 36
        self._parts.append(
            f'<rect x="{EDGE}" y="{top}" width="38" height="38" rx="6" fill="none" '
            f'stroke="{DARK}" stroke-width="4"/>'
        )

    def words(self, text: str, left: int, width: int) -> None:
        self._y += 16
        for line in wrapped(text, width / _SIZE, cut=True):
            self._y += _LINE
            self._parts.append(svg.words(line, left, self._y, _SIZE, DARK))

    def columns(self, texts: Sequence[str], colour: str) -> None:
        tall = 0
        for place, text in enumerate(texts):
            lines = wrapped(text, _COLUMN / _SIZE, cut=True)
            left = EDGE + place * (_COLUMN + 36)
            for number, line in enumerate(lines, start=1):
                y = self._y + 10 + number * _LINE
                self._parts.append(svg.words(line, left, y, _SIZE, colour))
            tall = max(tall, len(lines))
        self._y += 10 + tall * _LINE

    def rule(self) -> None:
        self._y += 40
        self._parts.append(
            f'<path d="M{EDGE} {self._y} H{WIDTH - EDGE}" stroke="{_PALE}" stroke-width="3"/>'
        )

    def svg(self) -> str:
        return svg.sheet(self._y + 60, self._parts)

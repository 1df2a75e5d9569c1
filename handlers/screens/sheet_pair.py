"""Two clinics side by side: question by question, in the order they were written down."""

from collections.abc import Sequence

from bot.conversation.screen import Attachment, Button, Screen, plain
from bot.library.columns import shortened
from bot.sheets import OwnClinic, Sheet
from handlers import sheet_actions as do
from handlers.screens.paging import pages_of, ways, within
from handlers.screens.sheet_clinics import overview
from handlers.screens.sheet_lists import Asked, questions_of
from handlers.screens.view import View

Pair = tuple[OwnClinic, OwnClinic]
QUESTIONS = 4
"""Questions on a screen and in a picture."""


def choose(view: View, sheet: Sheet, first: OwnClinic | None) -> Screen:
    """Which two; of two there is no choice."""
    if len(sheet.clinics) < 2:  # noqa: PLR2004  # two make a pair
        return overview(view, sheet)
    if len(sheet.clinics) == 2:  # noqa: PLR2004
        return side_by_side(view, sheet, (sheet.clinics[0], sheet.clinics[1]), 0)
    rows = [
        (
            Button(
                shortened(one.name),
                do.ChoosePair(one.number)
                if first is None
                else do.Compare(do.pair_of(first.number, one.number), 0),
            ),
        )
        for one in sheet.clinics
        if one is not first
    ]
    chosen = plain(first.name) if first is not None else ""
    text = view.t("sheet-choose", has=str(first is not None), name=chosen)
    return Screen(text, (*rows, view.wrong(), (_clinics(view), *view.home())))


def side_by_side(view: View, sheet: Sheet, pair: Pair, page: int) -> Screen:
    """Both answers to each question."""
    pages = pages_of(questions_of(view, sheet), QUESTIONS)
    page = within(page, pages)
    both = do.pair_of(pair[0].number, pair[1].number)
    picture = Button(view.t("button-as-picture"), do.DrawPair(both, page))
    rows = [
        *ways(view, page, pages, lambda to: do.Compare(both, to)),
        (picture,),
        view.wrong(),
        (_clinics(view), *view.home()),
    ]
    return Screen(_text(view, pair, pages, page), tuple(rows))


def picture(
    view: View, pair: Pair, pages: Sequence[Sequence[Asked]], page: int, png: bytes
) -> Screen:
    """The same as a picture, described by its words."""
    both = do.pair_of(pair[0].number, pair[1].number)
    back = Button(view.t("button-up", title=view.t("button-as-text")), do.Compare(both, page))
    rows = [
        *ways(view, page, pages, lambda to: do.DrawPair(both, to)),
        view.wrong(),
        (back, *view.home()),
    ]
    names = (plain(one.name) for one in pair)
    caption = view.t("sheet-pair-caption", list=view.t("list-separator").join(names))
    text = _text(view, pair, pages, page)
    return Screen(
        caption, tuple(rows), attachment=Attachment("clinics.png", png, text, picture=True)
    )


def _text(view: View, pair: Pair, pages: Sequence[Sequence[Asked]], page: int) -> str:
    parts = []
    for number, one in enumerate(pages[page], start=page * QUESTIONS + 1):
        lines = [f"**{number}. {plain(one.text)}**"]
        for clinic in pair:
            note = plain(clinic.notes.get(one.id, "")) or view.t("sheet-no-answer")
            lines.append(view.t("sheet-said", name=plain(clinic.name), note=note))
        parts.append("\n".join(lines))
    return view.t("sheet-pair", answers="\n\n".join(parts))


def _clinics(view: View) -> Button:
    return Button(view.t("button-up", title=view.t("button-clinics")), do.ShowClinics())

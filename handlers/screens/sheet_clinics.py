"""The question sheet's clinics, in the order they were written down, and one clinic's answers."""

from bot.conversation.screen import Button, Row, Screen, plain
from bot.library.columns import shortened
from bot.sheets import OwnClinic, Sheet
from bot.sheets.sheet import MOST_CLINICS
from handlers import sheet_actions as do
from handlers.screens.paging import pages_of, ways, within
from handlers.screens.sheet import ends
from handlers.screens.sheet_lists import Asked, questions_of
from handlers.screens.view import View, in_rows

QUESTIONS = 6
"""Questions on a screen."""


def overview(view: View, sheet: Sheet, lead: str = "") -> Screen:
    """The clinics that were written down."""
    rows: list[Row] = [
        (Button(shortened(one.name), do.ShowClinic(one.number, 0)),) for one in sheet.clinics
    ]
    if len(sheet.clinics) < MOST_CLINICS:
        rows.append((Button(view.t("button-add-clinic"), do.AddClinic(), style="primary"),))
    if len(sheet.clinics) > 1:
        rows.append((Button(view.t("button-side-by-side"), do.ChoosePair(0)),))
    text = view.t("sheet-clinics", count=len(sheet.clinics))
    rows.extend(ends(view))
    return Screen(f"{lead}\n\n{text}" if lead else text, tuple(rows))


def ask_name(view: View) -> Screen:
    """The next text is a clinic's name."""
    cancel = Button(view.t("button-cancel"), do.ShowClinics())
    return Screen(view.t("sheet-ask-clinic"), (view.wrong(), (cancel,)))


def clinic(view: View, sheet: Sheet, shown: OwnClinic, page: int) -> Screen:
    """A clinic's answers, some questions a page; a tap on a number notes one."""
    pages = pages_of(questions_of(view, sheet), QUESTIONS)
    page = within(page, pages)
    first = page * QUESTIONS + 1
    lines, numbers = [], []
    for number, one in enumerate(pages[page], start=first):
        answer = plain(shown.notes.get(one.id, "")) or view.t("sheet-no-answer")
        lines.append(f"**{number}.** {plain(one.text)}\n{answer}")
        label = view.t("sheet-note", number=number)
        numbers.append(Button(label, do.NoteAnswer(shown.number, one.id)))
    text = view.t("sheet-clinic", name=plain(shown.name), answers="\n\n".join(lines))
    rows = [
        *in_rows(numbers, 3),
        *ways(view, page, pages, lambda to: do.ShowClinic(shown.number, to)),
        (_all(view), Button(view.t("button-remove"), do.RemoveClinic(shown.number, False))),  # noqa: FBT003  # not yet confirmed
        *ends(view),
    ]
    return Screen(text, tuple(rows))


def ask_answer(view: View, sheet: Sheet, shown: OwnClinic, asked: Asked) -> Screen:
    """The next text is a clinic's answer to this question."""
    note = shown.notes.get(asked.id, "")
    text = view.t(
        "sheet-ask-answer",
        name=plain(shown.name),
        question=plain(asked.text),
        has=str(bool(note)),
        note=plain(note),
    )
    back = Button(
        view.t("button-cancel"), do.ShowClinic(shown.number, _page(view, sheet, asked.id))
    )
    rows: list[Row] = [view.wrong(), (back,)]
    if note:
        drop = Button(view.t("button-drop-answer"), do.DropAnswer(shown.number, asked.id))
        rows.insert(0, (drop,))
    return Screen(text, tuple(rows))


def after_note(view: View, sheet: Sheet, number: int, question: str) -> Screen:
    """Where an answer stands now; of a clinic that is gone, the clinics."""
    shown = sheet.clinic(number)
    if shown is None:
        return overview(view, sheet)
    return clinic(view, sheet, shown, _page(view, sheet, question))


def confirm_removal(view: View, shown: OwnClinic) -> Screen:
    """Ask once before a clinic's answers are deleted."""
    yes = Button(view.t("button-remove-now"), do.RemoveClinic(shown.number, True), style="danger")  # noqa: FBT003  # confirmed
    no = Button(view.t("button-keep"), do.ShowClinic(shown.number, 0))
    return Screen(view.t("sheet-remove", name=plain(shown.name)), ((yes,), view.wrong(), (no,)))


def _all(view: View) -> Button:
    return Button(view.t("button-up", title=view.t("button-clinics")), do.ShowClinics())


def _page(view: View, sheet: Sheet, question: str) -> int:
    ids = [one.id for one in questions_of(view, sheet)]
    return ids.index(question) // QUESTIONS if question in ids else 0

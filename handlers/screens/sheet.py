"""The question sheet: its groups, what is chosen, one's own questions, taking it along."""

from collections.abc import Callable
from itertools import groupby

from bot.conversation.screen import Button, Row, Screen, plain
from bot.library import SheetGroup
from bot.sheets import Sheet
from handlers import actions
from handlers import sheet_actions as do
from handlers.screens.paging import ways
from handlers.screens.sheet_lists import questions_of
from handlers.screens.view import View, in_rows

Change = Callable[[Sheet], Sheet]
_IN_A_ROW = 4


def overview(view: View, sheet: Sheet, lead: str = "") -> Screen:
    """The groups of questions, and what to do with the sheet."""
    rows: list[Row] = [
        (Button(_counted(view, group.title, _chosen(sheet, group)), _show(group)),)
        for group in view.library.sheet(view.lang)
    ]
    rows.append((Button(_counted(view, view.t("sheet-own"), len(sheet.own)), do.ShowOwn()),))
    rows.append((
        Button(view.t("button-take-along"), do.TakeAlong(), style="primary"),
        Button(view.t("button-clinics"), do.ShowClinics()),
    ))  # fmt: skip
    if not sheet.empty:
        rows.append((Button(view.t("button-erase-sheet"), do.EraseSheet(confirmed=False)),))
    text = view.t("sheet")
    return Screen(f"{lead}\n\n{text}" if lead else text, (*rows, view.wrong(), view.home()))


def group(view: View, sheet: Sheet, shown: SheetGroup) -> Screen:
    """One group's questions; a tap on a number chooses it, another one takes that back."""
    lines, marks = [], []
    for number, question in enumerate(shown.questions, start=1):
        on = question.id in sheet.chosen
        lines.append(view.t("sheet-line", number=number, on=str(on), text=question.text))
        label = view.t("sheet-mark", number=number, on=str(on))
        marks.append(Button(label, do.MarkQuestion(question.id, not on)))
    groups = list(view.library.sheet(view.lang))
    place = [item.id for item in groups].index(shown.id)
    turn = ways(view, place, groups, lambda to: _show(groups[to]))
    text = "\n\n".join((f"**{shown.title}**", "\n\n".join(lines), view.t("sheet-hint")))
    return Screen(text, (*in_rows(marks, _IN_A_ROW), *turn, *ends(view)))


def own(view: View, sheet: Sheet, lead: str = "") -> Screen:
    """One's own questions."""
    lines = [f"{number}. {plain(one.text)}" for number, one in enumerate(sheet.own, start=1)]
    drops = [
        Button(view.t("sheet-drop", number=number), do.RemoveQuestion(one.id))
        for number, one in enumerate(sheet.own, start=1)
    ]
    text = view.t("sheet-own-questions", list="\n".join(lines) or view.t("sheet-own-none"))
    add = (Button(view.t("button-add-question"), do.AddQuestion(), style="primary"),)
    rows = (add, *in_rows(drops, _IN_A_ROW), *ends(view))
    return Screen(f"{lead}\n\n{text}" if lead else text, rows)


def ask_question(view: View) -> Screen:
    """The next text is a question."""
    return Screen(view.t("sheet-ask-question"), (view.wrong(), (_cancel(view, do.ShowOwn()),)))


def too_long(view: View, longest: int) -> Screen:
    """What was written doesn't fit; it is still awaited."""
    return Screen(view.t("sheet-too-long", longest=longest), ends(view))


def take_along(view: View, sheet: Sheet) -> Screen:
    """All that was chosen, as text to copy."""
    parts = []
    for title, questions in groupby(questions_of(view, sheet), key=lambda one: one.group):
        listed = "\n".join(f"- {plain(one.text)}" for one in questions)
        parts.append(f"**{title}**\n\n{listed}")
    chosen = bool(sheet.chosen or sheet.own)
    lead = view.t("sheet-along", chosen=str(chosen))
    rows: tuple[Row, ...] = (
        (Button(view.t("button-as-picture"), do.DrawSheet(0)),),
        (Button(view.t("button-clinics"), do.ShowClinics()),),
        *ends(view),
    )
    return Screen("\n\n".join((lead, *parts)), rows)


def confirm_erasure(view: View) -> Screen:
    """Ask once before the sheet is deleted."""
    yes = Button(view.t("button-erase-now"), do.EraseSheet(confirmed=True), style="danger")
    return Screen(
        view.t("sheet-erase"),
        ((yes,), view.wrong(), (Button(view.t("button-keep"), actions.ShowSheet()),)),
    )


def up(view: View) -> Button:
    """The way back to the sheet."""
    return Button(view.t("button-up", title=view.t("do-sheet")), actions.ShowSheet())


def ends(view: View) -> tuple[Row, Row]:
    """The last rows of every screen of the sheet: the red button, and the ways back."""
    return (view.wrong(), (up(view), *view.home()))


def _cancel(view: View, to: do.ShowOwn | do.ShowClinics) -> Button:
    return Button(view.t("button-cancel"), to)


def _show(group: SheetGroup) -> actions.ShowSheetGroup:
    return actions.ShowSheetGroup(group.id)


def _chosen(sheet: Sheet, group: SheetGroup) -> int:
    return sum(question.id in sheet.chosen for question in group.questions)


def _counted(view: View, title: str, count: int) -> str:
    return view.t("sheet-counted", title=title, count=count) if count else title

"""The questions of a sheet, in the order in which every screen shows them."""

from dataclasses import dataclass

from bot.sheets import Sheet
from handlers.screens.view import View


@dataclass(frozen=True)
class Asked:
    """A question on the sheet; ``group`` is the title it stands under."""

    id: str
    text: str
    group: str


def questions_of(view: View, sheet: Sheet) -> list[Asked]:
    """Return the chosen questions and one's own, in the order of the content.

    Where nothing was chosen, all of the content's questions count.
    """
    catalogue = [
        Asked(question.id, question.text, group.title)
        for group in view.library.sheet(view.lang)
        for question in group.questions
    ]
    chosen = [one for one in catalogue if one.id in sheet.chosen]
    mine = [Asked(one.id, one.text, view.t("sheet-own")) for one in sheet.own]
    return [*chosen, *mine] or catalogue

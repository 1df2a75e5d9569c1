"""The question sheet for a consultation."""

from bot.conversation.screen import Button, Screen
from bot.library import SheetGroup
from handlers import actions
from handlers.screens.view import View


def overview(view: View) -> Screen:
    """The groups of questions."""
    rows = [
        (Button(group.title, actions.ShowSheetGroup(group.id)),)
        for group in view.library.sheet(view.lang)
    ]
    return Screen(view.t("sheet"), (*rows, view.home()))


def group(view: View, shown: SheetGroup) -> Screen:
    """One group's questions."""
    questions = "\n".join(f"- {question.text}" for question in shown.questions)
    groups = [item.id for item in view.library.sheet(view.lang)]
    place = groups.index(shown.id)
    steps = []
    if place > 0:
        steps.append(Button(view.t("button-previous"), actions.ShowSheetGroup(groups[place - 1])))
    if place + 1 < len(groups):
        steps.append(Button(view.t("button-next"), actions.ShowSheetGroup(groups[place + 1])))
    up = Button(view.t("button-up", title=view.t("do-sheet")), actions.ShowSheet())
    rows = [tuple(steps)] if steps else []
    return Screen(
        f"**{shown.title}**\n\n{questions}\n\n{view.t('sheet-hint')}",
        (*rows, (up, *view.home())),
    )

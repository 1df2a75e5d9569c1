"""The question sheet: choosing questions, adding one's own, taking it along."""

import asyncio

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.sheets import Sheet
from handlers import actions
from handlers import sheet_actions as do
from handlers.awaiting import Awaited, await_text
from handlers.screens import sheet as screens
from handlers.screens import sheet_picture as pictures
from handlers.screens.paging import pages_of, within
from handlers.screens.sheet_lists import questions_of
from handlers.services import Services


async def overview(visit: Visit, _action: actions.ShowSheet, s: Services) -> Screen:
    """Show the groups."""
    return screens.overview(s.view(visit.lang), await s.sheets.of(visit.who))


async def group(visit: Visit, action: actions.ShowSheetGroup, s: Services) -> Screen:
    """Show one group's questions; of one that is gone, the groups."""
    view, sheet = s.view(visit.lang), await s.sheets.of(visit.who)
    for shown in view.library.sheet(visit.lang):
        if shown.id == action.group:
            return screens.group(view, sheet, shown)
    return screens.overview(view, sheet)


async def mark(visit: Visit, action: do.MarkQuestion, s: Services) -> Screen:
    """Choose a question, or no longer; of one that is gone, show the groups."""
    view = s.view(visit.lang)
    for shown in view.library.sheet(visit.lang):
        if any(one.id == action.question for one in shown.questions):
            sheet = await _change(
                visit, s, lambda sheet: sheet.marked(action.question, on=action.on)
            )
            return screens.group(view, sheet, shown)
    return screens.overview(view, await s.sheets.of(visit.who))


async def own(visit: Visit, _action: do.ShowOwn, s: Services) -> Screen:
    """Show one's own questions."""
    return screens.own(s.view(visit.lang), await s.sheets.of(visit.who))


async def add(visit: Visit, _action: do.AddQuestion, s: Services) -> Screen:
    """Await a question in the next text."""
    await_text(visit, Awaited.QUESTION)
    return screens.ask_question(s.view(visit.lang))


async def remove(visit: Visit, action: do.RemoveQuestion, s: Services) -> Screen:
    """Take a question of one's own away."""
    sheet = await _change(visit, s, lambda sheet: sheet.without_question(action.question))
    return screens.own(s.view(visit.lang), sheet)


async def take_along(visit: Visit, _action: do.TakeAlong, s: Services) -> Screen:
    """Show all that was chosen."""
    return screens.take_along(s.view(visit.lang), await s.sheets.of(visit.who))


async def draw(visit: Visit, action: do.DrawSheet, s: Services) -> Screen:
    """Show all that was chosen as a picture."""
    view, sheet = s.view(visit.lang), await s.sheets.of(visit.who)
    pages = pages_of(questions_of(view, sheet), pictures.QUESTIONS)
    if not pages:
        return screens.take_along(view, sheet)
    place = within(action.page, pages)
    # Off the event loop: breaking long questions into lines takes a while.
    svg = await asyncio.to_thread(pictures.drawing, view, pages, place)
    return pictures.picture(view, pages, place, await s.pictures.png(svg))


async def erase(visit: Visit, action: do.EraseSheet, s: Services) -> Screen:
    """Ask once, then delete the sheet."""
    view = s.view(visit.lang)
    if not action.confirmed:
        return screens.confirm_erasure(view)
    await s.sheets.erase(visit.who)
    return screens.overview(view, Sheet(), view.t("sheet-erased"))


async def _change(visit: Visit, s: Services, change: screens.Change) -> Sheet:
    return await s.sheets.change(visit.who, change, visit.now)

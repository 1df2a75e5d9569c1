"""The question sheet's clinics: their answers, and two of them side by side."""

import asyncio

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import sheet_actions as do
from handlers.awaiting import Awaited, await_text
from handlers.screens import sheet_clinics as screens
from handlers.screens import sheet_pair as pair
from handlers.screens import sheet_picture as pictures
from handlers.screens.paging import pages_of, within
from handlers.screens.sheet_lists import questions_of
from handlers.services import Services


async def overview(visit: Visit, _action: do.ShowClinics, s: Services) -> Screen:
    """Show the clinics."""
    return screens.overview(s.view(visit.lang), await s.sheets.of(visit.who))


async def add(visit: Visit, _action: do.AddClinic, s: Services) -> Screen:
    """Await a clinic's name in the next text."""
    await_text(visit, Awaited.CLINIC)
    return screens.ask_name(s.view(visit.lang))


async def show(visit: Visit, action: do.ShowClinic, s: Services) -> Screen:
    """Show a clinic's answers; of one that is gone, the clinics."""
    view, sheet = s.view(visit.lang), await s.sheets.of(visit.who)
    clinic = sheet.clinic(action.clinic)
    if clinic is None:
        return screens.overview(view, sheet)
    return screens.clinic(view, sheet, clinic, action.page)


async def note(visit: Visit, action: do.NoteAnswer, s: Services) -> Screen:
    """Await a clinic's answer in the next text."""
    view, sheet = s.view(visit.lang), await s.sheets.of(visit.who)
    clinic = sheet.clinic(action.clinic)
    asked = {one.id: one for one in questions_of(view, sheet)}.get(action.question)
    if clinic is None or asked is None:
        return screens.overview(view, sheet)
    await_text(visit, Awaited.NOTE, clinic=clinic.number, question=asked.id)
    return screens.ask_answer(view, sheet, clinic, asked)


async def drop(visit: Visit, action: do.DropAnswer, s: Services) -> Screen:
    """Take an answer away."""
    sheet = await s.sheets.change(
        visit.who, lambda one: one.noted(action.clinic, action.question, ""), visit.now
    )
    return screens.after_note(s.view(visit.lang), sheet, action.clinic, action.question)


async def remove(visit: Visit, action: do.RemoveClinic, s: Services) -> Screen:
    """Ask once, then take a clinic away."""
    view, sheet = s.view(visit.lang), await s.sheets.of(visit.who)
    clinic = sheet.clinic(action.clinic)
    if clinic is not None and not action.confirmed:
        return screens.confirm_removal(view, clinic)
    sheet = await s.sheets.change(
        visit.who, lambda one: one.without_clinic(action.clinic), visit.now
    )
    return screens.overview(view, sheet)


async def choose(visit: Visit, action: do.ChoosePair, s: Services) -> Screen:
    """Ask which two to see side by side; of two there is no choice."""
    view, sheet = s.view(visit.lang), await s.sheets.of(visit.who)
    return pair.choose(view, sheet, sheet.clinic(action.first))


async def compare(visit: Visit, action: do.Compare, s: Services) -> Screen:
    """Show two clinics' answers side by side."""
    view, sheet = s.view(visit.lang), await s.sheets.of(visit.who)
    first, second = (sheet.clinic(number) for number in do.in_pair(action.pair))
    if first is None or second is None:
        return screens.overview(view, sheet)
    return pair.side_by_side(view, sheet, (first, second), action.page)


async def draw(visit: Visit, action: do.DrawPair, s: Services) -> Screen:
    """Show two clinics' answers side by side as a picture."""
    view, sheet = s.view(visit.lang), await s.sheets.of(visit.who)
    first, second = (sheet.clinic(number) for number in do.in_pair(action.pair))
    pages = pages_of(questions_of(view, sheet), pair.QUESTIONS)
    if first is None or second is None or not pages:
        return screens.overview(view, sheet)
    place = within(action.page, pages)
    # Off the event loop: breaking long notes into lines takes a while.
    svg = await asyncio.to_thread(pictures.pair_drawing, view, (first, second), pages, place)
    return pair.picture(view, (first, second), pages, place, await s.pictures.png(svg))

"""What is written for the question sheet: a question, a clinic's name, an answer."""

from typing import Any

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.sheets import Full, Sheet
from bot.sheets.sheet import LONGEST_NAME, LONGEST_NOTE, LONGEST_QUESTION
from handlers import search
from handlers.awaiting import Awaited, asked_no_more
from handlers.screens import sheet as screens
from handlers.screens import sheet_clinics as clinics
from handlers.services import Services

_LONGEST = {
    Awaited.QUESTION: LONGEST_QUESTION,
    Awaited.CLINIC: LONGEST_NAME,
    Awaited.NOTE: LONGEST_NOTE,
}


async def take(visit: Visit, asked: dict[str, Any], s: Services) -> Screen:
    """Keep what was written; too long a text is asked for again."""
    view, what = s.view(visit.lang), asked.get("what")
    text = " ".join(visit.event.text.split())
    if what not in _LONGEST or not any(sign.isprintable() and sign != " " for sign in text):
        asked_no_more(visit)
        return await search.find(visit, s)
    longest = _LONGEST[Awaited(what)]
    if len(text) > longest:
        return screens.too_long(view, longest)
    asked_no_more(visit)
    if what == Awaited.QUESTION:
        return await _question(visit, text, s)
    if what == Awaited.CLINIC:
        return await _clinic(visit, text, s)
    return await _note(visit, asked, text, s)


async def _question(visit: Visit, text: str, s: Services) -> Screen:
    view = s.view(visit.lang)
    try:
        sheet = await s.sheets.change(visit.who, lambda one: one.with_question(text), visit.now)
    except Full:
        return screens.own(view, await s.sheets.of(visit.who), view.t("sheet-questions-full"))
    return screens.own(view, sheet)


async def _clinic(visit: Visit, name: str, s: Services) -> Screen:
    view = s.view(visit.lang)
    try:
        sheet = await s.sheets.change(visit.who, lambda one: one.with_clinic(name), visit.now)
    except Full:
        return clinics.overview(view, await s.sheets.of(visit.who), view.t("sheet-clinics-full"))
    added = next(one for one in sheet.clinics if one.name == name)
    return clinics.clinic(view, sheet, added, 0)


async def _note(visit: Visit, asked: dict[str, Any], text: str, s: Services) -> Screen:
    number, question = int(asked.get("clinic", 0)), str(asked.get("question", ""))

    def change(sheet: Sheet) -> Sheet:
        return sheet.noted(number, question, text)

    sheet = await s.sheets.change(visit.who, change, visit.now)
    return clinics.after_note(s.view(visit.lang), sheet, number, question)

"""A text: what was asked for just before, or a question."""

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import enrolment_texts, recovery_texts, search, sheet_texts
from handlers.awaiting import Awaited, asked_no_more, awaited
from handlers.services import Services

_SHEET = frozenset({Awaited.QUESTION, Awaited.CLINIC, Awaited.NOTE})


async def text(visit: Visit, s: Services) -> Screen:
    """Take what was asked for; who writes of an alarm instead is answered as always."""
    asked = awaited(visit)
    if asked is None:
        return await search.find(visit, s)
    if search.is_alarm(visit, s):
        if asked.get("what") in _SHEET:
            asked_no_more(visit)
        return await search.find(visit, s)
    if asked.get("what") == Awaited.MOVE:
        return await recovery_texts.take(visit, s)
    if asked.get("what") not in _SHEET:
        return await enrolment_texts.take(visit, asked.get("what"), s)
    if visit.event.edited:
        return await search.find(visit, s)
    return await sheet_texts.take(visit, asked, s)

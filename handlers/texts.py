"""A text: what was asked for just before, or a question."""

from typing import Any

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import (
    alarms,
    announce_texts,
    checkin_texts,
    enrolment_texts,
    question_texts,
    recovery_texts,
    reminder_texts,
    search,
    sheet_texts,
    spoken,
)
from handlers.awaiting import RECOVERY, Awaited, asked_no_more, awaited
from handlers.services import Services

_SHEET = frozenset({Awaited.QUESTION, Awaited.CLINIC, Awaited.NOTE})


async def text(visit: Visit, s: Services) -> Screen | None:
    """Take what was asked for; who writes of an alarm instead is answered as always."""
    if await question_texts.concerns(visit, s):
        return await question_texts.take(visit, s)
    if await announce_texts.concerns(visit, s):
        return await announce_texts.take(visit, s)
    asked = awaited(visit) or {}
    what = asked.get("what")
    if what in {None, Awaited.CHECKIN} | announce_texts.ASKED | question_texts.ASKED:
        return await reminder_texts.take(visit, s) or await checkin_texts.take(visit, s)
    if not _answers(visit, what, s) and alarms.is_alarm(visit, s):
        if what in _SHEET:
            asked_no_more(visit)
        if what in _SHEET | RECOVERY:
            return await search.find(visit, s)
        return await enrolment_texts.question(visit, s)
    return await _asked(visit, asked, s)


def _answers(visit: Visit, what: Any, s: Services) -> bool:
    """Tell whether a text that may sound like danger plainly answers what was asked.

    Who can't remember the hour of an operation isn't confused, and 3 at night is no sleeplessness.
    """
    view, said = s.view(visit.lang), visit.event.text
    if what == Awaited.DETAILS:
        return recovery_texts.tells(view, said) is not None
    if what in _SHEET:
        return False
    when = spoken.is_when(view, said, visit.now.date()) and not view.library.alarms(said)
    return when or spoken.leaves_open(view, said)


async def _asked(visit: Visit, asked: dict[str, Any], s: Services) -> Screen:
    what = asked["what"]
    if what in RECOVERY:
        return await recovery_texts.take(visit, what, s)
    if what not in _SHEET:
        return await enrolment_texts.take(visit, what, s)
    if visit.event.edited:
        return await search.find(visit, s)
    return await sheet_texts.take(visit, asked, s)

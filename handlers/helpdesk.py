"""A human's answer, as a patient asks for it: at any time, about anything."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.conversation.event import Kind
from bot.conversation.router import Answer, Next
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.handover import Passed
from bot.library import Hit
from handlers import after_alarm, alarms, danger, desk
from handlers import helpdesk_actions as do
from handlers.asked import take_question
from handlers.awaiting import Awaited, awaited
from handlers.chatter import meant, only_thanks
from handlers.screens import helpdesk as screens
from handlers.screens import search as found
from handlers.screens.view import View
from handlers.services import Services
from handlers.talking import hours, original

SAID_AGAIN: Final = timedelta(hours=1)
TALKING: Final = timedelta(minutes=15)
"""For how long after a colleague's words about a danger an answer to them needs no promise."""
_SAID: Final = "said-late"
PASSED: Final = frozenset(
    {
        Kind.TEXT,
        Kind.PHOTO,
        Kind.VIDEO,
        Kind.VOICE,
        Kind.STICKER,
        Kind.DOCUMENT,
        Kind.LOCATION,
        Kind.CONTACT,
        Kind.OTHER,
    }
)


async def ask(visit: Visit, _action: do.AskPerson, s: Services) -> Screen:
    """Hand the last question to a human, and whatever is written from now on."""
    view = s.view(visit.lang)
    questions = take_question(visit)
    await after_alarm.look(visit, s)
    asked = await s.handover.ask(visit.who, questions, hours(s), visit.now)
    if asked.nobody:
        return screens.nobody(view)
    return screens.asked(view, asked.promised, visit.now, passed=bool(questions))


async def end(visit: Visit, _action: do.EndTalk, s: Services) -> Screen:
    """Have the bot answer again."""
    was_open = await s.handover.end(visit.who, visit.now, str(visit.event.update))
    return screens.ended(s.view(visit.lang), was_open=was_open)


async def helped(visit: Visit, _action: do.Helped, s: Services) -> Screen:
    """Take a yes for what it is."""
    return found.thanks(s.view(visit.lang))


async def with_human(visit: Visit, call_next: Next, s: Services) -> Answer:
    """Pass on what a patient writes while a human has the chat; the bot stays silent then.

    Danger is answered at once all the same. While nobody has answered yet the bot still gives the
    answer that a text surely asked for; what it can't see is for the human alone. Thanks are passed
    on, and open no new wait; who wants no more messages is shown how to stop them.
    """
    event = visit.event
    said = original(event)
    asked = (awaited(visit) or {}).get("what")
    if event.kind is Kind.COMMAND and event.reply is not None:
        return await desk.commanded(visit, call_next, s)
    moves = event.edited and event.kind is Kind.LOCATION  # nobody reads each step
    if event.kind not in PASSED or said is None or moves:
        return await call_next(visit)
    if await desk.answered(visit, s):
        return None  # a colleague's reply is a patient's, whatever else they were asked for
    if asked not in {None, Awaited.CHECKIN}:
        return await call_next(visit)
    asks = event.kind is not Kind.TEXT or not only_thanks(s.view(visit.lang), event.text)
    passed = await s.handover.passed(visit.who, said, hours(s), visit.now, asks=asks)
    visit.passed_on = passed is not None
    if passed is None:
        return await call_next(visit)
    reads = asked is not None and event.kind is Kind.TEXT
    taken = await call_next(visit) if reads else None
    return taken if taken is not None else await _said(visit, passed, call_next, s)


async def _said(visit: Visit, passed: Passed, call_next: Next, s: Services) -> Answer:
    """Return what the bot still says to what it passed on."""
    view, event = s.view(visit.lang), visit.event
    hits = alarms.searched(view, event.text)
    if (urgent := await _urgent(visit, passed, hits, s)) is not None:
        return urgent
    if _opts_out(view, event.text, hits):
        return await call_next(visit) if passed.nobody else _stops(visit, view, passed)
    if event.edited:
        return None
    if passed.nobody:
        return screens.nobody(view)
    unanswered = event.kind is Kind.TEXT and passed.conversation.spoke_at is None
    if unanswered and hits and hits[0].sure:
        return await call_next(visit)
    return await _waits(visit, view, passed, s)


async def _urgent(visit: Visit, passed: Passed, hits: Sequence[Hit], s: Services) -> Screen | None:
    """Return whom to call, for words of danger and, until a human answered, for what follows."""
    if found := alarms.spotted(s.view(visit.lang), visit.event.text, hits):
        await s.handover.hurry(passed.conversation)
        return await after_alarm.dangers(visit, found, hits, s)
    shown = None if passed.nobody else await after_alarm.still(visit, hits, s)
    if shown is not None and not passed.conversation.urgent:
        await s.handover.hurry(passed.conversation)
    return shown


async def _waits(visit: Visit, view: View, passed: Passed, s: Services) -> Screen | None:
    """Say until when somebody answers, to who waits from now on or for longer than that.

    Whom a colleague wrote to a moment ago about a danger is told no office hours: they are talking.
    """
    spoke = passed.conversation.spoke_at
    talking = passed.first and spoke is not None and visit.now - spoke < TALKING
    if talking and await s.alerts.last_of(visit.who.id, visit.now - danger.FOLLOWS):
        return None
    if passed.first:
        return screens.waits(view, passed.promised, visit.now)
    return _still_waits(visit, view) if passed.late else None


def _opts_out(view: View, text: str, hits: Sequence[Hit]) -> bool:
    """Tell whether somebody wants no more messages, in a word or as it is mostly asked for."""
    if only_thanks(view, text):
        return False
    surely = bool(hits) and hits[0].sure and hits[0].kind == "answer"
    return meant(view, text) == "stop" or (surely and view.answer(hits[0].id).do == "stop")


def _stops(visit: Visit, view: View, passed: Passed) -> Screen:
    """Show how to stop the messages: a human has the words, the bot does nothing unasked."""
    promised = [screens.waits(view, passed.promised, visit.now).text] if passed.first else []
    return screens.stops(view, promised)


def _still_waits(visit: Visit, view: View) -> Screen | None:
    """Say again, but not at each message, that it takes longer and what to do meanwhile."""
    said = visit.dialog.get(_SAID)
    if isinstance(said, str) and visit.now - datetime.fromisoformat(said) < SAID_AGAIN:
        return None
    visit.dialog.put(_SAID, visit.now.isoformat())
    return screens.told(view, "still-late", "", visit.now)

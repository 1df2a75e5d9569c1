"""What is written while a check-in is open: an answer in one's own words, or anything else.

What can't be read as an answer gets the question again. A danger, a question and what asks the bot
to do something are answered as always, with the way back.
"""

from typing import Final

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library import units
from bot.library.traditional import simplified
from bot.recovery.checkin import Checkin
from bot.recovery.checkin_reading import asks, read
from bot.recovery.triage import Question
from handlers import alarms, chatter, checkins, danger, moods, search
from handlers.awaiting import Awaited, asked_no_more, awaited
from handlers.screens import checkin as screens
from handlers.screens.search import chat
from handlers.services import Services

_BARE: Final = frozenset({"yes-no", "number"})
"""What may answer a question that isn't the one shown last: nobody is told that none was asked."""

_DOES: Final = frozenset(
    {"stop", "language", "recovery", "home", "who", "greeting", "person", "upset"}
)
"""Small talk that wants something else than to answer."""

_BRIEF: Final = 4
"""Words or Han characters up to which a text that asks nothing is meant as an answer."""

_AGAIN: Final = 2
"""Texts in a row that weren't read as answers, from which on a person is offered."""


async def take(visit: Visit, s: Services) -> Screen | None:
    """Take an answer to the question that was shown last; else search, with the way back.

    What is no answer, and a human has by now, is left to them.
    """
    asked = awaited(visit) or {}
    shown = asked.get("what") == Awaited.CHECKIN and not visit.event.edited
    number = asked["checkin"] if shown else None
    found = await s.checkins.open(visit.who, number, visit.now)
    if found is None:
        return await search.find(visit, s)
    shown = shown and found.id == number
    question = _question(visit, found, asked.get("place") if shown else None, s)
    if shown and question is not None:
        taken = await _taken(visit, found, question, s)
        if taken is not None:
            return taken
        if visit.passed_on:
            return None
        if danger.recent(visit) is None and not _something_else(visit, s):
            return _unread(visit, found, question, asked.get("unread", 0) + 1, s)
        asked_no_more(visit)
    view = s.view(visit.lang)
    answers = chatter.meant(view, visit.event.text) in _BARE and not alarms.is_alarm(visit, s)
    screen = chat(view, "check-in") if answers else await search.find(visit, s)
    return screens.with_way_back(view, screen, found, question)


def _unread(visit: Visit, found: Checkin, question: Question, times: int, s: Services) -> Screen:
    """Ask the question again; who wasn't understood ``times`` in a row is offered a person, too."""
    view = s.view(visit.lang)
    again = times >= _AGAIN
    lead = screens.unread(view, question, again=again)
    screen = checkins.asks(visit, view, found, question, lead=lead, unread=times)
    return screens.with_person(view, screen) if again else screen


def _something_else(visit: Visit, s: Services) -> bool:
    """Tell whether a text that is no answer tells of danger, or plainly wants something else."""
    view, text = s.view(visit.lang), visit.event.text
    if alarms.is_alarm(visit, s) or asks(simplified(text)) or chatter.meant(view, text) in _DOES:
        return True
    if moods.is_low(view, text):
        return True
    return search.does_surely(visit, s) or (
        len(units(text)) > _BRIEF and search.finds_surely(visit, s)
    )


def _question(visit: Visit, found: Checkin, place: int | None, s: Services) -> Question | None:
    triage = s.view(visit.lang).library.triage
    if place is not None and 0 <= place < len(triage.questions):
        return triage.questions[place]
    return triage.next(found.answers)


async def _taken(visit: Visit, found: Checkin, question: Question, s: Services) -> Screen | None:
    """Keep the answer; who writes of an alarm is only taken for an answer that is one."""
    view = s.view(visit.lang)
    words = view.library.triage_text(view.lang)
    yes = [word.strip() for word in view.t("checkin-yes").split("|")]
    meant = read(simplified(visit.event.text), question, words.answers, words.also, yes)
    if meant is None:
        return None
    answer = meant.answer
    red = answer is not None and screens.level_of(view, found, answer).red
    if not red and alarms.is_alarm(visit, s):
        return None
    if answer is None:
        return checkins.asks(visit, view, found, question, lead=view.t("checkin-which"))
    return await checkins.keep(visit, found.id, answer, s, lead=screens.understood(view, answer))

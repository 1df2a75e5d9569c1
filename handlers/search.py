"""Questions in a person's own words."""

from typing import Any, Final

from bot.conversation.event import Kind
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library import Hit, told
from bot.operators import Role
from handlers import actions, after_alarm, alarms, chatter, desk, helpdesk, moods
from handlers.alarms import LONGEST_QUERY
from handlers.asked import is_more_of_an_album, note_question
from handlers.helpdesk_actions import AskPerson
from handlers.menu import FOUND
from handlers.screens import answers, apart, home, words
from handlers.screens import search as screens
from handlers.screens.view import View
from handlers.services import Services
from handlers.unanswered import note_unsure, remember_words

_LOOKED_AT: Final = 6
_SHOWN: Final = 3
"""So many hits are looked at, and shown once those that tell of danger are left out."""


async def ask(visit: Visit, _action: actions.Ask, s: Services) -> Screen:
    """Show how to ask."""
    return screens.ask(s.view(visit.lang))


async def find(visit: Visit, s: Services) -> Screen:
    """Answer a text with what fits it best, a greeting with the menu."""
    view = s.view(visit.lang)
    text = " ".join(visit.event.text.split())
    if not any(sign.isprintable() and not sign.isspace() for sign in text):
        return apart.empty(view)
    lead = view.t("edited") if visit.event.edited else ""
    if chatter.meant(view, text) == "person":
        return await helpdesk.ask(visit, AskPerson(), s)  # with what was asked before
    note_question(visit)
    hits = await s.shelf.search(text[:LONGEST_QUERY], view.lang, _LOOKED_AT)
    if found := alarms.spotted(view, text, hits):
        return await after_alarm.dangers(visit, found, hits, s, also=lead)
    if (after := await after_alarm.passed_on(visit, hits, s)) is not None:
        return after
    if (chat := await chatter.answer(visit, view, text, s)) is not None:
        return chat
    return await _best(visit, text, hits, lead, s)


async def _best(visit: Visit, text: str, hits: list[Hit], lead: str, s: Services) -> Screen:
    """Return what fits best a text that tells of no danger; collect what nothing surely fits."""
    view = s.view(visit.lang)
    hits = await moods.helping(visit, view, text, hits, s)
    hits = alarms.harmless(view, text, hits)[:_SHOWN]
    if len(text) > LONGEST_QUERY:
        lead = view.t("long-message")
    if not _at_once(view, hits):
        if chatter.elsewhere(view, text):
            hits = []
        stray = await _unsure(visit, view, hits, s)
        lead = "\n\n".join(part for part in (stray, lead) if part)
    elif hits[0].kind == "answer":
        remember_words(visit, view, hits[0].id, guess=not hits[0].sure)
    return _answered(visit, view, text, hits, lead)


async def _unsure(visit: Visit, view: View, hits: list[Hit], s: Services) -> str:
    """Collect a patient's question; return what a colleague is told, who may have meant one."""
    role = await s.operators.role(visit.person.id) if visit.person else None
    if role is None:
        await note_unsure(visit, view, hits, s)
        return ""
    return view.t("desk-stray") if role.covers(Role.OPERATOR) else ""


async def unread(visit: Visit, s: Services) -> Screen | None:
    """Say what can't be read; search for the words that came with it."""
    view = s.view(visit.lang)
    text = " ".join(visit.event.text.split())
    if visit.event.edited and not text:
        return None  # a live location moves, a picture is cut: nobody awaits an answer
    answered = is_more_of_an_album(visit)
    note_question(visit)
    hits = await s.shelf.search(text[:LONGEST_QUERY], view.lang, _LOOKED_AT) if text else []
    cannot = apart.cannot(view, visit.event.kind)
    if text and (found := alarms.spotted(view, text, hits)):
        return await after_alarm.dangers(visit, found, hits, s, also=cannot)
    if answered:
        return None
    if (after := await after_alarm.passed_on(visit, hits, s)) is not None:
        return after
    if not text:
        return apart.unread(view, visit.event.kind)
    return _answered(visit, view, text, alarms.harmless(view, text, hits)[:_SHOWN], cannot)


async def again(visit: Visit, _action: actions.ShowResults, s: Services) -> Screen:
    """Show once more what was found last."""
    view = s.view(visit.lang)
    entries = visit.dialog.get(FOUND) or ()
    hits = [hit for hit in map(_kept, entries) if view.library.holds(hit)]
    tells = any(entry[2:] == [True] for entry in entries)
    return screens.found_again(view, hits, told=tells) if hits else screens.forgotten(view)


async def otherwise(visit: Visit, s: Services) -> Screen | None:
    """Answer an unknown command or an outdated button; be silent on notices."""
    view = s.view(visit.lang)
    match visit.event.kind:
        case Kind.TAP:
            return home.menu(view, view.t("old-button"))
        case Kind.COMMAND:
            return await desk.about_nobody(visit, s) or apart.unknown_command(view)
        case _:
            return None


def finds_surely(visit: Visit, s: Services) -> bool:
    """Tell whether a text is a question that an answer was written for."""
    hits = alarms.searched(s.view(visit.lang), visit.event.text)
    return bool(hits) and hits[0].sure


def does_surely(visit: Visit, s: Services) -> bool:
    """Tell whether a text surely asks for something that the bot does with a tap."""
    view = s.view(visit.lang)
    return screens.does(view, alarms.searched(view, visit.event.text))


def _answered(visit: Visit, view: View, text: str, hits: list[Hit], lead: str) -> Screen:
    """Show the answer or meaning that was asked for, surely or probably, or all there is."""
    tells = told(text)
    visit.dialog.put(FOUND, [[hit.kind, hit.id, tells] for hit in hits] or None)
    if not _at_once(view, hits):
        return screens.results(view, text[:LONGEST_QUERY], hits, lead, told=tells)
    best, *others = hits
    further = [screens.button(view, hit, told=tells) for hit in others]
    if best.kind == "word":
        word = view.library.word(best.id, view.lang)
        return words.meaning(view, word, lead=lead, further=further, results=bool(others))
    if not best.sure:
        lead = "\n\n".join(part for part in (lead, view.t("guessed")) if part)
    return answers.answer(
        view, view.answer(best.id), lead=lead, further=further, results=bool(others), asked=True
    )


def _at_once(view: View, hits: list[Hit]) -> bool:
    """Tell whether the first hit is what was asked for; not where another may be an alarm."""
    if not hits or not (hits[0].sure or hits[0].likely):
        return False
    return screens.alarm(view, hits[0]) or not any(screens.alarm(view, hit) for hit in hits)


def _kept(entry: list[Any]) -> Hit:
    return Hit(entry[0], entry[1], 0.0)

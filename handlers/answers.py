"""Answers to single questions, and their sources."""

from datetime import timedelta
from typing import Final

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import abroad, actions
from handlers.alarms import show as raise_alarm
from handlers.menu import FOUND
from handlers.screens import alarms, home, pages
from handlers.screens import answers as screens
from handlers.screens.sources import sources as show_sources
from handlers.services import Services

_HOLDS: Final = timedelta(days=1)
"""For how long a button among what was found is taken to tell of what is so."""


async def show(visit: Visit, action: actions.ShowAnswer, s: Services) -> Screen:
    """Show an answer; of one that is gone, say so and show the menu."""
    view = s.view(visit.lang)
    if not view.library.has_answer(action.answer):
        return home.menu(view, pages.gone(view))
    shown = view.answer(action.answer)
    if shown.calls is not None:
        return await abroad.said(alarms.alarm(view, [shown], told=False), visit.person, view, s)
    return screens.answer(view, shown, results=bool(visit.dialog.get(FOUND)))


async def tell(visit: Visit, action: actions.TellDanger, s: Services) -> Screen:
    """Show the danger that was chosen of what was found; the team hears of its own patients'.

    Of what was found on another day it says whom to call, and asks whether it is so now.
    """
    view = s.view(visit.lang)
    known = view.library.has_answer(action.answer) and view.answer(action.answer).tell_team
    if not known or not await _of_the_team(visit, s):
        return await show(visit, actions.ShowAnswer(action.answer), s)
    if _is_old(visit):
        shown = alarms.is_it_so_now(view, view.answer(action.answer))
        return await abroad.said(shown, visit.person, view, s)
    return await raise_alarm(visit, [action.answer], s)


def _is_old(visit: Visit) -> bool:
    """Tell whether a tapped button is from another day: it may tell of what was so then."""
    at = visit.event.shown_at
    return at is not None and visit.now.timestamp() - at > _HOLDS.total_seconds()


async def _of_the_team(visit: Visit, s: Services) -> bool:
    """Tell whether somebody is the team's: who only reads about an operation alarms nobody."""
    if await s.subscriptions.current(visit.who) is not None:
        return True
    return await s.handover.talks(visit.who)


async def sources(visit: Visit, action: actions.ShowAnswerSources, s: Services) -> Screen:
    """Show what an answer rests on."""
    view = s.view(visit.lang)
    if not view.library.has_answer(action.answer):
        return home.menu(view, pages.gone(view))
    answer = view.answer(action.answer)
    back = view.up(view.to_answer(answer.id))
    return show_sources(view, answer, screens.title(answer), back)

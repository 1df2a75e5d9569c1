"""The hours in which nobody is written to, as each person wants them."""

from datetime import time

from bot.conversation.action import Action
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.recovery.wishes import Quiet
from handlers import recovery
from handlers import recovery_actions as do
from handlers.screens import recovery_quiet as screens
from handlers.screens.recovery import none
from handlers.services import Services

_HOURS = 24


async def show(visit: Visit, _action: Action, s: Services) -> Screen:
    """Show hours to choose from, and what comes in them all the same."""
    view = s.view(visit.lang)
    seen = await recovery.seen_by(visit, s)
    return screens.choose(view, seen) if seen is not None else none(view)


async def take(visit: Visit, action: do.SetQuiet, s: Services) -> Screen:
    """Take other hours; those that no clock has are asked again."""
    if not (0 <= action.start < _HOURS and 0 <= action.end < _HOURS):
        return await show(visit, action, s)
    quiet = Quiet(time(action.start), time(action.end)) if action.start != action.end else None
    await s.subscriptions.keep_quiet(visit.who, quiet, visit.now)
    seen = await recovery.seen_by(visit, s)
    lead = screens.taken(s.view(visit.lang), seen) if seen is not None else ""
    return await recovery.shown(visit, s, lead)

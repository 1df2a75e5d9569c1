"""What a person said of the operation and of themselves, to be changed with a tap."""

from datetime import time

from bot.conversation.action import Action
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import recovery
from handlers import recovery_actions as do
from handlers.awaiting import Awaited, await_text
from handlers.screens import recovery_details as screens
from handlers.screens.recovery import none
from handlers.services import Services

_MINUTES = 24 * 60


async def show(visit: Visit, _action: Action, s: Services) -> Screen:
    """Show all of it."""
    view = s.view(visit.lang)
    seen = await recovery.seen_by(visit, s)
    if seen is None:
        return none(view)
    await_text(visit, Awaited.DETAILS)
    return screens.details(view, seen.subscription)


async def hours(visit: Visit, _action: do.ShowHours, s: Services) -> Screen:
    """Show hours at which the operation may begin."""
    view = s.view(visit.lang)
    seen = await recovery.seen_by(visit, s)
    if seen is None:
        return none(view)
    await_text(visit, Awaited.BEGINS)
    return screens.hours(view, seen)


async def take_hour(visit: Visit, action: do.TakeHour, s: Services) -> Screen:
    """Take another hour, on the same day."""
    current = await s.subscriptions.current(visit.who)
    if current is not None:
        known = 0 <= action.minute < _MINUTES
        hour = time(action.minute // 60, action.minute % 60) if known else None
        await s.subscriptions.reschedule(visit.who, current.operation.day, hour, visit.now)
    return await show(visit, action, s)


async def smoking(visit: Visit, action: do.TellSmoking, s: Services) -> Screen:
    """Remember whether they smoke."""
    await s.subscriptions.tell(visit.who, visit.now, smoker=bool(action.yes))
    return await show(visit, action, s)


async def stitches(visit: Visit, action: do.TellStitches, s: Services) -> Screen:
    """Remember whether stitches are still in."""
    await s.subscriptions.tell(visit.who, visit.now, stitches_in=bool(action.inside))
    return await show(visit, action, s)

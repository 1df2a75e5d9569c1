"""What a person does with a reminder: done, later, why."""

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.subscriptions import State
from handlers import recovery_actions as do
from handlers.screens import recovery_reminder as screens
from handlers.services import Services


async def show(visit: Visit, action: do.ShowReminder, s: Services) -> Screen:
    """Show a reminder as it is now."""
    found = await s.subscriptions.reminder(visit.who, action.subscription, action.step, visit.now)
    return screens.shown(s.view(visit.lang), found, visit.now)


async def done(visit: Visit, action: do.Done, s: Services) -> Screen:
    """Tick it off."""
    found = await s.subscriptions.done(visit.who, action.subscription, action.step, visit.now)
    return screens.shown(s.view(visit.lang), found, visit.now)


async def choose_later(visit: Visit, action: do.ShowLater, s: Services) -> Screen:
    """Show when it may come once more."""
    found = await s.subscriptions.reminder(visit.who, action.subscription, action.step, visit.now)
    return screens.choose(s.view(visit.lang), found, visit.now)


async def later(visit: Visit, action: do.LaterAction, s: Services) -> Screen:
    """Have it come once more; of a time that is no longer possible, show those that are."""
    view = s.view(visit.lang)
    choice = screens.later_action(action)
    found = await s.subscriptions.later(
        visit.who, action.subscription, action.step, choice, visit.now
    )
    if found.state is State.OPEN and found.later is None:
        return screens.choose(view, found, visit.now)
    return screens.shown(view, found, visit.now)

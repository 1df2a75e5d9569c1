"""Language, privacy, stopping."""

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import actions
from handlers.enrolment_draft import keep
from handlers.screens import home, recovery_pause
from handlers.screens import people as screens
from handlers.services import Services


async def languages(visit: Visit, _action: actions.ChooseLanguage, s: Services) -> Screen:
    """Show the languages."""
    return screens.languages(s.view(visit.lang))


async def set_language(visit: Visit, action: actions.SetLanguage, s: Services) -> Screen:
    """Keep the choice and show the menu in it."""
    view = s.view(visit.lang)
    if action.language not in view.library.languages:
        return screens.languages(view)
    await s.people.choose_language(visit.who, action.language)
    return home.home(s.view(action.language))


async def privacy(visit: Visit, _action: actions.ShowPrivacy, s: Services) -> Screen:
    """Show what is kept."""
    agreed = await s.subscriptions.agreed(visit.who)
    role = await s.operators.role(visit.who.id)
    return screens.privacy(s.view(visit.lang), agreed=agreed, role=role)


async def withdraw(visit: Visit, action: actions.WithdrawConsent, s: Services) -> Screen:
    """Ask once, then take the consent back: nothing more is sent."""
    view = s.view(visit.lang)
    if not action.confirmed:
        return screens.confirm_withdrawal(view)
    await s.subscriptions.withdraw(visit.who, visit.now)
    keep(visit, None)
    return screens.withdrawn(view)


async def export(visit: Visit, _action: actions.ExportData, s: Services) -> Screen:
    """Hand over all that is kept."""
    return screens.export(s.view(visit.lang), await s.people.kept(visit.who))


async def erase(visit: Visit, action: actions.EraseData, s: Services) -> Screen:
    """Ask once, then delete all that is kept."""
    view = s.view(visit.lang)
    if not action.confirmed:
        return screens.confirm_erasure(view)
    await s.handover.farewell(visit.who, visit.now)
    await s.people.erase(visit.who, visit.now)
    visit.dialog.clear()
    return screens.erased(view)


async def stop(visit: Visit, _action: actions.Stop, s: Services) -> Screen:
    """Send nothing unasked from this moment on."""
    seen = await s.subscriptions.overview(visit.who, visit.now)
    asked = seen is not None and visit.who.stopped is None and seen.asked_until(None) > 0
    await s.people.stop(visit.who, visit.now)
    return screens.stopped(s.view(visit.lang), asked=asked)


async def resume(visit: Visit, _action: actions.Resume, s: Services) -> Screen:
    """Take a stop back; a pause that still holds is told of."""
    view = s.view(visit.lang)
    await s.people.resume(visit.who, visit.now)
    seen = await s.subscriptions.overview(visit.who, visit.now)
    pause = seen.subscription.pause(visit.now) if seen is not None else None
    if seen is None or pause is None:
        return screens.resumed(view)
    return screens.resumed(view, paused=recovery_pause.status(view, seen, pause))

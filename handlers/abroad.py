"""Who is in another country than the clinic: its emergency number may not work there."""

from bot.conversation.screen import Screen
from bot.conversation.visit import Person
from bot.recovery.zones import elsewhere
from handlers.screens import alarms as screens
from handlers.screens.view import View
from handlers.services import Services


async def said(screen: Screen, person: Person | None, view: View, s: Services) -> Screen:
    """Say on a screen of danger that its number may not work, to whom that concerns."""
    current = await s.subscriptions.current(person) if person is not None else None
    home = view.library.clinic(view.lang).zone
    if current is None or not elsewhere(current.zone.key, home.key):
        return screen
    return screens.abroad(view, screen)

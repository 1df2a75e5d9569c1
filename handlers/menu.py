"""Start, menu, help."""

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import actions
from handlers.screens import home as screens
from handlers.services import Services

FOUND = "found"
"""Where the dialog keeps what was found last: kinds and ids, not what was asked."""


async def start(visit: Visit, _action: actions.Start, s: Services) -> Screen:
    """Greet and show the menu."""
    visit.dialog.clear()
    return screens.greeting(s.view(visit.lang))


async def home(visit: Visit, _action: actions.Home, s: Services) -> Screen:
    """Show the menu and forget where the person was."""
    visit.dialog.put(FOUND, None)
    return screens.home(s.view(visit.lang))


async def help_screen(visit: Visit, _action: actions.Help, s: Services) -> Screen:
    """Show what the bot can do."""
    return screens.help_screen(s.view(visit.lang))

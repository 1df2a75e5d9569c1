"""The question sheet."""

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import actions
from handlers.screens import sheet as screens
from handlers.services import Services


async def overview(visit: Visit, _action: actions.ShowSheet, s: Services) -> Screen:
    """Show the groups."""
    return screens.overview(s.view(visit.lang))


async def group(visit: Visit, action: actions.ShowSheetGroup, s: Services) -> Screen:
    """Show one group's questions; of one that is gone, the groups."""
    view = s.view(visit.lang)
    for shown in view.library.sheet(visit.lang):
        if shown.id == action.group:
            return screens.group(view, shown)
    return screens.overview(view)

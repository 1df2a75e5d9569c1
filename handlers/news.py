"""News from the clinic: who agreed gets announcements, who takes that back gets none."""

from typing import Final

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import news_actions as do
from handlers.screens import news as screens
from handlers.services import Services

_ASKED: Final = "news-asked"


async def show(visit: Visit, _action: do.ShowNews, s: Services) -> Screen:
    """Show what news are, and whether one gets them."""
    wanted = await s.announcements.wants_news(visit.who)
    return screens.news(s.view(visit.lang), wanted=wanted)


async def want(visit: Visit, action: do.WantNews, s: Services) -> Screen:
    """Get news, or no longer; below an announcement the answer is a message of its own."""
    await s.announcements.news(visit.who, action.wanted, visit.now)
    stopped = visit.who.stopped is not None
    return screens.taken(s.view(visit.lang), wanted=action.wanted, stopped=stopped)


async def asked_once(visit: Visit, screen: Screen, s: Services) -> Screen:
    """Ask below a screen whether news may come, too; who was asked before, or agreed, is not."""
    if visit.dialog.get(_ASKED) or await s.announcements.wants_news(visit.who):
        return screen
    visit.dialog.put(_ASKED, True)  # noqa: FBT003  # a value to keep, not a switch
    return screens.asked(s.view(visit.lang), screen)

"""News from the clinic: who agreed gets announcements, who takes that back gets none."""

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import news_actions as do
from handlers.screens import news as screens
from handlers.services import Services


async def show(visit: Visit, _action: do.ShowNews, s: Services) -> Screen:
    """Show what news are, and whether one gets them."""
    wanted = await s.announcements.wants_news(visit.who)
    return screens.news(s.view(visit.lang), wanted=wanted)


async def want(visit: Visit, action: do.WantNews, s: Services) -> Screen:
    """Get news, or no longer; below an announcement the answer is a message of its own."""
    await s.announcements.news(visit.who, action.wanted, visit.now)
    return screens.taken(s.view(visit.lang), wanted=action.wanted)

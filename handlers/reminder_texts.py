"""Written after a reminder, or in reply to it: that it is done."""

from typing import Final

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.subscriptions import State
from handlers import recovery_actions as do
from handlers import reminders, spoken
from handlers.asked import last_asked
from handlers.awaiting import awaited
from handlers.screens.view import View
from handlers.services import Services

_ASKING: Final = "?？"


async def take(visit: Visit, s: Services) -> Screen | None:
    """Tick off the reminder that is surely meant, as its button does; None: it is something else.

    Without a reply that is the only message of late, with nothing asked since.
    """
    event = visit.event
    alone = event.reply is None
    if event.edited or (alone and awaited(visit)) or not _says_done(visit, s):
        return None
    after = last_asked(visit) if alone else 0
    found = await s.subscriptions.answered(visit.who, event.reply, after, visit.now)
    if found is None or found.subscription is None or found.asks:
        return None
    if found.state not in {State.OPEN, State.DONE}:
        return None
    return await reminders.done(visit, do.Done(found.subscription.id, found.step), s)


def _says_done(visit: Visit, s: Services) -> bool:
    text = visit.event.text
    if any(mark in text for mark in _ASKING):
        return False
    library = s.view(visit.lang).library
    views = (View(library, lang) for lang in library.languages)
    return any(spoken.says(view, view.t("reminder-words-done"), text) for view in views)

"""How messages get out: the outbox's dispatcher, in which order and pace, and when again."""

from bot.delivery.dispatcher import Dispatcher
from bot.delivery.journal import Journal
from bot.delivery.preparing import Composed, Composer, Made, ManyComposer, NotYet, each
from bot.delivery.sharing import Sharing
from bot.store.sending import Claimed

__all__ = [
    "Claimed",
    "Composed",
    "Composer",
    "Dispatcher",
    "Journal",
    "Made",
    "ManyComposer",
    "NotYet",
    "Sharing",
    "each",
]

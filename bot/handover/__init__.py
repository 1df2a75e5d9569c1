"""Hand-over: a patient's question goes to a human, and the answer comes back."""

from bot.handover.asking import Asked, Passed
from bot.handover.handover import Deed, Handover
from bot.handover.messages import Original, Reaction, card_key
from bot.handover.promises import Promises
from bot.handover.showing import Place
from bot.store.conversations import Conversation, Wait
from bot.store.copies import TO_DESK

__all__ = [
    "TO_DESK",
    "Asked",
    "Conversation",
    "Deed",
    "Handover",
    "Original",
    "Passed",
    "Place",
    "Promises",
    "Reaction",
    "Wait",
    "card_key",
]

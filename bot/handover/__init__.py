"""Hand-over: a patient's question goes to a human, and the answer comes back."""

from bot.handover.handover import Asked, Deed, Handover, Passed, Place
from bot.handover.messages import Original, Reaction, card_key
from bot.handover.promises import Promises
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

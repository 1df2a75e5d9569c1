"""Hand-over: a patient's question goes to a human, and the answer comes back."""

from bot.handover.handover import Asked, Deed, Handover, Passed, Place
from bot.handover.messages import Original
from bot.handover.promises import Promises
from bot.store.conversations import Conversation, Wait

__all__ = [
    "Asked",
    "Conversation",
    "Deed",
    "Handover",
    "Original",
    "Passed",
    "Place",
    "Promises",
    "Wait",
]

"""What was asked last, by the message's number alone, so that a human can be handed it."""

from typing import Final

from bot.conversation.visit import Visit
from bot.handover import Original

_QUESTION: Final = "question"


def note_question(visit: Visit) -> None:
    """Remember which message asked."""
    event = visit.event
    visit.dialog.put(_QUESTION, [event.message, event.update] if event.message else None)


def take_question(visit: Visit) -> Original | None:
    """Return which message asked last, and forget it."""
    kept = visit.dialog.get(_QUESTION)
    visit.dialog.put(_QUESTION, None)
    return Original(visit.event.chat, *kept) if isinstance(kept, list) else None

"""What was asked last, by the messages' numbers alone, so that a human can be handed it.

That is the last text, and the pictures and files around it: those that came right before it,
and after it.
"""

from typing import Any, Final

from bot.conversation.event import Kind
from bot.conversation.visit import Visit
from bot.handover import Original

_QUESTION: Final = "question"
_MOST: Final = 60
"""Messages that are remembered, the latest."""


def note_question(visit: Visit) -> None:
    """Remember which message asked."""
    event = visit.event
    if event.message is None:
        return
    text = event.kind is Kind.TEXT
    kept = _after_the_last_text(_kept(visit)) if text else _kept(visit)
    new = [event.message, event.update, event.album, text]
    kept = [one for one in kept if one[0] != event.message]
    visit.dialog.put(_QUESTION, [*kept, new][-_MOST:])


def take_question(visit: Visit) -> list[Original]:
    """Return which messages asked last, in order, and forget them."""
    kept = _kept(visit)
    visit.dialog.put(_QUESTION, None)
    return [
        Original(visit.event.chat, message, update, album=album)
        for message, update, album, _text in kept
    ]


def last_asked(visit: Visit) -> int:
    """Return the number of the last message that asked, 0 where none is remembered."""
    return max((one[0] for one in _kept(visit)), default=0)


def is_more_of_an_album(visit: Visit) -> bool:
    """Tell whether another part of the same album was noted just before."""
    kept, album = _kept(visit), visit.event.album
    return bool(album) and bool(kept) and kept[-1][2] == album


def _kept(visit: Visit) -> list[list[Any]]:
    kept = visit.dialog.get(_QUESTION)
    return kept if isinstance(kept, list) and all(isinstance(one, list) for one in kept) else []


def _after_the_last_text(kept: list[list[Any]]) -> list[list[Any]]:
    texts = [place for place, one in enumerate(kept) if one[3]]
    return kept[texts[-1] + 1 :] if texts else kept

"""What was asked last, by the messages' numbers alone, so that a human can be handed it.

That is the last text, and the pictures and files around it: those that came right before it,
and after it. After half an hour without any more it is what is asked now no longer.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from bot.conversation.event import Kind
from bot.conversation.visit import Visit
from bot.handover import Original

_QUESTION: Final = "question"
_MOST: Final = 60
"""Messages that are remembered, the latest."""
_PARTS: Final = 5
"""A message, its update and album, whether it is a text, when it came."""
_ASKED_FOR: Final = timedelta(minutes=30)


def note_question(visit: Visit) -> None:
    """Remember which message asked."""
    event = visit.event
    if event.message is None:
        return
    text = event.kind is Kind.TEXT
    kept = _after_the_last_text(_kept(visit)) if text else _kept(visit)
    new = [event.message, event.update, event.album, text, visit.now.isoformat()]
    kept = [one for one in kept if one[0] != event.message]
    visit.dialog.put(_QUESTION, [*kept, new][-_MOST:])


def take_question(visit: Visit) -> list[Original]:
    """Return which messages asked last, in order, and forget them."""
    kept = _kept(visit)
    visit.dialog.put(_QUESTION, None)
    return [
        Original(visit.event.chat, message, update, album=album)
        for message, update, album, _text, _at in kept
    ]


def last_asked(visit: Visit) -> int:
    """Return the number of the last message that asked, 0 where none is remembered."""
    return max((one[0] for one in _kept(visit)), default=0)


def is_more_of_an_album(visit: Visit) -> bool:
    """Tell whether another part of the same album was noted just before."""
    kept, album = _kept(visit), visit.event.album
    return bool(album) and bool(kept) and kept[-1][2] == album


def _kept(visit: Visit) -> list[list[Any]]:
    """Return what is remembered; nothing that is long ago, or that no time is kept of."""
    kept = visit.dialog.get(_QUESTION)
    if not isinstance(kept, list) or not all(_is_whole(one) for one in kept):
        return []
    last = datetime.fromisoformat(kept[-1][_PARTS - 1]) if kept else visit.now
    return kept if visit.now - last <= _ASKED_FOR else []


def _is_whole(one: Any) -> bool:
    return isinstance(one, list) and len(one) == _PARTS


def _after_the_last_text(kept: list[list[Any]]) -> list[list[Any]]:
    texts = [place for place, one in enumerate(kept) if one[3]]
    return kept[texts[-1] + 1 :] if texts else kept

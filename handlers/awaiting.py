"""Texts that were asked for: the next one a person writes is what they were asked.

Whatever else they do instead ends the asking, so that nobody is caught in it.
"""

from enum import StrEnum
from typing import Any, Final

from bot.conversation.event import Kind
from bot.conversation.router import Answer, Next
from bot.conversation.visit import Visit
from handlers.services import Services

AWAITED: Final = "awaited"


class Awaited(StrEnum):
    """What the next text is."""

    QUESTION = "sheet-question"
    CLINIC = "sheet-clinic"
    NOTE = "sheet-note"
    PLAN = "enrol-plan"
    DAY = "enrol-day"
    HOUR = "enrol-hour"
    SMOKER = "enrol-smoker"
    TIME = "enrol-time"
    ZONE = "enrol-zone"
    BEGIN = "enrol-begin"
    MOVE = "recovery-date"
    CHECKIN = "checkin"
    DAYTIME = "recovery-time"
    PLACE = "recovery-zone"
    DETAILS = "recovery-details"
    BEGINS = "recovery-hour"
    LETTER = "announce-words"
    LINK = "announce-link"
    COUNT = "announce-count"
    WHEN = "announce-when"
    LOOKUP = "question-lookup"
    WAY = "question-way"
    WAYS = "answer-ways"
    ANSWER = "answer-text"
    PAGE = "answer-page"


ENROLMENT: Final = frozenset(
    {
        Awaited.PLAN,
        Awaited.DAY,
        Awaited.HOUR,
        Awaited.SMOKER,
        Awaited.TIME,
        Awaited.ZONE,
        Awaited.BEGIN,
    }
)
"""Asked while somebody subscribes."""

RECOVERY: Final = frozenset(
    {Awaited.MOVE, Awaited.DAYTIME, Awaited.PLACE, Awaited.DETAILS, Awaited.BEGINS}
)
"""Asked where somebody changes what their plan goes by."""


def await_text(visit: Visit, what: Awaited, **details: Any) -> None:
    """Take the next text for ``what``; ``details`` come back with it."""
    visit.dialog.put(AWAITED, {"what": what, **details})


def awaited(visit: Visit) -> dict[str, Any] | None:
    """Return what the next text was asked for, with its details."""
    found = visit.dialog.get(AWAITED)
    return found if isinstance(found, dict) else None


def asked_no_more(visit: Visit) -> None:
    """Take the next text as an ordinary one again."""
    visit.dialog.put(AWAITED, None)


async def ask_once(visit: Visit, call_next: Next, _s: Services) -> Answer:
    """End the asking when a person taps or commands something; what they chose may ask anew."""
    if visit.event.kind in {Kind.TAP, Kind.COMMAND}:
        asked_no_more(visit)
    return await call_next(visit)

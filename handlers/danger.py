"""Which danger somebody told of within the last hour, and whom it has called first.

Kept in the dialog: who told of none costs no look at the database.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.conversation.visit import Visit
from bot.library import Answer
from handlers.screens.view import View

FOLLOWS: Final = timedelta(hours=1)
"""For how long words are taken to belong to a danger that was told of before."""
GRAVITY: Final = ("life", "emergency", "surgeon")
"""Whom dangers have called first, the gravest first; of a wish to die more is said."""
_KEPT: Final = "danger"
_PARTS: Final = 3


@dataclass(frozen=True)
class Danger:
    """The gravest of the hour: ``calls`` of `GRAVITY`, ``what`` names it, last told of ``at``."""

    calls: str
    what: str
    at: datetime


def recent(visit: Visit) -> Danger | None:
    """Return the gravest danger that was told of within the hour; None where none was."""
    kept = visit.dialog.get(_KEPT)
    if not isinstance(kept, list) or len(kept) != _PARTS or kept[0] not in GRAVITY:
        return None
    found = Danger(kept[0], kept[1], datetime.fromisoformat(kept[2]))
    return found if visit.now - found.at <= FOLLOWS else None


def told_of(visit: Visit, calls: str, what: str) -> Danger | None:
    """Keep that a danger was told of now; returns the graver one of the hour, which stays it."""
    before = recent(visit)
    if before is not None and GRAVITY.index(before.calls) >= GRAVITY.index(calls):
        before = None
    kept = before or Danger(calls, what, visit.now)
    visit.dialog.put(_KEPT, [kept.calls, kept.what, visit.now.isoformat()])
    return before


def over(visit: Visit) -> None:
    """Forget it: somebody of the team has answered, or it was a slip."""
    visit.dialog.put(_KEPT, None)


def calls_of(view: View, answer: Answer) -> str:
    """Return whom a danger has called first."""
    if answer.calls in GRAVITY:
        return str(answer.calls)
    return "emergency" if view.library.clinic(view.lang).emergency in answer.text else "surgeon"

"""What was handed over to be sent and will never arrive, through nobody's wish, or perhaps not."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.recovery.placing import doubt_of
from bot.recovery.subscription import name_of
from bot.store.tables import outbox

UNREACHABLE: Final = frozenset({"blocked", "deactivated", "no-chat", "unreachable"})
"""Reasons that lie with the messenger: nothing got through to this person."""

TAKEN_BACK: Final = frozenset({"paused", "moved", "ended", "again"})
"""Reasons why we took a message back that may still be needed; ``again``: it's handed over anew."""

_EXPIRED: Final = outbox.c.state == "expired"
_IN_DOUBT: Final = outbox.c.reason == "unknown"

LOST: Final = or_(
    _EXPIRED & func.coalesce(~_IN_DOUBT, true()),
    outbox.c.state.in_(("failed", "dropped")) & outbox.c.reason.in_(UNREACHABLE | TAKEN_BACK),
)
"""The messages themselves."""

UNSURE: Final = or_(outbox.c.state == "unknown", _EXPIRED & _IN_DOUBT)
"""Messages that may have arrived or not; they are not sent again."""


@dataclass(frozen=True)
class Lost:
    """A message that never arrived: its key, what it was about, since when it waited, and why.

    With ``unsure`` it may have arrived.
    """

    key: str
    payload: Mapping[str, Any]
    created: datetime
    expired: bool
    reason: str
    unsure: bool = False

    @property
    def about(self) -> str:
        """What of the plan it was: the key of an instant, or a summary's own."""
        return name_of(self.key).about

    @property
    def told(self) -> tuple[str, ...]:
        """Under which keys it is kept that this message told of them; empty if it is no summary."""
        return _told(self.payload)

    @property
    def unreachable(self) -> bool:
        """Whether nothing at all got through."""
        return self.reason in UNREACHABLE


async def undelivered(
    connection: AsyncConnection, people: Collection[int]
) -> dict[int, tuple[Lost, ...]]:
    """Return by person what of their plans is lost to them.

    What was refused for good, or wasn't needed any more, isn't among it. What may have arrived is,
    and says so.
    """
    rows = await connection.execute(
        select(
            outbox.c.person,
            outbox.c.key,
            outbox.c.payload,
            outbox.c.created,
            outbox.c.state,
            outbox.c.reason,
        ).where(outbox.c.person.in_(people), or_(LOST, UNSURE))
    )
    found: dict[int, tuple[Lost, ...]] = {}
    for row in rows:
        if not row.key.startswith("s:"):
            continue
        lost = Lost(
            row.key,
            row.payload,
            row.created,
            expired=row.state == "expired",
            reason=row.reason or row.state,
            unsure=row.state == "unknown" or row.reason == "unknown",
        )
        found[row.person] = (*found.get(row.person, ()), lost)
    return found


async def never_sent(connection: AsyncConnection, subscription: int) -> set[tuple[str, datetime]]:
    """Return what of a subscription was handed over and never went out, whatever the reason.

    Each is what it was about and when it was handed over: a summary is about several.
    """
    first = f"s:{subscription}:"
    rows = await connection.execute(
        select(outbox.c.key, outbox.c.payload, outbox.c.created).where(
            outbox.c.key >= first,
            outbox.c.key < f"s:{subscription};",
            or_(LOST, (outbox.c.state == "dropped") & (outbox.c.reason == "not-needed")),
        )
    )
    return {
        (about, row.created)
        for row in rows
        for about in _told(row.payload) or (name_of(row.key).about,)
    }


def _told(payload: Mapping[str, Any]) -> tuple[str, ...]:
    doubts = (doubt_of(key) for key in payload.get("unsure", ()))
    return (*payload.get("steps", ()), *doubts)

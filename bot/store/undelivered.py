"""What was handed over to be sent and will never arrive, through nobody's wish."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import outbox

UNREACHABLE: Final = frozenset({"blocked", "deactivated", "no-chat", "unreachable"})
"""Reasons that lie with the messenger: nothing got through to this person."""

TAKEN_BACK: Final = frozenset({"paused", "moved", "ended"})
"""Reasons why we took a message back that may still be needed."""

LOST: Final = or_(
    outbox.c.state == "expired",
    outbox.c.state.in_(("failed", "dropped")) & outbox.c.reason.in_(UNREACHABLE | TAKEN_BACK),
)
"""The messages themselves."""


@dataclass(frozen=True)
class Lost:
    """A message that never arrived: its key, what it was about, since when it waited, and why."""

    key: str
    payload: Mapping[str, Any]
    created: datetime
    expired: bool
    reason: str

    @property
    def unreachable(self) -> bool:
        """Whether nothing at all got through."""
        return self.reason in UNREACHABLE


async def undelivered(
    connection: AsyncConnection, people: Collection[int]
) -> dict[int, tuple[Lost, ...]]:
    """Return by person what of their plans is lost to them.

    What was refused for good, or wasn't needed any more, isn't among it.
    """
    rows = await connection.execute(
        select(
            outbox.c.person,
            outbox.c.key,
            outbox.c.payload,
            outbox.c.created,
            outbox.c.state,
            outbox.c.reason,
        ).where(outbox.c.person.in_(people), LOST)
    )
    found: dict[int, tuple[Lost, ...]] = {}
    for row in rows:
        if not row.key.startswith("s:"):
            continue
        expired = row.state == "expired"
        lost = Lost(row.key, row.payload, row.created, expired, row.reason or row.state)
        found[row.person] = (*found.get(row.person, ()), lost)
    return found

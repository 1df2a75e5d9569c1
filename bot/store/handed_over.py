"""When what was handed over to be sent arrived."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import outbox

_ON_ITS_WAY: Final = ("waiting", "sending", "held")
_CAME: Final = ("sent", "unknown")
_CHUNK: Final = 500

Arrivals = Mapping[tuple[str, datetime], datetime | None]
"""By a message's key and when it was handed over: when it arrived, None while it is on its way."""


async def arrivals(connection: AsyncConnection, keys: Sequence[str]) -> Arrivals:
    """Return when messages arrived, perhaps; those that never will are left out."""
    found: dict[tuple[str, datetime], datetime | None] = {}
    for start in range(0, len(keys), _CHUNK):
        rows = await connection.execute(
            select(outbox.c.key, outbox.c.created, outbox.c.state, outbox.c.settled).where(
                outbox.c.key.in_(keys[start : start + _CHUNK]),
                outbox.c.state.in_((*_ON_ITS_WAY, *_CAME)),
            )
        )
        for row in rows:
            found[row.key, row.created] = row.settled if row.state in _CAME else None
    return found

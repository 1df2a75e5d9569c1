"""In which language, and as which messages, people have what a run sent them.

Kept in the payload of a row only where it can't be told otherwise: the language where the languages
are of several sorts, the numbers where somebody got several messages.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailing.run import Arrival
from bot.store.bulk import among
from bot.store.mailings import key_of
from bot.store.outbox import NUMBERS
from bot.store.tables import outbox

_LANGUAGE: Final = "language"


async def speak(
    connection: AsyncConnection, run: int, language: str, messages: Sequence[int]
) -> None:
    """Keep in which language rows of a run are written that were just taken in hand."""
    written = update(outbox).where(among(outbox.c.id, "b_ids"))
    payload = {"run": run, _LANGUAGE: language}
    await connection.execute(written.values(payload=payload), {"b_ids": list(messages)})


async def of(connection: AsyncConnection, run: int, persons: Sequence[int]) -> dict[int, Arrival]:
    """Return what people have of a run, by their ids."""
    wanted = select(outbox.c.person, outbox.c.payload).where(
        outbox.c.key.in_([key_of(run, person) for person in persons])
    )
    return {
        person: Arrival(payload.get(_LANGUAGE), tuple(payload.get(NUMBERS, ())))
        for person, payload in await connection.execute(wanted)
    }

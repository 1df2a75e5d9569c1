"""What people decide about themselves, each in one transaction."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.conversation.visit import Person
from bot.store import consents, dialogs, outbox, people, steps, subscriptions
from bot.store.database import Database


class People:
    """Changes, exports and erases what is kept of a person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def _change(self, person: Person, **values: Any) -> None:
        async with self._database.transaction() as connection:
            await people.change(connection, person.id, values)

    async def choose_language(self, person: Person, language: str) -> None:
        """Answer in ``language`` from now on."""
        await self._change(person, language=language)

    async def stop(self, person: Person, now: datetime) -> None:
        """Send nothing unasked from now on, not even what is on its way already."""
        async with self._database.transaction() as connection:
            await people.change(connection, person.id, {"stopped": now})
            await subscriptions.hush(connection, person.id, now)

    async def resume(self, person: Person, now: datetime) -> None:
        """Take back a stop; what a plan has for them by now comes again."""
        async with self._database.transaction() as connection:
            await people.change(connection, person.id, {"stopped": None})
            await subscriptions.rouse(connection, [person.id], now)

    async def unreachable(self, person: Person, reason: str, now: datetime) -> None:
        """Remember that nothing gets through until they write again."""
        await self._change(person, unreachable=now, unreachable_reason=reason)

    async def returned(self, person: Person, language_code: str | None, now: datetime) -> None:
        """Remember that they are here, now, with this language in their messenger."""
        async with self._database.transaction() as connection:
            values = {
                "unreachable": None,
                "unreachable_reason": None,
                "last_seen": now,
                "language_code": language_code,
            }
            await people.change(connection, person.id, values)
            if person.unreachable:
                await subscriptions.rouse(connection, [person.id], now)

    async def export(self, person: Person) -> bytes:
        """Return all that is kept of a person as readable JSON in UTF-8 (PIPL 45, GDPR 15, 20)."""
        async with self._database.transaction() as connection:
            known = await people.get(connection, person.id)
            states = await dialogs.load(connection, person.channel, [person.address])
            followed = {
                "consents": await consents.everything(connection, person.id),
                "subscriptions": await subscriptions.everything(connection, person.id),
                "steps": await steps.everything(connection, person.id),
                "messages": [asdict(one) for one in await outbox.ledger(connection, person.id)],
            }
        kept = {
            "person": asdict(known) if known is not None else None,
            "dialog": states.get(person.address, {}),
            **followed,
        }
        return json.dumps(kept, ensure_ascii=False, indent=2, default=str).encode()

    async def erase(self, person: Person) -> None:
        """Delete all that is kept of a person (PIPL 47, GDPR 17)."""
        async with self._database.transaction() as connection:
            await dialogs.forget(connection, person.channel, person.address)
            await people.remove(connection, person.id)

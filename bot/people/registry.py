"""What people decide about themselves, each in one transaction."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.conversation.visit import Person
from bot.store import (
    alerts,
    audit,
    checkins,
    consents,
    conversations,
    dialogs,
    erasing,
    operators,
    outbox,
    people,
    sheets,
    steps,
    subscriptions,
)
from bot.store.database import Database
from bot.store.outbox import Entry


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
        """Send nothing unasked from now on."""
        async with self._database.transaction() as connection:
            await people.change(connection, person.id, {"stopped": now})
            await outbox.hold(connection, person.id, "stopped")

    async def resume(self, person: Person, now: datetime) -> list[Entry]:
        """Take back a stop, and a plan goes on.

        Returns what can't be sent any more, as `bot.store.outbox.release`.
        """
        async with self._database.transaction() as connection:
            await people.change(connection, person.id, {"stopped": None})
            await subscriptions.rouse(connection, [person.id], now)
            return await outbox.release(connection, person.id, now)

    async def unreachable(self, person: Person, reason: str, now: datetime) -> None:
        """Remember that nothing gets through until they write again."""
        async with self._database.transaction() as connection:
            gone = {"unreachable": now, "unreachable_reason": reason}
            await people.change(connection, person.id, gone)
            await outbox.hold(connection, person.id, reason)

    async def returned(
        self, person: Person, language_code: str | None, now: datetime
    ) -> list[Entry]:
        """Remember that they are here, now, with this language in their messenger.

        What was held back while they could not be reached is taken up again; returned is what
        can't be sent any more. Of that a plan tells, in one message that welcomes them back.
        """
        here = {
            "unreachable": None,
            "unreachable_reason": None,
            "last_seen": now,
            "language_code": language_code,
        }
        async with self._database.transaction() as connection:
            await people.change(connection, person.id, here)
            if person.unreachable is None or person.stopped is not None:
                return []
            await subscriptions.rouse(connection, [person.id], now)
            return await outbox.release(connection, person.id, now)

    async def export(self, person: Person) -> bytes:
        """Return all that is kept of a person as a file."""
        return as_file(await self.kept(person))

    async def kept(self, person: Person) -> dict[str, Any]:
        """Return all that is kept of a person, by kind (PIPL 45, GDPR 15, 20)."""
        async with self._database.transaction() as connection:
            known = await people.kept(connection, person.id)
            states = await dialogs.load(connection, person.channel, [person.address])
            messages = await outbox.ledger(connection, person.id, limit=None)
            followed = {
                "consents": await consents.everything(connection, person.id),
                "subscriptions": await subscriptions.everything(connection, person.id),
                "steps": await steps.everything(connection, person.id),
                "checkins": await checkins.everything(connection, person.id),
                "conversations": await conversations.of_person(connection, person.id),
                "alerts": await alerts.of_person(connection, person.id),
                "question_sheet": await sheets.load(connection, person.id),
                "messages": [asdict(message) for message in messages],
            }
            team = await operators.kept(connection, person.id)
            acts = await audit.of(connection, person.id)
        kept: dict[str, Any] = {
            "person": known,
            "dialog": states.get(person.address, {}),
            **followed,
        }
        if team or acts:
            kept["team"] = {"member": team, "audit": acts}
        return kept

    async def erase(self, person: Person, now: datetime) -> None:
        """Delete all that is kept of a person (PIPL 47, GDPR 17).

        Where somebody of the team stood in the audit log, a number stands that is nobody's.
        """
        async with self._database.transaction() as connection:
            await audit.forget(connection, person.id, now)
            await erasing.erase(connection, person)


def as_file(kept: Mapping[str, Any]) -> bytes:
    """Return what is kept of a person as readable JSON in UTF-8."""
    return json.dumps(kept, ensure_ascii=False, indent=2, default=str).encode()

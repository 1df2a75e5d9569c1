"""Drafts, as operators write them together: each act one transaction with its audit line."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements import editing
from bot.conversation.letter import Letter
from bot.conversation.visit import Person
from bot.mailing.draft import Draft, DraftState
from bot.store import announcements, audit
from bot.store.audit import Act
from bot.store.database import Database


class Drafts:
    """The announcements of one channel as they are written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def drafts(self, most: int = 20) -> list[Draft]:
        """Return the announcements that were changed last, without discarded ones."""
        async with self._database.transaction() as connection:
            return await announcements.newest(connection, most)

    async def draft(self, number: int) -> Draft | None:
        """Return a draft."""
        async with self._database.transaction() as connection:
            return await announcements.get(connection, number)

    async def create(self, by: Person | None, now: datetime) -> Draft:
        """Begin a draft."""
        async with self._database.transaction() as connection:
            number = await announcements.add(connection, id_of(by), now)
            await audit.record(connection, id_of(by), Act.DRAFTED, {"announcement": number}, now)
            return await kept_draft(connection, number)

    async def write(
        self,
        number: int,
        language: str,
        letter: Letter,
        *,
        chat: int,
        message: int,
        by: Person | None,
        now: datetime,
    ) -> Draft | None:
        """Set what one language reads; a part of the same album is joined to it."""

        def change(draft: Draft) -> Draft:
            return editing.written(draft, language, letter, chat, message)

        return await self.edit(number, change, by, now)

    async def drop_version(
        self, number: int, language: str, by: Person | None, now: datetime
    ) -> Draft | None:
        """Take one language's words away."""
        return await self.edit(number, lambda draft: editing.without(draft, language), by, now)

    async def rewrite(
        self, chat: int, message: int, letter: Letter, by: Person | None, now: datetime
    ) -> Draft | None:
        """Follow an edit of a message that a draft was made from; None if it is no draft's."""
        async with self._database.transaction() as connection:
            found = await announcements.made_from(connection, chat, message)
        if found is None:
            return None

        def change(draft: Draft) -> Draft:
            return editing.edited(draft, chat, message, letter)

        return await self.edit(found.id, change, by, now)

    async def change(
        self, number: int, by: Person | None, now: datetime, **given: Any
    ) -> Draft | None:
        """Set what is given: ``audience``, ``links``, ``opt_out``, ``paid``."""
        return await self.edit(number, lambda draft: replace(draft, **given), by, now)

    async def edit(
        self, number: int, change: Callable[[Draft], Draft], by: Person | None, now: datetime
    ) -> Draft | None:
        """Keep what ``change`` makes of a draft as it is by then; None where it was put away.

        Of a draft that was released only words and buttons change.
        """
        async with self._database.transaction() as connection:
            draft = await announcements.get(connection, number, lock=True)
            if draft is None or draft.discarded:
                return None
            made = change(draft)
            if draft.confirmed:
                made = replace(draft, versions=made.versions, links=made.links)
            done = list(editing.acts(draft, made))
            if not done:
                return draft
            values = {**editing.columns(made), "changed": now, "changed_by": id_of(by)}
            await announcements.change(connection, number, values)
            for act, details in done:
                about = {"announcement": number, **details}
                await audit.record(connection, id_of(by), act, about, now)
            return await announcements.get(connection, number)

    async def discard(self, number: int, by: Person | None, now: datetime) -> None:
        """Put a draft away; what was sent of it stays in the ledger."""
        async with self._database.transaction() as connection:
            draft = await announcements.get(connection, number, lock=True)
            if draft is None or draft.state is not DraftState.DRAFT:
                return
            await announcements.change(connection, number, {"state": DraftState.DISCARDED})
            await audit.record(connection, id_of(by), Act.DISCARDED, {"announcement": number}, now)


def id_of(by: Person | None) -> int | None:
    """Return who did it, None for the command line."""
    return by.id if by is not None else None


async def kept_draft(connection: AsyncConnection, number: int) -> Draft:
    """Return a draft that must be there.

    Raises:
        LookupError: there is none.
    """
    draft = await announcements.get(connection, number)
    if draft is None:
        raise LookupError(number)
    return draft

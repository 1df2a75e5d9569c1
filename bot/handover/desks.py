"""Desks: which groups are, and who answers patients."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.role import Role
from bot.conversation.visit import Person
from bot.handover import moving
from bot.store import audit, conversations, operators
from bot.store.audit import Act
from bot.store.conversations import Conversation
from bot.store.database import Database
from bot.store.operators import Member


class Desks:
    """One channel's desks; ``team`` are chats that count as colleagues' own."""

    def __init__(self, database: Database, channel: str, team: Sequence[int] = ()) -> None:
        self._database = database
        self._channel = channel
        self._team = tuple(chat for chat in team if chat > 0)
        self._desks: frozenset[int] | None = None

    async def is_desk(self, chat: int) -> bool:
        """Tell whether a group is a desk."""
        if self._desks is None:
            async with self._database.transaction() as connection:
                found = await conversations.desk_chats(connection, self._channel)
            self._desks = frozenset(found)
        return chat in self._desks

    async def set_up(self, chat: int, by: Person, now: datetime) -> int:
        """Make a group a desk; returns how many there are with it."""
        async with self._database.transaction() as connection:
            await conversations.set_desk(connection, self._channel, chat, now)
            await audit.record(connection, by.id, Act.DESK, {"desk": chat}, now)
            desks = await conversations.desk_chats(connection, self._channel)
        self.forget_desks()
        return len(desks)

    async def lose(self, chat: int, now: datetime) -> None:
        """Keep that the bot was taken out of a group; its conversations go on elsewhere."""
        async with self._database.transaction() as connection:
            await moving.lose(connection, self._channel, chat, now)
        self.forget_desks()

    async def rename(self, old: int, new: int, now: datetime) -> None:
        """Keep the new number of a group that became a supergroup."""
        async with self._database.transaction() as connection:
            await moving.rename(connection, self._channel, old, new, now)
        self.forget_desks()

    def forget_desks(self) -> None:
        """Look again which groups are desks."""
        self._desks = None

    async def colleagues(self, connection: AsyncConnection) -> list[int]:
        """Return the chats of those who answer where there is no group."""
        members = await operators.members(connection, self._channel)
        able = [one.person.address for one in members if one.role.covers(Role.OPERATOR)]
        return list(dict.fromkeys([*able, *self._team]))

    async def looks_after(self, connection: AsyncConnection, one: Conversation) -> Member | None:
        """Return who looks after a conversation; None for nobody, or who answers no more."""
        members = await operators.members(connection, self._channel) if one.assigned else ()
        able = (member for member in members if member.role.covers(Role.OPERATOR))
        return next((member for member in able if member.person.id == one.assigned), None)

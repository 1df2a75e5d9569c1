"""Patients, groups that are desks, and what a messenger makes of it, for tests."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.conversation.visit import Person
from bot.handover import Conversation, Deed, Handover, Original, Promises
from bot.helpdesk.desk import Desk
from bot.helpdesk.hours import PromiseClock
from bot.store import conversations
from bot.store.database import Database
from bot.store.people import get
from bot.store.sending import Claimed, Settlement
from bot.store.tables import outbox
from tests.conftest import StillClock
from tests.store.rows import claim, settle, somebody

CLOCK = PromiseClock(Desk(), ZoneInfo("Asia/Shanghai"))
EAST, WEST = -1001, -1002


@dataclass
class Clinic:
    """A clinic's desks on one database."""

    database: Database
    clock: StillClock = field(default_factory=StillClock)

    def __post_init__(self) -> None:
        self.handover = Handover(self.database, "telegram", (9001,))
        self.promises = Promises(
            self.database, "telegram", self.handover, lambda: CLOCK, self.clock
        )
        self.numbers = 100

    @property
    def now(self) -> datetime:
        return self.clock.instant

    async def opens(self, *groups: int) -> None:
        async with self.database.transaction() as connection:
            for group in groups:
                await conversations.set_desk(connection, "telegram", group, self.now)
        self.handover.forget_desks()

    async def patient(self, address: int) -> Person:
        number = await somebody(self.database, address)
        async with self.database.transaction() as connection:
            person = await get(connection, number)
        assert person is not None
        return person

    async def writes(self, person: Person, message: int) -> None:
        said = Original(person.address, message, update=message)
        if await self.handover.passed(person, said, CLOCK, self.now) is None:
            await self.handover.ask(person, [said], CLOCK, self.now)

    async def answers(self, one: Conversation, nurse: Person, message: int) -> None:
        deed = Deed(nurse, self.now, str(message), CLOCK)
        await self.handover.reply(one, deed, Original(EAST, 1000 + message, update=message))

    async def desk_of(self, person: Person) -> int | None:
        return (await self.talk(person)).desk

    async def talk(self, person: Person) -> Conversation:
        async with self.database.transaction() as connection:
            one = await conversations.current(connection, person.id)
        assert one is not None
        return one

    async def takes(self, limit: int = 1000) -> list[Claimed]:
        return await claim(self.database, self.now, limit)

    async def arrives(self, *taken: Claimed) -> None:
        results = []
        for one in taken:
            self.numbers += 1
            results.append(Settlement(one.id, one.attempt, "sent", message=self.numbers))
        await settle(self.database, *results, now=self.now)

    async def refuses(self, *taken: Claimed) -> None:
        lost = [Settlement(one.id, one.attempt, "failed", "no-chat") for one in taken]
        await settle(self.database, *lost, now=self.now)

    async def waits(self, *taken: Claimed) -> None:
        """Let them wait on, as what comes behind others to the same chat does."""
        again = [
            Settlement(one.id, one.attempt, "waiting", "pace", ready=self.now) for one in taken
        ]
        await settle(self.database, *again, now=self.now)

    async def rows(self, chat: int) -> list[tuple[str, Any]]:
        """What was ever to go to a chat: kind, and what of."""
        async with self.database.transaction() as connection:
            found = await connection.execute(
                select(outbox.c.kind, outbox.c.payload)
                .where(outbox.c.chat == chat)
                .order_by(outbox.c.id)
            )
            return [
                (row.kind, row.payload.get("messages", row.payload.get("what"))) for row in found
            ]

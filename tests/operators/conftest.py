"""A team on a real database."""

from dataclasses import dataclass, field

import pytest

from bot.conversation.visit import Person
from bot.operators import Operators
from bot.store import people
from bot.store.audit import Act
from bot.store.database import Database
from tests.conftest import StillClock

CHANNEL = "telegram"


@dataclass
class Clinic:
    """The service with a clock; ``changes`` counts how often it told of one."""

    database: Database
    clock: StillClock
    changes: list[None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.team = Operators(self.database, CHANNEL, lambda: self.changes.append(None))

    async def meet(self, address: int) -> Person:
        sighting = people.Sighting(address, "en", self.clock.now())
        async with self.database.transaction() as connection:
            return (await people.meet(connection, CHANNEL, {address: sighting}))[address]

    async def log(self) -> list[tuple[int | None, Act]]:
        """Who did what, oldest first."""
        entries = (await self.team.log(0, 100)).entries
        return [(entry.who, Act(entry.what)) for entry in reversed(entries)]


@pytest.fixture
def clinic(database: Database, clock: StillClock) -> Clinic:
    return Clinic(database, clock)

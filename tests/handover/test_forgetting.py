"""A year later a talk's messages are forgotten, and its patient is found in the same topic."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.store.database import Database
from bot.store.tables import copies
from bot.subscriptions.forgetting import KEEP, Forgetting
from tests.conftest import StillClock
from tests.handover.desks import EAST, Clinic

PLACES = [("desk-topic", None), ("desk-card", "card")]


@pytest.fixture
def clinic(database: Database, clock: StillClock) -> Clinic:
    return Clinic(database, clock)


async def kept(clinic: Clinic) -> int:
    async with clinic.database.transaction() as connection:
        return await connection.scalar(select(func.count()).select_from(copies)) or 0


async def test_the_messages_go_and_the_topic_stays(clinic: Clinic) -> None:
    await clinic.opens(EAST)
    ann = await clinic.patient(7)
    await clinic.writes(ann, 1)
    await clinic.arrives(*await clinic.takes())
    before = await clinic.rows(EAST)
    assert {kind for kind, _ in before} >= {"desk-topic", "desk-card", "desk-copy"}
    clinic.clock.instant += KEEP + timedelta(hours=1)
    forgetting = Forgetting(clinic.database, clinic.clock)
    assert await forgetting.run_once() == len(before) - 2 + len(await clinic.rows(7))
    assert await clinic.rows(EAST) == PLACES
    assert await kept(clinic) == 2
    await clinic.writes(ann, 2)
    said = [kind for kind, _ in await clinic.rows(EAST)]
    assert said.count("desk-topic") == 1
    assert said.count("desk-copy") == 1

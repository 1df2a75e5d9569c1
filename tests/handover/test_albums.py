"""An album comes as messages of their own: together where they can be, none is ever left out."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.handover import Handover, Original
from bot.helpdesk.desk import Desk
from bot.helpdesk.hours import PromiseClock
from bot.store.database import Database
from bot.store.people import get
from bot.store.tables import outbox
from tests.conftest import NOW
from tests.store.rows import claim, somebody

CLOCK = PromiseClock(Desk(), ZoneInfo("Asia/Shanghai"))
LATER = NOW + timedelta(seconds=5)


async def sends(database: Database, *messages: int) -> None:
    """A patient, whom colleagues in their own chats answer, sends parts of one album."""
    handover = Handover(database, "telegram", (9001,))
    async with database.transaction() as connection:
        person = await get(connection, 1)
    assert person is not None
    await handover.ask(person, (), CLOCK, NOW)
    for message in messages:
        part = Original(7, message, update=message, album="a")
        assert await handover.passed(person, part, CLOCK, NOW) is not None


async def copied(database: Database) -> list[list[int]]:
    async with database.transaction() as connection:
        rows = await connection.execute(
            outbox.select().where(outbox.c.kind == "desk-copy").order_by(outbox.c.id)
        )
        return [row.payload["messages"] for row in rows]


async def test_parts_that_come_in_time_go_together_and_once(database: Database) -> None:
    await somebody(database)
    await sends(database, 11, 12, 12, 13)
    assert await copied(database) == [[11, 12, 13]]


async def test_a_part_that_comes_too_late_goes_by_itself(database: Database) -> None:
    await somebody(database)
    await sends(database, 11, 12)
    assert [one.kind for one in await claim(database, LATER)] == ["desk-card", "desk-copy"]
    await sends(database, 12, 13, 13)
    assert await copied(database) == [[11, 12], [13]]

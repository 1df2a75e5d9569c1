"""Who of the team hears of silence, and of what can wait until today: somebody always does."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.checkins import Team
from bot.conversation.role import Role
from bot.conversation.visit import Person
from bot.people import People
from bot.store import conversations, operators
from bot.store.tables import outbox
from tests.checkins.conftest import Ward, meet

OWNER, NURSE, DESK, HOURS = 51, 52, -1007, timedelta(hours=6)


@pytest.fixture
def unnamed(ward: Ward) -> Ward:
    """A clinic that wrote no chats of a team into its settings."""
    ward.team = Team("telegram")
    return ward


async def joins(ward: Ward, address: int, role: Role, *, on_duty: bool = True) -> Person:
    person = await meet(ward.database, ward.clock, address)
    async with ward.database.transaction() as connection:
        await operators.put(connection, person.id, role, ward.clock.now())
        if not on_duty:
            await operators.set_duty(connection, person.id, ward.clock.now())
    return person


async def silent_and_in_pain(ward: Ward) -> list[tuple[str, int]]:
    """What is said, and where, once a patient wrote of pain 6 and left the rest unanswered."""
    asked = await ward.asks()
    assert asked is not None
    await ward.answers(asked, "pain-6")
    ward.clock.instant += HOURS
    await ward.silence.settled()
    return await said(ward)


async def said(ward: Ward) -> list[tuple[str, int]]:
    async with ward.database.transaction() as connection:
        rows = await connection.execute(
            select(outbox.c.kind, outbox.c.chat)
            .where(outbox.c.kind.in_(["contact", "silence"]))
            .order_by(outbox.c.id)
        )
        return [(row.kind, row.chat) for row in rows]


async def test_who_is_on_duty_hears_of_both(unnamed: Ward) -> None:
    await joins(unnamed, OWNER, Role.OWNER, on_duty=False)
    await joins(unnamed, NURSE, Role.OPERATOR)
    await joins(unnamed, 53, Role.EDITOR)
    assert await silent_and_in_pain(unnamed) == [("contact", NURSE), ("silence", NURSE)]


async def test_when_nobody_is_on_duty_all_hear(unnamed: Ward) -> None:
    await joins(unnamed, OWNER, Role.OWNER, on_duty=False)
    assert await silent_and_in_pain(unnamed) == [("contact", OWNER), ("silence", OWNER)]


async def test_where_a_group_is_the_desk_it_reads_for_all(unnamed: Ward) -> None:
    await joins(unnamed, OWNER, Role.OWNER)
    async with unnamed.database.transaction() as connection:
        await conversations.set_desk(connection, "telegram", DESK, unnamed.clock.now())
    assert await silent_and_in_pain(unnamed) == [("contact", DESK), ("silence", DESK)]


async def test_silence_waits_for_somebody_to_hear_of_it(unnamed: Ward) -> None:
    """The only owner has blocked the bot for hours: nothing is taken for told."""
    owner = await joins(unnamed, OWNER, Role.OWNER)
    people = People(unnamed.database)
    await people.unreachable(owner, "blocked", unnamed.clock.now())
    with capture_logs() as lines:
        assert await silent_and_in_pain(unnamed) == []
    assert [line["event"] for line in lines] == ["contact.nobody", "silence.nobody"]
    assert (lines[0]["checkin"], lines[1]["checkins"]) == (1, [1])
    for _ in range(3):
        due = unnamed.silence.next_due()
        assert due == unnamed.clock.now() + timedelta(hours=1)
        unnamed.clock.instant = due
        await unnamed.silence.settled()
    await people.returned(owner, "en", unnamed.clock.now())
    unnamed.clock.advance(hours=1)
    await unnamed.silence.settled()
    assert await said(unnamed) == [("silence", OWNER)]
    assert unnamed.silence.next_due() is None


async def test_who_stopped_meanwhile_is_waited_for_no_longer(unnamed: Ward) -> None:
    assert await silent_and_in_pain(unnamed) == []
    await People(unnamed.database).stop(unnamed.patient, unnamed.clock.now())
    unnamed.clock.advance(hours=1)
    await unnamed.silence.settled()
    assert (await said(unnamed), unnamed.silence.next_due()) == ([], None)

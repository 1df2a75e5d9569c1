"""No group, no colleague in reach: the patient is told, and all arrives when they are back."""

from datetime import timedelta

from structlog.testing import capture_logs

from bot.conversation.role import Role
from bot.handover import Handover, Promises
from bot.store.database import Database
from bot.store.operators import put
from tests.handover.desks import CLOCK, EAST, Clinic

NURSE = 9001


async def told(clinic: Clinic, chat: int) -> list[str]:
    return [what for kind, what in await clinic.rows(chat) if kind == "desk-told"]


async def copied(clinic: Clinic, chat: int) -> list[list[int]]:
    return [what for kind, what in await clinic.rows(chat) if kind == "desk-copy"]


async def looks(clinic: Clinic) -> None:
    """Let the loop look, for as long as it finds something to do."""
    while await clinic.promises.run_once(clinic.now):
        pass


async def test_where_no_colleague_ever_opened_the_bot_the_patient_is_told_and_nothing_is_lost(
    database: Database,
) -> None:
    clinic = Clinic(database)
    ann, bob = await clinic.patient(100), await clinic.patient(101)
    for message in (1, 2):
        await clinic.writes(ann, message)
    await clinic.writes(bob, 3)
    await clinic.refuses(*await clinic.takes())
    with capture_logs() as lines:
        await looks(clinic)
    assert await told(clinic, 100) == await told(clinic, 101) == ["unreached"]
    logged = [line for line in lines if line["event"] == "desk.nobody"]
    assert [line["conversation"] for line in logged] == [1, 2]
    await clinic.arrives(*[one for one in await clinic.takes() if one.chat in {100, 101}])
    # Meanwhile the bot answers; nobody is told that the team was reminded.
    assert (await clinic.talk(ann)).human_until is None
    clinic.clock.advance(hours=2)
    await looks(clinic)
    assert await told(clinic, 100) == ["unreached"]
    # One is tried again now and then, not all, and not all the time.
    tried = await clinic.takes()
    assert {one.payload["conversation"] for one in tried} == {(await clinic.talk(ann)).id}
    await clinic.refuses(*tried)
    await looks(clinic)
    assert await clinic.takes() == []
    # The nurse opens the bot: first the one that is tried arrives, then all that others wrote.
    clinic.clock.advance(minutes=15)
    await looks(clinic)
    await clinic.arrives(*await clinic.takes())
    await looks(clinic)
    await clinic.arrives(*await clinic.takes())
    await looks(clinic)
    assert (await copied(clinic, NURSE))[-3:] == [[1], [2], [3]]
    assert await told(clinic, 100) == await told(clinic, 101) == ["unreached", "reached"]
    assert (await clinic.talk(ann)).human_until == clinic.now + CLOCK.desk.returns
    clinic.clock.advance(days=1)
    await looks(clinic)
    assert (await copied(clinic, NURSE))[-1] == [3], "and nothing of it comes again"


async def test_with_neither_a_group_nor_a_colleague_the_first_group_gets_what_was_asked(
    database: Database,
) -> None:
    clinic = Clinic(database)
    clinic.handover = Handover(database, "telegram")
    clinic.promises = Promises(database, "telegram", clinic.handover, lambda: CLOCK, clinic.clock)
    ann = await clinic.patient(100)
    await clinic.writes(ann, 1)
    assert (await clinic.talk(ann)).human_until is None, "the bot does not fall silent for nobody"
    await looks(clinic)
    clinic.clock.advance(hours=1)
    await clinic.opens(EAST)
    await looks(clinic)
    taken = await clinic.takes()
    assert [one.kind for one in taken if one.chat == EAST] == [
        "desk-topic",
        "desk-card",
        "desk-pin",
        "desk-note",
        "desk-copy",
    ]
    await clinic.arrives(*taken)
    await looks(clinic)
    assert await told(clinic, 100) == ["reached"]
    assert await clinic.desk_of(ann) == EAST


async def test_a_group_that_is_lost_while_nobody_else_is_there(database: Database) -> None:
    clinic = Clinic(database)
    clinic.handover = Handover(database, "telegram")
    clinic.promises = Promises(database, "telegram", clinic.handover, lambda: CLOCK, clinic.clock)
    await clinic.opens(EAST)
    ann = await clinic.patient(100)
    await clinic.writes(ann, 1)
    await clinic.arrives(*await clinic.takes())
    await clinic.handover.lose(EAST, clinic.now)
    await looks(clinic)
    assert await told(clinic, 100) == ["unreached"], "what has no answer yet nobody reads any more"
    # A colleague joins: it comes to their own chat.
    lee = await clinic.patient(9002)
    async with database.transaction() as connection:
        await put(connection, lee.id, Role.OPERATOR, clinic.now)
    clinic.clock.advance(seconds=timedelta(minutes=3).total_seconds())
    await looks(clinic)
    assert await copied(clinic, 9002) == [[1]]


async def test_what_waited_behind_what_failed_comes_in_order(database: Database) -> None:
    clinic = Clinic(database)
    ann = await clinic.patient(100)
    for message in (1, 2, 3):
        await clinic.writes(ann, message)
    copies = [one for one in await clinic.takes() if one.kind == "desk-copy"]
    await clinic.refuses(copies[0])
    await clinic.waits(*copies[1:])
    await looks(clinic)
    assert [one.chat for one in await clinic.takes()] == [100]
    clinic.clock.advance(minutes=3)
    await looks(clinic)
    taken = [one.payload["messages"] for one in await clinic.takes() if one.kind == "desk-copy"]
    assert taken == [[1], [2], [3]]


async def test_whoever_one_colleague_reads_is_not_stranded(database: Database) -> None:
    clinic = Clinic(database)
    lee, ann = await clinic.patient(9002), await clinic.patient(100)
    async with database.transaction() as connection:
        await put(connection, lee.id, Role.OPERATOR, clinic.now)
    await clinic.writes(ann, 1)
    taken = await clinic.takes()
    await clinic.refuses(*[one for one in taken if one.chat == NURSE])
    await clinic.arrives(*[one for one in taken if one.chat == 9002])
    await looks(clinic)
    assert await told(clinic, 100) == []

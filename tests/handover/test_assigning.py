"""A talk is given to a colleague, who is told and can give it back."""

from bot.conversation.role import Role
from bot.conversation.visit import Person
from bot.handover import Deed, Original
from bot.store import operators
from bot.store.database import Database
from tests.conftest import NOW
from tests.handover.desks import CLOCK, EAST, Clinic


async def colleague(clinic: Clinic, address: int) -> Person:
    person = await clinic.patient(address)
    async with clinic.database.transaction() as connection:
        await operators.put(connection, person.id, Role.OPERATOR, NOW)
    return person


async def given(clinic: Clinic) -> tuple[Person, Person, Person]:
    """Have May give Ann's talk to Lee; returns the three."""
    await clinic.opens(EAST)
    may, lee = await colleague(clinic, 9001), await colleague(clinic, 9002)
    ann = await clinic.patient(100)
    await clinic.writes(ann, 1)
    await clinic.handover.assign(await clinic.talk(ann), lee, Deed(may, clinic.now, "1", CLOCK))
    return may, lee, ann


async def test_it_goes_to_a_colleague_and_back_to_who_gave_it(database: Database) -> None:
    clinic = Clinic(database)
    may, lee, ann = await given(clinic)
    assert (await clinic.talk(ann)).assigned == lee.id
    assert await clinic.rows(9002) == [("desk-note", "assigned")]
    assert await clinic.handover.decline(
        await clinic.talk(ann), may.id, Deed(lee, clinic.now, "2", CLOCK)
    )
    assert (await clinic.talk(ann)).assigned == may.id
    assert await clinic.rows(9001) == [("desk-note", "declined")]
    # What is not one's own any more can't be given back.
    late = Deed(lee, clinic.now, "3", CLOCK)
    assert not await clinic.handover.decline(await clinic.talk(ann), may.id, late)


async def test_where_who_gave_it_has_left_nobody_has_it_and_the_desk_knows(
    database: Database,
) -> None:
    clinic = Clinic(database)
    may, lee, ann = await given(clinic)
    async with database.transaction() as connection:
        await operators.remove(connection, may.id)
    assert await clinic.handover.decline(
        await clinic.talk(ann), may.id, Deed(lee, clinic.now, "2", CLOCK)
    )
    assert (await clinic.talk(ann)).assigned is None
    assert await clinic.rows(9001) == []
    assert (await clinic.rows(EAST))[-1] == ("desk-note", "declined")


async def test_who_left_the_team_looks_after_nobody_and_hears_of_nobody(database: Database) -> None:
    clinic = Clinic(database)
    may, lee, ann = await given(clinic)
    async with database.transaction() as connection:
        await operators.remove(connection, lee.id)
    clinic.clock.advance(minutes=61)
    await clinic.promises.run_once(clinic.now)
    assert (await clinic.rows(EAST))[-1] == ("desk-note", "late")
    assert await clinic.rows(9002) == [("desk-note", "assigned")]
    await clinic.answers(await clinic.talk(ann), may, 2)
    assert (await clinic.talk(ann)).assigned == may.id


async def test_whose_colleague_is_off_duty_is_late_for_those_on_duty(database: Database) -> None:
    clinic = Clinic(database)
    _may, lee, _ann = await given(clinic)
    async with database.transaction() as connection:
        await operators.set_duty(connection, lee.id, clinic.now)
    clinic.clock.advance(minutes=61)
    await clinic.promises.run_once(clinic.now)
    assert await clinic.rows(9001) == [("desk-note", "late")]
    assert await clinic.rows(9002) == [("desk-note", "assigned")]


async def test_a_correction_of_what_was_said_before_is_no_answer(database: Database) -> None:
    clinic = Clinic(database)
    may, lee, ann = await given(clinic)
    await clinic.answers(await clinic.talk(ann), lee, 2)
    await clinic.writes(ann, 3)
    one = await clinic.talk(ann)
    await clinic.handover.hurry(one)
    corrected = Original(EAST, 1002, update=4, edited=True)
    await clinic.handover.reply(one, Deed(may, clinic.now, "4", CLOCK), corrected)
    assert (ann.address, [1002]) in [(100, what) for _kind, what in await clinic.rows(100)]
    ((waits, _wait),) = await clinic.handover.waiting(clinic.now)
    assert (waits.person, waits.urgent, waits.spoke) == (ann.id, True, lee.id)


async def test_what_was_urgent_is_so_no_more_once_it_was_given_back(database: Database) -> None:
    clinic = Clinic(database)
    may, _lee, ann = await given(clinic)
    await clinic.handover.hurry(await clinic.talk(ann))
    await clinic.handover.give_back(await clinic.talk(ann), Deed(may, clinic.now, "2", CLOCK))
    await clinic.writes(ann, 3)
    ((waits, _wait),) = await clinic.handover.waiting(clinic.now)
    assert not waits.urgent

"""More is written than a group takes: who waits is told once, who is in danger goes first."""

from datetime import timedelta

from sqlalchemy import update

from bot.conversation.lane import Lane
from bot.handover.promises import CARD_EVERY, IN_LINE
from bot.store.database import Database
from bot.store.tables import people
from tests.handover.desks import EAST, Clinic


async def test_who_waits_longer_than_a_minute_is_told_once(database: Database) -> None:
    clinic = Clinic(database)
    await clinic.opens(EAST)
    ann, bob = await clinic.patient(100), await clinic.patient(101)
    await clinic.writes(ann, 1)
    await clinic.arrives(*await clinic.takes())
    await clinic.writes(bob, 2)
    asked = clinic.now
    clinic.clock.advance(seconds=59)
    assert await clinic.promises.run_once(clinic.now) == 0
    assert clinic.promises.next_due() == asked + IN_LINE
    clinic.clock.advance(seconds=1)
    await clinic.promises.run_once(clinic.now)
    await clinic.writes(bob, 3)
    clinic.clock.advance(seconds=90)
    assert await clinic.promises.run_once(clinic.now) == 0
    assert await clinic.rows(101) == [("desk-told", "in-line")]
    assert await clinic.rows(100) == []


async def test_who_has_been_answered_and_waits_again_is_told_again(database: Database) -> None:
    clinic = Clinic(database)
    await clinic.opens(EAST)
    ann, nurse = await clinic.patient(100), await clinic.patient(9001)
    for message in (1, 2):
        await clinic.writes(ann, message)
        clinic.clock.advance(minutes=2)
        await clinic.promises.run_once(clinic.now)
        await clinic.arrives(*await clinic.takes())
        await clinic.answers(await clinic.talk(ann), nurse, message)
        await clinic.arrives(*await clinic.takes())
    told = [what for kind, what in await clinic.rows(100) if kind == "desk-told"]
    assert told.count("in-line") == 2


async def test_an_answer_is_none_to_words_that_still_wait_for_room(database: Database) -> None:
    clinic = Clinic(database)
    await clinic.opens(EAST)
    ann, nurse = await clinic.patient(100), await clinic.patient(9001)
    for message, seconds in ((1, 2), (2, 20)):
        await clinic.writes(ann, message)
        asked = clinic.now
        clinic.clock.advance(seconds=seconds)
        await clinic.answers(await clinic.talk(ann), nurse, message)
        waits = await clinic.handover.waiting(clinic.now)
        # What she wrote two seconds ago is there as good as at once.
        assert [wait.asked for _one, wait in waits] == ([asked] if seconds == 20 else [])
        await clinic.arrives(*await clinic.takes())
    await clinic.answers(await clinic.talk(ann), nurse, 3)
    assert await clinic.handover.waiting(clinic.now) == []


async def test_who_is_in_danger_goes_first_with_all_they_wrote(database: Database) -> None:
    clinic = Clinic(database)
    await clinic.opens(EAST)
    ann, bob = await clinic.patient(100), await clinic.patient(101)
    await clinic.writes(ann, 1)
    await clinic.writes(bob, 2)
    await clinic.handover.hurry(await clinic.talk(bob))
    await clinic.writes(bob, 3)
    taken = [one.payload["conversation"] for one in await clinic.takes()]
    hers, his = (await clinic.talk(ann)).id, (await clinic.talk(bob)).id
    assert taken == [his] * 5 + [hers] * 4


async def test_the_cards_of_many_talks_change_slowly_and_never_before_words(
    database: Database,
) -> None:
    clinic = Clinic(database)
    await clinic.opens(EAST)
    patients = [await clinic.patient(100 + number) for number in range(12)]
    for message, patient in enumerate(patients):
        await clinic.writes(patient, message)
    await clinic.arrives(*await clinic.takes())
    assert await clinic.promises.run_once(clinic.now) == 0
    # Something that every card tells of is another at once, as the day is at midnight.
    async with database.transaction() as connection:
        await connection.execute(update(people).values(language="en"))
    for _ in range(6):
        clinic.clock.advance(seconds=10)
        await clinic.promises.run_once(clinic.now)
    cards = await clinic.takes()
    assert [one.kind for one in cards] == ["desk-fresh"] * 3
    await clinic.arrives(*cards)
    # Whoever writes has theirs changed with it, behind the words.
    await clinic.writes(patients[-1], 50)
    clinic.clock.advance(seconds=30)
    assert await clinic.promises.run_once(clinic.now) == 0  # words wait: no other card now
    taken = await clinic.takes()
    assert [(one.kind, one.lane) for one in taken] == [
        ("desk-copy", Lane.TALK),
        ("desk-fresh", Lane.REMINDER),
    ]
    assert {one.payload["conversation"] for one in taken} == {(await clinic.talk(patients[-1])).id}
    await clinic.arrives(*taken)
    # The rest follow while nothing else is to be said, each once.
    rest = 0
    while await clinic.promises.run_once(clinic.now):
        rest += 1
        await clinic.arrives(*await clinic.takes())
        clinic.clock.advance(seconds=CARD_EVERY / timedelta(seconds=1))
    assert rest == 12 - 3 - 1

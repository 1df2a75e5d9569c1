"""A clinic with several groups: talks are spread, stay where they are, and move if one is lost."""

from collections import Counter

from bot.store.database import Database
from tests.handover.desks import CLOCK, EAST, WEST, Clinic


async def test_talks_are_spread_by_load_and_stay_where_they_are(database: Database) -> None:
    clinic = Clinic(database)
    await clinic.opens(EAST)
    early = [await clinic.patient(100 + number) for number in range(3)]
    for person in early:
        await clinic.writes(person, 1)
    await clinic.opens(WEST)
    late = [await clinic.patient(200 + number) for number in range(5)]
    for person in late:
        await clinic.writes(person, 1)
    assert [await clinic.desk_of(person) for person in late[:3]] == [WEST] * 3
    for person in early:
        await clinic.writes(person, 2)
    assert [await clinic.desk_of(person) for person in early] == [EAST] * 3
    spread = Counter([await clinic.desk_of(person) for person in [*early, *late]])
    assert spread == {EAST: 4, WEST: 4}


async def test_a_lost_groups_talks_are_spread_over_the_others(database: Database) -> None:
    clinic = Clinic(database)
    await clinic.opens(EAST)
    patients = [await clinic.patient(100 + number) for number in range(4)]
    for person in patients:
        await clinic.writes(person, 1)
    await clinic.arrives(*await clinic.takes())
    await clinic.opens(WEST, -1003)
    await clinic.writes(patients[0], 2)
    await clinic.refuses(*await clinic.takes())
    await clinic.promises.run_once(clinic.now)
    spread = Counter([await clinic.desk_of(person) for person in patients])
    assert spread == {WEST: 2, -1003: 2}
    moved = await clinic.desk_of(patients[0])
    assert moved is not None
    said = [what for kind, what in await clinic.rows(moved) if kind == "desk-copy"]
    assert said[:2] == [[1], [2]], "also what arrived in the lost group and has no answer yet"
    assert await clinic.promises.run_once(clinic.now) == 0


async def test_a_talk_without_a_question_opens_its_topic_with_the_next_message(
    database: Database,
) -> None:
    clinic = Clinic(database)
    await clinic.opens(EAST, WEST)
    ann = await clinic.patient(100)
    await clinic.handover.ask(ann, [], CLOCK, clinic.now)
    await clinic.arrives(*await clinic.takes())
    await clinic.handover.lose(EAST, clinic.now)
    await clinic.promises.run_once(clinic.now)
    assert await clinic.desk_of(ann) == WEST
    assert await clinic.rows(WEST) == []
    await clinic.writes(ann, 2)
    (copy,) = await clinic.takes()
    one = await clinic.talk(ann)
    place = await clinic.handover.place(copy.key, one.id, WEST, clinic.now, lost=False)
    assert place is not None
    assert place.reopened
    assert [kind for kind, _ in await clinic.rows(WEST)] == [
        "desk-copy", "desk-topic", "desk-card", "desk-pin",
    ]  # fmt: skip
    again = await clinic.handover.place(copy.key, one.id, WEST, clinic.now, lost=False)
    assert again is not None
    assert again.waits
    assert not again.reopened


async def test_a_group_that_is_lost_and_comes_back_gets_every_word_again(
    database: Database,
) -> None:
    clinic = Clinic(database)
    await clinic.opens(EAST)
    ann = await clinic.patient(100)
    await clinic.writes(ann, 1)
    await clinic.arrives(*await clinic.takes())
    await clinic.opens(WEST)
    await clinic.handover.lose(EAST, clinic.now)
    await clinic.promises.run_once(clinic.now)
    await clinic.opens(EAST)
    await clinic.handover.lose(WEST, clinic.now)
    await clinic.promises.run_once(clinic.now)
    assert await clinic.desk_of(ann) == EAST
    assert [what for kind, what in await clinic.rows(EAST) if kind == "desk-copy"] == [[1], [1]]


async def test_what_still_waits_for_a_lost_group_is_not_sent_there(database: Database) -> None:
    clinic = Clinic(database)
    await clinic.opens(EAST, WEST)
    ann = await clinic.patient(100)
    await clinic.writes(ann, 1)
    taken = await clinic.takes()
    await clinic.handover.lose(EAST, clinic.now)
    await clinic.promises.run_once(clinic.now)
    one = await clinic.talk(ann)
    for message in taken:
        place = await clinic.handover.place(message.key, one.id, EAST, clinic.now, lost=False)
        assert place is None
    assert ("desk-copy", [1]) in await clinic.rows(WEST)

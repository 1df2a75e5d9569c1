"""A topic whose opening nobody knows the end of: one is opened once more, and the team is told."""

from bot.store.database import Database
from bot.store.sending import Claimed, Settlement
from tests.handover.desks import EAST, Clinic
from tests.store.rows import settle


async def place(clinic: Clinic, message: Claimed) -> bool:
    """Tell whether a message may go now, as its composer asks."""
    number = message.payload["conversation"]
    found = await clinic.handover.place(message.key, number, EAST, clinic.now, lost=False)
    return found is not None and not found.waits


async def test_what_was_never_answered_is_opened_again_after_a_minute_and_the_team_is_told(
    database: Database,
) -> None:
    clinic = Clinic(database)
    await clinic.opens(EAST)
    ann = await clinic.patient(100)
    await clinic.writes(ann, 1)
    taken = await clinic.takes()
    topic, others = taken[0], taken[1:]
    assert topic.kind == "desk-topic"
    lost = Settlement(topic.id, topic.attempt, "unknown", "unknown")
    await settle(database, lost, now=clinic.now)
    for _ in range(2):
        assert not any([await place(clinic, one) for one in others])
    assert (await clinic.talk(ann)).topic == 2
    await clinic.waits(*others)
    assert {one.id for one in await clinic.takes()} == {one.id for one in others}
    clinic.clock.advance(minutes=1)
    again = [one for one in await clinic.takes() if one.kind == "desk-topic"]
    assert [one.payload["topic"] for one in again] == [2]
    await clinic.arrives(*again)
    card = next(one for one in others if one.kind == "desk-card")
    assert await place(clinic, card)
    assert ("desk-note", "doubled") in await clinic.rows(EAST)


async def test_a_group_in_which_no_topic_can_be_opened_is_no_desk(database: Database) -> None:
    clinic = Clinic(database)
    await clinic.opens(EAST)
    ann = await clinic.patient(100)
    await clinic.writes(ann, 1)
    (topic,) = [one for one in await clinic.takes() if one.kind == "desk-topic"]
    refused = Settlement(topic.id, topic.attempt, "failed", "refused")
    await settle(database, refused, now=clinic.now)
    assert await clinic.promises.run_once(clinic.now)
    assert await clinic.desk_of(ann) is None
    assert [what for _, what in await clinic.rows(9001)][-1] == [1]

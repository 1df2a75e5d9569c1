"""Silence is asked again, then passed on to the team; it is never taken for "fine"."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import StoreError
from bot.people import People
from bot.store import steps, subscriptions
from bot.store.database import Database
from tests.checkins.conftest import BEST, MORNING, TEAM, Ward

THREE = timedelta(hours=3)


async def test_the_team_hears_of_it_after_it_was_asked_again(ward: Ward) -> None:
    await ward.asks(MORNING)
    ward.clock.instant += THREE
    assert await ward.silence.run_once(ward.clock.now()) == 0
    await ward.asks(MORNING, f"{MORNING}+2")
    ward.clock.instant += THREE - timedelta(seconds=1)
    assert await ward.silence.run_once(ward.clock.now()) == 0
    ward.clock.advance(seconds=1)
    assert ward.silence.next_due() == ward.clock.now()
    assert await ward.silence.run_once(ward.clock.now()) == 1
    assert await ward.told() == ["silence-2"]
    assert await ward.silence.run_once(ward.clock.now()) == 0
    assert ward.silence.next_due() is None


async def test_a_plan_that_never_asks_again_makes_no_silence_fine(ward: Ward) -> None:
    await ward.asks(MORNING)
    ward.clock.instant += 2 * THREE
    await ward.silence.settled()
    assert await ward.told() == ["silence-1"]


async def test_the_same_message_tried_twice_counts_once(ward: Ward) -> None:
    first = await ward.asks(MORNING)
    again = await ward.asks(MORNING)
    assert first == again


async def test_what_did_not_arrive_was_not_asked(ward: Ward) -> None:
    """Two days of outage: it is written again and again, and nobody is silent."""
    for _ in range(3):
        composed = await ward.composes(MORNING)
        assert composed is not None
        assert composed.times == 0
        ward.clock.advance(hours=20)
        await ward.silence.settled()
    assert await ward.told() == []
    assert ward.silence.next_due() is None
    assert await ward.checkins.open(ward.patient, None, ward.clock.now()) is None


async def test_the_wait_begins_when_it_arrives(ward: Ward) -> None:
    await ward.composes(MORNING)
    ward.clock.instant += THREE
    await ward.asks(MORNING)
    ward.clock.instant += THREE
    await ward.composes(MORNING, f"{MORNING}+2")  # which never goes out
    ward.clock.instant += THREE - timedelta(seconds=1)
    assert await ward.silence.run_once(ward.clock.now()) == 0
    ward.clock.advance(seconds=1)
    assert await ward.silence.run_once(ward.clock.now()) == 1
    assert await ward.told() == ["silence-1"]


async def test_one_on_its_way_leaves_the_one_before_open(ward: Ward) -> None:
    await ward.asks(MORNING)
    await ward.composes("check-day-1-evening")
    found = await ward.checkins.open(ward.patient, None, ward.clock.now())
    assert found is not None
    assert found.step == MORNING


async def test_a_new_round_goes_on_where_the_last_one_asked(ward: Ward) -> None:
    """What else was lost meanwhile began the round: the question is asked the second time."""
    asked = await ward.asks(MORNING)
    assert asked is not None
    await ward.answers(asked, *BEST[:2])
    async with ward.database.transaction() as connection:
        found = await subscriptions.get(connection, ward.subscription)
        assert found is not None
        await subscriptions.save(connection, replace(found, round=2), ward.clock.now())
    again = await ward.composes(MORNING, f"{MORNING}+2", round_=2)
    assert again is not None
    assert (again.id, again.times, len(again.answers)) == (asked.id, 1, 2)


async def test_half_an_answer_is_passed_on_too(ward: Ward) -> None:
    asked = await ward.asks(MORNING)
    assert asked is not None
    await ward.answers(asked, *BEST[:4])
    ward.clock.instant += 2 * THREE
    await ward.silence.settled()
    assert await ward.told() == ["silence-1"]
    # A late end is still kept, and nothing more is told.
    reply = await ward.answers(asked, *BEST[4:])
    assert (reply.late, reply.checkin.closed) == (False, ward.clock.now())


async def test_whoever_answered_is_not_told_of(ward: Ward) -> None:
    asked = await ward.asks(MORNING)
    assert asked is not None
    await ward.answers(asked, *BEST)
    ward.clock.advance(days=2)
    assert await ward.silence.run_once(ward.clock.now()) == 0


@pytest.mark.parametrize("how", ["stop", "withdraw", "erase"])
async def test_who_wants_nothing_any_more_is_left_alone(ward: Ward, how: str) -> None:
    await ward.asks(MORNING)
    now = ward.clock.now()
    match how:
        case "stop":
            await People(ward.database).stop(ward.patient, now)
        case "withdraw":
            await ward.subscriptions.withdraw(ward.patient, now)
        case _:
            await People(ward.database).erase(ward.patient, ward.clock.now())
    ward.clock.advance(days=1)
    await ward.silence.settled()
    assert await ward.told() == []
    assert ward.silence.next_due() is None


async def test_without_the_database_nothing_is_forgotten(ward: Ward) -> None:
    await ward.asks(MORNING)
    ward.clock.instant += 2 * THREE
    address = ward.database.url.set(database="/no/such/folder/x.db")
    if ward.database.is_sqlite:
        closed = Database(address.render_as_string(hide_password=False))
        away = type(ward.silence)(closed, TEAM, ward.clock)
        with pytest.raises(StoreError):
            await away.run_once(ward.clock.now())
        await closed.close()
    assert await ward.silence.run_once(ward.clock.now()) == 1


async def test_an_operation_put_off_makes_no_silence_of_what_was_asked_too_early(
    ward: Ward,
) -> None:
    await ward.asks(MORNING)
    later = ward.clock.now() + timedelta(days=10)
    await ward.subscriptions.reschedule(ward.patient, later.date(), None, ward.clock.now())
    ward.clock.instant += 2 * THREE
    await ward.silence.settled()
    assert await ward.told() == []


async def test_an_operation_that_was_not_put_off_after_all_leaves_the_question_open(
    ward: Ward,
) -> None:
    """A tap on a wrong day, taken back: the silence counts as if nothing had been."""
    answered = await ward.asks(MORNING)
    assert answered is not None
    await ward.answers(answered, *BEST)
    asked = await ward.asks("check-day-1-evening")
    assert asked is not None
    current = await ward.subscriptions.current(ward.patient)
    assert current is not None
    now = ward.clock.now()
    for day in (now.date() + timedelta(days=10), current.operation.day):
        await ward.subscriptions.reschedule(ward.patient, day, None, now)
    found = await ward.checkins.open(ward.patient, None, now)
    assert found is not None
    assert found.id == asked.id
    ward.clock.instant += 2 * THREE
    await ward.silence.settled()
    assert await ward.told() == ["silence-1"]


async def test_a_red_flag_by_mistake_leaves_the_rest_of_the_questions_open(ward: Ward) -> None:
    """Taken back and then left: asked again by the plan, then passed on."""
    asked = await ward.asks(MORNING)
    assert asked is not None
    await ward.answers(asked, "breathing-none", "side-pain")
    assert await ward.told() == ["side-pain"]
    reply = await ward.answers(asked, "side-none")
    assert reply.checkin.closed is None
    async with ward.database.transaction() as connection:
        marks = await steps.load(connection, [ward.subscription])
    assert not any(mark.done for mark in marks[ward.subscription])
    ward.clock.instant += THREE - timedelta(seconds=1)
    assert await ward.silence.run_once(ward.clock.now()) == 0
    again = await ward.asks(MORNING, f"{MORNING}+2")
    assert again is not None
    assert (again.times, len(again.answers)) == (2, 2)
    ward.clock.instant += THREE
    await ward.silence.settled()
    assert await ward.told() == ["side-pain", "silence-2"]


async def test_a_red_flag_that_stands_ends_it(ward: Ward) -> None:
    asked = await ward.asks(MORNING)
    assert asked is not None
    await ward.answers(asked, "side-pain", "breathing-none")
    ward.clock.instant += 3 * THREE
    await ward.silence.settled()
    assert await ward.told() == ["side-pain"]

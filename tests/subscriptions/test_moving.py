"""An operation that is moved, moved back, or was on another day all the time."""

from datetime import date, timedelta

import pytest

from bot.recovery.later import Later
from bot.recovery.plan import Operation
from bot.recovery.subscription import Move
from tests.content import shipped
from tests.subscriptions.following import OPERATION, Life, local, plain

AWAY = date(2026, 12, 20)


async def test_away_and_back_repeats_nothing_that_was_said_or_done(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person)
    assert await life.go("2026-12-02 11:00") == ["smoking", "papers"]
    await life.subscriptions.done(person, number, "papers", life.clock.now())
    for day in (AWAY, OPERATION, AWAY, date(2026, 12, 28), OPERATION):
        await life.subscriptions.reschedule(person, day, None, life.clock.now())
        assert await life.deliver() == []
    seen = await life.subscriptions.overview(person, life.clock.now())
    assert seen is not None
    assert [one.step.id for one in seen.done] == ["papers"]
    assert await life.go("2026-12-03 20:00") == ["card"]


async def test_what_the_other_date_said_is_not_said_again_when_it_is_taken_back(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-11-20 09:00")
    await life.subscriptions.reschedule(person, date(2026, 12, 6), None, life.clock.now())
    assert await life.go("2026-11-23 09:00") == ["smoking"]
    await life.subscriptions.reschedule(person, OPERATION, None, life.clock.now())
    assert await life.go("2026-12-02 10:00") == ["papers"]


async def test_what_waited_comes_once_after_all(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person)
    await life.go("2026-12-04 09:05")
    await life.subscriptions.later(person, number, "head-up", Later.EVENING, life.clock.now())
    life.clock.instant = local("2026-12-04 12:00")
    await life.plan()
    assert await life.keys() == ["s:1:1:visit"]
    for day in (AWAY, OPERATION):
        await life.subscriptions.reschedule(person, day, None, life.clock.now())
    assert await life.deliver() == ["visit"]
    assert await life.go("2026-12-04 19:00") == ["head-up@20261204T1100"]


async def test_a_wrong_date_in_the_past_takes_nothing_from_the_right_one(life: Life) -> None:
    """Subscribed the day before the operation, with the month before: what prepares still comes."""
    life.clock.instant = local("2026-12-02 12:00")
    person = await life.meet()
    await life.enrol(person, date(2026, 11, 3))
    assert plain(await life.deliver()) == ["summary"]
    await life.subscriptions.reschedule(person, OPERATION, None, life.clock.now())
    assert plain(await life.deliver()) == ["papers", "smoking"]
    assert await life.go("2026-12-03 20:00") == ["card"]


async def test_what_was_said_for_an_operation_weeks_ago_is_said_for_tomorrows(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person, date(2026, 11, 20))
    await life.go("2026-11-19 12:00")
    await life.subscriptions.done(person, number, "papers", life.clock.now())
    life.clock.instant = local("2026-12-02 12:00")
    await life.subscriptions.reschedule(person, OPERATION, None, life.clock.now())
    assert "papers" in await life.deliver()


async def test_days_of_earlier_rounds_are_kept(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.subscriptions.reschedule(person, AWAY, None, life.clock.now())
    later = AWAY + timedelta(days=1)
    await life.subscriptions.reschedule(person, later, None, life.clock.now())
    seen = await life.subscriptions.current(person)
    assert seen is not None
    assert seen.moves == (Move(1, Operation(OPERATION)), Move(2, Operation(AWAY)))
    assert [seen.operation_in(n) for n in (1, 2, 3)] == [
        Operation(OPERATION),
        Operation(AWAY),
        Operation(later),
    ]


async def test_what_would_change_is_shown_as_it_will_be(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-12-02 11:00")
    await life.subscriptions.reschedule(person, AWAY, None, life.clock.now())
    change = await life.subscriptions.difference(person, Operation(OPERATION), life.clock.now())
    assert change is not None
    assert [one.key for one in change.gone] == ["smoking", "papers"]


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ("2026-12-02 11:00", "2026-12-02 11:00"),
        ("2026-12-02 23:00", "2026-12-03 08:00"),
        ("2026-12-05 12:00", "2026-12-05 12:00"),
    ],
)
@pytest.mark.parametrize("days", [-60, -13, -3, 1, 6])
async def test_what_a_move_brings_is_what_was_foreseen(
    life: Life, at: str, until: str, days: int
) -> None:
    life.plans["facelift"] = shipped().plan("facelift")
    person = await life.meet()
    await life.enrol(person, plan="facelift")
    await life.go(at)
    day = OPERATION + timedelta(days=days)
    change = await life.subscriptions.difference(person, Operation(day), life.clock.now())
    assert change is not None
    stays = (*change.same, *change.added, *(after for _, after in change.moved))
    await life.subscriptions.reschedule(person, day, None, life.clock.now())
    came = await life.go(until)
    assert set(plain(came)) - {"summary"} == {one.key for one in stays if one.due <= local(until)}
    told = [key for key in came if key.startswith("summary:")]
    seen = await life.subscriptions.overview(person, life.clock.now())
    assert seen is not None
    said = [one.payload["steps"] for one in seen.ledger if one.key.split(":", 3)[3] in told]
    assert [one.step.id for one in change.told] == [step for some in said for step in some]


async def test_who_ends_it_and_begins_anew_is_not_told_everything_twice(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person)
    assert await life.go("2026-12-02 11:00") == ["smoking", "papers"]
    await life.subscriptions.done(person, number, "papers", life.clock.now())
    await life.subscriptions.end(person, life.clock.now())
    again = await life.enrol(person)
    assert again != number
    assert await life.deliver() == []
    await life.subscriptions.end(person, life.clock.now())
    await life.subscriptions.reopen(person, number, life.clock.now())
    assert await life.go("2026-12-03 20:00") == ["card"]


async def test_a_question_left_open_is_asked_anew(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-12-05 18:30")
    await life.subscriptions.end(person, life.clock.now())
    await life.enrol(person)
    assert await life.go("2026-12-05 19:00") == ["check"]

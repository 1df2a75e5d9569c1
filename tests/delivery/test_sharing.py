"""Processes that send for one bot divide its budget among them, and notice who is gone."""

from datetime import timedelta
from functools import partial

from bot.clock import MovableClock
from bot.delivery import Sharing
from bot.delivery.sharing import AT_FIRST, WITHIN
from bot.store.database import Database
from tests.conftest import StillClock


async def test_a_new_process_begins_with_little_and_ends_with_its_part(
    database: Database, clock: StillClock
) -> None:
    moved = MovableClock(clock)
    parts: dict[str, float] = {}
    first = Sharing(database, "telegram", lambda part: parts.update(first=part), moved)
    for _ in range(2):
        await first.run_once()
    assert parts == {"first": 1}
    second = Sharing(database, "telegram", lambda part: parts.update(second=part), moved)
    assert await second.run_once() == 2
    assert parts["second"] == AT_FIRST
    await first.run_once()
    await second.run_once()
    assert parts == {"first": 0.5, "second": 0.5}


async def test_who_is_gone_or_killed_leaves_its_part_to_the_others(
    database: Database, clock: StillClock
) -> None:
    moved = MovableClock(clock)
    parts: dict[str, float] = {}
    one, two, three = (
        Sharing(database, "telegram", partial(parts.__setitem__, n), moved)
        for n in ("one", "two", "three")
    )
    for _ in range(2):
        for sharing in (one, two, three):
            await sharing.run_once()
    await two.close()
    await one.run_once()
    assert parts["one"] == 0.5
    moved.advance(WITHIN + timedelta(seconds=1))
    await one.run_once()
    assert parts["one"] == 1

"""Claims: in the order of their lanes, never twice, fenced against who comes late."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.conversation.lane import Lane
from bot.delivery import fates
from bot.store import sending
from bot.store.database import Database
from bot.store.sending import Settlement
from tests.conftest import NOW
from tests.store.rows import LEASE, claim, fill, message, put, settle, states

SECOND = timedelta(seconds=1)


@pytest.fixture
async def second(address: str, database: Database) -> AsyncIterator[Database]:
    """Another process's way to the same database."""
    opened = Database(address)
    await opened.open()
    yield opened
    await opened.close()


async def test_urgent_goes_first_then_the_earliest_and_nothing_before_its_time(
    database: Database,
) -> None:
    await put(
        database,
        message("news", lane=Lane.ANNOUNCEMENT, due=NOW - 9 * SECOND),
        message("late", due=NOW),
        message("early", due=NOW - SECOND),
        message("future", lane=Lane.URGENT, due=NOW + SECOND),
        message("alarm", lane=Lane.URGENT),
        message("elsewhere", channel="wechat"),
    )
    assert [m.key for m in await claim(database, limit=2)] == ["alarm", "early"]
    assert [m.key for m in await claim(database, limit=3)] == ["late", "news"]


async def test_two_claimers_never_get_the_same_message(
    database: Database, second: Database
) -> None:
    await fill(database, 300, ready_of=[NOW])
    taken: list[int] = []

    async def work(one: Database) -> None:
        while found := await claim(one, limit=7):
            taken.extend(m.id for m in found)

    await asyncio.gather(work(database), work(second), work(database))
    assert len(taken) == len(set(taken)) == 300


async def test_who_comes_back_late_changes_nothing(database: Database, second: Database) -> None:
    await put(database, message("a"))
    (slow,) = await claim(second)
    after = NOW + LEASE
    async with database.transaction() as connection:
        assert await sending.take_over(connection, "telegram", after - SECOND) == 0
        assert await sending.take_over(connection, "telegram", after) == 1
    (fresh,) = await claim(database, after)
    assert fresh.attempt == slow.attempt + 1

    async with second.transaction() as connection:
        assert await sending.begin(connection, [slow]) == set()
        await sending.progress(connection, slow, 5)
    await settle(second, Settlement(slow.id, slow.attempt, "failed", "refused"))
    async with database.transaction() as connection:
        assert await sending.begin(connection, [fresh]) == {fresh.id}
    await settle(database, Settlement(fresh.id, fresh.attempt, "sent"))
    await settle(second, Settlement(slow.id, slow.attempt, "waiting", ready=NOW))
    assert await states(database) == {"a": ("sent", None)}
    assert await claim(database, after + LEASE) == []


async def test_only_what_was_begun_counts_as_perhaps_sent(database: Database) -> None:
    await put(database, message("begun"), message("claimed", due=NOW + SECOND))
    begun, _ = await claim(database, NOW + SECOND)
    async with database.transaction() as connection:
        await sending.begin(connection, [begun])
        await sending.progress(connection, begun, 1)
    # The process dies here; the next one owns the database alone.
    async with database.transaction() as connection:
        assert await sending.take_over(connection, "telegram", None) == 2
    again = {m.key: (m.unsure, m.parts_sent) for m in await claim(database, NOW + SECOND)}
    assert again == {"begun": (1, 1), "claimed": (0, 0)}


async def test_a_wait_is_no_lease_that_a_new_process_ends(database: Database) -> None:
    await put(database, message("a"))
    (held,) = await claim(database)
    later = NOW + timedelta(seconds=10_000)
    await settle(database, Settlement(held.id, held.attempt, "waiting", "rate", ready=later))
    async with database.transaction() as connection:
        assert await sending.take_over(connection, "telegram", None) == 0
        assert await sending.earliest(connection, "telegram") == later
    assert await claim(database, later - SECOND) == []
    assert len(await claim(database, later)) == 1


async def test_the_next_instant_is_known_over_all_lanes(database: Database) -> None:
    async with database.transaction() as connection:
        assert await sending.earliest(connection, "telegram") is None
    await put(
        database,
        message("b", lane=Lane.ANNOUNCEMENT, due=NOW + SECOND),
        message("a", lane=Lane.URGENT, due=NOW + 2 * SECOND),
    )
    async with database.transaction() as connection:
        assert await sending.earliest(connection, "telegram") == NOW + SECOND


@pytest.mark.parametrize("count", [10_000, 100_000])
async def test_claiming_and_settling_read_an_index_however_many_wait(
    database: Database, count: int
) -> None:
    await fill(database, count, ready_of=[NOW + timedelta(days=day) for day in range(1, 50)])
    await fill(database, 50, start=count, ready_of=[NOW])
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, values: Any, *_more: object) -> None:
        asked.append((statement, values[0] if isinstance(values, list) else values))

    async with database.transaction() as connection:
        await connection.execute(text("ANALYZE"))
        event.listen(connection.sync_connection, "before_cursor_execute", note)
        claimed = await sending.claim(connection, "telegram", NOW, LEASE, 20)
        assert len(claimed) == len(await sending.begin(connection, claimed)) == 20
        await sending.settle(connection, [fates.sent(one, 7) for one in claimed], NOW)
        assert await sending.earliest(connection, "telegram") == NOW
        await sending.take_over(connection, "telegram", NOW)
        event.remove(connection.sync_connection, "before_cursor_execute", note)
        explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
        for statement, values in asked:
            rows = await connection.exec_driver_sql(f"{explain} {statement}", values)
            plan = "\n".join(str(row[-1]) for row in rows)
            assert "ix_outbox_" in plan or "pk_outbox" in plan or "PRIMARY KEY" in plan, plan
            assert "SCAN outbox" not in plan, plan
            assert "Seq Scan" not in plan, plan

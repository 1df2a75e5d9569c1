"""The planner: what it costs, several side by side, and the loop around it."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import JSON, Date, case, event, insert, literal, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreBusyError
from bot.store.database import Database
from bot.store.migrating import migrate
from bot.store.subscriptions import due_query, stale_query
from bot.store.tables import Instant, people, subscriptions
from bot.subscriptions import Planner
from bot.subscriptions.looking import digest_of
from tests.conftest import NOW, StillClock, postgres_database
from tests.subscriptions.following import OPERATION, PLAN, ZONE, Life, local


async def crowd(connection: AsyncConnection, size: int, due: int) -> None:
    """Many who follow a plan, ``due`` of them with something to do now."""
    first = select(literal(1).label("n")).cte("numbers", recursive=True)
    number = first.union_all(select(first.c.n + 1).where(first.c.n < size)).c.n
    seen: list[Any] = [literal(NOW, Instant), literal(NOW, Instant)]
    who = select(literal("telegram"), number, *seen)
    names = ["channel", "address", "first_seen", "last_seen"]
    await connection.execute(insert(people).from_select(names, who))
    following: dict[str, Any] = {
        "person": number,
        "plan": literal("lift"),
        "day": literal(OPERATION, Date),
        "zone": literal(ZONE),
        "pauses": literal([], JSON),
        "plan_digest": literal(digest_of(PLAN)),
        "next_due": case((number <= due, literal(NOW, Instant)), else_=NOW + timedelta(days=1)),
        "created": literal(NOW, Instant),
    }
    rows = select(*following.values())
    await connection.execute(insert(subscriptions).from_select(list(following), rows))


@pytest.mark.parametrize("size", [10_000, 1_000_000])
async def test_finding_what_is_due_reads_an_index_however_many_there_are(
    tmp_path: object, size: int, clock: StillClock
) -> None:
    database = Database(f"sqlite:///{tmp_path}/many.db")
    await database.open()
    await migrate(database)
    planner = Planner(database, lambda: {PLAN.id: PLAN}, clock, batch=10)
    queries = (
        due_query(NOW, 10),
        stale_query("lift", "x", older=True, limit=10),
        stale_query("lift", "x", older=False, limit=10),
    )
    async with database.transaction() as connection:
        await crowd(connection, size, 25)
        for query in queries:
            words = query.compile(
                dialect=sqlite.dialect(),
                compile_kwargs={"literal_binds": True},
            )
            rows = (await connection.execute(text(f"EXPLAIN QUERY PLAN {words}"))).all()
            steps = [row.detail for row in rows]
            assert len(steps) == 1, steps
            assert steps[0].startswith("SEARCH subscriptions USING INDEX ix_"), steps
        raw = await connection.get_raw_connection()
        ticks = 0

        def tick() -> int:
            nonlocal ticks
            ticks += 1
            return 0

        assert raw.driver_connection is not None
        await raw.driver_connection.set_progress_handler(tick, 100)
    counts = [await planner.run_once(NOW) for _ in range(4)]
    assert counts == [10, 10, 5, 0]
    # SQLite's own steps for 25 subscriptions: a scan of all would be millions.
    assert 0 < ticks < 500
    await database.close()


async def test_postgresql_too_reads_an_index(postgres: str) -> None:
    async with postgres_database(postgres) as url:
        database = Database(url)
        await database.open()
        await migrate(database)
        async with database.transaction() as connection:
            await crowd(connection, 10_000, 25)
            await connection.execute(text("ANALYZE subscriptions"))
            for query in (due_query(NOW, 10), stale_query("lift", "x", older=False, limit=10)):
                words = query.compile(
                    dialect=postgresql.dialect(),  # type: ignore[no-untyped-call]
                    compile_kwargs={"literal_binds": True},
                )
                rows = (await connection.execute(text(f"EXPLAIN {words}"))).scalars()
                plan = "\n".join(rows)
                assert "Index Scan using ix_subscriptions" in plan, plan
                assert "Seq Scan" not in plan
        await database.close()


async def test_several_planners_share_the_work_and_none_does_it_twice(
    postgres: str, clock: StillClock
) -> None:
    async with postgres_database(postgres) as url:
        databases = [Database(url) for _ in range(3)]
        for database in databases:
            await database.open()
        await migrate(databases[0])
        async with databases[0].transaction() as connection:
            await crowd(connection, 60, 60)
        now = local("2026-12-03 20:00")
        planners = [Planner(one, lambda: {PLAN.id: PLAN}, clock, batch=5) for one in databases]

        async def work(planner: Planner) -> int:
            looks = 0
            while found := await planner.run_once(now):
                looks += found
            return looks

        looks = await asyncio.gather(*map(work, planners))
        assert sum(looks) == 60
        async with databases[0].transaction() as connection:
            sent = await connection.scalar(text("SELECT count(*) FROM outbox WHERE kind = 'step'"))
        assert sent == 60
        for database in databases:
            await database.close()


async def test_a_batch_is_one_transaction(life: Life) -> None:
    for address in range(1, 8):
        await life.enrol(await life.meet(address))
    life.clock.instant = local("2026-11-19 09:00")
    commits = 0

    def committed(_connection: object) -> None:
        nonlocal commits
        commits += 1

    event.listen(life.database._engine.sync_engine, "commit", committed)
    assert await life.planner.run_once(life.clock.now()) == 7
    assert commits == 1
    assert len(await life.deliver()) == 7


async def test_the_loop_wakes_for_what_is_due_and_for_a_signal(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[datetime] = []
    done = asyncio.Event()
    once = life.planner.run_once

    async def run_once(now: datetime) -> int:
        looked.append(now)
        found = await once(now)
        if len(await life.keys()) == 1:
            done.set()
        return found

    monkeypatch.setattr(life.planner, "run_once", run_once)
    await life.enrol(await life.meet())
    loop = asyncio.create_task(life.planner.run())
    while not looked:  # noqa: ASYNC110
        await asyncio.sleep(0)
    life.clock.instant = local("2026-11-19 09:00")
    life.planner.wake()
    async with asyncio.timeout(20):
        await done.wait()
    loop.cancel()
    assert await life.keys() == ["s:1:1:smoking"]


async def test_a_database_that_is_away_is_waited_for(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.subscriptions.planner.LONGEST_SLEEP", 0.0)
    await life.enrol(await life.meet())
    life.clock.instant = datetime(2026, 11, 19, 1, tzinfo=UTC)
    failed, worked = asyncio.Event(), asyncio.Event()
    once = life.planner.run_once

    async def run_once(now: datetime) -> int:
        if not failed.is_set():
            failed.set()
            raise StoreBusyError("away")
        found = await once(now)
        worked.set()
        return found

    monkeypatch.setattr(life.planner, "run_once", run_once)
    loop = asyncio.create_task(life.planner.run())
    async with asyncio.timeout(20):
        await worked.wait()
    loop.cancel()
    assert await life.keys() == ["s:1:1:smoking"]

"""The inbox keeps what was handed over, once, until it is answered."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import StoreBusyError
from bot.store import dialogs, inbox, people
from bot.store.batching import Batcher
from bot.store.database import Database
from bot.store.dialogs import SavedDialog
from bot.store.inbox import Received
from bot.store.people import Sighting
from bot.store.tables import inbox as inbox_table
from tests.conftest import NOW


async def test_an_update_seen_twice_is_fresh_once(database: Database) -> None:
    first, second = Received(7, b"{}"), Received(8, b"{}")
    async with database.transaction() as connection:
        assert await inbox.accept(connection, "telegram", [first, first], NOW) == [first]
    async with database.transaction() as connection:
        again = await inbox.accept(connection, "telegram", [second, first], NOW)
    assert again == [second]


async def test_the_same_number_from_another_channel_is_another_update(database: Database) -> None:
    update = Received(7, b"{}")
    async with database.transaction() as connection:
        assert await inbox.accept(connection, "telegram", [update], NOW) == [update]
        assert await inbox.accept(connection, "wechat", [update], NOW) == [update]


async def test_what_is_not_settled_comes_back_in_order(database: Database) -> None:
    updates = [Received(number, str(number).encode()) for number in (9, 7, 8)]
    async with database.transaction() as connection:
        await inbox.accept(connection, "telegram", updates, NOW)
        await inbox.progress(connection, "telegram", 8, 2)
        await inbox.settle(connection, "telegram", [7], NOW)
    async with database.transaction() as connection:
        left = await inbox.unfinished(connection, "telegram", None, 10)
        first = await inbox.unfinished(connection, "telegram", None, 1)
        after = await inbox.unfinished(connection, "telegram", 8, 10)
        settled = await inbox.find(connection, "telegram", 7)
        one = await inbox.find(connection, "telegram", 9)
    assert left == [Received(8, b"8", parts_sent=2), Received(9, b"9")]
    assert (first, after) == (left[:1], left[1:])
    assert (settled, one) == (None, left[1])


async def test_a_settled_update_is_forgotten_but_for_its_number(database: Database) -> None:
    async with database.transaction() as connection:
        await inbox.accept(connection, "telegram", [Received(7, b"a person's words")], NOW)
        await inbox.settle(connection, "telegram", [7], NOW)
        assert await connection.scalar(select(inbox_table.c.payload)) is None
    async with database.transaction() as connection:
        assert await inbox.purge(connection, NOW) == 0
        assert await inbox.purge(connection, NOW + timedelta(days=3)) == 1


async def test_dialogs_are_kept_replaced_and_forgotten(database: Database) -> None:
    async with database.transaction() as connection:
        await dialogs.save(connection, "telegram", [SavedDialog(1, {"query": "拆线"})], NOW)
        await dialogs.save(connection, "telegram", [SavedDialog(1, {"query": "肿"})], NOW)
        assert await dialogs.load(connection, "telegram", [1, 2]) == {1: {"query": "肿"}}
        await dialogs.save(connection, "telegram", [SavedDialog(1, {})], NOW)
        assert await dialogs.load(connection, "telegram", [1]) == {}


async def test_somebody_new_gets_one_row_however_often_met(database: Database) -> None:
    sighting = {42: Sighting(42, "zh-hans", NOW)}
    async with database.transaction() as connection:
        first = (await people.meet(connection, "telegram", sighting))[42]
        again = (await people.meet(connection, "telegram", sighting))[42]
    assert first == again
    assert first.language is None
    assert first.language_code == "zh-hans"


class TestBatcher:
    """Work that waits shares a transaction, failures don't spread."""

    async def test_what_waits_goes_together(self) -> None:
        calls: list[list[int]] = []
        begun, gate = asyncio.Event(), asyncio.Event()

        async def work(items: Sequence[int]) -> list[int]:
            calls.append(list(items))
            begun.set()
            await gate.wait()
            return [item * 2 for item in items]

        batcher = Batcher(work)
        tasks = [asyncio.create_task(batcher(1))]
        async with asyncio.timeout(20):
            await begun.wait()
        tasks += [asyncio.create_task(batcher(number)) for number in range(2, 6)]
        await asyncio.sleep(0)
        gate.set()
        assert await asyncio.gather(*tasks) == [2, 4, 6, 8, 10]
        assert calls == [[1], [2, 3, 4, 5]]

    async def test_one_that_fails_harms_no_neighbour(self) -> None:
        async def work(items: Sequence[int]) -> list[int]:
            if 3 in items:
                raise ValueError("three")
            return list(items)

        batcher = Batcher(work)
        results = await asyncio.gather(*(batcher(n) for n in range(5)), return_exceptions=True)
        assert [r for r in results if not isinstance(r, BaseException)] == [0, 1, 2, 4]
        assert isinstance(results[3], ValueError)

    async def test_a_database_that_is_away_fails_all_at_once(self) -> None:
        calls = 0

        async def work(items: Sequence[int]) -> list[int]:
            nonlocal calls
            calls += 1
            raise StoreBusyError("away")

        batcher = Batcher(work)
        results = await asyncio.gather(*(batcher(n) for n in range(5)), return_exceptions=True)
        assert all(isinstance(result, StoreBusyError) for result in results)
        assert calls == 1

    async def test_a_caller_who_gave_up_does_not_stop_the_others(self) -> None:
        gate = asyncio.Event()

        async def work(items: Sequence[int]) -> list[int]:
            await gate.wait()
            return list(items)

        batcher = Batcher(work)
        lost, kept = asyncio.create_task(batcher(1)), asyncio.create_task(batcher(2))
        await asyncio.sleep(0)
        lost.cancel()
        gate.set()
        assert await kept == 2
        with pytest.raises(asyncio.CancelledError):
            await lost

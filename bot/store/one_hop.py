"""aiosqlite with one change of threads a statement.

SQLAlchemy makes a cursor, executes, fetches and closes: four calls that aiosqlite hands to its
thread one by one, each for 0.05 ms or more. SQLite itself needs a tenth of that. Here executing
fetches as well, and the other three cost nothing.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Final, Self, cast

import aiosqlite

_CHUNK: Final = 64


class _Cursor:
    """What SQLAlchemy asks of an aiosqlite cursor."""

    def __init__(self, connection: "_Connection") -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> "_Cursor":
        return await self._do(sqlite3.Connection.execute, sql, parameters)

    async def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> "_Cursor":
        return await self._do(sqlite3.Connection.executemany, sql, rows)

    async def fetchall(self) -> Sequence[Any]:
        return self._rows

    async def close(self) -> None:
        """Nothing is open: all rows are fetched."""

    async def _do(self, how: Any, *arguments: Any) -> "_Cursor":
        done, self._rows = await self._connection.whole(how, *arguments)
        self.description, self.rowcount, self.lastrowid = (
            done.description,
            done.rowcount,
            done.lastrowid,
        )
        return self


class _Connection(aiosqlite.Connection):
    changes = 0
    """How many rows this connection has changed so far, as of the last statement."""

    def cursor(self) -> Any:
        """Return a cursor; there is none in SQLite before it executes."""
        return _Cursor(self)

    async def whole(self, how: Any, *arguments: Any) -> tuple[sqlite3.Cursor, list[Any]]:
        """Run a statement and fetch its rows."""

        def do() -> tuple[sqlite3.Cursor, list[Any]]:
            cursor = how(self._conn, *arguments)
            self.changes = self._conn.total_changes
            return cursor, cursor.fetchall() if cursor.description else []

        found = await self._execute(do)  # type: ignore[no-untyped-call]  # aiosqlite's own way in
        return cast("tuple[sqlite3.Cursor, list[Any]]", found)


def connect(path: str, **arguments: Any) -> aiosqlite.Connection:
    """Return a connection, to be awaited; the arguments are those of `sqlite3.connect`."""
    connection = _Connection(lambda: sqlite3.connect(path, **arguments), _CHUNK)
    # As SQLAlchemy does it for aiosqlite's own: a process may end without having closed it.
    connection._thread.daemon = True  # noqa: SLF001
    return connection

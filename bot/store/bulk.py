"""One statement for many rows, without SQLAlchemy's work for each row.

SQLAlchemy converts every value of every row anew, which costs five times what SQLite needs to
change the row. Here the statement is compiled once, the driver gets and gives the rows as they
are, and a value that many rows share is converted once.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, cast

from sqlalchemy import (
    ARRAY,
    JSON,
    BigInteger,
    BindParameter,
    Boolean,
    ClauseElement,
    ColumnElement,
    TypeDecorator,
    Update,
    bindparam,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import InternalTraversal
from sqlalchemy.types import TypeEngine


class _Among(ColumnElement[bool]):
    """Whether a column's value is in a list of numbers, which is one parameter however long."""

    inherit_cache = True
    _traverse_internals = [  # noqa: RUF012  # as SQLAlchemy declares it
        ("column", InternalTraversal.dp_clauseelement),
        ("numbers", InternalTraversal.dp_clauseelement),
    ]
    type = Boolean()

    def __init__(self, column: ColumnElement[int], name: str) -> None:
        self.column = column
        self.numbers: BindParameter[Any] = bindparam(name, type_=_Numbers())


class _Numbers(TypeDecorator[Sequence[int]]):
    """A list of numbers: JSON for SQLite, an array for PostgreSQL."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type by which the list is handed over."""
        return dialect.type_descriptor(JSON() if dialect.name == "sqlite" else ARRAY(BigInteger))


def among(column: ColumnElement[int], name: str) -> ColumnElement[bool]:
    """Return whether a column's value is in the list of numbers that the parameter ``name`` is."""
    return _Among(column, name)


@compiles(_Among, "sqlite")
def _in_json(element: _Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, numbers = (compiler.process(part, **kw) for part in (element.column, element.numbers))
    return f"{column} IN (SELECT value FROM json_each({numbers}))"  # noqa: S608  # a parameter's place, no value


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, numbers = (compiler.process(part, **kw) for part in (element.column, element.numbers))
    return f"{column} = ANY ({numbers})"


Convert = Callable[[Any], Any]


class _Compiled(NamedTuple):
    """A statement for one driver: its parameters in order, and those it brings along itself."""

    sql: str
    parameters: Sequence[tuple[str, Convert | None]]
    given: Mapping[str, Any]


def _compile(statement: ClauseElement, dialect: Dialect) -> _Compiled:
    compiled = cast("SQLCompiler", statement.compile(dialect=dialect))
    types = {name: bind.type.dialect_impl(dialect) for name, bind in compiled.binds.items()}
    parameters = [
        (name, types[name].bind_processor(dialect)) for name in compiled.positiontup or ()
    ]
    return _Compiled(str(compiled), parameters, compiled.params)


def _converted(values: Sequence[Any], how: Convert | None) -> Sequence[Any]:
    if how is None:
        return values
    seen: dict[Any, Any] = {None: None}
    for value in values:
        if value not in seen:
            seen[value] = how(value)
    return [seen[value] for value in values]


class Bulk:
    """A statement whose parameters are all named, to be run for many rows at once."""

    def __init__(self, statement: Update) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    async def run(self, connection: AsyncConnection, columns: Mapping[str, Sequence[Any]]) -> None:
        """Run it once a row, in the caller's transaction; there is at least one."""
        dialect = connection.dialect
        if dialect.name not in self._compiled:
            self._compiled[dialect.name] = _compile(self._statement, dialect)
        sql, parameters, _ = self._compiled[dialect.name]
        into = (_converted(columns[name], how) for name, how in parameters)
        await connection.exec_driver_sql(sql, list(zip(*into, strict=True)))


class Returning:
    """A statement that gives many rows back; ``columns`` are what it returns, in this order."""

    def __init__(self, statement: Update, columns: Sequence[ColumnElement[Any]]) -> None:
        self._statement = statement
        self._columns = columns
        self._compiled: dict[str, tuple[_Compiled, Sequence[Convert | None]]] = {}

    async def rows(
        self, connection: AsyncConnection, values: Mapping[str, Any]
    ) -> Sequence[tuple[Any, ...]]:
        """Run it in the caller's transaction and return its rows."""
        (sql, parameters, given), out_of = self._for(connection.dialect)
        values = {**given, **values}
        into = tuple(values[name] if how is None else how(values[name]) for name, how in parameters)
        found = (await connection.exec_driver_sql(sql, into)).all()
        if not found:
            return []
        columns = zip(zip(*found, strict=True), out_of, strict=True)
        return list(zip(*(_converted(column, how) for column, how in columns), strict=True))

    def _for(self, dialect: Dialect) -> tuple[_Compiled, Sequence[Convert | None]]:
        if dialect.name not in self._compiled:
            types = [column.type.dialect_impl(dialect) for column in self._columns]
            out_of = [one.result_processor(dialect, None) for one in types]
            self._compiled[dialect.name] = (_compile(self._statement, dialect), out_of)
        return self._compiled[dialect.name]

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
    Select,
    TypeDecorator,
    Update,
    bindparam,
    column,
    func,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import InternalTraversal
from sqlalchemy.types import TypeEngine


class _Among(ColumnElement[bool]):
    """Whether a column's value is one of many numbers: a parameter however long, or a query."""

    inherit_cache = True
    _traverse_internals = [  # noqa: RUF012  # as SQLAlchemy declares it
        ("column", InternalTraversal.dp_clauseelement),
        ("numbers", InternalTraversal.dp_clauseelement),
    ]
    type = Boolean()
    _is_implicitly_boolean = True  # else SQLite compares it with 1 and finds no index for that

    def __init__(self, column: ColumnElement[int], numbers: ColumnElement[Any]) -> None:
        self.column = column
        self.numbers = numbers


class _Numbers(TypeDecorator[Sequence[int]]):
    """A list of numbers: JSON for SQLite, an array for PostgreSQL."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type by which the list is handed over."""
        return dialect.type_descriptor(JSON() if dialect.name == "sqlite" else ARRAY(BigInteger))


def among(column: ColumnElement[int], numbers: str | Select[tuple[int]]) -> ColumnElement[bool]:
    """Return whether a column's value is one of ``numbers``: a parameter's name or a query.

    PostgreSQL then goes through the column's index, whatever it believes of the table's size:
    with IN it reads a table of 80,000 rows whole for each 500 of them.
    """
    if isinstance(numbers, str):
        return _Among(column, bindparam(numbers, type_=_Numbers()))
    return _Among(column, numbers.scalar_subquery())


@compiles(_Among, "sqlite")
def _in_json(element: _Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, numbers = (compiler.process(part, **kw) for part in (element.column, element.numbers))
    if isinstance(element.numbers, BindParameter):
        numbers = f"(SELECT value FROM json_each({numbers}))"  # noqa: S608  # a parameter's place, no value
    return f"{column} IN {numbers}"


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, numbers = (compiler.process(part, **kw) for part in (element.column, element.numbers))
    if isinstance(element.numbers, BindParameter):
        return f"{column} = ANY ({numbers})"
    return f"{column} = ANY (ARRAY{numbers})"


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


def _all(values: Sequence[Any], how: Convert | None) -> Any:
    return list(values) if how is None else how(list(values))


def _converted(values: Sequence[Any], how: Convert | None) -> Sequence[Any]:
    if how is None:
        return values
    seen: dict[Any, Any] = {None: None}
    for value in values:
        if value not in seen:
            seen[value] = how(value)
    return [seen[value] for value in values]


class Bulk:
    """A change of many rows at once, each by values of its own, of the types of ``columns``.

    ``build`` gets what stands for a row's values, by the columns' names, and returns the statement.
    SQLite runs it once a row; PostgreSQL, where each run costs more than the change itself, once
    for all, with a list a column.
    """

    def __init__(
        self,
        build: Callable[[Mapping[str, ColumnElement[Any]]], Update],
        columns: Sequence[ColumnElement[Any]],
    ) -> None:
        self._build = build
        self._types = {f"b_{column.key}": column.type for column in columns}
        self._compiled: dict[str, _Compiled] = {}

    async def run(self, connection: AsyncConnection, rows: Sequence[Sequence[Any]]) -> None:
        """Run it in the caller's transaction; there is at least one row, in the columns' order."""
        dialect = connection.dialect
        at_once = dialect.name == "postgresql"
        if dialect.name not in self._compiled:
            statement = self._of_lists() if at_once else self._of_one()
            self._compiled[dialect.name] = _compile(statement, dialect)
        sql, parameters, _ = self._compiled[dialect.name]
        values = dict(zip(self._types, zip(*rows, strict=True), strict=True))
        if at_once:
            lists = (_all(values[name], how) for name, how in parameters)
            await connection.exec_driver_sql(sql, tuple(lists))
        else:
            into = (_converted(values[name], how) for name, how in parameters)
            await connection.exec_driver_sql(sql, list(zip(*into, strict=True)))

    def _of_one(self) -> Update:
        return self._build(
            {name[2:]: bindparam(name, type_=kind) for name, kind in self._types.items()}
        )

    def _of_lists(self) -> Update:
        lists = [bindparam(name, type_=ARRAY(kind)) for name, kind in self._types.items()]
        columns = [column(name, kind) for name, kind in self._types.items()]
        rows = func.unnest(*lists).table_valued(*columns, name="given").render_derived()
        return self._build({name[2:]: rows.c[name] for name in self._types})


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

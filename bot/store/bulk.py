"""One statement for many rows, without SQLAlchemy's work for each row.

SQLAlchemy converts every parameter of every row anew, which costs five times what SQLite needs to
change the row. Here the statement is compiled once and the driver gets the rows as they are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    JSON,
    BigInteger,
    BindParameter,
    Boolean,
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


class Bulk:
    """A statement whose parameters are all named, to be run for many rows at once."""

    def __init__(self, statement: Update) -> None:
        self._statement = statement
        self._compiled: dict[str, tuple[str, list[tuple[str, Convert | None]]]] = {}

    async def run(self, connection: AsyncConnection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run it once a row, in the caller's transaction."""
        sql, parameters = self._for(connection.dialect)
        seen: dict[Any, Any] = {}
        listed = []
        for row in rows:
            values = []
            for name, convert in parameters:
                value = row[name]
                if value is not None and convert is not None:
                    if value not in seen:
                        seen[value] = convert(value)
                    value = seen[value]
                values.append(value)
            listed.append(tuple(values))
        if listed:
            await connection.exec_driver_sql(sql, listed)

    def _for(self, dialect: Dialect) -> tuple[str, list[tuple[str, Convert | None]]]:
        if dialect.name not in self._compiled:
            compiled = self._statement.compile(dialect=dialect)
            binds: Mapping[str, BindParameter[Any]] = compiled.binds
            self._compiled[dialect.name] = (
                str(compiled),
                [
                    (name, binds[name].type.dialect_impl(dialect).bind_processor(dialect))
                    for name in compiled.positiontup or ()
                ],
            )
        return self._compiled[dialect.name]

"""Brings a database to this version's tables, at start and under a lock."""

from pathlib import Path
from typing import Any, Final

import structlog
from sqlalchemy import Connection, MetaData, Table, inspect, text
from sqlalchemy.schema import DropTable

from bot.errors import StoreError
from bot.store.database import Database

_FOLDER: Final = Path(__file__).parent / "migrations"
_LOCK_KEY: Final = 0x6C6966746D696772
_log = structlog.get_logger("store")


def head() -> str:
    """Return the newest revision this version knows; files begin with their revision."""
    return max(path.name[:4] for path in (_FOLDER / "versions").glob("[0-9]*.py"))


async def migrate(database: Database) -> None:
    """Apply what is missing; a database that is up to date costs one query.

    Raises:
        StoreError: the database is newer than this version, or can't be changed.
    """
    async with database.transaction() as connection:
        if not database.is_sqlite:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:k)"), {"k": _LOCK_KEY})
        await connection.run_sync(_upgrade, database.where)


async def empty(database: Database) -> None:
    """Take away every table with all that is in it.

    Raises:
        StoreError: the database can't be changed.
    """
    async with database.transaction() as connection:
        await connection.run_sync(_drop)


def _drop(connection: Connection) -> None:
    # By their names alone: reflecting whole tables trips over indexes on expressions.
    ordered = inspect(connection).get_sorted_table_and_fkc_names()
    for name in reversed([name for name, _ in ordered if name is not None]):
        connection.execute(DropTable(Table(name, MetaData())))


def _upgrade(connection: Connection, where: str) -> None:
    known = head()
    current = _current(connection)
    if current == known:
        return
    if current is not None and current > known:
        raise StoreError(
            f"Database {where} was written by a newer version of Liftcare (revision {current}, "
            f"this one knows {known}). Install that version again, or put back an older backup."
        )
    # Alembic is imported only when there is something to do: it would double the start-up time.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    command.upgrade(config, "head")
    _log.info("store.migrated", before=current, after=known)


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: Any = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return str(version) if version is not None else None

"""The tables, as SQLAlchemy Core sees them. Instants are aware UTC on both databases."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime; SQLite keeps it without its zone, PostgreSQL with it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware instant into what the database keeps.

        Raises:
            ValueError: the instant is naive.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant in the store must be aware")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # the base class calls it so
        """Return the instant as aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# SQLite numbers rows by itself only in an INTEGER column.
_ID = BigInteger().with_variant(Integer, "sqlite")

people = Table(
    "people",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("channel", String(16), nullable=False),
    Column("address", BigInteger, nullable=False),
    Column("language", String(8)),
    Column("language_code", String(35)),
    Column("first_seen", Instant, nullable=False),
    Column("last_seen", Instant, nullable=False),
    Column("stopped", Instant),
    Column("unreachable", Instant),
    Column("unreachable_reason", String(16)),
    UniqueConstraint("channel", "address"),
)

dialogs = Table(
    "dialogs",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("chat", BigInteger, primary_key=True),
    Column("state", JSON, nullable=False),
    Column("changed", Instant, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("update", BigInteger, primary_key=True, autoincrement=False),
    Column("received", Instant, nullable=False),
    Column("payload", LargeBinary),
    Column("parts_sent", Integer, nullable=False, server_default="0"),
    Column("done", Instant),
)
Index(
    "ix_inbox_open",
    inbox.c.channel,
    inbox.c.update,
    sqlite_where=inbox.c.done.is_(None),
    postgresql_where=inbox.c.done.is_(None),
)
Index("ix_inbox_done", inbox.c.done)

uploads = Table(
    "uploads",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("file", Text, nullable=False),
    Column("uploaded", Instant, nullable=False),
)

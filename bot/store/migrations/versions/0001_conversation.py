"""People, dialogs and the inbox."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the first tables."""
    key = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "people",
        sa.Column("id", key, primary_key=True, autoincrement=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("address", sa.BigInteger, nullable=False),
        sa.Column("language", sa.String(8)),
        sa.Column("language_code", sa.String(35)),
        sa.Column("first_seen", Instant, nullable=False),
        sa.Column("last_seen", Instant, nullable=False),
        sa.Column("stopped", Instant),
        sa.Column("unreachable", Instant),
        sa.Column("unreachable_reason", sa.String(16)),
        sa.UniqueConstraint("channel", "address", name="uq_people_channel_address"),
    )
    op.create_table(
        "dialogs",
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("chat", sa.BigInteger, primary_key=True),
        sa.Column("state", sa.JSON, nullable=False),
        sa.Column("changed", Instant, nullable=False),
    )
    op.create_table(
        "inbox",
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("update", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("received", Instant, nullable=False),
        sa.Column("payload", sa.LargeBinary),
        sa.Column("parts_sent", sa.Integer, nullable=False, server_default="0"),
        sa.Column("done", Instant),
    )
    still_open = sa.text("done IS NULL")
    op.create_index(
        "ix_inbox_open",
        "inbox",
        ["channel", "update"],
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.create_index("ix_inbox_done", "inbox", ["done"])

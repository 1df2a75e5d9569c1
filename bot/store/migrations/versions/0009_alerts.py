"""Alerts that repeat until somebody of the team takes one; who of the team is off duty."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant

revision = "0009"
down_revision = "0008"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the table and the column."""
    op.add_column("operators", sa.Column("off_duty", Instant))
    op.create_table(
        "alerts",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(96), nullable=False, unique=True),
        sa.Column("person", _ID, _of("people", "CASCADE"), index=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("checkin", _ID, _of("checkins", "CASCADE"), index=True),
        sa.Column("what", sa.String(64), nullable=False),
        sa.Column("raised_at", Instant, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("next_at", Instant),
        sa.Column("taken_by", _ID, _of("people", "SET NULL"), index=True),
        sa.Column("taken_at", Instant),
        sa.Column("passed_on_at", Instant),
        sa.Column("told_patient_at", Instant),
        # An id that was used again would find the first one's messages sent already.
        sqlite_autoincrement=True,
    )
    waiting = sa.text("next_at IS NOT NULL")
    op.create_index(
        "ix_alerts_next_at", "alerts", ["next_at"], sqlite_where=waiting, postgresql_where=waiting
    )


def _of(table: str, gone: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{table}.id", ondelete=gone)

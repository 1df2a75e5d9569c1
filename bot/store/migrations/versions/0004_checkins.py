"""Check-ins: what was asked, what was answered, and when the team hears of silence."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant

revision = "0004"
down_revision = "0003"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "checkins",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column(
            "person",
            _ID,
            sa.ForeignKey("people.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column(
            "subscription",
            _ID,
            sa.ForeignKey("subscriptions.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("step", sa.String(64), nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("asked", Instant, nullable=False),
        sa.Column("key", sa.String(96), nullable=False),
        sa.Column("times", sa.Integer, nullable=False, server_default="1"),
        sa.Column("answers", sa.JSON, nullable=False),
        sa.Column("triage", sa.String(64)),
        sa.Column("level", sa.SmallInteger),
        sa.Column("answered", Instant),
        sa.Column("closed", Instant),
        sa.Column("tell_team", Instant),
        sa.Column("told", Instant),
        sa.UniqueConstraint("subscription", "round", "step"),
    )
    op.create_index(
        "ix_checkins_tell_team",
        "checkins",
        ["tell_team"],
        sqlite_where=sa.text("tell_team IS NOT NULL"),
        postgresql_where=sa.text("tell_team IS NOT NULL"),
    )

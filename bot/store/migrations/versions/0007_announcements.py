"""Announcements: drafts, runs, who watches them; who agreed to news; a push's run."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant

revision = "0007"
down_revision = "0006"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the tables and columns."""
    op.add_column("people", sa.Column("news", Instant))
    op.add_column("outbox", sa.Column("run", _ID))
    ours = sa.text("run IS NOT NULL")
    op.create_index(
        "ix_outbox_run",
        "outbox",
        ["run", "state", "reason"],
        sqlite_where=ours,
        postgresql_where=ours,
    )
    op.create_table(
        "announcements",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("author", _ID, _person()),
        sa.Column("changed_by", _ID, _person()),
        sa.Column("changed", Instant, nullable=False),
        sa.Column("audience", sa.JSON, nullable=False),
        sa.Column("links", sa.JSON, nullable=False),
        sa.Column("opt_out", sa.Boolean, nullable=False),
        sa.Column("paid", sa.Boolean, nullable=False),
        sa.Column("versions", sa.JSON, nullable=False),
    )
    op.create_table(
        "runs",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column(
            "announcement", _ID, sa.ForeignKey("announcements.id"), nullable=False, index=True
        ),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("by", _ID, _person()),
        sa.Column("of", _ID, sa.ForeignKey("runs.id")),
        sa.Column("states", sa.JSON, nullable=False),
        sa.Column("starts", Instant, nullable=False),
        sa.Column("created", Instant, nullable=False),
        sa.Column("began", Instant),
        sa.Column("ended", Instant),
        sa.Column("upto", _ID, nullable=False),
        sa.Column("cursor", _ID, nullable=False),
        sa.Column("expected", sa.Integer, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_index(
        "ix_runs_open",
        "runs",
        ["state"],
        sqlite_where=sa.text("ended IS NULL"),
        postgresql_where=sa.text("ended IS NULL"),
    )
    op.create_table(
        "run_views",
        sa.Column("run", _ID, sa.ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("chat", sa.BigInteger, primary_key=True),
        sa.Column("message", sa.BigInteger, nullable=False),
    )


def _person() -> sa.ForeignKey:
    return sa.ForeignKey("people.id", ondelete="SET NULL")

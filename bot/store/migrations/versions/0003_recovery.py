"""Recovery: consent, who follows which plan, what was sent of it; and the outbox."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant, OutboxKey

revision = "0003"
down_revision = "0002"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "consents",
        sa.Column("person", _ID, sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("given", Instant, primary_key=True),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("withdrawn", Instant),
    )

    op.create_table(
        "subscriptions",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("person", _ID, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("plan", sa.String(64), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("hour", sa.Time),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("smoker", sa.Boolean),
        sa.Column("stitches_in", sa.Boolean),
        sa.Column("preferred", sa.Time),
        sa.Column("quiet_from", sa.Time),
        sa.Column("quiet_to", sa.Time),
        sa.Column("pauses", sa.JSON, nullable=False),
        sa.Column("round", sa.Integer, nullable=False, server_default="1"),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.Column("plan_digest", sa.String(64), nullable=False),
        sa.Column("next_due", Instant),
        sa.Column("created", Instant, nullable=False),
        sa.Column("ended", Instant),
        sa.Column("away", Instant),
    )
    op.create_index(
        "ix_subscriptions_plan",
        "subscriptions",
        ["plan", "plan_digest"],
        sqlite_where=sa.text("ended IS NULL"),
        postgresql_where=sa.text("ended IS NULL"),
    )
    op.create_index(
        "ix_subscriptions_next_due",
        "subscriptions",
        ["next_due"],
        sqlite_where=sa.text("next_due IS NOT NULL"),
        postgresql_where=sa.text("next_due IS NOT NULL"),
    )
    op.create_index(
        "uq_subscriptions_person",
        "subscriptions",
        ["person"],
        unique=True,
        sqlite_where=sa.text("ended IS NULL"),
        postgresql_where=sa.text("ended IS NULL"),
    )

    op.create_table(
        "steps",
        sa.Column(
            "subscription",
            _ID,
            sa.ForeignKey("subscriptions.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("round", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(96), primary_key=True),
        sa.Column("sent", Instant),
        sa.Column("told", Instant),
        sa.Column("done", Instant),
        sa.Column("later", Instant),
    )

    op.create_table(
        "outbox",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("key", OutboxKey, nullable=False, unique=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("person", _ID, sa.ForeignKey("people.id", ondelete="CASCADE"), index=True),
        sa.Column("lane", sa.SmallInteger, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("created", Instant, nullable=False),
        sa.Column("due", Instant, nullable=False),
        sa.Column("expires", Instant),
        sa.Column("ready", Instant, nullable=False),
        sa.Column("state", sa.String(10), nullable=False, server_default="waiting"),
        sa.Column("attempt", sa.Integer, nullable=False, server_default="0"),
        sa.Column("unsure", sa.Integer, nullable=False, server_default="0"),
        sa.Column("parts_sent", sa.Integer, nullable=False, server_default="0"),
        sa.Column("reason", sa.String(24)),
        sa.Column("message", sa.BigInteger),
        sa.Column("settled", Instant),
    )
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["channel", "lane", "ready"],
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "ix_outbox_sending",
        "outbox",
        ["channel", "ready"],
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )

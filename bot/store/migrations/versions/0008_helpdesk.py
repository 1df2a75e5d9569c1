"""The helpdesk: groups that are desks, conversations, who waits since when, what was passed on."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant, OutboxKey

revision = "0008"
down_revision = "0007"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "desks",
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("chat", sa.BigInteger, primary_key=True),
        sa.Column("since", Instant, nullable=False),
        sa.Column("gone", Instant),
    )
    op.create_table(
        "conversations",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column(
            "person",
            _ID,
            sa.ForeignKey("people.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("desk", sa.BigInteger),
        sa.Column("topic", sa.Integer, nullable=False, server_default="1"),
        sa.Column("opened", Instant, nullable=False),
        sa.Column("closed", Instant),
        sa.Column("assigned", _ID, sa.ForeignKey("people.id", ondelete="SET NULL")),
        sa.Column("urgent", sa.Boolean, nullable=False),
        sa.Column("human_until", Instant),
        sa.Column("spoke", _ID, sa.ForeignKey("people.id", ondelete="SET NULL")),
        sa.Column("spoke_at", Instant),
    )
    _one_open("uq_conversations_open", "conversations", "person", "closed IS NULL")
    op.create_table(
        "waits",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("conversation", _ID, _conversation(), nullable=False),
        sa.Column("asked", Instant, nullable=False),
        sa.Column("promised", Instant),
        sa.Column("answered", Instant),
        sa.Column("late", Instant),
        sa.Column("passed_on", Instant),
    )
    _one_open("uq_waits_open", "waits", "conversation", "answered IS NULL")
    op.create_table(
        "copies",
        sa.Column("key", OutboxKey, primary_key=True),
        sa.Column("conversation", _ID, _conversation(), nullable=False, index=True),
        sa.Column("what", sa.String(8), nullable=False),
        sa.Column("from_chat", sa.BigInteger),
        sa.Column("from_message", sa.BigInteger),
        sa.Column("to_chat", sa.BigInteger, nullable=False),
        sa.Column("undelivered_told", Instant),
    )
    op.create_index("ix_copies_to_chat", "copies", ["to_chat"])


def _conversation() -> sa.ForeignKey:
    return sa.ForeignKey("conversations.id", ondelete="CASCADE")


def _one_open(name: str, table: str, column: str, where: str) -> None:
    condition = sa.text(where)
    op.create_index(
        name, table, [column], unique=True, sqlite_where=condition, postgresql_where=condition
    )

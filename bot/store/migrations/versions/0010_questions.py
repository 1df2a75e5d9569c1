"""Questions that nothing answered, for those who write answers."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant

revision = "0010"
down_revision = "0009"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "questions",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("wordings", sa.JSON, nullable=False),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("unhelped", sa.Integer, nullable=False),
        sa.Column("answer", sa.String(40)),
        sa.Column("last_asked", Instant, nullable=False, index=True),
        sa.Column("dismissed", Instant),
        sa.Column("draft", sa.JSON),
        sa.UniqueConstraint("language", "key"),
        # Buttons carry ids: a new question must not have an old one's.
        sqlite_autoincrement=True,
    )

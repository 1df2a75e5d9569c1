"""Talks have a lane of their own; whoever waits for room in the desk's group is told once."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Create the column, and make room among the lanes."""
    op.add_column("waits", sa.Column("in_line", Instant))
    op.execute("UPDATE outbox SET lane = lane + 1 WHERE lane >= 2")

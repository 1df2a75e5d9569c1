"""An audience by plan or phase has an index of its own; a run knows that it is stuck."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Create the index and the column."""
    op.create_index(
        "ix_subscriptions_aim",
        "subscriptions",
        ["person", "plan", "day", "ended"],
        sqlite_where=sa.text("ended IS NULL"),
        postgresql_where=sa.text("ended IS NULL"),
    )
    op.add_column("runs", sa.Column("stuck", Instant))

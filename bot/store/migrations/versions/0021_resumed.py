"""When a run's pause ended last: what waited through it is of use from then."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Create the column."""
    op.add_column("runs", sa.Column("resumed", Instant))

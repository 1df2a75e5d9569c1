"""An alert names all dangers of a message; whom nothing was promised isn't forgotten."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Create the columns."""
    op.add_column("alerts", sa.Column("also", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("waits", sa.Column("reached", Instant))

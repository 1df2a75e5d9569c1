"""How many seconds the team waits for an answer once a check-in has arrived."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Create the column; what was asked before has its instant already."""
    patience = sa.Column("patience", sa.Integer, nullable=False, server_default="10800")
    op.add_column("checkins", patience)

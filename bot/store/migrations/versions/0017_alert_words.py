"""An alert tells the team in which words a patient wrote of a danger, for a few days."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0013"


def upgrade() -> None:
    """Create the column."""
    op.add_column("alerts", sa.Column("words", sa.Text))

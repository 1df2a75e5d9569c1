"""An alert has the patient's own words for a few days; whose words reached nobody is known."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Create the columns."""
    op.add_column("alerts", sa.Column("words", sa.Text))
    op.add_column("waits", sa.Column("unreached", Instant))

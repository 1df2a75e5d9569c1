"""On which day the operation was in earlier rounds; what became of recipients long ago."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Create the columns; of the rounds so far nobody knows."""
    op.add_column("runs", sa.Column("forgotten", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("subscriptions", sa.Column("moves", sa.JSON, nullable=False, server_default="[]"))
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "UPDATE subscriptions SET moves = json_build_array(json_build_array("
            "round - 1, NULL, NULL)) WHERE round > 1"
        )
    else:
        op.execute(
            "UPDATE subscriptions SET moves = json_array(json_array("
            "round - 1, NULL, NULL)) WHERE round > 1"
        )

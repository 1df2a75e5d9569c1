"""A wait that ended without an answer is told from one that was answered."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Create the column, and have such a wait be open no more."""
    op.add_column("waits", sa.Column("ended", Instant))
    op.drop_index("uq_waits_open", "waits")
    where = sa.text("answered IS NULL AND ended IS NULL")
    op.create_index(
        "uq_waits_open",
        "waits",
        ["conversation"],
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )

"""Room in the pages of PostgreSQL's outbox for two versions of a row beside it.

What one process leaves behind another's open transaction may keep from being cleared away at once.
"""

from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Leave two thirds of each new page free."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE outbox SET (fillfactor = 33)")

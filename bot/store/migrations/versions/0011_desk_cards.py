"""What a patient's card at the desk showed last; where copies are found without looking at all."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the column and the indexes."""
    op.add_column("conversations", sa.Column("card", sa.String(64)))
    op.drop_index("ix_copies_to_chat", "copies")
    op.drop_index("ix_copies_conversation", "copies")
    op.create_index("ix_copies_order", "copies", ["conversation", "to_chat"])
    op.create_index("ix_copies_from", "copies", ["from_chat", "from_message"])
    _of_nobody("ix_outbox_arrived", "chat", "message")
    _of_nobody("ix_outbox_nobodys", "person", "state", "reason")


def _of_nobody(name: str, *columns: str) -> None:
    nobody = sa.text("person IS NULL")
    op.create_index(name, "outbox", list(columns), sqlite_where=nobody, postgresql_where=nobody)

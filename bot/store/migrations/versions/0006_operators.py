"""The team: operators, invitations, wrong codes, command menus, the audit log."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant

revision = "0006"
down_revision = "0005"

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "operators",
        sa.Column("person", _ID, _person(), primary_key=True, autoincrement=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("since", Instant, nullable=False),
    )
    op.create_table(
        "invitations",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("made", Instant, nullable=False),
        sa.Column("made_by", _ID, _person(), index=True),
        sa.Column("expires", Instant),
        sa.Column("used", Instant),
        sa.Column("used_by", _ID, _person(), index=True),
    )
    op.create_table(
        "guesses",
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("chat", sa.BigInteger, primary_key=True),
        sa.Column("wrong", sa.Integer, nullable=False),
        sa.Column("last", Instant, nullable=False),
    )
    op.create_table(
        "command_menus",
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("chat", sa.BigInteger, primary_key=True),
    )
    op.create_table(
        "audit",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("at", Instant, nullable=False),
        sa.Column("who", sa.BigInteger, index=True),
        sa.Column("what", sa.String(32), nullable=False),
        sa.Column("about", sa.JSON, nullable=False),
    )


def _person() -> sa.ForeignKey:
    return sa.ForeignKey("people.id", ondelete="CASCADE")

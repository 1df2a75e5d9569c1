"""An audience is counted from an index alone."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_WHY_NOT = (
    "(CASE WHEN news IS NULL THEN 'no-news'"
    " WHEN stopped IS NOT NULL THEN 'stopped'"
    " WHEN unreachable IS NOT NULL THEN coalesce(unreachable_reason, 'unknown')"
    " ELSE '' END)"
)
_SPOKEN = (
    "coalesce(language, CASE"
    " WHEN lower(substr(language_code, 1, 2)) = 'zh' THEN 'zh'"
    " WHEN lower(substr(language_code, 1, 3)) IN ('yue', 'cmn') THEN 'zh'"
    " ELSE 'en' END)"
)


def upgrade() -> None:
    """Add the index."""
    columns: list[str | sa.TextClause] = [
        "channel",
        sa.text(_WHY_NOT),
        sa.text(_SPOKEN),
        "last_seen",
    ]
    op.create_index("ix_people_reach", "people", columns)

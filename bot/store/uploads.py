"""Uploads: under which id a messenger keeps a picture that it has seen."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import uploads
from bot.store.upserts import insert


async def find(connection: AsyncConnection, channel: str, digest: str) -> str | None:
    """Return the id of the picture with this digest of its content, or None."""
    found: str | None = await connection.scalar(
        select(uploads.c.file).where(uploads.c.channel == channel, uploads.c.digest == digest)
    )
    return found


async def keep(
    connection: AsyncConnection, channel: str, digest: str, file: str, now: datetime
) -> None:
    """Remember an id, in place of an older one."""
    statement = insert(connection, uploads)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[uploads.c.channel, uploads.c.digest],
            set_={"file": statement.excluded.file, "uploaded": statement.excluded.uploaded},
        ),
        {"channel": channel, "digest": digest, "file": file, "uploaded": now},
    )

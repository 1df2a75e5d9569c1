"""The report of a run: a picture to show, and a table with a row for each recipient.

The table has the ledger's own words for programs, and at the end the operator's for people.
"""

import asyncio
import csv
import gzip
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zoneinfo import ZoneInfo

from bot.announcements import Recipient
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import announce_actions as do
from handlers import announce_runs
from handlers.screens import announce_report as screens
from handlers.services import Services

LARGE: Final = 10 * 2**20
"""Bytes from which on a table is packed: Telegram takes files of up to 50 MB."""
_HEAD: Final = ("person", "language", "state", "reason", "settled", "tries")
_PAGE: Final = 1000
_Row = tuple[int | str | None, ...]


async def draw(visit: Visit, action: do.DrawReport, s: Services) -> Screen:
    """Show what became of everybody as a picture."""
    view = s.view(visit.lang)
    seen = await s.announcements.progress(action.run, visit.now)
    if seen is None:
        return await announce_runs.watched(visit, action.run, s)
    png = await s.pictures.png(screens.drawing(view, seen))
    await s.announcements.reported(seen.run, visit.who, visit.now, table=False)
    return screens.picture(view, seen, png)


async def table(visit: Visit, action: do.GetTable, s: Services) -> Screen:
    """Hand over the ledger; it is written to a file a page at a time, however long it is."""
    view = s.view(visit.lang)
    seen = await s.announcements.progress(action.run, visit.now)
    if seen is None:
        return await announce_runs.watched(visit, action.run, s)
    await s.announcements.reported(seen.run, visit.who, visit.now, table=True)
    zone = view.library.clinic(visit.lang).zone
    kind = str(seen.run.kind)

    @cache
    def became(state: str, reason: str | None) -> str:
        return screens.became(view, kind, state, reason)

    def rows(page: Sequence[Recipient]) -> list[_Row]:
        return [(*_row(one, zone), became(one.state, one.reason)) for one in page]

    head = (*_HEAD, view.t("report-became"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "recipients.csv"
        page: list[Recipient] = []
        await asyncio.to_thread(_append, path, [head], first=True)
        async for recipient in s.announcements.recipients(action.run):
            page.append(recipient)
            if len(page) == _PAGE:
                await asyncio.to_thread(_append, path, rows(page))
                page.clear()
        await asyncio.to_thread(_append, path, rows(page))
        data = await asyncio.to_thread(path.read_bytes)
    packed = len(data) > LARGE
    if packed:
        data = await asyncio.to_thread(gzip.compress, data)
    return screens.table(view, seen, data, packed=packed)


def _append(path: Path, rows: Sequence[_Row], *, first: bool = False) -> None:
    # With a byte order mark, since Excel takes a table without one for another encoding.
    with path.open("a", encoding="utf-8-sig" if first else "utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _row(one: Recipient, zone: ZoneInfo) -> _Row:
    settled = _wall(one.settled, zone)
    return (one.person, one.language, one.state, one.reason or "", settled, one.tries)


def _wall(instant: datetime | None, zone: ZoneInfo) -> str:
    return f"{instant.astimezone(zone):%Y-%m-%d %H:%M:%S}" if instant is not None else ""

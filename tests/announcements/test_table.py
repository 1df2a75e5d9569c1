"""The report's table says of each recipient what the ledger says, for programs and for people."""

import csv
from types import SimpleNamespace
from typing import Any

from bot.conversation.event import Event, Kind
from bot.conversation.role import Role
from bot.conversation.visit import Dialog, Visit
from bot.store import people
from handlers import announce_actions as do
from handlers import announce_report
from handlers.screens.view import View
from tests.announcements.conftest import NURSE, Clinic
from tests.checkins.conftest import LIBRARY

HEAD = ["person", "language", "state", "reason", "settled", "tries", "what became of it"]


async def table(clinic: Clinic, run: int, lang: str) -> list[list[str]]:
    """What the nurse gets who asks for a run's table, in rows."""
    s: Any = SimpleNamespace(announcements=clinic.office, view=lambda one: View(LIBRARY, one))
    event = Event("telegram", 1, Kind.TAP, NURSE, message=None)
    nurse = await clinic.nurse()
    visit = Visit(event, nurse, lang, Dialog(), clinic.now, role=Role.OPERATOR)
    screen = await announce_report.table(visit, do.GetTable(run), s)
    assert screen.attachment is not None
    return list(csv.reader(screen.attachment.data.decode("utf-8-sig").splitlines()))


async def test_each_row_is_a_recipients_and_says_what_became_of_theirs(clinic: Clinic) -> None:
    first, blocked, gone, refused, unsure = await clinic.patients(5)
    (chinese,) = await clinic.patients(1, first=200, language=None, language_code="zh-hans")
    (left,) = await clinic.patients(1, first=300)
    clinic.wire.refuse_four()
    run = await clinic.release(await clinic.draft())
    await clinic.announcer.run_once()
    await clinic.office.cancel(run.id, await clinic.nurse(), clinic.now)
    ended = await table(clinic, run.id, "en")
    assert {tuple(row[2:4]) for row in ended[1:]} == {("dropped", "cancelled")}

    again = await clinic.release(await clinic.draft())
    await clinic.announcer.run_once()
    async with clinic.database.transaction() as connection:
        person = (await people.find(connection, "telegram", [300]))[300]
    await clinic.office.news(person, False, clinic.now)
    clinic.later(minutes=1)
    await clinic.work()
    head, *rows = await table(clinic, again.id, "en")
    assert head == HEAD
    at = f"{clinic.now.astimezone(LIBRARY.clinic('en').zone):%Y-%m-%d %H:%M:%S}"
    assert rows == [
        [str(first), "en", "sent", "", at, "1", "Sent"],
        [str(blocked), "en", "held", "blocked", "", "1", "Can't be reached: blocked the bot"],
        [str(gone), "en", "held", "deactivated", "", "1", "Can't be reached: account deleted"],
        [str(refused), "en", "failed", "refused", at, "1", "Failed: refused by Telegram"],
        [str(unsure), "en", "unknown", "unknown", at, "1", "Perhaps arrived"],
        [str(chinese), "zh", "sent", "", at, "1", "Sent"],
        [str(left), "en", "dropped", "not-needed", at, "1", "Not sent: left meanwhile"],
    ]
    ledger = [one async for one in clinic.office.recipients(again.id)]
    assert [(str(one.person), one.state, one.reason or "") for one in ledger] == [
        (row[0], row[2], row[3]) for row in rows
    ]
    in_chinese = await table(clinic, again.id, "zh")
    assert [row[:-1] for row in in_chinese[1:]] == [row[:-1] for row in rows]
    assert in_chinese[0][:-1] == HEAD[:-1]

"""A thousand people with a reminder due now, and what the store says of them."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.recovery.arithmetic import History, schedule
from bot.recovery.plan import Operation
from bot.recovery.subscription import Subscription
from bot.store import consents, people, steps, subscriptions
from bot.store.database import Database
from bot.store.migrating import migrate
from bot.store.people import Sighting
from bot.store.steps import Mark, Marked
from bot.store.tables import outbox
from bot.subscriptions import CONSENT_VERSION
from tests.drills.life import content

COUNT = 1000
FIRST = 1000
STEPS = {
    -10: "who-operates",
    -7: "pressure-and-tests",
    -5: "carer",
    -3: "home-kit",
    -2: "fever-cold-rash",
}
"""What the plan says at nine in the morning, by the day."""


def _morning(now: datetime) -> ZoneInfo:
    """Return a zone where it is between ten and eleven: nothing becomes due within the drill."""
    ahead = 10 - now.hour
    ahead += 24 if ahead < -11 else 0
    return ZoneInfo(f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT")


async def subscribe(address: str) -> dict[int, str]:
    """Keep the people, up to date but for today; returns which message is due to each chat."""
    now = datetime.now(UTC)
    database, due = Database(address, own=True), {}
    await database.open()
    await migrate(database)
    addresses = range(FIRST, FIRST + COUNT)
    async with database.transaction() as connection:
        met = await people.meet(
            connection, "telegram", {one: Sighting(one, "en", now) for one in addresses}
        )
        for number, person in enumerate(met.values()):
            day = list(STEPS)[number % len(STEPS)]
            await consents.give(connection, person.id, "health", CONSENT_VERSION, now)
            new = _subscription(person.id, day, now)
            identity = await subscriptions.add(connection, new)
            marks = [Marked(identity, new.round, mark) for mark in _received(new, now)]
            await steps.keep(connection, marks)
            due[person.address] = f"s:{identity}:1:{STEPS[day]}"
    await database.close()
    return due


def _subscription(person: int, day: int, now: datetime) -> Subscription:
    zone = _morning(now)
    return Subscription(
        id=0,
        person=person,
        plan="facelift",
        operation=Operation(now.astimezone(zone).date() - timedelta(days=day), None),
        zone=zone,
        smoker=False,
        stitches_in=None,
        preferred=None,
        quiet=None,
        pauses=(),
        round=1,
        version=1,
        created=now,
    )


def _received(new: Subscription, now: datetime) -> list[Mark]:
    """Return what they had before today."""
    due = schedule(new.course(content().plans[new.plan]), History(), now)
    return [Mark(one.key, sent=one.due) for one in due if one.due < now - timedelta(hours=3)]


@asynccontextmanager
async def opened(address: str, folder: Path) -> AsyncIterator[Database]:
    """Open the database; of SQLite a copy, so that the next start finds all as the kill left it."""
    path = Path(address.removeprefix("sqlite:///"))
    if address.startswith("sqlite"):
        for name in (path.name, f"{path.name}-wal"):
            if (path.parent / name).exists():
                shutil.copyfile(path.parent / name, folder / f"seen-{name}")
        address = f"sqlite:///{folder / f'seen-{path.name}'}"
    database = Database(address)
    yield database
    await database.close()


async def unread(address: str, folder: Path) -> set[int]:
    """Return the chats whose message was begun, and whose answer was not read and kept."""
    begun = select(outbox.c.chat).where(outbox.c.state == "sending", outbox.c.unsure > 0)
    async with opened(address, folder) as database, database.transaction() as connection:
        return set(await connection.scalars(begun))


@dataclass(frozen=True)
class Ledger:
    """Key and state of each person's message, by its chat; ``asked`` was asked whether it came."""

    fates: dict[int, tuple[str, str]]
    asked: dict[int, str]

    @property
    def unknown(self) -> set[int]:
        """The chats whose message may have arrived or not."""
        return {chat for chat, (_, state) in self.fates.items() if state == "unknown"}

    @property
    def open(self) -> bool:
        """Whether something is still to be sent, or somebody to be asked."""
        states = {state for _, state in self.fates.values()} | set(self.asked.values())
        return not states.isdisjoint({"waiting", "sending"}) or self.asked.keys() != self.unknown


async def ledger(address: str) -> Ledger:
    """Return what the store says became of everybody's message."""
    database = Database(address)
    async with database.transaction() as connection:
        rows = list(await connection.execute(select(outbox)))
    await database.close()
    found = [(row.chat, (row.key, row.state)) for row in rows if row.kind != "summary"]
    asked = [(row.chat, row.state) for row in rows if row.kind == "summary"]
    assert len(found) == len(dict(found))
    assert len(asked) == len(dict(asked))
    return Ledger(dict(found), dict(asked))

"""A person with a plan, a clock, and a messenger that sends whatever is due."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.visit import Person
from bot.people import People
from bot.recovery.plan import Kind, Lasts, Plan, Step, UntilDay, UntilOperation
from bot.store import people, sending
from bot.store.database import Database
from bot.store.people import Sighting
from bot.store.sending import Settlement
from bot.store.tables import outbox
from bot.subscriptions import CONSENT_VERSION, Enrolment, Planner, Subscriptions
from bot.subscriptions.planning import APART
from tests.conftest import StillClock

ZONE = "Asia/Shanghai"
OPERATION = date(2026, 12, 3)
PLAN = Plan(
    "lift",
    (
        Step("smoking", -14, UntilOperation(), "care"),
        Step("papers", -1, UntilOperation(), "care", at=time(10), any_hour=True),
        Step("card", 0, UntilDay(2), "care", at=time(19), any_hour=True),
        Step("head-up", 1, UntilDay(4), "care", again=(timedelta(hours=3),)),
        Step("visit", 1, UntilDay(1), "care", at=time(12), kind=Kind.VISIT),
        Step("check", 2, Lasts(hours=12), "care", at=time(18), kind=Kind.CHECKIN),
        Step("stitches", 7, UntilDay(8), "care", kind=Kind.VISIT, silenced_by=("head-up",)),
        Step("sun", 30, UntilDay(60), "care"),
    ),
)


def local(text: str) -> datetime:
    """An instant from what a clock in Shanghai shows."""
    return (datetime.fromisoformat(text) - timedelta(hours=8)).replace(tzinfo=UTC)


TURNS = 3 * APART
"""Within which all that was handed over at once has come."""


@dataclass
class Life:
    """Everything one needs to follow a plan in a test."""

    database: Database
    clock: StillClock
    plans: dict[str, Plan] = field(default_factory=lambda: {PLAN.id: PLAN})
    woken: int = 0

    def __post_init__(self) -> None:
        self.subscriptions = Subscriptions(self.database, lambda: self.plans, self._wake)
        self.people = People(self.database)
        self.restart()

    def _wake(self) -> None:
        self.woken += 1

    def restart(self) -> None:
        """What a new process begins with."""
        self.planner = Planner(self.database, lambda: self.plans, self.clock)

    async def meet(self, address: int = 7) -> Person:
        sighting = Sighting(address, "en", self.clock.now())
        async with self.database.transaction() as connection:
            return (await people.meet(connection, "telegram", {address: sighting}))[address]

    async def enrol(self, person: Person, day: date = OPERATION, plan: str = "lift") -> int:
        await self.subscriptions.consent(person, CONSENT_VERSION, self.clock.now())
        wanted = Enrolment(plan, day, None, ZONE)
        return (await self.subscriptions.enrol(person, wanted, self.clock.now())).id

    async def plan(self) -> int:
        """Let the planner do all there is to do."""
        looks = 0
        while found := await self.planner.run_once(self.clock.now()):
            looks += found
        return looks

    async def deliver(self, state: str = "sent", reason: str | None = None) -> list[str]:
        """Settle what waits, also for its turn; returns the keys without subscription and round."""
        now = self.clock.now()
        async with self.database.transaction() as connection:
            rows = await connection.execute(
                select(outbox)
                .where(outbox.c.state == "waiting", outbox.c.ready <= now + TURNS)
                .order_by(outbox.c.lane, outbox.c.ready, outbox.c.id)
            )
            keys = []
            for row in rows.all():
                over = row.expires is not None and now >= row.expires
                await settle(connection, row, "expired" if over else state, now, reason)
                keys += [] if over else [row.key.split(":", 3)[3]]
        return keys

    async def go(self, to: str) -> list[str]:
        """Move to that time in Shanghai step by step, sending what is due; returns the keys."""
        end, keys = local(to), []
        while True:
            await self.plan()
            keys += await self.deliver()
            due = self.planner.next_due()
            if due is None or due > end:
                break
            self.clock.instant = max(due, self.clock.instant)
        self.clock.instant = end
        await self.plan()
        return keys + await self.deliver()

    async def known(self, person: Person) -> Person:
        async with self.database.transaction() as connection:
            found = await people.get(connection, person.id)
        assert found is not None
        return found

    async def keys(self, state: str = "waiting") -> list[str]:
        async with self.database.transaction() as connection:
            rows = await connection.scalars(
                select(outbox.c.key).where(outbox.c.state == state).order_by(outbox.c.id)
            )
            return list(rows)


async def settle(
    connection: AsyncConnection, row: Row[Any], state: str, now: datetime, reason: str | None = None
) -> None:
    """Take a message in hand and settle it, as who sends does."""
    taken = update(outbox).where(outbox.c.id == row.id).values(state="sending")
    await connection.execute(taken)
    asks = row.kind == Kind.CHECKIN
    fate = Settlement(row.id, row.attempt, state, reason, unsure=row.unsure, asks=asks)
    await sending.settle(connection, [fate], now)


def plain(keys: Iterable[str]) -> list[str]:
    """Keys without the name of a summary, which is a digest."""
    return [key.partition(":")[0] for key in keys]

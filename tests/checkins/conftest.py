"""A patient who follows a plan, and a team that is told."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pytest
from sqlalchemy import select

from bot.checkins import Checkins, Silence, Team
from bot.conversation.visit import Person
from bot.recovery.checkin import Checkin
from bot.recovery.plan import Kind, Step
from bot.store import checkins, people
from bot.store.database import Database
from bot.store.people import Sighting
from bot.store.tables import alerts, outbox
from bot.subscriptions import Enrolment, Subscriptions
from tests.conftest import StillClock
from tests.content import shipped

LIBRARY = shipped()
PLAN = LIBRARY.plan("facelift")
TRIAGE = LIBRARY.triage
STEPS = {step.id: step for step in PLAN.steps if step.kind is Kind.CHECKIN}
MORNING = "check-day-1-morning"
TEAM = Team("telegram", (9001, -100))
BEST = [question.choices[0].id for question in TRIAGE.questions]
"""The first answer of every question, in order."""


@dataclass
class Ward:
    """Everything one needs to ask and to answer in a test."""

    database: Database
    clock: StillClock
    patient: Person
    subscription: int
    team: Team = TEAM

    def __post_init__(self) -> None:
        self.subscriptions = Subscriptions(self.database, lambda: {PLAN.id: PLAN}, lambda: None)

    @cached_property
    def checkins(self) -> Checkins:
        return Checkins(self.database, self.team)

    @cached_property
    def silence(self) -> Silence:
        return Silence(self.database, self.team, self.clock)

    def step(self, name: str) -> Step:
        return STEPS[name]

    async def composes(self, name: str = MORNING, key: str = "", round_: int = 1) -> Checkin | None:
        """Write the check-in of that step, as before each try to send it."""
        found = await self.checkins.ask(
            self.subscription, round_, STEPS[name], key or name, self.clock.now()
        )
        return found[1] if found else None

    async def asks(self, name: str = MORNING, key: str = "") -> Checkin | None:
        """Have the check-in of that step arrive."""
        composed = await self.composes(name, key)
        now = self.clock.now()
        async with self.database.transaction() as connection:
            await checkins.arrived(connection, self.subscription, name, key or name, now)
            return composed and await checkins.find(connection, composed.id)

    async def answers(self, checkin: Checkin, *answers: str) -> Any:
        reply = None
        for answer in answers:
            reply = await self.checkins.reply(
                self.patient, checkin.id, answer, TRIAGE, self.clock.now()
            )
        return reply

    async def alerts(self) -> list[tuple[int | None, int | None, str]]:
        """The alerts that were raised: of whom, of which check-in, of which answer."""
        async with self.database.transaction() as connection:
            rows = await connection.execute(select(alerts).order_by(alerts.c.id))
            return [(row.person, row.checkin, row.what) for row in rows]

    async def told(self) -> list[str]:
        """What the team is told: of which answers, and of which silence."""
        async with self.database.transaction() as connection:
            rows = await connection.execute(
                select(outbox.c.key).where(outbox.c.kind == "silence").order_by(outbox.c.id)
            )
            keys = [row.key for row in rows]
            today = await connection.scalars(
                select(outbox.c.key).where(outbox.c.kind == "contact").order_by(outbox.c.id)
            )
            in_touch = [key.split(":")[2] for key in today if key.endswith(":9001")]
        silent = [f"silence-{key.split(':')[2]}" for key in keys if key.endswith(":9001")]
        return [what for _, _, what in await self.alerts()] + in_touch + silent


async def meet(database: Database, clock: StillClock, address: int) -> Person:
    sighting = Sighting(address, "en", clock.now())
    async with database.transaction() as connection:
        return (await people.meet(connection, "telegram", {address: sighting}))[address]


@pytest.fixture
async def ward(database: Database, clock: StillClock) -> Ward:
    """A patient operated on the day before."""
    patient = await meet(database, clock, 7)
    following = Subscriptions(database, lambda: {PLAN.id: PLAN}, lambda: None)
    wanted = Enrolment("facelift", date(2026, 11, 22), None, "Asia/Shanghai")
    found = await following.enrol(patient, wanted, clock.now())
    return Ward(database, clock, patient, found.id)

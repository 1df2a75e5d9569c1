"""Whatever people do, in whatever order: nothing twice, nothing lost, nothing unasked.

A state machine over the real store (SQLite): subscribe, tap, answer, move, pause, stop, withdraw,
block, restart, edit the plan, let time pass, set the clock back. The messenger sends at once,
later, not at all, or doesn't say.
"""

import asyncio
import tempfile
from collections.abc import Coroutine
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.checkins import Checkins, Silence, Team
from bot.conversation.visit import Person
from bot.recovery.later import Later
from bot.recovery.plan import Kind, Lasts, Plan, Step, UntilDay, UntilOperation
from bot.recovery.walltime import wall_of
from bot.recovery.wishes import NIGHT
from bot.store import consents, people, subscriptions
from bot.store.database import Database
from bot.store.migrating import migrate
from bot.store.tables import alerts, checkins, outbox
from bot.subscriptions import CONSENT_VERSION, State
from tests.conftest import StillClock
from tests.content import shipped
from tests.subscriptions.following import OPERATION, PLAN, Life, local

T = TypeVar("T")
EDITED = Plan(
    "lift",
    (
        *(step for step in PLAN.steps if step.id not in {"visit", "sun"}),
        Step("visit", 2, UntilDay(3), "care", at=time(9), kind=Kind.VISIT),
        Step("walk", 1, Lasts(days=1), "care", again=(timedelta(hours=5), timedelta(days=1))),
        Step("night", 0, UntilDay(1), "care", at=time(23), any_hour=True),
        Step("late", -2, UntilOperation(), "care", at=time(23)),
    ),
)
STEPS = sorted({step.id for plan in (PLAN, EDITED) for step in plan.steps})
ANY_HOUR = {"papers", "card", "night"}
PEOPLE = st.sampled_from([7, 8])
TRIAGE = shipped().triage
ANSWERS = sorted(choice.id for question in TRIAGE.questions for choice in question.choices)
NURSE = 9001


class AnyLife(RuleBasedStateMachine):
    """Two people, one store."""

    @initialize()
    def begin(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = StillClock()
        self.clock.instant = local("2026-11-17 12:00")
        self.sent: list[tuple[str, datetime, dict[str, Any], str]] = []
        self.said: set[tuple[int, date, str]] = set()
        self.doubts: set[str] = set()
        self.not_asked: set[str] = set()
        self.raised: set[tuple[int, str]] = set()
        self.quiet_since: dict[int, datetime] = {}
        self.run(self._open())

    async def _open(self) -> None:
        database = Database(f"sqlite:///{Path(self.folder.name) / 'a.db'}")
        await database.open()
        await migrate(database)
        self.life = Life(database, self.clock)
        team = Team("telegram", (NURSE,))
        self.checkins = Checkins(database, team)
        self.silence = Silence(database, team, self.clock)
        self.people = {address: await self.life.meet(address) for address in (7, 8)}

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def teardown(self) -> None:
        if hasattr(self, "loop"):
            self.run(self._close())
            self.loop.close()
            self.folder.cleanup()

    async def _close(self) -> None:
        """In the end all that was promised and still helps has been handed over."""
        await self._nothing_lost()
        assert await self.life.planner.run_once(self.clock.now()) == 0
        await self.life.database.close()

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def who(self, address: int) -> Person:
        return self.run(self.life.known(self.people[address]))

    # What people do

    @rule(address=PEOPLE, days=st.integers(-40, 25))
    def subscribe(self, address: int, days: int) -> None:
        self.run(self.life.enrol(self.who(address), OPERATION + timedelta(days=days)))
        self.quiet_since.pop(address, None)

    @rule(address=PEOPLE, whose=PEOPLE, step=st.sampled_from(STEPS))
    def done(self, address: int, whose: int, step: str) -> None:
        self._tap(address, whose, step, None)

    @rule(
        address=PEOPLE,
        whose=PEOPLE,
        step=st.sampled_from(STEPS),
        choice=st.sampled_from(list(Later)),
    )
    def later(self, address: int, whose: int, step: str, choice: Later) -> None:
        self._tap(address, whose, step, choice)

    def _tap(self, address: int, whose: int, step: str, choice: Later | None) -> None:
        current = self.run(self.life.subscriptions.current(self.people[whose]))
        number = current.id if current is not None else 1
        service, person = self.life.subscriptions, self.people[address]
        if choice is None:
            found = self.run(service.done(person, number, step, self.now))
        else:
            found = self.run(service.later(person, number, step, choice, self.now))
            if found.later is not None and found.instant is not None:
                assert self.now < found.later <= found.instant.until
        if address != whose and current is not None:
            assert found.state is State.FOREIGN

    @rule(address=PEOPLE, days=st.integers(-40, 40), hour=st.none() | st.integers(6, 20))
    def move_the_date(self, address: int, days: int, hour: int | None) -> None:
        day: date = OPERATION + timedelta(days=days)
        at = time(hour) if hour is not None else None
        self.run(self.life.subscriptions.reschedule(self.people[address], day, at, self.now))
        self.run(self._nothing_lost())

    @rule(
        address=PEOPLE,
        ahead=st.integers(-5, 15),
        days=st.integers(1, 40),
        hours=st.integers(0, 30),
    )
    def move_away_and_back(self, address: int, ahead: int, days: int, hours: int) -> None:
        """A mistake that is noticed at once, or later."""
        service, person = self.life.subscriptions, self.people[address]
        if self.run(service.current(person)) is None:
            self.subscribe(address, (self.now.date() - OPERATION).days + ahead)
        self._live_on(4)
        current = self.run(service.current(person))
        assert current is not None
        day, hour = current.operation.day, current.operation.hour
        away = day + timedelta(days=days)
        self.run(service.reschedule(person, away, hour, self.now))
        self.clock.advance(hours=hours)
        self.run(service.reschedule(person, day, hour, self.now))
        self.run(self._nothing_lost())
        self.run(self._deliver())

    @rule(address=PEOPLE, zone=st.sampled_from(["Asia/Shanghai", "Europe/London", "Pacific/Apia"]))
    def move_the_zone(self, address: int, zone: str) -> None:
        self.run(self.life.subscriptions.move_zone(self.people[address], ZoneInfo(zone), self.now))
        self.run(self._nothing_lost())

    @rule(address=PEOPLE, hour=st.none() | st.integers(0, 23))
    def prefer(self, address: int, hour: int | None) -> None:
        at = time(hour) if hour is not None else None
        self.run(self.life.subscriptions.prefer(self.people[address], at, self.now))

    @rule(address=PEOPLE, days=st.none() | st.integers(1, 10))
    def pause(self, address: int, days: int | None) -> None:
        length = timedelta(days=days) if days is not None else None
        self.run(self.life.subscriptions.pause(self.people[address], length, self.now))
        self.run(self._nothing_lost())

    @rule(address=PEOPLE)
    def resume(self, address: int) -> None:
        self.run(self.life.subscriptions.resume(self.people[address], self.now))
        self.run(self._nothing_lost())

    @rule(address=PEOPLE)
    def stop_everything(self, address: int) -> None:
        self.run(self.life.people.stop(self.people[address], self.now))
        self.quiet_since[address] = self.now

    @rule(address=PEOPLE)
    def want_messages_again(self, address: int) -> None:
        self.run(self.life.people.resume(self.people[address], self.now))
        self.quiet_since.pop(address, None)
        self.run(self._nothing_lost())

    @rule(address=PEOPLE)
    def withdraw_the_consent(self, address: int) -> None:
        self.run(self.life.subscriptions.withdraw(self.people[address], self.now))
        assert self.run(self.life.subscriptions.current(self.people[address])) is None

    @rule(address=PEOPLE, whose=PEOPLE, answers=st.lists(st.sampled_from(ANSWERS), max_size=12))
    def answer(self, address: int, whose: int, answers: list[str]) -> None:
        """What is asked last is answered, also by somebody whose question it isn't."""
        found = self.run(self.checkins.open(self.people[whose], None, self.now))
        for answer in answers if found is not None else ():
            assert found is not None
            said = self.checkins.reply(self.people[address], found.id, answer, TRIAGE, self.now)
            reply = self.run(said)
            assert (reply is None) == (address != whose), "only one's own is answered"
            if reply is None:
                break
            question, _ = TRIAGE.find(answer) or (None, None)
            assert question is not None
            assert reply.checkin.answers[question.id] == answer
            if reply.level.red:
                self.raised.add((found.id, answer))

    @rule(address=PEOPLE)
    def end(self, address: int) -> None:
        self.run(self.life.subscriptions.end(self.people[address], self.now))

    @rule(address=PEOPLE)
    def reopen(self, address: int) -> None:
        self.run(self.life.subscriptions.reopen(self.people[address], 1, self.now))
        self.run(self._nothing_lost())

    # What happens to them

    @rule(address=PEOPLE)
    def block(self, address: int) -> None:
        self.run(self.life.people.unreachable(self.people[address], "blocked", self.now))

    @rule(address=PEOPLE)
    def come_back(self, address: int) -> None:
        self.run(self.life.people.returned(self.who(address), "en", self.now))
        self.run(self._nothing_lost())

    @rule()
    def restart(self) -> None:
        self.life.restart()

    @rule(edited=st.booleans())
    def edit_the_plan(self, *, edited: bool) -> None:
        self.life.plans["lift"] = EDITED if edited else PLAN

    @rule()
    def plan(self) -> None:
        self.run(self.life.plan())

    @rule(hours=st.integers(1, 30))
    def time_passes(self, hours: int) -> None:
        self.clock.advance(hours=hours)

    @rule(minutes=st.integers(1, 90))
    def clock_set_back(self, minutes: int) -> None:
        self.clock.advance(minutes=-minutes)

    @rule(days=st.integers(1, 6))
    def outage(self, days: int) -> None:
        """Nothing runs for days."""
        self.clock.advance(days=days)

    @rule(steps=st.integers(1, 8))
    def live_on(self, steps: int) -> None:
        """All works as it should: what is due is planned and sent at its very time."""
        self._live_on(steps)

    def _live_on(self, steps: int) -> None:
        for _ in range(steps):
            self.run(self.life.plan())
            self.run(self._deliver())
            due = self.life.planner.next_due()
            if due is None:
                break
            assert due > self.now, "what is due must be dealt with at once"
            self.clock.instant = due

    @rule(answers=st.booleans())
    def messenger_sends(self, *, answers: bool) -> None:
        self.run(self._deliver(answers=answers))

    async def _deliver(self, *, answers: bool = True) -> None:
        """Send as the dispatcher does: what is due, unless it expired or nobody is there."""
        missed: list[int] = []
        await self._ask()
        async with self.life.database.transaction() as connection:
            rows = await connection.execute(
                select(outbox).where(
                    outbox.c.state == "waiting",
                    outbox.c.due <= self.now,
                    outbox.c.person.is_not(None),
                )
            )
            for row in rows.all():
                state, reason = "sent", None
                person = await people.get(connection, row.person)
                assert person is not None
                if row.expires is not None and self.now >= row.expires:
                    state, reason = "expired", None
                    missed.append(row.person)
                elif row.key in self.not_asked:
                    state = "dropped"
                elif person.unreachable:
                    state, reason = "failed", "blocked"
                else:
                    await self._check(row, person, connection)
                    self.sent.append((row.key, self.now, row.payload, row.kind))
                    if not answers:
                        state, reason = "unknown", "unknown"
                        missed.append(row.person)
                await connection.execute(
                    update(outbox)
                    .where(outbox.c.id == row.id)
                    .values(state=state, reason=reason, settled=self.now)
                )
        if missed:
            await self.life.subscriptions.missed(missed, self.now)

    async def _ask(self) -> None:
        """Compose the check-ins that are due: those that were answered are not sent."""
        async with self.life.database.transaction() as connection:
            rows = await connection.execute(
                select(outbox).where(
                    outbox.c.kind == "checkin",
                    outbox.c.state == "waiting",
                    outbox.c.due <= self.now,
                    outbox.c.expires.is_(None) | (outbox.c.expires > self.now),
                )
            )
            due = rows.all()
        steps = {step.id: step for step in (*PLAN.steps, *EDITED.steps)}
        for row in due:
            what = row.payload
            asked = await self.checkins.ask(
                what["subscription"], what["round"], steps[what["step"]], what["key"], self.now
            )
            if asked is None:
                self.not_asked.add(row.key)
            else:
                assert asked[1].closed is None, "what was answered is asked no more"

    async def _check(self, row: Any, person: Person, connection: AsyncConnection) -> None:
        """Whatever is sent may be sent now."""
        assert person.stopped is None, "nothing is sent after a stop"
        assert row.chat not in self.quiet_since
        current = await subscriptions.get(connection, row.payload["subscription"])
        assert current is not None
        assert current.ended is None, "nothing is sent after the end"
        agreed = await consents.given(connection, row.person, "health", CONSENT_VERSION)
        assert agreed, "nothing is sent without a consent"
        assert current.round == row.payload["round"], "nothing is sent for an earlier date"
        assert current.pause(self.now) is None, "nothing is sent in a pause"
        if "step" in row.payload:
            # A question that was left open in an earlier subscription is asked anew.
            whose = current.id if row.kind == "checkin" else -row.person
            said = (whose, current.operation.day, row.payload["key"])
            assert said not in self.said, "nothing is sent twice for one day of the operation"
            self.said.add(said)
        doubts = {f"{row.key.rsplit(':', 2)[0]}:{key}" for key in row.payload.get("unsure", ())}
        assert not doubts & self.doubts, "nothing in doubt is told of twice"
        self.doubts |= doubts
        if row.payload.get("step") not in ANY_HOUR:
            wall = wall_of(self.now, current.zone)
            assert not NIGHT.covers(wall.time()), f"{row.key} in quiet hours, {wall}"

    # What always holds

    @invariant()
    def no_step_is_sent_twice_in_a_round(self) -> None:
        keys = [key for key, *_ in getattr(self, "sent", [])]
        assert len(keys) == len(set(keys))

    @rule()
    def silence_is_told_once(self) -> None:
        """By now the team heard of each that waits, and of none that was answered."""
        self.run(self._silence_told())

    async def _silence_told(self) -> None:
        async with self.life.database.transaction() as connection:
            before = set((await connection.scalars(select(outbox.c.key))).all())
        await self.silence.settled()
        async with self.life.database.transaction() as connection:
            rows = await connection.execute(select(outbox).where(outbox.c.kind == "silence"))
            new = {row.payload["checkin"] for row in rows if row.key not in before}
            asked = {row.id: row for row in await connection.execute(select(checkins))}
            raised = await connection.execute(select(alerts.c.checkin, alerts.c.what))
            known = {(row.checkin, row.what) for row in raised}
        assert all(asked[one].closed is None and asked[one].told == self.now for one in new)
        assert not [one for one in asked.values() if one.tell_team and one.tell_team <= self.now]
        assert known == self.raised, "each red flag is an alert, and nothing else is"

    @rule()
    def nothing_that_helps_is_lost(self) -> None:
        """What is due by now is sent, waits, or is told of or silenced."""
        self.run(self._nothing_lost())

    async def _nothing_lost(self) -> None:
        await self.life.plan()
        async with self.life.database.transaction() as connection:
            waiting = set(
                await connection.scalars(select(outbox.c.key).where(outbox.c.state == "waiting"))
            )
        delivered = {key for key, *_ in self.sent} | self.not_asked
        for person in self.people.values():
            seen = await self.life.subscriptions.overview(person, self.now)
            known = await self.life.known(person)
            if seen is None or known.stopped or known.unreachable:
                continue
            due = [one for one in seen.ahead if one.due <= self.now and not one.held]
            assert not due, "all that is due was dealt with"
            steps = {key.partition("@")[0].partition("+")[0] for key in seen.history.sent}
            silent = {
                step.id for step in (*PLAN.steps, *EDITED.steps) if seen.history.silences(step)
            }
            gone = steps - {step_of_key(key) for key in waiting | delivered} - silent
            assert not gone, f"handed over, and neither waiting nor sent: {gone}"


def step_of_key(key: str) -> str:
    return key.split(":", 3)[3].partition("@")[0].partition("+")[0]


AnyLife.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=40,
    suppress_health_check=list(HealthCheck),
)
TestAnyLife = AnyLife.TestCase

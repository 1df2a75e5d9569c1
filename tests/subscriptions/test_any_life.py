"""Whatever people do, in whatever order: nothing twice, nothing lost, nothing unasked.

A state machine over the whole way of a reminder, from the planner to the request that carries it:
subscribe, tap, answer, move, pause, stop, withdraw, erase, block, edit the plan, let time pass, set
the clock back, restart, be killed, and on PostgreSQL take turns with a second process. Only the
line to the messenger is made up: what is written on it arrives or not, is answered, refused,
failed, or lost.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select, text

from bot.checkins import Checkins
from bot.conversation.visit import Person
from bot.delivery import Claimed
from bot.recovery.checkin import Checkin
from bot.recovery.later import Later
from bot.recovery.placing import Instant
from bot.recovery.plan import Kind, Lasts, Plan, Step, UntilDay, UntilOperation
from bot.recovery.walltime import wall_of
from bot.recovery.wishes import NIGHT, Quiet
from bot.store import consents, people, subscriptions
from bot.store.database import Database
from bot.store.tables import alerts, checkins, metadata, outbox
from bot.subscriptions import CONSENT_VERSION, State
from bot.subscriptions.overview import Overview
from tests.conftest import postgres_database
from tests.content import shipped
from tests.subscriptions.following import OPERATION, PLAN, Life, local
from tests.subscriptions.line import Answer, Line, Written
from tests.subscriptions.process import Process, Watch

T = TypeVar("T")
AGAIN = {"head-up": timedelta(hours=3), "check": timedelta(hours=3), "walk": timedelta(hours=5)}
"""How long the plans wait after a step came before they send it again, at least."""
SHIPPED = Plan(
    "lift",
    tuple(
        replace(step, again=(AGAIN["check"],)) if step.kind is Kind.CHECKIN else step
        for step in PLAN.steps
    ),
)
EDITED = Plan(
    "lift",
    (
        *(step for step in SHIPPED.steps if step.id not in {"visit", "sun"}),
        Step("visit", 2, UntilDay(3), "care", at=time(9), kind=Kind.VISIT),
        Step("walk", 1, Lasts(days=1), "care", again=(AGAIN["walk"], timedelta(days=1))),
        Step("night", 0, UntilDay(1), "care", at=time(23), any_hour=True),
        Step("late", -2, UntilOperation(), "care", at=time(23)),
    ),
)
STEPS = sorted({step.id for plan in (SHIPPED, EDITED) for step in plan.steps})
ANY_HOUR = {"papers", "card", "night"}
PEOPLE = st.sampled_from([7, 8])
TRIAGE = shipped().triage
ANSWERS = sorted(choice.id for question in TRIAGE.questions for choice in question.choices)
MARKS = [shipped().text(lang, "delivery-repeated") for lang in ("en", "zh")]
TROUBLE = [answer for answer in Answer if answer is not Answer.FORBIDDEN]
LEASE = timedelta(minutes=3)
QUIETS = [None, NIGHT, Quiet(time(21), time(9)), Quiet(time(23), time(7))]


class AnyLife(RuleBasedStateMachine):
    """Two people, one store; ``met`` counts the answers to check-ins that were open."""

    def __init__(self, loop: asyncio.AbstractEventLoop, address: Callable[[], str]) -> None:
        super().__init__()
        self.loop = loop
        self.address = address
        self.met = 0

    @initialize(days=st.none() | st.integers(-10, 10))
    def begin(self, days: int | None) -> None:
        self.clock = Watch(local("2026-11-17 12:00"))
        self.line = Line(self._watch, self.clock.now)
        self.plans = {SHIPPED.id: SHIPPED}
        self.about: dict[str, set[object]] = {}
        self.raised: set[tuple[int, str]] = set()
        self.quiet_since: dict[int, datetime] = {}
        self.other: Process | None = None
        self.process = Process(self.address(), self.clock, self.line, self.plans, STEPS)
        self.run(self._begin())
        if days is not None:
            self.subscribe(7, days)

    async def _begin(self) -> None:
        await self.process.start()
        self.people = {address: await self.life.meet(address) for address in (7, 8)}

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def teardown(self) -> None:
        if hasattr(self, "people"):
            self.run(self._end())

    async def _end(self) -> None:
        """In the end all that was promised and still helps has been handed over, and sent."""
        try:
            self.line.answers.clear()
            self.line.away = False
            self.clock.instant = self.clock.furthest
            self.clock.advance(seconds=LEASE.total_seconds())
            for _ in range(2):  # what was over when its turn came is handed over once more
                await self._nothing_lost()
                await self._deliver()
            await self._nothing_lost()
            assert await self.life.planner.run_once(self.now) == 0
            await self._judge()
        finally:
            for one in (self.process, self.other):
                if one is not None:
                    await one.die()

    @property
    def life(self) -> Life:
        return self.process.life

    @property
    def checkins(self) -> Checkins:
        return self.process.checkins

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
        current = self.run(self.life.subscriptions.current(person))
        assert current is not None
        day, hour = current.operation.day, current.operation.hour
        away = day + timedelta(days=days)
        service = self.life.subscriptions
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

    @rule(address=PEOPLE, quiet=st.sampled_from(QUIETS))
    def keep_quiet(self, address: int, quiet: Quiet | None) -> None:
        self.run(self.life.subscriptions.keep_quiet(self.people[address], quiet, self.now))
        self.run(self._nothing_lost())

    @rule(address=PEOPLE, days=st.none() | st.integers(1, 10), asks=st.booleans())
    def pause(self, address: int, days: int | None, *, asks: bool) -> None:
        length = timedelta(days=days) if days is not None else None
        service, person = self.life.subscriptions, self.people[address]
        self.run(service.pause(person, length, self.now, asks=asks))
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

    @rule(address=PEOPLE)
    def erase(self, address: int) -> None:
        """Nothing is left of them; who writes again is somebody new."""
        self.run(self._erase(self.people[address]))
        self.quiet_since.pop(address, None)

    async def _erase(self, person: Person) -> None:
        await self.life.people.erase(person, self.now)
        async with self.process.database.transaction() as connection:
            left = set(await connection.scalars(select(checkins.c.id)))
            keys = set(await connection.scalars(select(outbox.c.key)))
            theirs = outbox.c.person == person.id
            waiting = await connection.scalar(select(outbox.c.id).where(theirs))
        assert waiting is None, "nothing is sent to who was erased"
        # SQLite gives the numbers of what is gone to what comes next; what the team was told of
        # them is gone as well.
        self.raised = {(one, what) for one, what in self.raised if one in left}
        self.line.written = [one for one in self.line.written if one.message.key in keys]
        self.people[person.address] = await self.life.meet(person.address)

    @rule(
        address=PEOPLE,
        whose=PEOPLE,
        answers=st.lists(st.sampled_from(ANSWERS), min_size=1, max_size=9),
    )
    def answer(self, address: int, whose: int, answers: list[str]) -> None:
        """What is asked last is answered, also by somebody whose question it isn't."""
        found = self._open(whose)
        for answer in answers if found is not None else ():
            assert found is not None
            said = self.checkins.reply(self.people[address], found.id, answer, TRIAGE, self.now)
            reply = self.run(said)
            assert (reply is None) == (address != whose), "only one's own is answered"
            if reply is None:
                break
            self.met += 1
            question, _ = TRIAGE.find(answer) or (None, None)
            assert question is not None
            assert reply.checkin.answers[question.id] == answer
            if reply.level.red:
                self.raised.add((found.id, answer))

    def _open(self, whose: int) -> Checkin | None:
        """Live on, a step at a time, until a check-in is open; None where none comes.

        Whose plan asks nothing any more, or who has none, begins one that will.
        """
        person = self.people[whose]
        current = self.run(self.life.subscriptions.current(person))
        if current is None or current.day(self.now) > 1:
            self.subscribe(whose, (self.now.date() - OPERATION).days)
        for _ in range(20):
            found = self.run(self.checkins.open(person, None, self.now))
            if found is not None or not self._live_on(1):
                return found
        return None

    @rule(address=PEOPLE)
    def end(self, address: int) -> None:
        self.run(self.life.subscriptions.end(self.people[address], self.now))

    @rule(address=PEOPLE)
    def reopen(self, address: int) -> None:
        self.run(self.life.subscriptions.reopen(self.people[address], 1, self.now))
        self.run(self._nothing_lost())

    # What happens to them

    @rule(address=PEOPLE, told=st.booleans())
    def block(self, address: int, *, told: bool) -> None:
        """The messenger may tell of it at once; else the next message finds it out."""
        self.line.blocked.add(address)
        if told:
            self.run(self.life.people.unreachable(self.people[address], "blocked", self.now))

    @rule(address=PEOPLE)
    def come_back(self, address: int) -> None:
        self.line.blocked.discard(address)
        self.run(self.life.people.returned(self.who(address), "en", self.now))
        self.run(self._nothing_lost())

    @rule()
    def restart(self) -> None:
        self.run(self._restart())

    async def _restart(self) -> None:
        await self.process.die()
        self.line.killed = False
        self.process = Process(self.process.address, self.clock, self.line, self.plans, STEPS)
        await self.process.start()

    @rule()
    def another_process_goes_on(self) -> None:
        """Two share a database that is no file: what one began the other finds there."""
        if not self.process.database.is_sqlite:
            self.run(self._take_turns())

    async def _take_turns(self) -> None:
        if self.other is None:
            self.other = Process(self.process.address, self.clock, self.line, self.plans, STEPS)
            await self.other.start()
        self.process, self.other = self.other, self.process
        # In the same moment both look for what is due.
        await asyncio.gather(self.process.life.plan(), self.other.life.plan())

    @rule(edited=st.booleans())
    def edit_the_plan(self, *, edited: bool) -> None:
        self.plans["lift"] = EDITED if edited else SHIPPED

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

    def _live_on(self, steps: int) -> bool:
        """Return whether there was so much to come."""
        for _ in range(steps):
            self.run(self.life.plan())
            self.run(self._deliver())
            self.run(self.life.plan())
            due = self.life.planner.next_due()
            if due is None:
                return False
            assert due > self.now, "what is due must be dealt with at once"
            self.clock.go_to(due)
        self.run(self.life.plan())
        self.run(self._deliver())
        return True

    @rule(
        answers=st.lists(st.sampled_from(TROUBLE), max_size=4),
        away=st.booleans(),
        once=st.booleans(),
    )
    def messenger_sends(self, answers: list[Answer], *, away: bool, once: bool) -> None:
        """What is due is sent: this becomes of the first messages; or nothing gets through."""
        self.line.answers.extend(answers)
        self.line.away = away and not answers
        self.run(self.life.plan())
        self.run(self._deliver(once=once))
        self.line.away = False

    async def _deliver(self, *, once: bool = False) -> None:
        """Send what is due; where the process is killed over it, the next one goes on."""
        await self.process.deliver(once=once)
        while self.line.killed:
            await self._restart()
            if not self.process.database.is_sqlite:
                self.clock.advance(seconds=LEASE.total_seconds())
            await self.process.deliver(once=once)
        if self.line.wrong is not None:
            raise self.line.wrong

    async def _watch(self, message: Claimed) -> None:
        """Whatever is written may be written now."""
        if message.person is None:
            return
        async with self.process.database.transaction() as connection:
            person = await people.get(connection, message.person)
            current = await subscriptions.get(connection, message.payload["subscription"])
            agreed = await consents.given(connection, message.person, "health", CONSENT_VERSION)
            assert current is not None
            closed = await connection.scalars(
                select(checkins.c.id).where(
                    checkins.c.subscription == current.id,
                    checkins.c.round == current.round,
                    checkins.c.key == message.payload.get("key"),
                    checkins.c.closed.is_not(None),
                )
            )
            assert not closed.all(), "what was answered is asked no more"
        assert person is not None
        assert person.stopped is None, "nothing is sent after a stop"
        assert message.chat not in self.quiet_since
        assert agreed, "nothing is sent without a consent"
        assert current.ended is None, "nothing is sent after the end"
        pause = current.pause(self.now)
        assert pause is None or (pause.asks and message.kind == "checkin"), "a pause is kept"
        operation = current.operation_in(message.payload["round"])
        assert operation is not None
        assert operation.day == current.operation.day, "nothing is sent for an earlier date"
        if "step" in message.payload:
            # A question that was left open in an earlier subscription is asked anew.
            whose = current.id if message.kind == "checkin" else -message.person
            about: set[object] = {(whose, current.operation.day, message.payload["key"])}
        else:
            beginning = message.key.rsplit(":", 2)[0]
            about = {f"{beginning}:{key}" for key in message.payload.get("unsure", ())}
        self.about[message.key] = about
        self._patient(message)
        told = {one.message.key for one in self.line.written if one.answer.may_arrive}
        twice = [key for key in told - {message.key} if self.about.get(key, set()) & about]
        assert not twice, "nothing is said twice for one day of the operation, nor any doubt"
        # What was handed over in the morning is not held up where the night comes back.
        quiet = current.quiet if self.now >= self.clock.furthest else None
        if message.payload.get("step") not in ANY_HOUR and quiet is not None:
            wall = wall_of(self.now, current.zone)
            assert not quiet.covers(wall.time()), f"{message.key} in quiet hours, {wall}"

    def _patient(self, message: Claimed) -> None:
        """What is asked again is not asked sooner than the plan waits after it arrived."""
        step = message.payload.get("step", "")
        if "+" not in message.payload.get("key", ""):
            return
        begins = f"s:{message.payload['subscription']}:"
        arrived = [
            one.at
            for one in self.line.written
            if one.answer is Answer.OK
            and one.message.key.startswith(begins)
            and one.message.payload.get("step") == step
        ]
        waited = self.clock.furthest - max(arrived, default=self.clock.furthest - AGAIN[step])
        assert waited >= AGAIN[step], f"{message.key} comes {waited} after the one before"

    # What always holds

    @rule()
    def silence_is_told_once(self) -> None:
        """By now the team heard of each that waits, and of none that was answered."""
        self.run(self._silence_told())

    async def _silence_told(self) -> None:
        database = self.process.database
        async with database.transaction() as connection:
            before = set((await connection.scalars(select(outbox.c.key))).all())
        await self.process.silence.settled()
        async with database.transaction() as connection:
            rows = await connection.execute(select(outbox).where(outbox.c.kind == "silence"))
            new = {row.payload["checkin"] for row in rows if row.key not in before}
            asked = {row.id: row for row in await connection.execute(select(checkins))}
            raised = await connection.execute(select(alerts.c.checkin, alerts.c.what))
            known = {(row.checkin, row.what) for row in raised}
        assert all(asked[one].closed is None and asked[one].told == self.now for one in new)
        assert not [one for one in asked.values() if one.tell_team and one.tell_team <= self.now]
        came = {
            (one.message.payload["subscription"], one.message.payload["step"])
            for one in self.line.written
            if one.answer.may_arrive and one.message.kind == "checkin"
        }
        unasked = [one for one in new if (asked[one].subscription, asked[one].step) not in came]
        assert not unasked, "nobody is silent who was not asked"
        assert known == self.raised, "each red flag is an alert, and nothing else is"

    @rule()
    def nothing_that_helps_is_lost(self) -> None:
        """What is due by now is sent, waits, or is told of or silenced."""
        self.run(self._nothing_lost())

    async def _nothing_lost(self) -> None:
        await self.life.plan()
        async with self.process.database.transaction() as connection:
            rows = await connection.execute(
                select(outbox.c.key, outbox.c.state, outbox.c.reason, outbox.c.settled).where(
                    outbox.c.person.is_not(None)
                )
            )
            there = {
                step_of_key(row.key)
                for row in rows
                if row.state in {"waiting", "sending", "held", "sent", "unknown"}
                or (row.state, row.reason) in _SEEN_TO
                # A clock that was set back afterwards: told of when it is as late again.
                or (row.settled is not None and row.settled > self.now)
            }
        for person in self.people.values():
            seen = await self.life.subscriptions.overview(person, self.now)
            known = await self.life.known(person)
            if seen is None or known.stopped or known.unreachable:
                continue
            # What came at night waits for the morning, also where the clock is set back before it.
            later = await self.life.subscriptions.overview(person, self.clock.furthest)
            assert later is not None
            due = {one.key for one in _due(seen, self.now)} & {
                one.key for one in _due(later, self.now)
            }
            assert not due, "all that is due was dealt with"
            steps = {key.partition("@")[0].partition("+")[0] for key in seen.history.sent}
            silent = {
                step.id for step in (*SHIPPED.steps, *EDITED.steps) if seen.history.silences(step)
            }
            gone = steps - there - silent
            assert not gone, f"handed over, and neither waiting nor sent: {gone}"

    @rule()
    def the_ledger_tells_what_happened(self) -> None:
        self.run(self._judge())

    async def _judge(self) -> None:
        """Nothing is written again once its answer was read, and what may be a second time says so.

        The ledger says "sent" of what the messenger confirmed, and of nothing else.
        """
        tries: dict[str, list[Written]] = defaultdict(list)
        for one in self.line.written:
            tries[one.message.key].append(one)
        async with self.process.database.transaction() as connection:
            rows = await connection.execute(select(outbox.c.key, outbox.c.state, outbox.c.unsure))
            ledger = {row.key: row for row in rows}
        for key, written in tries.items():
            answers = [one.answer for one in written]
            assert Answer.OK not in answers[:-1], f"{key} was sent again: {answers}"
            in_doubt = [any(one.unread for one in answers[:n]) for n in range(len(answers))]
            said = [any(mark.strip("_") in one.text for mark in MARKS) for one in written]
            assert said == in_doubt, (key, answers)
            assert (ledger[key].state == "sent") == (answers[-1] is Answer.OK), (key, answers)
            if ledger[key].state == "unknown":
                assert any(one.unread for one in answers), (key, answers)
        assert not [key for key, row in ledger.items() if row.state == "sent" and not tries[key]]
        await self._counted(tries)

    async def _counted(self, tries: dict[str, list[Written]]) -> None:
        """A check-in was asked as often as its messages arrived, or may have."""
        asked: dict[tuple[int, str], set[str]] = defaultdict(set)
        for key, written in tries.items():
            said = written[0].message
            if said.kind == "checkin" and any(one.answer.may_arrive for one in written):
                asked[said.payload["subscription"], said.payload["step"]].add(key)
        async with self.process.database.transaction() as connection:
            rows = (await connection.execute(select(checkins))).all()
        for about in {(row.subscription, row.step) for row in rows}:
            mine = [row for row in rows if (row.subscription, row.step) == about]
            assert sum(row.times for row in mine) <= len(asked[about]), about
            if len(mine) == 1 and mine[0].times == 0:
                assert mine[0].tell_team is None, about


_SEEN_TO = {("dropped", "not-needed"), ("dropped", "later"), ("expired", "unknown")}
"""What was put off before it went out is due another time, and looked for then."""


def _due(seen: Overview, now: datetime) -> list[Instant]:
    return [one for one in seen.ahead if one.due <= now and not one.held]


def step_of_key(key: str) -> str:
    return key.split(":", 3)[3].partition("@")[0].partition("+")[0]


def lived(loop: asyncio.AbstractEventLoop, address: Callable[[], str], examples: int) -> None:
    """Have so many lives lived."""
    run_state_machine_as_test(
        lambda: AnyLife(loop, address),  # type: ignore[arg-type]  # whatever makes one
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_any_life(tmp_path: Path, sqlite_template: bytes) -> None:
    path = tmp_path / "life.db"

    def fresh() -> str:
        for left in tmp_path.glob("life.db-*"):
            left.unlink()
        path.write_bytes(sqlite_template)
        return f"sqlite:///{path}"

    with asyncio.Runner() as runner:
        lived(runner.get_loop(), fresh, examples=50)


def test_a_clock_set_back_into_the_evening(tmp_path: Path, sqlite_template: bytes) -> None:
    """Moved at night, a visit of that day is of no use in the morning: it isn't due before it."""
    path = tmp_path / "life.db"
    path.write_bytes(sqlite_template)
    with asyncio.Runner() as runner:
        life = AnyLife(runner.get_loop(), lambda: f"sqlite:///{path}")
        life.begin(None)
        life.move_away_and_back(address=7, ahead=2, days=1, hours=10)
        life.clock_set_back(minutes=1)
        life.nothing_that_helps_is_lost()
        life.teardown()


def test_what_was_put_off_before_it_went_out_comes_later(
    tmp_path: Path, sqlite_template: bytes
) -> None:
    path = tmp_path / "life.db"
    path.write_bytes(sqlite_template)
    with asyncio.Runner() as runner:
        life = AnyLife(runner.get_loop(), lambda: f"sqlite:///{path}")
        life.begin(-6)
        life.later(7, 7, "smoking", Later.HOUR)
        life.nothing_that_helps_is_lost()
        life.time_passes(2)
        life.live_on(1)
        life.the_ledger_tells_what_happened()
        assert life.line.written[0].message.payload["step"] == "smoking"
        life.teardown()


def test_any_life_on_postgresql(postgres: str, postgres_template: str) -> None:
    with asyncio.Runner() as runner:
        given = postgres_database(postgres, postgres_template)
        address = runner.run(given.__aenter__())

        def fresh() -> str:
            runner.run(_emptied(address))
            return address

        lived(runner.get_loop(), fresh, examples=8)
        runner.run(given.__aexit__(None, None, None))


async def _emptied(address: str) -> None:
    database = Database(address)
    names = ", ".join(metadata.tables)
    async with database.transaction() as connection:
        await connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    await database.close()


def test_check_ins_are_open_when_they_are_answered(tmp_path: Path, sqlite_template: bytes) -> None:
    path = tmp_path / "life.db"
    path.write_bytes(sqlite_template)
    with asyncio.Runner() as runner:
        life = AnyLife(runner.get_loop(), lambda: f"sqlite:///{path}")
        life.begin(0)
        life.answer(7, 7, [ANSWERS[0]])
        life.subscribe(8, 0)
        life.answer(7, 8, [ANSWERS[0]])  # it isn't hers
        life.silence_is_told_once()
        life.teardown()
    assert life.met == 1

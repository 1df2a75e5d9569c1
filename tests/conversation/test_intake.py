"""The intake: nothing lost, nothing answered twice, chats in order and side by side."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import pytest
from sqlalchemy import func, select

from bot.conversation.event import Event, Kind
from bot.conversation.port import Reason, SendError
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.delivery.retry import SERVER_TRIES
from bot.errors import StoreBusyError
from bot.intake import Intake, Memory
from bot.store.database import Database
from bot.store.inbox import Received, accept, progress
from bot.store.tables import inbox, people
from tests.conftest import StillClock


@dataclass
class Wire:
    """A messenger of which only the wire is made up: updates are JSON, parts are strings."""

    name: str = "telegram"
    sent: list[tuple[int, str]] = field(default_factory=list)
    failures: list[SendError] = field(default_factory=list)
    up: bool = True
    acknowledged: list[int] = field(default_factory=list)
    gates: dict[int, asyncio.Event] = field(default_factory=dict)
    begun: dict[int, asyncio.Event] = field(default_factory=dict)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def read(self, payload: bytes) -> Event | None:
        update = json.loads(payload)
        if update.get("nothing"):
            return None
        return Event(
            channel=self.name,
            update=update["id"],
            kind=Kind.TAP if "tap" in update else Kind.TEXT,
            chat=update["chat"],
            sender=update["chat"],
            text=update.get("text", ""),
            tap=update.get("tap", ""),
        )

    async def acknowledge(self, event: Event) -> None:
        self.acknowledged.append(event.update)

    def render(self, event: Event, screen: Screen) -> Sequence[tuple[int, str]]:
        return [(event.chat, part) for part in screen.text.split("|")]

    async def send(self, part: tuple[int, str]) -> Sequence[int]:
        chat = part[0]
        if chat in self.begun:
            self.begun[chat].set()
        if chat in self.gates:
            await self.gates[chat].wait()
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append(part)
        async with self.changed:
            self.changed.notify_all()
        return ()

    async def works(self) -> bool:
        return self.up

    async def reached(self, count: int) -> None:
        async with self.changed:
            await self.changed.wait_for(lambda: len(self.sent) >= count)


@dataclass
class Told:
    """What the intake asked to be said and kept."""

    gone: list[tuple[int, str]] = field(default_factory=list)

    def apology(self, visit: Visit, reference: str) -> Screen:
        assert len(reference) == 6
        return Screen("sorry")

    def away(self, event: Event) -> Screen:
        return Screen("later")

    async def unreachable(self, visit: Visit, reason: str) -> None:
        self.gone.append((visit.event.chat, reason))


@dataclass
class World:
    """An intake with everything around it."""

    database: Database
    clock: StillClock
    wire: Wire = field(default_factory=Wire)
    told: Told = field(default_factory=Told)
    pauses: list[float] = field(default_factory=list)

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        await asyncio.sleep(0)

    async def echo(self, visit: Visit) -> Screen | None:
        return Screen(f"you said {visit.event.text}")

    def intake(self, answer: Callable[[Visit], Awaitable[Screen | None]] | None = None) -> Intake:
        memory = Memory(self.database, self.wire.name, self.clock, lambda _: "en")
        return Intake(
            self.wire, memory, answer or self.echo, self.told, self.clock, pause=self.pause
        )

    async def open_updates(self) -> int:
        async with self.database.transaction() as connection:
            count = select(func.count()).select_from(inbox).where(inbox.c.done.is_(None))
            return await connection.scalar(count) or 0


@pytest.fixture
async def world(database: Database, clock: StillClock) -> World:
    return World(database, clock)


def update(number: int, chat: int = 1, **what: object) -> tuple[int, bytes]:
    return number, json.dumps({"id": number, "chat": chat, "text": str(number), **what}).encode()


async def settled(intake: Intake) -> None:
    async with asyncio.timeout(20):
        await intake.settled()


async def test_an_update_handed_over_twice_is_answered_once(world: World) -> None:
    intake = world.intake()
    await intake.accept([update(1), update(1)])
    await intake.accept([update(1), update(2)])
    await settled(intake)
    assert world.wire.sent == [(1, "you said 1"), (1, "you said 2")]
    assert await world.open_updates() == 0


async def test_a_chat_keeps_its_order_while_others_go_on(world: World) -> None:
    intake = world.intake()
    world.wire.gates[1], world.wire.begun[1] = asyncio.Event(), asyncio.Event()
    await intake.accept([update(1, chat=1), update(2, chat=1), update(3, chat=2)])
    async with asyncio.timeout(20):
        await world.wire.begun[1].wait()
    await intake.accept([update(4, chat=2)])
    async with asyncio.timeout(20):
        await world.wire.reached(2)
    assert world.wire.sent == [(2, "you said 3"), (2, "you said 4")]
    world.wire.gates[1].set()
    await settled(intake)
    assert world.wire.sent[2:] == [(1, "you said 1"), (1, "you said 2")]


async def test_what_a_killed_process_left_is_answered_by_the_next(world: World) -> None:
    killed = world.intake()
    world.wire.gates[1], world.wire.begun[1] = asyncio.Event(), asyncio.Event()
    await killed.accept([update(1), update(2)])
    async with asyncio.timeout(20):
        await world.wire.begun[1].wait()
    await killed.close(grace=0)
    assert world.wire.sent == []

    del world.wire.gates[1]
    following = world.intake()
    assert await following.recover() == 2
    await settled(following)
    assert world.wire.sent == [(1, "you said 1"), (1, "you said 2")]


async def test_the_confirmed_half_of_a_long_answer_is_not_sent_again(world: World) -> None:
    async def long(visit: Visit) -> Screen:
        return Screen("first|second|third")

    killed = world.intake(long)
    world.wire.failures = []
    sent = asyncio.Event()

    async def pause(_seconds: float) -> None:
        sent.set()
        await asyncio.Event().wait()

    killed._pause = pause
    original = world.wire.send

    async def second_fails(part: tuple[int, str]) -> Sequence[int]:
        if part[1] == "second" and not sent.is_set():
            raise SendError(Reason.NETWORK)
        return await original(part)

    world.wire.send = second_fails  # type: ignore[method-assign]
    await killed.accept([update(1)])
    async with asyncio.timeout(20):
        await sent.wait()
    await killed.close(grace=0)

    following = world.intake(long)
    await following.recover()
    await settled(following)
    assert [text for _, text in world.wire.sent] == ["first", "second", "third"]


async def test_a_messenger_that_is_away_gets_the_answer_later(world: World) -> None:
    intake = world.intake()
    world.wire.failures = [
        SendError(Reason.NETWORK),
        SendError(Reason.RATE, code=429, retry_after=7.5),
        SendError(Reason.NETWORK),
    ]
    await intake.accept([update(1)])
    await settled(intake)
    assert world.wire.sent == [(1, "you said 1")]
    assert world.pauses == [1.0, 7.5, 4.0]


async def test_an_answer_of_unknown_fate_is_sent_once_more_only(world: World) -> None:
    intake = world.intake()
    world.wire.failures = [SendError(Reason.UNKNOWN), SendError(Reason.UNKNOWN)]
    await intake.accept([update(1), update(2)])
    await settled(intake)
    assert world.wire.sent == [(1, "you said 2")]
    assert await world.open_updates() == 0


async def test_somebody_who_blocked_the_bot_is_remembered_as_unreachable(world: World) -> None:
    intake = world.intake()
    world.wire.failures = [SendError(Reason.BLOCKED, code=403)]
    await intake.accept([update(1)])
    await settled(intake)
    assert world.told.gone == [(1, "blocked")]
    assert world.pauses == []


async def test_a_failing_handler_apologises_and_the_chat_works_on(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    async def answer(visit: Visit) -> Screen:
        if visit.event.text == "1":
            raise RuntimeError("a person's own words")
        return Screen("fine")

    intake = world.intake(answer)
    await intake.accept([update(1), update(2)])
    await settled(intake)
    assert world.wire.sent == [(1, "sorry"), (1, "fine")]
    assert "own words" not in caplog.text


async def test_every_tap_is_acknowledged_even_when_its_handler_fails(world: World) -> None:
    async def answer(visit: Visit) -> Screen:
        raise RuntimeError

    intake = world.intake(answer)
    await intake.accept([update(1, tap="t1"), update(2), update(3, tap="t3")])
    await settled(intake)
    assert world.wire.acknowledged == [1, 3]


async def test_an_update_that_concerns_nobody_is_settled_in_silence(world: World) -> None:
    intake = world.intake()
    await intake.accept([update(1, nothing=True)])
    await settled(intake)
    assert world.wire.sent == []
    assert await world.open_updates() == 0


async def test_a_dialog_is_kept_with_the_answer(world: World) -> None:
    async def count(visit: Visit) -> Screen:
        visit.dialog.put("count", (visit.dialog.get("count") or 0) + 1)
        return Screen(str(visit.dialog.get("count")))

    intake = world.intake(count)
    await intake.accept([update(1), update(2), update(3, chat=2)])
    await settled(intake)
    again = world.intake(count)
    await again.accept([update(4)])
    await settled(again)
    assert sorted(world.wire.sent) == [(1, "1"), (1, "2"), (1, "3"), (2, "1")]


async def test_a_database_that_is_away_loses_nothing_and_says_so_once(world: World) -> None:
    intake, memory = world.intake(), world.intake()._memory
    intake._memory = memory
    real, fail = memory.settle, [True, True, True]

    async def settle(settlement: object) -> None:
        if fail:
            fail.pop()
            raise StoreBusyError("away")
        await real(settlement)  # type: ignore[arg-type]

    memory.settle = settle  # type: ignore[method-assign]
    await intake.accept([update(1)])
    await settled(intake)
    assert world.wire.sent == [(1, "you said 1")]
    assert len(world.pauses) == 3
    assert await world.open_updates() == 0


async def test_what_the_database_could_not_take_is_not_taken(world: World) -> None:
    intake = world.intake()

    async def refuse(*_: object) -> None:
        raise StoreBusyError("full")

    real, intake._memory.accept = intake._memory.accept, refuse  # type: ignore[method-assign, assignment]
    for _ in range(3):
        with pytest.raises(StoreBusyError):
            await intake.accept([update(1)])
    assert world.wire.sent == [(1, "later")]
    intake._memory.accept = real  # type: ignore[method-assign]
    await intake.accept([update(1)])
    await settled(intake)
    assert world.wire.sent == [(1, "later"), (1, "you said 1")]


async def test_many_chats_at_once_lose_and_repeat_nothing(world: World) -> None:
    intake = world.intake()
    updates = [update(number, chat=number % 37) for number in range(1, 501)]
    for start in range(0, 500, 50):
        await intake.accept(updates[max(0, start - 20) : start + 50])
    await settled(intake)
    assert sorted(int(text.split()[-1]) for _, text in world.wire.sent) == list(range(1, 501))
    for chat in range(37):
        numbers = [int(text.split()[-1]) for c, text in world.wire.sent if c == chat]
        assert numbers == sorted(numbers)
    async with world.database.transaction() as connection:
        assert await connection.scalar(select(func.count()).select_from(people)) == 37


async def test_a_chat_that_has_to_wait_keeps_nobody_else_waiting(world: World) -> None:
    intake = world.intake()
    world.wire.gates[1] = asyncio.Event()
    for start in range(1, 301, 100):
        await intake.accept([update(number) for number in range(start, start + 100)])
    waiting = [update(3000 + chat, chat=chat) for chat in range(2, 302)]
    for _, payload in waiting[:150]:
        world.wire.gates[json.loads(payload)["chat"]] = world.wire.gates[1]
    async with asyncio.timeout(20):
        await intake.accept(waiting)
        await world.wire.reached(150)
    assert {chat for chat, _ in world.wire.sent} == set(range(152, 302))
    world.wire.gates[1].set()
    await settled(intake)
    mine = [text for chat, text in world.wire.sent if chat == 1]
    assert mine == [f"you said {number}" for number in range(1, 301)]
    assert await world.open_updates() == 0


async def test_a_message_that_the_messenger_fails_on_does_not_end_the_chat(world: World) -> None:
    intake = world.intake()
    world.wire.failures = [SendError(Reason.SERVER, code=500)] * SERVER_TRIES
    await intake.accept([update(1), update(2)])
    await settled(intake)
    assert world.wire.sent == [(1, "sorry"), (1, "you said 2")]
    assert sum(world.pauses) == 63


async def test_an_outage_of_the_messenger_is_waited_for(world: World) -> None:
    intake = world.intake()
    world.wire.up = False
    world.wire.failures = [SendError(Reason.SERVER, code=502)] * (SERVER_TRIES + 30)
    await intake.accept([update(1)])
    await settled(intake)
    assert world.wire.sent == [(1, "you said 1")]
    assert sum(world.pauses) == 63 + 60 * 30 + 60


async def test_what_the_messenger_refuses_is_answered_with_an_apology(world: World) -> None:
    intake = world.intake()
    world.wire.failures = [SendError(Reason.REFUSED, code=400)]
    await intake.accept([update(1)])
    await settled(intake)
    assert world.wire.sent == [(1, "sorry")]


async def test_an_apology_is_not_taken_for_the_rest_of_a_long_answer(world: World) -> None:
    async def fails(visit: Visit) -> Screen:
        raise RuntimeError

    intake = world.intake(fails)
    async with world.database.transaction() as connection:
        await accept(connection, "telegram", [Received(*update(1))], world.clock.now())
        await progress(connection, "telegram", 1, 1)
    await intake.recover()
    await settled(intake)
    assert world.wire.sent == [(1, "sorry")]


async def test_an_answer_is_settled_before_its_tap_is_acknowledged(world: World) -> None:
    intake, slow = world.intake(), asyncio.Event()

    async def acknowledge(event: Event) -> None:
        await slow.wait()
        world.wire.acknowledged.append(event.update)

    world.wire.acknowledge = acknowledge  # type: ignore[method-assign]
    await intake.accept([update(1, tap="t1"), update(2)])
    async with asyncio.timeout(20):
        await world.wire.reached(2)
        await intake._lanes.empty()
    assert await world.open_updates() == 0
    assert world.wire.acknowledged == []
    slow.set()
    await settled(intake)
    assert world.wire.acknowledged == [1]


async def test_a_tap_is_acknowledged_while_its_chat_waits(world: World) -> None:
    intake = world.intake()
    world.wire.gates[1] = asyncio.Event()
    seen = asyncio.Event()

    async def acknowledge(event: Event) -> None:
        seen.set()

    world.wire.acknowledge = acknowledge  # type: ignore[method-assign]
    await intake.accept([update(1), update(2, tap="t2")])
    async with asyncio.timeout(20):
        await seen.wait()
    assert world.wire.sent == []
    world.wire.gates[1].set()
    await settled(intake)


async def test_what_a_person_never_saw_is_no_part_of_the_dialog(world: World) -> None:
    async def answer(visit: Visit) -> Screen:
        before = visit.dialog.get("last")
        visit.dialog.put("last", visit.event.text)
        return Screen(f"before: {before}")

    intake = world.intake(answer)
    world.wire.failures = [SendError(Reason.UNKNOWN), SendError(Reason.UNKNOWN)]
    await intake.accept([update(1), update(2)])
    await settled(intake)
    assert world.wire.sent == [(1, "before: None")]

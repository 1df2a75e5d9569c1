"""The dispatcher through kills, outages of the store, long messages, many processes."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.conversation.lane import Lane
from bot.delivery import Claimed, Dispatcher, Journal, each
from bot.errors import StoreBusyError
from bot.store.database import Database
from bot.store.sending import LEASE, Settlement
from bot.store.tables import outbox
from tests.conftest import NOW
from tests.delivery.conftest import AGAIN, World, repeated, step
from tests.store.rows import fill, message, put

LONG = "word " * 1500


async def _claimed(world: World) -> tuple[Journal, Claimed]:
    journal = Journal(world.database, "telegram", world.clock)
    (held,) = await journal.claim(10)
    return journal, held


async def test_a_kill_before_the_beginning_costs_nothing(world: World) -> None:
    await put(world.database, message("a"))
    await _claimed(world)
    await world.dispatcher().run_once()
    assert await world.texts() == ["a"]


async def test_a_kill_after_the_beginning_is_an_unknown_try(world: World) -> None:
    await put(world.database, message("a"), message("news", lane=Lane.ANNOUNCEMENT, chat=8))
    for _ in range(3):
        journal = Journal(world.database, "telegram", world.clock)
        await journal.take_over(alone=True)
        claimed = await journal.claim(10)
        assert await journal.begin(claimed) == {held.id for held in claimed}
    await world.dispatcher().run_once()
    assert (await world.texts(7), await world.texts(8)) == ([AGAIN + "a"], [])
    assert await world.states() == {"a": ("sent", None), "news": ("unknown", "unknown")}


async def test_beside_others_a_dead_processs_messages_wait_for_their_lease(world: World) -> None:
    await put(world.database, message("a"))
    await _claimed(world)
    dispatcher = world.dispatcher(alone=False)
    assert await dispatcher.run_once() == 0
    world.clock.advance(LEASE)
    assert await dispatcher.run_once() == 1
    assert await world.texts() == ["a"]


async def test_who_lost_its_lease_does_not_send(world: World) -> None:
    await put(world.database, message("a"))

    class Stalled(Journal):
        async def claim(self, limit: int) -> list[Claimed]:
            """Claim, then sleep longer than the lease while somebody else sends."""
            found = await super().claim(limit)
            world.clock.advance(LEASE)
            await world.dispatcher(alone=False).run_once()
            return found

    await world.dispatcher(Stalled(world.database, "telegram", world.clock)).run_once()
    assert await world.texts() == ["a"]
    assert await world.states() == {"a": ("sent", None)}


@dataclass
class Away(Journal):
    """A journal whose database is away for a while, at one of its moments."""

    def __init__(self, world: World, moment: str, times: int) -> None:
        super().__init__(world.database, "telegram", world.clock)
        self.moment = moment
        self.times = times

    def _fail(self, moment: str) -> None:
        if moment == self.moment and self.times:
            self.times -= 1
            raise StoreBusyError("away")

    async def begin(self, messages: Sequence[Claimed]) -> set[int]:
        self._fail("begin")
        return await super().begin(messages)

    async def settle(self, *results: Settlement) -> None:
        self._fail("settle")
        await super().settle(*results)


@pytest.mark.parametrize("moment", ["begin", "settle"])
async def test_while_the_store_is_away_nothing_is_lost_or_sent_twice(
    world: World, moment: str
) -> None:
    await put(world.database, message("a"))
    dispatcher = world.dispatcher(Away(world, moment, times=3))
    await dispatcher.run_once()
    await dispatcher.run_once()
    assert world.pauses == [1, 1, 1]
    assert await world.texts() == ["a"]
    assert await world.states() == {"a": ("sent", None)}


async def test_of_a_long_message_only_what_is_missing_goes_again(world: World) -> None:
    await put(world.database, message("a", payload={"text": LONG + "end"}))
    dispatcher = world.dispatcher()
    await world.fault(code=429, retry_after=30, contains="end")
    sending = asyncio.create_task(dispatcher.run_once())
    async with world.http.get("/sim/events") as events, asyncio.timeout(20):
        while not await world.texts():
            await events.content.readline()
    world.later(seconds=2)
    world.telegram.look()
    await sending
    assert len(await world.texts()) == 1
    world.later(seconds=30)
    await dispatcher.run_once()
    first, last = await world.texts()
    assert f"{first} {last}".split() == (LONG + "end").split()


async def test_a_chat_gets_one_push_a_second_in_order(world: World) -> None:
    await put(world.database, *(message(f"m{n}") for n in range(4)))
    dispatcher = world.dispatcher()
    counts = []
    for _ in range(12):
        await dispatcher.run_once()
        counts.append(len(await world.texts()))
        world.later(seconds=0.7)
    assert counts[0] == 1
    assert all(after - before <= 1 for before, after in zip(counts, counts[2:], strict=False))
    assert sorted(await world.texts()) == ["m0", "m1", "m2", "m3"]


async def held(world: World, key: str) -> None:
    """Wait until a message is in hand."""
    while (await world.states())[key][0] == "waiting":
        pass


async def test_an_alert_overtakes_what_changes_old_ones_in_its_chat(world: World) -> None:
    await put(world.database, *(message(f"edit{n}", lane=Lane.TALK) for n in range(5)))
    dispatcher = world.dispatcher()
    await dispatcher.run_once()
    world.later(seconds=0.5)
    alert = message("alert", lane=Lane.URGENT, due=world.clock.now())
    await put(world.database, alert)
    await dispatcher.run_once()
    assert await world.texts() == ["edit0"]
    world.later(seconds=0.5)  # its chat is not free yet
    sending = asyncio.create_task(dispatcher.run_once())
    await held(world, "alert")
    world.later(seconds=0.1)
    world.telegram.look()
    await sending
    assert await world.texts() == ["edit0", "alert"]
    for _ in range(5):
        world.later(seconds=1.1)
        await dispatcher.run_once()
    assert len(await world.texts()) == 6


@asynccontextmanager
async def running(dispatcher: Dispatcher) -> AsyncIterator[None]:
    task = asyncio.create_task(dispatcher.run())
    try:
        async with asyncio.timeout(20):
            yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await dispatcher.close(1)


async def test_it_wakes_for_what_is_put_and_knows_what_comes_next(world: World) -> None:
    dispatcher = world.dispatcher()
    world.database.on_work(dispatcher.wake)
    world.clock.on_move(dispatcher.wake)
    async with running(dispatcher):
        await dispatcher.settled()
        assert dispatcher.next_due is None
        await put(world.database, message("a"), message("b", due=NOW + timedelta(days=1)))
        await dispatcher.settled()
        assert await world.texts() == ["a"]
        assert dispatcher.next_due == NOW + timedelta(days=1)
        world.later(days=1)
        await dispatcher.settled()
        assert await world.texts() == ["a", "b"]
        assert dispatcher.next_due is None


@dataclass
class Wire:
    """A channel of which only the wire is made up."""

    sent: Counter[int]
    name: str = "telegram"
    most: int = 0
    now: int = 0
    begun: list[Lane] = field(default_factory=list)

    def render_push(self, chat: int, screen: object, lane: Lane) -> list[int]:
        self.begun.append(lane)
        return [chat]

    async def send(self, part: int, in_turn: Callable[[], None]) -> list[int]:
        in_turn()
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0)
        self.sent[part] += 1
        self.now -= 1
        return [part]

    def ahead(self) -> int:
        return 10

    def room(self) -> int:
        return 1000

    async def works(self) -> bool:
        return True

    def full_for(self) -> float:
        return 0.0

    def wait(self, chat: int, lane: Lane) -> float:
        return 0.0


async def test_several_processes_share_the_outbox_and_nothing_is_sent_twice(
    world: World, address: str
) -> None:
    await fill(world.database, 400, ready_of=[NOW])
    sent: Counter[int] = Counter()
    databases = [Database(address) for _ in range(3)]
    wires = [Wire(sent) for _ in databases]
    for database in databases:
        await database.open()
    dispatchers = [
        Dispatcher(
            Journal(database, "telegram", world.clock),
            wire,
            {"step": each(step)},
            repeated,
            world.clock,
            alone=False,
        )
        for database, wire in zip(databases, wires, strict=True)
    ]

    async def work(dispatcher: Dispatcher) -> None:
        while await dispatcher.run_once():
            pass

    await asyncio.gather(*(work(dispatcher) for dispatcher in dispatchers))
    for database in databases:
        await database.close()
    assert sent == Counter(range(400))
    assert all(wire.most <= 100 for wire in wires)
    async with world.database.transaction() as connection:
        assert set(await connection.scalars(select(outbox.c.state))) == {"sent"}

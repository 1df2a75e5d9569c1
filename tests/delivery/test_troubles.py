"""Troubles of days, of disks and of clocks: what docs/architecture.md promises of reminders."""

import resource
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.delivery import Claimed, Composed, Dispatcher, Journal, each
from bot.errors import StoreError
from bot.store.database import Database
from tests.conftest import StillClock
from tests.delivery.conftest import World, repeated, step
from tests.store.rows import message, put, states
from tests.subscriptions.following import Life, local

KINDS = ("step", "checkin", "summary", "welcome")


@dataclass
class Bot:
    """One person's plan, the planner, the dispatcher; the messenger is the world's."""

    world: World
    life: Life
    clock: StillClock

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self.life.restart()
        journal = Journal(self.world.database, "telegram", self.world.clock)
        composers = dict.fromkeys(KINDS, each(step))
        self.dispatcher = Dispatcher(
            journal, self.world.telegram, composers, repeated, self.world.clock
        )

    async def work(self) -> None:
        """Do all there is to do now; a chat takes one message a second."""
        while True:
            while await self.life.planner.run_once(self.world.clock.now()):
                pass
            if not await self.dispatcher.run_once():
                return
            self.world.later(seconds=2)

    async def until(self, to: str) -> None:
        while self.world.clock.now() < local(to):
            await self.work()
            self.world.later(hours=1)

    async def said(self) -> list[str]:
        """What arrived: keys without subscription and round, summaries without their digest."""
        keys = [one.split(":", 3)[3] for one in await self.world.texts()]
        return ["summary" if key.startswith("summary") else key for key in keys]


@pytest.fixture
async def bot(world: World, clock: StillClock) -> Bot:
    clock.instant = local("2026-12-03 12:00")
    made = Bot(world, Life(world.database, clock), clock)
    await made.life.enrol(await made.life.meet())
    await made.until("2026-12-04 07:30")
    assert await made.said() == ["card"]
    return made


@pytest.mark.parametrize("failure", [{"code": 502}, {"code": 504}, {"drop": "before"}])
async def test_after_two_days_what_helps_comes_once_and_one_summary_tells_the_rest(
    bot: Bot, failure: dict[str, Any]
) -> None:
    await bot.world.fault(method="*", times=None, **failure)
    await bot.until("2026-12-06 09:00")
    assert await bot.said() == ["card"]
    await bot.world.mend()
    bot.restart()
    await bot.until("2026-12-06 11:00")
    # Whether the first one arrived only a 502 tells; else the second one is the next to come.
    helps = "head-up" if failure == {"code": 502} else "head-up+2"
    assert await bot.said() == ["card", helps, "summary"]


async def test_a_clock_that_jumps_ahead_and_back_repeats_nothing_and_loses_nothing(
    bot: Bot,
) -> None:
    bot.clock.instant += timedelta(days=2, hours=3)
    await bot.work()
    bot.world.later(minutes=10)  # what comes together comes one after the other
    await bot.work()
    ahead = await bot.said()
    assert ahead == ["card", "head-up", "summary"]
    bot.clock.instant -= timedelta(days=2, hours=3)
    await bot.until("2026-12-06 07:00")
    assert await bot.said() == ahead
    await bot.until("2026-12-11 12:00")
    assert await bot.said() == [*ahead, "head-up+2", "stitches"]


async def test_a_clock_set_back_during_an_outage_holds_up_nothing_that_is_due(bot: Bot) -> None:
    await bot.world.fault(code=502, times=1)
    await put(bot.world.database, message("one", chat=8, due=bot.world.clock.now()))
    assert await bot.dispatcher.run_once() == 1
    bot.clock.instant -= timedelta(days=1)
    await put(bot.world.database, message("two", chat=9, due=bot.world.clock.now()))
    bot.world.later(seconds=60)
    await bot.dispatcher.run_once()
    assert await bot.world.texts(9) == ["two"]


def _locked(path: Path) -> Callable[[], None]:
    """Have another program lock the database; returns what ends that."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other.close


def _unwritable(_path: Path) -> Callable[[], None]:
    """Let no file of this process grow beyond a block, as on a disk that takes no more."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, before)


class Troubled:
    """A trouble of the database that begins at a moment and ends at the third pause."""

    def __init__(self, begin: Callable[[], Callable[[], None]]) -> None:
        self._begin = begin
        self._end: Callable[[], None] | None = None
        self.pauses = 0

    def begin(self) -> None:
        self._end = self._begin()

    async def pause(self, _seconds: float) -> None:
        self.pauses += 1
        if self.pauses == 3:
            self.end()

    def end(self) -> None:
        end, self._end = self._end, None
        if end is not None:
            end()


@pytest.fixture(params=[_locked, _unwritable])
def trouble(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Troubled]:
    made = Troubled(lambda: request.param(tmp_path / "liftcare.db"))
    yield made
    made.end()


@pytest.fixture
async def impatient(world: World, address: str) -> AsyncIterator[Database]:
    """The same database, not waiting for another program's lock."""
    opened = Database(address, busy_seconds=0)
    await opened.open()
    yield opened
    await opened.close()


ON_SQLITE = pytest.mark.parametrize("address", ["sqlite"], indirect=True)


@ON_SQLITE
@pytest.mark.parametrize("moment", ["begin", "settle"])
async def test_while_nothing_can_be_written_a_message_waits_and_goes_once(
    world: World,
    impatient: Database,
    trouble: Troubled,
    moment: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    send = world.telegram.send

    async def composed(claimed: Claimed, now: datetime) -> Composed | None:
        if moment == "begin":
            trouble.begin()
        return await step(claimed, now)

    async def sent(*given: Any) -> Any:
        result = await send(*given)
        if moment == "settle":
            trouble.begin()
        return result

    monkeypatch.setattr(world.telegram, "send", sent)
    await put(world.database, message("a"))
    dispatcher = Dispatcher(
        Journal(impatient, "telegram", world.clock),
        world.telegram,
        {"step": each(composed)},
        repeated,
        world.clock,
        pause=trouble.pause,
    )
    await dispatcher.run_once()
    assert trouble.pauses == 3
    assert await world.texts() == ["a"]
    assert await world.states() == {"a": ("sent", None)}


@ON_SQLITE
async def test_while_nothing_can_be_written_nothing_is_half_planned(
    impatient: Database, trouble: Troubled, clock: StillClock
) -> None:
    clock.instant = local("2026-11-01 12:00")
    life = Life(impatient, clock)
    await life.enrol(await life.meet())
    clock.instant = local("2026-11-19 09:00")
    trouble.begin()
    with pytest.raises(StoreError):
        await life.plan()
    trouble.end()
    assert await life.keys() == []
    await life.plan()
    assert await life.keys() == ["s:1:1:smoking"]


async def test_a_messenger_that_answers_all_but_messages_uses_up_few_tries(world: World) -> None:
    """Its time-outs are tried one at a time, and further and further apart."""
    dispatcher = world.dispatcher()
    await world.meet(*range(100, 160))
    await put(world.database, *(message(f"m{chat}", chat=chat) for chat in range(100, 160)))
    await world.fault(method="sendMessage", times=None, drop="before")
    for _ in range(60):
        await dispatcher.run_once()
        world.later(seconds=10)
    lost = [key for key, (state, _) in (await states(world.database)).items() if state == "unknown"]
    assert len(lost) < 25
    await world.mend()
    for _ in range(40):
        world.later(seconds=70)
        await dispatcher.run_once()
    assert set((await states(world.database)).values()) == {
        ("sent", None),
        ("unknown", "unknown"),
    }
    found = [key for key, (state, _) in (await states(world.database)).items() if state == "sent"]
    assert len(found) == 60 - len(lost)


async def test_after_two_lost_answers_the_person_is_told_that_it_may_not_have_come(
    bot: Bot,
) -> None:
    bot.world.clock.advance(local("2026-12-04 09:00") - bot.world.clock.now())
    await bot.world.fault(drop="after", times=2)
    await bot.work()
    bot.world.later(seconds=10)
    await bot.work()
    assert await bot.said() == ["card", "head-up", "head-up", "summary"]
    states_ = await bot.world.states()
    assert states_["s:1:1:head-up"] == ("unknown", "unknown")
    bot.restart()
    await bot.until("2026-12-04 11:00")
    assert len(await bot.said()) == 4

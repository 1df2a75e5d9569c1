"""A thousand reminders through a hundred kills: none is lost, and which repeat is accounted for.

A reminder may arrive once more only if its answer was never read: because the process was killed
between the recorded beginning and the recorded answer, or because the answer itself was lost.
"""

import asyncio
import random
import signal
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.conftest import postgres_database
from tests.drills.life import Cut
from tests.drills.processes import TOKEN, Messenger, Process, ended, fork, messenger, start
from tests.drills.subscribers import COUNT, FIRST, Ledger, ledger, subscribe, unread

PLANNING = (
    Cut("bot.store.outbox.put"),
    Cut("bot.store.outbox.put", after=True),
    Cut("bot.store.subscriptions.planned", after=True),
    Cut("bot.subscriptions.Planner.run_once", after=True),
    Cut("bot.subscriptions.Planner.run_once", nth=2),
)
SENDING = tuple(
    Cut(name, after=after)
    for name in (
        "bot.delivery.Journal.claim",
        "bot.store.sending.claim",
        "bot.delivery.Journal.begin",
        "bot.store.sending.begin",
        "bot.channels.telegram.Telegram.send",
        "bot.store.sending.settle",
        "bot.delivery.Journal.settle",
    )
    for after in (False, True)
)
AT_POINTS = 4 * len(SENDING)
AT_RANDOM = 45
PLAIN = 3
"""Of the random ones, how many are started as anybody would: without a fork."""
LONGEST = 0.9
"""Seconds of a life that ends at random: some end before the first message, some after twenty."""
RATE = 30
DROPS = 20
QUICK = 300
"""The rate of the last lives, when nothing is left to be killed."""
LEASE = timedelta(seconds=15)
"""Instead of two minutes, so that what a dead process held is free before the drill is over.

Far longer than a living one holds a message before it goes, on a busy machine, too.
"""
BEAT = 0.1
"""Seconds between two words that a process lives, instead of three: until its second one it keeps
to a twentieth of its rate, and that was most of a short life."""
HEARD = timedelta(seconds=1)
"""How long the others leave a dead one its part of the rate, instead of 15 seconds."""
MARK = "You may have this message already"
ASKED = "Did you get this?"


@dataclass
class Drill:
    """A messenger, a database with subscribers, and lives that end soon."""

    world: Messenger
    folder: Path
    address: str
    chance: random.Random
    rate: float = RATE
    unread: Counter[int] = field(default_factory=Counter)
    kills: Counter[str] = field(default_factory=Counter)

    def settings(self) -> dict[str, str]:
        return {
            "telegram_token": TOKEN,
            "telegram_api_url": self.world.url,
            "telegram_messages_per_second": str(self.rate),
            "database_url": self.address,
            "log_level": "error",
        }

    def fork(self, *arguments: str, cut: Cut | None = None) -> Process:
        changed: dict[str, object] = {
            "bot.delivery.journal.LEASE": LEASE,
            "bot.delivery.dispatcher.LEASE": LEASE,
            "bot.delivery.sharing.EVERY": BEAT,
            "bot.delivery.sharing.WITHIN": HEARD,
        }
        return fork(
            *arguments, folder=self.folder, settings=self.settings(), cut=cut, changed=changed
        )

    async def killed(self, kind: str, process: Process, number: int = 0) -> None:
        """Wait for a death, and see what it left in the air."""
        code, printed = await ended(process, number)
        assert code == -signal.SIGKILL, printed
        self.kills[kind] += 1
        self.unread.update(await unread(self.address, self.folder))

    async def live(self, cut: Cut | None, *arguments: str, plain: bool = False) -> None:
        """Start a process and kill it: at a point, or at any moment."""
        if cut is not None:
            where = f"{cut.name} {'after' if cut.after else 'before'}"
            await self.killed(where, self.fork(*arguments, cut=cut))
            return
        if plain:
            sent = await self.world.count("sendMessage")
            process: Process = await start(*arguments, folder=self.folder, **self.settings())
            await self.world.until("sendMessage", sent + self.chance.randint(1, 10))
        else:
            process = self.fork(*arguments)
            # The moment itself is what is drawn here: nothing is waited for.
            await asyncio.sleep(self.chance.uniform(0, LONGEST))
        await self.killed("plain" if plain else "at random", process, signal.SIGKILL)

    def cuts(self, points: int, moments: int) -> list[Cut | None]:
        """Return where lives end that send, in any order; None is at any moment."""
        order = cycle(self.chance.sample(SENDING, len(SENDING)))
        cuts = [Cut(c.name, self.chance.randint(1, 8), c.after) for c in islice(order, points)]
        mixed = [*cuts, *[None] * moments]
        self.chance.shuffle(mixed)
        return mixed


async def _met(world: Messenger) -> None:
    """Have everybody begin a chat, long ago: an earlier bot has read what they wrote."""
    people = range(FIRST, FIRST + COUNT)
    for start_ in range(0, COUNT, 50):
        some = people[start_ : start_ + 50]
        await asyncio.gather(*(world.post("/sim/message", text="/start", user_id=n) for n in some))
    await world.get(f"/bot{TOKEN}/getUpdates?offset={2**52}&timeout=0")
    assert (await world.get("/sim/state"))["pending_updates"] == 0


async def _drop_answers(drill: Drill) -> None:
    """Have the answers to some messages get lost, once each."""
    for chat in drill.chance.sample(range(FIRST, FIRST + COUNT), DROPS):
        fault = {"method": "sendMessage", "chat_id": chat, "drop": "after", "times": 1}
        await drill.world.post("/sim/fault", **fault)


async def _arrived(world: Messenger) -> tuple[dict[int, list[str]], Counter[int]]:
    """Return the texts that arrived in each chat, and how many of their answers got lost."""
    texts, dropped = defaultdict(list), Counter[int]()
    for call in (await world.get("/sim/outbox?method=sendMessage"))["calls"]:
        chat = int(call["params"]["chat_id"])
        if call["status"] in {0, 200} and ASKED not in call["params"]["text"]:
            texts[chat].append(str(call["params"]["text"]))
        dropped[chat] += call["status"] == 0
    return dict(texts), dropped


async def _finish(drill: Drill, *roles: str) -> Ledger:
    """Let the last lives do what is left, quickly; end them as one ends a service."""
    left = (await ledger(drill.address)).fates.values()
    assert "waiting" in {state for _, state in left}, "all was sent before the last kill"
    await drill.world.post("/sim/limits", messages_per_second=None)
    drill.rate = QUICK
    processes = [drill.fork(role) for role in roles]
    async with asyncio.timeout(300):
        while (await ledger(drill.address)).open:
            await drill.world.settle()
    for process in processes:
        code, printed = await ended(process, signal.SIGTERM)
        assert code == 0, printed
    return await ledger(drill.address)


async def _judge(drill: Drill, due: dict[int, str], found: Ledger) -> None:
    arrived, dropped = await _arrived(drill.world)
    assert set(arrived) == set(due), "lost"
    assert {chat: key for chat, (key, _) in found.fates.items()} == due
    assert {state for _, state in found.fates.values()} <= {"sent", "unknown"}
    unknown = found.unknown
    assert all(dropped[chat] and drill.unread[chat] + dropped[chat] > 1 for chat in unknown)
    for chat, texts in arrived.items():
        assert len(texts) <= 1 + drill.unread[chat] + dropped[chat], (chat, texts)
        assert sum(MARK not in text for text in texts) <= 1, (chat, texts)
    kills, repeats = drill.kills.total(), sum(map(len, arrived.values())) - len(due)
    assert repeats <= 2 * kills + DROPS
    print(  # noqa: T201
        f"{kills} kills {dict(drill.kills)}, {len(due)} reminders, none lost, "
        f"{dropped.total()} answers dropped, {repeats} repeats, {len(unknown)} left as unknown"
    )


@pytest.mark.drill
async def test_a_hundred_kills_lose_no_reminder(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'drill.db'}"
    due = await subscribe(address)
    async with messenger(tmp_path) as world:
        await _met(world)
        await world.post("/sim/limits", messages_per_second=RATE, latency_ms=20)
        drill = Drill(world, tmp_path, address, random.Random(20261123))
        await _drop_answers(drill)
        for point in PLANNING:
            await drill.live(point)
        for _ in range(PLAIN):
            await drill.live(None, plain=True)
        for cut in drill.cuts(AT_POINTS, AT_RANDOM - PLAIN):
            await drill.live(cut)
        assert drill.kills.total() >= 100
        await _judge(drill, due, await _finish(drill, "run"))


@pytest.mark.drill
async def test_two_processes_killed_on_one_postgresql(tmp_path: Path, postgres: str) -> None:
    async with postgres_database(postgres) as address, messenger(tmp_path) as world:
        due = await subscribe(address)
        await _met(world)
        await world.post("/sim/limits", messages_per_second=RATE, latency_ms=20)
        drill = Drill(world, tmp_path, address, random.Random(20261124), rate=RATE / 2)
        await _drop_answers(drill)
        roles = ("run", "dispatch")

        async def lives(role: str, cuts: Sequence[Cut | None]) -> None:
            for cut in cuts:
                await drill.live(cut, role)

        # First all kills in the planner: else one process would leave the other nothing to plan.
        await asyncio.gather(*(lives(role, PLANNING) for role in roles))
        await asyncio.gather(*(lives(role, drill.cuts(2 * len(SENDING), 17)) for role in roles))
        assert drill.kills.total() >= 100
        await _judge(drill, due, await _finish(drill, *roles))

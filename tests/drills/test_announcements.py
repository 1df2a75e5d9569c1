"""5,000 recipients, a hundred kills, blocked people and a messenger in trouble.

At the end the ledger says of each person what really arrived: nobody twice, nobody left out.
"""

import asyncio
import random
import signal
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.announcements import Announcements, RunState
from bot.conversation.letter import Letter
from bot.store.database import Database
from bot.store.migrating import migrate
from bot.store.tables import people
from tests.conftest import postgres_database
from tests.drills.life import Cut
from tests.drills.processes import TOKEN, Messenger, Process, ended, messenger
from tests.drills.subscribers import ledger
from tests.drills.test_reminders import Drill

FIRST = 1000
RATE = 90
FILLING = tuple(
    Cut(name, nth, after)
    for name in ("bot.store.mailings.fill", "bot.announcements.Announcer.run_once")
    for nth in (1, 2)
    for after in (False, True)
)
TEXT = "We are closed on Monday."
REFUSALS = {
    "blocked": (403, "Forbidden: bot was blocked by the user", 0.02),
    "deactivated": (403, "Forbidden: user is deactivated", 0.01),
}


async def _released(address: str, count: int) -> int:
    """Keep people who agreed to news and confirm an announcement to all of them."""
    now = datetime.now(UTC)
    database = Database(address)
    await database.open()
    await migrate(database)
    row = {"channel": "telegram", "language": "en", "first_seen": now, "last_seen": now}
    rows = [{**row, "address": FIRST + number, "news": now} for number in range(count)]
    async with database.transaction() as connection:
        await connection.execute(insert(people), rows)
    office = Announcements(database, "telegram")
    draft = await office.create(None, now)
    await office.write(draft.id, "en", Letter(TEXT), chat=0, message=0, by=None, now=now)
    run = await office.release(draft.id, None, now)
    await database.close()
    assert run is not None
    assert run.expected == count
    return run.id


async def _met(world: Messenger, count: int) -> None:
    for first in range(FIRST, FIRST + count, 50):
        some = range(first, min(first + 50, FIRST + count))
        await asyncio.gather(*(world.post("/sim/message", text="/start", user_id=n) for n in some))
    await world.get(f"/bot{TOKEN}/getUpdates?offset={2**52}&timeout=0")


async def _trouble(world: Messenger, chance: random.Random, count: int) -> Counter[str]:
    """Have some be gone, some calls fail, some answers get lost; returns how many of each."""
    chats = chance.sample(range(FIRST, FIRST + count), count // 10)
    made = Counter[str]()
    for name, (code, words, part) in REFUSALS.items():
        for _ in range(int(count * part)):
            fault = {"code": code, "description": words, "times": 1000, "chat_id": chats.pop()}
            await world.post("/sim/fault", method="sendMessage", **fault)
            made[name] += 1
    troubles: dict[str, dict[str, object]] = {"5xx": {"code": 502}, "dropped": {"drop": "after"}}
    for name, trouble in troubles.items():
        for _ in range(count // 100):
            await world.post(
                "/sim/fault", method="sendMessage", times=1, chat_id=chats.pop(), **trouble
            )
            made[name] += 1
    return made


async def _finished(drill: Drill, run: int, process: Process) -> None:
    """Wait until a process has done what is left, then end it as one ends a service."""
    database = Database(drill.address)
    office = Announcements(database, "telegram")
    async with asyncio.timeout(300):
        while True:
            # A second at most: nobody may be there who receives, and then it is never idle.
            await drill.world.post("/sim/settle", timeout_seconds=1)
            found = await office.run(run)
            if found is not None and found.state is RunState.DONE:
                break
    await database.close()
    code, printed = await ended(process, signal.SIGTERM)
    assert code == 0, printed


async def _judge(drill: Drill, count: int, made: Counter[str]) -> None:
    fates = {chat: state for chat, (_, state) in (await ledger(drill.address)).fates.items()}
    assert set(fates) == set(range(FIRST, FIRST + count)), "somebody was left out"
    arrived, dropped = Counter[int](), Counter[int]()
    for call in (await drill.world.get("/sim/outbox?method=sendMessage&limit=100000"))["calls"]:
        if call["status"] in {0, 200}:
            arrived[int(call["params"]["chat_id"])] += 1
            dropped[int(call["params"]["chat_id"])] += call["status"] == 0
    assert max(arrived.values()) == 1, "somebody got it twice"
    states = Counter(fates.values())
    for chat, state in fates.items():
        match state:
            case "sent":
                assert arrived[chat] == 1, chat
            case "held":
                assert arrived[chat] == 0, chat
            case _:
                assert state == "unknown", (chat, state)
                assert drill.unread[chat] or dropped[chat], chat
    assert states["held"] <= made["blocked"] + made["deactivated"]
    kills = drill.kills.total()
    print(  # noqa: T201
        f"{kills} kills, {count} recipients {dict(states)}, {dict(made)}, nobody twice; of the "
        f"unknown {sum(arrived[chat] for chat in fates if fates[chat] == 'unknown')} arrived"
    )


@pytest.mark.drill
async def test_a_hundred_kills_through_five_thousand_recipients(tmp_path: Path) -> None:
    count, address = 5000, f"sqlite:///{tmp_path / 'drill.db'}"
    run = await _released(address, count)
    async with messenger(tmp_path) as world:
        await _met(world, count)
        drill = Drill(world, tmp_path, address, random.Random(20261125), rate=RATE)
        made = await _trouble(world, drill.chance, count)
        await world.post("/sim/limits", messages_per_second=None, latency_ms=20)
        for number, cut in enumerate([*FILLING, *drill.cuts(42, 50)]):
            if number % 10 == 9:
                burst = {"code": 429, "retry_after": 1, "times": 4}
                await world.post("/sim/fault", method="sendMessage", **burst)
            await drill.live(cut)
        assert drill.kills.total() == 100
        drill.rate = 400
        await _finished(drill, run, drill.fork("run"))
        await _judge(drill, count, made)


@pytest.mark.drill
@pytest.mark.parametrize(("killed", "other"), [("run", "dispatch"), ("dispatch", "run")])
async def test_one_of_two_processes_is_killed_and_the_other_finishes(
    tmp_path: Path, postgres: str, killed: str, other: str
) -> None:
    count = 600
    async with postgres_database(postgres) as address, messenger(tmp_path) as world:
        run = await _released(address, count)
        await _met(world, count)
        drill = Drill(world, tmp_path, address, random.Random(20261126), rate=RATE)
        made = await _trouble(world, drill.chance, count)
        await world.post("/sim/limits", messages_per_second=None, latency_ms=20)
        survivor = drill.fork(other)
        for cut in drill.cuts(2, 1):
            await drill.live(cut, killed)
        left = (await ledger(address)).fates
        states = {state for _, state in left.values()}
        assert len(left) < count or "waiting" in states, "all was sent before the last kill"
        await _finished(drill, run, survivor)
        await _judge(drill, count, made)

"""SIGKILL at any moment: nothing handed over is lost, nothing settled is answered again."""

import asyncio
import random
import re
import signal
import time
from collections import defaultdict
from pathlib import Path

import pytest

from tests.conftest import postgres_database
from tests.drills.processes import TOKEN, Messenger, ended, fork, messenger, start

KILLS = 50
BURST = 12
PEOPLE = 6
WINDOW = 0.5
"""Seconds before a kill in which an answer may be out and not yet settled, on a busy machine."""


async def _talk(world: Messenger, first: int) -> None:
    await asyncio.gather(
        *(
            world.post("/sim/message", text=f"zzq{n}", user_id=100 + n % PEOPLE, language_code="en")
            for n in range(first, first + BURST)
        )
    )


async def _answers(world: Messenger) -> dict[int, list[float]]:
    """Return when each numbered message was answered, from what the messenger delivered."""
    answers = defaultdict(list)
    for call in (await world.get("/sim/outbox?method=sendMessage&limit=10000"))["calls"]:
        found = re.search(r"zzq(\d+)", str(call["params"].get("text")))
        if found and call["status"] == 200:
            answers[int(found[1])].append(call["at"])
    return answers


async def _drill(folder: Path, database_url: str, kills: int) -> None:
    chance = random.Random(20261123)
    async with messenger(folder) as world:
        settings = {
            "telegram_token": TOKEN,
            "telegram_api_url": world.url,
            "database_url": database_url,
            "log_level": "error",
        }
        killed_at: list[float] = []
        for number in range(kills):
            polls, sent = await world.count("getUpdates"), await world.count("sendMessage")
            plain = number % 25 == 0
            bot = (
                await start(folder=folder, **settings)
                if plain
                else fork(folder=folder, settings=settings)
            )
            talking = asyncio.create_task(_talk(world, number * BURST))
            if chance.random() < 0.7:
                await world.until("sendMessage", sent + chance.randint(1, BURST))
            else:
                await world.until("getUpdates", polls + 1)
            bot.send_signal(signal.SIGKILL)
            killed_at.append(time.time())
            await talking
            await ended(bot, 0)
        bot = fork(folder=folder, settings=settings)
        answers = await _settled(world, kills * BURST)
        code, printed = await ended(bot, signal.SIGTERM)
        assert code == 0, printed
    assert set(answers) == set(range(kills * BURST))
    twice = {number: at for number, at in answers.items() if len(at) > 1}
    for number, at in twice.items():
        for early in at[:-1]:
            assert any(-WINDOW < early - kill < WINDOW for kill in killed_at), (number, at)
    assert len(twice) <= 0.3 * kills * BURST
    print(f"{kills} kills, {kills * BURST} messages, {len(twice)} answered twice")  # noqa: T201


async def _settled(world: Messenger, messages: int) -> dict[int, list[float]]:
    await world.settle()
    async with asyncio.timeout(60):
        while len(answers := await _answers(world)) < messages:
            await world.settle()
    return answers


@pytest.mark.drill
async def test_fifty_kills_on_sqlite(tmp_path: Path) -> None:
    await _drill(tmp_path, f"sqlite:///{tmp_path / 'drill.db'}", KILLS)


@pytest.mark.drill
async def test_kills_on_postgresql(tmp_path: Path, postgres: str) -> None:
    async with postgres_database(postgres) as url:
        await _drill(tmp_path, url, 8)

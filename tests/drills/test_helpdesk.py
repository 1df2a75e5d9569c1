"""Patients and a nurse write while the bot is killed again and again: every word, in order.

A copy may arrive once more only if its answer was never read: because the process was killed
between the recorded beginning and the recorded answer.
"""

import asyncio
import random
import re
import signal
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.delivery.pacing import Limits
from bot.store.tables import copies, outbox
from tests.drills.processes import TOKEN, Messenger, ended, fork, messenger
from tests.drills.subscribers import opened

KILLS = 50
PATIENTS = 10
GROUP, NURSE = -100777, 9001
HURRIED = {
    "bot.app.Limits": partial(Limits, a_minute_in_group=100_000),
    "bot.delivery.pacing.GAP": 0.01,
    "bot.delivery.preparing.AFTER_ANOTHER": 0.02,
    "handlers.desk_messages._SOON": 0.05,
}
"""Without a messenger's limits: what is shown here is what kills do, not what waiting does."""


class Talk:
    """What was written so far: by patients ``p<who>-<n>``, by the nurse ``n<who>-<n>``."""

    def __init__(self, world: Messenger) -> None:
        self.world = world
        self.said: dict[str, int] = defaultdict(int)
        self.threads: dict[int, int] = {}

    async def patient(self, who: int) -> None:
        text = f"p{who}-{self.said[f'p{who}']}"
        self.said[f"p{who}"] += 1
        await self.world.post("/sim/message", user_id=100 + who, text=text, language_code="en")

    async def nurse(self, who: int) -> None:
        if who not in self.threads:
            return
        text = f"n{who}-{self.said[f'n{who}']}"
        self.said[f"n{who}"] += 1
        place = {"chat_id": GROUP, "message_thread_id": self.threads[who]}
        await self.world.post("/sim/message", user_id=NURSE, text=text, **place)

    async def look(self) -> None:
        """Learn which topic is whose, as a nurse does."""
        for message in await shown(self.world, GROUP):
            if found := re.fullmatch(r"p(\d+)-\d+", message.get("text") or ""):
                self.threads.setdefault(int(found[1]), message["message_thread_id"])


async def shown(world: Messenger, chat: int) -> list[dict[str, Any]]:
    messages = (await world.get(f"/sim/chat/{chat}"))["messages"]
    return [message for message in messages if message["from"] == "bot"]


async def begun(address: str, folder: Path) -> int:
    """Return how many copies were begun, and their answers not read and kept."""
    unread = (
        select(func.count())
        .select_from(copies.join(outbox, outbox.c.key == copies.c.key))
        .where(outbox.c.state == "sending", outbox.c.unsure > 0)
    )
    async with opened(address, folder) as database, database.transaction() as connection:
        return int(await connection.scalar(unread) or 0)


async def prepared(world: Messenger, settings: dict[str, str], folder: Path) -> None:
    """Make the nurse an owner and her group the desk."""
    members = {"members": [NURSE], "administrators": [NURSE]}
    await world.post("/sim/group", chat_id=GROUP, title="Desk", is_forum=True, **members)
    await world.post("/sim/message", user_id=NURSE, text="/start", language_code="en")
    bot = fork(folder=folder, settings=settings, changed=HURRIED)
    await world.settle()
    added = fork(
        "operators", "add", str(NURSE), "--role", "owner", folder=folder, settings=settings
    )
    assert (await ended(added, 0))[0] == 0
    await world.post("/sim/message", user_id=NURSE, text="/desk", chat_id=GROUP)
    await world.until("sendMessage", 2)
    for who in range(PATIENTS):
        await world.post("/sim/message", user_id=100 + who, text="/person", language_code="en")
    await world.until("createForumTopic", PATIENTS)
    await ended(bot, signal.SIGTERM)


@pytest.mark.drill
async def test_fifty_kills_through_twenty_talks(tmp_path: Path) -> None:
    chance = random.Random(20261124)
    address = f"sqlite:///{tmp_path / 'drill.db'}"
    async with messenger(tmp_path) as world:
        settings = {
            "telegram_token": TOKEN,
            "telegram_api_url": world.url,
            "telegram_messages_per_second": "0",
            "database_url": address,
            "log_level": "error",
        }
        await prepared(world, settings, tmp_path)
        talk, doubtful = Talk(world), 0
        for _ in range(KILLS):
            copied = await world.count("copyMessage")
            polls = await world.count("getUpdates")
            bot = fork(folder=tmp_path, settings=settings, changed=HURRIED)
            for who in chance.sample(range(PATIENTS), 3):
                await talk.patient(who)
                await talk.nurse(who)
            if chance.random() < 0.8:
                await world.until("copyMessage", copied + chance.randint(1, 4))
            else:
                await world.until("getUpdates", polls + 1)
            bot.send_signal(signal.SIGKILL)
            await ended(bot, 0)
            doubtful += await begun(address, tmp_path)
            await talk.look()
        bot = fork(folder=tmp_path, settings=settings, changed=HURRIED)
        arrived = await everything(world, talk)
        code, printed = await ended(bot, signal.SIGTERM)
        assert code == 0, printed
    repeats = 0
    for writer, count in talk.said.items():
        numbers = arrived[writer]
        assert list(dict.fromkeys(numbers)) == list(range(count)), writer
        repeats += len(numbers) - count
    assert repeats <= doubtful
    print(f"{KILLS} kills, {sum(talk.said.values())} messages, {repeats} came twice")  # noqa: T201


async def everything(world: Messenger, talk: Talk) -> dict[str, list[int]]:
    """Return the numbers of each writer's messages as they arrived, once all have."""
    async with asyncio.timeout(90):
        while True:
            await world.settle()
            arrived: dict[str, list[int]] = defaultdict(list)
            for chat in (GROUP, *(100 + who for who in range(PATIENTS))):
                for message in await shown(world, chat):
                    if found := re.fullmatch(r"([pn]\d+)-(\d+)", message.get("text") or ""):
                        arrived[found[1]].append(int(found[2]))
            if all(len(set(arrived[who])) == count for who, count in talk.said.items()):
                return arrived

"""Patients and a nurse talk in all ways there are while the bot is killed again and again.

All of it arrives, in order.

A copy may arrive once more only if its answer was never read: because the process was killed
between the recorded beginning and the recorded answer.
"""

import asyncio
import random
import signal
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.conftest import postgres_database
from tests.drills.life import Cut
from tests.drills.processes import TOKEN, Messenger, ended, fork, messenger
from tests.drills.talks import HURRIED, PATIENTS, Talk

POINTS = tuple(
    Cut(name, after=after)
    for name in (
        "bot.store.inbox.accept",
        "bot.handover.messages.Bundle.put",
        "bot.delivery.Journal.claim",
        "bot.delivery.Journal.begin",
        "bot.channels.telegram.Telegram.send",
        "bot.delivery.Journal.settle",
    )
    for after in (False, True)
)
KILLS = 100
LONGEST = 10
"""Seconds of a life that does not come to where it should end, as what it needs is another's."""
TOGETHER = 12
"""Kills of two processes at least."""
EACH = 2
"""Patients who write before each life, and are written to: so that every life has work."""
LEASE = timedelta(seconds=15)
"""As in `test_reminders`: what a dead process held is free before the drill is over."""


@dataclass
class Drill:
    """A talk in a database, and lives that end soon."""

    talk: Talk
    folder: Path
    address: str
    kills: int = 0

    @property
    def chance(self) -> random.Random:
        return self.talk.chance

    @property
    def settings(self) -> dict[str, str]:
        return {
            "telegram_token": TOKEN,
            "telegram_api_url": self.talk.world.url,
            "telegram_messages_per_second": "0",
            "database_url": self.address,
            "log_level": "error",
        }

    @property
    def changed(self) -> dict[str, object]:
        leases = {f"bot.delivery.{module}.LEASE": LEASE for module in ("journal", "dispatcher")}
        return {**HURRIED, **leases}

    def cuts(self, count: int) -> list[Cut]:
        """Return where lives end, each point about as often, at the first call or the second."""
        order = cycle(self.chance.sample(POINTS, len(POINTS)))
        return [
            # What waits is accepted all at once.
            Cut(c.name, 1 if c.name.endswith("accept") else self.chance.randint(1, 2), c.after)
            for c in islice(order, count)
        ]

    async def write(self) -> None:
        for who in self.chance.sample(range(PATIENTS), EACH):
            await self.talk.patient(who)
            await self.talk.nurse(who)

    async def live(self, cut: Cut, *arguments: str) -> None:
        """Have something to do, and die at it."""
        await self.write()
        process = fork(
            *arguments, folder=self.folder, settings=self.settings, cut=cut, changed=self.changed
        )
        try:
            async with asyncio.timeout(LONGEST):
                code, printed = await ended(process, 0)
        except TimeoutError:
            code, printed = await ended(process, signal.SIGKILL)
        assert code == -signal.SIGKILL, printed
        self.kills += 1
        await self.talk.look(self.address, self.folder)

    async def finish(self, *roles: str) -> None:
        """Let the last lives do what is left, and see what arrived."""
        last = [
            fork(role, folder=self.folder, settings=self.settings, changed=self.changed)
            for role in roles
        ]
        print(self.kills, "kills,", await self.talk.judge())  # noqa: T201
        for process in last:
            code, printed = await ended(process, signal.SIGTERM)
            assert code == 0, printed


def _talk(world: Messenger, seed: int) -> Talk:
    return Talk(world, random.Random(seed))


@pytest.mark.drill
async def test_a_hundred_kills_through_twenty_ways_of_talking(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'drill.db'}"
    async with messenger(tmp_path) as world:
        drill = Drill(_talk(world, 20261124), tmp_path, address)
        await drill.talk.prepare(drill.settings, tmp_path)
        for cut in drill.cuts(KILLS):
            await drill.live(cut)
        await drill.finish("run")


@pytest.mark.drill
async def test_two_processes_killed_while_people_talk(tmp_path: Path, postgres: str) -> None:
    async with postgres_database(postgres) as address, messenger(tmp_path) as world:
        drill = Drill(_talk(world, 20261125), tmp_path, address)
        await drill.talk.prepare(drill.settings, tmp_path)
        sending = [cut for cut in drill.cuts(4 * len(POINTS)) if ".delivery." in cut.name]

        async def dispatching() -> None:
            for cut in sending[:4]:
                await drill.live(Cut(cut.name, 1, cut.after), "dispatch")

        # The one that receives lives on until the other is done: else that had nothing to send.
        others = asyncio.create_task(dispatching())
        points = cycle(drill.cuts(len(POINTS)))
        while not others.done() or drill.kills < TOGETHER:
            cut = next(points)
            await drill.live(Cut(cut.name, 1, cut.after), "run")
        await others
        await drill.finish("run", "dispatch")

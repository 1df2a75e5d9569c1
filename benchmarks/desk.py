"""500 open talks beside the 20 messages a minute that a group takes: what arrives, how, and when.

First 17 messages a minute in sum, then 200 at once, ten of them of people in danger. The whole
stack, and the playground enforcing Telegram's limits, on clocks that go many times as fast.
"""

import asyncio
import random
import statistics
import tempfile
from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
from rich.console import Console
from rich.table import Table

from benchmarks import hurried
from bot.app import Bot
from bot.clock import MovableClock
from bot.handover.messages import Bundle
from bot.logs import configure
from bot.playground import Playground, PlaygroundServer
from bot.rehearsal import NURSE, TOKEN
from bot.settings import Settings
from bot.shipped import open_library
from bot.store import cards, conversations, people, sending
from bot.store.database import Database
from bot.store.migrating import migrate
from bot.store.people import Sighting
from bot.store.sending import Settlement
from handlers.screens.helpdesk import told
from handlers.screens.view import View

TALKS = 500
A_MINUTE = 17
MINUTES = 3
AT_ONCE = 200
IN_DANGER = 10
TIMES = 15
PATIENCE = 60 * 25
FIRST, GROUP = 100_000, -100_777
MINUTE = 60
A_GROUP_TAKES = 20
TELLS_WITHIN = 5
"""Seconds after a minute of waiting within which patients are told."""
TELEGRAMS = {
    "messages_per_second": 30, "per_chat_per_second": 1, "per_group_per_minute": 20,
    "latency_ms": 60,
}  # fmt: skip
_DANGER = ("there is blood all over my pillow", "血把枕头都染红了")


@dataclass(frozen=True)
class Said:
    """A message of a patient, in the order in which they were written."""

    number: int
    patient: int
    at: datetime
    grave: bool


@dataclass
class Scene:
    """What was said in a part of the run."""

    name: str
    said: dict[tuple[int, int], Said] = field(default_factory=dict)


@dataclass(frozen=True)
class Figures:
    """What became of a scene's messages: counts, and waits in seconds."""

    said: int
    lost: int
    twice: int
    out_of_order: int
    p50: float
    p99: float
    longest_in_danger: float | None
    alerted: float | None
    used: float
    long: int
    told: int
    told_twice: int


class Clinic:
    """The bot, its messenger, and those who write."""

    def __init__(self, folder: Path) -> None:
        self.clock = MovableClock(hurried.HurriedClock())
        settings = Settings(data_dir=folder, _env_file=None)
        self.address = settings.rehearsal_database
        self.bot = Bot(settings, self.clock, self.address, (NURSE,), (NURSE,))
        self.playground = Playground(TOKEN, self.clock, self.bot)
        self.playground.calls = deque()
        self.server = PlaygroundServer(self.playground, port=0)
        self.chance = random.Random(17)

    async def run(self) -> tuple[list[Scene], list[dict[str, Any]]]:
        await self.server.start()
        async with aiohttp.ClientSession(self.server.url) as self.http:
            await self._post("/sim/group", chat_id=GROUP, is_forum=True, members=[NURSE],
                             administrators=[NURSE])  # fmt: skip
            await self._post("/sim/message", user_id=NURSE, text="/start")
            await self._open_talks([await self._topic(one) for one in range(TALKS)])
            await self._post("/sim/limits", **TELEGRAMS)
            stop = asyncio.Event()
            serving = asyncio.create_task(self.bot.serve(TOKEN, self.server.url, stop))
            await self.bot.settled()
            steady, burst = Scene(f"{A_MINUTE} a minute"), Scene(f"{AT_ONCE} at once")
            await self._steadily(steady)
            await self._arrived(steady)
            await self._at_once(burst)
            await self._arrived(burst)
            await asyncio.sleep(MINUTE / 2)
            stop.set()
            await serving
        await self.server.stop()
        return [steady, burst], list(self.playground.calls)

    async def _post(self, path: str, **body: Any) -> dict[str, Any]:
        async with self.http.post(path, json=body) as response:
            response.raise_for_status()
            found: dict[str, Any] = await response.json()
            return found

    async def _topic(self, number: int) -> int:
        made = await self._post(f"/bot{TOKEN}/createForumTopic", chat_id=GROUP, name=str(number))
        return int(made["result"]["message_thread_id"])

    async def _open_talks(self, threads: list[int]) -> None:
        """Keep that the talks were opened earlier, topic and card and all."""
        database, now = Database(self.address, own=True), self.clock.now()
        await database.open()
        await migrate(database)
        async with database.transaction() as connection:
            await conversations.set_desk(connection, "telegram", GROUP, now)
            seen = {
                FIRST + one: Sighting(FIRST + one, "zh" if one % 2 else "en", now)
                for one in range(len(threads))
            }
            met = await people.meet(connection, "telegram", seen)
            for thread, person in zip(threads, met.values(), strict=True):
                one = await conversations.begin(connection, "telegram", person.id, GROUP, now)
                until = now + timedelta(days=1)
                await conversations.change(connection, one.id, human_until=until)
                bundle = Bundle(one, now)
                bundle.open_topic(one.topic)
                keys = [(message.kind, message.key) for message in bundle.messages]
                await bundle.put(connection)
                for kind, _ in keys:
                    assert kind in {"desk-topic", "desk-card", "desk-pin"}
                taken = await sending.claim(connection, "telegram", now, timedelta(minutes=1), 9)
                results = [
                    Settlement(
                        each.id, each.attempt, "sent",
                        message=thread if each.kind == "desk-topic" else 10_000_000 + each.id,
                    )
                    for each in taken
                ]  # fmt: skip
                await sending.settle(connection, results, now)
            for card in await cards.of_topics(connection, "telegram", now):
                await conversations.change(connection, card.conversation, card=card.now)
        await database.close()

    async def _steadily(self, scene: Scene) -> None:
        who = 0
        for _ in range(A_MINUTE * MINUTES):
            if self.chance.random() > 0.4:
                who = self.chance.randrange(TALKS)
            await self._says(scene, who)
            await asyncio.sleep(MINUTE / A_MINUTE)

    async def _at_once(self, scene: Scene) -> None:
        """Three quarters of the writers write one message, the others two."""
        crowd = self.chance.sample(range(TALKS), AT_ONCE * 4 // 5)
        again = crowd[: AT_ONCE - len(crowd)]
        order = [*crowd, *again]
        grave = set(range(AT_ONCE - IN_DANGER, AT_ONCE))
        for place, who in enumerate(order):
            await self._says(scene, who, grave=place in grave)

    async def _says(self, scene: Scene, who: int, *, grave: bool = False) -> None:
        number = len(scene.said)
        text = f"{_DANGER[who % 2]} {number}" if grave else f"qx{number}"
        said = Said(number, FIRST + who, self.clock.now(), grave)
        code = "zh" if who % 2 else "en"
        sent = await self._post("/sim/message", user_id=FIRST + who, text=text, language_code=code)
        scene.said[FIRST + who, int(sent["message_id"])] = said

    async def _arrived(self, scene: Scene) -> None:
        async with asyncio.timeout(PATIENCE):
            while scene.said.keys() - dict(arrivals(self.playground.calls)).keys():  # noqa: ASYNC110
                await asyncio.sleep(5)


def arrivals(calls: Iterable[dict[str, Any]]) -> list[tuple[tuple[int, int], datetime]]:
    """Return which messages were copied to the desk, in order."""
    return [
        (
            (int(call["params"]["from_chat_id"]), int(call["params"]["message_id"])),
            datetime.fromisoformat(call["now"]),
        )
        for call in calls
        if call["method"].lower() == "copymessage" and call["status"] == 200
    ]


@cache
def _in_line() -> tuple[str, ...]:
    """Return how the words begin that tell patients that theirs wait, in each language."""
    library = open_library(Settings(_env_file=None), MovableClock())
    views = [View(library, lang) for lang in library.languages]
    shown = [told(view, "in-line", "", datetime.now(UTC)).text for view in views]
    return tuple(text[:10] for text in shown)


def figures(scene: Scene, calls: list[dict[str, Any]]) -> Figures:
    """Return what became of a scene's messages."""
    came = [(scene.said[key], at) for key, at in arrivals(calls) if key in scene.said]
    times = Counter(said.number for said, _ in came)
    orders: dict[int, list[int]] = defaultdict(list)
    for said, _ in came:
        orders[said.patient].append(said.number)
    waits = {said.number: (at - said.at).total_seconds() for said, at in came}
    grave = [waits[said.number] for said, _ in came if said.grave]
    begun = min(said.at for said in scene.said.values())
    waiting = Counter(
        int(call["params"]["chat_id"])
        for call in calls
        if call["status"] == 200 and datetime.fromisoformat(call["now"]) >= begun
        and str(call["params"].get("text", "")).startswith(_in_line())
    )  # fmt: skip
    slow = {
        s.patient
        for s in scene.said.values()
        if waits.get(s.number, PATIENCE) > MINUTE + TELLS_WITHIN
    }
    shown = sorted(waits.values())
    return Figures(
        said=len(scene.said),
        lost=len(scene.said) - len(times),
        twice=sum(times.values()) - len(times),
        out_of_order=sum(order != sorted(order) for order in orders.values()),
        p50=statistics.median(shown),
        p99=statistics.quantiles(shown, n=100)[98],
        longest_in_danger=max(grave, default=None),
        alerted=_alerted(scene, calls),
        used=len(waits)
        / A_GROUP_TAKES
        / ((max(at for _, at in came) - begun) / timedelta(minutes=1)),
        long=len(slow),
        told=len(slow & waiting.keys()),
        told_twice=sum(count > 1 for count in waiting.values()),
    )


def _alerted(scene: Scene, calls: list[dict[str, Any]]) -> float | None:
    """Return the longest seconds until the nurse had an alert in her own chat."""
    grave = [said.at for said in scene.said.values() if said.grave]
    alerts = [
        datetime.fromisoformat(call["now"])
        for call in calls
        if call["method"] == "sendMessage" and call["status"] == 200
        and int(call["params"]["chat_id"]) == NURSE
    ]  # fmt: skip
    alerts = [at for at in alerts if grave and at >= grave[0]][: len(grave)]
    if len(alerts) < len(grave) or not grave:
        return None
    return max((at - said).total_seconds() for said, at in zip(grave, alerts, strict=True))


async def _measure() -> tuple[list[tuple[str, Figures]], int]:
    with tempfile.TemporaryDirectory() as folder:
        scenes, calls = await Clinic(Path(folder)).run()
    refused = sum(call["status"] == 429 for call in calls)
    return [(scene.name, figures(scene, calls)) for scene in scenes], refused


def run(console: Console) -> None:
    """Measure once and print."""
    configure("critical")
    found, refused = hurried.run(_measure, TIMES)
    table = Table(title=f"{TALKS} open talks, 20 messages a minute enforced, time {TIMES} times")
    for head in (
        "", "lost", "twice", "talks out of order", "wait p50, p99 (s)",
        "in danger: desk, alert (s)",
        "limit used",
        "waited over a minute: told", "told twice",
    ):  # fmt: skip
        table.add_column(head, justify="right" if head else "left")
    for name, one in found:
        alert = "-" if one.alerted is None else f"{one.alerted:.0f}"
        grave = "" if one.longest_in_danger is None else f"{one.longest_in_danger:.0f}, {alert}"
        table.add_row(
            name, f"{one.lost} of {one.said}", str(one.twice), str(one.out_of_order),
            f"{one.p50:.0f}, {one.p99:.0f}", grave, f"{one.used:.2f}", f"{one.told} of {one.long}",
            str(one.told_twice),
        )  # fmt: skip
    console.print(table)
    console.print(f"429s: {refused}")

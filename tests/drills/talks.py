"""Ten patients who write to a nurse, and she to them: what was written, and what arrived."""

import asyncio
import re
import signal
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.delivery.pacing import Limits
from bot.store.tables import outbox
from tests.drills.processes import Messenger, ended, fork
from tests.drills.subscribers import opened

PATIENTS = 10
GROUP, NURSE, FIRST = -100777, 9001, 101
HURRIED: Mapping[str, object] = {
    "bot.app.Limits": partial(Limits, a_minute_in_group=100_000),
    "bot.delivery.pacing.GAP": 0.01,
    "bot.delivery.preparing.AFTER_ANOTHER": 0.02,
    "bot.delivery.preparing.A_LANE_LATER": 0.0,
    "handlers.desk_messages._SOON": 0.05,
}
"""Without a messenger's limits: what is shown here is what kills do, not what waiting does."""
_SAID = re.compile(r"([pn]\d+)-(\d+)")
Place = tuple[int, int]
"""A chat and the number of a message there."""


@dataclass
class Talk:
    """What was written so far: by patients ``p<who>-<n>``, by the nurse ``n<who>-<n>``.

    ``doubts`` counts for each how often a kill left its copy begun, and no answer read and kept.
    """

    world: Messenger
    said: Counter[str] = field(default_factory=Counter)
    threads: dict[int, int] = field(default_factory=dict)
    texts: dict[Place, str] = field(default_factory=dict)
    doubts: Counter[str] = field(default_factory=Counter)

    async def patient(self, who: int) -> None:
        await self._write(f"p{who}", user_id=FIRST + who, chat=FIRST + who)

    async def nurse(self, who: int) -> None:
        await self._write(f"n{who}", user_id=NURSE, chat=GROUP, message_thread_id=self.threads[who])

    async def _write(self, writer: str, chat: int, **about: Any) -> None:
        text = f"{writer}-{self.said[writer]}"
        self.said[writer] += 1
        sent = {"chat_id": chat, "text": text, "language_code": "en", **about}
        written = await self.world.post("/sim/message", **sent)
        self.texts[chat, written["message_id"]] = text

    async def prepare(self, settings: dict[str, str], folder: Path) -> None:
        """Make the nurse an owner and her group the desk, where each patient has a topic."""
        members = {"members": [NURSE], "administrators": [NURSE]}
        await self.world.post("/sim/group", chat_id=GROUP, title="Desk", is_forum=True, **members)
        await self.world.post("/sim/message", user_id=NURSE, text="/start", language_code="en")
        bot = fork(folder=folder, settings=settings, changed=HURRIED)
        await self.world.settle()
        nurse = ("operators", "add", str(NURSE), "--role", "owner")
        assert (await ended(fork(*nurse, folder=folder, settings=settings), 0))[0] == 0
        await self.world.post("/sim/message", user_id=NURSE, text="/desk", chat_id=GROUP)
        await self.world.until("sendMessage", 2)
        for who in range(PATIENTS):
            asks = {"user_id": FIRST + who, "language_code": "en"}
            await self.world.post("/sim/message", text="/person", **asks)
            await self.patient(who)
        await self.world.until("copyMessage", PATIENTS)
        async with asyncio.timeout(60):
            while len(self.threads) < PATIENTS:
                await self.world.settle()
                await self._learn()
        await ended(bot, signal.SIGTERM)

    async def _learn(self) -> None:
        """See whose topic is which, as a nurse does."""
        for message in await self._shown(GROUP):
            if found := _SAID.fullmatch(message.get("text") or ""):
                self.threads[int(found[1][1:])] = message["message_thread_id"]

    async def look(self, address: str, folder: Path) -> None:
        """See which copies a kill left in the air."""
        begun = select(outbox.c.payload).where(
            outbox.c.kind == "desk-copy", outbox.c.state == "sending", outbox.c.unsure > 0
        )
        async with opened(address, folder) as database, database.transaction() as connection:
            for payload in await connection.scalars(begun):
                copied = ((payload["chat"], number) for number in payload["messages"])
                self.doubts.update(self.texts[place] for place in copied)

    async def judge(self) -> str:
        """Wait until all has arrived; see that it came in order, and what came twice, may have."""
        arrived = await self._everything()
        repeats = 0
        for writer, count in self.said.items():
            numbers = arrived[writer]
            assert list(dict.fromkeys(numbers)) == list(range(count)), writer
            for number, times in Counter(numbers).items():
                text = f"{writer}-{number}"
                assert times <= 1 + self.doubts[text], (text, times, self.doubts[text])
            repeats += len(numbers) - count
        total, doubtful = self.said.total(), self.doubts.total()
        return f"{total} messages, {doubtful} times left in the air, {repeats} came twice"

    async def _everything(self) -> dict[str, list[int]]:
        async with asyncio.timeout(120):
            while True:
                await self.world.settle()
                arrived: dict[str, list[int]] = defaultdict(list)
                for chat in (GROUP, *range(FIRST, FIRST + PATIENTS)):
                    for message in await self._shown(chat):
                        if found := _SAID.fullmatch(message.get("text") or ""):
                            arrived[found[1]].append(int(found[2]))
                if all(len(set(arrived[who])) == count for who, count in self.said.items()):
                    return arrived

    async def _shown(self, chat: int) -> list[dict[str, Any]]:
        messages = (await self.world.get(f"/sim/chat/{chat}"))["messages"]
        return [message for message in messages if message["from"] == "bot"]

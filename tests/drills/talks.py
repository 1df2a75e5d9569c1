"""Ten patients who talk with a nurse in all ways there are: what was done, and what arrived."""

import asyncio
import re
import signal
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import or_, select

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
    "bot.handover.messages.ALBUM": timedelta(seconds=0.2),
}
"""Without a messenger's limits: what is shown here is what kills do, not what waiting does."""
PICTURE, ALBUM = "aGVsbG8=", 3
WAYS = {"text": 6, "file": 3, "album": 1, "answer": 4, "correct": 4, "react": 4}
"""What one does in a talk, and how often beside the others."""
KINDS = ("photo", "video", "voice", "document")
EMOJI = ("👍", "❤", "🙏")
_SAID = re.compile(r"([pn]\d+)-(\d+)")
Place = tuple[int, int]
"""A chat and the number of a message there."""


@dataclass
class Talk:
    """What was done so far: by patients ``p<who>-<n>``, by the nurse ``n<who>-<n>``.

    Texts, pictures and other files, albums, answers, corrections and reactions: all but reactions
    have numbers that go on, each part of an album its own. ``doubts`` counts for each how often a
    kill left its copy begun, and no answer read and kept. ``copies`` are where messages arrived, as
    far as the store knew after the last life.
    """

    world: Messenger
    chance: Random
    said: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    threads: dict[int, int] = field(default_factory=dict)
    texts: dict[Place, str] = field(default_factory=dict)
    doubts: Counter[str] = field(default_factory=Counter)
    copies: dict[Place, Place] = field(default_factory=dict)
    plain: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    answers: dict[str, int] = field(default_factory=dict)
    reactions: dict[Place, str] = field(default_factory=dict)

    async def patient(self, who: int) -> None:
        await self._act(f"p{who}", f"n{who}", {"user_id": FIRST + who, "chat_id": FIRST + who})

    async def nurse(self, who: int) -> None:
        place = {"chat_id": GROUP, "message_thread_id": self.threads[who]}
        await self._act(f"n{who}", f"p{who}", {"user_id": NURSE, **place})

    async def _act(self, writer: str, other: str, where: dict[str, int]) -> None:
        """Do anything that one does in a talk; what needs an earlier message, where there is one.

        What was changed before it was copied was never seen otherwise: so only what arrived is.
        """
        theirs = [(at, copy) for at, copy in self.copies.items() if self._by(other, at)]
        mine = [at for at in self.plain[writer] if at in self.copies]
        what = self.chance.choices(list(WAYS), list(WAYS.values()))[0]
        if (what in {"answer", "react"} and not theirs) or (what == "correct" and not mine):
            what = "text"
        self.done[what] += 1
        match what:
            case "album":
                album = self._next(writer)
                for part in range(ALBUM):
                    name = album if part == 0 else self._next(writer)
                    one = {"photo": PICTURE, "caption": name, "media_group_id": album}
                    await self._write(name, where, **one)
            case "file":
                kind, name = self.chance.choice(KINDS), self._next(writer)
                await self._write(name, where, **{kind: PICTURE, "caption": name})
            case "answer":
                (_, original), (_, copy) = self.chance.choice(theirs)
                name = self._next(writer)
                await self._write(name, where, text=name, reply_to_message_id=copy)
                self.answers[name] = original
            case "correct":
                at = self.chance.choice(mine)
                self.plain[writer].remove(at)
                self.texts[at] = name = self._next(writer)
                message = {"chat_id": at[0], "message_id": at[1]}
                await self.world.post("/sim/edit", text=name, **message)
            case "react":
                at, (chat, copy) = self.chance.choice(theirs)
                emoji = self.chance.choice(EMOJI)
                message = {"chat_id": chat, "message_id": copy}
                who = where["user_id"]
                await self.world.post("/sim/reaction", user_id=who, emoji=emoji, **message)
                self.reactions[at] = emoji
            case _:
                name = self._next(writer)
                self.plain[writer].append(await self._write(name, where, text=name))

    def _by(self, writer: str, at: Place) -> bool:
        return self.texts[at].rpartition("-")[0] == writer

    def _next(self, writer: str) -> str:
        name = f"{writer}-{self.said[writer]}"
        self.said[writer] += 1
        return name

    async def _write(self, name: str, where: dict[str, int], **about: Any) -> Place:
        sent = await self.world.post("/sim/message", language_code="en", **where, **about)
        at = (where["chat_id"], sent["message_id"])
        self.texts[at] = name
        return at

    async def prepare(self, settings: dict[str, str], folder: Path) -> None:
        """Make the nurse an owner and her group the desk, where each patient has a topic."""
        members = {"members": [NURSE], "administrators": [NURSE]}
        await self.world.post("/sim/group", chat_id=GROUP, title="Desk", is_forum=True, **members)
        await self.world.post("/sim/message", user_id=NURSE, text="/start", language_code="en")
        bot = fork(folder=folder, settings=settings, changed=HURRIED)
        await self.world.settle()
        nurse = ("operators", "add", str(NURSE), "--role", "owner")
        assert (await ended(fork(*nurse, folder=folder, settings=settings), 0))[0] == 0
        asked = await self.world.post("/sim/message", user_id=NURSE, text="/desk", chat_id=GROUP)
        # Before it is set up whoever asks is the nurse's own chat's.
        async with asyncio.timeout(60):
            while not await self._is_answered(asked["message_id"]):
                await self.world.settle()
        for who in range(PATIENTS):
            asks = {"user_id": FIRST + who, "language_code": "en"}
            await self.world.post("/sim/message", text="/person", **asks)
            name, place = self._next(f"p{who}"), {"user_id": FIRST + who, "chat_id": FIRST + who}
            self.plain[f"p{who}"].append(await self._write(name, place, text=name))
        await self.world.until("copyMessage", PATIENTS)
        async with asyncio.timeout(300):
            while len(self.threads) < PATIENTS:
                await self.world.settle()
                await self._learn()
        await ended(bot, signal.SIGTERM)

    async def _is_answered(self, message: int) -> bool:
        return any(one["reply_to_message_id"] == message for one in await self._in(GROUP))

    async def _learn(self) -> None:
        """See whose topic is which, as a nurse does."""
        for message in await self._in(GROUP):
            found = _SAID.fullmatch(message_words(message))
            if found and message["from"] == "bot":
                self.threads[int(found[1][1:])] = message["message_thread_id"]

    async def look(self, address: str, folder: Path) -> None:
        """See which copies a kill left in the air, and where those are that arrived."""
        wanted = select(outbox.c.payload, outbox.c.state, outbox.c.chat, outbox.c.message).where(
            outbox.c.kind == "desk-copy",
            or_(outbox.c.message.is_not(None), outbox.c.unsure > 0),
        )
        async with opened(address, folder) as database, database.transaction() as connection:
            for payload, state, chat, message in await connection.execute(wanted):
                copied = [(payload["chat"], number) for number in payload["messages"]]
                if message is not None:
                    for part, at in enumerate(copied):
                        self.copies.setdefault(at, (chat, message + part))
                elif state == "sending":
                    self.doubts.update(self.texts[at] for at in copied)

    async def judge(self) -> str:
        """Wait until all has arrived; see that it came in order, and what came twice, may have.

        Answers stand below what they answer, and the last reaction is the one that is shown.
        """
        arrived = await self._everything()
        repeats = 0
        for writer, count in self.said.items():
            numbers = [number for number, _ in arrived[writer]]
            assert list(dict.fromkeys(numbers)) == list(range(count)), writer
            for number, times in Counter(numbers).items():
                text = f"{writer}-{number}"
                assert times <= 1 + self.doubts[text], (text, times, self.doubts[text])
            for number, below in arrived[writer]:
                text = f"{writer}-{number}"
                assert below == self.answers.get(text, below), text
            repeats += len(numbers) - count
        total, doubtful = self.said.total(), self.doubts.total()
        return (
            f"{total} messages, {doubtful} times left in the air, {repeats} came twice; "
            f"{dict(self.done)}"
        )

    async def _everything(self) -> dict[str, list[tuple[int, int | None]]]:
        """Wait for every message and reaction; returns the numbers, and what each stands below."""
        async with asyncio.timeout(120):
            while True:
                await self.world.settle()
                arrived: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
                shown: dict[Place, list[str]] = {}
                for chat in (GROUP, *range(FIRST, FIRST + PATIENTS)):
                    for message in await self._in(chat):
                        if message["from"] != "bot":
                            emoji = [one["emoji"] for one in message["reactions"]]
                            shown[chat, message["message_id"]] = emoji
                        elif found := _SAID.fullmatch(message_words(message)):
                            below = message.get("reply_to_message_id")
                            arrived[found[1]].append((int(found[2]), below))
                came = {who: {number for number, _ in numbers} for who, numbers in arrived.items()}
                whole = all(len(came.get(who, ())) == n for who, n in self.said.items())
                if whole and all(shown[at] == [emoji] for at, emoji in self.reactions.items()):
                    return arrived

    async def _in(self, chat: int) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = (await self.world.get(f"/sim/chat/{chat}"))["messages"]
        return messages


def message_words(message: Mapping[str, Any]) -> str:
    return message.get("text") or message.get("caption") or ""

"""A clinic with patients, an operator, and everything that sends, over a wire that is made up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.announcements import Announcements, Announcer, Draft, Run
from bot.clock import MovableClock
from bot.conversation.lane import Lane
from bot.conversation.letter import Letter
from bot.conversation.port import Reason, SendError
from bot.conversation.screen import Push
from bot.conversation.visit import Person
from bot.delivery import Dispatcher, Journal
from bot.store import outbox, people
from bot.store.database import Database
from handlers.announce_messages import composers
from handlers.screens.view import View
from tests.checkins.conftest import LIBRARY
from tests.conftest import NOW, StillClock
from tests.delivery.conftest import repeated
from tests.store.rows import somebody

NURSE = 1


@dataclass
class Wire:
    """A channel that keeps what it is given; ``refuse`` says what goes wrong in a chat.

    ``shows`` are how many messages each part of something new becomes, ``number`` is the last one's
    and ``hiccups`` what goes wrong with the next parts.
    """

    sent: list[tuple[int, Push]] = field(default_factory=list)
    refuse: dict[int, SendError] = field(default_factory=dict)
    name: str = "telegram"
    most: int = 1000
    shows: tuple[int, ...] = (1,)
    number: int = 1000
    hiccups: list[SendError | None] = field(default_factory=list)

    def refuse_four(self) -> None:
        """Have 101 to 104 get nothing, each for a reason of their own."""
        reasons = Reason.BLOCKED, Reason.DEACTIVATED, Reason.REFUSED, Reason.UNKNOWN
        self.refuse = {chat: SendError(reason) for chat, reason in enumerate(reasons, 101)}

    def render_push(self, chat: int, push: Push, lane: Lane) -> Sequence[Any]:
        assert lane is Lane.ANNOUNCEMENT
        return [(chat, push, count) for count in (self.shows if push.message is None else (1,))]

    async def send(self, part: tuple[int, Push, int], in_turn: Callable[[], None]) -> Sequence[int]:
        in_turn()
        chat, push, count = part
        hiccup = self.hiccups.pop(0) if self.hiccups else None
        if (error := self.refuse.get(chat, hiccup)) is not None:
            raise error
        self.sent.append((chat, push))
        self.number += count
        return range(self.number - count + 1, self.number + 1)

    def ahead(self) -> int:
        return 10

    def room(self) -> int:
        return self.most

    async def works(self) -> bool:
        return True

    def full_for(self) -> float:
        return 0.0

    def wait(self, chat: int, lane: Lane) -> float:
        return 0.0

    @property
    def chats(self) -> list[int]:
        return sorted(chat for chat, _ in self.sent)


@dataclass
class Clinic:
    database: Database
    clock: MovableClock
    wire: Wire = field(default_factory=Wire)

    def __post_init__(self) -> None:
        self.office = Announcements(self.database, "telegram")
        self.announcer = Announcer(self.database, "telegram", self.clock)
        self.dispatcher = Dispatcher(
            Journal(self.database, "telegram", self.clock),
            self.wire,
            composers(self.office, lambda lang: View(LIBRARY, lang)),
            repeated,
            self.clock,
        )

    @property
    def now(self) -> datetime:
        return self.clock.now()

    async def nurse(self) -> Person:
        async with self.database.transaction() as connection:
            met = await people.meet(
                connection, "telegram", {NURSE: people.Sighting(NURSE, "zh", NOW)}
            )
        return met[NURSE]

    async def patients(self, count: int, first: int = 100, **values: Any) -> list[int]:
        values = {"news": NOW, "language": "en", **values}
        return [
            await somebody(self.database, chat, **values) for chat in range(first, first + count)
        ]

    async def draft(self, text: str = "We are closed on Monday.", **letters: str) -> Draft:
        by = await self.nurse()
        draft = await self.office.create(by, self.now)
        for language, words in {"en": text, **letters}.items():
            written = await self.office.write(
                draft.id, language, Letter(words), chat=NURSE, message=5, by=by, now=self.now
            )
            assert written is not None
        found = await self.office.draft(draft.id)
        assert found is not None
        return found

    async def draft_again(self, draft: Draft, text: str) -> Draft:
        """The draft with other words in English."""
        by = await self.nurse()
        written = await self.office.write(
            draft.id, "en", Letter(text), chat=NURSE, message=6, by=by, now=self.now
        )
        assert written is not None
        return written

    async def back(self, person: int) -> None:
        """Somebody who couldn't be reached writes again."""
        async with self.database.transaction() as connection:
            reached = {"unreachable": None, "unreachable_reason": None}
            await people.change(connection, person, reached)
            await outbox.release(connection, person, self.now)

    async def release(self, draft: Draft, **more: Any) -> Run:
        run = await self.office.release(draft.id, await self.nurse(), self.now, **more)
        assert run is not None
        return run

    async def work(self) -> None:
        """Let everything happen that happens by itself."""
        while await self.announcer.run_once() or await self.dispatcher.run_once():
            pass
        await self.announcer.run_once()

    def later(self, **delta: float) -> None:
        self.clock.advance(timedelta(**delta))


@pytest.fixture
def clinic(database: Database, clock: StillClock) -> Clinic:
    return Clinic(database, MovableClock(clock))

"""What the intake keeps in the store, in as few transactions as wait."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from bot.clock import Clock
from bot.conversation.event import Event, Place
from bot.conversation.visit import Dialog, Person, Visit
from bot.store import dialogs, inbox, invitations, people, questions
from bot.store.batching import Batcher
from bot.store.database import Database
from bot.store.inbox import Received

KEEP_UPDATES: Final = timedelta(days=3)
KEEP_DIALOGS: Final = timedelta(days=30)
KEEP_QUESTIONS: Final = timedelta(days=90)
"""Since a question that nothing answers was last asked by anybody."""
PAGE: Final = 1000
"""Updates read at once at a start."""


@dataclass(frozen=True)
class Settlement:
    """An answered update, and the chat's dialog where it changed."""

    update: int
    chat: int | None = None
    dialog: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class _Wanted:
    event: Event
    now: datetime


class Memory:
    """One channel's inbox, people and dialogs; ``language_for`` guesses from a client's code."""

    def __init__(
        self,
        database: Database,
        channel: str,
        clock: Clock,
        language_for: Callable[[str | None], str],
    ) -> None:
        self._database = database
        self._channel = channel
        self._clock = clock
        self._language_for = language_for
        self._load: Batcher[_Wanted, Visit] = Batcher(self._load_all)
        self._settle: Batcher[Settlement, None] = Batcher(self._settle_all)

    async def accept(self, updates: Sequence[Received], now: datetime) -> list[Received]:
        """Keep the updates; returns those never seen before."""
        async with self._database.transaction() as connection:
            return await inbox.accept(connection, self._channel, updates, now)

    async def unfinished(self) -> AsyncIterator[list[Received]]:
        """Yield what was accepted and never settled, in pages, oldest first."""
        after = None
        while True:
            async with self._database.transaction() as connection:
                page = await inbox.unfinished(connection, self._channel, after, PAGE)
            if not page:
                return
            yield page
            after = page[-1].update

    async def waiting(self, update: int) -> Received | None:
        """Return an update that was accepted, or None if it is settled."""
        async with self._database.transaction() as connection:
            return await inbox.find(connection, self._channel, update)

    async def load(self, event: Event, now: datetime) -> Visit:
        """Return the visit of an event: its person (made if new) and dialog."""
        return await self._load(_Wanted(event, now))

    async def settle(self, settlement: Settlement) -> None:
        """Mark an update as answered and keep its dialog, in one transaction."""
        await self._settle(settlement)

    async def progress(self, update: int, parts: int) -> None:
        """Keep how many parts of an answer were confirmed."""
        async with self._database.transaction() as connection:
            await inbox.progress(connection, self._channel, update, parts)

    async def purge(self) -> None:
        """Forget updates, dialogs, invitations and unanswered questions whose time is over."""
        now = self._clock.now()
        async with self._database.transaction() as connection:
            await inbox.purge(connection, now - KEEP_UPDATES)
            await dialogs.purge(connection, now - KEEP_DIALOGS)
            await invitations.purge(connection, now)
            await questions.purge(connection, now - KEEP_QUESTIONS)

    async def _load_all(self, wanted: Sequence[_Wanted]) -> list[Visit]:
        sightings = {
            item.event.sender: people.Sighting(
                item.event.sender, item.event.language_code, item.now
            )
            for item in wanted
            if item.event.sender is not None and item.event.place is Place.PRIVATE
        }
        async with self._database.transaction() as connection:
            known = await people.meet(connection, self._channel, sightings)
            states = await dialogs.load(
                connection, self._channel, {item.event.chat for item in wanted}
            )
        return [
            self._visit(item, known.get(item.event.sender or 0), states.get(item.event.chat))
            for item in wanted
        ]

    def _visit(self, wanted: _Wanted, person: Person | None, state: dict[str, Any] | None) -> Visit:
        if wanted.event.place is not Place.PRIVATE:
            person = None
        chosen = person.language if person is not None else None
        lang = chosen or self._language_for(wanted.event.language_code)
        return Visit(wanted.event, person, lang, Dialog(state or {}), wanted.now)

    async def _settle_all(self, done: Sequence[Settlement]) -> list[None]:
        now = self._clock.now()
        saved = {
            item.chat: dialogs.SavedDialog(item.chat, item.dialog)
            for item in done
            if item.chat is not None and item.dialog is not None
        }
        async with self._database.transaction() as connection:
            await inbox.settle(connection, self._channel, [item.update for item in done], now)
            if saved:
                await dialogs.save(connection, self._channel, list(saved.values()), now)
        return [None] * len(done)

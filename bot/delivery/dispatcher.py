"""The dispatcher: takes due messages from the outbox, has them composed and sent, settles them.

    claim as many as may go now -> compose -> record the beginning -> send -> settle

Nothing waits here for long: what can't go now stays in the outbox. A kill before the recorded
beginning costs nothing; after it the message counts as perhaps sent (`bot.delivery.fates`).
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeVar

import structlog

from bot.clock import Clock
from bot.conversation.port import PushChannel, Reason, SendError
from bot.conversation.screen import Screen
from bot.delivery import fates
from bot.delivery.journal import LEASE, Journal
from bot.errors import StoreError
from bot.store.sending import Claimed, Settlement

T = TypeVar("T")
WIDTH: Final = 100
"""Messages in hand at most: as many as the channel has connections."""
STORE_WAIT: Final = 1.0
SHORTEST_SLEEP: Final = 0.01
LONGEST_SLEEP: Final = 60.0
SHARED_SLEEP: Final = 1.0
"""Seconds between looks where other processes write to the outbox, too."""
SOON: Final = 0.2
"""Seconds that a message in hand may wait for its chat; for longer it goes back."""
AFTER_ANOTHER: Final = 1.2
"""Seconds after which a message is taken up again that met another to the same chat."""
_AWAY: Final = frozenset({Reason.NETWORK, Reason.SERVER, Reason.CREDENTIALS, Reason.CONFLICT})
_log = structlog.get_logger("delivery")


@dataclass(frozen=True)
class Composed:
    """What a person is to see, in their language of now."""

    screen: Screen
    lang: str


Composer = Callable[[Claimed, datetime], Awaitable[Composed | None]]
"""Makes one kind of message; None means that it is not needed any more."""
Repeated = Callable[[Screen, str], Screen]
"""Adds in a language that the message may have arrived before."""


class Dispatcher:
    """Sends one channel's outbox. ``alone`` where no other process can send from it."""

    def __init__(
        self,
        journal: Journal,
        channel: PushChannel,
        composers: Mapping[str, Composer],
        repeated: Repeated,
        clock: Clock,
        *,
        alone: bool = True,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._journal = journal
        self._channel = channel
        self._composers = composers
        self._repeated = repeated
        self._clock = clock
        self._alone = alone
        self._pause = pause
        self._in_hand: dict[int, asyncio.Task[None]] = {}
        self._chats: set[int] = set()
        self._preparing = 0
        self._failures = 0
        self._away_until: datetime | None = None
        self._taken_over: datetime | None = None
        self._work = asyncio.Event()
        self._work.set()
        self._idle = asyncio.Event()
        self.next_due: datetime | None = None
        """When the next message is due, as of the last look."""

    def wake(self) -> None:
        """Look again now: there is something new, or the clock was moved."""
        self._idle.clear()
        self._work.set()

    async def settled(self) -> None:
        """Return when nothing is in hand and nothing new is left unseen."""
        await self._idle.wait()

    async def run_once(self) -> int:
        """Send what may go now; returns how many messages were taken in hand.

        Raises:
            StoreError: the database is away.
        """
        await self._take_over()
        wanted = self._wanted()
        taken = await self._begin_some(wanted) if wanted else 0
        await asyncio.gather(*self._in_hand.values())
        return taken

    async def run(self) -> None:
        """Send whatever becomes due, until cancelled."""
        while True:
            self._work.clear()
            try:
                await self._take_over()
                seconds = await self._look()
            except StoreError as error:
                _log.error("outbox.away", why=str(error))
                await self._pause(STORE_WAIT)
                continue
            await self._sleep(seconds)

    async def close(self, grace: float) -> None:
        """Finish what is in hand within ``grace`` seconds; the rest waits in the outbox."""
        if self._in_hand:
            await asyncio.wait(self._in_hand.values(), timeout=grace)
        for task in self._in_hand.values():
            task.cancel()
        await asyncio.gather(*self._in_hand.values(), return_exceptions=True)

    async def _look(self) -> float:
        """Take in hand what may go now; returns the seconds until the next look."""
        longest = LONGEST_SLEEP if self._alone else SHARED_SLEEP
        wanted = self._wanted()
        if wanted == 0:
            return min(self._full_for(), longest)
        if await self._begin_some(wanted) == wanted:
            return 0.0
        self.next_due = await self._journal.earliest()
        if not self._in_hand and not self._work.is_set():
            self._idle.set()
        if self.next_due is None:
            return longest
        return min(max(self._until(self.next_due), SHORTEST_SLEEP), longest)

    def _full_for(self) -> float:
        if len(self._in_hand) >= WIDTH:
            return LONGEST_SLEEP
        away = 0.0 if self._away_until is None else self._until(self._away_until)
        return max(away, self._channel.full_for(), SHORTEST_SLEEP)

    def _until(self, instant: datetime) -> float:
        return (instant - self._clock.now()).total_seconds()

    async def _sleep(self, seconds: float) -> None:
        if not seconds:
            await asyncio.sleep(0)
            return
        try:
            async with asyncio.timeout(seconds):
                await self._work.wait()
        except TimeoutError:
            return

    async def _take_over(self) -> None:
        """Take up what a dead process left: all at once if only that can be, else by its lease."""
        now = self._clock.now()
        if self._taken_over is not None and (
            self._alone or abs(now - self._taken_over) < LEASE / 8
        ):
            return
        left = await self._journal.take_over(alone=self._alone)
        self._taken_over = now
        if left:
            _log.warning("outbox.taken_over", messages=left)

    def _wanted(self) -> int:
        if self._away_until is not None and self._clock.now() < self._away_until:
            return 0
        return max(min(WIDTH - len(self._in_hand), self._channel.room() - self._preparing), 0)

    async def _begin_some(self, wanted: int) -> int:
        self._idle.clear()
        claimed = await self._journal.claim(wanted)
        for message in claimed:
            self._preparing += 1
            self._in_hand[message.id] = asyncio.create_task(self._deliver(message))
        return len(claimed)

    async def _deliver(self, message: Claimed) -> None:
        first = message.chat not in self._chats
        self._chats.add(message.chat)
        preparing = _Once(self._prepared)
        try:
            result = await self._try(message, preparing, first=first)
            preparing()
            if result is not None:
                await self._persist(lambda: self._journal.settle(result))
                _log.debug("push", id=message.id, state=result.state, reason=result.reason)
        finally:
            preparing()
            if first:
                self._chats.discard(message.chat)
            del self._in_hand[message.id]
            # A message that waits again, or a free place, changes when to look next.
            self._work.set()

    def _prepared(self) -> None:
        self._preparing -= 1

    async def _try(
        self, message: Claimed, prepared: Callable[[], None], *, first: bool
    ) -> Settlement | None:
        now = self._clock.now()
        early = fates.before_sending(message, now)
        if early is not None:
            return early
        wait = self._channel.wait(message.chat)
        if not first or wait > SOON:
            seconds = wait if wait > SOON else AFTER_ANOTHER
            return fates.again(message, now + timedelta(seconds=seconds), "pace")
        try:
            composed = await self._compose(message, now)
        except StoreError:
            return fates.again(message, now + timedelta(seconds=STORE_WAIT), "store")
        except Exception as error:  # noqa: BLE001  # one message's mistake, not everybody's
            _log.error("push.broken", id=message.id, kind=message.kind, error=type(error).__name__)
            return fates.not_composed(message, now)
        if composed is None:
            return fates.settled(message, "dropped", "not-needed")
        return await self._send(message, composed, prepared)

    async def _compose(self, message: Claimed, now: datetime) -> Composed | None:
        composed = await self._composers[message.kind](message, now)
        if composed is None or not message.unsure or message.parts_sent:
            return composed
        return Composed(self._repeated(composed.screen, composed.lang), composed.lang)

    async def _send(
        self, message: Claimed, composed: Composed, prepared: Callable[[], None]
    ) -> Settlement | None:
        parts = self._channel.render_push(message.chat, composed.screen, message.lane)
        if not await self._persist(lambda: self._journal.begin(message)):
            _log.warning("push.lost_lease", id=message.id)
            return None
        prepared()
        number = None
        try:
            for count, part in enumerate(parts, start=1):
                if count <= message.parts_sent:
                    continue
                number = await self._channel.send(part)
                if count < len(parts):
                    await self._keep_progress(message, count)
        except SendError as error:
            return self._failed(error, message)
        self._failures, self._away_until = 0, None
        return fates.sent(message, number)

    async def _keep_progress(self, message: Claimed, parts: int) -> None:
        await self._persist(lambda: self._journal.progress(message, parts))

    def _failed(self, error: SendError, message: Claimed) -> Settlement:
        now = self._clock.now()
        _log.warning("push.not_sent", id=message.id, reason=error.reason, code=error.code)
        known = self._away_until is not None and now < self._away_until
        if error.reason in _AWAY and not known:
            # The messenger is away: a few messages ask after it, the others keep waiting.
            self._failures += 1
            self._away_until = now + fates.backoff(self._failures)
        return fates.next_try(error, message, now)

    async def _persist(self, work: Callable[[], Awaitable[T]]) -> T:
        """Do ``work`` on the store, for as long as it takes the store to come back."""
        while True:
            try:
                return await work()
            except StoreError as error:
                _log.error("store.away", why=str(error))
                await self._pause(STORE_WAIT)


class _Once:
    """Calls a function the first time only."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work: Callable[[], None] | None = work

    def __call__(self) -> None:
        """Call it, unless it was called before."""
        work, self._work = self._work, None
        if work is not None:
            work()

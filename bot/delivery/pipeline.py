"""Messages in hand: prepared, begun a few at a time, sent side by side, settled.

    take -> prepare -> [ready, by lane] -> record the beginning -> send in its turn -> settle

What was begun counts as perhaps sent if the process dies. So no more is begun than the channel
can write within a moment; the others are ready, and lose nothing.
"""

import asyncio
from bisect import insort
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple, TypeVar

import structlog

from bot.clock import Clock
from bot.conversation.lane import Lane
from bot.conversation.port import PushChannel, Reason, SendError
from bot.delivery import fates
from bot.delivery.fates import ORDER, STORE_WAIT
from bot.delivery.journal import Journal
from bot.delivery.preparing import Preparer
from bot.errors import StoreError
from bot.store.sending import Claimed, Settlement

T = TypeVar("T")
SIDE_BY_SIDE: Final = 300
"""Messages that are begun and not answered, where the channel has no limit: a third of them on
its connections, the others next, so that no connection waits for the database."""
_log = structlog.get_logger("delivery")


class _Ready(NamedTuple):
    lane: Lane
    number: int
    message: Claimed
    parts: Sequence[Any]


class Pipeline:
    """The messages in hand of one channel.

    ``heard`` is told of each try's error, or None; ``changed`` that there may be more room.
    """

    def __init__(
        self,
        journal: Journal,
        channel: PushChannel,
        preparer: Preparer,
        clock: Clock,
        *,
        heard: Callable[[SendError | None], None],
        changed: Callable[[], None],
        pause: Callable[[float], Awaitable[None]],
    ) -> None:
        self._journal = journal
        self._channel = channel
        self._preparer = preparer
        self._clock = clock
        self._heard = heard
        self._changed = changed
        self._pause = pause
        self._hand: dict[int, Claimed] = {}
        self._chats: set[int] = set()
        self._ready: list[_Ready] = []
        self._taken = 0
        self._in_turn = 0
        self._sending = 0
        self._settling = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._feeder: asyncio.Task[None] | None = None
        self._freed = asyncio.Event()
        self._closing = False

    @property
    def size(self) -> int:
        """How many messages are in hand."""
        return len(self._hand)

    @property
    def unbegun(self) -> int:
        """How many of them are not on their way yet."""
        return len(self._hand) - self._sending - self._settling

    def take(self, messages: Sequence[Claimed]) -> None:
        """Take claimed messages in hand."""
        self._hand.update((message.id, message) for message in messages)
        if messages:
            self._spawn(self._prepare(messages))

    async def empty(self) -> None:
        """Return when nothing is in hand."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self, grace: float) -> None:
        """Finish within ``grace`` seconds what was begun; what wasn't waits in the outbox again."""
        self._closing = True
        self._freed.set()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _spawn(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _prepare(self, messages: Iterable[Claimed]) -> None:
        now = self._clock.now()
        kinds: dict[str, list[Claimed]] = defaultdict(list)
        # Who waits for another message lets it pass: it may well be to the same chat.
        for message in sorted(messages, key=lambda one: one.reason == ORDER):
            first = message.chat not in self._chats
            held_up = self._preparer.held_up(message, now, first=first)
            if first:
                self._chats.add(message.chat)
            if held_up is None:
                kinds[message.kind].append(message)
            else:
                self._spawn(self._settle(message, held_up, first=first))
        await asyncio.gather(*(self._prepare_kind(same, now) for same in kinds.values()))

    async def _prepare_kind(self, messages: Sequence[Claimed], now: datetime) -> None:
        found = await self._preparer.prepare(messages, now)
        for message, ready in zip(messages, found, strict=True):
            if isinstance(ready, Settlement):
                self._spawn(self._settle(message, ready, first=True))
                continue
            self._taken += 1
            insort(self._ready, _Ready(message.lane, self._taken, message, ready))
        if self._ready and self._feeder is None:
            self._feeder = asyncio.create_task(self._feed())
            self._tasks.add(self._feeder)
            self._feeder.add_done_callback(self._tasks.discard)

    async def _feed(self) -> None:
        """Begin what is ready, a few messages at a time, and send it."""
        try:
            while self._ready:
                free = self._free()
                if self._closing:
                    await self._give_back()
                elif free > 0:
                    await self._begin(free)
                else:
                    self._freed.clear()
                    await self._freed.wait()
        finally:
            self._feeder = None

    def _free(self) -> int:
        return min(self._channel.ahead() - self._in_turn, SIDE_BY_SIDE - self._sending)

    async def _begin(self, free: int) -> None:
        begun, self._ready = self._ready[:free], self._ready[free:]
        self._in_turn += len(begun)
        self._sending += len(begun)
        messages = [one.message for one in begun]
        ours = await self._persist(lambda: self._journal.begin(messages))
        for one in begun:
            if one.message.id in ours:
                self._spawn(self._send(one))
                continue
            _log.warning("push.lost_lease", id=one.message.id)
            self._in_turn -= 1
            self._sending -= 1
            self._leave(one.message, first=True)

    async def _give_back(self) -> None:
        ready, self._ready = self._ready, []
        now = self._clock.now()
        await asyncio.gather(
            *(
                self._settle(one.message, fates.again(one.message, now, "stopped"), first=True)
                for one in ready
            )
        )

    async def _send(self, ready: _Ready) -> None:
        message, waits = ready.message, True

        def in_turn() -> None:
            nonlocal waits
            if waits:
                waits = False
                self._in_turn -= 1
                self._freed.set()

        try:
            number = await self._write(message, ready.parts, in_turn)
            result = fates.sent(message, number)
            self._heard(None)
        except SendError as error:
            _log.warning("push.not_sent", id=message.id, reason=error.reason, code=error.code)
            self._heard(error)
            result = fates.next_try(error, message, self._clock.now())
        except Exception as error:  # noqa: BLE001  # one message's mistake, not everybody's
            _log.error("push.broken", id=message.id, kind=message.kind, error=type(error).__name__)
            unknown = SendError(Reason.UNKNOWN)
            result = fates.next_try(unknown, message, self._clock.now())
        finally:
            in_turn()
            self._sending -= 1
            self._freed.set()
        await self._settle(message, result, first=True)

    async def _write(
        self, message: Claimed, parts: Sequence[Any], in_turn: Callable[[], None]
    ) -> int | None:
        first: int | None = None
        # Only an announcement is ever taken back, and for that all of its numbers are needed.
        keeps = message.lane is Lane.ANNOUNCEMENT
        for count, part in enumerate(parts, start=1):
            if count <= message.parts_sent:
                continue
            sent = await self._channel.send(part, in_turn)
            first = next(iter(sent), None) if first is None else first
            if count < len(parts) or (keeps and (count > 1 or len(sent) > 1)):
                await self._keep_progress(message, count, sent if keeps else ())
        return None if keeps and message.parts_sent else first

    async def _keep_progress(self, message: Claimed, parts: int, numbers: Sequence[int]) -> None:
        await self._persist(lambda: self._journal.progress(message, parts, numbers))

    async def _settle(self, message: Claimed, result: Settlement, *, first: bool) -> None:
        self._settling += 1
        try:
            await self._persist(lambda: self._journal.settle(result))
        finally:
            self._settling -= 1
            self._leave(message, first=first)
        _log.debug("push", id=message.id, state=result.state, reason=result.reason)

    def _leave(self, message: Claimed, *, first: bool) -> None:
        if first:
            self._chats.discard(message.chat)
        del self._hand[message.id]
        # A message that waits again, or a free place, changes when to look next.
        self._changed()

    async def _persist(self, work: Callable[[], Awaitable[T]]) -> T:
        """Do ``work`` on the store, for as long as it takes the store to come back."""
        while True:
            try:
                return await work()
            except StoreError as error:
                _log.error("store.away", why=str(error))
                await self._pause(STORE_WAIT)

"""The intake: accepts updates into the inbox, has each answered once, settles it.

    accept (one transaction a batch) -> per chat: load, route, show -> settle (batched)

An update counts as taken only when it is in the inbox; it leaves there when its answer is out.
After a kill at any instruction the rest is answered at the next start. What can happen twice is
one part of one answer: the one that was written while its confirmation was not yet kept.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

import structlog

from bot.clock import Clock
from bot.conversation.event import Event, Place
from bot.conversation.port import Channel, Reason, SendError
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.delivery.retry import LONGEST_WAIT, next_try
from bot.errors import StoreError
from bot.intake.failing import described, new_reference
from bot.intake.lanes import ChatLanes
from bot.intake.memory import Memory, Settlement
from bot.store.inbox import Received

T = TypeVar("T")
Pause = Callable[[float], Awaitable[None]]
STORE_WAIT: Final = 1.0
"""Seconds between two tries while the database is away."""

IN_MEMORY: Final = 10
"""Updates of one chat that wait in memory; what else it has waits in the inbox."""

_log = structlog.get_logger("intake")


class Notices(Protocol):
    """What a person is told, and who is told of a person, when the usual way fails."""

    def apology(self, visit: Visit, reference: str) -> Screen:
        """Return the screen after an exception; ``reference`` is in the log too."""
        ...

    def away(self, event: Event) -> Screen:
        """Return the screen while the database is away; the answer comes later."""
        ...

    async def unreachable(self, visit: Visit, reason: str) -> None:
        """Remember that nothing gets through to this person."""
        ...


@dataclass(frozen=True)
class _InHand:
    received: Received
    event: Event


_Waiting = _InHand | int
"""An update ready to be answered, or only its number where the inbox holds the rest."""


class Intake:
    """Takes in one channel's updates and answers them with the screens of ``answer``."""

    def __init__(
        self,
        channel: Channel,
        memory: Memory,
        answer: Callable[[Visit], Awaitable[Screen | None]],
        notices: Notices,
        clock: Clock,
        *,
        pause: Pause = asyncio.sleep,
    ) -> None:
        self._channel = channel
        self._memory = memory
        self._answer = answer
        self._notices = notices
        self._clock = clock
        self._pause = pause
        self._lanes: ChatLanes[_Waiting] = ChatLanes(self._handle)
        self._told_away: set[int] = set()
        self._acknowledging: set[asyncio.Task[None]] = set()

    async def recover(self) -> int:
        """Take up what an earlier process accepted and did not settle; returns how many."""
        count = 0
        async for left in self._memory.unfinished():
            await self._put(left)
            count += len(left)
        return count

    async def accept(self, updates: Sequence[tuple[int, bytes]]) -> None:
        """Keep updates durably, then answer those never seen before.

        Raises:
            StoreError: nothing was kept; the messenger must hand them over again.
        """
        await self._lanes.has_room()
        received = [Received(update, payload) for update, payload in updates]
        try:
            fresh = await self._memory.accept(received, self._clock.now())
        except StoreError:
            for item in received:
                await self._tell_away(self._channel.read(item.payload))
            raise
        self._told_away.clear()
        await self._put(fresh)

    async def settled(self) -> None:
        """Return when everything accepted is answered and settled."""
        await self._lanes.empty()
        await asyncio.gather(*self._acknowledging)

    async def close(self, grace: float) -> None:
        """Finish what is in hand within ``grace`` seconds; the rest waits in the inbox."""
        try:
            async with asyncio.timeout(grace):
                await self.settled()
        except TimeoutError:
            _log.warning("intake.left_for_next_start")
        await self._lanes.close()

    async def _put(self, received: Sequence[Received]) -> None:
        for item in received:
            event = self._channel.read(item.payload)
            if event is None:
                await self._settle(Settlement(item.update))
                continue
            self._acknowledge_soon(event)
            enough = self._lanes.waiting(event.chat) >= IN_MEMORY
            self._lanes.put(event.chat, item.update if enough else _InHand(item, event))

    async def _handle(self, waiting: _Waiting) -> None:
        item: _InHand | None = None
        try:
            item = await self._in_hand(waiting)
            if item is not None:
                await self._answer_one(item)
        except Exception as error:  # noqa: BLE001  # it stays in the inbox; the chat goes on
            update = item.received.update if item is not None else waiting
            _log.error("intake.broken", update=update, **described(error))

    async def _in_hand(self, waiting: _Waiting) -> _InHand | None:
        if isinstance(waiting, _InHand):
            return waiting
        received = await self._persist(lambda: self._memory.waiting(waiting))
        event = self._channel.read(received.payload) if received is not None else None
        if received is None or event is None:
            return None
        return _InHand(received, event)

    async def _answer_one(self, item: _InHand) -> None:
        visit = await self._persist(
            lambda: self._memory.load(item.event, self._clock.now()), item.event
        )
        screen: Screen | None = None
        shown = False
        try:
            screen = await self._persist(lambda: self._answer(visit), item.event)
            await self._show(item, screen)
            shown = True
        except SendError as error:
            await self._not_sent(item, visit, error, screen)
        except Exception as error:  # noqa: BLE001  # the one boundary: a chat never dies of a bug
            await self._apologise(item, visit, error)
        # What a person never saw is no part of the dialog.
        dialog = visit.dialog.state if visit.dialog.changed and shown else None
        await self._settle(Settlement(item.received.update, item.event.chat, dialog))

    def _acknowledge_soon(self, event: Event) -> None:
        """Let a tapped button stop waiting at once, whatever else the chat waits for."""
        if event.tap:
            task = asyncio.create_task(self._acknowledge(event))
            self._acknowledging.add(task)
            task.add_done_callback(self._acknowledging.discard)

    async def _acknowledge(self, event: Event) -> None:
        try:
            await self._channel.acknowledge(event)
        except SendError as error:
            _log.info("tap.not_acknowledged", update=event.update, reason=error.reason)

    async def _show(self, item: _InHand, screen: Screen | None) -> None:
        if screen is None:
            return
        parts = self._channel.render(item.event, screen)
        for number, part in enumerate(parts, start=1):
            if number <= item.received.parts_sent:
                continue
            await self._send(item.event, part)
            if number < len(parts):
                await self._keep_progress(item, number)

    async def _keep_progress(self, item: _InHand, parts: int) -> None:
        await self._persist(lambda: self._memory.progress(item.received.update, parts), item.event)

    async def _send(self, event: Event, part: Any) -> None:
        tries = 0
        while True:
            try:
                await self._channel.send(part)
            except SendError as error:
                tries += 1
                wait = next_try(error, tries)
                if wait is None and await self._is_down(error):
                    wait = LONGEST_WAIT
                if wait is None:
                    raise
                _log.warning("reply.again", update=event.update, reason=error.reason, seconds=wait)
                await self._pause(wait)
            else:
                return

    async def _is_down(self, error: SendError) -> bool:
        """Tell whether the messenger fails at everything: an outage is waited for, however long."""
        return error.reason is Reason.SERVER and not await self._channel.works()

    async def _apologise(self, item: _InHand, visit: Visit, error: Exception) -> None:
        reference = new_reference()
        _log.error("failed", update=item.received.update, reference=reference, **described(error))
        await self._say_sorry(item, self._notices.apology(visit, reference), reference)

    async def _say_sorry(self, item: _InHand, apology: Screen, reference: str) -> None:
        """Send the apology, once: whatever hindered the answer may hinder this, too."""
        try:
            for part in self._channel.render(item.event, apology):
                await self._channel.send(part)
        except SendError as error:
            _log.warning("apology.not_sent", reference=reference, reason=error.reason)
        except Exception as error:  # noqa: BLE001  # not even the apology: the log has both
            _log.error("apology.failed", reference=reference, **described(error))

    async def _not_sent(
        self, item: _InHand, visit: Visit, error: SendError, screen: Screen | None
    ) -> None:
        update, reference = item.received.update, new_reference()
        _log.warning(
            "reply.not_sent",
            update=update,
            reason=error.reason,
            code=error.code,
            reference=reference,
        )
        if error.unreachable and visit.person is not None:
            await self._persist(lambda: self._notices.unreachable(visit, error.reason), visit.event)
        elif not error.unreachable and error.reason is not Reason.UNKNOWN:
            instead = screen.refused if screen and error.reason is Reason.REFUSED else None
            apology = instead or self._notices.apology(visit, reference)
            await self._say_sorry(item, apology, reference)

    async def _settle(self, settlement: Settlement) -> None:
        await self._persist(lambda: self._memory.settle(settlement))

    async def _persist(self, work: Callable[[], Awaitable[T]], event: Event | None = None) -> T:
        """Do ``work`` on the store, for as long as it takes the store to come back."""
        while True:
            try:
                return await work()
            except StoreError as error:
                _log.error("store.away", why=str(error))
                await self._tell_away(event)
                await self._pause(STORE_WAIT)

    async def _tell_away(self, event: Event | None) -> None:
        """Tell a person once an outage that the answer takes longer, and whom to call."""
        if event is None or event.place is not Place.PRIVATE or event.chat in self._told_away:
            return
        self._told_away.add(event.chat)
        try:
            for part in self._channel.render(event, self._notices.away(event)):
                await self._channel.send(part)
        except SendError as error:
            _log.warning("away.not_sent", update=event.update, reason=error.reason)

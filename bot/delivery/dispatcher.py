"""The dispatcher: takes due messages from the outbox, has them composed and sent, settles them.

It claims as many as may go now; what becomes of them is the pipeline's. Nothing waits in hand for
long: what can't go now stays in the outbox.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Final

import structlog

from bot.clock import Clock
from bot.conversation.port import PushChannel, Reason, SendError
from bot.delivery import fates
from bot.delivery.fates import STORE_WAIT
from bot.delivery.journal import Journal
from bot.delivery.pipeline import Pipeline
from bot.delivery.preparing import ManyComposer, Preparer, Repeated
from bot.delivery.retry import LONGEST_WAIT
from bot.errors import StoreError
from bot.processes import rest
from bot.store.sending import LEASE

WIDTH: Final = 800
"""Messages in hand at most: those being sent, and as many that are prepared or settled."""
SHORTEST_SLEEP: Final = 0.01
LONGEST_SLEEP: Final = 60.0
SHARED_SLEEP: Final = 1.0
"""Seconds between looks where other processes write to the outbox, too."""
TOLD_SLEEP: Final = 10.0
"""The same while they tell of it; a message that one of them gave back is still found."""
UNANSWERED: Final = 3
"""After so many tries of unknown fate in a row only one message at a time asks after it."""
_AWAY: Final = frozenset({Reason.NETWORK, Reason.SERVER, Reason.CREDENTIALS, Reason.CONFLICT})
_log = structlog.get_logger("delivery")


class Dispatcher:
    """Sends one channel's outbox.

    ``alone`` where no other process can send from it; ``told`` while others tell what they put.
    """

    def __init__(
        self,
        journal: Journal,
        channel: PushChannel,
        composers: Mapping[str, ManyComposer],
        repeated: Repeated,
        clock: Clock,
        *,
        alone: bool = True,
        told: Callable[[], bool] = lambda: False,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._journal = journal
        self._channel = channel
        self._clock = clock
        self._alone = alone
        self._told = told
        self._pause = pause
        self._work = asyncio.Event()
        self._work.set()
        self._pipeline = Pipeline(
            journal,
            channel,
            Preparer(channel, composers, repeated),
            clock,
            heard=self._heard,
            changed=self._work.set,
            pause=pause,
        )
        self._failures = 0
        self._doubtful = False
        self._unanswered = 0
        self._away_until: datetime | None = None
        self._taken_over: datetime | None = None
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
        await self._ask_after()
        wanted = self._wanted()
        taken = await self._take_some(wanted) if wanted else 0
        await self._pipeline.empty()
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
        await self._pipeline.close(grace)

    async def _look(self) -> float:
        """Take in hand what may go now; returns the seconds until the next look."""
        longest = self._longest()
        await self._ask_after()
        wanted = self._wanted()
        if wanted == 0:
            return min(self._full_for(), longest)
        if await self._take_some(wanted) == wanted:
            return 0.0
        self.next_due = await self._journal.earliest()
        if not self._pipeline.size and not self._work.is_set():
            self._idle.set()
        if self.next_due is None:
            return longest
        return min(max(self._until(self.next_due), SHORTEST_SLEEP), longest)

    def _longest(self) -> float:
        if self._alone:
            return LONGEST_SLEEP
        return TOLD_SLEEP if self._told() else SHARED_SLEEP

    def _full_for(self) -> float:
        if self._pipeline.size > WIDTH * 3 / 4:
            return LONGEST_SLEEP
        if self._unanswered >= UNANSWERED:
            return max(self._away_for(), SHARED_SLEEP)
        return max(self._away_for(), self._channel.full_for(), SHORTEST_SLEEP)

    def _away_for(self) -> float:
        """Return the seconds until the messenger is asked after; a clock set back adds none."""
        left = self._until(self._away_until) if self._away_until is not None else 0.0
        return left if 0 < left <= LONGEST_WAIT else 0.0

    def _until(self, instant: datetime) -> float:
        return (instant - self._clock.now()).total_seconds()

    async def _sleep(self, seconds: float) -> None:
        if not seconds:
            await asyncio.sleep(0)
            return
        await rest(self._work, seconds)

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
        if self._away_for():
            return 0
        if self._unanswered >= UNANSWERED:
            return 0 if self._pipeline.size else 1
        free = WIDTH - self._pipeline.size
        if free < WIDTH / 4:
            return 0  # Taken in blocks: a claim for each would cost more than it brings.
        return max(min(free, self._channel.room() - self._pipeline.unbegun), 0)

    async def _take_some(self, wanted: int) -> int:
        self._idle.clear()
        claimed = await self._journal.claim(wanted)
        self._pipeline.take(claimed)
        return len(claimed)

    def _heard(self, error: SendError | None) -> None:
        """Learn from a try whether the messenger is there."""
        if error is None:
            self._failures, self._away_until, self._doubtful = 0, None, False
            self._unanswered = 0
            return
        unknown = error.reason is Reason.UNKNOWN
        self._doubtful |= unknown
        self._unanswered = self._unanswered + 1 if unknown else 0
        if error.reason in _AWAY and not self._away_for():
            # The messenger is away: a few messages ask after it, the others keep waiting.
            self._failed()

    async def _ask_after(self) -> None:
        """After a try of unknown fate begin nothing more until the messenger answers anything.

        Else an outage without answers would use up both tries of whatever becomes due. Where it
        answers, but not to messages, one at a time is risked.
        """
        if self._doubtful and not self._away_for():
            self._doubtful = not await self._channel.works()
            if self._doubtful:
                self._unanswered = 0
            if self._doubtful or self._unanswered >= UNANSWERED:
                self._failed()

    def _failed(self) -> None:
        self._failures += 1
        self._away_until = self._clock.now() + fates.backoff(self._failures)

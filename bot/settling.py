"""Telling whether the bot has nothing left to do, for whoever drives a rehearsal."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.delivery import Dispatcher
from bot.errors import StoreError
from bot.intake import Intake
from bot.store.database import Database

Look = Callable[[], Awaitable[object]]

AT_MOST: Final = 2
"""Looks at everything: what the first look found to do may be work for a loop before it."""
STILL: Final = timedelta(seconds=1)
"""For how long nothing becomes due unasked: `Bot.next_due` tells of it to the moment."""


class Settling:
    """Has all loops look, in order, until nothing comes of it.

    Nobody looks again at a database to which nothing was written since the last look: a person's
    tap in a rehearsal would cost some twenty looks. ``content`` returns what is read now.
    """

    def __init__(
        self,
        database: Database,
        intake: Intake,
        dispatcher: Dispatcher,
        looks: Sequence[Look],
        *,
        clock: Clock,
        content: Callable[[], object],
    ) -> None:
        self._database = database
        self._intake = intake
        self._dispatcher = dispatcher
        self._looks = looks
        self._clock = clock
        self._content = content
        self._rested: tuple[object, object] | None = None
        self._since: datetime | None = None

    async def settled(self) -> None:
        """Return when every update is answered and nothing due is unsent."""
        await self._intake.settled()
        for _ in range(AT_MOST):
            if self._at_rest():
                break
            before, now = self._mark(), self._clock.now()
            for look in self._looks:
                with suppress(StoreError):  # it is tried again by itself
                    await look()
            await self._dispatcher.settled()
            self._rested, self._since = before, now
        await self._dispatcher.settled()

    def _mark(self) -> tuple[object, object] | None:
        changes = self._database.changes
        return None if changes is None else (changes, self._content())

    def _at_rest(self) -> bool:
        mark = self._mark()
        if mark is None or self._since is None or mark != self._rested:
            return False
        return timedelta() <= self._clock.now() - self._since < STILL

"""The loop that keeps the messages fresh in which operators watch a run."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from bot.announcements.announcements import Announcements
from bot.clock import Clock
from bot.conversation.event import Event, Kind
from bot.conversation.port import Channel, SendError
from bot.conversation.screen import Screen
from bot.errors import StoreError
from bot.mailing.run import Progress
from bot.processes import rest

EVERY: Final = 3.0
"""Seconds between two looks: an edit each costs a tenth of what a chat may get."""
IDLE: Final = 30.0
_log = structlog.get_logger("announcements")

Show = Callable[[int, Progress], Awaitable[Screen | None]]
"""Shows an operator's chat how far a run is, in their language; None for who left the team."""


class Views:
    """Edits the messages of one channel that show how far runs are."""

    def __init__(
        self, announcements: Announcements, channel: Channel, show: Show, clock: Clock
    ) -> None:
        self._announcements = announcements
        self._channel = channel
        self._show = show
        self._clock = clock
        self._shown: dict[tuple[int, int], Screen] = {}
        self._awake = asyncio.Event()

    def wake(self) -> None:
        """Look again soon: a run began or changed."""
        self._awake.set()

    async def run_once(self) -> int:
        """Refresh what changed; returns how many messages are still watched.

        Raises:
            StoreError: the database is away.
        """
        left = 0
        for run, chat, message in await self._announcements.watched():
            progress = await self._announcements.progress(run, self._clock.now())
            if progress is None:
                continue
            screen = await self._show(chat, progress)
            kept = screen is not None and await self._refresh((run, chat), message, screen)
            if progress.run.over or not kept:
                await self._announcements.watch_no_more(run, chat)
                self._shown.pop((run, chat), None)
            else:
                left += 1
        return left

    async def run(self) -> None:
        """Keep them fresh until cancelled."""
        while True:
            self._awake.clear()
            try:
                left = await self.run_once()
            except StoreError as error:
                _log.warning("views.later", why=str(error))
                left = 1
            if left:
                await asyncio.sleep(EVERY)
            else:
                await rest(self._awake, IDLE)

    async def _refresh(self, place: tuple[int, int], message: int, screen: Screen) -> bool:
        """Edit one message; False where that can't be done any more.

        In place of one that was deleted there is a new one: that is watched from now on.
        """
        if self._shown.get(place) == screen:
            return True
        tapped = Event(self._channel.name, 0, Kind.TAP, place[1], message=message)
        try:
            numbers = [
                number
                for part in self._channel.render(tapped, screen)
                for number in await self._channel.send(part)
            ]
        except SendError as error:
            return error.retryable
        self._shown[place] = screen
        if numbers and numbers[0] != message:
            await self._announcements.watch(*place, numbers[0])
        return True

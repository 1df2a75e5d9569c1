"""Order within a chat, chats side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class ChatLanes(Generic[Item]):
    """Works through each chat's items one after the other, all chats side by side.

    ``room`` bounds how many may wait, so that a flood waits at the messenger and not in memory. It
    is wide, since a chat that has to wait must not make others wait: what waits should be small
    (``waiting`` tells when a chat has enough).
    """

    def __init__(self, work: Callable[[Item], Awaitable[None]], *, room: int = 100_000) -> None:
        self._work = work
        self._room = room
        self._waiting: dict[int, deque[Item]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._count = 0
        self._changed = asyncio.Condition()

    def put(self, chat: int, item: Item) -> None:
        """Append to a chat's lane."""
        self._count += 1
        lane = self._waiting.get(chat)
        if lane is not None:
            lane.append(item)
            return
        self._waiting[chat] = deque([item])
        task = asyncio.create_task(self._run(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def waiting(self, chat: int) -> int:
        """Return how many of a chat's items are not done yet."""
        lane = self._waiting.get(chat)
        return len(lane) if lane is not None else 0

    async def has_room(self) -> None:
        """Wait until fewer items wait than there is room for."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._count < self._room)

    async def empty(self) -> None:
        """Wait until nothing is in hand."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._count == 0)

    async def close(self) -> None:
        """Drop what is in hand; whoever accepted it has it in the store."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _run(self, chat: int) -> None:
        lane = self._waiting[chat]
        try:
            while lane:
                try:
                    await self._work(lane[0])
                finally:
                    lane.popleft()
                    self._count -= 1
                    await self._tell()
        finally:
            del self._waiting[chat]

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

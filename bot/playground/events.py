"""Live events for the page; a reader that falls behind is let go and comes back for all."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

LONGEST_QUEUE: Final = 1000
Event = tuple[str, dict[str, Any]]


class Events:
    """Hands every event to every listener."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[Event | None]] = set()
        self.told = 0
        """How many there were."""

    @property
    def heard(self) -> bool:
        """Whether anybody listens."""
        return bool(self._queues)

    def tell(self, name: str, data: dict[str, Any]) -> None:
        """Hand out one event."""
        self.told += 1
        for queue in tuple(self._queues):
            if queue.qsize() >= LONGEST_QUEUE:
                self._queues.discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait((name, data))

    def close(self) -> None:
        """End every listener."""
        for queue in self._queues:
            queue.put_nowait(None)
        self._queues.clear()

    @contextmanager
    def listen(self) -> Iterator[asyncio.Queue[Event | None]]:
        """Give a queue of events; None ends it."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)

"""Time, as an argument from outside: a clock that can be moved and one that can't.

Everything below the edge is told ``now``; only loops hold a clock. All instants are aware UTC.
"""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the present instant."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return the machine's present instant in UTC."""
        return datetime.now(UTC)


class MovableClock:
    """The machine's time plus an offset that tests and the playground move forward."""

    def __init__(self, base: Clock | None = None) -> None:
        self._base = base or SystemClock()
        self._offset = timedelta()
        self._listeners: list[Callable[[], None]] = []

    @property
    def offset(self) -> timedelta:
        """How far this clock is ahead of its base."""
        return self._offset

    def now(self) -> datetime:
        """Return the base's instant plus the offset."""
        return self._base.now() + self._offset

    def advance(self, delta: timedelta) -> datetime:
        """Move forward by ``delta`` and wake whoever waits for a moved clock.

        Raises:
            ValueError: ``delta`` is negative; time here only moves forward.
        """
        if delta < timedelta():
            raise ValueError("the clock only moves forward")
        self._offset += delta
        for listener in tuple(self._listeners):
            listener()
        return self.now()

    def move_to(self, instant: datetime) -> datetime:
        """Move forward to ``instant`` (aware).

        Raises:
            ValueError: ``instant`` is naive or already past.
        """
        if instant.tzinfo is None:
            raise ValueError("an instant needs an offset, such as 2026-03-05T09:00:00+08:00")
        return self.advance(instant - self.now())

    def reset(self) -> None:
        """Return to the base's time."""
        self._offset = timedelta()

    def on_move(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` after each move; returns the function that ends this."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)


def steady(clock: Clock) -> Callable[[], float]:
    """Return a count of seconds that no change of the machine's time disturbs.

    It moves forward with a clock that is moved.
    """
    if isinstance(clock, MovableClock):
        return lambda: time.monotonic() + clock.offset.total_seconds()
    return time.monotonic


class Agenda(Protocol):
    """What a moved clock must know of those who wait for it (the playground asks the bot).

    ``observed`` is false where the bot is another process, of which nothing can be known.
    """

    observed: bool

    def next_due(self) -> datetime | None:
        """Return the instant of the next thing due, or None when nothing is."""
        ...

    async def settled(self) -> None:
        """Return once every update taken in is handled and nothing is due."""
        ...


class EmptyAgenda:
    """Of a bot in another process: nothing is known to be due."""

    observed = False

    def next_due(self) -> datetime | None:
        """Return None: nothing is ever due."""
        return None

    async def settled(self) -> None:
        """Return at once, after other ready tasks had their turn."""
        await asyncio.sleep(0)

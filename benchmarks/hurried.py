"""Hours in minutes: all clocks of this process go many times as fast, those of asyncio as well.

Nothing of what is measured knows: the bot, the messenger and its limits count the same seconds.
What the machine itself needs for the work then counts for many times as much, so waits measured
like this are rather too long than too short.
"""

import asyncio
import selectors
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from unittest import mock

T = TypeVar("T")


class _Selector(selectors.DefaultSelector):
    """Sleeps for a part of what it is told."""

    times = 1.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is not None and timeout > 0:
            timeout /= self.times
        return super().select(timeout)


class HurriedClock:
    """The machine's time from now on, many times as fast."""

    def __init__(self) -> None:
        self._begun, self._from = datetime.now(UTC), time.monotonic()

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return self._begun + timedelta(seconds=time.monotonic() - self._from)


def run(work: Callable[[], Coroutine[Any, Any, T]], times: float) -> T:
    """Run work on clocks that go so many ``times`` as fast."""
    real = time.monotonic
    begun = real()

    def loop() -> asyncio.AbstractEventLoop:
        selector = _Selector()
        selector.times = times
        return asyncio.SelectorEventLoop(selector)

    with (
        mock.patch("time.monotonic", lambda: begun + (real() - begun) * times),  # noqa: PT008
        asyncio.Runner(loop_factory=loop) as runner,
    ):
        return runner.run(work())

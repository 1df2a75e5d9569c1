"""One life of a killed bot: the real command line in a process forked from a warm one.

Nothing of the product is different but where it is told to die: a named function whose n-th call
ends in SIGKILL, before it or after it. What is imported and read at each start is here already.
"""

import itertools
import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from bot import cli
from bot.clock import SystemClock
from bot.library import Library
from bot.settings import Settings
from bot.shipped import open_library


@dataclass(frozen=True)
class Cut:
    """Where a life ends: the ``nth`` call of an async function, by its name from the top."""

    name: str
    nth: int = 1
    after: bool = False

    def arm(self) -> None:
        """Have it happen in this process."""
        path, _, attribute = self.name.rpartition(".")
        holder = resolve_name(path)
        original, calls = getattr(holder, attribute), itertools.count(1)

        async def last(*args: Any, **named: Any) -> Any:
            fatal = next(calls) == self.nth
            if fatal and not self.after:
                os.kill(os.getpid(), signal.SIGKILL)
            try:
                return await original(*args, **named)
            finally:
                if fatal:
                    os.kill(os.getpid(), signal.SIGKILL)

        setattr(holder, attribute, last)


@cache
def content() -> Library:
    """Return the shipped content, read once for all lives."""
    return open_library(Settings.model_construct(content_dir=None), SystemClock())


def live(
    arguments: tuple[str, ...],
    environment: Mapping[str, str],
    printed: Path,
    cut: Cut | None,
    changed: Mapping[str, object],
) -> None:
    """Do what ``python -m bot`` with these arguments does, in the folder of ``printed``.

    ``changed`` are constants of the product with another value, by their names from the top.
    """
    log = os.open(printed, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.environ.clear()
    # What the channel sets when it is imported, which was before this life.
    os.environ.update({**environment, "PTB_TIMEDELTA": "1"})
    os.chdir(printed.parent)
    warm = content()
    for name, value in {**changed, "bot.app.open_library": lambda *_, **__: warm}.items():
        path, _, attribute = name.rpartition(".")
        setattr(resolve_name(path), attribute, value)
    if cut is not None:
        cut.arm()
    cli.app(list(arguments))

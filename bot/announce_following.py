"""A run as a terminal shows it: a bar that moves while the bot sends, and how it ended."""

import asyncio
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from bot.announcements import Announcements, Progress, Run, RunState
from bot.clock import Clock
from bot.delivery.sharing import anybody_sends
from bot.store.database import Database

EVERY: Final = 1.0
_MINUTE: Final = 60
_WHERE: Final = "/announce shows how far it is, and can pause or end it."


class Following:
    """Shows a run until it is over, or until nobody is there to send it."""

    def __init__(
        self,
        run: Run,
        office: Announcements,
        database: Database,
        channel: str,
        clock: Clock,
        *,
        console: Console | None = None,
    ) -> None:
        self._office = office
        self._database = database
        self._channel = channel
        self._run = run
        self._clock = clock
        self._console = console or Console(highlight=False)
        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
        self.bar = Bar(
            *columns,
            console=self._console,
            disable=not self._console.is_terminal,
            auto_refresh=False,
        )
        self._task = self.bar.add_task("", total=run.expected)
        self._state: RunState | None = None
        self._settled = -1

    async def run_once(self) -> bool:
        """Look once and show it; returns whether there is more to see."""
        seen = await self._office.progress(self._run.id, self._clock.now())
        if seen is None:
            return False
        run = seen.run
        total = max(run.expected, seen.settled + seen.waiting)
        self.bar.update(
            self._task, total=total, completed=seen.settled, description=_told(seen), refresh=True
        )
        if run.over:
            self._console.print(f"{run.state}: {_fates(seen)}.")
            return False
        if run.state is RunState.PAUSED and self._state is not RunState.PAUSED:
            self._console.print("It is paused. /announce lets it go on, or ends it.")
        self._state = run.state
        stands, self._settled = seen.settled == self._settled, seen.settled
        return not stands or await self._served()

    async def run(self) -> None:
        """Look again and again; Ctrl-C ends the looking alone."""
        with self.bar:
            try:
                while await self.run_once():  # noqa: ASYNC110  # another process does the work
                    await asyncio.sleep(EVERY)
            except asyncio.CancelledError:
                self._console.print(f"It goes on without me. {_WHERE}")
                raise

    async def _served(self) -> bool:
        """Tell whether anybody sends; where nobody does, say so."""
        if await anybody_sends(self._database, self._channel, self._clock.now()):
            return True
        self._console.print(f"No bot runs any more: it goes on as soon as one does. {_WHERE}")
        return False


def _told(seen: Progress) -> str:
    if seen.left is None or seen.rate is None:
        return _fates(seen)
    minutes = int(seen.left // _MINUTE)
    left = f"about {minutes} min left" if minutes else "less than a minute left"
    return f"{_fates(seen)}, {seen.rate:.0f} a second, {left}"


def _fates(seen: Progress) -> str:
    fates = {
        "can't be reached": sum(seen.unreachable.values()),
        "failed": sum(seen.failed.values()),
        "perhaps": seen.unknown,
        "not sent": sum(seen.dropped.values()),
    }
    some = (f"{name} {count}" for name, count in fates.items() if count)
    return ", ".join((f"sent {seen.sent}", *some))

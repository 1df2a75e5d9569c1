"""An announcement watched from a terminal, while the bot sends."""

from collections.abc import Iterator
from datetime import timedelta
from io import StringIO

import pytest
from rich.console import Console

from bot.announce_following import Following
from bot.announcements import Run
from bot.conversation.port import Reason, SendError
from bot.delivery import sharing
from bot.store import senders
from tests.announcements.conftest import Clinic
from tests.conftest import NOW


@pytest.fixture
async def run(clinic: Clinic) -> Run:
    await clinic.patients(8)
    clinic.wire.most = 4
    clinic.wire.refuse = {102: SendError(Reason.BLOCKED)}
    return await clinic.release(await clinic.draft())


class Terminal:
    """What a terminal shows; whoever looks at it takes it away."""

    def __init__(self, clinic: Clinic, run: Run, *, moves: bool = True) -> None:
        self._paper = StringIO()
        console = Console(file=self._paper, force_terminal=moves, width=120, color_system=None)
        self.following = Following(
            run, clinic.office, clinic.database, "telegram", clinic.clock, console=console
        )

    def shown(self) -> str:
        text = self._paper.getvalue()
        self._paper.seek(0)
        self._paper.truncate()
        return text


async def test_the_bar_moves_with_what_is_sent_and_ends_with_what_became_of_all(
    clinic: Clinic, run: Run
) -> None:
    terminal = Terminal(clinic, run)
    with terminal.following.bar:
        assert await terminal.following.run_once()
        assert "0/8" in terminal.shown()
        await clinic.announcer.run_once()
        await clinic.dispatcher.run_once()
        clinic.later(seconds=2)
        assert await terminal.following.run_once()
        half = terminal.shown()
        assert "4/8" in half
        assert "sent 3, can't be reached 1, 2 a second, less than a minute left" in half
        await clinic.work()
        assert not await terminal.following.run_once()
        assert "done: sent 7, can't be reached 1." in terminal.shown()


async def test_a_pause_is_said_once_also_where_no_bar_moves(clinic: Clinic, run: Run) -> None:
    terminal = Terminal(clinic, run, moves=False)
    await clinic.office.pause(run.id, await clinic.nurse(), clinic.now)
    await terminal.following.run_once()
    await terminal.following.run_once()
    assert terminal.shown().count("It is paused. /announce lets it go on, or ends it.") == 1


async def test_once_no_bot_runs_any_more_it_says_so_and_ends(
    clinic: Clinic, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal(clinic, run, moves=False)
    alive: Iterator[bool] = iter([True, False])
    monkeypatch.setattr(clinic.database, "is_owned", lambda: next(alive))
    if not clinic.database.is_sqlite:
        async with clinic.database.transaction() as connection:
            await senders.live(connection, "telegram", "bot", NOW, sharing.WITHIN)
    assert await terminal.following.run_once()
    assert await terminal.following.run_once()
    assert terminal.shown() == ""
    clinic.clock.advance(sharing.WITHIN + timedelta(seconds=1))
    assert not await terminal.following.run_once()
    assert "No bot runs any more: it goes on as soon as one does." in terminal.shown()

"""The command ``announce``: what it says before it sends, and what it refuses."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.announcements import Announcements, RunState
from bot.cli import app
from bot.store.database import Database
from bot.store.migrating import migrate
from tests.store.rows import somebody


@pytest.fixture
async def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a rehearsal's database in which two people agreed to news."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIFTCARE_DATA_DIR", str(tmp_path))
    monkeypatch.setattr("bot.logs.configure", lambda *_, **__: None)  # pytest's log, not ours
    database = Database(_address(tmp_path))
    await database.open()
    await migrate(database)
    for chat in (100, 101):
        await somebody(database, chat, language="en", news=datetime.now(UTC))
    await database.close()
    (tmp_path / "hours.en.md").write_text("We are closed on **Monday**.", encoding="utf-8")
    return tmp_path


def _address(folder: Path) -> str:
    from bot.settings import Settings  # noqa: PLC0415

    return Settings(data_dir=folder, _env_file=None).rehearsal_database


def announce(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["announce", *arguments])


def test_a_dry_run_says_whom_it_reaches_and_sends_nothing(office: Path) -> None:
    result = announce("hours.en.md", "--dry-run")
    assert result.exit_code == 0, result.output
    assert "We are closed on **Monday**." in result.output
    assert "It reaches 2 (en 2)" in result.output
    assert "Send it" not in result.output


async def test_at_a_time_it_is_left_to_the_running_bot(office: Path) -> None:
    at = (datetime.now(UTC) + timedelta(days=2)).isoformat(timespec="minutes")
    import asyncio  # noqa: PLC0415

    result = await asyncio.to_thread(announce, "hours.en.md", "--yes", "--at", at)
    assert result.exit_code == 0, result.output
    assert "It begins at" in result.output
    database = Database(_address(office))
    await database.open()
    (run,) = await Announcements(database, "telegram").runs(1)
    await database.close()
    assert (run.state, run.by, run.expected) == (RunState.SCHEDULED, None, 2)
    assert run.letters["en"].text == "We are closed on Monday."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("hours.md",), "must end in .zh.md or .en.md"),
        (("gone.en.md",), "there is no such file"),
        (("hours.en.md", "--at", "soon"), "write it like"),
        (("hours.en.md", "--at", "2020-01-01 10:00"), "that is over"),
        (("hours.en.md", "--plan", "nose"), "plans facelift"),
        (("hours.en.md", "--language", "fr"), "languages zh, en"),
    ],
)
def test_what_is_wrong_is_named_with_what_is_right(
    office: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = announce(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_what_stops_it_ends_with_an_error(office: Path) -> None:
    result = announce("hours.en.md", "--yes", "--language", "zh")
    assert result.exit_code == 1
    assert "stop: nobody" in result.output

"""The command ``announce``: what it says before it sends, and what it refuses."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.announcements import Announcements, DraftState, RunState
from bot.cli import app
from bot.mailing import agreeing
from bot.operators import Act, Operators
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


def announce(*arguments: str, said: str | None = None) -> Result:
    return CliRunner().invoke(app, ["announce", *arguments], input=said)


def test_a_dry_run_says_whom_it_reaches_and_sends_nothing(office: Path) -> None:
    result = announce("hours.en.md", "--dry-run")
    assert result.exit_code == 0, result.output
    assert "We are closed on **Monday**." in result.output
    assert "It reaches 2 (en 2)" in result.output
    assert "Send it" not in result.output


async def kept(office: Path) -> list[tuple[DraftState, RunState, int]]:
    """The announcements there are, each with its run's state and how many it is for."""
    database = Database(_address(office))
    await database.open()
    desk = Announcements(database, "telegram")
    found = [(one.state, await desk.runs(one.id)) for one in await desk.drafts()]
    await database.close()
    return [(state, run.state, run.expected) for state, runs in found for run in runs]


async def logged(office: Path) -> list[str]:
    """What the terminal did, as the log has it."""
    database = Database(_address(office))
    await database.open()
    found = await Operators(database, "telegram", lambda: None).log(0, 10)
    await database.close()
    return [entry.what for entry in reversed(found.entries) if entry.who is None]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [("all", "It reaches 2 (en 2)"), ("en,active:30", "Only to: English, wrote within 30 days")],
)
def test_whom_it_is_for_is_said_before_it_is_sent(office: Path, chosen: str, said: str) -> None:
    result = announce("hours.en.md", "--dry-run", "--audience", chosen)
    assert result.exit_code == 0, result.output
    assert said in result.output


def test_without_a_bot_it_says_so_and_does_not_wait(office: Path) -> None:
    result = announce("hours.en.md", "--yes")
    assert result.exit_code == 0, result.output
    assert "No bot is running that could send it." in result.output
    assert "It waits for a bot." in result.output
    assert asyncio.run(kept(office)) == [(DraftState.RELEASED, RunState.SCHEDULED, 2)]
    assert asyncio.run(logged(office)) == [Act.DRAFTED, Act.WORDED, Act.RELEASED]


def test_beyond_a_number_it_has_to_be_typed(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreeing, "TYPED", 1)
    assert "--yes is not enough" in announce("hours.en.md", "--yes").output
    for typed in ("3\n", "y\n", "\n", ""):
        refused = announce("hours.en.md", said=typed)
        assert refused.exit_code == 1
        assert "type the number of people (2)" in refused.output
        assert "Nothing was sent. Where nobody can type, --recipients 2 sends it." in refused.output
    assert asyncio.run(kept(office)) == []
    assert announce("hours.en.md", said="2\n").exit_code == 0
    assert announce("hours.en.md", "--recipients", "2").exit_code == 0
    assert [run for _, run, _ in asyncio.run(kept(office))] == [RunState.SCHEDULED] * 2


async def test_at_a_time_it_is_left_to_the_running_bot(office: Path) -> None:
    at = (datetime.now(UTC) + timedelta(days=2)).isoformat(timespec="minutes")
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
        (("hours.en.md", "--audience", "plan:nose"), "'plan:nose' is none of these"),
        (("hours.en.md", "--audience", "fr"), "Write all, news, zh, en, plan:facelift"),
        (("hours.en.md", "--recipients", "40"), "it would reach 2. Nothing was sent."),
    ],
)
def test_what_is_wrong_is_named_with_what_is_right(
    office: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = announce(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_what_stops_it_ends_with_an_error(office: Path) -> None:
    result = announce("hours.en.md", "--yes", "--audience", "zh")
    assert result.exit_code == 1
    assert "⛔ It reaches nobody." in result.output

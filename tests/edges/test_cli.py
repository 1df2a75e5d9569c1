"""The command line, as the clinic's IT person meets it."""

import asyncio
import signal
import socket
import time
from pathlib import Path

import pytest

from bot import __version__
from bot.__main__ import main
from bot.settings import Settings
from bot.store.database import Database
from tests.drills.processes import ended, free_port, start


@pytest.mark.parametrize("flag", ["--help", "-h"])
async def test_help_tells_what_happens_without_a_command(tmp_path: Path, flag: str) -> None:
    code, printed = await ended(await start(flag, folder=tmp_path), 0)
    assert code == 0
    for word in ("LIFTCARE_TELEGRAM_TOKEN", ".env", "playground", "check", "--version"):
        assert word in printed


async def test_version(tmp_path: Path) -> None:
    assert await ended(await start("--version", folder=tmp_path), 0) == (
        0,
        f"liftcare {__version__}\n",
    )


async def test_a_wrong_setting_ends_with_2_and_one_line(tmp_path: Path) -> None:
    process = await start(folder=tmp_path, playground_port="eighty")
    code, printed = await ended(process, 0)
    assert code == 2
    assert printed.startswith("LIFTCARE_PLAYGROUND_PORT:")
    assert "Traceback" not in printed


async def test_the_content_is_in_order(tmp_path: Path) -> None:
    code, printed = await ended(await start("check", folder=tmp_path), 0)
    assert code == 0
    assert "clinic.yaml:13: warning: this is still the invented clinic" in printed
    assert printed.endswith("0 to mend, 1 to look at.\n")


async def test_a_clinics_own_file_leaves_nothing_to_look_at(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    shipped = (Path(__file__).parents[2] / "content" / "clinic.yaml").read_text()
    (own / "clinic.yaml").write_text(shipped.replace("example: true\n", ""))
    process = await start("check", folder=tmp_path, content_dir=str(own))
    assert await ended(process, 0) == (0, "The content is in order.\n")


async def test_a_mistake_in_the_clinics_own_file_is_named(tmp_path: Path) -> None:
    overlay = tmp_path / "own"
    overlay.mkdir()
    (overlay / "clinic.yaml").write_text("name: {zh: 甲, en: A}\nphone: call us\n")
    process = await start("check", folder=tmp_path, content_dir=str(overlay))
    code, printed = await ended(process, 0)
    assert code == 1
    assert "clinic.yaml:2: error" in printed
    code, printed = await ended(await start(folder=tmp_path, content_dir=str(overlay)), 0)
    assert code == 1
    assert "clinic.yaml:2: error" in printed
    assert "Traceback" not in printed


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_run_without_a_token_tells_where_and_ends_cleanly(
    tmp_path: Path, number: int
) -> None:
    port = free_port()
    process = await start("run", "--port", str(port), folder=tmp_path)
    assert process.stdout is not None
    first = (await process.stdout.readline()).decode()
    assert first.startswith(f"Playground: http://127.0.0.1:{port}")
    code, printed = await ended(process, number)
    assert code == 0
    assert "go live" in printed
    assert "Traceback" not in printed


def test_ctrl_c_while_it_loads_shows_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.cli.main", interrupted)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    assert ended.value.__suppress_context__


async def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, printed = await ended(await start("playground", "--port", port, folder=tmp_path), 0)
    assert code == 2
    assert "LIFTCARE_PLAYGROUND_PORT" in printed
    assert "choose another" in printed


async def test_a_second_process_shows_its_error_and_nothing_else(tmp_path: Path) -> None:
    first = Database(Settings(data_dir=tmp_path, _env_file=None).rehearsal_database, own=True)
    await first.open()
    code, printed = await ended(await start("run", "--port", "0", folder=tmp_path), 0)
    await first.close()
    assert code != 0
    assert "another Liftcare process" in printed
    assert "browser" not in printed


async def test_a_port_that_cannot_be_is_refused(tmp_path: Path) -> None:
    code, printed = await ended(await start("run", "--port", "70000", folder=tmp_path), 0)
    assert code == 2
    assert "65535" in printed
    assert "Traceback" not in printed


async def test_a_machine_that_does_not_exist_is_named(tmp_path: Path) -> None:
    process = await start("playground", folder=tmp_path, playground_host="no.such.host.invalid")
    code, printed = await ended(process, 0)
    assert code == 2
    assert printed.startswith("LIFTCARE_PLAYGROUND_HOST: no machine is called no.such.host.invalid")


async def test_it_ends_at_once_while_the_messenger_is_silent(tmp_path: Path) -> None:
    """A server that takes connections and never answers."""
    called = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        called.set()
        while await reader.read(1024):
            pass
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    process = await start(
        folder=tmp_path,
        telegram_token="1:abc",
        telegram_api_url=f"http://127.0.0.1:{port}",
    )
    async with asyncio.timeout(30):
        await called.wait()
    before = time.monotonic()
    code, printed = await ended(process, signal.SIGTERM)
    assert (code, "Traceback" in printed) == (0, False)
    assert time.monotonic() - before < 5
    server.close()


async def test_dispatching_needs_a_token_and_a_database_that_many_may_share(
    tmp_path: Path,
) -> None:
    code, printed = await ended(await start("dispatch", folder=tmp_path), 0)
    assert (code, printed.split(":")[0]) == (2, "LIFTCARE_TELEGRAM_TOKEN")
    process = await start("dispatch", folder=tmp_path, telegram_token="1:abc")
    code, printed = await ended(process, 0)
    assert code == 2
    assert "SQLite belongs to one process" in printed

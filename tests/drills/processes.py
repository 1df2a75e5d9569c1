"""Real processes for the drills: a playground that lives on, a bot that is killed beside it."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from itertools import count
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import aiohttp

from tests.drills.life import Cut, live

TOKEN = "4200042:drill"
_forks = get_context("forkserver")
_forks.set_forkserver_preload(["tests.drills.warm"])
_numbers = count()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _environment(folder: Path, settings: Mapping[str, str]) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("LIFTCARE_")},
        "LIFTCARE_DRILL": "off",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "LIFTCARE_DATA_DIR": str(folder),
        **{f"LIFTCARE_{name.upper()}": value for name, value in settings.items()},
    }


async def start(*arguments: str, folder: Path, **settings: str) -> asyncio.subprocess.Process:
    """Start ``python -m bot`` with these arguments and LIFTCARE settings."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=folder,
        env=_environment(folder, settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


class Forked:
    """The same, forked from a process that has imported everything: a start costs a tenth."""

    def __init__(self, process: ForkServerProcess, printed: Path) -> None:
        self._process = process
        self._printed = printed

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        assert self._process.pid is not None
        with suppress(ProcessLookupError):  # it was quicker
            os.kill(self._process.pid, number)

    async def communicate(self) -> tuple[bytes, bytes]:
        """Wait until it has ended; returns all that it printed."""
        loop, dead = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(self._process.sentinel, dead.set)
        try:
            await dead.wait()
        finally:
            loop.remove_reader(self._process.sentinel)
        self._process.join()
        return self._printed.read_bytes(), b""


Process = asyncio.subprocess.Process | Forked


def fork(
    *arguments: str,
    folder: Path,
    settings: Mapping[str, str],
    cut: Cut | None = None,
    changed: Mapping[str, object] | None = None,
) -> Forked:
    """Fork ``python -m bot`` with these arguments and settings; a `Cut` says where it dies."""
    printed = folder / f"life-{next(_numbers)}.log"
    printed.touch()  # a life may end before it writes its first word
    environment = _environment(folder, settings)
    told = (arguments, environment, printed, cut, changed or {})
    process = _forks.Process(target=live, args=told, daemon=True)
    process.start()
    return Forked(process, printed)


async def ended(process: Process, number: int) -> tuple[int, str]:
    """Send a signal (0 sends none) and return the exit code and all that was printed."""
    if number and process.returncode is None:
        process.send_signal(number)
    async with asyncio.timeout(60):
        out, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, (out + err).decode()


class Messenger:
    """The playground's process, asked over HTTP."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self.http = http
        self.url = url

    async def get(self, route: str) -> Any:
        async with self.http.get(route) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def post(self, route: str, **body: Any) -> Any:
        async with self.http.post(route, json=body) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def count(self, method: str) -> int:
        return int((await self.get(f"/sim/outbox/count?method={method}"))["count"])

    async def until(self, method: str, count: int) -> None:
        """Wait until the bot made so many calls."""
        async with asyncio.timeout(60):
            async with self.http.get("/sim/events") as events:
                while await self.count(method) < count:
                    await events.content.readline()

    async def settle(self) -> None:
        assert (await self.post("/sim/settle", timeout_seconds=60))["idle"] is True


@asynccontextmanager
async def messenger(folder: Path) -> AsyncIterator[Messenger]:
    """Run ``python -m bot playground``."""
    port = free_port()
    process = await start("playground", "--port", str(port), folder=folder, telegram_token=TOKEN)
    try:
        async with visit(process, port) as world:
            yield world
    finally:
        await ended(process, signal.SIGTERM)


@asynccontextmanager
async def visit(process: asyncio.subprocess.Process, port: int) -> AsyncIterator[Messenger]:
    """Ask a process that serves a playground, as soon as it listens."""
    url = f"http://127.0.0.1:{port}"
    async with aiohttp.ClientSession(url) as http:
        async with asyncio.timeout(60):
            while True:
                try:
                    async with http.get("/sim/state") as response:
                        assert response.status == 200
                        break
                except aiohttp.ClientConnectionError:
                    assert process.returncode is None, await ended(process, 0)
                    await asyncio.sleep(0)
        yield Messenger(http, url)

"""Rehearsal: the playground beside the bot, or alone for a bot in another process."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import typer

from bot.clock import Agenda, EmptyAgenda, MovableClock
from bot.errors import SettingsError
from bot.settings import Settings
from bot.store.database import Database, parse_url
from bot.store.migrating import empty

TOKEN: Final = "4200042:rehearsal-on-this-machine-only"  # noqa: S105  # no secret: it opens nothing
NURSE: Final = 9001
"""The chat of the playground's operator: the team of a rehearsal."""

_LIVE: Final = """\
Playground: {url}   (Ctrl-C ends it)
Open it in a browser and chat. Nothing leaves this machine.
To go live: put LIFTCARE_TELEGRAM_TOKEN=<token from @BotFather> into .env and start again."""
_ALONE: Final = """\
Playground: {url}   (Ctrl-C ends it)
Start a bot beside it: LIFTCARE_TELEGRAM_API_URL={url} LIFTCARE_TELEGRAM_TOKEN={token} liftcare"""


@asynccontextmanager
async def open_playground(
    settings: Settings,
    token: str,
    clock: MovableClock,
    agenda: Agenda,
    *,
    folder: Path | None = None,
    zone: Callable[[], str | None] = lambda: None,
) -> AsyncIterator[str]:
    """Serve the playground; gives its address. With a folder it goes on where it ended last.

    The page shows time by the clocks of ``zone``.

    Raises:
        SettingsError: it can't listen at that host and port.
    """
    # Its web server isn't needed where Telegram is the messenger.
    from bot.playground import Memory, Playground, PlaygroundServer  # noqa: PLC0415

    host, port = settings.playground_host, settings.playground_port
    state = Playground(token, clock, agenda, zone)
    server = PlaygroundServer(state, host=host, port=port)
    memory = Memory(state, folder) if folder is not None else None
    try:
        if memory is not None:
            memory.recall()
        await server.start()
    except socket.gaierror:
        raise SettingsError(
            f"LIFTCARE_PLAYGROUND_HOST: no machine is called {host}. Leave it at 127.0.0.1."
        ) from None
    except OSError as error:
        raise SettingsError(
            f"LIFTCARE_PLAYGROUND_PORT: {host}:{port} can't be used ({error.strerror}). "
            "Another program may hold it: choose another, such as 8090, or 0 for any free one."
        ) from None
    keeping = asyncio.create_task(memory.run()) if memory is not None else None
    try:
        yield server.url
    finally:
        await server.stop()
        if memory is not None and keeping is not None:
            keeping.cancel()
            await asyncio.wait({keeping})
            memory.keep()


def kept_beside(settings: Settings) -> Path:
    """Return the folder in which the rehearsal's chats are kept: beside its database.

    Chats without their database are thrown away: the bot would know nobody in them.
    """
    url = parse_url(settings.rehearsal_database)
    if url.get_backend_name() != "sqlite":
        return settings.data_dir / "rehearsal.chats"
    database = Path(url.database or "")
    folder = database.with_suffix(".chats")
    if not database.exists():
        shutil.rmtree(folder, ignore_errors=True)
    return folder


def clock_of(settings: Settings) -> MovableClock:
    """Return the rehearsal's time, as it was moved last: for commands beside it."""
    from bot.playground import ahead  # noqa: PLC0415

    clock = MovableClock()
    clock.advance(ahead(kept_beside(settings)))
    return clock


async def begin_anew(settings: Settings) -> None:
    """Forget the last rehearsal: its patients, its chats, its moved clock.

    Raises:
        SettingsError: with a token there is no rehearsal.
        LiftcareError: another process is at it, or the database can't be changed.
    """
    if settings.telegram_token is not None:
        raise SettingsError(
            "--fresh begins a rehearsal anew, but LIFTCARE_TELEGRAM_TOKEN is set: nothing was done."
        )
    database = Database(settings.rehearsal_database, own=True)
    try:
        await database.open()
        await empty(database)
    finally:
        await database.close()
    shutil.rmtree(kept_beside(settings), ignore_errors=True)


def with_own_content(settings: Settings) -> Settings:
    """Return the settings with a folder for what is written in a rehearsal, if there is none yet.

    It is beside the rehearsal's database, so that nothing rehearsed reaches real patients.
    """
    if settings.content_dir is not None:
        return settings
    folder = settings.data_dir / "rehearsal-content"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return settings  # whoever writes an answer is told that there is no folder
    return settings.model_copy(update={"content_dir": folder})


def tell_live(url: str) -> None:
    """Print where the playground is and how to go live."""
    typer.echo(_LIVE.format(url=url))


async def serve_playground(settings: Settings, stop: asyncio.Event) -> None:
    """Run the playground alone until told to end."""
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else TOKEN
    async with open_playground(settings, token, MovableClock(), EmptyAgenda()) as url:
        shown = token if settings.telegram_token is None else "<your token>"
        typer.echo(_ALONE.format(url=url, token=shown))
        await stop.wait()

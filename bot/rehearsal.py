"""Rehearsal: the playground beside the bot, or alone for a bot in another process."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import typer

from bot.clock import Agenda, EmptyAgenda, MovableClock
from bot.errors import SettingsError
from bot.settings import Settings

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
    settings: Settings, token: str, clock: MovableClock, agenda: Agenda
) -> AsyncIterator[str]:
    """Serve the playground; gives its address.

    Raises:
        SettingsError: it can't listen at that host and port.
    """
    # Its web server isn't needed where Telegram is the messenger.
    from bot.playground import Playground, PlaygroundServer  # noqa: PLC0415

    host, port = settings.playground_host, settings.playground_port
    server = PlaygroundServer(Playground(token, clock, agenda), host=host, port=port)
    try:
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
    try:
        yield server.url
    finally:
        await server.stop()


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

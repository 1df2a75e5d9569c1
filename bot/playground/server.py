"""The playground's server, beside the bot in one event loop."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Final

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.playground import sim
from bot.playground.botapi import ABORT, BotApi, download
from bot.playground.guard import Guard
from bot.playground.state import Playground
from bot.playground.webhook import Webhook

PAGE: Final = Path(__file__).parent / "page"


class _BotRoute:
    """An ASGI endpoint; Starlette calls a class's instance with the bare three."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._api(scope, receive, send)


def create_app(
    state: Playground, api: BotApi | None = None, hosts: frozenset[str] = frozenset()
) -> Starlette:
    """Return the application; ``hosts`` are served beside the loopback names."""

    async def page(_request: Request) -> Response:
        return FileResponse(PAGE / "index.html")

    async def file(request: Request) -> Response:
        return await download(state, request)

    return Starlette(
        routes=[
            # The busiest first: routes are tried in this order.
            Route("/bot{rest:path}", _BotRoute(api or BotApi(state)), methods=["GET", "POST"]),
            Route("/file/bot{rest:path}", file),
            Route("/", page),
            *sim.routes(state),
            Mount("/page", StaticFiles(directory=PAGE)),
        ],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={HTTPException: _refused},
    )


async def _refused(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return JSONResponse({"error": HTTPStatus(status).phrase.lower()}, status)


def _abortable(app: Starlette) -> ASGIApp:
    """Leave in each request's scope what closes its connection."""

    async def call(scope: Scope, receive: Receive, send: Send) -> None:
        # Uvicorn's ``send`` is a method of the object that holds the connection.
        scope[ABORT] = getattr(send, "__self__").transport.abort  # noqa: B009  # untyped
        await app(scope, receive, send)

    return call


class _Server(uvicorn.Server):
    """Uvicorn without signal handlers: whoever runs the loop stops it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


class PlaygroundServer:
    """Serves a playground; port 0 takes a free one."""

    def __init__(self, state: Playground, host: str = "127.0.0.1", port: int = 8080) -> None:
        self.state = state
        self._host, self._port = host, port
        api = BotApi(state)
        app = create_app(state, api, frozenset({host}))
        config = uvicorn.Config(
            _abortable(app),
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=1,
            timeout_keep_alive=90,  # longer than clients keep them: no race at the end
        )
        self._server = _Server(config)
        self._webhook = Webhook(state, api)
        self._tasks: list[asyncio.Task[None]] = []
        self.url = ""

    async def start(self) -> None:
        """Bind and serve.

        Raises:
            OSError: the address can't be used.
        """
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        # asyncio sends without delay only where the protocol is named; else a call takes 40 ms.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((self._host, self._port))
            listener.listen(1024)
        except OSError:
            listener.close()
            raise
        name = f"[{self._host}]" if family == socket.AF_INET6 else self._host
        self.url = f"http://{name}:{listener.getsockname()[1]}"
        self._tasks = [
            asyncio.create_task(self._server.serve([listener])),
            asyncio.create_task(self._webhook.run()),
        ]

    async def stop(self) -> None:
        """End every stream and poll, then the server."""
        self.state.events.close()
        self.state.updates.close()
        self._server.should_exit = True
        self._server.force_exit = True
        if self._tasks:
            serving, hooking = self._tasks
            hooking.cancel()
            await asyncio.gather(serving, hooking, return_exceptions=True)

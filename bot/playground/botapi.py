"""The Bot API's HTTP side: decodes a request, has it done, answers in Telegram's envelope."""

import asyncio
import hmac
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.playground.methods import METHODS, NAMES
from bot.playground.methods.base import Call, Upload
from bot.playground.model import Json
from bot.playground.params import decoded, typed
from bot.playground.refusals import DroppedError, RefusalError
from bot.playground.state import Playground

ABORT: Final = "playground.abort"
"""Where the server leaves in the scope what closes the connection."""
_POLL: Final = "getupdates"
Gone = Callable[[], Awaitable[None]]


class BotApi:
    """An ASGI application for ``/bot<token>/<method>``."""

    def __init__(self, state: Playground) -> None:
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or close its connection where a fault says so."""
        request = Request(scope, receive)
        token, _, name = request.path_params["rest"].partition("/")
        try:
            response = await self._answer(request, token, name, _watch(receive))
        except DroppedError:
            await _drop(scope, receive)
            return
        await response(scope, receive, send)

    async def _answer(self, request: Request, token: str, name: str, gone: Gone) -> Response:
        if not hmac.compare_digest(token.encode(), self._state.token.encode()):
            return answer(*self._recorded(name, {}, *envelope(RefusalError(401, "Unauthorized"))))
        try:
            params, files = await decoded(request)
        except RefusalError as error:
            return answer(*self._recorded(name, {}, *envelope(error)))
        return answer(*await self._call(name, params, files, gone))

    async def call(self, name: str, params: Json, files: dict[str, Upload]) -> None:
        """Do a call that came some other way, as in a webhook's answer.

        Raises:
            DroppedError: a fault says that its answer is lost.
        """
        try:
            params = typed(params)
        except RefusalError as error:
            self._recorded(name, {}, *envelope(error))
            return
        await self._call(name, params, files, None)

    async def _call(
        self, name: str, params: Json, files: dict[str, Upload], gone: Gone | None
    ) -> tuple[int, Json]:
        state, polls = self._state, name.lower() == _POLL
        state.busy += not polls
        try:
            status, body = await self._done(name, params, files, gone)
        finally:
            state.busy -= not polls
            if not polls:
                state.last_call = time.monotonic()
        shown = {k: {"file_name": f.name, "size": len(f.data)} for k, f in files.items()}
        self._recorded(name, {**params, **shown}, status, body)
        if not status:
            raise DroppedError
        return status, body

    def _recorded(self, name: str, params: Json, status: int, body: Json) -> tuple[int, Json]:
        self._state.record(NAMES.get(name.lower(), name), params, status, body or None)
        return status, body

    async def _done(
        self, name: str, params: Json, files: dict[str, Upload], gone: Gone | None
    ) -> tuple[int, Json]:
        """Return status and body; status 0 where the connection is to be closed."""
        state = self._state
        trouble = state.faults.take(name, params)
        if trouble.counted:
            state.events.tell("faults", {"faults": state.faults.shown()})
        await self._delay(name, trouble.latency_ms)
        try:
            if trouble.drop == "before":
                return 0, {}
            if trouble.refusal is not None:
                raise trouble.refusal  # one place turns refusals into answers
            method = METHODS.get(name.lower(), _no_method)
            state.limits.count(name, params.get("chat_id"))
            result = await method(Call(state, params, files, gone))
        except RefusalError as error:
            return envelope(error)
        if trouble.drop == "after":
            return 0, {}
        return 200, {"ok": True, "result": result}

    async def _delay(self, name: str, latency: float) -> None:
        if name.lower() != _POLL:
            latency += int(self._state.limits.settings["latency_ms"] or 0)
        if latency:
            await asyncio.sleep(latency / 1000)


async def _no_method(_call: Call) -> Any:
    raise RefusalError(404, "Not Found: method not found")


async def download(state: Playground, request: Request) -> Response:
    """Serve ``/file/bot<token>/files/<file_id>``."""
    token, _, path = request.path_params["rest"].partition("/")
    file = state.files.get(path.removeprefix("files/"))
    if not hmac.compare_digest(token.encode(), state.token.encode()) or file is None:
        return answer(*envelope(RefusalError(404, "Not Found")))
    return Response(file.data, media_type="application/octet-stream")


def envelope(error: RefusalError) -> tuple[int, Json]:
    """Return a refusal's HTTP status and body."""
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return error.code, body


def answer(status: int, body: Json) -> Response:
    """Return the HTTP answer."""
    wait = body.get("parameters", {}).get("retry_after")
    headers = {"Retry-After": str(wait)} if wait else None
    return Response(orjson.dumps(body), status, headers, media_type="application/json")


def _watch(receive: Receive) -> Gone:
    """Return what waits until the client hangs up; only of use once the body is read."""

    async def gone() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    return gone


async def _drop(scope: Scope, receive: Receive) -> None:
    """Close the connection without a byte, and wait until the server has noticed."""
    scope[ABORT]()
    await _watch(receive)()

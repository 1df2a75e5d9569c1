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

from bot.playground.faults import Fault
from bot.playground.methods import METHODS, NAMES
from bot.playground.methods.base import Call, Upload
from bot.playground.model import Json
from bot.playground.params import decoded, typed
from bot.playground.refusals import DroppedError, RefusalError
from bot.playground.state import Playground

ABORT: Final = "playground.abort"
"""Where the server leaves in the scope what closes the connection."""
_POLL: Final = "getupdates"
_UNAUTHORIZED: Final = RefusalError(401, "Unauthorized")
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
        known = hmac.compare_digest(token.encode(), self._state.token.encode())
        try:
            params, files = await decoded(request)
        except RefusalError as error:
            refused = error if known else _UNAUTHORIZED
            return answer(*self._recorded(name, {}, *envelope(refused)))
        if not known:
            return answer(*self._recorded(name, _shown(params, files), *envelope(_UNAUTHORIZED)))
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
        self._recorded(name, _shown(params, files), status, body)
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
        faults = state.faults.take(name, params)
        if any(fault.times is not None for fault in faults):
            state.events.tell("faults", {"faults": state.faults.shown()})
        await self._delay(name, faults)
        fault = next((each for each in faults if not each.only_delays), None)
        try:
            if fault is not None and fault.drop == "before":
                return 0, {}
            refusal = fault.refusal() if fault is not None else None
            if refusal is not None:
                raise refusal  # one place turns refusals into answers
            method = METHODS.get(name.lower(), _no_method)
            paid = params.get("allow_paid_broadcast") is True
            state.limits.count(name, params.get("chat_id"), paid=paid)
            result = await method(Call(state, params, files, gone))
        except RefusalError as error:
            return envelope(error)
        if fault is not None and fault.drop == "after":
            return 0, {}
        return 200, {"ok": True, "result": result}

    async def _delay(self, name: str, faults: list[Fault]) -> None:
        latency = sum(fault.latency_ms or 0 for fault in faults)
        if name.lower() != _POLL:
            latency += self._state.limits.settings["latency_ms"] or 0
        if latency:
            await asyncio.sleep(latency / 1000)


def _shown(params: Json, files: dict[str, Upload]) -> Json:
    """Return parameters as the outbox lists them, files by name and size."""
    return params | {k: {"file_name": f.name, "size": len(f.data)} for k, f in files.items()}


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
    headers = None if wait is None else {"Retry-After": str(wait)}
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

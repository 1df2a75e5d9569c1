"""The Bot API's HTTP side: decodes a request, has it done, answers in Telegram's envelope."""

import asyncio
import hmac
import time
from typing import Any, Final
from urllib.parse import parse_qsl

import orjson
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.playground.methods import METHODS
from bot.playground.methods.base import Call, Upload
from bot.playground.model import Json
from bot.playground.refusals import DroppedError, RefusalError, bad
from bot.playground.state import Playground

LONGEST_BODY: Final = 55 * 2**20
ABORT: Final = "playground.abort"
"""Where the server leaves in the scope what closes the connection."""

_JSON: Final = frozenset(
    f"{prefix}{name}"
    for prefix in ("", "caption_")
    for name in ("entities",)
) | {
    "reply_markup", "reply_parameters", "media", "commands", "scope", "allowed_updates",
    "message_ids", "link_preview_options", "reaction", "menu_button", "suggested_post_parameters",
}  # fmt: skip


class BotApi:
    """An ASGI application for ``/bot<token>/<method>`` and ``/file/bot<token>/<path>``."""

    def __init__(self, state: Playground) -> None:
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or close its connection where a fault says so."""
        request = Request(scope, receive)
        token, _, name = request.path_params["rest"].partition("/")
        try:
            response = await self._answer(request, token, name)
        except DroppedError:
            await _drop(scope)
            return
        await response(scope, receive, send)

    async def _answer(self, request: Request, token: str, name: str) -> Response:
        if not hmac.compare_digest(token.encode(), self._state.token.encode()):
            return _refused(RefusalError(401, "Unauthorized"))[1]
        try:
            params, files = await _decoded(request)
        except RefusalError as error:
            return _refused(error)[1]
        return await self.call(name, params, files)

    async def call(self, name: str, params: Json, files: dict[str, Upload]) -> Response:
        """Do one call with its faults and limits, and keep it.

        Raises:
            DroppedError: the connection is to be closed without an answer.
        """
        state, polls = self._state, name.lower() == "getupdates"
        state.busy += not polls
        try:
            dropped, status, body = await self._done(name, params, files)
        finally:
            state.busy -= not polls
            if not polls:
                state.last_call = time.monotonic()
        shown = {k: f"{f.name} ({len(f.data)} bytes)" for k, f in files.items()}
        state.record(name, {**params, **shown}, status, body)
        if dropped:
            raise DroppedError
        return Response(orjson.dumps(body), status, media_type="application/json")

    async def _done(
        self, name: str, params: Json, files: dict[str, Upload]
    ) -> tuple[bool, int, Json]:
        state = self._state
        fault = state.faults.take(name, params)
        if fault is not None and fault.times is not None:
            state.events.tell("faults", {"faults": state.faults.shown()})
        latency = (fault and fault.latency_ms) or 0
        if name.lower() != "getupdates":
            latency += int(state.limits.settings["latency_ms"] or 0)
        if latency:
            await asyncio.sleep(latency / 1000)
        try:
            if fault is not None and fault.drop == "before":
                return True, 0, {}
            refusal = fault.refusal() if fault is not None else None
            if refusal is not None:
                raise refusal  # one place turns refusals into answers
            method = METHODS.get(name.lower(), _no_method)
            state.limits.count(name, params.get("chat_id"))
            result = await method(Call(state, params, files))
        except RefusalError as error:
            return False, *_envelope(error)
        return fault is not None and fault.drop == "after", 200, {"ok": True, "result": result}


async def _no_method(_call: Call) -> Any:
    raise RefusalError(404, "Not Found: method not found")


async def download(state: Playground, request: Request) -> Response:
    """Serve ``/file/bot<token>/files/<file_id>``."""
    token, _, path = request.path_params["rest"].partition("/")
    file = state.files.get(path.removeprefix("files/"))
    if token != state.token or file is None:
        return _refused(RefusalError(404, "Not Found"))[1]
    return Response(file.data, media_type=file.media_type)


def _envelope(error: RefusalError) -> tuple[int, Json]:
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return error.code if 400 <= error.code < 600 else 500, body  # noqa: PLR2004  # HTTP errors


def _refused(error: RefusalError) -> tuple[Json, Response]:
    status, body = _envelope(error)
    return body, Response(orjson.dumps(body), status, media_type="application/json")


async def _decoded(request: Request) -> tuple[Json, dict[str, Upload]]:
    params: Json = dict(parse_qsl(request.url.query, keep_blank_values=True))
    files: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "")
    if int(request.headers.get("content-length") or 0) > LONGEST_BODY:
        raise RefusalError(413, "Request Entity Too Large")
    if kind.startswith("application/json"):
        params |= _json_body(await request.body())
    elif kind.startswith("multipart/form-data"):
        await _form(request, params, files)
    elif kind.startswith("application/x-www-form-urlencoded"):
        text = (await request.body()).decode("utf-8", "replace")
        params |= dict(parse_qsl(text, keep_blank_values=True))
    for name in _JSON & params.keys():
        if isinstance(params[name], str):
            params[name] = _value(name, params[name])
    return params, files


def _json_body(body: bytes) -> Json:
    try:
        value = orjson.loads(body or b"{}")
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise bad("can't parse JSON object")
    return value


async def _form(request: Request, params: Json, files: dict[str, Upload]) -> None:
    async with request.form(max_part_size=LONGEST_BODY) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                data = await value.read()
                media_type = value.content_type or "application/octet-stream"
                files[name] = Upload(value.filename or name, data, media_type)
            else:
                params[name] = value


def _value(name: str, text: str) -> Any:
    if not text:
        return None
    try:
        return orjson.loads(text)
    except ValueError:
        raise bad(f"can't parse {name} JSON object") from None


async def _drop(scope: Scope) -> None:
    """Close the connection without a byte."""
    scope[ABORT]()
    # Two turns of the loop until the server has noticed that the connection is gone.
    await asyncio.sleep(0)
    await asyncio.sleep(0)

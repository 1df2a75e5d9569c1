"""A Bot API request's parameters, whatever way they came: query, form, JSON or multipart."""

import re
from typing import Any, Final
from urllib.parse import parse_qsl

import orjson
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.playground.methods.base import Upload
from bot.playground.model import Json
from bot.playground.refusals import RefusalError, bad

LONGEST_BODY: Final = 55 * 2**20
_STRUCTURES: Final = frozenset({
    "entities", "caption_entities", "reply_markup", "reply_parameters", "media", "commands",
    "scope", "allowed_updates", "message_ids", "link_preview_options", "reaction", "menu_button",
    "suggested_post_parameters",
})  # fmt: skip
_NUMBERS: Final = frozenset({
    "chat_id", "from_chat_id", "message_id", "user_id", "message_thread_id", "offset", "limit",
    "timeout", "reply_to_message_id", "max_connections", "icon_color", "duration", "width",
    "height", "latitude", "longitude",
})  # fmt: skip
_FLAGS: Final = frozenset({
    "disable_notification", "protect_content", "show_alert", "drop_pending_updates", "is_big",
    "disable_web_page_preview", "allow_sending_without_reply", "has_spoiler", "remove_caption",
    "show_caption_above_media", "allow_paid_broadcast", "disable_content_type_detection",
})  # fmt: skip
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,15})?")
_FLAG: Final = {"true": True, "false": False}
_ROOM: Final = 16
"""Levels that an update puts around what a bot sent, at most."""


async def decoded(request: Request) -> tuple[Json, dict[str, Upload]]:
    """Return parameters, those of known types as such, and files.

    Raises:
        RefusalError: the body is too large or can't be read.
    """
    params: Json = dict(parse_qsl(request.url.query, keep_blank_values=True))
    files: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "")
    if int(request.headers.get("content-length") or 0) > LONGEST_BODY:
        raise RefusalError(413, "Request Entity Too Large")
    if kind.startswith("multipart/form-data"):
        await _form(request, params, files)
    elif kind.startswith("application/json"):
        params |= _json(await _body(request))
    elif kind.startswith("application/x-www-form-urlencoded"):
        text = (await _body(request)).decode("utf-8", "replace")
        params |= dict(parse_qsl(text, keep_blank_values=True))
    return typed(params), files


def typed(params: Json) -> Json:
    """Return the parameters with texts turned into what Telegram declares them to be.

    Raises:
        RefusalError: one is no JSON where that is expected, or too large to be sent on.
    """
    for name, value in params.items():
        if isinstance(value, str):
            params[name] = _typed(name, value)
    nested: Any = params
    for _ in range(_ROOM):
        nested = [nested]
    try:
        orjson.dumps(nested)
    except TypeError:  # nested too deep, numbers beyond 64 bits, half characters
        raise bad("can't parse the parameters") from None
    return params


def _typed(name: str, text: str) -> Any:
    if name in _STRUCTURES:
        return _structure(name, text)
    if name in _NUMBERS and _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    if name in _FLAGS:
        return _FLAG.get(text.lower(), text)
    return text


def _structure(name: str, text: str) -> Any:
    if not text:
        return None
    try:
        return orjson.loads(text)
    except ValueError:
        what = "reply keyboard markup" if name == "reply_markup" else name.replace("_", " ")
        raise bad(f"can't parse {what} JSON object") from None


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            raise RefusalError(413, "Request Entity Too Large")
    return bytes(body)


def _json(body: bytes) -> Json:
    try:
        value = orjson.loads(body or b"{}")
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise bad("can't parse JSON object")
    return value


async def _form(request: Request, params: Json, files: dict[str, Upload]) -> None:
    try:
        form = await request.form(max_part_size=LONGEST_BODY)
    except HTTPException as error:
        raise bad(f"can't parse the form: {error.detail}") from None
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            data = await value.read()
            media_type = value.content_type or "application/octet-stream"
            files[name] = Upload(value.filename or name, data, media_type)
        else:
            params[name] = value
    await form.close()

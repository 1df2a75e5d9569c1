"""Pictures, files, albums."""

import struct
from typing import Any, Final

from bot.playground.methods.base import Call, Method, caption
from bot.playground.model import Json
from bot.playground.refusals import bad

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_EXTRA: Final[dict[str, Json]] = {
    "video": {"width": 320, "height": 240, "duration": 1},
    "voice": {"duration": 1},
    "audio": {"duration": 1},
    "animation": {"width": 320, "height": 240, "duration": 1},
    "sticker": {
        "width": 512, "height": 512, "type": "regular", "is_animated": False, "is_video": False,
    },
}  # fmt: skip


def described(call: Call, kind: str, source: Any) -> Any:
    """Return the Bot API's object of a file: an upload, ``attach://name``, or a ``file_id``.

    Raises:
        RefusalError: there is no such file.
    """
    state = call.state
    name = source.removeprefix("attach://") if isinstance(source, str) else kind
    upload = call.files.get(name)
    if upload is not None:
        file_id = state.keep(upload.data, upload.name, upload.media_type)
    elif isinstance(source, str) and source in state.files:
        file_id = source
    elif isinstance(source, str) and source.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    else:
        raise bad("wrong remote file identifier specified: can't unserialize it")
    return file_object(kind, file_id, state.files[file_id].data, state.files[file_id].name)


def file_object(kind: str, file_id: str, data: bytes, name: str) -> Any:
    """Return the Bot API's object of a kept file."""
    file: Json = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(data)}
    if kind == "photo":
        width, height = _size(data)
        return [{**file, "width": width, "height": height, "file_name": name}]
    if kind == "document":
        file["file_name"] = name
    return {**file, **_EXTRA.get(kind, {})}


def _size(data: bytes) -> tuple[int, int]:
    if data.startswith(_PNG) and data[12:16] == b"IHDR":
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    return 320, 240


def _sender(kind: str) -> Method:
    async def send(call: Call) -> Json:
        chat = call.open_chat()
        body = {kind: described(call, kind, call.params.get(kind))}
        return call.shown(chat, call.answer(chat, {**body, **call.caption(), **call.markup()}))

    return send


async def send_media_group(call: Call) -> list[Json]:
    """Bot API: sendMediaGroup."""
    chat, items = call.open_chat(), call.listed("media")
    if not 1 <= len(items) <= 10:  # noqa: PLR2004  # an album's size, Bot API
        raise bad("wrong number of items in the album")
    album = str(call.state.number())
    bodies = [{**media_body(call, item), "media_group_id": album} for item in items]
    return [call.shown(chat, call.answer(chat, body)) for body in bodies]


def media_body(call: Call, item: Any) -> Json:
    """Return what an ``InputMedia`` becomes in a message.

    Raises:
        RefusalError: it is wrong.
    """
    if not isinstance(item, dict) or not isinstance(item.get("type"), str):
        raise bad("can't parse media: Can't find field \"type\"")
    kind = item["type"]
    words = caption(
        str(item.get("caption") or ""), item.get("parse_mode"), item.get("caption_entities")
    )
    return {kind: described(call, kind, item.get("media")), **words}


METHODS: Final[dict[str, Method]] = {
    "sendPhoto": _sender("photo"),
    "sendDocument": _sender("document"),
    "sendVideo": _sender("video"),
    "sendVoice": _sender("voice"),
    "sendSticker": _sender("sticker"),
    "sendMediaGroup": send_media_group,
}

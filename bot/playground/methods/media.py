"""Pictures, files, albums."""

from typing import Any, Final

from bot.playground.files import Stored
from bot.playground.images import size
from bot.playground.methods.base import Call, Method
from bot.playground.model import Json
from bot.playground.refusals import RefusalError, bad
from bot.playground.state import Playground

LONGEST_PHOTO: Final = 10 * 2**20
LONGEST_FILE: Final = 50 * 2**20
MOST_IN_ALBUM: Final = 10
_PLAYED: Final = {"width": 320, "height": 240, "duration": 1}
_EXTRA: Final[dict[str, Json]] = {
    "video": _PLAYED,
    "animation": _PLAYED,
    "voice": {"duration": 1},
    "audio": {"duration": 1},
    "sticker": {
        "width": 512, "height": 512, "type": "regular", "is_animated": False, "is_video": False,
    },
}  # fmt: skip
_NAMED: Final = frozenset({"document", "video", "audio", "animation"})
_SENT: Final = frozenset({"photo", "video", "document", "audio", "animation"})
_IN_ALBUMS: Final = _SENT - {"animation"}


def described(call: Call, kind: str, source: Any) -> Any:
    """Return the Bot API's object of a file: an upload, ``attach://name``, or a ``file_id``.

    Raises:
        RefusalError: there is no such file, or it is too large.
    """
    name = source.removeprefix("attach://") if isinstance(source, str) else kind
    upload = call.files.get(name)
    if upload is None and not source:
        raise bad(f"there is no {kind} in the request")
    if upload is not None:
        file = Stored(upload.data, upload.name, upload.media_type)
        _check(kind, file)
        return file_object(call.state, kind, file)
    kept = call.state.files.get(source)
    if kept is not None:
        return file_object(call.state, kind, kept)
    if isinstance(source, str) and source.startswith(("http://", "https://")):
        # Nothing is fetched: a rehearsal needs no network.
        raise bad("failed to get HTTP URL content")
    raise bad("wrong remote file identifier specified: can't unserialize it")


def _check(kind: str, file: Stored) -> None:
    if not file.data:
        raise bad("file must be non-empty")
    if len(file.data) > LONGEST_FILE:
        raise RefusalError(413, "Request Entity Too Large")
    if kind == "photo" and len(file.data) > LONGEST_PHOTO:
        raise bad("file is too big")


def file_object(state: Playground, kind: str, file: Stored) -> Any:
    """Return the Bot API's object of a file, which is kept from now on."""
    shown: Json = {
        "file_id": state.files.keep(file),
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
    }
    if kind == "photo":
        width, height = size(file.data)
        return [{**shown, "width": width, "height": height}]
    if kind in _NAMED:
        shown |= {"file_name": file.name, "mime_type": file.media_type}
    return {**shown, **_EXTRA.get(kind, {})}


def _sender(kind: str) -> Method:
    async def send(call: Call) -> Json:
        chat = call.open_chat()
        body = {kind: described(call, kind, call.params.get(kind))}
        words = {} if kind == "sticker" else call.caption()
        return call.answer(chat, {**body, **words, **call.markup()})

    return send


async def send_media_group(call: Call) -> list[Json]:
    """Bot API: sendMediaGroup."""
    chat, items = call.open_chat(), call.listed("media")
    if not items:
        raise bad("there are no messages to send")
    if len(items) > MOST_IN_ALBUM:
        raise bad("too many messages to send as an album")
    bodies = [media_body(call, item, _IN_ALBUMS) for item in items]
    album = {"media_group_id": str(call.state.number())}
    return [call.answer(chat, {**body, **album}) for body in bodies]


def media_body(call: Call, item: Any, kinds: frozenset[str] = _SENT) -> Json:
    """Return what an ``InputMedia`` becomes in a message.

    Raises:
        RefusalError: it is wrong.
    """
    if not isinstance(item, dict):
        raise bad("can't parse InputMedia: expected an Object")
    kind = item.get("type")
    if not isinstance(kind, str):
        raise bad("can't parse InputMedia: Can't find field \"type\"")
    if kind not in kinds:
        where = "is unsupported" if kind not in _SENT else "can't be used in sendMediaGroup"
        raise bad(f'can\'t parse InputMedia: type "{kind}" {where}')
    if not item.get("media"):
        raise bad("can't parse InputMedia: media not found")
    return {kind: described(call, kind, item["media"]), **call.caption(item)}


METHODS: Final[dict[str, Method]] = {
    "sendPhoto": _sender("photo"),
    "sendDocument": _sender("document"),
    "sendVideo": _sender("video"),
    "sendVoice": _sender("voice"),
    "sendAudio": _sender("audio"),
    "sendAnimation": _sender("animation"),
    "sendSticker": _sender("sticker"),
    "sendMediaGroup": send_media_group,
}

"""What a person sends, as the content of a message."""

import base64
import binascii
import mimetypes
from typing import Any, Final

from bot.playground.files import Stored
from bot.playground.formatting import units
from bot.playground.methods.base import LONGEST_CAPTION, LONGEST_TEXT
from bot.playground.methods.media import file_object
from bot.playground.model import MEDIA, Json
from bot.playground.refusals import SimError
from bot.playground.sim.bodies import Written
from bot.playground.state import Playground

_SUFFIX: Final = {"photo": ".jpg", "voice": ".ogg", "video": ".mp4", "sticker": ".webp"}


def content(state: Playground, body: Written) -> Json:
    """Return the Bot API's fields of what is sent.

    Raises:
        SimError: there is nothing to send, or it can't be sent.
    """
    about: Json = {}
    if body.forwarded_from:
        name = {"type": "hidden_user", "sender_user_name": body.forwarded_from}
        about["forward_origin"] = {**name, "date": int(state.now().timestamp())}
    if body.media_group_id:
        about["media_group_id"] = body.media_group_id
    return {**_said(state, body), **about}


def _said(state: Playground, body: Written) -> Json:
    for kind in MEDIA:
        given = getattr(body, kind, None)
        if given:
            words = {"caption": words_of(body.caption, LONGEST_CAPTION)} if body.caption else {}
            return {kind: _uploaded(state, kind, given, body.file_name), **words}
    if body.location is not None:
        return {"location": body.location.model_dump()}
    if body.contact is not None:
        return {"contact": body.contact.model_dump(exclude_none=True)}
    return {"text": words_of(body.text, LONGEST_TEXT)}


def words_of(text: str | None, longest: int = LONGEST_TEXT) -> str:
    """Return a person's words.

    Raises:
        SimError: there are none, or more than a message holds.
    """
    if not text or not text.strip():
        raise SimError(400, "text is empty")
    if units(text) > longest:
        raise SimError(400, f"text is longer than {longest} UTF-16 units")
    return text.strip()


def _uploaded(state: Playground, kind: str, given: Any, name: str | None) -> Any:
    fields = given if isinstance(given, dict) else {"data": "" if given is True else given}
    encoded = fields.get("data") or fields.get("base64") or fields.get("content") or ""
    if not isinstance(encoded, str):
        raise SimError(400, f"{kind} must be base64 with a file_name")
    try:
        data = base64.b64decode(encoded.partition("base64,")[2] or encoded, validate=True)
    except (binascii.Error, ValueError):
        raise SimError(400, f"{kind} is not valid base64") from None
    shown = str(fields.get("file_name") or name or kind + _SUFFIX.get(kind, ""))
    media_type = mimetypes.guess_type(shown)[0] or "application/octet-stream"
    return file_object(state, kind, Stored(data, shown, media_type))

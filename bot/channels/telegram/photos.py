"""Pictures on their way: uploaded once, by the id that Telegram gave them ever after."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

import structlog
from telegram import InputFile
from telegram.error import BadRequest

from bot.channels.telegram.errors import wrong_file
from bot.conversation.screen import Attachment

_UPLOADED: Final = "picture"
_log = structlog.get_logger("telegram")

Send = Callable[[str, dict[str, Any]], Awaitable[Any]]
"""Makes a call: its method and its parameters."""


class Uploads(Protocol):
    """Remembers under which id Telegram keeps a picture; never fails."""

    async def find(self, digest: str) -> str | None:
        """Return the id of a picture that was uploaded before."""
        ...

    async def keep(self, digest: str, file_id: str) -> None:
        """Remember the id, in place of an older one."""
        ...


@dataclass(frozen=True)
class Photo:
    """A picture of a call; ``digest`` is its content's SHA-256."""

    digest: str
    name: str
    data: bytes

    @staticmethod
    def of(attachment: Attachment) -> "Photo":
        """Return an attachment's picture."""
        digest = hashlib.sha256(attachment.data).hexdigest()
        return Photo(digest, attachment.name, attachment.data)

    def within(self, data: dict[str, Any], file_id: str | None) -> dict[str, Any]:
        """Return a call's parameters with the picture in them, by its id or in full."""
        source = file_id or f"attach://{_UPLOADED}"
        if "media" in data:
            filled = {**data, "media": {**data["media"], "media": source}}
        else:
            filled = {**data, "photo": source}
        if file_id is None:
            filled[_UPLOADED] = InputFile(self.data, filename=self.name)
        return filled


async def send_photo(
    send: Send, uploads: Uploads, method: str, data: dict[str, Any], photo: Photo
) -> Any:
    """Make a call that has a picture in it and return its answer.

    An id that Telegram refuses is renewed.

    Raises:
        BadRequest: Telegram refuses the call for another reason.
        SendError: it was not sent, or nobody knows.
    """
    known = await uploads.find(photo.digest)
    if known is not None:
        try:
            return await send(method, photo.within(data, known))
        except BadRequest as error:
            if not wrong_file(error):
                raise
            _log.info("picture.again", picture=photo.name)
    answer = await send(method, photo.within(data, None))
    await uploads.keep(photo.digest, answer["photo"][-1]["file_id"])
    return answer

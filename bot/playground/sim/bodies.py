"""What the person's side is sent: shapes, bounds, and words for what does not fit."""

from typing import Annotated, Any, Final, Literal, TypeVar

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request

from bot.playground.refusals import SimError

LONGEST_BODY: Final = 2**20
DEFAULT_USER: Final = 4242
_ID_LIMIT: Final = 2**52
UserId = Annotated[int, Field(gt=0, lt=_ID_LIMIT)]
ChatId = Annotated[int, Field(gt=-_ID_LIMIT, lt=_ID_LIMIT)]
MessageId = Annotated[int, Field(gt=0, lt=2**31)]
Name = Annotated[str, Field(max_length=255)]
B = TypeVar("B", bound=BaseModel)


class Body(BaseModel):
    """What every request has in common: types as JSON has them; further fields are ignored."""

    model_config = ConfigDict(extra="ignore", allow_inf_nan=False, strict=True)


class Who(Body):
    """Who does something, with what is known of them."""

    user_id: UserId = DEFAULT_USER
    first_name: Name | None = None
    last_name: Name | None = None
    username: Name | None = None
    language_code: Annotated[str, Field(max_length=35)] | None = None


class Location(Body):
    """A place in degrees."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class Contact(Body):
    """Somebody's card."""

    phone_number: Name = "+10000000"
    first_name: Name = "Ann"
    last_name: Name | None = None
    user_id: UserId | None = None


class Written(Who):
    """``POST /sim/message``; ``forwarded_from`` is who wrote it, parts of an album share its id."""

    text: str | None = None
    caption: str | None = None
    file_name: Name | None = None
    photo: Any = None
    document: Any = None
    sticker: Any = None
    voice: Any = None
    video: Any = None
    location: Location | None = None
    contact: Contact | None = None
    forwarded_from: Name | None = None
    media_group_id: Name | None = None
    chat_id: ChatId | None = None
    chat_type: Literal["private", "group", "supergroup", "channel"] | None = None
    chat_title: Name | None = None
    is_forum: bool | None = None
    message_thread_id: MessageId | None = None
    reply_to_message_id: MessageId | None = None


class Edited(Body):
    """``POST /sim/edit``."""

    chat_id: ChatId = DEFAULT_USER
    message_id: MessageId
    text: str


class Tapped(Who):
    """``POST /sim/callback``."""

    label: str | None = None
    data: str | None = None
    chat_id: ChatId | None = None
    message_id: MessageId | None = None


class Reacted(Who):
    """``POST /sim/reaction``: without ``emoji`` the reaction is taken back."""

    chat_id: ChatId | None = None
    message_id: MessageId
    emoji: Annotated[str, Field(min_length=1, max_length=16)] | None = None


class Grouped(Body):
    """``POST /sim/group``; ``bot`` is what the bot is there, ``renamed`` its number from now on."""

    chat_id: Annotated[int, Field(lt=0, gt=-_ID_LIMIT)]
    title: Name = "Group"
    is_forum: bool = False
    members: Annotated[list[UserId], Field(max_length=10_000)] = []
    administrators: Annotated[list[UserId], Field(max_length=10_000)] = []
    bot: Literal["administrator", "member", "restricted", "left"] = "administrator"
    renamed: Annotated[int, Field(lt=0, gt=-_ID_LIMIT)] | None = None


async def body(request: Request, kind: type[B]) -> B:
    """Read and check a request's body; none is an empty object.

    Raises:
        SimError: it is too large, no JSON, or does not fit.
    """
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > LONGEST_BODY:
            raise SimError(400, "the body is larger than 1 MB")
    try:
        return kind.model_validate(orjson.loads(raw or b"{}"))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the body"
        raise SimError(400, f"{where}: {first['msg']}") from None
    except ValueError:
        raise SimError(400, "the body is not valid JSON") from None


def number(request: Request, name: str, default: int) -> int:
    """Return a whole number of the query.

    Raises:
        SimError: it is none.
    """
    try:
        return int(request.query_params.get(name, default))
    except ValueError:
        raise SimError(400, f"{name} must be a whole number") from None

"""What a person does: writes, edits, taps, blocks, returns."""

import base64
import binascii
import mimetypes
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.playground.formatting import detected
from bot.playground.methods.media import file_object
from bot.playground.model import MEDIA, Chat, Human, Json, Message
from bot.playground.refusals import SimError
from bot.playground.state import Playground

Id = int
DEFAULT_USER: Final = 4242
_ID_LIMIT: Final = 2**52


class Body(BaseModel):
    """What every request of the person's side has in common; further fields are ignored."""

    model_config = ConfigDict(extra="ignore")


class FileIn(Body):
    """A file in a request: base64 with a name."""

    file_name: str = "file"
    data: str = Field("", alias="data")


class Who(Body):
    """Who does something."""

    user_id: int = Field(DEFAULT_USER, gt=0, lt=_ID_LIMIT)
    first_name: str | None = None
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None

    def human(self, state: Playground) -> Human:
        """Return the person, with what is known now."""
        return state.human(
            self.user_id,
            first_name=self.first_name,
            last_name=self.last_name,
            username=self.username,
            language_code=self.language_code,
        )


class Written(Who):
    """``POST /sim/message``."""

    text: str | None = None
    caption: str | None = None
    file_name: str | None = None
    photo: Any = None
    document: Any = None
    sticker: Any = None
    voice: Any = None
    video: Any = None
    location: Json | None = None
    contact: Json | None = None
    chat_id: int | None = Field(None, gt=-_ID_LIMIT, lt=_ID_LIMIT)
    chat_type: Literal["private", "group", "supergroup", "channel"] | None = None
    chat_title: str | None = None
    is_forum: bool | None = None
    message_thread_id: int | None = None
    reply_to_message_id: int | None = None


class Edited(Body):
    """``POST /sim/edit``."""

    chat_id: int = DEFAULT_USER
    message_id: int
    text: str


class Tapped(Who):
    """``POST /sim/callback``."""

    label: str | None = None
    data: str | None = None
    chat_id: int | None = None
    message_id: int | None = None


class Grouped(Body):
    """``POST /sim/group``."""

    chat_id: int = Field(lt=0, gt=-_ID_LIMIT)
    title: str = "Group"
    is_forum: bool = False
    members: list[int] = []
    administrators: list[int] = []


def write(state: Playground, body: Written) -> Json:
    """Have a person send something."""
    person = body.human(state)
    chat = _chat_of(state, body, person)
    content = _content(state, body)
    person.started = person.started or chat.type == "private"
    replied = chat.living(body.reply_to_message_id)
    message = state.post(
        chat,
        person.id,
        content,
        thread=body.message_thread_id if chat.is_forum else None,
        reply_to=replied.id if replied else None,
    )
    kind = "channel_post" if chat.type == "channel" else "message"
    update = state.updates.add(kind, state.message_api(chat, message))
    return {"update_id": update, "message_id": message.id}


def _chat_of(state: Playground, body: Written, person: Human) -> Chat:
    kind = body.chat_type
    if body.chat_id is None:
        number = person.id if kind in {None, "private"} else -100_000_000_000 - person.id
    else:
        number = body.chat_id
    chat = state.chats.get(number)
    if chat is None:
        if number > 0 and number != person.id:
            raise SimError(404, f"chat {number} is not known")
        kind = kind or ("private" if number > 0 else "supergroup")
        chat = Chat(number, kind, body.chat_title, bool(body.is_forum))
        state.chats[number] = chat
        state.events.tell("chat", {"chat": state.chat_row(chat)})
    if body.chat_title and chat.type != "private":
        chat.title = body.chat_title
    chat.is_forum = chat.is_forum if body.is_forum is None else body.is_forum
    chat.members.add(person.id)
    return chat


def _content(state: Playground, body: Written) -> Json:
    for kind in MEDIA:
        given = getattr(body, kind, None)
        if given:
            caption = {"caption": body.caption} if body.caption else {}
            return {kind: _uploaded(state, kind, given, body.file_name), **caption}
    if body.location is not None:
        return {"location": _location(body.location)}
    if body.contact is not None:
        return {"contact": {"phone_number": "+10000000", "first_name": "Ann", **body.contact}}
    if not body.text:
        raise SimError(400, "text is empty")
    # A lone surrogate can't be sent: it is no character.
    text = body.text.encode("utf-8", "replace").decode()
    return {"text": text, "entities": _command(text)}


def _location(given: Json) -> Json:
    try:
        return {name: float(given[name]) for name in ("latitude", "longitude")}
    except (KeyError, TypeError, ValueError):
        raise SimError(400, "a location has a latitude and a longitude") from None


def _uploaded(state: Playground, kind: str, given: Any, name: str | None) -> Any:
    if given is True:
        given = {}
    if isinstance(given, str):
        given = {"data": given}
    if not isinstance(given, dict):
        raise SimError(400, f"{kind} must be base64 with a file_name")
    encoded = given.get("data") or given.get("base64") or given.get("content") or ""
    try:
        data = base64.b64decode(str(encoded), validate=True)
    except (binascii.Error, ValueError):
        raise SimError(400, f"{kind} is not valid base64") from None
    shown = str(given.get("file_name") or name or kind)
    media_type = mimetypes.guess_type(shown)[0] or "application/octet-stream"
    file_id = state.keep(data, shown, media_type)
    return file_object(kind, file_id, data, shown)


def _command(text: str) -> list[Json]:
    return [e for e in detected(text, []) if e["type"] == "bot_command" and e["offset"] == 0]


def edit(state: Playground, body: Edited) -> Json:
    """Have a person change their own message."""
    chat = _known(state, body.chat_id)
    message = chat.living(body.message_id)
    if message is None or message.sender is None:
        raise SimError(404, f"message {body.message_id} of a person is not in this chat")
    if not body.text:
        raise SimError(400, "text is empty")
    field = "text" if "text" in message.body else "caption"
    kept = {k: v for k, v in message.body.items() if k != "entities"}
    message.body = {**kept, field: body.text.encode("utf-8", "replace").decode()}
    message.edited, message.edit_date = True, int(state.now().timestamp())
    state.changed(chat, message)
    kind = "edited_channel_post" if chat.type == "channel" else "edited_message"
    update = state.updates.add(kind, state.message_api(chat, message))
    return {"update_id": update, "message_id": message.id}


def tap(state: Playground, body: Tapped) -> Json:
    """Have a person tap a button."""
    if body.label is None and body.data is None:
        raise SimError(400, "label or data is required")
    person = body.human(state)
    chat = _known(state, body.chat_id or person.id)
    message = _target(chat, body)
    data = body.data if body.data is not None else _pressed(message, body.label or "")
    query_id = str(int(state.now().timestamp()) * 1_000_000 + state.number())
    shown: Json = {
        "id": query_id,
        "message_id": message.id,
        "data": data,
        "label": body.label,
        "answered": False,
        "text": "",
        "show_alert": False,
    }
    chat.callbacks.append(shown)
    state.queries[query_id] = (chat.id, shown)
    state.events.tell("callback", {"chat_id": chat.id, "callback": shown})
    seen = state.message_api(chat, message)
    if message.deleted:
        seen = {"chat": seen["chat"], "message_id": message.id, "date": 0}
    query = {
        "id": query_id,
        "from": person.api(),
        "message": seen,
        "chat_instance": str(chat.id),
        "data": data,
    }
    return {"update_id": state.updates.add("callback_query", query), "callback_query_id": query_id}


def _target(chat: Chat, body: Tapped) -> Message:
    if body.message_id is not None:
        message = chat.messages.get(body.message_id)
        if message is None or (message.deleted and body.data is None):
            raise SimError(404, f"message {body.message_id} is not in chat {chat.id}")
        return message
    for message in reversed(chat.messages.values()):
        if message.keyboard and not message.deleted:
            return message
    raise SimError(404, f"chat {chat.id} has no message with a keyboard")


def _pressed(message: Message, label: str) -> str:
    for button in (b for row in message.keyboard for b in row):
        if button["text"] == label:
            if "callback_data" not in button:
                raise SimError(409, f"the button {label!r} opens an address; nothing is sent")
            return str(button["callback_data"])
    raise SimError(404, f"message {message.id} has no button {label!r}")


def _known(state: Playground, number: int) -> Chat:
    chat = state.chats.get(number)
    if chat is None:
        raise SimError(404, f"chat {number} is not known")
    return chat


def block(state: Playground, body: Who, *, blocked: bool) -> Json:
    """Have a person block the bot, or come back."""
    person = body.human(state)
    if person.blocked is blocked:
        return {"update_id": None}
    person.blocked = blocked
    chat = state.chats.setdefault(person.id, Chat(person.id, "private"))
    state.events.tell("presence", _presence(person))
    states = ("member", "kicked") if blocked else ("kicked", "member")
    update = state.updates.add("my_chat_member", _membership(state, chat, person, *states))
    return {"update_id": update}


def _membership(state: Playground, chat: Chat, person: Human, old: str, new: str) -> Json:
    def member(status: str) -> Json:
        return {"user": state.me(), "status": status} | (
            {"until_date": 0} if status == "kicked" else {}
        )

    return {
        "chat": state.chat_api(chat),
        "from": person.api(),
        "date": int(state.now().timestamp()),
        "old_chat_member": member(old),
        "new_chat_member": member(new),
    }


def _presence(person: Human) -> Json:
    return {"user_id": person.id, "blocked": person.blocked, "deactivated": person.deactivated}


def deactivate(state: Playground, body: Who) -> Json:
    """Have an account be gone."""
    person = body.human(state)
    person.deactivated = True
    state.events.tell("presence", _presence(person))
    return {}


def group(state: Playground, body: Grouped) -> Json:
    """Have a group exist with the bot in it."""
    new = body.chat_id not in state.chats
    chat = state.chats.setdefault(body.chat_id, Chat(body.chat_id, "supergroup"))
    chat.title, chat.is_forum = body.title, body.is_forum
    chat.members |= {*body.members, *body.administrators}
    chat.administrators = set(body.administrators)
    state.events.tell("chat", {"chat": state.chat_row(chat)})
    if new:
        person = state.human(next(iter(body.administrators or body.members), DEFAULT_USER))
        change = _membership(state, chat, person, "left", "member")
        state.updates.add("my_chat_member", change)
    return {"chat_id": chat.id}

"""Sending text, places and contacts; deleting; typing, pins, reactions, answers to taps."""

import math
import time
from typing import Any, Final

from bot.playground.methods.base import Call, Method
from bot.playground.model import Chat, Json, Message
from bot.playground.refusals import bad
from bot.playground.shapes import Shape, ShapeError, number_text, one_of, string
from bot.playground.state import TYPING_SECONDS

DELETABLE_SECONDS: Final = 48 * 3600
LONGEST_ANSWER: Final = 200
_ACTIONS: Final = frozenset({
    "cancel", "typing", "record_video", "upload_video", "record_audio", "upload_audio",
    "record_voice", "upload_voice", "upload_photo", "upload_document", "choose_sticker",
    "pick_up_location", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip
_REACTIONS: Final = {
    "emoji": Shape({"emoji": string}),
    "custom_emoji": Shape({"custom_emoji_id": number_text}),
}
_FARTHEST: Final = {"latitude": 90.0, "longitude": 180.0}


async def send_message(call: Call) -> Json:
    """Bot API: sendMessage."""
    chat = call.open_chat()
    return call.answer(chat, {**call.text(), **call.markup()})


async def send_location(call: Call) -> Json:
    """Bot API: sendLocation."""
    chat = call.open_chat()
    place = {name: _degrees(call.params.get(name), name) for name in _FARTHEST}
    return call.answer(chat, {"location": place, **call.markup()})


def _degrees(given: Any, name: str) -> float:
    if given is None or given == "":
        raise bad(f"{name} is empty")
    try:
        value = float(given)
    except (TypeError, ValueError):
        value = math.nan
    if not abs(value) <= _FARTHEST[name]:
        raise bad(f"wrong {name} specified")
    return value


async def send_contact(call: Call) -> Json:
    """Bot API: sendContact."""
    chat = call.open_chat()
    names = ("phone_number", "first_name", "last_name")
    contact = {name: call.string(name) for name in names if call.string(name)}
    if "phone_number" not in contact:
        raise bad("PHONE_NUMBER_INVALID")
    if "first_name" not in contact:
        raise bad("USER_FIRSTNAME_INVALID")
    return call.answer(chat, {"contact": contact, **call.markup()})


async def send_chat_action(call: Call) -> bool:
    """Bot API: sendChatAction."""
    chat, action = call.open_chat(), call.string("action")
    if action not in _ACTIONS:
        raise bad("wrong parameter action in request")
    chat.typing_until = time.monotonic() + (0 if action == "cancel" else TYPING_SECONDS)
    call.state.events.tell("typing", {"chat_id": chat.id, "action": action})
    return True


def _delete(call: Call, chat: Chat, messages: list[Message]) -> bool:
    """Delete; in a private chat only what is younger than 48 hours, as in Telegram."""
    oldest = call.state.stamp() - DELETABLE_SECONDS
    if chat.type == "private" and any(message.date < oldest for message in messages):
        raise bad("message can't be deleted for everyone")
    for message in messages:
        message.deleted = True
    numbers = [message.id for message in messages]
    call.state.events.tell("delete", {"chat_id": chat.id, "message_ids": numbers})
    return True


async def delete_message(call: Call) -> bool:
    """Bot API: deleteMessage."""
    chat = call.chat()
    return _delete(call, chat, [call.message(chat, "message to delete not found")])


async def delete_messages(call: Call) -> bool:
    """Bot API: deleteMessages; those that are gone are passed over."""
    chat = call.chat()
    found = [chat.living(number) for number in call.listed("message_ids")]
    return _delete(call, chat, [message for message in found if message is not None])


async def pin(call: Call) -> bool:
    """Bot API: pinChatMessage."""
    chat = call.open_chat()
    message = call.message(chat, "message to pin not found")
    return _set_pinned(call, chat, [message], pinned=True)


async def unpin(call: Call) -> bool:
    """Bot API: unpinChatMessage; without ``message_id`` the newest pinned one."""
    chat = call.open_chat()
    pinned = [message for message in chat.messages.values() if message.pinned]
    if "message_id" in call.params:
        pinned = [call.message(chat, "message to unpin not found")]
    elif not pinned:
        raise bad("message to unpin not found")
    return _set_pinned(call, chat, pinned[-1:], pinned=False)


async def unpin_all(call: Call) -> bool:
    """Bot API: unpinAllChatMessages."""
    chat = call.open_chat()
    return _set_pinned(call, chat, list(chat.messages.values()), pinned=False)


def _set_pinned(call: Call, chat: Chat, messages: list[Message], *, pinned: bool) -> bool:
    for message in messages:
        if message.pinned is not pinned:
            message.pinned = pinned
            call.state.changed(chat, message)
    return True


async def answer_callback_query(call: Call) -> bool:
    """Bot API: answerCallbackQuery."""
    if len(call.string("text")) > LONGEST_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    found = call.state.queries.pop(call.string("callback_query_id"), None)
    if found is None:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    chat_id, tap = found
    tap |= {
        "answered": True,
        "text": call.string("text"),
        "show_alert": call.flag("show_alert"),
    }
    call.state.events.tell("callback", {"chat_id": chat_id, "callback": tap})
    return True


async def set_reaction(call: Call) -> bool:
    """Bot API: setMessageReaction."""
    chat = call.open_chat()
    message = call.message(chat, "message to react not found")
    given = call.params.get("reaction")
    if not isinstance(given, list | None):
        raise bad("expected an Array of ReactionType")
    reactions = [_reaction(item) for item in given or ()]
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    message.reactions = reactions
    told = {"chat_id": chat.id, "message_id": message.id, "reaction": reactions}
    call.state.events.tell("reaction", told)
    return True


def _reaction(given: Any) -> Json:
    try:
        return one_of(
            _REACTIONS,
            given,
            no_object="expected an Object",
            no_kind="invalid reaction type specified",
        )
    except ShapeError as error:
        raise bad(f"can't parse ReactionType: {error}") from None


METHODS: Final[dict[str, Method]] = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "sendContact": send_contact,
    "sendChatAction": send_chat_action,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin,
    "unpinChatMessage": unpin,
    "unpinAllChatMessages": unpin_all,
    "answerCallbackQuery": answer_callback_query,
    "setMessageReaction": set_reaction,
}

"""Sending text, places and contacts; copying, forwarding, deleting; typing, pins, reactions."""

import time
from typing import Any, Final

from bot.playground.methods.base import Call, Method
from bot.playground.model import Chat, Json, Message
from bot.playground.refusals import bad
from bot.playground.state import TYPING_SECONDS


async def send_message(call: Call) -> Json:
    """Bot API: sendMessage."""
    chat = call.open_chat()
    return call.shown(chat, call.answer(chat, {**call.text(), **call.markup()}))


async def send_location(call: Call) -> Json:
    """Bot API: sendLocation."""
    chat = call.open_chat()
    try:
        place = {name: float(call.params[name]) for name in ("latitude", "longitude")}
    except (KeyError, TypeError, ValueError):
        raise bad("wrong latitude or longitude specified") from None
    return call.shown(chat, call.answer(chat, {"location": place, **call.markup()}))


async def send_contact(call: Call) -> Json:
    """Bot API: sendContact."""
    chat = call.open_chat()
    names = ("phone_number", "first_name", "last_name")
    contact = {name: call.string(name) for name in names if call.string(name)}
    if "phone_number" not in contact or "first_name" not in contact:
        raise bad("phone number and first name are needed")
    return call.shown(chat, call.answer(chat, {"contact": contact, **call.markup()}))


async def send_chat_action(call: Call) -> bool:
    """Bot API: sendChatAction."""
    chat = call.open_chat()
    if not call.string("action"):
        raise bad("wrong parameter action in request")
    chat.typing_until = time.monotonic() + TYPING_SECONDS
    call.state.events.tell("typing", {"chat_id": chat.id, "action": call.string("action")})
    return True


def _sources(call: Call, source: Chat, why: str) -> list[Message]:
    if "message_ids" not in call.params:
        return [call.message(source, why)]
    found = [source.living(number) for number in call.listed("message_ids")]
    kept = [message for message in found if message is not None]
    if not kept:
        raise bad(why)
    return kept


def _copies(call: Call) -> list[Json]:
    chat, source = call.open_chat(), call.chat("from_chat_id")
    copies = []
    for message in _sources(call, source, "message to copy not found"):
        body = {k: v for k, v in message.body.items() if k != "reply_markup"}
        if "caption" in call.params:
            body = {k: v for k, v in body.items() if not k.startswith("caption")} | call.caption()
        copies.append({"message_id": call.answer(chat, {**body, **call.markup()}).id})
    return copies


async def copy_message(call: Call) -> Json:
    """Bot API: copyMessage."""
    return _copies(call)[0]


async def copy_messages(call: Call) -> list[Json]:
    """Bot API: copyMessages."""
    return _copies(call)


def _forwards(call: Call) -> list[tuple[Chat, Message]]:
    chat, source = call.open_chat(), call.chat("from_chat_id")
    done = []
    for message in _sources(call, source, "message to forward not found"):
        state = call.state
        author = state.me() if message.sender is None else state.human(message.sender).api()
        origin = {"type": "user", "date": message.date, "sender_user": author}
        body = {k: v for k, v in message.body.items() if k != "reply_markup"}
        done.append((chat, call.answer(chat, {**body, "forward_origin": origin})))
    return done


async def forward_message(call: Call) -> Json:
    """Bot API: forwardMessage."""
    return call.shown(*_forwards(call)[0])


async def forward_messages(call: Call) -> list[Json]:
    """Bot API: forwardMessages."""
    return [{"message_id": message.id} for _, message in _forwards(call)]


def _delete(call: Call, chat: Chat, messages: list[Message]) -> bool:
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
    chat = call.chat()
    message = call.message(chat, "message to pin not found")
    message.pinned = True
    call.state.changed(chat, message)
    return True


async def answer_callback_query(call: Call) -> bool:
    """Bot API: answerCallbackQuery."""
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
    chat = call.chat()
    message = call.message(chat, "message to react not found")
    given: Any = call.params.get("reaction") or []
    message.reactions = [item for item in given if isinstance(item, dict)]
    reaction = {"chat_id": chat.id, "message_id": message.id, "reaction": message.reactions}
    call.state.events.tell("reaction", reaction)
    return True


METHODS: Final[dict[str, Method]] = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "sendContact": send_contact,
    "sendChatAction": send_chat_action,
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin,
    "answerCallbackQuery": answer_callback_query,
    "setMessageReaction": set_reaction,
}

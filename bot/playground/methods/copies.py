"""Copying and forwarding, one message or many."""

from typing import Final

from bot.playground.methods.base import Call, Method
from bot.playground.model import Chat, Json, Message
from bot.playground.refusals import bad

MOST: Final = 100
_LEFT_OUT: Final = frozenset({"reply_markup", "forward_origin"})
"""What a copy does not take over: nobody sees where it is from."""


def _sources(call: Call, what: str) -> tuple[Chat, list[Message]]:
    """Return the chat and the messages named; of many those that are there."""
    chat, why = call.chat("from_chat_id"), f"message to {what} not found"
    if "message_ids" not in call.params:
        return chat, [call.message(chat, why)]
    numbers = call.listed("message_ids")
    if len(numbers) > MOST:
        raise bad("too many message identifiers specified")
    kept = [message for number in numbers if (message := chat.living(number)) is not None]
    if not kept:
        raise bad(why.replace("message ", "messages ", 1))
    return chat, kept


def _copies(call: Call) -> list[Json]:
    chat = call.open_chat()
    _, messages = _sources(call, "copy")
    place, markup = call.place(chat), call.markup()
    copies = []
    for message in messages:
        body = {k: v for k, v in message.body.items() if k not in _LEFT_OUT}
        if "caption" in call.params or call.flag("remove_caption"):
            body = {k: v for k, v in body.items() if not k.startswith("caption")} | call.caption()
        copy = call.state.post(chat, None, {**body, **markup}, **place)
        copies.append({"message_id": copy.id})
    return copies


async def copy_message(call: Call) -> Json:
    """Bot API: copyMessage."""
    return _copies(call)[0]


async def copy_messages(call: Call) -> list[Json]:
    """Bot API: copyMessages."""
    return _copies(call)


def _forwards(call: Call) -> list[Json]:
    chat = call.open_chat()
    source, messages = _sources(call, "forward")
    place = call.place(chat)
    return [_forward(call, chat, place, source, message) for message in messages]


def _forward(call: Call, chat: Chat, place: Json, source: Chat, message: Message) -> Json:
    state = call.state
    origin: Json = {"type": "user", "date": message.date}
    if source.type == "channel":
        origin |= {"type": "channel", "chat": state.chat_api(source), "message_id": message.id}
    else:
        author = state.me() if message.sender is None else state.human(message.sender).api()
        origin["sender_user"] = author
    body = {k: v for k, v in message.body.items() if k != "reply_markup"}
    sent = state.post(chat, None, {"forward_origin": origin, **body}, **place)
    return state.message_api(chat, sent)


async def forward_message(call: Call) -> Json:
    """Bot API: forwardMessage."""
    return _forwards(call)[0]


async def forward_messages(call: Call) -> list[Json]:
    """Bot API: forwardMessages."""
    return [{"message_id": message["message_id"]} for message in _forwards(call)]


METHODS: Final[dict[str, Method]] = {
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
}

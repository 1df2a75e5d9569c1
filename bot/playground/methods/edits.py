"""Changing what was sent."""

from typing import Final

from bot.playground.methods.base import Call, Method
from bot.playground.methods.media import media_body
from bot.playground.model import MEDIA, Chat, Json, Message
from bot.playground.refusals import bad
from bot.playground.state import with_links

_NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def _found(call: Call) -> tuple[Chat, Message]:
    chat = call.open_chat()
    message = call.message(chat, "message to edit not found")
    if message.sender is not None or "forward_origin" in message.body:
        raise bad("message can't be edited")
    return chat, message


def _edited(call: Call, chat: Chat, message: Message, body: Json) -> Json:
    if with_links(body) == message.body:
        raise bad(_NOT_MODIFIED)
    call.state.rewrite(message, body)
    call.state.changed(chat, message)
    return call.state.message_api(chat, message)


async def edit_text(call: Call) -> Json:
    """Bot API: editMessageText."""
    chat, message = _found(call)
    words = call.text()
    if "text" not in message.body:
        raise bad("there is no text in the message to edit")
    return _edited(call, chat, message, {**words, **call.markup()})


async def edit_caption(call: Call) -> Json:
    """Bot API: editMessageCaption."""
    chat, message = _found(call)
    if not any(kind in message.body for kind in MEDIA):
        raise bad("there is no caption in the message to edit")
    kept = {k: v for k, v in message.body.items() if not k.startswith(("caption", "reply_markup"))}
    return _edited(call, chat, message, {**kept, **call.caption(), **call.markup()})


async def edit_media(call: Call) -> Json:
    """Bot API: editMessageMedia."""
    chat, message = _found(call)
    body = {**media_body(call, call.params.get("media")), **call.markup()}
    return _edited(call, chat, message, body)


async def edit_markup(call: Call) -> Json:
    """Bot API: editMessageReplyMarkup."""
    chat, message = _found(call)
    kept = {k: v for k, v in message.body.items() if k != "reply_markup"}
    return _edited(call, chat, message, {**kept, **call.markup()})


METHODS: Final[dict[str, Method]] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_markup,
}

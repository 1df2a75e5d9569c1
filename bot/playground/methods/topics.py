"""Forum topics."""

from typing import Any, Final

from bot.playground.methods.base import Call, Method
from bot.playground.model import Chat, Json
from bot.playground.refusals import bad


def _forum(call: Call) -> Chat:
    chat = call.chat()
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    return chat


def _topic(call: Call) -> tuple[Chat, Json]:
    chat = _forum(call)
    topic = chat.topics.get(call.number("message_thread_id") or 0)
    if topic is None:
        raise bad("message thread not found")
    return chat, topic


def _tell(call: Call, chat: Chat) -> bool:
    call.state.events.tell("chat", {"chat": call.state.chat_row(chat)})
    return True


async def create(call: Call) -> Json:
    """Bot API: createForumTopic."""
    chat, name = _forum(call), call.string("name")
    if not name:
        raise bad("topic name is empty")
    thread = chat.next_id()
    colour: Any = call.number("icon_color", 7322096)
    topic: Json = {"message_thread_id": thread, "name": name, "icon_color": colour}
    chat.topics[thread] = {**topic, "closed": False}
    _tell(call, chat)
    return topic


async def edit(call: Call) -> bool:
    """Bot API: editForumTopic."""
    chat, topic = _topic(call)
    topic["name"] = call.string("name") or topic["name"]
    return _tell(call, chat)


def _set_closed(*, closed: bool) -> Method:
    async def change(call: Call) -> bool:
        chat, topic = _topic(call)
        if topic["closed"] is closed:
            raise bad("TOPIC_NOT_MODIFIED")
        topic["closed"] = closed
        return _tell(call, chat)

    return change


async def delete(call: Call) -> bool:
    """Bot API: deleteForumTopic; its messages go with it."""
    chat, topic = _topic(call)
    thread = topic["message_thread_id"]
    del chat.topics[thread]
    for message in chat.messages.values():
        message.deleted = message.deleted or message.thread == thread
    return _tell(call, chat)


METHODS: Final[dict[str, Method]] = {
    "createForumTopic": create,
    "editForumTopic": edit,
    "closeForumTopic": _set_closed(closed=True),
    "reopenForumTopic": _set_closed(closed=False),
    "deleteForumTopic": delete,
}

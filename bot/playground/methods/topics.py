"""Forum topics."""

from typing import Final

from bot.playground.methods.base import Call, Method
from bot.playground.model import Chat, Json
from bot.playground.refusals import bad

LONGEST_NAME: Final = 128
COLOURS: Final = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def _forum(call: Call) -> Chat:
    chat = call.chat()
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    if chat.bot != "administrator":
        raise bad("not enough rights to create a topic")
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


def _checked_name(name: str) -> str:
    if len(name) > LONGEST_NAME:
        raise bad("TOPIC_TITLE_INVALID")
    return name


async def create(call: Call) -> Json:
    """Bot API: createForumTopic."""
    chat, name = _forum(call), _checked_name(call.string("name"))
    if not name:
        raise bad("TOPIC_TITLE_EMPTY")
    colour = call.number("icon_color", COLOURS[0])
    if colour not in COLOURS:
        raise bad("invalid icon color specified")
    thread = chat.next_id()
    topic: Json = {"message_thread_id": thread, "name": name, "icon_color": colour}
    if call.string("icon_custom_emoji_id"):
        topic["icon_custom_emoji_id"] = call.string("icon_custom_emoji_id")
    chat.topics[thread] = {**topic, "closed": False}
    _tell(call, chat)
    return topic


async def edit(call: Call) -> bool:
    """Bot API: editForumTopic."""
    chat, topic = _topic(call)
    name = _checked_name(call.string("name")) or topic["name"]
    icon = call.params.get("icon_custom_emoji_id", topic.get("icon_custom_emoji_id"))
    changed = {**topic, "name": name} | ({"icon_custom_emoji_id": icon} if icon else {})
    if changed == topic:
        raise bad("TOPIC_NOT_MODIFIED")
    topic |= changed
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
    gone = [m for m in chat.messages.values() if m.thread == thread and not m.deleted]
    for message in gone:
        message.deleted = True
    numbers = [message.id for message in gone]
    call.state.events.tell("delete", {"chat_id": chat.id, "message_ids": numbers})
    return _tell(call, chat)


METHODS: Final[dict[str, Method]] = {
    "createForumTopic": create,
    "editForumTopic": edit,
    "closeForumTopic": _set_closed(closed=True),
    "reopenForumTopic": _set_closed(closed=False),
    "deleteForumTopic": delete,
}

"""What a clinic's desk needs of a group: topics, copies, pins, and the rights to them.

Methods: https://core.telegram.org/bots/api#available-methods. A copy has no link to who wrote the
original, so that nobody's privacy settings hide it.
"""

from collections.abc import Mapping
from typing import Any, Final

from bot.conversation.screen import Copies, Pin, React, Topic

_LONGEST_TITLE: Final = 128
_RIGHTS: Final = {"can_manage_topics": "topics", "can_pin_messages": "pin"}

Json = Mapping[str, Any]


def done(
    chat: int, thread: int | None, does: Copies | Topic | Pin | React
) -> tuple[str, dict[str, Any]]:
    """Return the method that does it, and its parameters."""
    match does:
        case Copies():
            return _copied(chat, thread, does)
        case Pin(message):
            silent = {"disable_notification": True}
            return "pinChatMessage", {"chat_id": chat, "message_id": message, **silent}
        case React(message, emoji):
            shown = [{"type": "emoji", "emoji": emoji}] if emoji else []
            return "setMessageReaction", {
                "chat_id": chat, "message_id": message, "reaction": shown
            }  # fmt: skip
        case Topic("open", title):
            return "createForumTopic", {"chat_id": chat, "name": title[:_LONGEST_TITLE]}
        case Topic(what):
            method = "closeForumTopic" if what == "close" else "reopenForumTopic"
            return method, {"chat_id": chat, "message_thread_id": thread}


def _copied(chat: int, thread: int | None, copies: Copies) -> tuple[str, dict[str, Any]]:
    data: dict[str, Any] = {"chat_id": chat, "from_chat_id": copies.chat}
    if thread is not None:
        data["message_thread_id"] = thread
    if len(copies.messages) > 1:
        return "copyMessages", {**data, "message_ids": list(copies.messages)}
    if copies.reply is not None:
        to = {"message_id": copies.reply, "allow_sending_without_reply": True}
        data["reply_parameters"] = to
    return "copyMessage", {**data, "message_id": copies.messages[0]}


def missing(chat: Json, member: Json) -> list[str]:
    """Return what a group lacks to be a desk: "topics-off", "admin", "topics", "pin"."""
    lacks = [] if chat.get("is_forum") else ["topics-off"]
    if member.get("status") not in {"administrator", "creator"}:
        return [*lacks, "admin"]
    return lacks + [name for right, name in _RIGHTS.items() if not member.get(right)]

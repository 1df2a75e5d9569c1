"""Chats, their members, and files."""

from typing import Final

from bot.playground.methods.base import Call, Method
from bot.playground.model import Json
from bot.playground.refusals import bad

LONGEST_DOWNLOAD: Final = 20 * 2**20
_RIGHTS: Final = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
    "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
    "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_pin_messages", "can_manage_topics", "can_manage_tags", "can_send_welcome_messages",
)  # fmt: skip
_WITHHELD: Final = frozenset({"is_anonymous", "can_be_edited"})


async def get_chat(call: Call) -> Json:
    """Bot API: getChat."""
    chat = call.chat()
    shown: Json = {
        **call.state.chat_api(chat),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False,
            "premium_subscription": False, "gifts_from_channels": False,
        },
    }  # fmt: skip
    pinned = [m for m in chat.messages.values() if m.pinned and not m.deleted]
    if pinned:
        shown["pinned_message"] = call.state.message_api(chat, pinned[-1])
    return shown


def member(user: Json, status: str) -> Json:
    """Return a ``ChatMember``; administrators may do everything but hide."""
    shown: Json = {"user": user, "status": status}
    if status == "administrator":
        shown |= {right: right not in _WITHHELD for right in _RIGHTS}
    if status == "kicked":
        shown["until_date"] = 0
    return shown


async def get_member(call: Call) -> Json:
    """Bot API: getChatMember."""
    chat, number = call.chat(), call.number("user_id")
    if number == call.state.bot_id:
        status = "member" if chat.type == "private" else chat.bot
        return member(call.state.me(), status)
    person = call.state.people.get(number or 0)
    if person is None or (chat.type == "private" and person.id != chat.id):
        raise bad("PARTICIPANT_ID_INVALID")
    if person.id in chat.administrators:
        return member(person.api(), "administrator")
    inside = chat.type == "private" or person.id in chat.members
    return member(person.api(), "member" if inside else "left")


async def get_administrators(call: Call) -> list[Json]:
    """Bot API: getChatAdministrators."""
    chat = call.chat()
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    people = [call.state.human(number).api() for number in sorted(chat.administrators)]
    return [member(user, "administrator") for user in [*people, call.state.me()]]


async def get_file(call: Call) -> Json:
    """Bot API: getFile."""
    file_id = call.string("file_id")
    if not file_id:
        raise bad("file_id not specified")
    file = call.state.files.get(file_id)
    if file is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if len(file.data) > LONGEST_DOWNLOAD:
        raise bad("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
        "file_path": f"files/{file_id}",
    }


METHODS: Final[dict[str, Method]] = {
    "getChat": get_chat,
    "getChatMember": get_member,
    "getChatAdministrators": get_administrators,
    "getFile": get_file,
}

"""The bot itself, its commands, chats and files; updates and webhook."""

import asyncio
import json
from typing import Any, Final

from bot.playground.methods.base import Call, Method
from bot.playground.model import Json
from bot.playground.refusals import bad

LONGEST_POLL: Final = 50
MOST_COMMANDS: Final = 100


async def get_me(call: Call) -> Json:
    """Bot API: getMe."""
    return {
        **call.state.me(),
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


async def get_updates(call: Call) -> list[Json]:
    """Bot API: getUpdates."""
    if isinstance(call.params.get("allowed_updates"), list):
        call.state.updates.allowed = call.params["allowed_updates"] or None
    limit = min(max(call.number("limit") or 100, 1), 100)
    seconds = min(max(call.number("timeout") or 0, 0), LONGEST_POLL)
    return await call.state.updates.poll(call.number("offset") or 0, limit, seconds)


async def set_webhook(call: Call) -> bool:
    """Bot API: setWebhook."""
    url = call.string("url")
    if url and not url.startswith(("http://", "https://")):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    updates = call.state.updates
    if isinstance(call.params.get("allowed_updates"), list):
        updates.allowed = call.params["allowed_updates"] or None
    if call.flag("drop_pending_updates"):
        updates.pending.clear()
    updates.webhook = {
        "url": url,
        "secret_token": call.string("secret_token"),
        "max_connections": min(max(call.number("max_connections") or 40, 1), 100),
    }
    updates.arrived.set()
    return True


async def delete_webhook(call: Call) -> bool:
    """Bot API: deleteWebhook."""
    call.state.updates.webhook = {}
    if call.flag("drop_pending_updates"):
        call.state.updates.pending.clear()
    return True


async def get_webhook_info(call: Call) -> Json:
    """Bot API: getWebhookInfo."""
    updates = call.state.updates
    kept = {k: v for k, v in updates.webhook.items() if k != "secret_token"}
    info: Json = {"url": "", "has_custom_certificate": False, **kept}
    info["pending_update_count"] = len(updates.pending)
    if updates.allowed:
        info["allowed_updates"] = updates.allowed
    return info


def _scope(call: Call) -> str:
    scope = call.params.get("scope")
    given = scope if isinstance(scope, dict) else {"type": "default"}
    return json.dumps({n: given[n] for n in ("type", "chat_id", "user_id") if n in given})


async def set_commands(call: Call) -> bool:
    """Bot API: setMyCommands."""
    commands = call.listed("commands")
    if len(commands) > MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for item in commands:
        if not isinstance(item, dict) or not item.get("command") or not item.get("description"):
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    key = (_scope(call), call.string("language_code"))
    call.state.profile.commands[key] = [
        {"command": str(c["command"]), "description": str(c["description"])} for c in commands
    ]
    return _tell_commands(call)


async def get_commands(call: Call) -> list[Json]:
    """Bot API: getMyCommands."""
    return call.state.profile.commands.get((_scope(call), call.string("language_code")), [])


async def delete_commands(call: Call) -> bool:
    """Bot API: deleteMyCommands."""
    call.state.profile.commands.pop((_scope(call), call.string("language_code")), None)
    return _tell_commands(call)


def _tell_commands(call: Call) -> bool:
    call.state.events.tell("commands", {"commands": listed_commands(call.state.profile.commands)})
    return True


def listed_commands(commands: dict[tuple[str, str], list[Json]]) -> list[Json]:
    """Return the commands as ``/sim/state`` shows them."""
    return [
        {"scope": json.loads(scope), "language_code": language, "commands": items}
        for (scope, language), items in commands.items()
    ]


def _profile(field: str, parameter: str) -> tuple[Method, Method]:
    async def write(call: Call) -> bool:
        setattr(call.state.profile, field, call.string(parameter))
        return True

    async def read(call: Call) -> Json:
        return {parameter: getattr(call.state.profile, field)}

    return write, read


async def set_menu_button(call: Call) -> bool:
    """Bot API: setChatMenuButton."""
    call.state.profile.menu_button = call.params.get("menu_button") or {"type": "commands"}
    return True


async def get_menu_button(call: Call) -> Json:
    """Bot API: getChatMenuButton."""
    return call.state.profile.menu_button


async def get_chat(call: Call) -> Json:
    """Bot API: getChat."""
    return {
        **call.state.chat_api(call.chat()),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False,
            "premium_subscription": False, "gifts_from_channels": False,
        },
    }  # fmt: skip


_RIGHTS: Final = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
    "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
    "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics", "can_manage_tags", "can_send_welcome_messages",
)  # fmt: skip


def _member(user: Json, status: str) -> Json:
    member: Json = {"user": user, "status": status}
    if status == "administrator":
        member |= {right: right not in {"is_anonymous", "can_be_edited"} for right in _RIGHTS}
    return member


async def get_member(call: Call) -> Json:
    """Bot API: getChatMember."""
    chat, number = call.chat(), call.number("user_id")
    if number == call.state.bot_id:
        return _member(call.state.me(), "administrator")
    if number is None or (chat.type == "private" and number != chat.id):
        raise bad("PARTICIPANT_ID_INVALID")
    user = call.state.human(number).api()
    if number in chat.administrators:
        return _member(user, "administrator")
    inside = chat.type == "private" or number in chat.members
    return _member(user, "member" if inside else "left")


async def get_administrators(call: Call) -> list[Json]:
    """Bot API: getChatAdministrators."""
    chat = call.chat()
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    people = [call.state.human(number).api() for number in sorted(chat.administrators)]
    people.append(call.state.me())
    return [_member(user, "administrator") for user in people]


async def get_file(call: Call) -> Json:
    """Bot API: getFile."""
    file_id = call.string("file_id")
    file = call.state.files.get(file_id)
    if file is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    return {
        "file_id": file_id,
        "file_unique_id": f"u{file_id}",
        "file_size": len(file.data),
        "file_path": f"files/{file_id}",
    }


async def yes(_call: Call) -> bool:
    """Answer logOut and close: there is nothing to end here."""
    await asyncio.sleep(0)
    return True


def _profiles() -> dict[str, Any]:
    methods: dict[str, Any] = {}
    for field, parameter, name in (
        ("name", "name", "Name"),
        ("description", "description", "Description"),
        ("short_description", "short_description", "ShortDescription"),
    ):
        methods[f"setMy{name}"], methods[f"getMy{name}"] = _profile(field, parameter)
    return methods


METHODS: Final[dict[str, Method]] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    **_profiles(),
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
    "getChat": get_chat,
    "getChatMember": get_member,
    "getChatAdministrators": get_administrators,
    "getFile": get_file,
    "logOut": yes,
    "close": yes,
}

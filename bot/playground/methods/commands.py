"""The bot's commands, by scope and language."""

import json
import re
from typing import Any, Final

from bot.playground.methods.base import Call, Method
from bot.playground.model import Json
from bot.playground.profile import Key
from bot.playground.refusals import bad

MOST: Final = 100
LONGEST_DESCRIPTION: Final = 256
_COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
_OF_A_CHAT: Final = frozenset({"chat", "chat_administrators", "chat_member"})
_OF_ALL: Final = frozenset({
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators",
})  # fmt: skip


def _key(call: Call) -> Key:
    scope = call.params.get("scope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad("BotCommandScope must be an Object")
    kind = scope.get("type")
    if not isinstance(kind, str) or kind not in _OF_ALL | _OF_A_CHAT:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    kept: Json = {"type": kind}
    if kind in _OF_A_CHAT:
        chat = scope.get("chat_id")
        if not isinstance(chat, int) or chat not in call.state.chats:
            raise bad("chat not found")
        kept["chat_id"] = chat
    if kind == "chat_member":
        kept["user_id"] = scope.get("user_id")
    return json.dumps(kept), call.string("language_code")


def _checked(command: Any) -> Json:
    if not isinstance(command, dict):
        raise bad("can't parse BotCommand: expected an Object")
    name, description = command.get("command"), command.get("description")
    if not isinstance(name, str) or not _COMMAND.fullmatch(name.removeprefix("/").lower()):
        raise bad("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description.strip()) <= LONGEST_DESCRIPTION:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.removeprefix("/").lower(), "description": description.strip()}


async def set_commands(call: Call) -> bool:
    """Bot API: setMyCommands; an empty list takes them away."""
    key, given = _key(call), call.params.get("commands") or []
    if not isinstance(given, list):
        raise bad("expected an Array of BotCommand")
    if len(given) > MOST:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    commands = [_checked(command) for command in given]
    if not commands:
        return await delete_commands(call)
    call.state.profile.commands[key] = commands
    return _tell(call)


async def get_commands(call: Call) -> list[Json]:
    """Bot API: getMyCommands."""
    return call.state.profile.commands.get(_key(call), [])


async def delete_commands(call: Call) -> bool:
    """Bot API: deleteMyCommands."""
    call.state.profile.commands.pop(_key(call), None)
    return _tell(call)


def _tell(call: Call) -> bool:
    call.state.events.tell("commands", {"commands": listed_commands(call.state.profile.commands)})
    return True


def listed_commands(commands: dict[Key, list[Json]]) -> list[Json]:
    """Return the commands as ``/sim/state`` shows them."""
    return [
        {"scope": json.loads(scope), "language_code": language, "commands": items}
        for (scope, language), items in commands.items()
    ]


METHODS: Final[dict[str, Method]] = {
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
}

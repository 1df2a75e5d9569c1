"""The bot itself: who it is, what it says of itself, its menu button."""

from typing import Any, Final

from bot.playground.methods.base import Call, Method
from bot.playground.model import Json
from bot.playground.profile import Field
from bot.playground.refusals import bad
from bot.playground.shapes import Shape, ShapeError, one_of, string

_TEXTS: Final[tuple[tuple[Field, str, int], ...]] = (
    ("name", "Name", 64),
    ("description", "Description", 512),
    ("short_description", "ShortDescription", 120),
)
"""Each with its part of the method's name and its longest length."""
_BUTTONS: Final = {
    "commands": Shape(),
    "default": Shape(),
    "web_app": Shape({"text": string, "web_app": Shape({"url": string})}),
}


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


def _text(field: Field, longest: int) -> tuple[Method, Method]:
    async def write(call: Call) -> bool:
        text = call.string(field)
        if len(text) > longest:
            raise bad(f"{field.replace('_', ' ')} is too long")
        call.state.profile.texts[field, call.string("language_code")] = text
        return True

    async def read(call: Call) -> Json:
        return {field: call.state.profile.text(field, call.string("language_code"))}

    return write, read


async def set_menu_button(call: Call) -> bool:
    """Bot API: setChatMenuButton, for one chat or for all."""
    given = call.params.get("menu_button")
    try:
        button = one_of(
            _BUTTONS,
            {"type": "default"} if given is None else given,
            no_object="MenuButton must be an Object",
            no_kind="MenuButton has unsupported type",
        )
    except ShapeError as error:
        raise bad(f"can't parse menu button: {error}") from None
    chat = call.chat().id if call.params.get("chat_id") else None
    call.state.profile.menu_buttons[chat] = button
    return True


async def get_menu_button(call: Call) -> Json:
    """Bot API: getChatMenuButton."""
    chat = call.chat().id if call.params.get("chat_id") else None
    return call.state.profile.menu_button(chat)


async def yes(_call: Call) -> bool:
    """Answer logOut and close: there is nothing to end here."""
    return True


def _texts() -> dict[str, Any]:
    methods: dict[str, Any] = {}
    for field, name, longest in _TEXTS:
        methods[f"setMy{name}"], methods[f"getMy{name}"] = _text(field, longest)
    return methods


METHODS: Final[dict[str, Method]] = {
    "getMe": get_me,
    **_texts(),
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
    "logOut": yes,
    "close": yes,
}

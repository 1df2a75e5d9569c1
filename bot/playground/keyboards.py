"""Inline keyboards as bots send them: checked, and what counts of them kept."""

from typing import Any, Final

from bot.playground.model import Json
from bot.playground.refusals import bad
from bot.playground.shapes import Read, Shape, ShapeError, flag, number_text, string

MOST_BUTTONS: Final = 100
WIDEST_ROW: Final = 8
LONGEST_DATA: Final = 64
_STYLES: Final = frozenset({"primary", "success", "danger"})


def _style(name: str, value: Any) -> str:
    style = string(name, value).lower().removeprefix("default")
    if style and style not in _STYLES:
        raise ShapeError("invalid button style specified")
    return style


_LOOK: Final = Shape({"text": string}, {"icon_custom_emoji_id": number_text, "style": _style})
_ACTIONS: Final[dict[str, Read]] = {
    "url": string,
    "callback_data": string,
    "callback_game": lambda _name, _value: {},
    "pay": lambda _name, _value: True,
    "switch_inline_query": string,
    "switch_inline_query_chosen_chat": Shape(
        optional={
            "query": string,
            "allow_user_chats": flag,
            "allow_bot_chats": flag,
            "allow_group_chats": flag,
            "allow_channel_chats": flag,
        }
    ),
    "switch_inline_query_current_chat": string,
    "login_url": Shape(
        {"url": string},
        {"bot_username": string, "request_write_access": flag, "forward_text": string},
    ),
    "web_app": Shape({"url": string}),
    "copy_text": Shape({"text": string}),
}
"""What a button does, in Telegram's order: the first that is there counts."""
_PASSED_OVER_EMPTY: Final = frozenset({"url", "callback_data"})


def inline_keyboard(markup: Any) -> Json:
    """Return a checked inline keyboard as part of a message; other keyboards are not kept.

    Raises:
        RefusalError: it is malformed, too large, or a button is wrong.
    """
    if not markup:
        return {}
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    given = markup.get("inline_keyboard")
    if given is None:
        return {}
    if not isinstance(given, list):
        raise bad('field "inline_keyboard" must be of type Array')
    if not all(isinstance(row, list) for row in given):
        raise bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    rows = [[_button(button) for button in row] for row in given]
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > WIDEST_ROW for row in rows):
        raise bad("reply markup is too long")
    kept = [row for row in rows if row]
    return {"reply_markup": {"inline_keyboard": kept}} if kept else {}


def _button(given: Any) -> Json:
    try:
        button = _parsed(given)
    except ShapeError as error:
        raise bad(f"can't parse inline keyboard button: {error}") from None
    if not button["text"].strip():
        raise bad("BUTTON_TEXT_INVALID")
    if len(button.get("callback_data", "").encode()) > LONGEST_DATA:
        raise bad("BUTTON_DATA_INVALID")
    if not button.get("url", "tg://").startswith(("http://", "https://", "tg://")):
        raise bad("BUTTON_URL_INVALID")
    return button


def _parsed(given: Any) -> Json:
    if not isinstance(given, dict):
        raise ShapeError("InlineKeyboardButton must be an Object")
    look = _LOOK.read(given)
    for name, read in _ACTIONS.items():
        if name in given:
            does = read(name, given[name])
            if does != "" or name not in _PASSED_OVER_EMPTY:
                return {**look, name: does}
    raise ShapeError("Text buttons are unallowed in the inline keyboard")

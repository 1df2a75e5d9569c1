"""Inline keyboards as bots send them: checked, and kept as they were sent."""

from typing import Any, Final

from bot.playground.model import Json
from bot.playground.refusals import RefusalError, bad

MOST_BUTTONS: Final = 100
WIDEST_ROW: Final = 8
LONGEST_DATA: Final = 64
_STYLES: Final = frozenset({"", "default", "primary", "success", "danger"})
_LOOKS: Final = frozenset({"text", "style", "icon_custom_emoji_id"})
"""Fields that say how a button looks, not what it does."""


def inline_keyboard(markup: Any) -> Json:
    """Return a checked inline keyboard as part of a message; other keyboards are not kept.

    Raises:
        RefusalError: it is malformed, too large, or a button is wrong.
    """
    if not markup:
        return {}
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        return {}
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    for row in rows:
        for button in row:
            _check(button)
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > WIDEST_ROW for row in rows):
        raise bad("reply markup is too long")
    kept = [row for row in rows if row]
    return {"reply_markup": {"inline_keyboard": kept}} if kept else {}


def _check(button: Any) -> None:
    if not isinstance(button, dict):
        raise _wrong("InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise _wrong('Can\'t find field "text"')
    if not button["text"].strip():
        raise bad("BUTTON_TEXT_INVALID")
    if str(button.get("style") or "").lower() not in _STYLES:
        raise _wrong("invalid button style specified")
    if not button.keys() - _LOOKS:
        raise _wrong("Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button:
        _check_data(button["callback_data"])
    elif "url" in button and not str(button["url"]).startswith(("http://", "https://", "tg://")):
        raise bad("BUTTON_URL_INVALID")


def _check_data(data: Any) -> None:
    if not isinstance(data, str):
        raise _wrong('Field "callback_data" must be of type String')
    if not 1 <= len(data.encode()) <= LONGEST_DATA:
        raise bad("BUTTON_DATA_INVALID")


def _wrong(why: str) -> RefusalError:
    return bad(f"can't parse inline keyboard button: {why}")

"""Inline keyboards as bots send them: checked, and kept as they were sent."""

from typing import Any, Final

from bot.playground.model import Json
from bot.playground.refusals import RefusalError, bad
from bot.playground.shapes import Shape, fitted

MOST_BUTTONS: Final = 100
WIDEST_ROW: Final = 8
LONGEST_DATA: Final = 64
_STYLES: Final = frozenset({"", "default", "primary", "success", "danger"})
_LOOKS: Final[Shape] = {"text": str, "style": str, "icon_custom_emoji_id": str}
"""Fields that say how a button looks, not what it does."""

_DOES: Final[Shape] = {
    "url": str,
    "callback_data": str,
    "web_app": {"url": str},
    "login_url": {"url": str},
    "switch_inline_query": str,
    "switch_inline_query_current_chat": str,
    "switch_inline_query_chosen_chat": {},
    "copy_text": {"text": str},
    "callback_game": {},
    "pay": bool,
}


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
    rows = [[_checked(button) for button in row] for row in rows]
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > WIDEST_ROW for row in rows):
        raise bad("reply markup is too long")
    kept = [row for row in rows if row]
    return {"reply_markup": {"inline_keyboard": kept}} if kept else {}


def _checked(button: Any) -> Json:
    kept = _fitted(button)
    if not kept["text"].strip():
        raise bad("BUTTON_TEXT_INVALID")
    if kept.get("style", "").lower() not in _STYLES:
        raise _wrong("invalid button style specified")
    if not kept.keys() & _DOES.keys():
        raise _wrong("Text buttons are unallowed in the inline keyboard")
    if "callback_data" in kept and not 1 <= len(kept["callback_data"].encode()) <= LONGEST_DATA:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in kept and not kept["url"].startswith(("http://", "https://", "tg://")):
        raise bad("BUTTON_URL_INVALID")
    return kept


def _fitted(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _wrong("InlineKeyboardButton must be an Object")
    try:
        kept = fitted(button, {**_LOOKS, **_DOES})
    except ValueError as error:
        raise _wrong(str(error)) from None
    if "text" not in kept:
        raise _wrong('Can\'t find field "text"')
    return kept


def _wrong(why: str) -> RefusalError:
    return bad(f"can't parse inline keyboard button: {why}")

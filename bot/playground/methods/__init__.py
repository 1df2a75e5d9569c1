"""The Bot API's methods, by lower-case name: Telegram does not mind their case."""

from typing import Final

from bot.playground.methods import (
    about,
    chats,
    commands,
    copies,
    edits,
    media,
    messages,
    topics,
    updates,
)
from bot.playground.methods.base import Method

_ALL: Final[dict[str, Method]] = {
    name: method
    for group in (messages, copies, media, edits, topics, about, commands, chats, updates)
    for name, method in group.METHODS.items()
}
METHODS: Final = {name.lower(): method for name, method in _ALL.items()}
NAMES: Final = {name.lower(): name for name in _ALL}
"""As Telegram writes them."""

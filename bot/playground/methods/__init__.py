"""The Bot API's methods, by lower-case name: Telegram does not mind their case."""

from typing import Final

from bot.playground.methods import about, edits, media, messages, topics
from bot.playground.methods.base import Method

METHODS: Final[dict[str, Method]] = {
    name.lower(): method
    for group in (messages.METHODS, media.METHODS, edits.METHODS, topics.METHODS, about.METHODS)
    for name, method in group.items()
}

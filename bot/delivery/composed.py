"""A message that is ready to be shown."""

from dataclasses import dataclass

from bot.conversation.screen import Screen


@dataclass(frozen=True)
class Composed:
    """A screen and the language it is in."""

    screen: Screen
    lang: str

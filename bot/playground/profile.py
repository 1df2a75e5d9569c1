"""What the bot says of itself, in each language, and the menus it offers."""

from dataclasses import dataclass, field
from typing import Final, Literal

from bot.playground.model import Json

Field = Literal["name", "description", "short_description"]
NAME: Final = "Liftcare"
Key = tuple[str, str]
"""A scope as JSON, and a language code, empty for all others."""


@dataclass
class Profile:
    """Names and texts by language, commands by scope and language, menu buttons by chat."""

    texts: dict[tuple[Field, str], str] = field(default_factory=dict)
    commands: dict[Key, list[Json]] = field(default_factory=dict)
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)

    def text(self, name: Field, language: str = "") -> str:
        """Return one of its texts; what a language lacks is the one for all."""
        found = self.texts.get((name, language)) or self.texts.get((name, ""))
        return found or (NAME if name == "name" else "")

    def menu_button(self, chat: int | None = None) -> Json:
        """Return the button beside the composer."""
        default = self.menu_buttons.get(None, {"type": "commands"})
        return self.menu_buttons.get(chat, default)

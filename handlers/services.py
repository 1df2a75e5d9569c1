"""What handlers work with; built once by `bot.app`."""

from dataclasses import dataclass

from bot.library import Shelf
from bot.people import People
from handlers.screens.view import View


@dataclass(frozen=True)
class Services:
    """The content and the people; ``address`` is the bot's own link, such as https://t.me/name."""

    shelf: Shelf
    people: People
    address: str

    def view(self, lang: str) -> View:
        """Return today's content in one language."""
        return View(self.shelf.current, lang)

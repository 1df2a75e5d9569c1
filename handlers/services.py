"""What handlers work with; built once by `bot.app`."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.alerts import Alerts
from bot.announcements import Announcements
from bot.checkins import Checkins
from bot.conversation.visit import Person
from bot.handover import Handover
from bot.library import Shelf, language_for
from bot.library.own_content import OwnContent
from bot.operators import Operators
from bot.people import People
from bot.pictures import Pictures
from bot.questions import Questions
from bot.sheets import Sheets
from bot.subscriptions import Subscriptions
from handlers.screens.view import View


@dataclass(frozen=True)
class Services:
    """What a conversation needs; ``address`` is the bot's own link, such as https://t.me/name.

    ``contact`` returns the address that opens a chat with a person in their messenger, ``topic``
    the one that opens a group's topic, ``inspect`` what a group lacks to be the clinic's desk,
    ``name_of`` what somebody calls themselves.
    """

    shelf: Shelf
    people: People
    checkins: Checkins
    pictures: Pictures
    sheets: Sheets
    subscriptions: Subscriptions
    operators: Operators
    announcements: Announcements
    handover: Handover
    alerts: Alerts
    questions: Questions
    own: OwnContent
    address: str
    contact: Callable[[Person], str]
    topic: Callable[[int, int], str]
    inspect: Callable[[int], Awaitable[Sequence[str]]]
    name_of: Callable[[Person], Awaitable[str]]

    def view_of(self, person: Person) -> View:
        """Return today's content in the language somebody reads, chosen or guessed."""
        languages = self.shelf.current.languages
        return self.view(person.language or language_for(person.language_code, languages))

    def view(self, lang: str) -> View:
        """Return today's content in one language."""
        return View(self.shelf.current, lang)

"""What the intake says and keeps when the usual way fails."""

from bot.conversation.event import Event
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library import language_for
from handlers.screens import apart
from handlers.services import Services


class Notices:
    """Implements `bot.intake.Notices` with the content's words."""

    def __init__(self, services: Services) -> None:
        self._s = services

    def apology(self, visit: Visit, reference: str) -> Screen:
        """Say sorry, with the reference that the log has too."""
        return apart.apology(self._s.view(visit.lang), reference)

    def away(self, event: Event) -> Screen:
        """Say that the answer takes longer, and whom to call; the choice of language is unknown."""
        languages = self._s.shelf.current.languages
        return apart.away(self._s.view(language_for(event.language_code, languages)))

    async def unreachable(self, visit: Visit, reason: str) -> None:
        """Remember that nothing gets through."""
        await self._s.people.unreachable(visit.who, reason, visit.now)

"""Coming and going: blocked, returned."""

from bot.conversation.visit import Visit
from handlers.services import Services


async def blocked(visit: Visit, s: Services) -> None:
    """Remember that nothing gets through."""
    await s.people.unreachable(visit.who, "blocked", visit.now)


async def returned(visit: Visit, s: Services) -> None:
    """Remember that they are back; Telegram has them press Start, which is answered."""
    await s.people.returned(visit.who, visit.event.language_code, visit.now)

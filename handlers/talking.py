"""What talks between patients and the desk share: its clock, a message to pass on, who acts."""

from bot.conversation.event import Event
from bot.conversation.visit import Visit
from bot.handover import Deed, Original
from bot.helpdesk.hours import PromiseClock
from bot.library import Shelf
from handlers.services import Services


def hours(s: Services) -> PromiseClock:
    """Return the desk's clock, by the content of now."""
    return hours_of(s.shelf)


def hours_of(shelf: Shelf) -> PromiseClock:
    """Return the desk's clock, by the content of now."""
    library = shelf.current
    clinic = library.clinic(library.languages[0])
    return PromiseClock(clinic.desk, clinic.zone)


def original(event: Event) -> Original | None:
    """Return the message of an event, to be passed on."""
    if event.message is None:
        return None
    return Original(
        event.chat, event.message, event.update, event.reply, event.album, edited=event.edited
    )


def deed(visit: Visit, s: Services) -> Deed:
    """Return who does something now."""
    return Deed(visit.who, visit.now, str(visit.event.update), hours(s))

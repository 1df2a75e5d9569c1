"""A reply to a red flag goes to its patient, as one to a message of theirs does.

So does one to what the team was told of a check-in: an answer to be seen to today, or silence.
"""

from dataclasses import dataclass

from bot.conversation.event import Kind, Place
from bot.conversation.role import Role
from bot.conversation.router import Answer, Next
from bot.conversation.screen import Screen
from bot.conversation.visit import Person, Visit
from bot.handover import Original
from handlers import desk
from handlers.helpdesk import PASSED
from handlers.screens import alerts as screens
from handlers.screens.desk import not_a_colleague
from handlers.services import Services
from handlers.talking import deed, original


@dataclass(frozen=True)
class _About:
    """Whom a message to the team is about; None where nobody is, or by now, and ``why`` that is.

    ``alert`` is a red flag, None where it is a check-in.
    """

    person: Person | None
    why: str = "gone"
    alert: int | None = None


async def to_an_alert(visit: Visit, call_next: Next, s: Services) -> Answer:
    """Send a colleague's reply to its patient; who replies to a red flag has taken it."""
    event = visit.event
    said = original(event)
    note = desk.is_note(event)
    moves = event.edited and event.kind is Kind.LOCATION  # a live location
    if event.reply is None or said is None or moves or not (note or event.kind in PASSED):
        return await call_next(visit)
    about = await _about(event.chat, event.reply, s)
    if about is None:
        return await call_next(visit)
    await desk.recognise(visit, s)
    if visit.role is None or not visit.role.covers(Role.OPERATOR):
        in_group = event.place is Place.GROUP and not note
        return not_a_colleague(s.view(visit.lang)) if in_group else await call_next(visit)
    return None if note else await _pass_on(visit, about, said, s)


async def _about(chat: int, message: int, s: Services) -> _About | None:
    alert = await s.alerts.of_copy(chat, message)
    if alert is not None:
        seen = await s.alerts.find(alert)
        drill = seen is not None and seen.alert.is_drill
        return _About(seen.person if seen else None, "drill" if drill else "gone", alert)
    checkin = await s.checkins.of_card(chat, message)
    if checkin is None:
        return None
    found = await s.checkins.patient(checkin)
    return _About(found[0] if found else None)


async def _pass_on(visit: Visit, about: _About, said: Original, s: Services) -> Screen | None:
    """Send a colleague's words to the patient; silent unless that can't be."""
    view, person = s.view(visit.lang), about.person
    if person is None:
        return screens.went_to_nobody(view, about.why)
    if person.unreachable is not None:
        return screens.went_to_nobody(view, "away")
    if about.alert is not None:
        await s.alerts.take(about.alert, visit.who, None, visit.now)
    why = "checkin" if about.alert is None else "flag"
    told = await s.handover.write(person, deed(visit, s), said, why)
    return screens.went_to_nobody(view, "gone") if told is None else None

"""A reply to a red flag goes to its patient, as one to a message of theirs does."""

from bot.conversation.event import Kind, Place
from bot.conversation.role import Role
from bot.conversation.router import Answer, Next
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.handover import Original
from handlers import desk
from handlers.helpdesk import PASSED
from handlers.screens import alerts as screens
from handlers.screens.desk import not_a_colleague
from handlers.services import Services
from handlers.talking import deed, original


async def to_an_alert(visit: Visit, call_next: Next, s: Services) -> Answer:
    """Send a colleague's reply to a red flag to the patient; who replies has taken it."""
    event = visit.event
    said = original(event)
    note = desk.is_note(event)
    moves = event.edited and event.kind is Kind.LOCATION  # a live location
    if event.reply is None or said is None or moves or not (note or event.kind in PASSED):
        return await call_next(visit)
    alert = await s.alerts.of_copy(event.chat, event.reply)
    if alert is None:
        return await call_next(visit)
    await desk.recognise(visit, s)
    if visit.role is None or not visit.role.covers(Role.OPERATOR):
        in_group = event.place is Place.GROUP and not note
        return not_a_colleague(s.view(visit.lang)) if in_group else await call_next(visit)
    return None if note else await _pass_on(visit, alert, said, s)


async def _pass_on(visit: Visit, alert: int, said: Original, s: Services) -> Screen | None:
    """Send a colleague's words to the patient; silent unless that can't be."""
    view, seen = s.view(visit.lang), await s.alerts.find(alert)
    if seen is None or seen.person is None:
        why = "drill" if seen is not None and seen.alert.is_drill else "gone"
        return screens.went_to_nobody(view, why)
    if seen.person.unreachable is not None:
        return screens.went_to_nobody(view, "away")
    await s.alerts.take(alert, visit.who, None, visit.now)
    told = await s.handover.write(seen.person, deed(visit, s), said)
    return screens.went_to_nobody(view, "gone") if told is None else None

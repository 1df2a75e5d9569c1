"""What the team does with alerts: taking one, being on duty, drills."""

from bot.conversation.event import Place
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library import Library
from bot.operators import Role
from handlers import alarms, search
from handlers import alert_actions as do
from handlers.alert_messages import body
from handlers.screens import alerts as screens
from handlers.screens.view import View
from handlers.services import Services


async def take(visit: Visit, action: do.Take, s: Services) -> Screen | None:
    """Take an alert, or see who did; in a chat of the team anybody with a role may."""
    event = visit.event
    ours = event.chat in s.alerts.chats
    if not ours and (visit.role is None or not visit.role.covers(Role.OPERATOR)):
        return await search.otherwise(visit, s)
    private = event.place is Place.PRIVATE
    view = s.view(visit.lang if private else s.shelf.current.languages[0])
    place = (event.chat, event.message) if event.message is not None else None
    seen = await s.alerts.take(action.alert, visit.who, place, visit.now)
    text = await body(s, view, seen) if seen is not None else None
    if seen is None or text is None:
        return screens.gone(view)
    mine = private and seen.alert.taken_by == visit.who.id
    return screens.over(view, text, seen, visit.now, mine=mine)


def heard(library: Library) -> str:
    """Return the danger that is heard in what a drill's made-up patient writes, "" for none.

    They write in every language, and are read as any patient is.
    """
    views = [View(library, lang) for lang in library.languages]
    words = [(view, screens.made_up(view)) for view in views]
    dangers = [alarms.spotted(view, text, alarms.searched(view, text)) for view, text in words]
    return dangers[0][0] if all(dangers) else ""


async def duty(visit: Visit, _action: do.ShowDuty, s: Services) -> Screen:
    """Show whether one is on duty, and how many are."""
    return await _duty(visit, s)


async def set_duty(visit: Visit, action: do.SetDuty, s: Services) -> Screen:
    """Be on duty, or not."""
    await s.operators.set_duty(visit.who, visit.now, on=action.on)
    return await _duty(visit, s)


async def _duty(visit: Visit, s: Services) -> Screen:
    team, found = await s.operators.listed(), await s.handover.waiting(visit.now)
    mine = sum(one.assigned == visit.who.id for one, _wait in found)
    return screens.duty(s.view(visit.lang), team, visit.who, mine)


async def drills(visit: Visit, _action: do.ShowDrills, s: Services) -> Screen:
    """Show the last drills."""
    return screens.drills(s.view(visit.lang), await s.alerts.drills(), visit.now)


async def ask_drill(visit: Visit, _action: do.AskDrill, s: Services) -> Screen:
    """Ask once before a drill; one that goes on is shown instead."""
    view, found = s.view(visit.lang), await s.alerts.drills()
    if any(one.open for one in found):
        return screens.drills(view, found, visit.now)
    return screens.ask_drill(view)


async def begin_drill(visit: Visit, _action: do.BeginDrill, s: Services) -> Screen:
    """Begin a drill and show it among the others."""
    await s.alerts.drill(visit.who, heard(s.shelf.current), visit.now)
    return screens.drills(s.view(visit.lang), await s.alerts.drills(), visit.now)

"""What happens around every handler, outermost first.

The error boundary and the settling are the intake's (`bot.intake`): they hold for showing too.
"""

from datetime import timedelta
from typing import Any, Final

import structlog

from bot.conversation.action import pack
from bot.conversation.event import Kind, Place
from bot.conversation.router import Answer, Middleware, Next
from bot.conversation.visit import Visit
from handlers.actions import Wrong
from handlers.alert_replies import to_an_alert
from handlers.awaiting import ask_once
from handlers.desk import at_the_desk, reacted
from handlers.helpdesk import with_human
from handlers.screens import alerts, apart
from handlers.search import otherwise
from handlers.services import Services
from handlers.unanswered import forget_words

SEEN_AGAIN: Final = timedelta(days=1)
GREETED: Final = "greeted"
LEFT: Final = "left-picture"
_log = structlog.get_logger("visit")


async def note_ids(visit: Visit, call_next: Next, _s: Services) -> Answer:
    """Log that something came, by ids and kind alone."""
    _log.debug("visit", update=visit.event.update, kind=visit.event.kind, place=visit.event.place)
    return await call_next(visit)


async def only_private(visit: Visit, call_next: Next, s: Services) -> Answer:
    """Talk about health in private chats and at the desk; elsewhere invite, once or when asked.

    Who of the team brings the bot into a group knows what for.
    """
    event = visit.event
    if event.place is Place.PRIVATE or visit.person is not None or _is_the_teams(visit, s):
        return await call_next(visit)
    if event.kind is Kind.LEFT:
        visit.dialog.clear()
        return None
    if event.kind in {Kind.SERVICE, Kind.RENAMED} or event.edited:
        return None
    addressed = event.to_us and event.kind is not Kind.JOINED
    if visit.dialog.get(GREETED) and not addressed:
        return None
    visit.dialog.put(GREETED, True)  # noqa: FBT003  # a value to keep, not a switch
    if event.kind is Kind.JOINED and await _is_of_the_team(visit, s):
        return None  # to make it the desk: that is answered, and nothing comes between
    return apart.private_only(s.view(visit.lang), s.address)


async def _is_of_the_team(visit: Visit, s: Services) -> bool:
    """Tell whether a colleague does it, in whatever chat."""
    sender = visit.event.sender
    person = await s.checkins.reader(sender) if sender is not None else None
    return person is not None and await s.operators.role(person.id) is not None


def _is_the_teams(visit: Visit, s: Services) -> bool:
    """Tell whether it is done in a chat of the team, and may be there."""
    return visit.in_team_chats and visit.event.chat in s.alerts.chats


async def only_people(visit: Visit, call_next: Next, s: Services) -> Answer:
    """Let bots and senders without a name be; in the team's groups look who it is."""
    sender = visit.event.sender
    if visit.person is None and _is_the_teams(visit, s) and sender is not None:
        visit.person = await s.checkins.reader(sender)
        if visit.person is None:
            return alerts.without_role(s.view(visit.lang))
    return await call_next(visit) if visit.person is not None else None


async def remember(visit: Visit, call_next: Next, s: Services) -> Answer:
    """Keep, at most once a day, that the person is here and which language they read."""
    person, event = visit.who, visit.event
    if event.place is not Place.PRIVATE:
        return await call_next(visit)
    stale = visit.now - person.last_seen > SEEN_AGAIN
    moved = event.language_code not in {None, person.language_code}
    if event.kind is not Kind.BLOCKED and (stale or moved or person.unreachable):
        code = event.language_code or person.language_code
        await s.people.returned(person, code, visit.now)
    return await call_next(visit)


async def leave_picture_once(visit: Visit, call_next: Next, _s: Services) -> Answer:
    """Answer the first tap that leads from a picture back to text: the picture goes with it.

    Else a second tap, made before it was gone, would show the same page twice. What can't wait is
    always answered; what was not shown is not kept (`bot.intake`), so a tap can be repeated. An
    answer beside the picture leaves it there, with all its buttons.
    """
    event = visit.event
    if not event.picture:
        return await call_next(visit)
    if visit.dialog.get(LEFT) == event.message and event.data != pack(Wrong()):
        return None
    screen = await call_next(visit)
    if screen is not None and screen.attachment is None and not screen.fresh:
        visit.dialog.put(LEFT, event.message)
    return screen


async def only_with_role(visit: Visit, call_next: Next, s: Services) -> Answer:
    """Let only those do what needs a role who have it at this moment.

    To all others it does not exist: a command is an unknown one, a button an outdated one. In the
    team's own chats that is said, and what was tapped stays as it is.
    """
    if visit.least is None:
        return await call_next(visit)
    visit.role = await s.operators.role(visit.who.id)
    if visit.role is None or not visit.role.covers(visit.least):
        if _is_the_teams(visit, s):
            return alerts.without_role(s.view(visit.lang))
        return await otherwise(visit, s)
    return await call_next(visit)


MIDDLEWARE: Final[tuple[Middleware[Any], ...]] = (
    note_ids,
    reacted,
    to_an_alert,
    at_the_desk,
    only_private,
    only_people,
    remember,
    leave_picture_once,
    ask_once,
    forget_words,
    with_human,
    only_with_role,
)

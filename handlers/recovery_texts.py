"""Another date of the operation in one's own words."""

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.recovery.date_readings import Problem
from bot.recovery.dates import read_date
from bot.recovery.plan import operation_day
from handlers import recovery, search
from handlers.awaiting import asked_no_more
from handlers.recovery_actions import MoveDate
from handlers.screens import recovery_changes
from handlers.services import Services

_SHOWN = 4


async def take(visit: Visit, s: Services) -> Screen:
    """Show what the day that was written would change; what is no day is a question."""
    seen = await recovery.seen_by(visit, s)
    if seen is None:
        asked_no_more(visit)
        return await search.find(visit, s)
    view = s.view(visit.lang)
    found = read_date(" ".join(visit.event.text.split()), seen.today, visit.lang)
    if found.problem is Problem.NOTHING:
        asked_no_more(visit)
        return await search.find(visit, s)
    meant = [one.day for one in found.candidates if operation_day(one.day.toordinal())]
    if len(meant) == 1:
        return await recovery.propose(visit, MoveDate(meant[0].toordinal()), s)
    if meant:
        return recovery_changes.which_date(view, seen, meant[:_SHOWN])
    return recovery_changes.unclear_date(view, seen, str(found.problem or "far"))

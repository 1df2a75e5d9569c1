"""The last question before an announcement goes out, and its going out."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from bot.announcements import Draft, Run
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.mailing import agreeing
from bot.mailing.agreeing import Looked
from handlers import announce, announce_runs
from handlers import announce_actions as do
from handlers.awaiting import Awaited, asked_no_more, await_text
from handlers.screens import announce_release as screens
from handlers.screens.announce_when import exactly
from handlers.services import Services

LOOKED: Final = "release-looked"
"""What the operator saw when they were asked: not to confirm what others changed."""
_FARTHEST: Final = timedelta(days=370)


async def times(visit: Visit, action: do.ShowTimes, s: Services) -> Screen:
    """Show times to choose from; one may be written as well."""
    draft = await s.announcements.draft(action.number)
    if draft is None or not draft.open:
        return await _no_more(visit, draft, s)
    await_text(visit, Awaited.WHEN, number=draft.id)
    return screens.times(s.view(visit.lang), draft, visit.now)


async def set_paid(visit: Visit, action: do.SetPaid, s: Services) -> Screen:
    """Pay for speed, or not; the next screen shows the price and asks again, for the same time."""
    await s.announcements.change(action.number, visit.who, visit.now, paid=action.on)
    return await ask_release(visit, do.AskRelease(action.number, action.minute), s)


async def ask_release(visit: Visit, action: do.AskRelease, s: Services, *, why: str = "") -> Screen:
    """Ask for the last time; for very many their number has to be typed.

    ``why`` is the reason for asking again: ``changed``, ``more``, ``number``.
    """
    view = s.view(visit.lang)
    draft = await s.announcements.draft(action.number)
    at = instant_of(action.minute, visit.now)
    if draft is None or not draft.open or at is None:
        return await _no_more(visit, draft, s)
    counted, concerns = await announce.look(visit, draft, s, at)
    late = bool(action.minute) and at <= visit.now
    minute = 0 if late else action.minute
    stops = any(one.stops for one in concerns)
    visit.dialog.put(LOOKED, Looked.of(draft, counted.recipients, visit.now).packed())
    if counted.recipients > agreeing.TYPED and not stops:
        await_text(visit, Awaited.COUNT, number=draft.id, minute=minute, count=counted.recipients)
    said = exactly(view, at, visit.now) if minute else ""
    why = why or ("late" if late else "")
    return screens.confirm(view, draft, counted, concerns, minute=minute, at=said, why=why)


async def release(visit: Visit, action: do.Release, s: Services) -> Screen:
    """Send it; confirmed twice, or by two, it is sent once."""
    return await _release(visit, do.AskRelease(action.number, action.minute), s, typed=False)


async def take_count(visit: Visit, asked: dict[str, Any], s: Services) -> Screen:
    """Take the number of people as the confirmation."""
    digits = "".join(str(int(sign)) for sign in visit.event.text if sign.isdecimal())
    action = do.AskRelease(asked["number"], asked["minute"])
    if digits != str(asked["count"]):
        return await ask_release(visit, action, s, why="number")
    return await _release(visit, action, s, typed=True)


async def _release(visit: Visit, action: do.AskRelease, s: Services, *, typed: bool) -> Screen:
    """Send what was looked at, when it was meant, to about as many; else ask again and say why."""
    draft = await s.announcements.draft(action.number)
    at = instant_of(action.minute, visit.now)
    if draft is None or not draft.open or at is None:
        return await _no_more(visit, draft, s)
    seen = Looked.unpacked(visit.dialog.get(LOOKED))
    late = bool(action.minute) and at <= visit.now
    again = ""

    def agreed(found: Draft, count: int) -> bool:
        nonlocal again
        again = seen.doubt(found, count)
        stops = announce.stops(visit, found, count, s, at)
        return not (again or late or stops) and (typed or count <= agreeing.TYPED)

    count = seen.count if seen.holds(visit.now) else None
    run = await s.announcements.release(
        draft.id, visit.who, visit.now, at=at, count=count, agreed=agreed
    )
    if run is None:
        return await ask_release(visit, action, s, why=again)
    asked_no_more(visit)
    return await _watched(visit, run, s)


async def _no_more(visit: Visit, draft: Draft | None, s: Services) -> Screen:
    """Show what became of a draft that can't be confirmed any more."""
    if draft is None or not draft.confirmed:
        return await announce.shown(visit, draft, s)
    asked_no_more(visit)
    lead = s.view(visit.lang).t("announce-sent-once")
    return await _watched(visit, await s.announcements.sending(draft.id), s, lead)


async def _watched(visit: Visit, run: Run | None, s: Services, lead: str = "") -> Screen:
    if run is None:
        return await announce.shown(visit, None, s)
    return await announce_runs.watched(visit, run.id, s, lead)


def instant_of(minute: int, now: datetime) -> datetime | None:
    """Return the instant that an action means: now for 0, None for nonsense."""
    if not minute:
        return now
    if abs(minute - screens.minute_of(now)) > _FARTHEST / timedelta(minutes=1):
        return None
    return max(datetime.fromtimestamp(minute * 60, UTC), now)

"""My recovery: where a person is in their plan, and all they can change about it."""

from datetime import date, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.conversation.action import Action
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.recovery.checkin import Checkin
from bot.recovery.plan import Operation, operation_day
from bot.recovery.subscription import Subscription
from bot.recovery.zones import zone_of
from bot.subscriptions import Overview
from handlers import recovery_actions as do
from handlers.awaiting import Awaited, await_text
from handlers.screens import recovery as screens
from handlers.screens import (
    recovery_calendar,
    recovery_changes,
    recovery_ledger,
    recovery_pause,
    recovery_timeline,
)
from handlers.screens.moments import clock, date_of, place
from handlers.services import Services

_MINUTES: Final = 24 * 60
_LONGEST_PAUSE: Final = 365
_PROPOSED: Final = "proposed-date"


async def show(visit: Visit, _action: Action, s: Services) -> Screen:
    """Show where the person is."""
    return await shown(visit, s)


async def begun(visit: Visit, s: Services) -> Screen:
    """Show where somebody is who just subscribed."""
    return await shown(visit, s, s.view(visit.lang).t("enrol-begun"))


async def timeline(visit: Visit, _action: do.ShowTimeline, s: Services) -> Screen:
    """Show the plan as a picture."""
    view = s.view(visit.lang)
    seen = await seen_by(visit, s)
    if seen is None:
        return screens.none(view)
    png = await s.pictures.png(recovery_timeline.drawing(view, seen))
    return recovery_timeline.timeline(view, seen, png)


async def ledger(visit: Visit, action: do.ShowLedger, s: Services) -> Screen:
    """Show what was sent and what was not."""
    view = s.view(visit.lang)
    seen = await seen_by(visit, s)
    return recovery_ledger.ledger(view, seen, action.page) if seen else screens.none(view)


async def calendar(visit: Visit, _action: do.GetCalendar, s: Services) -> Screen:
    """Hand over the visits as a calendar file."""
    view = s.view(visit.lang)
    seen = await seen_by(visit, s)
    return recovery_calendar.calendar(view, seen) if seen else screens.none(view)


async def change_date(visit: Visit, action: do.ChangeDate, s: Services) -> Screen:
    """Show days to choose from; one may be written as well."""
    view = s.view(visit.lang)
    seen = await seen_by(visit, s)
    if seen is None:
        return screens.none(view)
    await_text(visit, Awaited.MOVE)
    return recovery_changes.choose_date(view, seen, action.month)


async def propose(visit: Visit, action: do.MoveDate, s: Services, *, anew: bool = False) -> Screen:
    """Show what another date would change; only the last one that was shown can be taken.

    Who answered check-ins after the operation is asked whether it is really still to come.
    """
    view = s.view(visit.lang)
    seen = await seen_by(visit, s)
    if seen is None:
        return screens.none(view)
    day = operation_day(action.day)
    if day is None:
        return recovery_changes.no_such_date(view)
    operation = Operation(day, seen.subscription.operation.hour)
    found = await s.subscriptions.difference(visit.who, operation, visit.now)
    if found is None:
        return await shown(visit, s)
    visit.dialog.put(_PROPOSED, _proposal(seen.subscription, day))
    back = day > seen.today and seen.day >= 0
    done = back and any(one.answers for one in await _asked(visit, seen, s))
    return recovery_changes.propose(view, seen, day, found, anew=anew, done=done)


def _proposal(current: Subscription, day: date) -> list[int]:
    """Return what a preview was of: whose operation, from which day, to which."""
    return [current.id, current.operation.day.toordinal(), day.toordinal()]


async def move(visit: Visit, action: do.MoveDateNow, s: Services) -> Screen:
    """Take the date that was shown last; another one is shown anew."""
    view = s.view(visit.lang)
    current = await s.subscriptions.current(visit.who)
    if current is None:
        return screens.none(view)
    day = operation_day(action.day)
    if day is None:
        return recovery_changes.no_such_date(view)
    shown_last = visit.dialog.get(_PROPOSED) == _proposal(current, day)
    if day != current.operation.day and not shown_last:
        return await propose(visit, do.MoveDate(action.day), s, anew=True)
    visit.dialog.put(_PROPOSED, None)
    await s.subscriptions.reschedule(visit.who, day, current.operation.hour, visit.now)
    today = visit.now.astimezone(current.zone).date()
    return await shown(visit, s, view.t("recovery-date-taken", day=date_of(view, day, today)))


async def pause(visit: Visit, action: do.Pause, s: Services) -> Screen:
    """Say what a pause would stop and until when, where check-ins would come; else pause."""
    view, seen, length = s.view(visit.lang), await seen_by(visit, s), _length(action.days)
    if seen is None:
        return screens.none(view)
    end = visit.now + length if length is not None else None
    if asked := seen.asked_until(end):
        return recovery_pause.choose(view, seen, action.days, end, asked)
    return await pause_now(visit, do.PauseAll(action.days), s)


async def pause_now(visit: Visit, action: do.PauseReminders | do.PauseAll, s: Services) -> Screen:
    """Send nothing for a while, or check-ins alone."""
    asks = isinstance(action, do.PauseReminders)
    await s.subscriptions.pause(visit.who, _length(action.days), visit.now, asks=asks)
    return await shown(visit, s)


def _length(days: int) -> timedelta | None:
    return timedelta(days=days) if 0 < days <= _LONGEST_PAUSE else None


async def end_pause(visit: Visit, _action: do.EndPause, s: Services) -> Screen:
    """Go on."""
    await s.subscriptions.resume(visit.who, visit.now)
    return await shown(visit, s, s.view(visit.lang).t("recovery-resumed"))


async def end(visit: Visit, _action: do.EndPlan, s: Services) -> Screen:
    """End the plan."""
    view = s.view(visit.lang)
    ended = await s.subscriptions.end(visit.who, visit.now)
    return screens.ended(view, ended.id) if ended is not None else screens.none(view)


async def reopen(visit: Visit, action: do.ReopenPlan, s: Services) -> Screen:
    """Take an end back."""
    opened = await s.subscriptions.reopen(visit.who, action.subscription, visit.now)
    if opened is None:
        return await shown(visit, s)
    view, seen = s.view(visit.lang), await seen_by(visit, s)
    # Taking it back takes back a stop as well; the visit was loaded before.
    return (
        screens.recovery(view, seen, lead=view.t("recovery-resumed"))
        if seen
        else screens.none(view)
    )


async def times(visit: Visit, _action: do.ShowTimes, s: Services) -> Screen:
    """Show times of day."""
    view = s.view(visit.lang)
    seen = await seen_by(visit, s)
    if seen is None:
        return screens.none(view)
    await_text(visit, Awaited.DAYTIME)
    return recovery_changes.choose_time(view, seen)


async def prefer(visit: Visit, action: do.PreferTime, s: Services) -> Screen:
    """Take a time of day."""
    view = s.view(visit.lang)
    known = 0 <= action.minute < _MINUTES
    at = time(action.minute // 60, action.minute % 60) if known else None
    await s.subscriptions.prefer(visit.who, at, visit.now)
    lead = view.t("recovery-time-plan-taken")
    if at is not None:
        lead = view.t("recovery-time-taken", time=clock(view, at))
    return await shown(visit, s, lead)


async def zones(visit: Visit, _action: do.ShowZones, s: Services) -> Screen:
    """Show places."""
    view = s.view(visit.lang)
    seen = await seen_by(visit, s)
    if seen is None:
        return screens.none(view)
    await_text(visit, Awaited.PLACE)
    return recovery_changes.choose_zone(view, seen)


async def change_zone(visit: Visit, action: do.ChangeZone, s: Services) -> Screen:
    """Go by the clocks of another place; of one that doesn't exist, show those that do."""
    view = s.view(visit.lang)
    zone = zone_of(action.zone)
    if zone is None:
        return await zones(visit, do.ShowZones(), s)
    await s.subscriptions.move_zone(visit.who, ZoneInfo(zone), visit.now)
    return await shown(visit, s, view.t("recovery-zone-taken", place=place(view, zone)))


async def seen_by(visit: Visit, s: Services) -> Overview | None:
    """Return where the person is, None without a plan."""
    return await s.subscriptions.overview(visit.who, visit.now)


async def shown(visit: Visit, s: Services, lead: str = "") -> Screen:
    """Show where the person is, below a ``lead``."""
    view = s.view(visit.lang)
    seen = await seen_by(visit, s)
    if seen is None:
        return screens.none(view)
    asked = await _asked(visit, seen, s)
    return screens.recovery(view, seen, asked, lead=lead, stopped=visit.who.stopped is not None)


async def _asked(visit: Visit, seen: Overview, s: Services) -> list[Checkin]:
    """Return the check-ins about the days after the operation, not those before it was moved."""
    course = await s.checkins.course(visit.who)
    begins = seen.course.begins if seen.course is not None else seen.subscription.created
    return [one for one in course[1] if one.asked >= begins] if course is not None else []

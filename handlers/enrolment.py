"""Subscribing to reminders: consent first, then one question a screen, then the whole plan."""

from dataclasses import replace
from datetime import date, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.recovery.outset import outset
from bot.recovery.plan import operation_day
from bot.recovery.wishes import NIGHT
from bot.recovery.zones import zone_of
from bot.subscriptions import CONSENT_VERSION
from handlers import enrolment_actions as do
from handlers import news, recovery
from handlers.awaiting import Awaited, asked_no_more, await_text
from handlers.enrolment_draft import STEPS, Draft, draft_of, keep
from handlers.screens import enrolment as screens
from handlers.screens import enrolment_day as days
from handlers.screens import enrolment_places as places
from handlers.screens import enrolment_plan as plans
from handlers.screens import people as privacy
from handlers.screens.month import month_of
from handlers.services import Services

_AWAITED: Final = {
    "plan": Awaited.PLAN,
    "day": Awaited.DAY,
    "hour": Awaited.HOUR,
    "smoker": Awaited.SMOKER,
    "time": Awaited.TIME,
    "zone": Awaited.ZONE,
}
_MINUTES: Final = 24 * 60


async def begin(visit: Visit, action: Any, s: Services) -> Screen:
    """Show where one is: My recovery, the question that is open, or the consent."""
    if await s.subscriptions.current(visit.who) is not None:
        return await recovery.show(visit, action, s)
    view = s.view(visit.lang)
    if not await s.subscriptions.consented(visit.who):
        keep(visit, None)
        return screens.consent(view, CONSENT_VERSION)
    draft = draft_in(visit, s)
    if draft is not None and draft != Draft() and not isinstance(action, do.Enrol):
        return screens.welcome_back(view)
    return await ask(visit, draft or Draft(), s)


async def consent(visit: Visit, action: do.Consent, s: Services) -> Screen:
    """Keep that somebody agreed to today's words; without that nothing is kept.

    Who agreed before and now doesn't is asked whether to take it back.
    """
    view = s.view(visit.lang)
    if not action.given and await s.subscriptions.agreed(visit.who):
        return privacy.confirm_withdrawal(view)
    if not action.given:
        keep(visit, None)
        return screens.declined(view)
    agreed = await s.subscriptions.consented(visit.who)
    if action.version == CONSENT_VERSION and not agreed:
        await s.subscriptions.consent(visit.who, CONSENT_VERSION, visit.now)
    return await begin(visit, do.Enrol(), s)


async def ask(visit: Visit, draft: Draft, s: Services) -> Screen:
    """Ask what is open; show all of it once nothing is."""
    view = s.view(visit.lang)
    if draft.plan is None and len(view.library.plan_ids) == 1:
        draft = replace(draft, plan=view.library.plan_ids[0])
    keep(visit, draft)
    if draft.open is None:
        await_text(visit, Awaited.BEGIN)
        return plans.preview(view, draft, visit.now)
    return question(visit, draft, draft.open, s)


async def take(visit: Visit, s: Services, **answers: Any) -> Screen:
    """Keep further answers and go on."""
    return await ask(visit, replace(draft_in(visit, s) or Draft(), **answers), s)


async def ask_again(visit: Visit, action: do.Ask, s: Services) -> Screen:
    """Ask for one answer again; who didn't begin is asked to."""
    draft = draft_in(visit, s)
    if draft is None or action.what not in STEPS or not await _may(visit, s):
        return await begin(visit, do.Enrol(), s)
    return question(visit, draft, action.what, s)


def question(visit: Visit, draft: Draft, step: str, s: Services) -> Screen:
    """Ask for one answer, by a tap or in one's own words."""
    view, today = s.view(visit.lang), today_of(visit, draft, s)
    await_text(visit, _AWAITED[step])
    match step:
        case "plan":
            return screens.plan(view, draft)
        case "day":
            return days.month(view, draft, month_of(today), today)
        case "hour":
            return screens.hour(view, draft, today.toordinal())
        case "smoker":
            return screens.smoker(view, draft)
        case "time":
            return screens.time_of_day(view, draft)
        case _:
            return places.zone(view, draft, visit.now)


async def month(visit: Visit, action: do.ShowMonth, s: Services) -> Screen:
    """Show another month."""
    draft = draft_in(visit, s)
    if draft is None or not await _may(visit, s):
        return await begin(visit, do.Enrol(), s)
    await_text(visit, Awaited.DAY)
    return days.month(s.view(visit.lang), draft, action.month, today_of(visit, draft, s))


async def pick_day(visit: Visit, action: do.PickDay, s: Services) -> Screen:
    """Ask whether this day is meant, with its weekday and how far it is."""
    draft, day = draft_in(visit, s), operation_day(action.day)
    if draft is None or day is None or not await _may(visit, s):
        return await begin(visit, do.Enrol(), s)
    return confirm_day(visit, day, draft, s)


def confirm_day(visit: Visit, day: date, draft: Draft, s: Services) -> Screen:
    """Ask whether this day is meant; a written yes takes it as the tap does."""
    await_text(visit, Awaited.DAY, shown=day.toordinal())
    return days.confirm(s.view(visit.lang), day, today_of(visit, draft, s))


async def take_day(visit: Visit, action: do.TakeDay, s: Services) -> Screen:
    """Take the day."""
    return await _take(visit, s, day=action.day if operation_day(action.day) else None)


async def pick_plan(visit: Visit, action: do.PickPlan, s: Services) -> Screen:
    """Take the operation."""
    known = action.plan in s.view(visit.lang).library.plan_ids
    return await _take(visit, s, plan=action.plan if known else None)


async def pick_hour(visit: Visit, action: do.PickHour, s: Services) -> Screen:
    """Take the operation's hour."""
    return await _take(visit, s, hour=_minute(action.minute))


async def pick_smoker(visit: Visit, action: do.PickSmoker, s: Services) -> Screen:
    """Take whether somebody smokes."""
    return await _take(visit, s, smoker=action.answer if action.answer in {-1, 0, 1} else None)


async def pick_time(visit: Visit, action: do.PickTime, s: Services) -> Screen:
    """Take the time of day."""
    minute = _minute(action.minute)
    return await _take(visit, s, time=None if minute is None or at_night(minute) else minute)


async def pick_zone(visit: Visit, action: do.PickZone, s: Services) -> Screen:
    """Take the place."""
    return await _take(visit, s, zone=zone_of(action.zone))


async def show_plan(visit: Visit, action: do.ShowPlan, s: Services) -> Screen:
    """Show the whole plan with its dates."""
    draft = draft_in(visit, s)
    if draft is None or draft.open is not None or not await _may(visit, s):
        return await begin(visit, do.Enrol(), s)
    return plans.whole(s.view(visit.lang), draft, visit.now, action.page)


async def start(visit: Visit, _action: do.Begin, s: Services) -> Screen:
    """Subscribe; a second tap finds it done."""
    draft = draft_in(visit, s)
    if draft is None or draft.open is not None or not await _may(visit, s):
        return await begin(visit, do.Enrol(), s)
    # A plan that was shown yesterday may be over today; then the preview says so.
    plan = s.view(visit.lang).library.plan(draft.enrolment().plan)
    if not outset(draft.course(plan), visit.now).coming:
        return await ask(visit, draft, s)
    await s.subscriptions.enrol(visit.who, draft.enrolment(), visit.now)
    keep(visit, None)
    asked_no_more(visit)
    return await news.asked_once(visit, await recovery.begun(visit, s), s)


async def discard(visit: Visit, _action: do.Discard, s: Services) -> Screen:
    """Forget the answers and begin anew."""
    keep(visit, None)
    return await begin(visit, do.Enrol(), s)


async def _take(visit: Visit, s: Services, **answer: Any) -> Screen:
    if not await _may(visit, s) or await s.subscriptions.current(visit.who) is not None:
        return await begin(visit, do.Enrol(), s)
    known = {key: value for key, value in answer.items() if value is not None}
    return await take(visit, s, **known)


async def _may(visit: Visit, s: Services) -> bool:
    """Tell whether answers may be kept."""
    return await s.subscriptions.consented(visit.who)


def draft_in(visit: Visit, s: Services) -> Draft | None:
    """Return what was answered so far, None where nothing was begun."""
    return draft_of(visit, s.view(visit.lang).library.plan_ids)


def at_night(minute: int) -> bool:
    """Tell whether nobody is written to at this minute of the day."""
    return minute >= 0 and NIGHT.covers(time(minute // 60, minute % 60))


def _minute(minute: int) -> int | None:
    return minute if -1 <= minute < _MINUTES else None


def today_of(visit: Visit, draft: Draft, s: Services) -> date:
    """Return the day it is where the person is, or the clinic as long as that isn't known."""
    clinic = s.view(visit.lang).library.clinic(visit.lang).zone
    return visit.now.astimezone(ZoneInfo(draft.zone) if draft.zone else clinic).date()

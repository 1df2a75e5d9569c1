"""Another date, time of day or place in one's own words, read as it is while subscribing."""

from dataclasses import replace
from datetime import time
from typing import Any

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.recovery.zones import zone_slug
from bot.subscriptions import Overview
from handlers import recovery, recovery_details, search, spoken
from handlers.awaiting import Awaited, asked_no_more, awaited
from handlers.recovery_actions import (
    ChangeZone,
    MoveDate,
    PreferTime,
    TakeHour,
    TellSmoking,
    TellStitches,
)
from handlers.screens import recovery_changes
from handlers.screens import recovery_details as screens
from handlers.screens.recovery import none
from handlers.screens.view import View
from handlers.services import Services


async def take(visit: Visit, what: Any, s: Services) -> Screen:
    """Take what was asked for; what is none of it is a question."""
    seen = await recovery.seen_by(visit, s)
    shown = None
    if seen is not None:
        text = " ".join(visit.event.text.split())
        match what:
            case Awaited.DAYTIME:
                shown = await _daytime(visit, text, seen, s)
            case Awaited.PLACE:
                shown = await _place(visit, text, seen, s)
            case Awaited.BEGINS:
                shown = await _begins(visit, text, seen, s)
            case Awaited.DETAILS:
                shown = await _detail(visit, text, s)
            case _:
                shown = await _date(visit, text, seen, s)
    if shown is not None:
        return shown
    asked = awaited(visit)
    found = await search.find(visit, s)
    if awaited(visit) == asked:
        asked_no_more(visit)
    return found


async def moved_to(visit: Visit, zones: tuple[str, ...], s: Services) -> Screen:
    """Go by the clocks of a place; ask where people go by two, or where it isn't known."""
    view = s.view(visit.lang)
    seen = await recovery.seen_by(visit, s)
    if seen is None:
        return none(view)
    if len(zones) > 1:
        return recovery_changes.which_place(view, seen, zones)
    if not zones:
        return recovery_changes.choose_zone(view, seen, unknown=True)
    asked_no_more(visit)
    return await recovery.change_zone(visit, ChangeZone(zone_slug(zones[0])), s)


async def _daytime(visit: Visit, text: str, seen: Overview, s: Services) -> Screen | None:
    view = s.view(visit.lang)
    minute = spoken.minute(view, text)
    minute = spoken.part_of_day(view, text) if minute is None else minute
    if minute is None:
        return None
    if minute >= 0 and _quiet(seen, time(*divmod(minute, 60))):
        return recovery_changes.choose_time(view, seen, night=True)
    asked_no_more(visit)
    return await recovery.prefer(visit, PreferTime(minute), s)


def _quiet(seen: Overview, at: time) -> bool:
    """Tell whether nobody is written to at that time: the plan's own time would be taken."""
    return seen.subscription.quiet is not None and seen.subscription.quiet.covers(at)


async def _begins(visit: Visit, text: str, seen: Overview, s: Services) -> Screen | None:
    """Take the operation's hour; of a part of the day the hour is asked for."""
    view = s.view(visit.lang)
    if (minute := spoken.minute(view, text)) is not None:
        return await recovery_details.take_hour(visit, TakeHour(minute), s)
    if spoken.part_of_day(view, text) is None:
        return None
    shown = screens.hours(view, seen)
    return replace(shown, text=f"{view.t('enrol-hour-roughly')}\n\n{shown.text}")


async def _detail(visit: Visit, text: str, s: Services) -> Screen | None:
    """Take what somebody says of their stitches, or of smoking."""
    match tells(s.view(visit.lang), text):
        case TellStitches() as told:
            return await recovery_details.stitches(visit, told, s)
        case TellSmoking() as told:
            return await recovery_details.smoking(visit, told, s)
    return None


def tells(view: View, text: str) -> TellStitches | TellSmoking | None:
    """Return what a text plainly says of stitches or of smoking, None for anything else."""
    said = (
        (view.t("recovery-words-stitches-out"), TellStitches(0)),
        (view.t("recovery-words-stitches-in"), TellStitches(1)),
        (view.t("recovery-words-smokes"), TellSmoking(1)),
        (view.t("recovery-words-smokes-not"), TellSmoking(0)),
    )
    return next((told for words, told in said if spoken.says(view, words, text)), None)


async def _place(visit: Visit, text: str, seen: Overview, s: Services) -> Screen | None:
    view = s.view(visit.lang)
    if zones := await spoken.zones(view, text):
        return await moved_to(visit, zones, s)
    if search.finds_surely(visit, s):
        return None
    return recovery_changes.choose_zone(view, seen, unknown=True)


async def _date(visit: Visit, text: str, seen: Overview, s: Services) -> Screen | None:
    """Show what the day that was written would change."""
    view = s.view(visit.lang)
    if spoken.leaves_open(view, text):
        return recovery_changes.unclear_date(view, seen, "open")
    if (found := spoken.days(view, text, seen.today)) is None:
        return None
    meant, problem = found
    if len(meant) == 1:
        return await recovery.propose(visit, MoveDate(meant[0].toordinal()), s)
    if meant:
        return recovery_changes.which_date(view, seen, meant)
    return recovery_changes.unclear_date(view, seen, problem)

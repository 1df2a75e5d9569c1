"""What is written while subscribing: a day, a time, a city. Anything else is a question."""

import asyncio
import re
from dataclasses import replace
from typing import Final

from bot.conversation.event import Kind
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library import LOCALES
from bot.recovery.date_readings import Problem
from bot.recovery.dates import read_date
from bot.recovery.dates_zh import number
from bot.recovery.zones import named, nearest
from handlers import enrolment, search
from handlers.awaiting import Awaited, await_text, awaited
from handlers.enrolment_draft import Draft, answered, draft_of
from handlers.screens import enrolment as screens
from handlers.screens import enrolment_day as days
from handlers.services import Services

_TIME: Final = re.compile(
    r"(?P<hour>[01]?\d|2[0-3]|[一二两三四五六七八九十]{1,3})\s*"
    r"(?:[:：.h点时]\s*(?P<minute>[0-5]\d|半)?分?|(?=\s*[ap]\.?m))",
    re.IGNORECASE,
)
_LATE: Final = re.compile(r"下午|晚|傍晚|\bp\.?m", re.IGNORECASE)
_NOON: Final = 12
_HOURS: Final = 24
_HALF: Final = 30


async def take(visit: Visit, what: Awaited, s: Services) -> Screen:
    """Take what was asked for, or answer what was asked instead."""
    draft = draft_of(visit)
    if draft is None:
        return await search.find(visit, s)
    text = " ".join(visit.event.text.split())
    match what:
        case Awaited.DAY:
            shown = _day(visit, text, draft, s)
        case Awaited.TIME:
            shown = await _time(visit, text, s)
        case _:
            shown = await _zone(visit, text, s)
    return shown or await _question(visit, s)


def _day(visit: Visit, text: str, draft: Draft, s: Services) -> Screen | None:
    view = s.view(visit.lang)
    today = enrolment.today_of(visit, draft, s)
    found = read_date(text, today, visit.lang)
    meant = [one.day for one in found.candidates if enrolment.day_of(one.day.toordinal())]
    if found.problem is Problem.NOTHING or (not meant and found.problem is None):
        return None
    if not meant:
        return days.unclear(view, draft, str(found.problem), today)
    if len(meant) == 1:
        return days.confirm(view, meant[0], today)
    return days.choose(view, meant[:4], today)


async def _time(visit: Visit, text: str, s: Services) -> Screen | None:
    found = _TIME.search(text)
    if found is None:
        return None
    hour, minute = number(found["hour"]), found["minute"] or "0"
    if not 0 <= hour < _HOURS:
        return None
    if hour < _NOON and _LATE.search(text):
        hour += _NOON
    minutes = hour * 60 + (_HALF if minute == "半" else int(minute))
    return await enrolment.ask(visit, answered(visit, time=minutes), s)


async def _zone(visit: Visit, text: str, s: Services) -> Screen | None:
    view = s.view(visit.lang)
    pairs = (entry.partition("=") for entry in view.t("enrol-cities").split("|"))
    aliases = {city.strip().casefold(): zone.strip() for city, _, zone in pairs}
    locales = [name.replace("-", "_") for name in LOCALES.values()]
    # The first reading of all names takes half a second.
    zone = await asyncio.to_thread(named, text, locales, aliases)
    if zone is not None:
        return await enrolment.ask(visit, answered(visit, zone=zone), s)
    if search.finds_surely(visit, s):
        return None
    await_text(visit, Awaited.ZONE)
    clinic = view.library.clinic(visit.lang).zone
    return screens.zone(view, draft_of(visit) or Draft(), clinic.key, visit.now, unknown=True)


async def located(visit: Visit, s: Services) -> Screen | None:
    """Take the place that was shared, if it was asked for; nothing of it but the zone is kept."""
    asked, place = awaited(visit), visit.event.location
    wanted = asked is not None and asked.get("what") == Awaited.ZONE
    if visit.event.kind is not Kind.LOCATION or not wanted or place is None:
        return await search.unread(visit, s)
    return await enrolment.ask(visit, answered(visit, zone=nearest(*place)), s)


async def _question(visit: Visit, s: Services) -> Screen:
    """Answer a question; the way back to subscribing comes with it."""
    shown = await search.find(visit, s)
    return replace(shown, rows=(screens.go_on(s.view(visit.lang)), *shown.rows))

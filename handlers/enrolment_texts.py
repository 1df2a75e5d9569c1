"""What is written while subscribing: an answer in one's own words. Anything else is a question."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import Any, Final

from bot.conversation.event import Kind
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.library import BABEL_LOCALES
from bot.recovery.date_readings import Problem
from bot.recovery.dates import read_date
from bot.recovery.plan import operation_day
from bot.recovery.times import read_time
from bot.recovery.zones import at, named
from handlers import enrolment, search
from handlers.awaiting import Awaited, asked_no_more, awaited
from handlers.enrolment_draft import UNKNOWN, Draft
from handlers.screens import enrolment as screens
from handlers.screens import enrolment_day as days
from handlers.screens import enrolment_places as places
from handlers.screens.view import View
from handlers.services import Services

_SHOWN: Final = 4
_YEAR: Final = re.compile(r"(?<![\d:：])(?:1\d{3}|2[1-9]\d\d|[3-9]\d{3})(?!\d)")
"""A year of another century: who writes one means no other."""


async def take(visit: Visit, what: Any, s: Services) -> Screen:
    """Take what was asked for, or answer what was asked instead."""
    draft = enrolment.draft_in(visit, s)
    if draft is None or not await s.subscriptions.consented(visit.who):
        asked_no_more(visit)
        return await search.find(visit, s)
    text = " ".join(visit.event.text.split())
    view = s.view(visit.lang)
    match what:
        case Awaited.DAY:
            shown = _day(visit, text, draft, s)
        case Awaited.ZONE:
            shown = await _zone(visit, text, draft, s)
        case Awaited.TIME if (minute := _minute(view, text)) is not None:
            if enrolment.at_night(minute):
                return screens.time_of_day(view, draft, night=True)
            shown = await enrolment.take(visit, s, time=minute)
        case _:
            said = _READERS[what](view, text) if what in _READERS else {}
            shown = await enrolment.take(visit, s, **said) if said else None
    return shown or await _question(visit, s)


def _plan(view: View, text: str) -> dict[str, Any]:
    """Read which plan's title is meant, if it is one alone."""
    said = text.casefold()
    titles = {one: view.library.plan_text(one, view.lang).title for one in view.library.plan_ids}
    meant = [one for one, title in titles.items() if said and said in title.casefold()]
    return {"plan": meant[0]} if len(meant) == 1 else {}


def _hour(view: View, text: str) -> dict[str, Any]:
    minute = _minute(view, text)
    return {} if minute is None else {"hour": minute}


def _smoker(view: View, text: str) -> dict[str, Any]:
    if _says(view.t("enrol-words-no"), text):
        return {"smoker": 0}
    if _says(view.t("enrol-words-yes"), text):
        return {"smoker": 1}
    return {"smoker": UNKNOWN} if _says(view.t("enrol-words-open"), text) else {}


_READERS: Final[dict[Any, Callable[[View, str], dict[str, Any]]]] = {
    Awaited.PLAN: _plan,
    Awaited.HOUR: _hour,
    Awaited.SMOKER: _smoker,
}


def _minute(view: View, text: str) -> int | None:
    """Read a time in minutes after midnight; whoever leaves it open says so."""
    if _says(view.t("enrol-words-open"), text):
        return UNKNOWN
    found: time | None = read_time(text)
    return found.hour * 60 + found.minute if found else None


def _says(words: str, text: str) -> bool:
    return _plain(text) in {_plain(word) for word in words.split("|")}


def _plain(text: str) -> str:
    return text.casefold().replace("’", "").replace("'", "").strip(" .,!?~。，！？～")


def _day(visit: Visit, text: str, draft: Draft, s: Services) -> Screen | None:
    view = s.view(visit.lang)
    today = enrolment.today_of(visit, draft, s)
    if _says(view.t("enrol-words-open"), text):
        return days.unclear(view, draft, "open", today)
    found = read_date(text, today, visit.lang)
    if found.problem is Problem.NOTHING:
        return None
    meant = [one.day for one in found.candidates if operation_day(one.day.toordinal())]
    if (year := _YEAR.search(text)) and all(day.year != int(year[0]) for day in meant):
        meant = []
    if not meant:
        return days.unclear(view, draft, str(found.problem or "far"), today)
    if len(meant) == 1:
        return days.confirm(view, meant[0], today)
    return days.choose(view, meant[:_SHOWN], today)


async def _zone(visit: Visit, text: str, draft: Draft, s: Services) -> Screen | None:
    view = s.view(visit.lang)
    if _says(view.t("enrol-words-yes"), text):
        return await enrolment.take(visit, s, zone=view.library.clinic(visit.lang).zone.key)
    if _says(view.t("enrol-words-no"), text):
        return places.zone(view, draft, visit.now)
    pairs = (entry.partition("=") for entry in view.t("enrol-cities").split("|"))
    aliases = {place.strip(): zone.strip() for place, _, zone in pairs}
    # The first reading of all names takes half a second.
    zones = await asyncio.to_thread(named, text, BABEL_LOCALES.values(), aliases)
    if zones:
        return await _placed(visit, zones, s)
    return (
        None if search.finds_surely(visit, s) else places.zone(view, draft, visit.now, unknown=True)
    )


async def located(visit: Visit, s: Services) -> Screen | None:
    """Take the place that was shared, if it was asked for; nothing of it but the zone is kept."""
    asked, place = awaited(visit), visit.event.location
    draft = enrolment.draft_in(visit, s)
    wanted = asked is not None and asked.get("what") == Awaited.ZONE
    agreed = wanted and await s.subscriptions.consented(visit.who)
    if visit.event.kind is not Kind.LOCATION or not agreed or place is None or draft is None:
        return await search.unread(visit, s)
    # The first look at the borders takes a tenth of a second.
    zones = await asyncio.to_thread(at, *place)
    if not zones:
        return places.zone(s.view(visit.lang), draft, visit.now, unknown=True)
    return await _placed(visit, zones, s)


async def _placed(visit: Visit, zones: tuple[str, ...], s: Services) -> Screen:
    if len(zones) > 1:
        return places.which(s.view(visit.lang), zones, visit.now)
    return await enrolment.take(visit, s, zone=zones[0])


async def _question(visit: Visit, s: Services) -> Screen:
    """Answer a question; the way back to subscribing comes with it."""
    shown = await search.find(visit, s)
    return replace(shown, rows=(screens.go_on(s.view(visit.lang)), *shown.rows))

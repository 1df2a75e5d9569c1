"""What is written while subscribing: an answer in one's own words. Anything else is a question."""

import asyncio
from dataclasses import replace
from datetime import time
from typing import Any, Final

from bot.conversation.event import Kind
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.recovery.zones import at
from handlers import alarms, announce_texts, danger, enrolment, recovery_texts, search, spoken
from handlers import enrolment_actions as do
from handlers.awaiting import ENROLMENT, Awaited, asked_no_more, await_text, awaited
from handlers.enrolment_draft import UNKNOWN, Draft
from handlers.screens import enrolment as screens
from handlers.screens import enrolment_day as days
from handlers.screens import enrolment_places as places
from handlers.screens.moments import clock
from handlers.screens.view import View
from handlers.services import Services

_WHEN: Final = frozenset({Awaited.DAY, Awaited.HOUR, Awaited.TIME})


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
            shown = await _confirmed(visit, text, draft, s) or _day(visit, text, draft, s)
        case Awaited.ZONE:
            shown = await _zone(visit, text, draft, s)
        case Awaited.HOUR | Awaited.TIME:
            shown = await _clock(visit, what, text, draft, s)
        case Awaited.SMOKER:
            shown = await _smoker(visit, text, draft, s)
        case Awaited.BEGIN:
            shown = await _begin(visit, text, s)
        case _:
            said = _plan(view, text)
            shown = await enrolment.take(visit, s, **said) if said else None
    if shown is None and what in _WHEN:
        shown = _no_such(visit, what, text, draft, s)
    return shown or await question(visit, s)


def _plan(view: View, text: str) -> dict[str, Any]:
    """Read which plan is meant, if it is one alone: by its title or what people call it."""
    said, library = text.casefold(), view.library
    for lang in library.languages:
        other = View(library, lang)
        pairs = (pair.partition("=") for pair in other.t("enrol-plan-words").split("|"))
        called = {plan for name, _, plan in pairs if spoken.says(view, name, text)}
        titles = {one: library.plan_text(one, lang).title for one in library.plan_ids}
        called |= {one for one, title in titles.items() if said and said in title.casefold()}
        meant = called.intersection(library.plan_ids)
        if len(meant) == 1:
            return {"plan": meant.pop()}
    return {}


def _no_such(visit: Visit, what: Any, text: str, draft: Draft, s: Services) -> Screen | None:
    """Ask again after a time or a day that there is not, or that wasn't asked for."""
    view, today = s.view(visit.lang), enrolment.today_of(visit, draft, s)
    if not spoken.is_when(view, text, today):
        return None
    if what == Awaited.DAY:
        return days.unclear(view, draft, "other", today)
    shown = enrolment.question(visit, draft, "hour" if what == Awaited.HOUR else "time", s)
    return replace(shown, text=f"{view.t('enrol-no-such-time')}\n\n{shown.text}")


async def _clock(visit: Visit, what: Any, text: str, draft: Draft, s: Services) -> Screen | None:
    """Take an hour or a time of day, and say how it was read: "around ten" is 10:00.

    A part of the day is enough for messages; of the operation the hour is asked for.
    """
    view = s.view(visit.lang)
    minute, part = spoken.minute(view, text), spoken.part_of_day(view, text)
    if minute is None and part is not None and what == Awaited.HOUR:
        shown = enrolment.question(visit, draft, "hour", s)
        return replace(shown, text=f"{view.t('enrol-hour-roughly')}\n\n{shown.text}")
    minute = part if minute is None else minute
    if minute is None:
        return None
    if what == Awaited.TIME and enrolment.at_night(minute):
        return screens.time_of_day(view, draft, night=True)
    answer = {"hour" if what == Awaited.HOUR else "time": minute}
    shown = await enrolment.take(visit, s, **answer)
    if minute == UNKNOWN:
        return shown
    read = view.t("enrol-time-read", time=clock(view, time(*divmod(minute, 60))))
    return replace(shown, text=f"{read}\n\n{shown.text}")


async def _smoker(visit: Visit, text: str, draft: Draft, s: Services) -> Screen | None:
    """Take a clear yes or no; who stopped smoking is asked how it is at present."""
    view = s.view(visit.lang)
    said = (
        (view.t("enrol-smoker-no"), 0),
        (view.t("enrol-smoker-yes"), 1),
        (view.t("enrol-words-open"), UNKNOWN),
    )
    for words, answer in said:
        if spoken.says(view, words, text):
            return await enrolment.take(visit, s, smoker=answer)
    quit_ = spoken.says(view, view.t("enrol-smoker-quit"), text)
    if quit_ and (awaited(visit) or {}).get("now"):
        return await enrolment.take(visit, s, smoker=0)
    perhaps = spoken.mentions(view.t("enrol-smoker-perhaps"), text)
    if quit_ or (perhaps and not search.finds_surely(visit, s)):
        await_text(visit, Awaited.SMOKER, now=True)
        return screens.smoker(view, draft, unclear=True)
    return None


async def _begin(visit: Visit, text: str, s: Services) -> Screen | None:
    """Take a yes as the tap; after anything else a later "ok" begins nothing."""
    view = s.view(visit.lang)
    asked_no_more(visit)
    if spoken.says(view, view.t("enrol-words-yes"), text):
        return await enrolment.start(visit, do.Begin(), s)
    if spoken.says(view, view.t("enrol-words-no"), text):
        shown = await enrolment.begin(visit, do.Enrol(), s)
        return replace(shown, text=f"{view.t('enrol-what-else')}\n\n{shown.text}")
    return None


async def _confirmed(visit: Visit, text: str, draft: Draft, s: Services) -> Screen | None:
    """Take a yes or no to the day that is shown as its tap."""
    view, shown = s.view(visit.lang), (awaited(visit) or {}).get("shown")
    if shown is not None and spoken.says(view, view.t("enrol-words-yes"), text):
        return await enrolment.take_day(visit, do.TakeDay(shown), s)
    if shown is not None and spoken.says(view, view.t("enrol-words-no"), text):
        return enrolment.question(visit, draft, "day", s)
    return None


def _day(visit: Visit, text: str, draft: Draft, s: Services) -> Screen | None:
    view = s.view(visit.lang)
    today = enrolment.today_of(visit, draft, s)
    if spoken.leaves_open(view, text):
        return days.unclear(view, draft, "open", today)
    if (found := spoken.days(view, text, today)) is None:
        return None
    meant, problem = found
    if not meant:
        return days.unclear(view, draft, problem, today)
    if len(meant) == 1:
        return enrolment.confirm_day(visit, meant[0], draft, s)
    return days.choose(view, meant, today)


async def _zone(visit: Visit, text: str, draft: Draft, s: Services) -> Screen | None:
    view = s.view(visit.lang)
    here = spoken.says(view, f"{view.t('enrol-words-yes')}|{view.t('enrol-words-here')}", text)
    if here or spoken.leaves_open(view, text):
        return await enrolment.take(visit, s, zone=view.library.clinic(visit.lang).zone.key)
    if spoken.says(view, view.t("enrol-words-no"), text):
        return places.zone(view, draft, visit.now)
    if zones := await spoken.zones(view, text):
        return await _placed(visit, zones, s)
    return (
        None if search.finds_surely(visit, s) else places.zone(view, draft, visit.now, unknown=True)
    )


async def located(visit: Visit, s: Services) -> Screen | None:
    """Take the place that was shared, if it was asked for; nothing of it but the zone is kept."""
    what, place = (awaited(visit) or {}).get("what"), visit.event.location
    if what == Awaited.PLACE and visit.event.kind is Kind.LOCATION and place is not None:
        return await recovery_texts.moved_to(visit, await asyncio.to_thread(at, *place), s)
    draft = enrolment.draft_in(visit, s)
    wanted = what == Awaited.ZONE
    agreed = wanted and await s.subscriptions.consented(visit.who)
    if visit.event.kind is not Kind.LOCATION or not agreed or place is None or draft is None:
        return await medium(visit, s)
    # The first look at the borders takes a tenth of a second.
    zones = await asyncio.to_thread(at, *place)
    if not zones:
        return places.zone(s.view(visit.lang), draft, visit.now, unknown=True)
    return await _placed(visit, zones, s)


async def _placed(visit: Visit, zones: tuple[str, ...], s: Services) -> Screen:
    if len(zones) > 1:
        return places.which(s.view(visit.lang), zones, visit.now)
    return await enrolment.take(visit, s, zone=zones[0])


async def question(visit: Visit, s: Services) -> Screen:
    """Answer a question or a danger; the way back to subscribing comes with it."""
    return _leading_back(visit, await search.find(visit, s), s)


async def medium(visit: Visit, s: Services) -> Screen | None:
    """Say what can't be read, a picture or a voice; take it where it is for an announcement.

    Who was asked something to subscribe finds back to it.
    """
    shown = await announce_texts.medium(visit, s)
    asked = (awaited(visit) or {}).get("what") in ENROLMENT
    if shown is None or not asked or enrolment.draft_in(visit, s) is None:
        return shown
    return _leading_back(visit, shown, s)


def _leading_back(visit: Visit, shown: Screen, s: Services) -> Screen:
    back = screens.go_on(s.view(visit.lang))
    urgent = danger.recent(visit) is not None or alarms.is_alarm(visit, s)
    rows = (*shown.rows, back) if urgent else (back, *shown.rows)
    return replace(shown, rows=rows)

"""What operators write for announcements: the words themselves, a button, a time, a number."""

import re
from datetime import datetime, timedelta
from typing import Any, Final

from bot.announcements import Link
from bot.conversation.letter import Letter
from bot.conversation.role import Role
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.mailing.checks import is_address
from bot.recovery.dates import read_date
from bot.recovery.times import read_time
from handlers import announce, search
from handlers import announce_actions as do
from handlers.awaiting import Awaited, asked_no_more, awaited
from handlers.screens import announce as screens
from handlers.services import Services

ASKED: Final = frozenset({Awaited.LETTER, Awaited.LINK, Awaited.COUNT, Awaited.WHEN})
_LEAST: Final = {
    Awaited.LETTER: Role.EDITOR,
    Awaited.LINK: Role.EDITOR,
    Awaited.WHEN: Role.OPERATOR,
    Awaited.COUNT: Role.OPERATOR,
}
_LONGEST_LABEL: Final = 64


async def medium(visit: Visit, s: Services) -> Screen | None:
    """Take a picture, a film, a file as an announcement's words, if it was asked for."""
    if await concerns(visit, s):
        return await take(visit, s)
    return await search.unread(visit, s)


async def concerns(visit: Visit, s: Services) -> bool:
    """Tell whether a message is an operator's: asked for, forwarded, or a draft that was edited."""
    asked, event = awaited(visit), visit.event
    least = _LEAST.get(asked["what"]) if asked and asked.get("what") in ASKED else None
    if least is None and not event.edited and not event.forwarded:
        return False
    role = await s.operators.role(visit.who)
    return role is not None and role.covers(least or Role.EDITOR)


async def take(visit: Visit, s: Services) -> Screen | None:
    """Take what an operator wrote."""
    event, asked = visit.event, awaited(visit) or {}
    if event.edited:
        return await _edited(visit, s)
    match asked.get("what"):
        case Awaited.LETTER:
            return await _letter(visit, asked, s)
        case Awaited.LINK:
            return await _link(visit, asked, s)
        case Awaited.COUNT:
            return await _count(visit, asked, s)
        case Awaited.WHEN:
            return await _when(visit, asked, s)
        case _:
            return _forwarded(visit, s)


async def _edited(visit: Visit, s: Services) -> Screen | None:
    event = visit.event
    if event.letter is None or event.message is None:
        return None
    draft = await s.announcements.rewrite(
        event.chat, event.message, event.letter, visit.who, visit.now
    )
    if draft is None:
        return await search.find(visit, s) if event.text else None
    return await announce.shown(visit, draft, s, s.view(visit.lang).t("announce-edited"))


async def _letter(visit: Visit, asked: dict[str, Any], s: Services) -> Screen | None:
    event = visit.event
    if event.letter is None or event.message is None:
        return await search.unread(visit, s)
    number, language = asked["number"], asked["language"]
    shown = await announce.written(
        visit, number, s, language=language, letter=event.letter, message=event.message
    )
    # Of an album the first part was answered: one answer is enough.
    again = bool(event.letter.album) and asked.get("album") == event.letter.album
    return None if again else shown


def _forwarded(visit: Visit, s: Services) -> Screen:
    letter: Letter | None = visit.event.letter
    kept = letter.packed() if letter is not None and not letter.empty else None
    if kept is None:
        return screens.listed(s.view(visit.lang), ())
    visit.dialog.put(announce.FORWARDED, {"letter": kept, "message": visit.event.message})
    return screens.offer(s.view(visit.lang))


async def _link(visit: Visit, asked: dict[str, Any], s: Services) -> Screen:
    view = s.view(visit.lang)
    draft = await s.announcements.draft(asked["number"])
    if draft is None:
        return await announce.shown(visit, None, s)
    label, _, target = (part.strip() for part in visit.event.text.partition("|"))
    if not target and is_address(label):
        return screens.ask_link(view, draft, wrong="label")
    if not label or not target or len(label) > _LONGEST_LABEL:
        return screens.ask_link(view, draft, wrong="shape")
    link = _target(label, target, s)
    if link is None:
        return screens.ask_link(view, draft, wrong="target")
    asked_no_more(visit)
    links = (*draft.links, link)
    await s.announcements.change(draft.id, visit.who, visit.now, links=links)
    return await announce.show_links(visit, draft.id, s, view.t("announce-link-added"))


def _target(label: str, target: str, s: Services) -> Link | None:
    library = s.shelf.current
    if is_address(target):
        return Link(label, url=target)
    if library.has(target):
        return Link(label, page=target)
    named = [
        page
        for page in library.page_ids
        for lang in library.languages
        if library.page(page, lang).title.casefold() == target.casefold()
    ]
    return Link(label, page=named[0]) if named else None


async def _count(visit: Visit, asked: dict[str, Any], s: Services) -> Screen:
    digits = re.sub(r"\D", "", visit.event.text)
    at = announce.instant_of(asked["minute"], visit.now)
    counted = await s.announcements.draft(asked["number"])
    if counted is None or at is None or digits != str(asked["count"]):
        return await announce.ask_release(visit, do.AskRelease(asked["number"], asked["minute"]), s)
    asked_no_more(visit)
    return await announce.released(visit, asked["number"], at, s)


async def _when(visit: Visit, asked: dict[str, Any], s: Services) -> Screen:
    view = s.view(visit.lang)
    zone = view.library.clinic(visit.lang).zone
    at = read_moment(visit.event.text, visit.now.astimezone(zone), visit.lang)
    if at is not None and at > visit.now:
        asked_no_more(visit)
        action = do.AskRelease(asked["number"], screens.minute_of(at))
        return await announce.ask_release(visit, action, s)
    draft = await s.announcements.draft(asked["number"])
    if draft is None:
        return await announce.shown(visit, None, s)
    return screens.times(view, draft, visit.now, wrong=True)


def read_moment(text: str, now: datetime, lang: str) -> datetime | None:
    """Return the moment that a text like "tomorrow 10:00" means, by the clocks of ``now``.

    A time alone is today's, or tomorrow's where that is over.
    """
    plain = " ".join(text.split())
    for start in range(len(plain)):
        at = read_time(plain[start:].strip())
        if at is None:
            continue
        said = plain[:start].strip(" ,，")
        if not said:
            found = now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
            return found if found > now else found + timedelta(days=1)
        days = read_date(said, now.date(), lang).candidates
        if len(days) == 1:
            return datetime.combine(days[0].day, at, now.tzinfo)
    return None

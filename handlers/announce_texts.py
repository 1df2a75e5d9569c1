"""What operators write for announcements: the words themselves, a button, a time, a number."""

from datetime import datetime, timedelta
from typing import Any, Final

from bot.conversation.event import Event
from bot.conversation.letter import Letter
from bot.conversation.role import Role
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.recovery.dates import read_date
from bot.recovery.times import read_time
from handlers import announce, announce_links, announce_release, search
from handlers import announce_actions as do
from handlers.awaiting import Awaited, asked_no_more, awaited
from handlers.screens import announce as screens
from handlers.screens import announce_release as releases
from handlers.services import Services

ASKED: Final = frozenset({Awaited.LETTER, Awaited.LINK, Awaited.COUNT, Awaited.WHEN})
_LEAST: Final = {
    Awaited.LETTER: Role.EDITOR,
    Awaited.LINK: Role.EDITOR,
    Awaited.WHEN: Role.OPERATOR,
    Awaited.COUNT: Role.OPERATOR,
}


async def medium(visit: Visit, s: Services) -> Screen | None:
    """Take a picture, a film, a file for an announcement, if it was asked for or is forwarded."""
    if await concerns(visit, s):
        return await take(visit, s)
    return await search.unread(visit, s)


async def concerns(visit: Visit, s: Services) -> bool:
    """Tell whether a message is an operator's: asked for, forwarded, or a draft that was edited."""
    asked, event = awaited(visit), visit.event
    least = _LEAST.get(asked["what"]) if asked and _meant(asked, event) else None
    if least is None and not event.edited and not event.forwarded:
        return False
    visit.role = await s.operators.role(visit.who.id)
    return visit.role is not None and visit.role.covers(least or Role.EDITOR)


def _meant(asked: dict[str, Any], event: Event) -> bool:
    """Tell whether it is what was asked for; after an album's first part only the others are."""
    if asked.get("what") not in ASKED:
        return False
    album = asked.get("album")
    return not album or (event.letter is not None and event.letter.album == album)


async def take(visit: Visit, s: Services) -> Screen | None:
    """Take what an operator wrote."""
    event, asked = visit.event, awaited(visit) or {}
    if event.edited:
        return await _edited(visit, s)
    if not _meant(asked, event):
        return _forwarded(visit, s)
    match asked.get("what"):
        case Awaited.LETTER:
            return await _letter(visit, asked, s)
        case Awaited.LINK:
            return await announce_links.take(visit, asked, s)
        case Awaited.COUNT:
            return await announce_release.take_count(visit, asked, s)
        case _:
            return await _when(visit, asked, s)


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
        return screens.cannot(s.view(visit.lang), event.kind, asked["number"])
    asked_no_more(visit)
    shown = await announce.written(
        visit,
        asked["number"],
        s,
        language=asked["language"],
        letter=event.letter,
        message=event.message,
    )
    # Of an album the first part was answered: one answer is enough.
    return None if asked["album"] else shown


def _forwarded(visit: Visit, s: Services) -> Screen | None:
    """Offer to make an announcement of it; the parts of an album are one, and asked about once."""
    letter = visit.event.letter
    if letter is None:
        return screens.cannot(s.view(visit.lang), visit.event.kind)
    kept = visit.dialog.get(announce.FORWARDED)
    first = Letter.unpacked(kept["letter"]) if isinstance(kept, dict) else None
    again = first is not None and bool(letter.album) and first.album == letter.album
    if first is not None and again:
        whole, message = first.joined(letter), kept["message"]
    else:
        whole, message = letter, visit.event.message
    visit.dialog.put(announce.FORWARDED, {"letter": whole.packed(), "message": message})
    return None if again else screens.offer(s.view(visit.lang))


async def _when(visit: Visit, asked: dict[str, Any], s: Services) -> Screen:
    view = s.view(visit.lang)
    zone = view.library.clinic(visit.lang).zone
    at = read_moment(visit.event.text, visit.now.astimezone(zone), visit.lang)
    if at is not None and at > visit.now:
        asked_no_more(visit)
        action = do.AskRelease(asked["number"], releases.minute_of(at))
        return await announce_release.ask_release(visit, action, s)
    draft = await s.announcements.draft(asked["number"])
    if draft is None or not draft.open:
        return await announce_release.ask_release(visit, do.AskRelease(asked["number"], 0), s)
    return releases.times(view, draft, visit.now, wrong=True)


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

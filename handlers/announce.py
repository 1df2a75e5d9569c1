"""Announcements: all of them, composing one, the look at it and the test."""

from datetime import datetime
from typing import Final

from bot.announcements import Counted, Draft, Hours
from bot.conversation.letter import Letter
from bot.conversation.role import Role
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.mailing.checks import Finding, findings
from handlers import announce_actions as do
from handlers.awaiting import Awaited, await_text
from handlers.screens import announce as screens
from handlers.screens.announcement import screen_of
from handlers.screens.paging import pages_of, within
from handlers.services import Services

FORWARDED: Final = "forwarded"
_KEPT: Final = 200
"""Announcements that can be turned back to."""


async def overview(visit: Visit, _action: do.ShowAnnouncements, s: Services) -> Screen:
    """Show all of them."""
    return await listed(visit, s)


async def turn(visit: Visit, action: do.TurnAnnouncements, s: Services) -> Screen:
    """Show another page of them."""
    return await listed(visit, s, page=action.page)


async def create(visit: Visit, _action: do.NewAnnouncement, s: Services) -> Screen:
    """Begin one, and await its words in the operator's own language."""
    draft = await s.announcements.create(visit.who, visit.now)
    return _write(visit, draft, visit.lang, s)


async def create_notice(visit: Visit, action: do.NewNotice, s: Services) -> Screen:
    """Begin one for whom another one was for, and await its words."""
    corrected = await s.announcements.draft(action.number)
    if corrected is None or corrected.discarded:
        return await shown(visit, corrected, s)
    notice = await s.announcements.create(visit.who, visit.now)
    aim = corrected.audience
    await s.announcements.change(notice.id, visit.who, visit.now, audience=aim)
    return _write(visit, notice, visit.lang, s, s.view(visit.lang).t("announce-notice"))


async def make_one(visit: Visit, action: do.MakeOne, s: Services) -> Screen:
    """Begin one with the message that was forwarded just before."""
    kept = visit.dialog.get(FORWARDED)
    if not isinstance(kept, dict) or action.language not in s.shelf.current.languages:
        return await listed(visit, s)
    visit.dialog.put(FORWARDED, None)
    draft = await s.announcements.create(visit.who, visit.now)
    letter = Letter.unpacked(kept["letter"])
    return await written(
        visit, draft.id, s, language=action.language, letter=letter, message=kept["message"]
    )


async def show(visit: Visit, action: do.ShowDraft, s: Services) -> Screen:
    """Show one."""
    return await shown(visit, await s.announcements.draft(action.number), s)


async def write(visit: Visit, action: do.WriteIn, s: Services) -> Screen:
    """Await its words in a language."""
    draft = await s.announcements.draft(action.number)
    if draft is None or draft.discarded or action.language not in s.shelf.current.languages:
        return await shown(visit, draft, s)
    return _write(visit, draft, action.language, s)


async def drop_version(visit: Visit, action: do.DropVersion, s: Services) -> Screen:
    """Take a language's words away."""
    found = await s.announcements.drop_version(action.number, action.language, visit.who, visit.now)
    return await shown(visit, found, s)


async def preview(visit: Visit, action: do.Preview, s: Services) -> Screen:
    """Show it in a language, exactly as others will see it; the buttons work, too."""
    draft = await s.announcements.draft(action.number)
    if draft is None or draft.discarded or action.language not in s.shelf.current.languages:
        return await shown(visit, draft, s)
    seen = screen_of(s.view(action.language), draft)
    if seen is None:
        return await shown(visit, draft, s)
    return screens.previewed(
        s.view(visit.lang), draft, action.language, seen, may_send=may_send(visit)
    )


async def test_team(visit: Visit, action: do.TestTeam, s: Services) -> Screen:
    """Send it to everybody of the team, each in their language."""
    draft = await s.announcements.draft(action.number)
    team = [one.person for one in await s.operators.listed()]
    count = 0
    if draft is not None and draft.versions:
        count = await s.announcements.test(draft.id, team, visit.who, visit.now)
    return await shown(visit, draft, s, s.view(visit.lang).t("announce-tested", count=count))


async def discard(visit: Visit, action: do.Discard, s: Services) -> Screen:
    """Ask once, then put a draft away; one that was confirmed meanwhile is shown instead."""
    draft = await s.announcements.draft(action.number)
    if draft is None or draft.confirmed:
        return await shown(visit, draft, s)
    if not action.confirmed:
        return screens.confirm_discard(s.view(visit.lang), draft)
    await s.announcements.discard(draft.id, visit.who, visit.now)
    return await listed(visit, s, s.view(visit.lang).t("announce-discarded"))


async def written(
    visit: Visit, number: int, s: Services, *, language: str, letter: Letter, message: int
) -> Screen:
    """Take a message as the words in a language; of what comes next only the rest of its album."""
    draft = await s.announcements.write(
        number,
        language,
        letter,
        chat=visit.event.chat,
        message=message,
        by=visit.who,
        now=visit.now,
    )
    if draft is not None and letter.album:
        await_text(visit, Awaited.LETTER, number=number, language=language, album=letter.album)
    said = s.view(visit.lang).t("announce-written", album=str(bool(letter.album)))
    return await shown(visit, draft, s, said)


async def shown(visit: Visit, draft: Draft | None, s: Services, lead: str = "") -> Screen:
    """Show a draft; of one that is gone or was put away, all of them."""
    if draft is None or draft.discarded:
        return await listed(visit, s, s.view(visit.lang).t("announce-gone"))
    counted, concerns = await look(visit, draft, s, visit.now)
    runs = await s.announcements.runs(draft.id) if draft.confirmed else []
    return screens.draft(
        s.view(visit.lang),
        draft,
        counted,
        concerns,
        runs,
        reached=await s.announcements.reached(runs),
        lead=lead,
        may_send=may_send(visit),
    )


async def look(
    visit: Visit, draft: Draft, s: Services, at: datetime
) -> tuple[Counted, list[Finding]]:
    """Count whom a draft reaches, and find what to mind if it is sent ``at`` an instant."""
    usual = Hours(s.shelf.current.clinic(visit.lang).zone.key)
    counted = await s.announcements.count(draft.audience, visit.now, usual)
    return counted, _findings(visit, draft, counted, s, at)


def stops(visit: Visit, draft: Draft, count: int, s: Services, at: datetime) -> bool:
    """Tell whether a draft can't be sent to so many as it is."""
    return any(one.stops for one in _findings(visit, draft, Counted(count), s, at))


def _findings(
    visit: Visit, draft: Draft, counted: Counted, s: Services, at: datetime
) -> list[Finding]:
    library = s.shelf.current
    starts = at.astimezone(library.clinic(visit.lang).zone)
    return findings(
        draft,
        counted,
        starts,
        has_page=library.has,
        forbidden=library.forbidden,
        own=s.address,
    )


async def listed(visit: Visit, s: Services, lead: str = "", *, page: int = 0) -> Screen:
    """Show all of them below ``lead``, a page at a time."""
    pages = pages_of(await s.announcements.drafts(_KEPT), screens.LISTED) or [[]]
    place = within(page, pages)
    runs = await s.announcements.runs(*(one.id for one in pages[place] if one.confirmed))
    return screens.listed(s.view(visit.lang), pages, runs, lead=lead, page=place)


def may_send(visit: Visit) -> bool:
    """Tell whether the operator may send, too, and not only prepare."""
    return visit.role is not None and visit.role.covers(Role.OPERATOR)


def _write(visit: Visit, draft: Draft, lang: str, s: Services, lead: str = "") -> Screen:
    await_text(visit, Awaited.LETTER, number=draft.id, language=lang, album="")
    return screens.write(s.view(visit.lang), draft, lang, lead)

"""Announcements: composing them, whom they are for, the look before they go out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from bot.announcements import Audience, Counted, Draft
from bot.conversation.letter import Letter
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.mailing.checks import Finding, findings
from handlers import announce_actions as do
from handlers import announce_runs
from handlers.awaiting import Awaited, await_text
from handlers.screens import announce as screens
from handlers.screens import announce_audience as whom
from handlers.screens.announcement import screen_of
from handlers.screens.moments import when
from handlers.services import Services

FORWARDED: Final = "forwarded"
_FARTHEST: Final = timedelta(days=370)


async def overview(visit: Visit, _action: do.ShowAnnouncements, s: Services) -> Screen:
    """Show all of them."""
    return await _all(visit, s)


async def create(visit: Visit, _action: do.NewAnnouncement, s: Services) -> Screen:
    """Begin one, and await its words in the operator's own language."""
    draft = await s.announcements.create(visit.who, visit.now)
    return _write(visit, draft, visit.lang, s)


async def make_one(visit: Visit, action: do.MakeOne, s: Services) -> Screen:
    """Begin one with the message that was forwarded just before."""
    kept = visit.dialog.get(FORWARDED)
    if not isinstance(kept, dict) or action.language not in s.shelf.current.languages:
        return await _all(visit, s)
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
    if draft is None or action.language not in s.shelf.current.languages:
        return await _all(visit, s)
    return _write(visit, draft, action.language, s)


async def drop_version(visit: Visit, action: do.DropVersion, s: Services) -> Screen:
    """Take a language's words away."""
    found = await s.announcements.drop_version(action.number, action.language, visit.who, visit.now)
    return await shown(visit, found, s)


async def audience(visit: Visit, action: do.ShowAudience, s: Services) -> Screen:
    """Show whom it is for."""
    return await _audience(visit, await s.announcements.draft(action.number), s)


async def to_language(visit: Visit, action: do.ToLanguage, s: Services) -> Screen:
    """Choose a language, or all."""
    known = (action.language,) if action.language in s.shelf.current.languages else ()
    return await _aim(visit, action.number, s, languages=known)


async def to_phase(visit: Visit, action: do.ToPhase, s: Services) -> Screen:
    """Add a phase, or take it out."""
    draft = await s.announcements.draft(action.number)
    if draft is None or not 0 <= action.phase < len(whom.PHASES):
        return await _audience(visit, draft, s)
    phase = whom.PHASES[action.phase]
    others = tuple(one for one in draft.audience.phases if one is not phase)
    phases = (*others, phase) if action.on else others
    return await _aim(visit, action.number, s, phases=phases)


async def to_plan(visit: Visit, action: do.ToPlan, s: Services) -> Screen:
    """Choose a plan, or all."""
    plan = action.plan if action.plan in s.shelf.current.plan_ids else None
    return await _aim(visit, action.number, s, plan=plan)


async def to_active(visit: Visit, action: do.ToActive, s: Services) -> Screen:
    """Choose within how many days somebody wrote last."""
    days = action.days if action.days in whom.DAYS else 0
    return await _aim(visit, action.number, s, active_days=days or None)


async def links(visit: Visit, action: do.ShowLinks, s: Services) -> Screen:
    """Show the buttons below it."""
    return await show_links(visit, action.number, s)


async def add_link(visit: Visit, action: do.AddLink, s: Services) -> Screen:
    """Await a button."""
    draft = await s.announcements.draft(action.number)
    if draft is None:
        return await _all(visit, s)
    await_text(visit, Awaited.LINK, number=draft.id)
    return screens.ask_link(s.view(visit.lang), draft)


async def drop_link(visit: Visit, action: do.DropLink, s: Services) -> Screen:
    """Take a button away."""
    draft = await s.announcements.draft(action.number)
    if draft is None:
        return await _all(visit, s)
    left = tuple(link for place, link in enumerate(draft.links) if place != action.place)
    await s.announcements.change(draft.id, visit.who, visit.now, links=left)
    return await show_links(visit, draft.id, s)


async def opt_out(visit: Visit, action: do.SetOptOut, s: Services) -> Screen:
    """Whether "stop these messages" stands below it."""
    await s.announcements.change(action.number, visit.who, visit.now, opt_out=action.on)
    return await show_links(visit, action.number, s)


async def preview(visit: Visit, action: do.Preview, s: Services) -> Screen:
    """Show it in a language, exactly as others will see it; the buttons work, too."""
    draft = await s.announcements.draft(action.number)
    if draft is None or action.language not in s.shelf.current.languages:
        return await _all(visit, s)
    seen = screen_of(s.view(action.language), draft)
    return seen if seen is not None else await shown(visit, draft, s)


async def test_team(visit: Visit, action: do.TestTeam, s: Services) -> Screen:
    """Send it to everybody of the team, each in their language."""
    draft = await s.announcements.draft(action.number)
    team = [one.person for one in await s.operators.listed()]
    count = 0
    if draft is not None and draft.versions:
        count = await s.announcements.test(draft.id, team, visit.who, visit.now)
    return await shown(visit, draft, s, s.view(visit.lang).t("announce-tested", count=count))


async def set_paid(visit: Visit, action: do.SetPaid, s: Services) -> Screen:
    """Pay for speed, or not; the next screen shows the price and asks again."""
    await s.announcements.change(action.number, visit.who, visit.now, paid=action.on)
    return await ask_release(visit, do.AskRelease(action.number, 0), s)


async def times(visit: Visit, action: do.ShowTimes, s: Services) -> Screen:
    """Show times to choose from; one may be written as well."""
    draft = await s.announcements.draft(action.number)
    if draft is None:
        return await _all(visit, s)
    await_text(visit, Awaited.WHEN, number=draft.id)
    return screens.times(s.view(visit.lang), draft, visit.now)


async def ask_release(visit: Visit, action: do.AskRelease, s: Services) -> Screen:
    """Ask for the last time; for very many their number has to be typed."""
    view = s.view(visit.lang)
    draft = await s.announcements.draft(action.number)
    at = instant_of(action.minute, visit.now)
    if draft is None or at is None:
        return await shown(visit, draft, s)
    counted, concerns = await _look(visit, draft, s, at)
    minute = action.minute if at > visit.now else 0
    if counted.recipients > screens.TYPED and not any(one.stops for one in concerns):
        await_text(visit, Awaited.COUNT, number=draft.id, minute=minute, count=counted.recipients)
    said = when(view, at, view.library.clinic(visit.lang).zone, visit.now)
    return screens.confirm(view, draft, counted, concerns, minute=minute, at=said)


async def release(visit: Visit, action: do.Release, s: Services) -> Screen:
    """Send it; confirmed twice, or by two, it is sent once."""
    draft = await s.announcements.draft(action.number)
    at = instant_of(action.minute, visit.now)
    if draft is None or at is None:
        return await shown(visit, draft, s)
    counted, concerns = await _look(visit, draft, s, at)
    if any(one.stops for one in concerns) or counted.recipients > screens.TYPED:
        return await ask_release(visit, do.AskRelease(action.number, action.minute), s)
    return await released(visit, draft.id, at, s)


async def released(visit: Visit, number: int, at: datetime, s: Services) -> Screen:
    """Send it and show how far it is."""
    run = await s.announcements.release(number, visit.who, visit.now, at=at)
    if run is None:
        return await shown(visit, None, s)
    return await announce_runs.watched(visit, run.id, s)


async def discard(visit: Visit, action: do.Discard, s: Services) -> Screen:
    """Ask once, then put a draft away."""
    draft = await s.announcements.draft(action.number)
    if draft is None:
        return await _all(visit, s)
    if not action.confirmed:
        return screens.confirm_discard(s.view(visit.lang), draft)
    await s.announcements.discard(draft.id, visit.who, visit.now)
    return await _all(visit, s, s.view(visit.lang).t("announce-discarded"))


async def written(
    visit: Visit, number: int, s: Services, *, language: str, letter: Letter, message: int
) -> Screen:
    """Take a message as the words in a language; the next message would replace it."""
    draft = await s.announcements.write(
        number,
        language,
        letter,
        chat=visit.event.chat,
        message=message,
        by=visit.who,
        now=visit.now,
    )
    if draft is not None:
        await_text(visit, Awaited.LETTER, number=number, language=language, album=letter.album)
    return await shown(visit, draft, s, s.view(visit.lang).t("announce-written"))


async def shown(visit: Visit, draft: Draft | None, s: Services, lead: str = "") -> Screen:
    """Show a draft; of one that is gone, all of them."""
    if draft is None:
        return await _all(visit, s, s.view(visit.lang).t("announce-gone"))
    counted, concerns = await _look(visit, draft, s, visit.now)
    runs = await s.announcements.runs(draft.id)
    return screens.draft(s.view(visit.lang), draft, counted, concerns, runs, lead=lead)


async def show_links(visit: Visit, number: int, s: Services, lead: str = "") -> Screen:
    """Show the buttons below a draft."""
    draft = await s.announcements.draft(number)
    if draft is None:
        return await _all(visit, s)
    return screens.links(s.view(visit.lang), draft, lead=lead)


def instant_of(minute: int, now: datetime) -> datetime | None:
    """Return the instant that an action means: now for 0, None for nonsense."""
    if not minute:
        return now
    if abs(minute - screens.minute_of(now)) > _FARTHEST / timedelta(minutes=1):
        return None
    return max(datetime.fromtimestamp(minute * 60, UTC), now)


async def _all(visit: Visit, s: Services, lead: str = "") -> Screen:
    return screens.listed(s.view(visit.lang), await s.announcements.drafts(), lead=lead)


def _write(visit: Visit, draft: Draft, lang: str, s: Services) -> Screen:
    await_text(visit, Awaited.LETTER, number=draft.id, language=lang, album="")
    return screens.write(s.view(visit.lang), draft, lang)


async def _look(
    visit: Visit, draft: Draft, s: Services, at: datetime
) -> tuple[Counted, list[Finding]]:
    library = s.shelf.current
    counted = await s.announcements.count(draft.audience, visit.now)
    starts = at.astimezone(library.clinic(visit.lang).zone)
    concerns = findings(draft, counted, starts, has_page=library.has, forbidden=library.forbidden)
    return counted, concerns


async def _aim(visit: Visit, number: int, s: Services, **chosen: Any) -> Screen:
    draft = await s.announcements.draft(number)
    if draft is None:
        return await _all(visit, s)
    aimed: Audience = replace(draft.audience, **chosen)
    changed = await s.announcements.change(number, visit.who, visit.now, audience=aimed)
    return await _audience(visit, changed, s)


async def _audience(visit: Visit, draft: Draft | None, s: Services) -> Screen:
    if draft is None:
        return await _all(visit, s)
    counted = await s.announcements.count(draft.audience, visit.now)
    return whom.audience(s.view(visit.lang), draft, counted)

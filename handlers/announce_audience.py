"""Whom an announcement is for: each tap changes it and shows how many that are."""

from dataclasses import replace
from typing import Any

from bot.announcements import Audience, Draft, Phase
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import announce
from handlers import announce_actions as do
from handlers.screens import announce_audience as screens
from handlers.services import Services


async def audience(visit: Visit, action: do.ShowAudience, s: Services) -> Screen:
    """Show whom it is for."""
    return await _shown(visit, await s.announcements.draft(action.number), s)


async def to_language(visit: Visit, action: do.ToLanguage, s: Services) -> Screen:
    """Choose a language, or all."""
    known = (action.language,) if action.language in s.shelf.current.languages else ()
    return await _aim(visit, action.number, s, languages=known)


async def to_phase(visit: Visit, action: do.ToPhase, s: Services) -> Screen:
    """Add a phase, or take it out."""
    draft = await s.announcements.draft(action.number)
    if draft is None or not 0 <= action.phase < len(Phase):
        return await _shown(visit, draft, s)
    phase = tuple(Phase)[action.phase]
    others = tuple(one for one in draft.audience.phases if one is not phase)
    phases = (*others, phase) if action.on else others
    return await _aim(visit, action.number, s, phases=phases)


async def to_plan(visit: Visit, action: do.ToPlan, s: Services) -> Screen:
    """Choose a plan, or all."""
    plan = action.plan if action.plan in s.shelf.current.plan_ids else None
    return await _aim(visit, action.number, s, plan=plan)


async def to_active(visit: Visit, action: do.ToActive, s: Services) -> Screen:
    """Choose within how many days somebody wrote last."""
    days = action.days if action.days in screens.DAYS else 0
    return await _aim(visit, action.number, s, active_days=days or None)


async def _aim(visit: Visit, number: int, s: Services, **chosen: Any) -> Screen:
    draft = await s.announcements.draft(number)
    if draft is None:
        return await announce.shown(visit, None, s)
    aimed: Audience = replace(draft.audience, **chosen)
    changed = await s.announcements.change(number, visit.who, visit.now, audience=aimed)
    return await _shown(visit, changed, s)


async def _shown(visit: Visit, draft: Draft | None, s: Services) -> Screen:
    """Show whom a draft is for; once it is confirmed, that is settled."""
    if draft is None or not draft.open:
        return await announce.shown(visit, draft, s)
    counted = await s.announcements.count(draft.audience, visit.now)
    return screens.audience(s.view(visit.lang), draft, counted)

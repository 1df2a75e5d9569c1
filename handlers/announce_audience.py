"""Whom an announcement is for: each tap changes it and shows how many that are."""

from collections.abc import Callable
from dataclasses import replace

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
    return await _aim(visit, action.number, s, lambda one: replace(one, languages=known))


async def to_phase(visit: Visit, action: do.ToPhase, s: Services) -> Screen:
    """Add a phase, or take it out."""
    if not 0 <= action.phase < len(Phase):
        return await _shown(visit, await s.announcements.draft(action.number), s)
    phase = tuple(Phase)[action.phase]

    def aim(audience: Audience) -> Audience:
        others = tuple(one for one in audience.phases if one is not phase)
        return replace(audience, phases=(*others, phase) if action.on else others)

    return await _aim(visit, action.number, s, aim)


async def to_plan(visit: Visit, action: do.ToPlan, s: Services) -> Screen:
    """Choose a plan, or all."""
    plan = action.plan if action.plan in s.shelf.current.plan_ids else None
    return await _aim(visit, action.number, s, lambda one: replace(one, plan=plan))


async def to_active(visit: Visit, action: do.ToActive, s: Services) -> Screen:
    """Choose within how many days somebody wrote last."""
    days = action.days if action.days in screens.DAYS else 0
    return await _aim(visit, action.number, s, lambda one: replace(one, active_days=days or None))


async def _aim(
    visit: Visit, number: int, s: Services, aim: Callable[[Audience], Audience]
) -> Screen:
    """Change whom it is for, from what it is by then: a colleague may choose, too."""

    def change(draft: Draft) -> Draft:
        return replace(draft, audience=aim(draft.audience))

    return await _shown(visit, await s.announcements.edit(number, change, visit.who, visit.now), s)


async def _shown(visit: Visit, draft: Draft | None, s: Services) -> Screen:
    """Show whom a draft is for; once it is confirmed, that is settled."""
    if draft is None or not draft.open:
        return await announce.shown(visit, draft, s)
    counted = await s.announcements.count(draft.audience, visit.now)
    return screens.audience(s.view(visit.lang), draft, counted)

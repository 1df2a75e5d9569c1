"""Runs of announcements: watched, paused, ended, corrected, taken back, sent once more."""

from dataclasses import replace

from bot.announcements import Progress, Run, RunKind
from bot.conversation.action import Action
from bot.conversation.role import Role
from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.mailing.run import differs, taken_back, unchanged_in
from handlers import announce
from handlers import announce_actions as do
from handlers.screens import announce_run as screens
from handlers.services import Services


async def show(visit: Visit, action: do.ShowRun, s: Services) -> Screen:
    """Show how far it is; this message stays fresh from now on."""
    return await watched(visit, action.run, s)


async def pause(visit: Visit, action: do.PauseRun, s: Services) -> Screen:
    """Let it rest."""
    await s.announcements.pause(action.run, visit.who, visit.now)
    return await watched(visit, action.run, s)


async def resume(visit: Visit, action: do.ResumeRun, s: Services) -> Screen:
    """Let it go on."""
    await s.announcements.resume(action.run, visit.who, visit.now)
    return await watched(visit, action.run, s)


async def cancel(visit: Visit, action: do.CancelRun, s: Services) -> Screen:
    """Ask once, then end it."""
    if not action.confirmed:
        return await _ask(visit, action.run, "cancel", replace(action, confirmed=True), s)
    await s.announcements.cancel(action.run, visit.who, visit.now)
    return await watched(visit, action.run, s)


async def correct(visit: Visit, action: do.CorrectRun, s: Services) -> Screen:
    """Ask once, then edit what was sent; not what is taken back."""
    if (gone := await _taken_back(action.run, s)) is not None:
        return await _watched_instead(visit, gone, s)
    if not await _differs(action.run, s):
        return await _unchanged(visit, action.run, s)
    if not await s.announcements.can_correct(action.run):
        return await watched(visit, action.run, s, s.view(visit.lang).t("run-cannot-become"))
    if not action.confirmed:
        return await _ask(visit, action.run, "correct", replace(action, confirmed=True), s)
    run = await s.announcements.correct(action.run, visit.who, visit.now)
    return await _followed(visit, run, s)


async def recall(visit: Visit, action: do.RecallRun, s: Services) -> Screen:
    """Ask once, then delete what was sent."""
    if not action.confirmed:
        return await _ask(visit, action.run, "recall", replace(action, confirmed=True), s)
    run = await s.announcements.recall(action.run, visit.who, visit.now)
    return await _followed(visit, run, s)


async def resend(visit: Visit, action: do.ResendRun, s: Services) -> Screen:
    """Ask once, then send once more to those it failed to reach, or perhaps did."""
    if (gone := await _taken_back(action.run, s)) is not None:
        return await _watched_instead(visit, gone, s)
    states = ("unknown",) if action.unknown else ("failed", "expired")
    if not action.confirmed:
        again = replace(action, confirmed=True)
        return await _ask(visit, action.run, states[0], again, s)
    run = await s.announcements.resend(action.run, states, visit.who, visit.now)
    return await _followed(visit, run, s)


async def watched(visit: Visit, run: int, s: Services, lead: str = "") -> Screen:
    """Show how far a run is, and keep this message fresh."""
    seen = await s.announcements.progress(run, visit.now)
    if seen is None:
        return await announce.listed(visit, s)
    message = visit.event.message
    if message is not None and not seen.run.over and not visit.event.picture:
        await s.announcements.watch(run, visit.event.chat, message)
    return screens.progress(s.view(visit.lang), seen, lead=lead, may_send=announce.may_send(visit))


async def progress_for(s: Services, chat: int, seen: Progress) -> Screen | None:
    """Show a run in the language of the operator whose chat it is; None for who left the team."""
    reader = await s.checkins.reader(chat)
    role = await s.operators.role(reader.id) if reader is not None else None
    if reader is None or role is None:
        return None
    return screens.progress(s.view_of(reader), seen, may_send=role.covers(Role.OPERATOR))


async def _unchanged(visit: Visit, run: int, s: Services) -> Screen:
    seen = await s.announcements.progress(run, visit.now)
    if seen is None:
        return await announce.listed(visit, s)
    return screens.unchanged(s.view(visit.lang), seen)


async def _differs(number: int, s: Services) -> bool:
    """Tell whether an announcement's words or buttons are others than those that went out last."""
    run = await s.announcements.run(number)
    draft = await s.announcements.draft(run.announcement) if run is not None else None
    if run is None or draft is None:
        return False
    return differs(draft, run, await s.announcements.runs(draft.id))


async def _taken_back(number: int, s: Services) -> Run | None:
    run = await s.announcements.run(number)
    runs = await s.announcements.runs(run.announcement) if run is not None else []
    return taken_back(one for one in runs if one.of == number)


async def _watched_instead(visit: Visit, run: Run, s: Services) -> Screen:
    return await watched(visit, run.id, s, s.view(visit.lang).t("run-taken-back"))


async def _ask(visit: Visit, run: int, what: str, action: Action, s: Services) -> Screen:
    seen = await s.announcements.progress(run, visit.now)
    if seen is None:
        return await announce.listed(visit, s)
    resent = what in {"correct", "recall"} and await _resent(seen.run, s)
    same = await _unchanged_in(seen.run, s) if what == "correct" else []
    return screens.ask(s.view(visit.lang), seen, what, action, resent=resent, same=same)


async def _unchanged_in(run: Run, s: Services) -> list[str]:
    draft = await s.announcements.draft(run.announcement)
    runs = await s.announcements.runs(run.announcement)
    return unchanged_in(draft, run, runs) if draft is not None else []


async def _resent(run: Run, s: Services) -> bool:
    """Tell whether somebody got it once more, of whom a run's own ledger doesn't know."""
    runs = await s.announcements.runs(run.announcement)
    again = [one for one in runs if one.kind is RunKind.RESEND and one.of == run.id]
    return bool(await s.announcements.reached(again))


async def _followed(visit: Visit, run: Run | None, s: Services) -> Screen:
    if run is None:
        return await announce.listed(visit, s)
    return await watched(visit, run.id, s)

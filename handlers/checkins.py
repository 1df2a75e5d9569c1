"""Check-ins: one question a screen, one tap an answer."""

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from bot.recovery.arithmetic import timetable
from bot.recovery.checkin import Checkin
from bot.recovery.trend import points
from bot.recovery.triage import Question
from bot.recovery.walltime import wall_of
from handlers import abroad, actions, danger
from handlers.alarms import flag, own_words
from handlers.awaiting import Awaited, asked_no_more, await_text
from handlers.screens import alerts, home
from handlers.screens import checkin as screens
from handlers.screens import trend as pictures
from handlers.screens.sources import sources
from handlers.screens.view import View
from handlers.services import Services


async def open_(visit: Visit, action: actions.OpenCheckin, s: Services) -> Screen:
    """Go on where it was left, or show how it ended."""
    view = s.view(visit.lang)
    found = await s.checkins.find(visit.who, action.checkin)
    if found is None:
        return _gone(view)
    if found.over(visit.now):
        return await _over(visit, view, found, s)
    return await _here(visit, view, found, s)


async def answer(visit: Visit, action: actions.AnswerCheckin, s: Services) -> Screen:
    """Take the answer that was tapped."""
    return await keep(visit, action.checkin, action.answer, s)


async def keep(visit: Visit, checkin: int, answer: str, s: Services, *, lead: str = "") -> Screen:
    """Keep an answer and go on below ``lead``; a red flag leads to its screen at once."""
    view = s.view(visit.lang)
    triage = view.library.triage
    words = own_words(visit, s)
    reply = await s.checkins.reply(visit.who, checkin, answer, triage, visit.now, words=words)
    if reply is None:
        return _gone(view)
    if reply.level.red:
        asked_no_more(visit)
        await flag(visit, s)
        danger.told_of(visit, alerts.level_of(view, reply.checkin, answer), _named(checkin))
        shown = screens.red_flag(view, reply.checkin, answer, late=reply.late)
        return await abroad.said(shown, visit.person, view, s)
    if (before := danger.recent(visit)) is not None and before.what == _named(checkin):
        danger.over(visit)  # a slip of the finger, put right
    if reply.late or reply.checkin.passed_by:
        return await _over(visit, view, reply.checkin, s)
    return await _here(visit, view, reply.checkin, s, lead=lead)


def _named(checkin: int) -> str:
    return f"checkin:{checkin}"


def asks(
    visit: Visit,
    view: View,
    checkin: Checkin,
    question: Question,
    *,
    lead: str = "",
    unread: int = 0,
) -> Screen:
    """Show a question; the next text may be its answer, after ``unread`` that were none."""
    place = view.library.triage.place(question)
    await_text(visit, Awaited.CHECKIN, checkin=checkin.id, place=place, unread=unread)
    return screens.question(view, checkin, question, lead=lead)


async def question(visit: Visit, action: actions.ShowQuestion, s: Services) -> Screen:
    """Show one question again; where the questions are other ones by now, go on."""
    view = s.view(visit.lang)
    found = await s.checkins.find(visit.who, action.checkin)
    if found is None:
        return _gone(view)
    if found.over(visit.now):
        return await _over(visit, view, found, s)
    questions = view.library.triage.questions
    if not 0 <= action.place < len(questions):
        return await _here(visit, view, found, s)
    return asks(visit, view, found, questions[action.place])


async def why(visit: Visit, action: actions.WhyQuestion, s: Services) -> Screen:
    """Show what a question rests on and how far the questions are to be trusted."""
    view = s.view(visit.lang)
    found = await s.checkins.find(visit.who, action.checkin)
    questions = view.library.triage.questions
    if found is None or not 0 <= action.place < len(questions):
        return _gone(view)
    shown = screens.text_of(view, questions[action.place])
    back = screens.return_to(view, found, action.place)
    return screens.with_about(view, sources(view, shown, shown.title, back))


async def trend(visit: Visit, _action: actions.ShowTrend, s: Services) -> Screen:
    """Show pain and swelling over the days as a picture."""
    view = s.view(visit.lang)
    found = await s.checkins.course(visit.who)
    if found is None:
        return pictures.nothing_yet(view)
    followed, asked = found
    here = wall_of(visit.now, followed.zone).date()
    plans = view.library.plan_ids
    plan = view.library.plan(followed.plan) if followed.plan in plans else None
    course = timetable(followed.course(plan)) if plan is not None else ()
    before = {one.step.id for one in course if one.due < followed.created}
    shown = points(plan, asked, (here - followed.operation.day).days, before)
    if not shown:
        return pictures.nothing_yet(view)
    return pictures.trend(view, shown, await s.pictures.png(pictures.drawing(view, shown)))


async def _here(
    visit: Visit, view: View, checkin: Checkin, s: Services, *, lead: str = ""
) -> Screen:
    triage = view.library.triage
    asked = triage.next(checkin.answers)
    if asked is not None:
        return asks(visit, view, checkin, asked, lead=lead)
    asked_no_more(visit)
    shown = screens.here(view, checkin, lead=lead)
    red = triage.level(checkin.answers, checkin.day).red
    return await abroad.said(shown, visit.person, view, s) if red else shown


async def _over(visit: Visit, view: View, checkin: Checkin, s: Services) -> Screen:
    """Tell that no more answers are kept; where another one was asked since, ask that."""
    newer = await s.checkins.open(visit.who, None, visit.now) if checkin.passed_by else None
    if newer is None:
        return screens.over(view, checkin)
    return await _here(visit, view, newer, s, lead=view.t("checkin-newer"))


def _gone(view: View) -> Screen:
    return home.menu(view, view.t("old-button"))

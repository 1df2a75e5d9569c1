"""Subscribing: all answers at a glance, and the whole plan with its dates before one begins."""

from datetime import date, datetime

from bot.conversation.screen import Button, Row, Screen, plain
from bot.recovery.arithmetic import timetable
from handlers import enrolment_actions as do
from handlers.enrolment_draft import UNKNOWN, Draft
from handlers.screens.enrolment_day import away
from handlers.screens.moments import clock, date_of, place, when
from handlers.screens.recovery import title_of
from handlers.screens.view import View, in_pairs

_LINES = 12


def preview(view: View, draft: Draft, today: date) -> Screen:
    """Every answer, each to be changed with a tap."""
    wanted = draft.enrolment()
    day = date_of(view, wanted.day, today)
    text = view.t(
        "enrol-preview",
        plan=view.library.plan_text(wanted.plan, view.lang).title,
        day=day,
        away=away(view, wanted.day, today),
        hour=clock(view, wanted.hour) if wanted.hour else view.t("button-not-known"),
        smoker=_smoker(view, draft),
        time=clock(view, wanted.preferred) if wanted.preferred else view.t("recovery-time-plan"),
        place=place(view, wanted.zone),
    )
    start = Button(view.t("button-begin"), do.Begin(), style="success")
    whole_plan = Button(view.t("button-whole-plan"), do.ShowPlan(0))
    changes = [Button(view.t("change-day"), do.Ask("day"))]
    changes.append(Button(view.t("change-hour"), do.Ask("hour")))
    changes.append(Button(view.t("change-smoker"), do.Ask("smoker")))
    changes.append(Button(view.t("change-time"), do.Ask("time")))
    changes.append(Button(view.t("change-zone"), do.Ask("zone")))
    if len(view.library.plan_ids) > 1:
        changes.append(Button(view.t("change-plan"), do.Ask("plan")))
    rows = ((start,), (whole_plan,), *in_pairs(changes), view.wrong(), view.home())
    return Screen(text, rows)


def _smoker(view: View, draft: Draft) -> str:
    if draft.smoker == UNKNOWN:
        return view.t("button-not-said")
    return view.t("button-smoker") if draft.smoker else view.t("button-no-smoker")


def whole(view: View, draft: Draft, now: datetime, page: int) -> Screen:
    """Every message with its date; what is past is told so."""
    wanted = draft.enrolment()
    course = draft.course(view.library.plan(wanted.plan))
    instants = timetable(course)
    pages = [instants[start : start + _LINES] for start in range(0, len(instants), _LINES)]
    page = min(max(page, 0), len(pages) - 1)
    lines = [
        view.t(
            "enrol-line",
            when=when(view, one.due, course.zone, now),
            title=plain(title_of(view, wanted.plan, one.step.id)),
            past=str(not one.helps(now)),
        )
        for one in pages[page]
    ]
    turn = []
    if page:
        turn.append(Button(view.t("button-previous"), do.ShowPlan(page - 1)))
    if page + 1 < len(pages):
        turn.append(Button(view.t("button-next"), do.ShowPlan(page + 1)))
    rows: list[Row] = [tuple(turn)] if turn else []
    rows.append((Button(view.t("button-begin"), do.Begin(), style="success"),))
    rows.append((Button(view.t("button-back"), do.Enrol()), *view.home()))
    text = view.t(
        "enrol-whole", page=page + 1, pages=len(pages), list="\n".join(f"- {one}" for one in lines)
    )
    return Screen(text, (*rows, view.wrong()))

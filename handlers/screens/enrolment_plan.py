"""Subscribing: all answers at a glance, and the whole plan with its dates before one begins."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.conversation.screen import Button, Row, Screen, plain
from bot.recovery.arithmetic import timetable
from bot.recovery.course import Course
from bot.recovery.outset import Outset, outset
from bot.recovery.placing import Instant
from handlers import enrolment_actions as do
from handlers.enrolment_draft import UNKNOWN, Draft
from handlers.screens.moments import away, clock, date_of, place, when
from handlers.screens.paging import pages_of, ways, within
from handlers.screens.recovery import title_of
from handlers.screens.view import View, in_pairs

_LINES: Final = 12
_FIRST: Final = 4
"""Messages that are named before somebody begins."""


def preview(view: View, draft: Draft, now: datetime) -> Screen:
    """Every answer, each to be changed with a tap, and what would come first and last."""
    wanted = draft.enrolment()
    today = now.astimezone(ZoneInfo(wanted.zone)).date()
    day = date_of(view, wanted.day, today)
    answers = view.t(
        "enrol-preview",
        plan=view.library.plan_text(wanted.plan, view.lang).title,
        day=day,
        away=away(view, wanted.day, today),
        hour=clock(view, wanted.hour) if wanted.hour else view.t("button-not-known"),
        smoker=_smoker(view, draft),
        time=clock(view, wanted.preferred) if wanted.preferred else view.t("recovery-time-plan"),
        place=place(view, wanted.zone),
    )
    course = draft.course(view.library.plan(wanted.plan))
    found = outset(course, now)
    rows: list[Row] = [
        (Button(view.t("button-whole-plan"), do.ShowPlan(_page_of_next(course, found))),)
    ]
    if found.coming:
        rows.insert(0, (Button(view.t("button-begin"), do.Begin(), style="success"),))
    changes = [Button(view.t("change-day"), do.Ask("day"))]
    changes.append(Button(view.t("change-hour"), do.Ask("hour")))
    changes.append(Button(view.t("change-smoker"), do.Ask("smoker")))
    changes.append(Button(view.t("change-time"), do.Ask("time")))
    changes.append(Button(view.t("change-zone"), do.Ask("zone")))
    if len(view.library.plan_ids) > 1:
        changes.append(Button(view.t("change-plan"), do.Ask("plan")))
    rows += [*in_pairs(changes), view.wrong(), view.home()]
    return Screen("\n\n".join([answers, *_beginning(view, course, found, now)]), tuple(rows))


def _beginning(view: View, course: Course, found: Outset, now: datetime) -> Iterable[str]:
    if not found.coming:
        yield view.t("enrol-over")
        return
    first = "\n".join(f"- {_line(view, course, one, now)}" for one in found.coming[:_FIRST])
    yield view.t("enrol-coming", count=len(found.coming), list=first)
    if len(found.coming) > _FIRST:
        last = when(view, found.coming[-1].due, course.zone, now)
        yield view.t("enrol-more", more=len(found.coming) - _FIRST, last=last)
    if found.told:
        yield view.t("enrol-told")


def _line(view: View, course: Course, one: Instant, now: datetime, *, past: bool = False) -> str:
    at = when(view, one.due, course.zone, now)
    if one.due <= now and not past:
        at = view.t("enrol-at-once")
    title = plain(title_of(view, course.plan.id, one.step.id))
    return view.t("enrol-line", when=at, title=title, past=str(past))


def _ordered(course: Course, coming: Mapping[str, Instant]) -> list[Instant]:
    """Return the whole plan; what is late stands where it would come."""
    instants = (coming.get(one.step.id, one) for one in timetable(course))
    return sorted(instants, key=lambda one: one.due)


def _page_of_next(course: Course, found: Outset) -> int:
    """Return the page on which what would come begins."""
    coming = {one.step.id: one for one in found.coming}
    steps = [one.step.id for one in _ordered(course, coming)]
    return min(map(steps.index, coming), default=0) // _LINES


def _smoker(view: View, draft: Draft) -> str:
    if draft.smoker == UNKNOWN:
        return view.t("button-not-said")
    return view.t("button-smoker") if draft.smoker else view.t("button-no-smoker")


def whole(view: View, draft: Draft, now: datetime, page: int) -> Screen:
    """Every message with its date; what is past is told so."""
    course = draft.course(view.library.plan(draft.enrolment().plan))
    coming = {one.step.id: one for one in outset(course, now).coming}
    pages = pages_of(_ordered(course, coming), _LINES)
    page = within(page, pages)
    lines = [_line(view, course, one, now, past=one.step.id not in coming) for one in pages[page]]
    rows = ways(view, page, pages, do.ShowPlan)
    if coming:
        rows.append((Button(view.t("button-begin"), do.Begin(), style="success"),))
    rows += [view.wrong(), (Button(view.t("button-back"), do.Enrol()), *view.home())]
    text = view.t(
        "enrol-whole", page=page + 1, pages=len(pages), list="\n".join(f"- {one}" for one in lines)
    )
    return Screen(text, tuple(rows))

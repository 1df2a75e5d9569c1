"""What is wrong with plans: ids that stand twice, pages that don't exist, steps that come too late.

Whether a step comes in time is asked of the arithmetic itself, for somebody who wishes nothing.
"""

import re
from collections.abc import Collection
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.library.columns import WIDEST_LABEL, columns
from bot.library.fields import ID
from bot.library.languages import LANGUAGES
from bot.library.markdown import page_links
from bot.library.plans import PlanDraft, Plans
from bot.library.problems import Report, meant
from bot.library.sources import SOURCES, check_named
from bot.recovery.arithmetic import timetable
from bot.recovery.course import Course
from bot.recovery.placing import Instant, Reason
from bot.recovery.plan import Operation

_SOME_DAY: Final = Operation(date(2026, 6, 15))
_SOME_ZONE: Final = ZoneInfo("UTC")
_NAMED_DAY: Final = re.compile(r"\bday\s?(\d+)\b|第\s?(\d+)\s?天", re.IGNORECASE)


def check_plans(
    plans: Plans, pages: Collection[str], sources: Collection[str] | None, report: Report
) -> None:
    """Note what is wrong with each plan; ``sources`` is None where they couldn't be read."""
    for draft in plans:
        if not ID.fullmatch(draft.id):
            hint = "small letters a-z, digits and hyphens, such as facelift.yaml"
            report.error(draft.at, None, f"{draft.id} can't be a plan's name", hint)
        ids = [step.id for step in draft.steps]
        for place in range(len(ids)):
            _check_names(draft, place, ids, report)
            _check_text(draft, place, pages, sources, report)
        if len(set(ids)) == len(ids):
            for instant in timetable(Course(draft.plan(), _SOME_DAY, _SOME_ZONE)):
                _check_time(draft, ids.index(instant.step.id), instant, report)
                _check_day(draft, ids.index(instant.step.id), instant, report)


def _check_names(draft: PlanDraft, place: int, ids: list[str], report: Report) -> None:
    step = draft.steps[place]
    if step.id in ids[:place]:
        hint = "write another id: it tells what a person was sent already"
        report.error(draft.at, draft.line(place, "id"), f"the id {step.id} is used twice", hint)
    for name in step.silenced_by:
        if name not in ids or name == step.id:
            others = [other for other in ids if other != step.id]
            hint = meant(name, others, "write the id of another step of this plan")
            line = draft.line(place, "silenced_by")
            report.error(draft.at, line, f"{name} is no other step here", hint)


def _check_text(
    draft: PlanDraft,
    place: int,
    pages: Collection[str],
    sources: Collection[str] | None,
    report: Report,
) -> None:
    step = draft.steps[place]
    if step.page not in pages:
        hint = meant(step.page, pages, "write the id of a page that tells more")
        report.error(draft.at, draft.line(place, "page"), f"there is no page {step.page}", hint)
    for lang in LANGUAGES:
        _check_words(draft, place, lang, report)
    line = draft.line(place, "sources")
    if step.facts and not step.sources:
        hint = f"write sources: [id from {SOURCES}], or facts: false if nothing medical is said"
        report.error(draft.at, line, f"{step.id} names no source", hint)
    check_named(step.sources, step.sources if sources is None else sources, draft.at, line, report)


def _check_words(draft: PlanDraft, place: int, lang: str, report: Report) -> None:
    title, text = (getattr(draft.steps[place], field).in_(lang) for field in ("title", "text"))
    if columns(title) > WIDEST_LABEL:
        hint = f"at most {WIDEST_LABEL} letters or {WIDEST_LABEL // 2} Chinese characters"
        line = draft.line(place, "title", lang)
        report.error(draft.at, line, f"{title} is too wide for a button", hint)
    if any(page_links(text)):
        hint = "take the link away: the page that stands in page: opens from the button below"
        line = draft.line(place, "text", lang)
        report.error(draft.at, line, "a link to a page does not work in a message", hint)


def _check_time(draft: PlanDraft, place: int, instant: Instant, report: Report) -> None:
    step, due = instant.step, instant.due
    comes = f"{step.id} comes on day {(due.date() - _SOME_DAY.day).days} at {due:%H:%M}"
    if due > instant.until:
        line = draft.line(place, "useful_until")
        message = f"{comes}, when it is of no use any more"
        report.error(draft.at, line, message, "write a later useful_until, or an earlier time")
    elif Reason.QUIET in instant.reasons:
        message = f"{comes}, since its own time is in the quiet hours"
        hint = "choose a time between 08:00 and 22:00, or write any_hour: true if it is urgent"
        report.warning(draft.at, draft.line(place, "time"), message, hint)


def _check_day(draft: PlanDraft, place: int, instant: Instant, report: Report) -> None:
    """Note where a message calls its day by number, and may be read on a later one."""
    last = (instant.until - timedelta(microseconds=1)).date() - _SOME_DAY.day
    own = instant.step.day
    for lang in LANGUAGES:
        for field in ("title", "text"):
            said = getattr(draft.steps[place], field).in_(lang)
            days = {int(one or other) for one, other in _NAMED_DAY.findall(said)}
            if own in days and last.days > own:
                message = f"{instant.step.id} says day {own}, and may come until day {last.days}"
                hint = "leave the number out, or write an earlier useful_until"
                report.warning(draft.at, draft.line(place, field, lang), message, hint)

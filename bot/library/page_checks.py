"""What is wrong with a page by itself: its dates, sources and text."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Final

from bot.library.markdown import LONG, mistakes
from bot.library.page_files import Draft
from bot.library.problems import Report
from bot.library.sources import SOURCES, check_named

_AHEAD: Final = timedelta(days=1)
"""``today`` is UTC's; where the clinic is, tomorrow may have begun."""


def check_text(draft: Draft, variables: Mapping[str, str] | None, report: Report) -> None:
    """Note what the body may not have; ``variables`` is None where the clinic is unreadable."""
    for mistake in mistakes(draft.body, variables):
        line = draft.body_line + mistake.line
        report.error(draft.file, line, mistake.message, mistake.hint)
    if len(draft.body) > LONG:
        message = f"the text has {len(draft.body)} characters, people read about {LONG}"
        report.warning(draft.file, draft.body_line, message, "make two pages of it")


def check_sources(draft: Draft, sources: Collection[str] | None, report: Report) -> None:
    """Note sources that are missing or unknown; ``sources`` is None where they are unreadable."""
    meta = draft.meta
    if meta.facts and not meta.sources:
        hint = f"write sources: [id from {SOURCES}], or facts: false if it states nothing medical"
        report.error(draft.file, draft.line("sources"), "the page names no source", hint)
    if sources is not None:
        check_named(meta.sources, sources, draft.file, draft.line("sources"), report)


def check_dates(draft: Draft, today: date, report: Report, *, strict: bool) -> None:
    """Note reviews that can't be, and those that have run out (an error if ``strict``)."""
    meta = draft.meta
    if meta.reviewed > today + _AHEAD:
        message = f"reviewed: {meta.reviewed} is in the future"
        hint = "write the day the text was last compared with its sources"
        report.error(draft.file, draft.line("reviewed"), message, hint)
    if meta.review_by < meta.reviewed:
        message = f"review_by: {meta.review_by} is before reviewed: {meta.reviewed}"
        hint = "write the day by which it must be checked again"
        report.error(draft.file, draft.line("review_by"), message, hint)
    elif meta.review_by < today:
        tell = report.error if strict else report.warning
        hint = "compare the text with its sources, then write new dates"
        message = f"the review ran out on {meta.review_by}"
        tell(draft.file, draft.line("review_by"), message, hint)

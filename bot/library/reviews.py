"""Reviews: when a text was compared with its sources, by whom, and when that is due again."""

from datetime import date, timedelta
from typing import Final, TypeVar

from bot.library.fields import Day, Part, Text
from bot.library.problems import Report
from bot.library.validating import Parsed

NOBODY: Final = "none"
"""``reviewed_by`` while no clinician has signed a text off."""

_AHEAD: Final = timedelta(days=1)
"""``today`` is UTC's; where the clinic is, tomorrow may have begun."""


class Reviewed(Part):
    """The lines of a review, in a page's front matter or on top of a file of answers."""

    reviewed: Day
    reviewed_by: Text
    review_by: Day


R = TypeVar("R", bound=Reviewed)


def check_dates(parsed: Parsed[R], today: date, report: Report, *, strict: bool) -> None:
    """Note reviews that can't be, and those that have run out (an error if ``strict``)."""
    said, file = parsed.model, parsed.file
    if said.reviewed > today + _AHEAD:
        message = f"reviewed: {said.reviewed} is in the future"
        hint = "write the day the text was last compared with its sources"
        report.error(file, parsed.line("reviewed"), message, hint)
    if said.review_by < said.reviewed:
        message = f"review_by: {said.review_by} is before reviewed: {said.reviewed}"
        hint = "write the day by which it must be checked again"
        report.error(file, parsed.line("review_by"), message, hint)
    elif said.review_by < today:
        tell = report.error if strict else report.warning
        hint = "compare the text with its sources, then write new dates"
        tell(file, parsed.line("review_by"), f"the review ran out on {said.review_by}", hint)

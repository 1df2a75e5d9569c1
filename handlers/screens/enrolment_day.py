"""Subscribing: the day of the operation, from a calendar or in one's own words."""

from collections.abc import Sequence
from datetime import date

from bot.conversation.screen import Button, Row, Screen
from handlers import enrolment_actions as do
from handlers.enrolment_draft import Draft
from handlers.screens.enrolment import ways
from handlers.screens.moments import away, date_of, is_far
from handlers.screens.month import grid, month_of
from handlers.screens.view import View


def month(view: View, draft: Draft, shown: int, today: date) -> Screen:
    """A month's days; ``shown`` is its number (`month_of`)."""
    rows = grid(view, shown, today, do.ShowMonth, do.PickDay)
    return Screen(view.t("enrol-day"), (*rows, *ways(view, draft, "day")))


def confirm(view: View, day: date, today: date) -> Screen:
    """Whether this is the day: its weekday, and how far it is."""
    text = view.t(
        "enrol-confirm",
        day=date_of(view, day, today),
        away=away(view, day, today),
        far=str(is_far(day, today)),
    )
    yes = Button(view.t("button-right-day"), do.TakeDay(day.toordinal()), style="success")
    other = Button(view.t("button-other-date"), do.Ask("day"))
    return Screen(text, ((yes,), view.wrong(), (other,)))


def choose(view: View, days: Sequence[date], today: date) -> Screen:
    """Which of the days that were meant."""
    rows: list[Row] = [
        (
            Button(
                view.t("enrol-reading", day=date_of(view, day, today), away=away(view, day, today)),
                do.TakeDay(day.toordinal()),
            ),
        )
        for day in days
    ]
    other = Button(view.t("button-other-date"), do.Ask("day"))
    return Screen(view.t("enrol-which-day"), (*rows, view.wrong(), (other,)))


def unclear(view: View, draft: Draft, problem: str, today: date) -> Screen:
    """Why a text gave no day, above the calendar."""
    shown = month(view, draft, month_of(today), today)
    return Screen(view.t("enrol-unclear", problem=problem), shown.rows)

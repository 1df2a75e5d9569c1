"""Subscribing: the day of the operation, from a calendar or in one's own words."""

from calendar import monthcalendar
from collections.abc import Sequence
from datetime import date, timedelta

from babel.dates import format_skeleton, get_day_names

from bot.conversation.screen import Button, Row, Screen
from bot.library import BABEL_LOCALES
from handlers import enrolment_actions as do
from handlers.enrolment_draft import Draft
from handlers.screens.enrolment import ways
from handlers.screens.moments import date_of
from handlers.screens.view import View

_FAR = 400
"""Days beyond which a date is questioned."""

_NAMED = 1
"""Days that have a name of their own in every language."""

_MONTHS = 18
"""How far the calendar goes, back and ahead."""


def month(view: View, draft: Draft, shown: int, today: date) -> Screen:
    """A month's days, Monday first; ``shown`` is its year times twelve and its number from 0."""
    here = today.year * 12 + today.month - 1
    shown = min(max(shown, here - _MONTHS), here + _MONTHS)
    year, number = shown // 12, shown % 12 + 1
    locale = BABEL_LOCALES[view.lang]
    name = format_skeleton("yMMMM", date(year, number, 1), locale=locale)
    turn = [Button(name, do.ShowMonth(shown))]
    if shown > here - _MONTHS:
        turn.insert(0, Button("‹", do.ShowMonth(shown - 1)))
    if shown < here + _MONTHS:
        turn.append(Button("›", do.ShowMonth(shown + 1)))
    names = get_day_names("narrow", "stand-alone", locale)
    head = tuple(Button(names[day], do.ShowMonth(shown)) for day in range(7))
    weeks = [
        tuple(_day(date(year, number, day) if day else None, shown, today) for day in week)
        for week in monthcalendar(year, number)
    ]
    rows: list[Row] = [tuple(turn), head, *weeks, *ways(view, draft, "day")]
    return Screen(view.t("enrol-day"), tuple(rows))


def _day(day: date | None, shown: int, today: date) -> Button:
    if day is None:
        return Button("·", do.ShowMonth(shown))
    label = f"[{day.day}]" if day == today else str(day.day)
    return Button(label, do.PickDay(day.toordinal()))


def confirm(view: View, day: date, today: date) -> Screen:
    """Whether this is the day: its weekday, and how far it is."""
    far = abs(day - today) > timedelta(days=_FAR)
    text = view.t(
        "enrol-confirm", day=date_of(view, day, today), away=away(view, day, today), far=str(far)
    )
    yes = Button(view.t("button-right-day"), do.TakeDay(day.toordinal()), style="success")
    other = Button(view.t("button-other-date"), do.Ask("day"))
    return Screen(text, ((yes,), (other,), view.wrong()))


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
    return Screen(view.t("enrol-which-day"), (*rows, (other,), view.wrong()))


def unclear(view: View, draft: Draft, problem: str, today: date) -> Screen:
    """Why a text gave no day, above the calendar."""
    shown = month(view, draft, today.year * 12 + today.month - 1, today)
    return Screen(view.t("enrol-unclear", problem=problem), shown.rows)


def away(view: View, day: date, today: date) -> str:
    """Return how far a day is: in 12 days, 3 days ago."""
    days = (day - today).days
    if abs(days) <= _NAMED:
        return view.t("enrol-away", days=days, count=abs(days))
    return view.t("enrol-ahead", count=days) if days > 0 else view.t("enrol-ago", count=-days)

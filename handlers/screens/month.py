"""A month to choose a day from, as rows of buttons."""

from calendar import monthcalendar
from collections.abc import Callable
from datetime import date

from babel.dates import format_skeleton, get_day_names

from bot.conversation.action import Action
from bot.conversation.screen import Button, Row
from bot.library import BABEL_LOCALES
from handlers.screens.view import View

_MONTHS = 18
"""How far the calendar goes, back and ahead."""

To = Callable[[int], Action]


def month_of(day: date) -> int:
    """Return a day's month as a number: its year times twelve and its number from 0."""
    return day.year * 12 + day.month - 1


def grid(view: View, shown: int, today: date, turn: To, pick: To) -> list[Row]:
    """Return a month's days, Monday first, below the ways to the months beside it.

    ``turn`` leads to a month (`month_of`), ``pick`` takes a day's number in the calendar.
    """
    here = month_of(today)
    shown = min(max(shown, here - _MONTHS), here + _MONTHS)
    year, number = shown // 12, shown % 12 + 1
    locale = BABEL_LOCALES[view.lang]
    name = format_skeleton("yMMM", date(year, number, 1), locale=locale)
    ways = [Button(name, turn(shown))]
    if shown > here - _MONTHS:
        ways.insert(0, Button("‹", turn(shown - 1)))
    if shown < here + _MONTHS:
        ways.append(Button("›", turn(shown + 1)))
    names = get_day_names("narrow", "stand-alone", locale)
    head = tuple(Button(names[day], turn(shown)) for day in range(7))

    def button(day: int) -> Button:
        if not day:
            return Button("·", turn(shown))
        at = date(year, number, day)
        return Button(f"•{day}" if at == today else str(day), pick(at.toordinal()))

    weeks = [tuple(button(day) for day in week) for week in monthcalendar(year, number)]
    return [tuple(ways), head, *weeks]

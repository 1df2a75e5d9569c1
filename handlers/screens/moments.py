"""Days and times in a person's own words: today 19:00, Thu 3 Dec, in 12 days."""

from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton, format_time, get_timezone_location

from bot.library import BABEL_LOCALES
from handlers.screens.view import View

_CHINA: Final = "Asia/Shanghai"
_NEAR: Final = 183
"""Days within which a year needn't be named, if it is this one."""
_FAR: Final = 400
"""Days beyond which a date is questioned."""
_NAMED: Final = 1
"""Days that have a name of their own in every language."""


def clock(view: View, at: time) -> str:
    """Return a time as a clock shows it."""
    return format_time(at, "HH:mm", locale=BABEL_LOCALES[view.lang])


def date_of(view: View, day: date, today: date) -> str:
    """Return a date with its weekday, and with the year where that isn't plain."""
    near = day.year == today.year and abs((day - today).days) < _NEAR
    skeleton = "MMMEd" if near else "yMMMEd"
    return format_skeleton(skeleton, day, locale=BABEL_LOCALES[view.lang])


def away(view: View, day: date, today: date) -> str:
    """Return how far a day is: in 12 days, 3 days ago."""
    days = (day - today).days
    if abs(days) <= _NAMED:
        return view.t("enrol-away", days=days, count=abs(days))
    return view.t("enrol-ahead", count=days) if days > 0 else view.t("enrol-ago", count=-days)


def is_far(day: date, today: date) -> bool:
    """Tell whether a day is so far that it is questioned."""
    return abs((day - today).days) > _FAR


def when(view: View, instant: datetime, zone: ZoneInfo, now: datetime) -> str:
    """Return an instant as somebody in the zone would say it."""
    wall, today = instant.astimezone(zone), now.astimezone(zone).date()
    at = clock(view, wall.time())
    match (wall.date() - today).days:
        case 0:
            return view.t("moment-today", time=at)
        case 1:
            return view.t("moment-tomorrow", time=at)
        case -1:
            return view.t("moment-yesterday", time=at)
        case _:
            return view.t("moment-day", day=date_of(view, wall.date(), today), time=at)


def place(view: View, zone: str) -> str:
    """Return a zone's city; China's clocks are called after Beijing, whatever the database says."""
    if zone == _CHINA:
        return view.t("place-china")
    return get_timezone_location(zone, locale=BABEL_LOCALES[view.lang], return_city=True)

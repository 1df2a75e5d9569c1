"""What people say where a tap would do: yes and no, a day, a time of day, a place."""

import asyncio
import re
from datetime import date
from typing import Final

from bot.library import BABEL_LOCALES
from bot.recovery.date_readings import Problem
from bot.recovery.dates import read_date
from bot.recovery.plan import operation_day
from bot.recovery.times import read_time
from bot.recovery.zones import named
from handlers.enrolment_draft import UNKNOWN
from handlers.screens.view import View

_SIGNS: Final = re.compile(r"[\W_]+")
_SHOWN: Final = 4
_YEAR: Final = re.compile(r"(?<![\d:：])(?:1\d{3}|2[1-9]\d\d|[3-9]\d{3})(?!\d)")
"""A year of another century: who writes one means no other."""


def says(words: str, text: str) -> bool:
    """Tell whether a text is one of the words that a wording lists between bars."""
    return _plain(text) in {_plain(word) for word in words.split("|")}


def mentions(words: str, text: str) -> bool:
    """Tell whether one of those words stands anywhere in a text."""
    return any(word in _plain(text) for word in map(_plain, words.split("|")))


def days(view: View, text: str, today: date) -> tuple[list[date], str] | None:
    """Read on which days an operation may be meant, and where on none, why; None: it is no day."""
    found = read_date(text, today, view.lang)
    if found.problem is Problem.NOTHING:
        return None
    meant = [one.day for one in found.candidates if operation_day(one.day.toordinal())]
    if (year := _YEAR.search(text)) and all(day.year != int(year[0]) for day in meant):
        meant = []
    return meant[:_SHOWN], str(found.problem or "far")


def minute(view: View, text: str) -> int | None:
    """Read a time in minutes after midnight; whoever leaves it open says so."""
    if says(view.t("enrol-words-open"), text):
        return UNKNOWN
    found = read_time(text)
    return found.hour * 60 + found.minute if found else None


async def zones(view: View, text: str) -> tuple[str, ...]:
    """Return the zones of the places that go by this name, none where there is no such place."""
    pairs = (entry.partition("=") for entry in view.t("enrol-cities").split("|"))
    aliases = {place.strip(): zone.strip() for place, _, zone in pairs}
    # The first reading of all names takes half a second.
    return await asyncio.to_thread(named, text, BABEL_LOCALES.values(), aliases)


def _plain(text: str) -> str:
    return _SIGNS.sub(" ", text.casefold().replace("’", "").replace("'", "")).strip()

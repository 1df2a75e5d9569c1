"""What people say where a tap would do: yes and no, a day, a time of day, a place."""

import asyncio
import re
from collections.abc import Iterator, Sequence
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
_MONTH: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_UNREAL: Final = re.compile(
    r"\d{1,4}\s*[:：点时月]\s*\d{0,4}\s*[分日号]?"
    rf"|\d{{1,4}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+\d{{1,4}}(?:st|nd|rd|th)?",
    re.IGNORECASE,
)
"""Written like a time or a day, also where there is no such one: 25:99."""


def says(view: View, words: str, text: str) -> bool:
    """Tell whether a text is one of the words that a wording lists between bars.

    What people say around an answer makes no difference: "sorry, I forgot" is "I forgot".
    """
    around = sorted(map(_plain, view.t("enrol-words-around").split("|")), key=len, reverse=True)
    return not {_plain(word) for word in words.split("|")}.isdisjoint(_readings(text, around))


def leaves_open(view: View, text: str) -> bool:
    """Tell whether a text says that somebody doesn't know, or doesn't mind."""
    return says(view, view.t("enrol-words-open"), text)


def part_of_day(view: View, text: str) -> int | None:
    """Return the minute of the day that a part of it stands for: "in the morning" is 9:00."""
    for part in view.t("enrol-day-parts").split(";"):
        words, _, at = part.partition("=")
        if says(view, words, text):
            hour, _, minutes = at.partition(":")
            return int(hour) * 60 + int(minutes)
    return None


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
    if leaves_open(view, text):
        return UNKNOWN
    found = read_time(text)
    return found.hour * 60 + found.minute if found else None


def is_when(view: View, text: str, today: date) -> bool:
    """Tell whether a text is a time or a day and nothing else, also one that there is not."""
    if minute(view, text) is not None or part_of_day(view, text) is not None:
        return True
    return days(view, text, today) is not None or _UNREAL.fullmatch(text.strip()) is not None


async def zones(view: View, text: str) -> tuple[str, ...]:
    """Return the zones of the places that go by this name, none where there is no such place."""
    pairs = (entry.partition("=") for entry in view.t("enrol-cities").split("|"))
    aliases = {place.strip(): zone.strip() for place, _, zone in pairs}
    # The first reading of all names takes half a second.
    return await asyncio.to_thread(named, text, BABEL_LOCALES.values(), aliases)


def _plain(text: str) -> str:
    return _SIGNS.sub(" ", text.casefold().replace("’", "").replace("'", "")).strip()


def _readings(text: str, around: Sequence[str]) -> Iterator[str]:
    """Yield a text with ever fewer of the words that only stand around an answer."""
    said: str | None = _plain(text)
    while said is not None:
        yield said
        shorter = {_less(said, word): None for word in around}
        said = next((less for less in shorter if less not in {"", said}), None)


def _less(said: str, word: str) -> str:
    """Return it without that word at its beginning, else at its end."""
    gap = " " if word.isascii() else ""
    front = said.removeprefix(word + gap)
    return (front if front != said else said.removesuffix(gap + word)).strip()

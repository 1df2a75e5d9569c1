"""What people say where a tap would do: yes and no, a time of day, a place."""

import asyncio
import re
from typing import Final

from bot.library import BABEL_LOCALES
from bot.recovery.times import read_time
from bot.recovery.zones import named
from handlers.enrolment_draft import UNKNOWN
from handlers.screens.view import View

_SIGNS: Final = re.compile(r"[\W_]+")


def says(words: str, text: str) -> bool:
    """Tell whether a text is one of the words that a wording lists between bars."""
    return _plain(text) in {_plain(word) for word in words.split("|")}


def mentions(words: str, text: str) -> bool:
    """Tell whether one of those words stands anywhere in a text."""
    return any(word in _plain(text) for word in map(_plain, words.split("|")))


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

"""Time zones by the name of a city, or by a place on the globe.

Borders of zones are those of the timezone-boundary-builder project, as `tzfpy` has them (within
about 100 m). Cities are GeoNames' (`tools.cities`), those of the IANA database, and Unicode CLDR's
names of the latter.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final
from unicodedata import category, normalize
from zoneinfo import available_timezones

import tzfpy
from babel.dates import get_timezone_location

MOST: Final = 4
"""Places that are worth a question."""

_XINJIANG: Final = "Asia/Urumqi"
_BEIJING: Final = "Asia/Shanghai"
_MUCH_SMALLER: Final = 10
"""Of two cities of one name, how often the larger one has the other's people to be meant alone."""

_LONGEST: Final = 60
_LONGEST_PLACE: Final = 4
_LEAD: Final = re.compile(
    r"^(?:(?:i'?m|i am|i live|we are|we're|it'?s|my city is|living|staying|currently|now|in|at|near"
    r"|the)\s+)+"
)
_TAIL: Final = re.compile(r"(?:\s+(?:time|city|now)|时间|市)$")
_HAN: Final = re.compile(r"^[\u4e00-\u9fff]{2,12}$")


def zone_slug(zone: str) -> str:
    """Return a zone's name as an action can carry it: ``asia--hong-kong``."""
    return zone.lower().replace("/", "--").replace("_", "-")


def zone_of(slug: str) -> str | None:
    """Return the zone whose slug this is, or None."""
    return _zones().get(slug)


@cache
def _zones() -> dict[str, str]:
    return {zone_slug(zone): zone for zone in available_timezones()}


def at(latitude: float, longitude: float) -> tuple[str, ...]:
    """Return the zones that clocks go by at a place, in degrees; none on the high seas.

    They are several where people go by two, as in Xinjiang.
    """
    zones = tzfpy.get_tzs(longitude, latitude)
    return tuple(zone for zone in zones if zone in _known())[:MOST]


def elsewhere(zone: str, home: str) -> bool:
    """Tell whether a zone is of another territory than the one at home, where both are known.

    Hong Kong, Macau and Taipei are each another one than Shanghai: they have their own numbers.
    """
    there, here = _territories().get(zone), _territories().get(home)
    return None not in {there, here} and there != here


def named(text: str, locales: Iterable[str], aliases: Mapping[str, str]) -> tuple[str, ...]:
    """Return the zones of the city that a text names, the likeliest first; none is not known.

    They are several where large cities share a name, or people go by two clocks. ``aliases`` are
    further names, such as those of countries.
    """
    further = {_folded(name): (zone,) for name, zone in aliases.items()}
    sources: list[Mapping[str, tuple[str, ...]]] = [further, _cities()]
    sources += [*(_names(locale) for locale in locales), _ids()]
    for name in _readings(_folded(text[:_LONGEST])):
        for source in sources:
            if name in source:
                return _both(source[name])
    return ()


def _readings(text: str) -> Iterator[str]:
    """Yield what of a text may be a name: "我在山西长治市" ends in one, "London, UK" begins so."""
    for said in (text, _LEAD.sub("", text)):
        yield said
        yield _TAIL.sub("", said)
        yield _TAIL.sub("", said.partition(",")[0].partition("，")[0].strip())
    if _HAN.match(text := _TAIL.sub("", text)):
        yield from (text[start:] for start in range(1, len(text) - 1))
        yield from (text[:end] for end in range(min(len(text) - 1, _LONGEST_PLACE), 1, -1))


def _both(zones: tuple[str, ...]) -> tuple[str, ...]:
    """Return Beijing's time as well where Xinjiang's is used beside it."""
    return (_BEIJING, _XINJIANG) if _XINJIANG in zones else zones


def _folded(name: str) -> str:
    """Return a name as people type it: small letters without marks, one space."""
    plain = "".join(sign for sign in normalize("NFKD", name) if category(sign) != "Mn")
    return " ".join(plain.casefold().replace("’", "'").strip(" .。!！?？").split())


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    """Return GeoNames' cities; the file has the largest first."""
    found: dict[str, list[tuple[str, int]]] = {}
    text = (files("bot.recovery") / "cities.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        zone, thousands, names = line.split("\t")
        for name in names.split("|"):
            found.setdefault(_folded(name), []).append((zone, int(thousands)))
    return {name: _meant(cities) for name, cities in found.items()}


def _meant(cities: list[tuple[str, int]]) -> tuple[str, ...]:
    largest = cities[0][1]
    zones = (zone for zone, people in cities if people * _MUCH_SMALLER > largest)
    return tuple(dict.fromkeys(zones))[:MOST]


@cache
def _names(locale: str) -> dict[str, tuple[str, ...]]:
    return {
        _folded(get_timezone_location(zone, locale=locale, return_city=True)): (zone,)
        for zone in _known()
    }


@cache
def _ids() -> dict[str, tuple[str, ...]]:
    return {_folded(zone.rsplit("/", 1)[-1].replace("_", " ")): (zone,) for zone in _known()}


def _known() -> frozenset[str]:
    return frozenset(_territories())


@cache
def _territories() -> dict[str, str]:
    """Return the zones of places, no offsets, no names out of use, with their territory's code."""
    text = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {zone: code for code, _, zone, *_ in lines}

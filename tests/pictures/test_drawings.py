"""Labels become words in their place; whatever the words are, it stays a drawing."""

from xml.etree import ElementTree as ET

import pytest

from bot.library.drawings import filled, labels_in, too_long

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">
  <desc>{bowl-alt}</desc>
  <text x="10" y="50" font-size="10" data-width="50" data-lines="2" data-place="middle">{bowl-soup} {value.x}</text>
</svg>
"""  # noqa: E501  # as a drawing program writes it
TEXTS = {"bowl-alt": "A bowl", "bowl-soup": "Soup", "value.x": "day 1 to 3"}


def lines(svg: str) -> list[tuple[float, str]]:
    found = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}tspan")
    return [(float(span.attrib["y"]), span.text or "") for span in found]


def test_labels_are_found_with_their_lines() -> None:
    assert list(labels_in(SVG)) == [(2, "bowl-alt"), (3, "bowl-soup"), (3, "value.x")]


def test_a_text_is_broken_and_centred_round_its_place() -> None:
    (first, one), (second, two) = lines(filled(SVG, TEXTS))
    assert (one, two) == ("Soup day", "1 to 3")
    assert second - first == pytest.approx(12.8)
    assert (first + second) / 2 == pytest.approx(50 + 3.65, abs=0.1)


@pytest.mark.parametrize(("place", "first"), [("top", 50), ("bottom", 37.2)])
def test_a_text_may_begin_or_end_where_it_stands(place: str, first: float) -> None:
    assert lines(filled(SVG.replace("middle", place), TEXTS))[0][0] == pytest.approx(first)


def test_signs_of_xml_in_words_are_shown_as_they_are() -> None:
    svg = filled(SVG, {**TEXTS, "bowl-soup": '<b>&"', "bowl-alt": "a < b"})
    assert lines(svg)[0][1].startswith('<b>&"')
    assert "a &lt; b" in svg


def test_no_blank_follows_a_chinese_colon() -> None:
    svg = filled(SVG, {**TEXTS, "bowl-soup": "汤：", "value.x": "3天"})
    assert lines(svg)[0][1] == "汤：3天"


def test_what_has_no_room_is_told() -> None:
    assert list(too_long(SVG, TEXTS)) == []
    (excess,) = too_long(SVG, {**TEXTS, "value.x": "from the first day to the third day"})
    assert excess.labels == ("bowl-soup", "value.x")
    assert excess.lines > excess.room == 2

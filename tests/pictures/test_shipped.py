"""The shipped pictures: whole in both languages, readable, honest, and never without a glyph."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from pylopdf_fonts_zh_cn import sans_path

from bot.channels.telegram.rendering import LONGEST_CAPTION
from bot.library import LANGUAGES, check_content
from bot.library.drawings import SVG
from bot.pictures.pictures import rasterise
from bot.playground.images import size
from tests.conftest import NOW
from tests.content import shipped

CONTENT = Path(__file__).parents[2] / "content"
IDS = (
    "four-steps",
    "home-kit",
    "incisions",
    "layers",
    "licence-check",
    "red-flag-card",
    "swelling",
    "timeline",
)
SMALLEST = 34
"""Pixels of 1080 across."""

every_picture = pytest.mark.parametrize("name", IDS)
both_languages = pytest.mark.parametrize("lang", LANGUAGES)


@cache
def glyphs() -> frozenset[str]:
    with TTFont(sans_path(), lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def texts(svg: str) -> Iterator[tuple[float, str]]:
    """Yield what stands in a drawing, each with the size of its font."""
    for element in ET.fromstring(svg).iter(f"{SVG}text"):
        yield float(element.attrib["font-size"]), " ".join(element.itertext())


def test_these_are_all() -> None:
    assert {path.stem for path in (CONTENT / "pictures").glob("*.svg")} == set(IDS)


@every_picture
@both_languages
def test_every_label_is_written_out_in_a_picture_of_the_right_size(name: str, lang: str) -> None:
    picture = shipped().picture(name, lang)
    assert "{" not in "".join(text for _size, text in texts(picture.svg))
    assert size(rasterise(picture.svg)) == (1080, 1350)


@every_picture
@both_languages
def test_the_words_are_large_enough(name: str, lang: str) -> None:
    assert min(size for size, _text in texts(shipped().picture(name, lang).svg)) >= SMALLEST


@every_picture
@both_languages
def test_the_font_has_every_sign(name: str, lang: str) -> None:
    shown = {sign for _size, text in texts(shipped().picture(name, lang).svg) for sign in text}
    assert shown - glyphs() == set()


def test_what_the_check_takes_for_covered_is_covered() -> None:
    standard = bytes(range(0x81, 0xFF)), bytes([*range(0x40, 0x7F), *range(0x80, 0xFF)])
    signs = {
        bytes([lead, trail]).decode("gbk", "ignore")
        for lead in standard[0]
        for trail in standard[1]
    }
    assert {sign for sign in signs if sign and sign not in glyphs()} <= {"\u2252"}


@every_picture
@both_languages
def test_who_cannot_see_it_is_told_what_it_shows(name: str, lang: str) -> None:
    picture = shipped().picture(name, lang)
    drawn = [text.strip() for _size, text in texts(picture.svg)]
    told = re.sub(r"\s", "", picture.alt)
    only_drawn = {"swelling", "bruises", "days", "weeks", "肿", "淤青", "天", "周"}
    for text in drawn[1:]:
        short = text.isdigit() or text in only_drawn or text == drawn[1]
        assert short or re.sub(r"\s", "", text) in told
    assert len(picture.alt) <= LONGEST_CAPTION - 100


@both_languages
def test_the_card_has_the_red_flags_of_its_page_word_by_word(lang: str) -> None:
    page = shipped().page("red-flags", lang).text
    card = [text.strip() for _size, text in texts(shipped().picture("red-flag-card", lang).svg)]
    flags = re.findall(r"^- (.+)$", page, re.MULTILINE)
    assert [text for text in card if text in flags] == flags
    clinic = shipped().clinic(lang)
    assert any(clinic.emergency in text for text in card)
    assert any(clinic.phone in text for text in card)


@both_languages
def test_what_the_clinic_decides_stands_in_the_pictures(lang: str) -> None:
    svg = shipped().picture("timeline", lang).svg
    written = re.sub(r"\s", "", "".join(text for _size, text in texts(svg)))
    for value in ("stitches-out", "work", "final-result"):
        assert re.sub(r"\s", "", shipped().value(value, lang).text) in written


def test_the_words_have_room() -> None:
    problems = check_content(CONTENT, None, NOW.date())
    warned = [p for p in problems if "pictures" in p.path.as_posix()]
    assert [str(problem) for problem in warned] == []

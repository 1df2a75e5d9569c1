"""Long answers arrive in parts: nothing lost, nothing cut through, formatting where it was."""

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.markdown import Entity, utf16_length
from bot.channels.telegram.splitting import split

FAMILY, FLAG, THUMB, ACCENT = "👨‍👩‍👧‍👦", "🇨🇳", "👍🏽", "e\u0301"
UNITS = st.sampled_from([FAMILY, FLAG, THUMB, ACCENT, "字", "a", "a", " ", "。", "\n"])
LIMIT = 40


def characters(text: str) -> list[str]:
    return [found for found in regex.findall(r"\X", text) if not found.isspace()]


def covered(text: str, entity: Entity) -> str:
    units = text.encode("utf-16-le")
    begin, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
    return units[begin:end].decode("utf-16-le")


@given(st.lists(UNITS, max_size=120), st.integers(0, 120), st.integers(0, 120))
def test_any_text_is_whole_in_its_parts(units: list[str], one: int, other: int) -> None:
    text = "".join(units)
    begin, end = sorted((utf16_length("".join(units[:one])), utf16_length("".join(units[:other]))))
    bold: Entity = {"type": "bold", "offset": begin, "length": end - begin}
    parts = split(text, [bold], LIMIT)
    assert all(utf16_length(part) <= LIMIT for part, _ in parts)
    assert len(parts) == 1 or all(part.strip() for part, _ in parts)
    assert [c for part, _ in parts for c in characters(part)] == characters(text)
    shown = "".join(covered(part, entity) for part, found in parts for entity in found)
    assert "".join(shown.split()) == "".join(covered(text, bold).split())


@pytest.mark.parametrize("unit", [FAMILY, FLAG, THUMB, ACCENT])
def test_no_character_is_cut_where_there_is_no_pause(unit: str) -> None:
    parts = split("a" + unit * 500, [], LIMIT)
    assert len(parts) > 10
    assert {c for part, _ in parts for c in characters(part)} == {"a", unit}


def test_a_cut_is_made_at_a_lines_end_before_a_sentences_end() -> None:
    text = "One sentence here.\nAnother one. And a third which is long."
    assert [part for part, _ in split(text, [], 34)] == [
        "One sentence here.",
        "Another one. And a third which is",
        "long.",
    ]


def test_something_longer_than_a_message_is_cut_all_the_same() -> None:
    towering = "a" + "\u0301" * 200
    parts = [part for part, _ in split(towering, [], LIMIT)]
    assert "".join(parts) == towering
    assert all(len(one) == LIMIT for one, _ in pairwise(parts))

"""Signs of danger are spotted in everyday words, anywhere in a text; better once too often."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.alarms import Alarms
from bot.library.degrees import is_cool
from bot.library.signs import sign_of

SIGNS = Alarms(
    [
        (
            "blood",
            [
                sign
                for text in ("!blood + pillow* | sheet", "!~cut + blood", "血 + 枕头 | 止不住")
                if (sign := sign_of(text))
            ],
        ),
        ("fever", [sign for text in ("!{fever}", "fever*", "发烧") if (sign := sign_of(text))]),
    ]
)


def found(text: str) -> list[str]:
    return SIGNS.found(text, lambda word: word, {"fewer"}.__contains__)


@pytest.mark.parametrize(
    "text",
    [
        "there is blood on my pillows",
        "my pillow, it has blood on it",
        "BLOOD... all over the pilow",
        "枕头上都是血",
        "昨天还好。今天血止不住了。",
    ],
)
def test_the_parts_of_a_sign_stand_in_one_sentence_in_any_order(text: str) -> None:
    assert found(text) == ["blood"]


@pytest.mark.parametrize("text", ["blod on my sheet", "bolod on the pilow", "bllood, my pillow"])
def test_one_slip_in_a_word_hides_no_sign(text: str) -> None:
    assert found(text) == ["blood"]


def test_the_parts_of_some_signs_may_be_sentences_apart() -> None:
    assert found("I have a cut. There is blood.") == ["blood"]
    assert found("I have a cut. There is no blood.") == []
    assert found("What does cut mean? There is blood.") == []


def test_a_word_of_its_own_is_no_slip() -> None:
    assert found("fewver since noon") == ["fever"]
    assert found("fewer since noon") == []


@pytest.mark.parametrize(
    "text",
    ["blood test tomorrow. My pillow is soft.", "我抽血了。枕头多高？", "血压高，枕草子", ""],
)
def test_words_of_two_sentences_make_no_sign(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no fever", []),
        ("I don't have a fever", []),
        ("no fever, but blood on the pillow", ["blood"]),
        ("没有发烧", []),
        ("没发烧", []),
        ("没有 发烧", []),
        ("不头疼 发烧了", ["fever"]),
        ("不发烧了，可是血止不住", ["blood"]),
        ("是不是发烧了", ["fever"]),
        ("有没有发烧我不知道，血止不住", ["blood", "fever"]),
    ],
)
def test_what_is_denied_does_not_count(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text", ["what is the risk of fever", "手术后会发烧吗", "会不会发烧", "I had a fever last year"]
)
def test_what_is_asked_in_general_does_not_count(text: str) -> None:
    assert found(text) == []


def test_some_signs_count_even_then() -> None:
    assert found("what if there is blood on my pillow") == ["blood"]


@pytest.mark.parametrize(
    "text",
    ["38.5", "39度", "体温38", "烧到39度2", "temp 102f", "temperature is 101.3", "38℃"],
)
def test_temperatures_from_38_on_are_a_fever(text: str) -> None:
    assert found(text) == ["fever"]


@pytest.mark.parametrize(
    "text",
    [
        "37.9",
        "day 38",
        "38岁",
        "体温37度5",
        "38.5公斤",
        "不到38度",
        "98.6 f",
        "below 38 degrees",
        "138.5",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *[
            "37.6",
            "体温37.7",
            "低烧37.6",
            "发烧了，37度8",
            "發燒37.6",
            "37.8算发烧吗",
            "三十七度七 低烧",
        ],
        *[
            "37.6 fever",
            "is 37.8 a fever?",
            "I have a fever, 37.7",
            "low-grade fever of 37.6",
            "fever 99.9 F",
            "my temperature is 37.8 since this morning",
            "37.8 for two days now, what should I do",
        ],
    ],
)
def test_a_number_below_a_fever_goes_before_the_word(text: str) -> None:
    assert found(text) == []
    assert is_cool(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("38.4 fever", ["fever"]),
        ("发烧38度", ["fever"]),
        ("昨晚38.5，现在37.6", ["fever"]),
        ("发烧，吃了药37.6", ["fever"]),
        ("fever, after paracetamol 37.6", ["fever"]),
        ("37.6 fever and blood on my pillow", ["blood"]),
        ("37.6 and my left cheek swells", []),
        ("fever, 36 hours now", ["fever"]),
        ("I am 36, fever", ["fever"]),
        ("外面36度，发烧了", ["fever"]),
        ("37.6公斤", []),
        ("37", []),
        ("day 37", []),
    ],
)
def test_whatever_else_is_told_still_counts(text: str, expected: list[str]) -> None:
    assert found(text) == expected
    assert not is_cool(text)


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    assert set(found(text)) <= {"blood", "fever"}


def test_a_word_repeated_for_ever_holds_nobody_up() -> None:
    assert found("blood " * 2000) == []


@pytest.mark.parametrize("text", ["", "+", "blood +", "| + a"])
def test_a_sign_needs_words_in_every_part(text: str) -> None:
    assert sign_of(text) is None

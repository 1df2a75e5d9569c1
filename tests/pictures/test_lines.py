"""Texts in drawings are broken where a reader would, and never run out of their place."""

from hypothesis import given
from hypothesis import strategies as st

from bot.library.lines import fitted, width, wrapped


def test_a_han_character_is_one_em_and_latin_letters_are_as_wide_as_the_font_has_them() -> None:
    assert width("拆线") == 2
    assert round(width("Smile"), 3) == round((596 + 926 + 275 + 284 + 554) / 1000, 3)


def test_lines_are_about_equally_long() -> None:
    assert wrapped("Arrange for somebody to stay", 9) == ["Arrange for", "somebody to stay"]
    assert wrapped("short", 9) == ["short"]


def test_chinese_breaks_after_a_clause_rather_than_inside_a_word() -> None:
    assert wrapped("多休息，照医生说的做。不剧烈运动，不直接晒太阳。", 16) == [
        "多休息，照医生说的做。",
        "不剧烈运动，不直接晒太阳。",
    ]


def test_no_line_begins_with_a_full_stop_or_ends_with_an_opening_quotation_mark() -> None:
    for most in range(2, 20):
        for line in wrapped("上面要有“医疗美容科”或“美容外科”，查到48小时（38.5度）。", most):
            assert line[0] not in "，。”）"
            assert line[-1] not in "“（"


def test_numbers_stay_with_what_they_count() -> None:
    assert "48小时" in "|".join(wrapped("术后的头48小时有人陪", 5))


def test_a_break_that_was_written_stays() -> None:
    assert wrapped("Clinic 0355\nEmergency 120", 40) == ["Clinic 0355", "Emergency 120"]


def test_what_is_too_long_is_set_smaller_but_never_tiny() -> None:
    assert fitted("拆线", 200, 40, 1) == (40, ["拆线"])
    size, lines = fitted("什么时候拆线呢", 240, 40, 1)
    assert size < 40
    assert lines == ["什么时候拆线呢"]
    size, lines = fitted("什么时候拆线呢" * 9, 240, 40, 1)
    assert size >= 28
    assert len(lines) > 1


@given(st.text(alphabet="ab 拆线，。“”（）12.\n-", max_size=40), st.integers(1, 20))
def test_nothing_is_lost_whatever_the_text(text: str, most: int) -> None:
    assert "".join("".join(wrapped(text, most)).split()) == "".join(text.split())


@given(st.text("词wi 。，(", min_size=1, max_size=60), st.integers(2, 9))
def test_cut_to_a_width_no_line_is_longer_and_nothing_is_lost(text: str, most: int) -> None:
    lines = wrapped(text, most, cut=True)
    assert all(width(line) <= most for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())

"""The picture of the days: what is only compared is never drawn as a level."""

from bot.pictures.chart import chart

NOTHING = [None, None, None]


def test_swelling_is_a_mark_a_day_at_one_height_and_no_line() -> None:
    with_it = chart([0, 1, 2], NOTHING, [2, 1, 0])
    without = chart([0, 1, 2], NOTHING, NOTHING)
    # More, the same, less: a triangle up, two bars, a triangle down, beside those of the key.
    assert with_it.count("<polygon") == without.count("<polygon") + 2
    assert with_it.count('stroke-width="8"') == without.count('stroke-width="8"') + 1
    assert with_it.count('stroke-width="7"') == 0
    assert "245,941 226,979 264,979" in with_it
    assert "525,979 506,941 544,941" in with_it


def test_pain_is_a_line_with_its_gaps() -> None:
    assert chart([0, 1, 2], [3, 5, 4], NOTHING).count('stroke-width="7"') == 1
    assert chart([0, 1, 2, 3], [3, None, 5, 4], [None] * 4).count('stroke-width="7"') == 2

"""A date is shown with its year where that isn't plain."""

from datetime import date

import pytest

from handlers.screens.moments import date_of
from handlers.screens.view import View
from tests.content import shipped


@pytest.mark.parametrize(
    ("day", "today", "named"),
    [
        (date(2026, 12, 24), date(2026, 6, 10), True),
        (date(2026, 12, 24), date(2026, 9, 10), False),
        (date(2027, 1, 4), date(2026, 12, 28), True),
        (date(2026, 6, 10), date(2026, 12, 24), True),
    ],
)
def test_the_year_is_named_half_a_year_away_and_in_another_one(
    day: date, today: date, *, named: bool
) -> None:
    shown = [date_of(View(shipped(), lang), day, today) for lang in ("en", "zh")]
    assert [str(day.year) in one for one in shown] == [named, named]

"""How the desk does: what counts as kept, and as broken."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.helpdesk.figures import Waited, by_day, figures

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")


def wait(asked: int, promised: int | None, answered: int | None) -> Waited:
    """A wait by minutes before now."""

    def at(minutes: int | None) -> datetime | None:
        return None if minutes is None else NOW - timedelta(minutes=minutes)

    return Waited(NOW - timedelta(minutes=asked), at(promised), at(answered))


def test_nobody_asked() -> None:
    found = figures([], NOW)
    assert (found.asked, found.median, found.p90, found.promises) == (0, None, None, 0)


def test_a_promise_is_kept_by_an_answer_in_time_and_broken_by_its_hour() -> None:
    kept, late = wait(60, 30, 40), wait(60, 30, 20)
    silent, coming = wait(60, 30, None), wait(10, -20, None)
    found = figures([kept, late, silent, coming], NOW)
    assert (found.promises, found.kept, found.answered) == (3, 1, 2)
    assert found.median == 30


def test_days_are_the_clinics() -> None:
    # 23:50 in Changzhi is the same day, 00:10 the next one.
    late = Waited(datetime(2026, 11, 23, 15, 50, tzinfo=UTC), None, NOW)
    early = Waited(datetime(2026, 11, 23, 16, 10, tzinfo=UTC), None, NOW)
    days = dict(by_day([late, early], 3, NOW, ZONE))
    assert list(days) == [date(2026, 11, day) for day in (22, 23, 24)]
    assert days[date(2026, 11, 22)] is None
    assert days[date(2026, 11, 23)] == 20 * 60 + 10


def test_the_middle_and_nine_of_ten_of_a_known_list() -> None:
    # Ten waits of 1, 2, ... 9 and 100 minutes: nine of ten were answered within 9 of them, and the
    # tenth part of the way from there to the longest is 18.1.
    waited = [wait(200, None, 200 - minutes) for minutes in (3, 1, 100, 2, 9, 4, 8, 5, 7, 6)]
    found = figures([*waited, wait(200, None, None)], NOW)
    assert found.median == 5.5
    assert found.p90 == pytest.approx(18.1)
    # Of eleven the tenth is exactly the one that nine of ten do not exceed.
    eleven = figures([wait(200, None, 200 - minutes) for minutes in range(11, 0, -1)], NOW)
    assert (eleven.median, eleven.p90) == (6, 10)
    assert figures([wait(60, None, 48)], NOW).p90 == 12


def test_a_wait_that_ended_without_an_answer_keeps_no_promise() -> None:
    asked, promised = NOW - timedelta(minutes=60), NOW - timedelta(minutes=30)
    early, late = promised - timedelta(minutes=5), promised + timedelta(minutes=5)
    found = figures([Waited(asked, promised, None, end) for end in (early, late)], NOW)
    assert (found.answered, found.unanswered, found.promises, found.kept) == (0, 2, 1, 0)
    assert (found.median, found.p90) == (None, None)


minutes = st.integers(0, 5000)


@given(st.lists(st.tuples(minutes, st.none() | minutes, st.none() | minutes)))
def test_figures_are_never_beyond_what_they_count(rows: list[tuple[int, int, int]]) -> None:
    found = figures([wait(*row) for row in rows], NOW)
    assert 0 <= found.kept <= found.promises <= found.asked
    assert 0 <= found.answered <= found.asked
    assert (found.median is None) == (found.p90 is None) == (found.answered == 0)
    if found.median is not None and found.p90 is not None:
        assert found.median <= found.p90

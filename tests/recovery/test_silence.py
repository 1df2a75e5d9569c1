"""When nobody answers, the team hears of it: after the plan has asked again, and in any case."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.recovery.silence import WAIT, patience

TWO = timedelta(hours=2)


def test_the_first_evening_asked_again_after_two_hours_told_after_four() -> None:
    assert patience(1, [TWO]) == 2 * TWO
    assert TWO + patience(2, [TWO]) == 2 * TWO


def test_a_plan_that_asks_once_is_waited_for_as_well() -> None:
    assert patience(1, []) == WAIT


@given(st.integers(1, 9), st.lists(st.timedeltas(timedelta(hours=1), timedelta(hours=48))))
def test_it_always_comes_to_an_end_after_the_asking(times: int, again: list[timedelta]) -> None:
    wait = patience(times, again)
    assert timedelta() < wait <= sum(again, timedelta()) + (again[-1] if again else WAIT)

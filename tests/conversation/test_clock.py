"""The clock moves forward, and only forward."""

from datetime import datetime, timedelta

import pytest

from bot.clock import MovableClock
from tests.conftest import NOW, StillClock


def test_a_moved_clock_tells_the_moved_time(clock: StillClock) -> None:
    moved = MovableClock(clock)
    assert moved.advance(timedelta(days=1)) == NOW + timedelta(days=1)
    clock.advance(hours=1)
    assert moved.now() == NOW + timedelta(days=1, hours=1)
    moved.reset()
    assert moved.now() == NOW + timedelta(hours=1)


def test_it_never_goes_back(clock: StillClock) -> None:
    moved = MovableClock(clock)
    with pytest.raises(ValueError, match="only moves forward"):
        moved.advance(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="only moves forward"):
        moved.move_to(NOW - timedelta(seconds=1))
    with pytest.raises(ValueError, match="offset"):
        moved.move_to(datetime(2030, 1, 1))  # noqa: DTZ001  # the naive time is the mistake
    assert moved.now() == NOW


def test_whoever_waits_is_woken_until_they_leave(clock: StillClock) -> None:
    moved, heard = MovableClock(clock), []
    leave = moved.on_move(lambda: heard.append(moved.now()))
    moved.move_to(NOW + timedelta(hours=2))
    leave()
    moved.advance(timedelta(hours=2))
    assert heard == [NOW + timedelta(hours=2)]

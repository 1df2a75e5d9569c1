"""The rate follows what the messenger takes: down when it refuses all, slowly back, shared."""

from collections import deque
from itertools import count

import pytest

from bot.conversation.lane import Lane
from bot.delivery.pacing import PROBE_AFTER, Limits, Pace
from bot.delivery.turns import Ticket, Turns


def refuse_all(pace: Pace, now: float) -> None:
    for chat in (1, 2, 3):
        pace.refused(chat, 1.0, now + chat / 100)


def test_refused_as_a_whole_it_goes_slower_and_feels_its_way_back() -> None:
    pace = Pace(Limits(30))
    full = pace.rate
    refuse_all(pace, 100)
    assert pace.rate == pytest.approx(0.9 * full)
    refuse_all(pace, 102)
    assert pace.rate == pytest.approx(0.81 * full)
    now = 102.0
    for _ in range(20):
        now += PROBE_AFTER + 1
        pace.accepted(now)
    assert pace.rate == pytest.approx(full)


def test_a_few_refusals_among_many_answers_are_their_chats_own() -> None:
    pace = Pace(Limits(30))
    full = pace.rate
    for number in range(300):
        now = number / 30
        if number % 20 == 0:
            pace.refused(number, 1.0, now)
        else:
            pace.accepted(now)
        assert not pace.all_halted(now)
    assert pace.rate == full


@pytest.mark.parametrize("holds", [10, 20, 25])
def test_the_rate_that_holds_is_learnt_from_refusals_that_never_come_together(holds: int) -> None:
    """A messenger that takes fewer than we think, and refuses only what is beyond."""
    pace, taken, refused, now = Pace(Limits(30)), deque[float](), 0, 0.0
    for chat in count(1):
        now = max(now + 1 / pace.rate, now + pace.all_halted(now))
        while taken and taken[0] <= now - 1:
            taken.popleft()
        if len(taken) < holds:
            taken.append(now)
            pace.accepted(now)
        else:
            refused += now > 60
            pace.refused(chat, 1.0, now)
        if now > 600:
            break
    assert 0.9 * holds < pace.rate < 1.05 * holds
    assert refused < 0.02 * 600 * holds


def test_two_processes_share_one_budget() -> None:
    pace = Pace(Limits(30))
    pace.share(0.5)
    assert pace.rate == pytest.approx(30 * 0.98 / 2)
    pace.share(1)
    assert pace.rate == pytest.approx(30 * 0.98)


def test_what_is_paid_for_has_a_budget_of_its_own_and_passes_what_is_not() -> None:
    turns = Turns(Pace(Limits(30)))
    turns.pace.pay(paying=True)
    assert turns.room(0) > 200
    for chat in range(60):
        turns.wait(Ticket(chat, Lane.REMINDER, False, 0.0))
    for chat in range(100, 300):
        turns.wait(Ticket(chat, Lane.ANNOUNCEMENT, False, 0.0, paid=True))
    gone: list[Ticket] = []
    now = 0.0
    while now < 0.5:
        released, again = turns.release(now)
        gone += released
        now = max(again, now + 0.001)
    assert sum(ticket.paid for ticket in gone) == 200
    assert sum(not ticket.paid for ticket in gone) <= 16


def test_processes_share_the_budget_that_is_paid_for_too_and_obey_refusals_in_it() -> None:
    pace = Pace(Limits(30))
    pace.pay(paying=True)
    assert pace.paid_rate == pytest.approx(980)
    pace.share(0.5)
    assert pace.paid_rate == pytest.approx(490)
    assert pace.most_within(1, 10_000) == 490
    for chat in range(10):
        pace.refused(chat, 1.0, 0.0)
    assert pace.paid_rate == pytest.approx(490 * 0.9)

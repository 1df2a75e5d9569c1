"""The rate follows what the messenger takes: down when it refuses all, slowly back, shared."""

from collections import deque
from collections.abc import Callable
from itertools import count
from random import Random

import pytest

from bot.conversation.lane import Lane
from bot.delivery.easing import PROBE_AFTER
from bot.delivery.pacing import Limits, Pace
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
    for number in range(700):
        now = number / 30
        if number % 20 == 0:
            pace.refused(number, 1.0, now)
        else:
            pace.accepted(now)
        assert not pace.all_halted(now)
        assert pace.rate > 0.92 * full
    assert pace.rate == full


def ten_minutes(pace: Pace, takes: Callable[[float], bool]) -> tuple[int, int, int]:
    """Send as fast as the pace allows; who is refused waits a second and is tried again.

    Returns how many were taken, how many refused, and how many of those after the first minute.
    """
    taken, refused, late, now = 0, 0, 0, 0.0
    again, chats = deque[tuple[float, int]](), count(1)
    while now < 600:
        now = max(now + 1 / pace.rate, now + pace.all_halted(now))
        chat = again.popleft()[1] if again and again[0][0] <= now else next(chats)
        if takes(now):
            taken += 1
            pace.accepted(now)
        else:
            refused += 1
            late += now > 60
            pace.refused(chat, 1.0, now)
            again.append((now + 1, chat))
    return taken, refused, late


def window(holds: int) -> Callable[[float], bool]:
    """A messenger that takes so many within any second, and refuses only what is beyond."""
    seen = deque[float]()

    def takes(now: float) -> bool:
        while seen and seen[0] <= now - 1:
            seen.popleft()
        fits = len(seen) < holds
        if fits:
            seen.append(now)
        return fits

    return takes


@pytest.mark.parametrize("holds", [10, 20, 25, 27, 28])
def test_the_rate_that_holds_is_learnt_from_refusals_that_never_come_together(holds: int) -> None:
    pace = Pace(Limits(30))
    taken, _, late = ten_minutes(pace, window(holds))
    assert 0.9 * holds < pace.rate < 1.05 * holds
    assert taken >= 0.95 * 600 * holds
    assert late < 0.02 * 600 * holds


def test_a_messenger_that_takes_all_it_says_is_never_asked_for_less() -> None:
    pace = Pace(Limits(30))
    taken, refused, _ = ten_minutes(pace, window(30))
    assert taken >= 0.97 * 600 * 30
    assert refused <= 1


@pytest.mark.parametrize("seed", range(5))
def test_refusals_that_are_some_chats_own_slow_nobody_else(seed: int) -> None:
    pace, chance = Pace(Limits(30)), Random(seed)
    taken, refused, _ = ten_minutes(pace, lambda _now: chance.random() > 0.05)
    assert taken + refused >= 0.97 * 600 * 30


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


@pytest.mark.parametrize("processes", [1, 2, 3, 25])
def test_what_a_group_takes_in_a_minute_is_shared_too(processes: int) -> None:
    paces = [Pace(Limits(30, a_minute_in_group=20)) for _ in range(processes)]
    for pace in paces:
        pace.share(1 / processes)
    sent = []
    for tenth in range(3000):
        now = tenth / 10
        for pace in paces:
            if pace.chat_ready(-7, now, push=True, group=True) <= now:
                pace.sent(-7, now, push=True, group=True)
                sent.append(now)
    most = max(20, processes)  # one each, however many there are
    assert all(later - first > 60 for first, later in zip(sent, sent[most:], strict=False))
    assert len(sent) >= 4 * (most - processes)

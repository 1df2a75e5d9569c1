"""Pacing as arithmetic: the limits hold in every window, and no answer waits behind pushes."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.lane import Lane
from bot.delivery.pacing import CAREFUL, GAP, PATIENCE, Limits, Pace
from bot.delivery.turns import Ticket, Turns

PUSHES = (Lane.URGENT, Lane.REMINDER, Lane.ANNOUNCEMENT)


@dataclass(frozen=True)
class Call:
    """A call that came at ``since`` and went at ``at``."""

    chat: int
    lane: Lane
    since: float
    at: float


def live(
    arrivals: list[tuple[float, int, Lane]], limits: Limits | None = None, *, strict: bool = False
) -> list[Call]:
    """Let calls arrive and go in a made-up time; returns them in the order they went."""
    pace = Pace(limits or Limits())
    if strict:
        for chat in (901, 902, 903):
            pace.refused(chat, 0.0, -0.001)
    turns = Turns(pace)
    gone: list[Call] = []
    coming = sorted(arrivals, key=lambda arrival: arrival[0])
    again = inf
    while coming or again < inf:
        if coming and coming[0][0] <= again:
            now, chat, lane = coming.pop(0)
            if turns.at_once(chat, lane, now, group=chat < 0):
                gone.append(Call(chat, lane, now, now))
                continue
            turns.wait(Ticket(chat, lane, chat < 0, now))
        else:
            now = again
        released, again = turns.release(now)
        gone += [Call(t.chat, t.lane, t.since, now) for t in released if isinstance(t.chat, int)]
    assert len(gone) == len(arrivals)
    return gone


def most_within(seconds: float, instants: list[float]) -> int:
    """The greatest number of instants in any half-open window of that length."""
    ordered = sorted(instants)
    return max(
        (bisect_left(ordered, first + seconds) - number for number, first in enumerate(ordered)),
        default=0,
    )


def arrivals(*lanes: Lane) -> st.SearchStrategy[list[tuple[float, int, Lane]]]:
    chats = st.one_of(st.integers(1, 200), st.integers(-3, -1), st.just(1))
    one = st.tuples(st.floats(0, 4), chats, st.sampled_from(lanes))
    bursts = st.tuples(st.floats(0, 4), st.integers(1, 60), st.sampled_from(lanes)).map(
        lambda burst: [(burst[0], 1000 + n, burst[2]) for n in range(burst[1])]
    )
    return st.tuples(st.lists(one, max_size=60), st.lists(bursts, max_size=4)).map(
        lambda made: made[0] + [call for burst in made[1] for call in burst]
    )


@given(arrivals(*Lane), st.sampled_from([1.0, 7.0, 30.0]))
@settings(max_examples=60)
def test_pushes_never_exceed_a_limit_in_any_window(
    calls: list[tuple[float, int, Lane]], rate: float
) -> None:
    gone = live(calls, Limits(rate))
    assert most_within(1, [c.at for c in gone if c.lane is not Lane.REPLY]) <= rate
    by_chat: dict[int, list[Call]] = defaultdict(list)
    for call in gone:
        by_chat[call.chat].append(call)
    for chat, said in by_chat.items():
        for before, call in pairwise(said):
            beside_answers = call.lane is Lane.REPLY or (call.lane is Lane.URGENT and chat > 0)
            assert beside_answers or call.at - before.at >= 1
        pushed = [call.at for call in said if call.lane is not Lane.REPLY]
        assert all(later - earlier >= 1 for earlier, later in pairwise(pushed))
        if chat < 0:
            assert most_within(60, [c.at for c in said]) <= 20


@given(arrivals(*Lane))
@settings(max_examples=60)
def test_an_answer_is_never_behind_pushes_and_waits_a_moment_at_most(
    calls: list[tuple[float, int, Lane]],
) -> None:
    gone = live([call for call in calls if call[1] > 0])
    for number, reply in enumerate(gone):
        if reply.lane is not Lane.REPLY:
            continue
        assert reply.at - reply.since <= PATIENCE + 1e-6
        pushes = [c for c in gone[:number] if c.lane is not Lane.REPLY]
        assert all(c.at <= reply.since for c in pushes if c.at > reply.since - 1)


@given(arrivals(*Lane))
@settings(max_examples=60)
def test_after_a_refusal_for_all_answers_keep_to_the_limit_too(
    calls: list[tuple[float, int, Lane]],
) -> None:
    gone = live(calls, strict=True)
    assert most_within(1, [call.at for call in gone if call.at < CAREFUL - 2]) <= 30


@given(arrivals(*PUSHES))
@settings(max_examples=40)
def test_what_is_urgent_passes_what_is_not(calls: list[tuple[float, int, Lane]]) -> None:
    once = {call[1]: call for call in calls if call[1] > 0}
    gone = live(list(once.values()))
    for number, later in enumerate(gone):
        for earlier in gone[:number]:
            assert not (later.lane < earlier.lane and later.since < earlier.at)


def test_what_is_urgent_reaches_somebody_who_taps_on_and_on() -> None:
    taps = [(number / 2, 7, Lane.REPLY) for number in range(40)]
    gone = live([*taps, (3.1, 7, Lane.URGENT), (3.2, 7, Lane.REMINDER)])
    at = {call.lane: call.at for call in gone}
    assert at[Lane.URGENT] == 3.1
    assert at[Lane.REMINDER] > 20, "what is not urgent waits until the taps are answered"


def test_where_a_chat_takes_one_a_second_what_is_urgent_goes_before_answers() -> None:
    pace = Pace(Limits())
    turns = Turns(pace)
    assert turns.at_once(7, Lane.REPLY, 0, group=False)
    pace.refused(7, 1, now=0.1)  # from now on it is handled with care
    first, second = Ticket(7, Lane.REPLY, False, 0.2), Ticket(7, Lane.URGENT, False, 0.3)
    turns.wait(first)
    turns.wait(second)
    assert not turns.at_once(7, Lane.REPLY, 1.2, group=False)
    assert turns.release(1.2)[0] == [second]
    assert turns.release(1.3)[0] == []
    assert turns.release(1.2 + GAP)[0] == [first]


def test_ten_thousand_take_as_long_as_the_limit_says() -> None:
    gone = live([(0.0, chat, Lane.REMINDER) for chat in range(1, 10_001)])
    assert most_within(1, [call.at for call in gone]) <= 30
    assert gone[-1].at == pytest.approx(10_000 / 30, rel=0.03)


def test_answers_take_from_the_budget_but_pushes_keep_a_share() -> None:
    pushes = [(0.0, chat, Lane.REMINDER) for chat in range(1, 61)]
    some = [(number / 10, 1000 + number, Lane.REPLY) for number in range(60)]
    gone = live(pushes + some)
    assert most_within(1, [call.at for call in gone]) <= 30
    flood = [(number / 200, 5000 + number, Lane.REPLY) for number in range(2000)]
    pushed = [call.at for call in live(pushes + flood) if call.lane is Lane.REMINDER]
    assert 8 <= len([at for at in pushed if at < 10]) <= 120


class TestRefusals:
    """A "too many requests" stops what it concerns, for exactly as long as it says."""

    def test_one_chat_and_no_other(self) -> None:
        pace = Pace(Limits())
        pace.refused(7, 10_000, now=100)
        assert pace.halted(7, 100) == 10_000
        assert pace.halted(8, 100) == 0
        assert pace.halted(7, 10_099.5) == 0.5
        assert pace.halted(7, 10_100) == 0
        assert pace.all_halted(101) == 0

    def test_two_chats_are_two_chats(self) -> None:
        pace = Pace(Limits())
        for now, chat in ((100.0, 7), (100.1, 8), (100.2, 7), (101.2, 9), (102.3, 10)):
            pace.refused(chat, 60, now)
        assert pace.halted(11, 102.3) == 0

    def test_many_at_once_are_all_for_the_wait_they_share(self) -> None:
        pace = Pace(Limits())
        for now, chat, seconds in ((100.0, 7, 10_000), (100.1, 8, 5), (100.2, 9, 5)):
            pace.refused(chat, seconds, now)
        assert pace.halted(11, 100.2) == pytest.approx(4.9)
        assert pace.halted(7, 100.2) == pytest.approx(9_999.8)
        assert pace.halted(11, 105.1) == 0
        assert Turns(pace).room(101) == 0
        assert Turns(pace).full_for(101) == pytest.approx(4.1)
        assert Turns(pace).room(106) > 0

    def test_a_refused_chat_is_handled_with_care_for_a_while(self) -> None:
        pace = Pace(Limits())
        turns = Turns(pace)
        assert turns.at_once(7, Lane.REPLY, 0, group=False)
        assert turns.at_once(7, Lane.REPLY, 0.1, group=False)
        pace.refused(7, 3, now=0.2)
        assert turns.at_once(7, Lane.REPLY, 3.2, group=False)
        assert not turns.at_once(7, Lane.REPLY, 3.3, group=False)
        assert turns.at_once(8, Lane.REPLY, 3.3, group=False)
        assert turns.at_once(7, Lane.REPLY, 3.2 + GAP, group=False)
        assert turns.at_once(7, Lane.REPLY, 70, group=False)
        assert turns.at_once(7, Lane.REPLY, 70.1, group=False)


def test_room_is_for_a_moment_and_shrinks_with_who_waits() -> None:
    turns = Turns(Pace(Limits()))
    assert turns.room(0) == 8
    for chat in range(1, 9):
        turns.wait(Ticket(chat, Lane.REMINDER, group=False, since=0))
    turns.release(0)
    assert turns.room(0) == 0
    turns.release(0.15)
    assert turns.room(0.15) == 0
    for number in range(5):
        turns.release(0.15 + number * 0.035)
    assert turns.room(0.3) >= 3
    assert turns.full_for(0) > 0
    assert Turns(Pace(Limits(None))).room(0) >= 100


def test_memory_does_not_grow_with_the_chats_met() -> None:
    pace = Pace(Limits(None))
    for number in range(20_000):
        pace.sent(number, number / 100, push=True, group=False)
        pace.sent(-number, number / 100, push=True, group=True)
        pace.refused(number, 1, number / 100)
    kept = sum(len(part) for part in (pace._last, pace._groups, pace._halts, pace._refusals))
    assert kept < 20_000


def test_an_answer_with_nothing_in_its_way_costs_next_to_nothing() -> None:
    turns = Turns(Pace(Limits()))
    began = perf_counter()
    for number in range(20_000):
        assert turns.at_once(number % 500, Lane.REPLY, number / 1000, group=False)
    assert (perf_counter() - began) / 20_000 < 50e-6

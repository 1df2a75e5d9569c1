"""When a reply is tried again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.port import Reason, SendError
from bot.delivery.retry import LONGEST_WAIT, next_try


@given(st.floats(0, 100_000), st.integers(1, 10_000))
def test_a_wait_the_messenger_names_is_kept_exactly(seconds: float, tries: int) -> None:
    error = SendError(Reason.RATE, code=429, retry_after=seconds)
    assert next_try(error, tries) == seconds


@given(st.integers(1, 10_000))
def test_a_messenger_that_is_away_is_tried_for_as_long_as_it_takes(tries: int) -> None:
    wait = next_try(SendError(Reason.NETWORK), tries)
    assert wait is not None
    assert 1 <= wait <= LONGEST_WAIT


def test_waits_grow() -> None:
    waits = [next_try(SendError(Reason.NETWORK), tries) for tries in range(1, 9)]
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


def test_an_answer_of_unknown_fate_is_sent_once_more_and_no_oftener() -> None:
    assert next_try(SendError(Reason.UNKNOWN), 1) is not None
    assert next_try(SendError(Reason.UNKNOWN), 2) is None


@pytest.mark.parametrize(
    "reason", [Reason.BLOCKED, Reason.DEACTIVATED, Reason.NO_CHAT, Reason.REFUSED]
)
def test_what_can_never_work_is_not_tried_again(reason: Reason) -> None:
    assert next_try(SendError(reason), 1) is None


def test_a_messenger_that_fails_on_a_message_gets_a_minute() -> None:
    waits = [next_try(SendError(Reason.SERVER), tries) for tries in range(1, 9)]
    assert waits == [1, 2, 4, 8, 16, 32, None, None]

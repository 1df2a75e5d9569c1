"""What a confirmation covers: the draft that was seen, for about so many people, for a while."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.mailing.agreeing import Looked, is_about
from bot.mailing.draft import Draft, DraftState
from tests.announcements.conftest import Clinic
from tests.conftest import NOW

DRAFT = Draft(7, DraftState.DRAFT, 1, 1, NOW)


def test_it_covers_the_draft_that_was_seen_and_a_tenth_more_people() -> None:
    seen = Looked.unpacked(Looked.of(DRAFT, 1000, NOW).packed())
    assert seen.doubt(DRAFT, 1100) == ""
    assert seen.doubt(DRAFT, 10) == ""
    assert seen.doubt(DRAFT, 1101) == "more"
    assert seen.doubt(replace(DRAFT, changed=NOW + timedelta(seconds=1)), 1000) == "changed"
    assert seen.doubt(replace(DRAFT, id=8), 1000) == "changed"


@pytest.mark.parametrize("kept", [None, [], [7, "x"], ["7", "x", 1, 2.0], {"draft": 7}])
def test_what_was_not_seen_covers_nothing(kept: object) -> None:
    seen = Looked.unpacked(kept)
    assert seen.doubt(DRAFT, 1) == "changed"
    assert not seen.holds(NOW)


def test_very_many_are_not_counted_again_for_ten_minutes() -> None:
    many, few = Looked.of(DRAFT, 10_000, NOW), Looked.of(DRAFT, 9_999, NOW)
    assert many.holds(NOW + timedelta(minutes=9))
    assert not many.holds(NOW + timedelta(minutes=10))
    assert not many.holds(NOW - timedelta(minutes=1))  # the clock was set back
    assert not few.holds(NOW)


def test_a_number_given_beforehand_may_be_a_tenth_off() -> None:
    assert is_about(100, 110)
    assert is_about(110, 100)
    assert not is_about(100, 111)
    assert not is_about(112, 100)


async def test_who_were_counted_a_moment_ago_are_not_counted_again(clinic: Clinic) -> None:
    await clinic.patients(2)
    draft = await clinic.draft()
    run = await clinic.office.release(
        draft.id, None, clinic.now, count=12, agreed=lambda _draft, count: count == 12
    )
    assert run is not None
    await clinic.work()
    assert (run.expected, clinic.wire.chats) == (12, [100, 101])

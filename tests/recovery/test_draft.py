"""A draft outlives a new version of the bot and of the content."""

from datetime import UTC, datetime

from bot.conversation.event import Event, Kind
from bot.conversation.visit import Dialog, Visit
from handlers.enrolment_draft import DRAFT, Draft, draft_of, keep

NOW = datetime(2026, 3, 5, tzinfo=UTC)


def visit(**state: object) -> Visit:
    event = Event("telegram", 1, Kind.TAP, 1)
    return Visit(event, None, "en", Dialog(dict(state)), NOW)


def test_it_is_kept_as_it_was() -> None:
    draft = Draft("facelift", 740000, 540, 0, -1, "Asia/Shanghai")
    begun = visit()
    keep(begun, draft)
    assert draft_of(begun, ("facelift",)) == draft
    assert draft.open is None


def test_a_plan_that_is_gone_is_asked_for_again() -> None:
    found = draft_of(visit(**{DRAFT: {"plan": "browlift", "day": 740000}}), ("facelift",))
    assert found == Draft(day=740000)
    assert found.open == "plan"


def test_what_another_version_kept_is_left_out() -> None:
    found = draft_of(visit(**{DRAFT: {"plan": "facelift", "mood": 3}}), ("facelift",))
    assert found == Draft("facelift")
    assert draft_of(visit(**{DRAFT: "facelift"}), ("facelift",)) is None

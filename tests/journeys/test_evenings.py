"""The evening of the operation, whole: asked by the plan, answered or not, the nurse is told."""

from typing import Any

import pytest

from bot.store.database import Database
from tests.checkins.conftest import BEST, LIBRARY
from tests.journeys.conftest import Meet
from tests.journeys.person import Person, labels
from tests.journeys.test_recovery import enrol, move, store, until

__all__ = ["store"]
NURSE = 9001
FIRST = "It is done: how are you now?"


async def nurse_of(meet: Meet) -> Person:
    nurse = meet(NURSE, "zh-hans")
    await nurse.says("/start")
    return nurse


async def told(nurse: Person, words: str) -> dict[str, Any] | None:
    found = [one for one in await nurse.from_bot() if words in one["text"]]
    return found[-1] if found else None


async def test_a_red_flag_reaches_the_nurse_at_once(
    ann: Person, meet: Meet, store: Database
) -> None:
    nurse = await nurse_of(meet)
    await enrol(ann, store, in_days=1)
    asked = await until(ann, FIRST)
    assert "1 of 9" in asked["text"]
    shown = await ann.taps("Trouble breathing", message_id=asked["message_id"])
    assert "Call 120 now" in shown["text"]
    await nurse.settle()
    alert = await told(nurse, "危险信号")
    assert alert is not None
    assert "第 0 天的问候" in alert["text"]
    assert "喘不上气" in alert["text"]
    # A number and a way to write: no name.
    assert "Ann" not in alert["text"]
    assert any(one["type"] in {"text_mention", "text_link"} for one in alert.get("entities", []))


async def test_the_evenings_question_is_answered_by_typing(ann: Person, store: Database) -> None:
    await enrol(ann, store, in_days=1)
    await until(ann, FIRST)
    assert "2 of 9" in (await ann.says("none of these"))["text"]


async def test_silence_is_asked_again_and_then_passed_on(
    ann: Person, meet: Meet, store: Database
) -> None:
    nurse = await nurse_of(meet)
    await enrol(ann, store, in_days=1)
    await until(ann, FIRST)
    for _ in range(12):
        if alert := await told(nurse, "第 0 天的问候没有回答"):
            break
        await move(ann, to_next=True)
    assert alert is not None
    assert "问了 2 次" in alert["text"]
    asked = [one["text"] for one in await ann.from_bot() if FIRST in one["text"]]
    assert ["I am asking a second time: there is no answer yet." in text for text in asked] == [
        False,
        True,
    ]


async def test_whoever_answers_is_neither_asked_again_nor_told_of(
    ann: Person, meet: Meet, store: Database
) -> None:
    nurse = await nurse_of(meet)
    await enrol(ann, store, in_days=1)
    asked = await until(ann, FIRST)
    for answer in BEST:
        label = LIBRARY.triage_text("en").answers[answer]
        shown = await ann.taps(label, message_id=asked["message_id"])
    await move(ann, advance_seconds=6 * 3600)
    assert await told(nurse, "问候") is None
    assert sum(FIRST in one["text"] for one in await ann.from_bot()) <= 1
    assert "Pain and swelling by day" in labels(await ann.presses("rr"))
    assert shown["message_id"] >= asked["message_id"]


@pytest.mark.usefixtures("reachable_team")
async def test_a_check_in_left_half_way_is_begun_and_not_done(
    ann: Person, meet: Meet, store: Database
) -> None:
    await enrol(ann, store, in_days=1)
    asked = await until(ann, FIRST)
    for label in ("None of these", "Both sides are alike", "Heavy bleeding"):
        await ann.taps(label, message_id=asked["message_id"])
    mine = await ann.presses("rr")
    assert "Begun: First check-in, 3 of 9 answered" in mine["text"]
    assert "Done: First check-in" not in mine["text"]
    assert "4 of 9" in (await ann.taps("Go on with the check-in"))["text"]
    await ann.says("no")
    for label in BEST[4:]:
        await ann.taps(LIBRARY.triage_text("en").answers[label])
    mine = await ann.presses("rr")
    assert "Begun:" not in mine["text"]
    assert "Done: First check-in" in mine["text"]

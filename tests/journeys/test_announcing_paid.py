"""Paying the messenger for speed: from the price on the screen to the rate at the messenger."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.rehearsal import NURSE
from bot.settings import Settings
from handlers.screens import announce_release
from tests.journeys.announcing import begin
from tests.journeys.conftest import Meet, rehearsal
from tests.journeys.person import Person, labels

FREE = 5
"""Messages a second that the messenger takes unpaid here: few, so that a few people suffice."""
PEOPLE = 20


@pytest.fixture
async def crowd(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Meet]:
    """Twenty people who agreed to news, and a messenger that takes five messages a second."""
    monkeypatch.setattr(announce_release, "PAID_FROM", PEOPLE)
    slow = settings.model_copy(update={"telegram_messages_per_second": float(FREE)})
    async with rehearsal(slow) as (meet, _):
        patients = [meet(5000 + number) for number in range(PEOPLE)]
        for patient in patients:
            await patient._post("message", user_id=patient.user_id, text="/start")
        await patients[0].settle()
        for patient in patients:
            await patient._post("callback", user_id=patient.user_id, data="nw:1")
        await patients[0].settle()
        await patients[0]._post("limits", messages_per_second=FREE, per_chat_per_second=1)
        yield meet


async def announced(boss: Person) -> list[dict[str, Any]]:
    """The calls that brought the announcement to people, refused ones too."""
    await boss.settle()
    return [
        call
        for call in await boss._calls(limit=1000)
        if call["params"].get("text") == "Closed on Monday." and call["params"]["chat_id"] != NURSE
    ]


def at_most_in_a_second(calls: list[dict[str, Any]]) -> int:
    at: list[float] = [call["at"] for call in calls]
    return max(sum(first <= other < first + 1 for other in at) for first in at)


async def test_the_price_is_shown_confirmed_and_buys_the_rate(crowd: Meet) -> None:
    boss = crowd(NURSE, "en")
    await begin(boss, "Closed on Monday.", "✏️ Write a new one")
    asked = await boss.taps("Send …")
    assert "Star" not in asked["text"]
    offered = await boss.taps("💫 Faster: up to 2 Stars")
    assert "takes up to 2 Stars from the bot's balance" in offered["text"]
    await boss.taps("✅ Send: 2 Stars")
    calls = await announced(boss)
    assert [call["status"] for call in calls] == [200] * PEOPLE
    assert all(call["params"]["allow_paid_broadcast"] is True for call in calls)
    assert at_most_in_a_second(calls) > FREE


async def test_who_does_not_pay_pays_nothing_and_keeps_to_the_usual_rate(crowd: Meet) -> None:
    boss = crowd(NURSE, "en")
    await begin(boss, "Closed on Monday.", "✏️ Write a new one")
    await boss.taps("Send …")
    await boss.taps("💫 Faster: up to 2 Stars")
    again = await boss.taps("Usual speed, unpaid")
    assert "✅ Send it to 20" in labels(again)
    await boss.taps("✅ Send it to 20")
    calls = await announced(boss)
    arrived = [call for call in calls if call["status"] == 200]
    assert len(arrived) == PEOPLE
    assert not any("allow_paid_broadcast" in call["params"] for call in calls)
    # Five a second, as the messenger enforces, take more than three seconds for twenty.
    assert max(call["at"] for call in arrived) - min(call["at"] for call in arrived) > 2

"""Answers are kept once, red flags reach the team at once, nobody else's taps do harm."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.checkins import Shown
from bot.people import People
from bot.recovery.triage import Level
from bot.store import checkins, dialogs, steps
from tests.checkins.conftest import BEST, TRIAGE, Ward, meet


async def test_answered_to_the_end_it_is_closed_and_the_plan_asks_no_more(ward: Ward) -> None:
    asked = await ward.asks()
    assert asked is not None
    reply = await ward.answers(asked, *BEST[:-1])
    assert reply.checkin.closed is None
    reply = await ward.answers(asked, BEST[-1])
    assert (reply.checkin.closed, reply.checkin.level) == (ward.clock.now(), Level.NONE_NOTED)
    assert await ward.asks(key="check-day-1-morning+2") is None
    async with ward.database.transaction() as connection:
        marks = (await steps.load(connection, [ward.subscription]))[ward.subscription]
    assert [mark.key for mark in marks if mark.done] == ["check-day-1-morning"]
    assert await ward.told() == []


async def test_it_is_of_the_day_on_which_it_was_asked_last(ward: Ward) -> None:
    asked = await ward.asks("check-day-1-evening")
    ward.clock.advance(hours=16)
    again = await ward.asks("check-day-1-evening", "check-day-1-evening+2")
    assert asked is not None
    assert again is not None
    assert (asked.day, again.day, again.id) == (1, 2, asked.id)


async def test_a_red_flag_ends_it_and_is_raised(ward: Ward) -> None:
    asked = await ward.asks()
    assert asked is not None
    reply = await ward.answers(asked, "breathing-none", "side-pain")
    assert (reply.level, reply.checkin.closed) == (Level.CALL_SURGEON, ward.clock.now())
    assert await ward.alerts() == [(ward.patient.id, asked.id, "side-pain")]
    assert await ward.asks(key="check-day-1-morning+2") is None


async def test_a_double_tap_alerts_once(ward: Ward) -> None:
    asked = await ward.asks()
    assert asked is not None
    once = await ward.answers(asked, "breath")
    again = await ward.answers(asked, "breath")
    assert replace(again, checkin=once.checkin) == once
    assert await ward.told() == ["breath"]


async def test_a_slip_can_be_corrected_and_its_alert_stays(ward: Ward) -> None:
    asked = await ward.asks()
    assert asked is not None
    await ward.answers(asked, "breath")
    reply = await ward.answers(asked, *BEST)
    assert TRIAGE.level(reply.checkin.answers, 1) is Level.NONE_NOTED
    assert reply.checkin.level is Level.CALL_EMERGENCY
    assert await ward.told() == ["breath"]


async def test_a_strangers_tap_changes_nothing_and_learns_nothing(ward: Ward) -> None:
    asked = await ward.asks()
    assert asked is not None
    stranger = await meet(ward.database, ward.clock, 8)
    now = ward.clock.now()
    assert await ward.checkins.reply(stranger, asked.id, "breath", TRIAGE, now) is None
    assert await ward.checkins.find(stranger, asked.id) is None
    assert await ward.told() == []
    found = await ward.checkins.find(ward.patient, asked.id)
    assert found is not None
    assert found.answers == {}


async def test_after_days_an_answer_is_not_kept_but_a_red_flag_is_told(ward: Ward) -> None:
    asked = await ward.asks()
    assert asked is not None
    await ward.answers(asked, "breathing-none")
    ward.clock.advance(days=3)
    reply = await ward.answers(asked, "side-none")
    assert reply.late
    assert reply.checkin.answers == {"breathing": "breathing-none"}
    reply = await ward.answers(asked, "chest-pain")
    assert (reply.late, reply.level) == (True, Level.CALL_EMERGENCY)
    assert await ward.told() == ["chest-pain"]


async def test_who_took_the_consent_back_is_neither_kept_nor_told_of(ward: Ward) -> None:
    asked = await ward.asks()
    assert asked is not None
    await ward.subscriptions.withdraw(ward.patient, ward.clock.now())
    reply = await ward.answers(asked, "chest-pain")
    # The screen with the numbers comes all the same.
    assert (reply.level, reply.checkin.answers) == (Level.CALL_EMERGENCY, {})
    assert await ward.told() == []
    assert await ward.asks("check-day-2") is None


async def test_an_answer_that_no_longer_exists_changes_nothing(ward: Ward) -> None:
    asked = await ward.asks()
    assert asked is not None
    reply = await ward.answers(asked, "gone-since")
    assert (reply.checkin, reply.level) == (asked, Level.NONE_NOTED)


async def test_of_another_round_nothing_is_asked(ward: Ward) -> None:
    step = ward.step("check-day-2")
    now = ward.clock.now()
    assert await ward.checkins.ask(ward.subscription, 2, step, "check-day-2", now) is None
    assert await ward.checkins.ask(999, 1, step, "check-day-2", now) is None


async def test_all_of_it_is_handed_over_and_erased(ward: Ward) -> None:
    asked = await ward.asks()
    assert asked is not None
    await ward.answers(asked, "breathing-none", "side-pain")
    people = People(ward.database)
    kept = json.loads(await people.export(ward.patient))["checkins"]
    assert [(row["step"], row["answers"]) for row in kept] == [
        ("check-day-1-morning", {"breathing": "breathing-none", "side": "side-pain"})
    ]
    assert (kept[0]["level"], kept[0]["triage"]) == (Level.CALL_SURGEON, TRIAGE.version)
    await people.erase(ward.patient, ward.clock.now())
    async with ward.database.transaction() as connection:
        assert await checkins.of_person(connection, ward.patient.id) == []
    # An alert that still waits leads to nobody any more.
    assert await ward.checkins.patient(asked.id) is None


async def test_what_was_asked_is_found_with_its_plan(ward: Ward) -> None:
    first = await ward.asks()
    ward.clock.instant += timedelta(hours=9)
    second = await ward.asks("check-day-1-evening")
    found = await ward.checkins.course(ward.patient)
    assert found is not None
    assert first is not None
    assert (found[0].plan, found[1]) == ("facelift", [replace(first, newer=True), second])
    stranger = await meet(ward.database, ward.clock, 8)
    assert await ward.checkins.course(stranger) is None


async def test_a_red_flag_from_a_corrected_answer_reaches_the_team(ward: Ward) -> None:
    asked = await ward.asks()
    assert asked is not None
    reply = await ward.answers(asked, *BEST)
    assert reply.checkin.closed is not None
    reply = await ward.answers(asked, "side-swelling")
    assert reply.level is Level.CALL_SURGEON
    # Each answer is told once, however often it is taken back.
    await ward.answers(asked, "side-none", "side-swelling", "wound-pus")
    assert await ward.told() == ["side-swelling", "wound-pus"]


async def test_a_low_mood_and_a_corrected_pain_reach_the_team_as_well(ward: Ward) -> None:
    asked = await ward.asks()
    assert asked is not None
    reply = await ward.answers(asked, *BEST[:-1], "mood-very-low")
    assert reply.checkin.level is Level.CONTACT_TEAM
    assert await ward.told() == ["mood-very-low"]
    # Corrected upwards it is told, corrected downwards it is not; too late it isn't kept either.
    await ward.answers(asked, "pain-5", "pain-2", "mood-fair")
    assert await ward.told() == ["mood-very-low", "pain-5"]
    ward.clock.advance(days=3)
    assert (await ward.answers(asked, "pain-4")).late
    assert await ward.told() == ["mood-very-low", "pain-5"]


SHOWN = Shown("awaited", "checkin")


async def dialog(ward: Ward) -> dict[str, Any]:
    async with ward.database.transaction() as connection:
        return (await dialogs.load(connection, "telegram", [7])).get(7, {})


async def test_what_was_asked_last_is_in_the_dialog_and_disturbs_no_writing(ward: Ward) -> None:
    now, step = ward.clock.now(), ward.step("check-day-1-morning")
    found = await ward.checkins.ask(ward.subscription, 1, step, "a", now, shown=SHOWN)
    assert found is not None
    assert await dialog(ward) == {"awaited": {"what": "checkin", "checkin": found[1].id}}
    # The next one takes its place; what somebody is writing for something else stays.
    step = ward.step("check-day-1-evening")
    later = await ward.checkins.ask(ward.subscription, 1, step, "b", now, shown=SHOWN)
    assert later is not None
    assert (await dialog(ward))["awaited"]["checkin"] == later[1].id
    writing = {"awaited": {"what": "sheet-note"}, "found": [1]}
    async with ward.database.transaction() as connection:
        await dialogs.save(connection, "telegram", [dialogs.SavedDialog(7, writing)], now)
    await ward.checkins.ask(ward.subscription, 1, step, "c", now, shown=SHOWN)
    assert await dialog(ward) == writing


async def test_the_last_one_that_is_not_answered_is_open_for_a_day(ward: Ward) -> None:
    now = ward.clock.now()
    assert await ward.checkins.open(ward.patient, None, now) is None
    first = await ward.asks()
    ward.clock.instant += timedelta(hours=9)
    second = await ward.asks("check-day-1-evening")
    assert first is not None
    assert second is not None
    now = ward.clock.now()
    assert await ward.checkins.open(ward.patient, None, now) == second
    assert await ward.checkins.open(ward.patient, first.id, now) == second
    await ward.answers(second, *BEST)
    assert await ward.checkins.open(ward.patient, None, now) is None
    # One that is answered to the end can still be corrected, by its number.
    again = await ward.checkins.open(ward.patient, second.id, now)
    assert again is not None
    assert again.closed is not None
    stranger = await meet(ward.database, ward.clock, 8)
    assert await ward.checkins.open(stranger, second.id, now) is None
    assert await ward.checkins.open(ward.patient, None, now + timedelta(days=2)) is None


async def test_an_earlier_one_is_not_asked_again_once_a_newer_one_was(ward: Ward) -> None:
    morning = await ward.asks("check-day-1-morning")
    ward.clock.advance(hours=2)
    evening = await ward.asks("check-day-1-evening")
    assert await ward.asks("check-day-1-morning", "check-day-1-morning+2") is None
    assert morning is not None
    assert evening is not None
    reply = await ward.answers(morning, "pain-5")
    assert (reply.late, reply.checkin.answers) == (True, {})
    reply = await ward.answers(evening, *BEST)
    assert (reply.late, reply.checkin.closed) == (False, ward.clock.now())
    ward.clock.advance(hours=8)
    await ward.silence.settled()
    # Who answered the newer one is not silent.
    assert await ward.told() == []


async def test_silence_is_told_of_both_where_neither_is_answered(ward: Ward) -> None:
    await ward.asks("check-day-1-morning")
    ward.clock.advance(hours=2)
    evening = await ward.asks("check-day-1-evening")
    assert evening is not None
    await ward.answers(evening, BEST[0])
    ward.clock.advance(hours=12)
    await ward.silence.settled()
    assert await ward.told() == ["silence-1", "silence-1"]


async def test_what_was_answered_before_a_newer_one_came_can_be_corrected(ward: Ward) -> None:
    morning = await ward.asks("check-day-1-morning")
    assert morning is not None
    await ward.answers(morning, *BEST)
    await ward.asks("check-day-1-evening")
    reply = await ward.answers(morning, "pain-5")
    assert (reply.late, reply.checkin.answers["pain"]) == (False, "pain-5")

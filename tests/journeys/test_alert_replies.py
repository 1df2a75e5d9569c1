"""A nurse answers a red flag with a reply: it goes to the patient, or she reads that it didn't."""

from bot.operators import Role
from bot.people import People
from bot.settings import Settings
from bot.store.database import Database
from tests.checkins.conftest import BEST
from tests.journeys.conftest import rehearsal
from tests.journeys.desk import NURSE, group, in_group, pass_time, topic, topics, words
from tests.journeys.person import Person
from tests.journeys.test_alerts import (
    TAKE,
    copies,
    drills,
    flags,
    heard,
    joins,
    lee,
    may,
    open_copies,
    someone,
    soon,
)
from tests.journeys.test_checkins import Asks, asks
from tests.journeys.test_checkins import words as labelled
from tests.journeys.test_recovery import move, store

__all__ = ["asks", "group", "lee", "may", "store"]
TEAM = -1009
SAID = "i see blood everywhere too, press a cloth on it"


async def replies(nurse: Person, text: str, words: str = "A patient wrote of a danger") -> None:
    card = (await copies(nurse, words))[-1]
    await nurse.sends_quietly(text=text, reply_to_message_id=card["message_id"])
    await soon(nurse)


async def test_in_private_it_reaches_the_patient_and_takes_the_alert(
    ann: Person, may: Person, lee: Person
) -> None:
    await flags(ann)
    assert "A Reply to this message goes to the patient" in (await copies(lee))[-1]["text"]
    await replies(lee, SAID)
    assert "you took it" in (await copies(lee))[-1]["text"].lower()
    assert await open_copies(may) == []
    said = words(await ann.from_bot())
    mark, told = said[-2:]
    assert told == SAID
    assert "The clinic's team writes (nurse)" in mark
    assert await heard(ann, "has seen your message") == 1
    # Words of danger in it raise nothing about the nurse, and the patient's answer comes back.
    assert len(await copies(may)) == len(await copies(lee)) == 1
    await ann.sends_quietly(text="it is slower now")
    await soon(ann)
    assert await heard(lee, "it is slower now") == 1
    await replies(lee, "// is she known to you")
    await replies(lee, "and lie down")  # the card says who took it by now
    assert (await ann.newest())["text"] == "and lie down"
    assert await heard(ann, "The clinic's team writes") == 1
    assert await heard(ann, "known to you") == 0


async def test_the_desks_group_reads_it_in_the_patients_topic(
    ann: Person, boss: Person, group: Person
) -> None:
    await flags(ann)
    await replies(boss, SAID)
    await pass_time(ann)
    assert (await ann.newest())["text"] == SAID
    thread = await topic(group)
    arrived = words(
        [one for one in await in_group(group) if one.get("message_thread_id") == thread]
    )
    assert "in answer to a red flag" in arrived[-2] or "回复了危险信号" in arrived[-2]
    assert arrived[-1] == SAID
    # One topic also for the next red flag, and nobody is said to have asked.
    await group.sends_quietly(text="/close", message_thread_id=thread)
    await flags(ann)
    await replies(boss, "once more")
    await pass_time(ann)
    assert [one["closed"] for one in await topics(group)] == [False]
    assert not [one for one in words(await in_group(group)) if "又来找真人了" in one]
    assert (await ann.newest())["text"] == "once more"


async def test_in_the_teams_group_it_goes_too_but_from_no_stranger(settings: Settings) -> None:
    async with rehearsal(settings, team=(NURSE, TEAM)) as (meet, _):
        ann, boss, guest = meet(), meet(NURSE), meet(9004, chat_id=TEAM)
        inside = meet(NURSE, chat_id=TEAM)
        await boss.says("/start")
        await boss._post("group", chat_id=TEAM, title="Nurses", members=[NURSE, 9004])
        await flags(ann)
        await replies(guest, "from a stranger", "危险信号")
        assert await heard(ann, "from a stranger") == 0
        assert len(await open_copies(boss)) == 1
        await replies(inside, SAID, "危险信号")
        assert (await ann.newest())["text"] == SAID
        assert await open_copies(boss) == []


async def test_to_a_drill_nobody_or_somebody_gone_it_says_so(
    ann: Person, may: Person, store: Database
) -> None:
    await drills(may)
    await soon(may)
    await replies(may, "press a cloth on it", "Drill: no patient")
    assert "a drill has no patient" in (await may.newest())["text"]
    assert TAKE in str((await copies(may, "Drill: no patient"))[-1])
    await flags(ann)
    before = len(await ann.from_bot())
    patient = await someone(store, ann)
    await People(store).unreachable(patient, "blocked", patient.last_seen)
    await replies(may, SAID)
    assert "the bot can't reach the patient" in (await may.newest())["text"]
    assert len(await open_copies(may)) >= 1
    assert len(await ann.from_bot()) == before


async def test_a_reply_to_what_can_wait_until_today_reaches_the_patient(
    ann: Person, boss: Person, group: Person, asks: Asks
) -> None:
    await hurts(ann, asks)
    await pass_time(ann)
    card = next(one for one in await in_group(group) if "🟠" in one["text"])
    assert "↩️" in card["text"]
    await group.sends_quietly(text=SAID, reply_to_message_id=card["message_id"])
    await pass_time(ann)
    assert (await ann.newest())["text"] == SAID
    assert await heard(ann, "has seen your message") == 0
    thread = await topic(group)
    arrived = words(
        [one for one in await in_group(group) if one.get("message_thread_id") == thread]
    )
    assert "in answer to what I told the team" in arrived[-2] or "问候情况" in arrived[-2]
    assert arrived[-1] == SAID


async def test_a_reply_to_silence_reaches_the_patient_or_says_that_it_did_not(
    ann: Person, may: Person, asks: Asks, store: Database
) -> None:
    await asks(ann, "check-day-1-morning")
    await move(ann, advance_seconds=7 * 3600)
    await soon(ann)
    assert "↩️ A Reply" in (await copies(may, "No answer to the check-in"))[-1]["text"]
    await replies(may, "// she is at her sister's", "No answer to the check-in")
    await replies(may, "how are you today?", "No answer to the check-in")
    assert (await ann.newest())["text"] == "how are you today?"
    assert await heard(ann, "her sister") == 0
    patient = await someone(store, ann)
    await People(store).unreachable(patient, "blocked", patient.last_seen)
    await replies(may, "are you there?", "No answer to the check-in")
    assert "the bot can't reach the patient" in (await may.newest())["text"]


async def hurts(patient: Person, asks: Asks) -> None:
    """Answer a check-in with a pain that the team is told of, but no red flag."""
    checkin = await asks(patient, "check-day-1-morning")
    await patient.presses(f"cko:{checkin}")
    for answer in [*BEST[:6], "pain-5"]:
        await patient.taps(labelled("en", answer))


async def test_from_who_may_not_write_to_patients_nothing_goes(
    ann: Person, may: Person, lee: Person, store: Database
) -> None:
    await flags(ann)
    await joins(lee, store, Role.EDITOR)
    await replies(lee, SAID)
    assert await heard(ann, SAID) == 0
    assert len(await open_copies(may)) == 1

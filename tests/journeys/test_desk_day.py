"""A nurse's day at the desk: who waits, what she can do, what stands on a card."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.checkins import Checkins, Team
from bot.settings import Settings
from bot.shipped import CONTENT
from bot.store import people
from bot.store.database import Database
from bot.subscriptions import CONSENT_VERSION, Enrolment, Subscriptions
from tests.checkins.conftest import LIBRARY, PLAN, STEPS
from tests.journeys.conftest import Meet, rehearsal
from tests.journeys.desk import (
    GROUP,
    NURSE,
    group,
    in_group,
    is_group,
    pass_time,
    topic,
    topics,
    words,
)
from tests.journeys.person import Person, labels
from tests.journeys.test_alerts import joins

__all__ = ["group"]


async def test_one_topic_a_patient_closed_and_opened_again(ann: Person, group: Person) -> None:
    await ann.taps_person()
    await ann.says("first question, about a parrot")
    await pass_time(ann)
    thread = await topic(group)
    await group.sends_quietly(text="/close", message_thread_id=thread)
    await pass_time(ann)
    assert (await topics(group))[-1]["closed"]
    assert "has closed this talk" in (await ann.newest())["text"]
    await ann.says("second question, about a parrot")
    await ann.taps("💬 Ask a person")
    await pass_time(ann)
    assert [one["message_thread_id"] for one in await topics(group)] == [thread]
    assert not (await topics(group))[-1]["closed"]
    arrived = words(await in_group(group))
    assert "second question, about a parrot" in arrived
    assert any("又来找真人了" in one for one in arrived)
    await group.sends_quietly(text="/close", message_thread_id=thread)
    await pass_time(ann)
    closing = (await in_group(group))[-1]
    place = {"user_id": NURSE, "chat_id": GROUP, "message_id": closing["message_id"]}
    await group._post("callback", label="Open again", **place)
    await pass_time(ann)
    assert not (await topics(group))[-1]["closed"]


async def test_a_talk_is_not_given_back_over_words_that_are_on_their_way(
    ann: Person, group: Person
) -> None:
    await ann.taps_person()
    await pass_time(ann)
    await ann._post("fault", method="copyMessage", code=429, retry_after=3, times=1)
    await ann.sends_quietly(text="one more thing, may i whistle")
    await group.sends_quietly(text="/back", message_thread_id=await topic(group))
    await pass_time(ann)
    assert any(one.startswith("Not yet: something") for one in words(await in_group(group)))
    assert "Waiting for an answer: 1" in (await group.says("/waiting"))["text"]


async def test_a_talk_is_not_closed_over_words_that_are_on_their_way(
    ann: Person, group: Person
) -> None:
    await ann.taps_person()
    await ann.says("first question, about a parrot")
    await pass_time(ann)
    thread = await topic(group)
    await ann._post("fault", method="copyMessage", code=429, retry_after=3, times=1)
    await ann.sends_quietly(text="one more thing, may i whistle")
    await group.sends_quietly(text="/close", message_thread_id=thread)
    await pass_time(ann)
    assert not (await topics(group))[-1]["closed"]
    said = words(await in_group(group))
    assert any(one.startswith("Not yet: something that patient") for one in said)
    assert "one more thing, may i whistle" in said
    await group.sends_quietly(text="/close", message_thread_id=thread)
    await pass_time(ann)
    assert (await topics(group))[-1]["closed"]


async def test_a_red_flag_stands_first_among_those_who_wait(
    ann: Person, fang: Person, group: Person
) -> None:
    await ann.taps_person()
    await ann.says("may i eat noodles")
    await pass_time(ann, 300, 1)
    await fang.says("/person")
    await fang.says("枕头上全是血")
    await pass_time(ann)
    waiting = (await group.says("/waiting"))["text"]
    first, second = waiting.index("🔴"), waiting.index("• Patient")
    assert first < second
    assert waiting.count("🔴") == 2  # above those not taken, and at whoever waits


async def test_who_looks_after_somebody_is_seen_by_all(ann: Person, group: Person) -> None:
    await ann.taps_person()
    await ann.says("may i eat noodles")
    await pass_time(ann)
    await group.sends_quietly(text="/take", message_thread_id=await topic(group))
    assert "· yours" in (await group.says("/waiting"))["text"]


async def test_a_talk_is_given_to_a_colleague_who_gives_it_back(
    ann: Person, group: Person, boss: Person, meet: Meet, settings: Settings
) -> None:
    lee = meet(9002, "en")
    database = Database(settings.rehearsal_database)
    await database.open()
    await joins(lee, database)
    await database.close()
    await ann.taps_person()
    await ann.says("may i eat noodles")
    await pass_time(ann)
    card = await card_in(group)
    place = {"user_id": NURSE, "chat_id": GROUP}
    await group._post("callback", label="👥 交给同事", message_id=card["message_id"], **place)
    await pass_time(ann)
    # What the card says stays; whom to give it to is a message of its own.
    assert (await card_in(group))["text"] == card["text"]
    shown = (await in_group(group))[-1]
    assert labels(shown) == ["Ann (Operator)"]
    await group._post("callback", label=labels(shown)[0], message_id=shown["message_id"], **place)
    await pass_time(ann)
    told = await lee.newest()
    assert "is yours now, from Ann (Owner)" in told["text"]
    assert "They have been waiting for" in told["text"]
    there = told["keyboard"][0][0]["url"]
    assert there == f"https://t.me/c/{str(GROUP).removeprefix('-100')}/{await topic(group)}"
    waiting = await lee.says("/waiting")
    assert "· yours" in waiting["text"]
    assert there in [one.get("url") for one in waiting["entities"]]  # her topic is a tap away
    await lee.says("/duty")
    off = await lee.taps("I'm going off duty")
    assert "One patient whom you look after is still waiting" in off["text"]
    assert "· whose nurse is off duty" in (await boss.says("/waiting"))["text"]
    await lee.taps("I'm on duty again")
    assert "· looked after" in (await boss.says("/waiting"))["text"]
    await lee.taps("↩️ I can't: give it back", message_id=told["message_id"])
    texts = {one["message_id"]: one["text"] for one in await lee.from_bot()}
    assert "You have given patient" in texts[told["message_id"]]
    await pass_time(ann)
    assert "Ann (Operator) can't look after patient" in (await boss.newest())["text"]
    assert "· yours" in (await boss.says("/waiting"))["text"]


async def test_what_looks_like_a_command_does_not_get_lost(ann: Person, group: Person) -> None:
    await ann.taps_person()
    await pass_time(ann)
    before = len(await ann.from_bot())
    thread = await topic(group)
    said = await group.says("/twice a day", message_thread_id=thread)
    assert "did not go to the patient" in said["text"]
    await group.is_ignored(text="//twice a day?", message_thread_id=thread)
    await pass_time(ann)
    assert len(await ann.from_bot()) == before


async def test_outside_a_talk_a_colleague_reads_where_a_command_works(
    group: Person, meet: Meet
) -> None:
    assert "/reminders is about one patient" in (await group.says("/reminders"))["text"]
    assert "• /reminders – " in (await group.says("/help"))["text"]
    await meet(777, "en", GROUP).is_ignored(text="/reminders")
    await group.is_ignored(text="/weather")  # another bot's


async def test_in_private_colleagues_command_by_answering(ann: Person, boss: Person) -> None:
    await boss.says("/start")
    await ann.says("can my parrot sit on my shoulder")
    await ann.taps("💬 Ask a person")
    await pass_time(boss)
    copy = next(one for one in await boss.from_bot() if "parrot" in one["text"])
    reply = {"reply_to_message_id": copy["message_id"]}
    found = await boss.says("/a when can i wash my hair", **reply)
    label = next(one for one in labels(found) if one.startswith("Send: "))
    await boss.taps(label)
    await pass_time(ann)
    assert "hair" in (await ann.newest())["text"].lower()
    before = len(await ann.from_bot())
    await boss.is_ignored(text="// who is she", **reply)
    await boss.is_ignored(text="／／ 她是谁", **reply)
    await pass_time(ann)
    assert len(await ann.from_bot()) == before
    assert "follows no plan of reminders" in (await boss.says("/reminders", **reply))["text"]
    await boss.says("/close", **reply)
    await pass_time(ann)
    assert "has closed this talk" in (await ann.newest())["text"]


async def card_in(group: Person) -> dict[str, Any]:
    """The first message of the newest topic."""
    thread = await topic(group)
    return next(one for one in await in_group(group) if one["message_thread_id"] == thread)


async def test_the_card_follows_the_patient(ann: Person, group: Person) -> None:
    await ann.taps_person()
    await pass_time(ann)
    card = await card_in(group)
    assert card["pinned"]
    for fact in ("看英文", "没有订阅恢复提醒", "还没有问候记录", "没有同意保存健康信息"):
        assert fact in card["text"]
    await ann.says("/language")
    await ann.taps("中文")
    await pass_time(ann, 10)
    again = await card_in(group)
    assert again["message_id"] == card["message_id"]
    assert "看中文" in again["text"]
    # A talk that was closed has a true card as well, and so has one that is opened again.
    await group.sends_quietly(text="/close", message_thread_id=await topic(group))
    await pass_time(ann)
    await ann.says("/language")
    await ann.taps("English")
    await pass_time(ann, 10)
    assert "看英文" in (await card_in(group))["text"]
    await ann.says("/language")
    await ann.taps("中文")
    await ann.taps_person()
    await pass_time(ann)
    assert "看中文" in (await card_in(group))["text"]


async def test_the_card_tells_of_a_danger_that_was_written_until_somebody_takes_it(
    ann: Person, group: Person
) -> None:
    await ann.taps_person()
    await pass_time(ann)
    await ann.says("my face is swelling on one side and i can't breathe")
    await pass_time(ann, 10)
    card = (await card_in(group))["text"]
    assert "🔴 这位患者有危险信号，还没有人处理" in card
    assert "还没有问候记录" in card


async def test_the_card_tells_what_a_nurse_must_know_of_a_patient_with_a_plan(
    settings: Settings, ann: Person, group: Person
) -> None:
    database = Database(settings.rehearsal_database)
    await database.open()
    await ann.says("/start")
    async with database.transaction() as connection:
        known = (await people.find(connection, "telegram", [ann.user_id]))[ann.user_id]
    following = Subscriptions(database, lambda: {PLAN.id: PLAN}, lambda: None)
    now = datetime.now(UTC)
    await following.consent(known, CONSENT_VERSION, now)
    day = now.astimezone(ZoneInfo("Asia/Shanghai")).date() - timedelta(days=3)
    plan = await following.enrol(known, Enrolment("facelift", day, None, "Asia/Shanghai"), now)
    asked = []
    for name in ("check-day-1-morning", "check-day-2"):
        team = Checkins(database, Team("telegram"))
        found = await team.ask(plan.id, plan.round, STEPS[name], name, now)
        assert found is not None
        asked.append(found[1].id)
    await database.close()
    line = LIBRARY.triage.find("calf")
    assert line is not None
    fine = line[0].choices[0].id
    await ann.presses(f"ck:{asked[0]}:calf")
    await ann.taps_person()
    await pass_time(ann)
    card = (await card_in(group))["text"]
    assert "看英文" in card
    assert "术后第 3 天（两周内）" in card
    # What she was asked later and has not answered yet hides no red flag from before.
    asked_on = now.astimezone(ZoneInfo("Asia/Shanghai")).strftime("（%-m月%-d日")
    assert f"🔴 最近一次问候{asked_on}" in card
    assert "：危险信号\n" in card
    assert "已同意保存健康信息" in card
    # An answer that was changed is no danger any more, and the card says that it was one.
    await ann.presses(f"ck:{asked[0]}:{fine}")
    await pass_time(ann, 10)
    assert "：危险信号，后来改了回答\n" in (await card_in(group))["text"]
    # A later one without any sign is only noted; one that can wait until today is no red flag.
    await ann.presses(f"ck:{asked[1]}:{fine}")
    await pass_time(ann, 10)
    assert "：已记录\n" in (await card_in(group))["text"]
    await ann.presses(f"ck:{asked[1]}:pain-5")
    await pass_time(ann, 10)
    assert "：需要联系团队\n" in (await card_in(group))["text"]


async def test_what_a_patient_was_sent_is_seen_at_the_desk(
    settings: Settings, ann: Person, fang: Person, group: Person
) -> None:
    await ann.says("/start")
    database = Database(settings.rehearsal_database)
    await database.open()
    async with database.transaction() as connection:
        known = (await people.find(connection, "telegram", [ann.user_id]))[ann.user_id]
    following = Subscriptions(database, lambda: {PLAN.id: PLAN}, lambda: None)
    now = datetime(2030, 1, 7, 2, tzinfo=UTC)  # a Monday morning in Beijing
    wanted = Enrolment("facelift", date(2030, 1, 9), None, "Asia/Shanghai")
    await following.enrol(known, wanted, now)
    await database.close()
    await ann._post("clock", to=now.isoformat())
    await ann.settle()
    await ann.taps_person()
    await pass_time(ann, 31, 1)
    await pass_time(ann, 86400, 1)
    await pass_time(ann)
    hers = words(await ann.from_bot())
    thread = await topic(group)
    shown = await group.says("/reminders", message_thread_id=thread)
    assert shown["message_thread_id"] == thread
    assert "Patient 2: reminders and check-ins" in shown["text"]
    assert "Next:" in shown["text"]
    arrived = [
        text
        for text in LIBRARY.plan_text(PLAN.id, "en").steps.values()
        if any(one.startswith(text.title) for one in hers)
    ]
    assert arrived
    for text in arrived:
        assert f"{text.title} – sent" in shown["text"]
    card = await card_in(group)
    here = {"user_id": NURSE, "chat_id": GROUP, "message_id": card["message_id"]}
    await group._post("callback", label=next(one for one in labels(card) if "⏰" in one), **here)
    await group.settle()
    assert "Patient 2: reminders and check-ins" in (await in_group(group))[-1]["text"]
    assert (await card_in(group))["text"] == card["text"], "the card stays where it is"
    # Neither she nor another patient is shown any of it.
    assert "⏰" not in str(words(await ann.from_bot())[len(hers) :])
    await fang.says("/start")
    assert "reminders and check-ins" not in (await fang.presses("dm:1:0"))["text"]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, _env_file=None)


async def test_a_clinic_that_wants_names_sees_them(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    shipped = (CONTENT / "clinic.yaml").read_text("utf-8")
    named = shipped.replace("names: {patient: pseudonym", "names: {patient: name")
    assert named != shipped
    (own / "clinic.yaml").write_text(named, "utf-8")
    settings = Settings(data_dir=tmp_path, content_dir=own, _env_file=None)
    async with rehearsal(settings) as (meet, _):
        nurse = await _desk(meet)
        ann = meet(4242, "en")
        await ann.says("/person", last_name="Lee")
        await pass_time(ann)
        assert [one["name"] for one in await topics(nurse)] == ["Ann Lee · 患者 2"]
        assert (await card_in(nurse))["text"].startswith("Ann Lee · 患者 2")


async def _desk(meet: Meet) -> Person:
    await meet(NURSE, "en").says("/start")
    nurse = meet(NURSE, "en", GROUP)
    await is_group(nurse, title="Desk", is_forum=True, members=[NURSE], administrators=[NURSE])
    await nurse.says("/desk")
    return nurse


async def test_out_of_hours_she_is_told_when_and_what_to_do_meanwhile(
    ann: Person, group: Person
) -> None:
    await ann._post("clock", to="2030-01-06T03:00:00+08:00")  # the night to a Sunday
    await ann.settle()
    shown = await ann.says("/person")
    assert "The team is there again" in shown["text"]
    assert "If it can't wait, call" in shown["text"]


async def test_a_promise_is_broken_passed_on_and_each_step_told(
    ann: Person, group: Person, boss: Person
) -> None:
    await ann._post("clock", to="2030-01-07T09:00:00+08:00")  # a Monday
    await ann.settle()
    shown = await ann.taps_person()
    asked = await ann.says("may i eat noodles")
    assert "Somebody answers by" in shown["text"]
    assert "9:30" in asked["text"]
    await pass_time(ann)  # it reaches the desk
    await pass_time(ann, 31 * 60, 1)
    await pass_time(ann)
    assert "I have reminded the team" in (await ann.newest())["text"]
    assert "everybody" not in (await ann.newest())["text"]
    await pass_time(ann, 16 * 60, 1)
    await pass_time(ann)
    assert "I have now asked everybody in the team" in (await ann.newest())["text"]
    assert any("Who can answer now?" in one for one in words(await boss.from_bot()))
    assert "Nobody has answered yet" in (await ann.says("hello?"))["text"]
    await ann.is_ignored(text="hello??")

"""A question to a human, as patient and nurse live it: nothing lost, nobody talked over."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.journeys.conftest import Meet
from tests.journeys.desk import GROUP, NURSE, delete_topic, group, in_group, pass_time, topic, words
from tests.journeys.person import Person, labels

__all__ = ["group"]


async def test_a_question_and_its_answer(ann: Person, group: Person) -> None:
    await ann.says("can my parrot sit on my shoulder")
    shown = await ann.taps("💬 Ask a person")
    assert "is with the clinic's team" in shown["text"]
    await pass_time(ann)
    thread = await topic(group)
    copied = [one for one in await in_group(group) if one.get("message_thread_id") == thread]
    assert [one["text"] for one in copied if "患者" not in one["text"]] == [
        "can my parrot sit on my shoulder"
    ]
    await group.sends_quietly(text="Better not, for two weeks.", message_thread_id=thread)
    await pass_time(ann)
    texts = [one["text"] for one in await ann.from_bot()]
    assert texts[-2].startswith("🩺 The clinic writes")
    assert texts[-1] == "Better not, for two weeks."


async def test_who_wants_to_be_called_back_writes_a_number(
    ann: Person, fang: Person, group: Person
) -> None:
    assert "To be called back, write your number, too." in (await ann.taps_person())["text"]
    await pass_time(ann)
    await ann.sends_quietly(text="my number is 0351 555 1234")
    await pass_time(ann)
    assert "my number is 0351 555 1234" in [one["text"] for one in await in_group(group)]
    assert "想让他们打电话给您，请把号码也写上。" in (await fang.taps_person())["text"]


async def test_what_was_written_long_before_does_not_go_along(ann: Person, group: Person) -> None:
    await ann.says("can my parrot sit on my shoulder")
    await pass_time(ann, 31 * 60, 1)
    shown = await ann.says("/person")
    assert "Write what you want to ask" in shown["text"]
    await pass_time(ann)
    assert not [one for one in words(await in_group(group)) if "parrot" in one]
    assert "Nobody is waiting" in (await group.says("/waiting"))["text"]


async def test_who_is_not_sure_says_so_and_offers_a_person(ann: Person, fang: Person) -> None:
    shown = await ann.says("hair")
    assert shown["text"].startswith("I am not sure what fits “hair”, and I don't want to guess")
    assert "💬 Ask a person" in labels(shown)
    shown = await fang.says("头发")
    assert shown["text"].startswith("“头发”我拿不准，不想乱猜")
    assert "💬 问真人" in labels(shown)


async def test_while_a_human_has_the_chat_the_bot_is_silent(ann: Person, group: Person) -> None:
    await ann.taps_person()
    await pass_time(ann)
    thread = await topic(group)
    await ann.says("first")
    await group.sends_quietly(text="hello Ann", message_thread_id=thread)
    await pass_time(ann)
    before = len(await ann.from_bot())
    await ann.sends_quietly(text="scars")
    await ann.sends_quietly(photo="aGVsbG8=", file_name="a.jpg", caption="look")
    await pass_time(ann)
    after = [one["text"] for one in (await ann.from_bot())[before:]]
    assert all("passed it on" in text for text in after)
    copied = [one for one in await in_group(group) if one.get("message_thread_id") == thread]
    assert [one.get("caption") or one["text"] for one in copied[-3:]] == ["first", "scars", "look"]


async def test_a_photo_with_words_is_for_the_human_and_danger_in_them_for_everybody(
    ann: Person, group: Person
) -> None:
    await ann.taps_person()
    await pass_time(ann)
    shown = await ann.sends(photo="aGVsbG8=", file_name="a.jpg", caption="when can i fly")
    assert "passed it on" in shown["text"]
    before = len(await ann.from_bot())
    await ann.sends_quietly(photo="aGVsbG8=", file_name="b.jpg", caption="when can i wash my hair")
    await pass_time(ann)
    assert len(await ann.from_bot()) == before
    shown = await ann.sends(photo="aGVsbG8=", file_name="c.jpg", caption="i can't breathe")
    assert "120" in shown["text"]


async def test_thanks_are_passed_on_and_nothing_is_promised(ann: Person, group: Person) -> None:
    await ann.taps_person()
    await ann.says("can my parrot sit on my shoulder")
    await pass_time(ann)
    await group.sends_quietly(text="Better not.", message_thread_id=await topic(group))
    await pass_time(ann)
    thanks = ["好的谢谢", "ok thank you", "嗯嗯", "收到", "👍"]
    for text in thanks:
        await ann.is_ignored(text=text)
        await pass_time(ann)
    assert [one["text"] for one in (await in_group(group))[-len(thanks) :]] == thanks
    assert "Nobody is waiting" in (await group.says("/waiting"))["text"]
    assert "call 120 now" in (await ann.says("ok thanks, blood all over my pillow"))["text"]
    assert "Nobody is waiting" not in (await group.says("/waiting"))["text"]


async def test_what_only_begins_with_thanks_is_answered_like_anything_else(
    ann: Person, group: Person
) -> None:
    await ann.taps_person()
    await pass_time(ann)
    await ann.is_ignored(text="ok, thanks")
    assert "passed it on" in (await ann.says("ok?"))["text"]
    await group.sends_quietly(text="Yes.", message_thread_id=await topic(group))
    await pass_time(ann)
    assert "passed it on" in (await ann.says("thanks, and may he whistle"))["text"]


async def test_who_says_stop_to_a_human_can_stop_the_messages_too(
    ann: Person, group: Person
) -> None:
    await ann.taps_person()
    await pass_time(ann)
    await group.sends_quietly(text="hello Ann", message_thread_id=await topic(group))
    await pass_time(ann)
    for text in ("stop", "停止", "退订", "please stop the reminders"):
        shown = await ann.says(text)
        assert "You want no more messages from me?" in shown["text"]
        assert {"🔕 Stop messages", "End this talk"} <= set(labels(shown))
        await pass_time(ann)
        assert (await in_group(group))[-1]["text"] == text
    assert "I will not write to you by myself" in (await ann.taps("🔕 Stop messages"))["text"]
    await group.sends_quietly(text="All right.", message_thread_id=await topic(group))
    await pass_time(ann)
    assert (await ann.newest())["text"] == "All right."


async def test_danger_is_answered_even_then(ann: Person, group: Person) -> None:
    await ann.taps_person()
    shown = await ann.says("there is blood all over my pillow")
    assert "call 120 now" in shown["text"]
    await pass_time(ann)
    there = await in_group(group)
    assert any(one["text"] == "there is blood all over my pillow" for one in there)
    flag = next(one for one in there if "患者说到了危险信号" in one["text"])
    assert flag["message_thread_id"] == await topic(group)
    # While nobody has taken it the talk is not closed over it.
    await group.sends_quietly(text="/close", message_thread_id=await topic(group))
    await pass_time(ann)
    refused = (await in_group(group))[-1]
    assert refused["text"].startswith("Not yet: nobody has taken a red flag")
    assert labels(refused)[0].startswith("I'll take patient")
    here = {"user_id": NURSE, "chat_id": GROUP, "message_id": flag["message_id"]}
    await group._post("callback", label=labels(flag)[0], **here)
    await pass_time(ann)
    await group.sends_quietly(text="/close", message_thread_id=await topic(group))
    await pass_time(ann)
    assert "has closed this talk" in (await ann.newest())["text"]


async def test_notes_stay_among_colleagues_and_strangers_reach_nobody(
    ann: Person, group: Person, meet: Meet
) -> None:
    await ann.taps_person()
    await pass_time(ann)
    thread = await topic(group)
    before = len(await ann.from_bot())
    await group.sends_quietly(text="// is she the one from Monday?", message_thread_id=thread)
    stranger = meet(777, "en", GROUP)
    await stranger.sends_quietly(text="hi there", message_thread_id=thread)
    await pass_time(ann)
    assert len(await ann.from_bot()) == before
    assert any("you have no role" in one["text"] for one in await in_group(group))


async def test_a_deleted_topic_swallows_nothing(ann: Person, group: Person) -> None:
    await ann.taps_person()
    await pass_time(ann)
    first = await topic(group)
    await delete_topic(group, first)
    await ann.sends_quietly(text="are you still there")
    await pass_time(ann, 8)
    await pass_time(ann, 8)
    again = await topic(group)
    assert again != first
    copied = [one for one in await in_group(group) if one.get("message_thread_id") == again]
    assert "are you still there" in [one["text"] for one in copied]


async def test_a_question_in_a_deleted_topic_stands_in_the_next_one(
    ann: Person, group: Person
) -> None:
    await ann.taps_person()
    await ann.sends_quietly(text="may i eat noodles")
    await pass_time(ann, 8)
    first = await topic(group)
    await delete_topic(group, first)
    await ann.sends_quietly(text="are you still there")
    for _ in range(3):
        await pass_time(ann, 8)
    again = await topic(group)
    copied = [one for one in await in_group(group) if one.get("message_thread_id") == again]
    said = [one["text"] for one in copied]
    assert said.count("may i eat noodles") == said.count("are you still there") == 1


async def test_closing_gives_the_chat_back(ann: Person, group: Person) -> None:
    """The bot answers first then, and the nurse knows."""
    await ann.taps_person()
    await pass_time(ann)
    thread = await topic(group)
    card = next(iter(one for one in await in_group(group) if "您在这个话题里写的" in one["text"]))
    assert labels(card)[3] == "✓ 结束"
    await group.sends_quietly(text="/close", message_thread_id=thread)
    await pass_time(ann)
    assert "has closed this talk" in (await ann.newest())["text"]
    assert "The bot answers patient" in (await in_group(group))[-1]["text"]
    assert "Something is wrong" in labels(await ann.says("scars"))


async def test_a_broken_promise_is_passed_on_and_told(
    ann: Person, group: Person, boss: Person
) -> None:
    await ann.taps_person()
    await ann.says("may i eat noodles")
    for _ in range(40):
        await ann._post("clock", advance_seconds=3600)
        await ann.settle()
        if any("longer than I said" in one["text"] for one in await ann.from_bot()):
            break
    await ann._post("clock", advance_seconds=3600)  # at whatever hour the test runs
    await pass_time(ann)
    assert any("longer than I said" in one["text"] for one in await ann.from_bot())
    assert any("longer than promised" in one["text"] for one in await boss.from_bot())
    waiting = await group.says("/waiting")
    assert "🔴 Patient" in waiting["text"]


async def test_all_that_is_late_at_once_comes_in_its_order(ann: Person, group: Person) -> None:
    """The bot was away over noon: the desk opened, and the promise is broken already."""
    noon = datetime.now(ZoneInfo("Asia/Shanghai")).replace(hour=13, minute=5) + timedelta(days=1)
    while noon.weekday() > 4:
        noon += timedelta(days=1)
    await ann._post("clock", to=noon.isoformat())
    await ann.taps_person()
    await ann.says("may i eat noodles")
    for _ in range(9):
        await ann._post("clock", advance_seconds=3600)
        await ann.settle()
    assert any("longer than I said" in one["text"] for one in await ann.from_bot())


async def test_reviewed_answers_are_sent_with_a_tap(ann: Person, group: Person) -> None:
    await ann.taps_person()
    await pass_time(ann)
    thread = await topic(group)
    await group.sends_quietly(text="/a when can i wash my hair", message_thread_id=thread)
    found = (await in_group(group))[-1]
    label = next(one for one in labels(found) if one.startswith("Send: "))
    await group._post(
        "callback", user_id=NURSE, chat_id=GROUP, label=label, message_id=found["message_id"]
    )
    await pass_time(ann)
    assert "hair" in (await ann.newest())["text"].lower()


async def test_without_a_group_colleagues_answer_in_their_own_chats(
    ann: Person, boss: Person
) -> None:
    await boss.says("/start")
    await ann.says("can my parrot sit on my shoulder")
    await ann.taps("💬 Ask a person")
    await pass_time(boss)
    copied = [one for one in await boss.from_bot() if "parrot" in one["text"]]
    assert len(copied) == 1
    assert sum("Answer a message of theirs" in one["text"] for one in await boss.from_bot()) == 1
    await boss.sends_quietly(text="Better not.", reply_to_message_id=copied[0]["message_id"])
    await pass_time(ann)
    assert (await ann.newest())["text"] == "Better not."


async def test_a_patient_cannot_find_the_desk(ann: Person, group: Person) -> None:
    for command in ("/desk", "/waiting"):
        assert "don't know that command" in (await ann.says(command))["text"]


async def test_who_blocks_the_bot_does_not_get_the_answer_and_the_desk_knows(
    ann: Person, group: Person
) -> None:
    await ann.taps_person()
    await pass_time(ann)
    thread = await topic(group)
    await ann._post("block", user_id=ann.user_id)
    await group.sends_quietly(text="hello", message_thread_id=thread)
    await pass_time(group)
    await pass_time(group)
    assert any("屏蔽了机器人" in one["text"] for one in await in_group(group))


async def test_an_edit_is_passed_on_as_a_correction(ann: Person, group: Person) -> None:
    await ann.taps_person()
    await ann.sends_quietly(text="my temperature is 36.5")
    await pass_time(ann)
    sent = [m for m in await ann.transcript() if m["from"] == "user"][-1]
    await ann._post("edit", chat_id=ann.chat, message_id=sent["message_id"], text="it is 37.5")
    await pass_time(ann)
    await pass_time(ann)
    texts = [one["text"] for one in await in_group(group)]
    assert texts[-1] == "it is 37.5"
    assert "患者改了这条消息" in texts[-2]


async def test_how_the_desk_does_is_shown_as_a_picture(ann: Person, group: Person) -> None:
    await ann.says("can my parrot sit on my shoulder")
    await ann.taps("💬 Ask a person")
    await pass_time(ann)
    thread = await topic(group)
    await group.sends_quietly(text="Better not.", message_thread_id=thread)
    await pass_time(ann)
    shown = await group.says("/desk stats")
    assert "Asked: 1, answered: 1" in shown["caption"]
    assert shown["photo"]


async def test_a_talk_closed_without_a_word_is_no_answer(ann: Person, group: Person) -> None:
    await ann.says("can my parrot sit on my shoulder")
    await ann.taps("💬 Ask a person")
    await pass_time(ann)
    await group.sends_quietly(text="/close", message_thread_id=await topic(group))
    await pass_time(ann)
    shown = await group.says("/desk stats")
    assert "Asked: 1, answered: 0, closed without an answer: 1" in shown["caption"]
    assert "no promise was due yet" in shown["caption"]


async def test_talks_are_handed_over_and_erased_with_everything_else(
    ann: Person, group: Person
) -> None:
    await ann.says("can my parrot sit on my shoulder")
    await ann.taps("💬 Ask a person")
    await pass_time(ann)
    await ann.says("/privacy")
    exported = await ann.taps("Show me my data")
    async with ann.http.get(f"/sim/file/{exported['document']['file_id']}") as response:
        kept = json.loads(await response.read())
    assert len(kept["conversations"][0]["waits"]) == 1
    assert "parrot" not in json.dumps(kept)
    await ann.says("/privacy")
    await ann.taps("Delete my data")
    await ann.taps("Yes, delete everything")
    thread = await topic(group)
    await group.sends_quietly(text="Better not.", message_thread_id=thread)
    await pass_time(ann)
    assert "Better not." not in [one.get("text") for one in await ann.from_bot()]
    assert any("删除了自己的数据" in one["text"] for one in await in_group(group))


async def test_a_second_group_takes_the_next_patients(
    ann: Person, fang: Person, group: Person, meet: Meet
) -> None:
    await ann.taps_person()
    second = {"chat_id": GROUP - 1, "title": "Desk 2", "is_forum": True}
    await group._post("group", **second, members=[NURSE], administrators=[NURSE])
    shown = await meet(NURSE, "en", GROUP - 1).says("/desk")
    assert "The clinic has 2 desks now" in shown["text"]
    await fang.taps_person()
    await fang.says("有人在吗")
    await ann.says("hello")
    await pass_time(ann)
    theirs = [one.get("text") for one in await meet(NURSE, "en", GROUP - 1).from_bot()]
    assert "有人在吗" in theirs
    assert "hello" not in theirs
    assert "hello" in [one.get("text") for one in await in_group(group)]


async def test_who_plainly_wants_a_person_gets_one(
    ann: Person, fang: Person, group: Person
) -> None:
    assert (await in_group(group)) is not None
    shown = await ann.says("can i speak to a human")
    assert shown["text"] == (await ann.taps_person())["text"]
    shown = await fang.says("我要找人工")
    assert shown["text"] == (await fang.taps_person())["text"]


async def test_bye_with_thanks_stops_no_messages(ann: Person, group: Person) -> None:
    await ann.taps_person()
    await ann.says("can my parrot sit on my shoulder")
    await pass_time(ann)
    await group.sends_quietly(text="Better not.", message_thread_id=await topic(group))
    await pass_time(ann)
    await ann.is_ignored(text="thanks bye")

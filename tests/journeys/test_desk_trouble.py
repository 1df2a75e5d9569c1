"""Groups that go, change or fall silent: nothing is lost, and whoever must know is told."""

from typing import Any

from tests.journeys.conftest import Meet
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
from tests.journeys.person import Person

__all__ = ["group"]


async def to_colleague(boss: Person) -> list[str]:
    return words(await boss.from_bot())


async def test_when_the_bot_is_removed_the_talk_goes_on_in_private(
    ann: Person, group: Person, boss: Person
) -> None:
    await ann.taps_person()
    await ann.says("first")
    await pass_time(ann)
    await is_group(group, bot="left")
    await pass_time(ann)
    told = await to_colleague(boss)
    assert any("can't write in the desk's group any more" in one for one in told)
    assert any("This talk goes on here" in one for one in told)
    await ann.sends_quietly(text="second")
    await pass_time(ann)
    mine = await boss.from_bot()
    copy = next(one for one in mine if one.get("text") == "second")
    await boss.sends_quietly(text="I am here", reply_to_message_id=copy["message_id"])
    await pass_time(ann)
    assert (await ann.newest())["text"] == "I am here"


async def test_a_bot_that_may_not_write_any_more_loses_nothing(
    ann: Person, group: Person, boss: Person
) -> None:
    await ann.taps_person()
    await pass_time(ann)
    await is_group(group, bot="restricted")
    await ann.sends_quietly(text="can you hear me")
    await sends_album(ann, 3)
    await pass_time(ann, times=12)
    told = await to_colleague(boss)
    assert [one for one in told if one in {"can you hear me", "p0", "p1", "p2"}] == [
        "can you hear me", "p0", "p1", "p2"
    ]  # fmt: skip
    assert any("can't write in the desk's group any more" in one for one in told)


async def sends_album(person: Person, parts: int) -> None:
    for number in range(parts):
        picture: dict[str, Any] = {"photo": "aGVsbG8=", "caption": f"p{number}"}
        await person._post("message", user_id=person.user_id, media_group_id="p", **picture)


async def test_set_up_again_it_is_the_desk_again(ann: Person, group: Person, boss: Person) -> None:
    await is_group(group, bot="left")
    await pass_time(ann)
    await is_group(group, bot="member")
    shown = await group.says("/desk")
    assert "no administrator" in shown["text"]
    await is_group(group, bot="administrator")
    await group.settle()
    shown = await group.taps("Look again")
    assert "This group is the desk now" in shown["text"]
    await ann.taps_person()
    await ann.says("hello again")
    await pass_time(ann)
    assert "hello again" in words(await in_group(group))


async def test_a_group_with_another_number_is_the_same_desk(
    ann: Person, group: Person, meet: Meet
) -> None:
    await ann.taps_person()
    await pass_time(ann)
    new = -1009002
    await is_group(group, renamed=new)
    await ann.sends_quietly(text="still there?")
    await pass_time(ann, times=14)
    assert "still there?" in words(await in_group(group, new))
    nurse = meet(NURSE, "en", new)
    await nurse.sends_quietly(text="yes", message_thread_id=await topic(group, new))
    await pass_time(ann)
    assert (await ann.newest())["text"] == "yes"


async def test_another_number_that_only_a_refusal_tells(ann: Person, group: Person) -> None:
    await ann.taps_person()
    await pass_time(ann)
    new = -1009003
    await is_group(group, new, title="Desk", is_forum=True, administrators=[NURSE])
    await group._post(
        "fault",
        chat_id=GROUP,
        code=400,
        description="Bad Request: group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=new,
    )
    await ann.sends_quietly(text="where are you")
    await pass_time(ann, times=14)
    assert "where are you" in words(await in_group(group, new))


async def test_a_topic_that_was_closed_by_hand_and_may_not_be_written_in(
    ann: Person, group: Person
) -> None:
    await ann.taps_person()
    await pass_time(ann)
    thread = await topic(group)
    refused = {"code": 400, "description": "Bad Request: TOPIC_CLOSED"}
    await group._post("fault", contains=f'"message_thread_id":{thread}', **refused)
    await ann.sends_quietly(text="knock knock")
    await pass_time(ann, 8, times=14)
    assert await topic(group) != thread
    assert "knock knock" in words(await in_group(group))


async def test_a_card_that_cannot_be_pinned_says_nothing_about_the_rest(
    ann: Person, group: Person
) -> None:
    why = "Bad Request: not enough rights to manage pinned messages in the chat"
    await group._post("fault", method="pinChatMessage", code=400, description=why)
    await ann.taps_person()
    await ann.says("hello")
    await pass_time(ann, times=10)
    assert "hello" in words(await in_group(group))
    assert len(await topics(group)) == 1


async def test_what_was_written_while_the_bot_could_not_reach_telegram_arrives(
    ann: Person, group: Person
) -> None:
    await ann.taps_person()
    await pass_time(ann)
    await group._post("fault", method="copyMessage", drop="after", times=1)
    await ann.sends_quietly(text="one")
    await ann.sends_quietly(text="two")
    await pass_time(ann, 8, times=10)
    # Its answer was lost: once more, in order, and marked in the reader's language.
    arrived = words(await in_group(group))
    again = next(one for one in arrived if one.startswith("下面这条也许您已经收到过"))
    assert [one for one in arrived if one in {"one", "two", again}] == ["one", again, "one", "two"]


async def test_an_answer_of_unknown_fate_comes_marked_and_is_still_what_a_reply_means(
    ann: Person, group: Person
) -> None:
    await ann.taps_person()
    await pass_time(ann)
    await group._post("fault", method="copyMessage", drop="after", times=1)
    await group.sends_quietly(text="twice a day", message_thread_id=await topic(group))
    await pass_time(ann, 8, times=6)
    got = (await ann.from_bot())[-3:]
    assert [one["text"] for one in (got[0], got[2])] == ["twice a day"] * 2
    assert got[1]["text"].startswith("What follows may be here for the second time")
    await ann.sends_quietly(text="with food?", reply_to_message_id=got[2]["message_id"])
    await pass_time(ann)
    asked = (await in_group(group))[-1]
    hers = {one["message_id"]: one["text"] for one in await group.transcript()}
    assert (asked["text"], hers[asked["reply_to_message_id"]]) == ("with food?", "twice a day")


async def test_a_topic_that_may_be_there_twice_is_told_of_and_one_has_everything(
    ann: Person, group: Person
) -> None:
    await group._post("fault", method="createForumTopic", drop="after", times=1)
    await ann.taps_person()
    await ann.sends_quietly(text="one, said my parrot")
    await pass_time(ann, 8, times=8)
    await ann.sends_quietly(text="two, said my parrot")
    await pass_time(ann)
    empty, used = [one["message_thread_id"] for one in await topics(group)]
    said = [one for one in await in_group(group) if one.get("message_thread_id") == used]
    assert [one for one in words(said) if "parrot" in one] == [
        "one, said my parrot", "two, said my parrot"
    ]  # fmt: skip
    assert sum("不知道开成了没有" in one for one in words(said)) == 1
    assert not [one for one in await in_group(group) if one.get("message_thread_id") == empty]


async def test_a_marked_copy_that_is_held_up_behind_its_mark_is_marked_once(
    ann: Person, group: Person
) -> None:
    await ann.taps_person()
    await pass_time(ann)
    await group._post("fault", method="copyMessage", drop="after", times=1)
    await ann.sends_quietly(text="one")
    await ann._post("clock", advance_seconds=1)
    await ann.settle()
    await group._post("fault", method="copyMessage", code=429, retry_after=3, times=1)
    await pass_time(ann, 8, times=6)
    arrived = [one for one in words(await in_group(group)) if "患者" not in one]
    assert [one for one in arrived if one == "one"] == ["one", "one"]
    assert sum(one.startswith("下面这条也许您已经收到过") for one in arrived) == 1

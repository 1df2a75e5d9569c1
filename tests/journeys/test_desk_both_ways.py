"""Pictures, albums, replies, corrections and reactions go both ways, in order, each once."""

from typing import Any

import pytest

from tests.journeys.conftest import Meet
from tests.journeys.desk import (
    GROUP,
    NURSE,
    group,
    has_the_bot,
    in_group,
    pass_time,
    topic,
    topics,
    words,
)
from tests.journeys.person import Person

__all__ = ["group"]

PICTURE = "aGVsbG8="


async def sends_album(person: Person, name: str, parts: int, **where: Any) -> None:
    for number in range(parts):
        await person._post(
            "message",
            user_id=person.user_id,
            photo=PICTURE,
            caption=f"{name}{number}",
            media_group_id=name,
            language_code="en",
            **where,
        )


@pytest.fixture
async def thread(ann: Person, group: Person) -> int:
    """Ann's topic."""
    await ann.taps_person()
    await pass_time(ann)
    return await topic(group)


async def of_ann(group: Person, thread: int) -> list[dict[str, Any]]:
    return [one for one in await in_group(group) if one.get("message_thread_id") == thread]


async def test_forty_pictures_are_one_talk(ann: Person, group: Person, thread: int) -> None:
    before = len(await ann.from_bot())
    for name in "abcd":
        await sends_album(ann, name, 10)
    await pass_time(ann, 15, 18)
    wanted = [f"{name}{number}" for name in "abcd" for number in range(10)]
    arrived = words(await of_ann(group, thread))
    assert [one for one in arrived if one in wanted] == wanted
    assert len(await topics(group)) == 1
    told = words((await ann.from_bot())[before:])
    # Once that they were passed on, and once that a group takes only so many a minute.
    assert len(told) == 2
    assert "waits its turn" in told[1]
    # Telegram copied them: nothing was ever fetched that could be kept.
    async with group.http.get("/sim/outbox/count?method=getFile") as response:
        assert (await response.json())["count"] == 0


async def test_thirty_single_pictures_are_one_talk_in_order_and_keep_to_the_limit(
    ann: Person, group: Person, thread: int
) -> None:
    before = len(await ann.from_bot())
    wanted = [f"s{number}" for number in range(30)]
    for name in wanted:
        await ann._post("message", user_id=ann.user_id, photo=PICTURE, caption=name)
    await pass_time(ann, 2.5, 44)
    arrived = await of_ann(group, thread)
    assert [one for one in words(arrived) if one in wanted] == wanted
    assert len(await topics(group)) == 1
    # More than a group takes in a minute: they wait their turn.
    instants = [one["date"] for one in await in_group(group)]
    assert all(later - one > 60 for one, later in zip(instants, instants[20:], strict=False))
    told = words((await ann.from_bot())[before:])
    assert len(told) == 2
    assert "I have passed it on" in told[0]
    assert "waits its turn" in told[1]


async def test_pictures_sent_before_asking_go_along(ann: Person, group: Person) -> None:
    await ann.says("scars")
    await sends_album(ann, "a", 3)
    await ann.settle()
    said = words(await ann.from_bot())
    assert sum("can't look at pictures" in one or "don't look" in one for one in said) == 1, said
    await ann.says("is this how it should be, my parrot asks")
    shown = await ann.taps_person()
    assert "is with the clinic's team" in shown["text"]
    await pass_time(ann)
    arrived = words(await of_ann(group, await topic(group)))
    assert arrived[-4:] == ["a0", "a1", "a2", "is this how it should be, my parrot asks"]


async def test_an_album_of_the_nurse_and_an_answer_to_one_of_its_pictures(
    ann: Person, group: Person, thread: int
) -> None:
    place = {"chat_id": GROUP, "message_thread_id": thread}
    await sends_album(group, "n", 3, **place)
    await pass_time(ann)
    got = [one for one in await ann.from_bot() if one.get("caption", "").startswith("n")]
    assert words(got) == ["n0", "n1", "n2"]
    await ann.sends_quietly(text="this one", reply_to_message_id=got[1]["message_id"])
    await pass_time(ann)
    answer = (await of_ann(group, thread))[-1]
    async with group.http.get(f"/sim/chat/{GROUP}") as response:
        hers = {m["message_id"]: m for m in (await response.json())["messages"]}
    assert hers[answer["reply_to_message_id"]]["caption"] == "n1"


async def test_an_answer_to_a_patients_message_stands_below_it(
    ann: Person, group: Person, thread: int
) -> None:
    await ann.sends_quietly(text="first")
    await ann.sends_quietly(text="second")
    await pass_time(ann)
    first = next(one for one in await of_ann(group, thread) if one.get("text") == "first")
    await group.sends_quietly(
        text="to the first", message_thread_id=thread, reply_to_message_id=first["message_id"]
    )
    await pass_time(ann)
    got = await ann.newest()
    said = {m["message_id"]: m["text"] for m in await ann.transcript()}
    assert (got["text"], said[got["reply_to_message_id"]]) == ("to the first", "first")


async def test_a_correction_of_the_nurse_comes_as_one(
    ann: Person, group: Person, thread: int
) -> None:
    await group.sends_quietly(text="twice a day", message_thread_id=thread)
    await pass_time(ann)
    mine = [m for m in await group.transcript() if m.get("text") == "twice a day"]
    hers = next(m for m in mine if m["user_id"] == NURSE)
    edit = {"chat_id": GROUP, "message_id": hers["message_id"], "text": "once a day"}
    await group._post("edit", **edit)
    await pass_time(ann)
    got = await ann.from_bot()
    assert words(got[-2:]) == ["✏️ Corrected by the clinic's team:", "once a day"]
    said = {m["message_id"]: m for m in got}
    assert said[got[-1]["reply_to_message_id"]]["text"] == "twice a day"


async def test_reactions_go_both_ways_and_are_taken_back(
    ann: Person, group: Person, thread: int, meet: Meet
) -> None:
    await ann.sends_quietly(text="thank you")
    await pass_time(ann)
    copy = next(one for one in await of_ann(group, thread) if one.get("text") == "thank you")
    place = {"chat_id": GROUP, "message_id": copy["message_id"]}
    await group._post("reaction", user_id=777, emoji="👎", **place)  # has no role
    await group._post("reaction", user_id=NURSE, emoji="❤", **place)
    await pass_time(ann)
    assert await reactions(ann, "thank you") == ["❤"]
    await group._post("reaction", user_id=NURSE, **place)
    await pass_time(ann)
    assert await reactions(ann, "thank you") == []
    await group.sends_quietly(text="see you on Monday", message_thread_id=thread)
    await pass_time(ann)
    got = await ann.newest()
    await ann._post("reaction", user_id=ann.user_id, message_id=got["message_id"], emoji="👍")
    await pass_time(ann)
    assert await reactions(group, "see you on Monday") == ["👍"]


async def reactions(person: Person, text: str) -> list[str]:
    found = next(m for m in await person.transcript() if m.get("text") == text)
    return [one["emoji"] for one in found["reactions"]]


async def test_whom_it_was_forwarded_from_does_not_matter(
    ann: Person, group: Person, thread: int
) -> None:
    await ann.sends_quietly(text="my sister says so", forwarded_from="Somebody Hidden")
    await pass_time(ann)
    copied = (await of_ann(group, thread))[-1]
    assert copied["text"] == "my sister says so"
    assert "forward_origin" not in copied


async def test_a_message_that_is_gone_before_it_was_copied_is_told(
    ann: Person, group: Person, thread: int
) -> None:
    fault = {"code": 400, "description": "Bad Request: message to copy not found", "times": 1}
    await ann._post("fault", method="copyMessage", **fault)
    await ann.sends_quietly(text="oh, never mind")
    await pass_time(ann, 8)
    assert "请让患者再发一次" in words(await of_ann(group, thread))[-1]


async def test_an_album_that_lost_a_part_on_its_way_is_told(
    ann: Person, group: Person, thread: int
) -> None:
    await sends_album(ann, "a", 3)
    await ann.settle()
    second = next(m for m in await ann.transcript() if m.get("caption") == "a1")
    await has_the_bot(group, "deleteMessage", chat_id=ann.chat, message_id=second["message_id"])
    await pass_time(ann)
    arrived = words(await of_ann(group, thread))
    assert arrived[-3:-1] == ["a0", "a2"]
    assert "没有全部转过来" in arrived[-1]


async def test_a_moving_place_is_passed_on_once(ann: Person, group: Person, thread: int) -> None:
    await ann.sends_quietly(location={"latitude": 36.2, "longitude": 113.1})
    await pass_time(ann)
    assert sum("location" in one for one in await of_ann(group, thread)) == 1

"""Pictures in the conversation: one tap there, one tap back, and never a flood."""

import asyncio
from typing import Any

import pytest

from bot.playground.images import size
from bot.settings import Settings
from tests.journeys.conftest import rehearsal
from tests.journeys.person import Person, labels

PAGE = "choose-check-hospital"


async def uploads(person: Person) -> int:
    """How many times a picture was sent in full."""
    async with person.http.get("/sim/outbox") as response:
        calls: list[dict[str, Any]] = (await response.json())["calls"]
    return sum("picture" in call["params"] for call in calls)


async def shown_bytes(person: Person, message: dict[str, Any]) -> bytes:
    async with person.http.get(f"/sim/file/{message['photo']['file_id']}") as response:
        return await response.read()


async def test_the_picture_takes_the_pages_place_and_says_what_it_shows(
    ann: Person, fang: Person
) -> None:
    for person, label, words in ((ann, "🖼 Picture", "three papers"), (fang, "🖼 看图", "三张证")):
        page = await person.says(f"/start {PAGE}")
        picture = await person.taps(label)
        assert picture["message_id"] == page["message_id"]
        assert words in picture["caption"]
        assert size(await shown_bytes(person, picture)) == (1080, 1350)
    assert await uploads(ann) == 2


async def test_going_back_shows_the_page_and_leaves_one_message(ann: Person) -> None:
    page = await ann.says(f"/start {PAGE}")
    await ann.taps("🖼 Picture")
    back = await ann.taps("↑ Check the hospital")
    assert back["text"] == page["text"]
    assert labels(back) == labels(page)
    assert len(await ann.from_bot()) == 1


async def test_taps_of_an_impatient_finger_do_not_flood(ann: Person) -> None:
    await ann.says(f"/start {PAGE}")
    for _ in range(3):
        await ann.presses(f"pic:{PAGE}")
    assert len(await ann.from_bot()) == 1
    picture = await ann.newest()
    tap = {"user_id": ann.user_id, "chat_id": ann.chat, "message_id": picture["message_id"]}
    await asyncio.gather(*(ann._post("callback", **tap, data=f"p:{PAGE}") for _ in range(3)))
    await ann.settle()
    assert [bool(message.get("photo")) for message in await ann.from_bot()] == [False]


async def test_one_may_look_again_and_again(ann: Person) -> None:
    await ann.says(f"/start {PAGE}")
    for _ in range(3):
        await ann.taps("🖼 Picture")
        await ann.taps("↑ Check the hospital")
    assert len(await ann.from_bot()) == 1
    assert await uploads(ann) == 1


async def test_the_messenger_is_given_a_picture_once_for_everybody_and_after_a_restart(
    settings: Settings,
) -> None:
    async with rehearsal(settings) as (meet, _):
        for number in (4242, 4243):
            await meet(number).says(f"/start {PAGE}")
            await meet(number).taps("🖼 Picture")
        assert await uploads(meet()) == 1
    # This messenger has forgotten its files: the id is refused, and renewed.
    async with rehearsal(settings) as (meet, _):
        await meet().says(f"/start {PAGE}")
        assert (await meet().taps("🖼 Picture"))["photo"]
        assert await uploads(meet()) == 1


async def test_a_button_of_a_page_that_lost_its_picture_shows_the_page(ann: Person) -> None:
    await ann.says("/menu")
    assert "What can go wrong" in (await ann.presses("pic:risks"))["text"]


@pytest.mark.parametrize("data", ["pic:no-such-page", "pic:"])
async def test_a_button_of_a_page_that_is_gone_leads_on(ann: Person, data: str) -> None:
    await ann.says("/menu")
    assert labels(await ann.presses(data))

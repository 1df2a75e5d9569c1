"""The clinic's team: invited by a link, its commands in its own chats alone, gone when removed."""

import re

import pytest

from tests.journeys.conftest import Meet
from tests.journeys.person import Person

NURSE = 9001


@pytest.fixture
def nurse(meet: Meet) -> Person:
    return meet(NURSE, "zh-hans")


async def commands_of(person: Person) -> dict[str, list[str]]:
    """The commands of a person's own chat, by language; none where all see the same."""
    async with person.http.get("/sim/state") as response:
        menus = (await response.json())["commands"]
    return {
        menu["language_code"]: [one["command"] for one in menu["commands"]]
        for menu in menus
        if menu["scope"] == {"type": "chat", "chat_id": person.chat}
    }


async def link_for(owner: Person, invite: str, role: str) -> str:
    """Make an invitation; returns the code of its link."""
    await owner.says("/team")
    await owner.taps(invite)
    shown = await owner.taps(role)
    found = re.search(r"start=([a-z0-9-]+)", shown["text"])
    assert found, shown["text"]
    return found[1]


async def test_the_nurse_of_a_rehearsal_owns_the_bot_from_the_start(nurse: Person) -> None:
    shown = await nurse.says("/team")
    assert "负责人" in shown["text"]
    assert "9001" in shown["text"]
    await nurse.settle()
    menus = await commands_of(nurse)
    assert set(menus) == {"zh", "en", ""}
    assert all(menu[0] == "team" and "privacy" in menu for menu in menus.values())


async def test_an_invited_colleague_joins_by_the_link_and_is_out_at_once(
    nurse: Person, ann: Person
) -> None:
    code = await link_for(nurse, "邀请同事", "负责人")
    assert "you decide who else" in (await ann.says(f"/start {code}"))["text"]
    team = await ann.says("/team")
    assert "Owner" in team["text"]
    assert "team" in (await commands_of(ann))["en"]
    await nurse.says("/team")
    assert "马上失效" in (await nurse.taps("移出 4242"))["text"]
    assert "都不能再用" in (await nurse.taps("确定，马上生效"))["text"]
    assert await commands_of(ann) == {}
    dead = await ann.taps("Invite somebody", message_id=team["message_id"])
    assert "older message" in dead["text"]

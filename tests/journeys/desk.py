"""The desk as a nurse works at it: her group, its topics, time that passes."""

from typing import Any

import pytest

from bot.rehearsal import TOKEN
from tests.journeys.conftest import Meet
from tests.journeys.person import Person

NURSE = 9001
GROUP = -1009001


@pytest.fixture
async def group(meet: Meet, boss: Person) -> Person:
    """The nurse as she writes in the team's group, which is the desk."""
    await boss.says("/start")
    await is_group(boss, title="Desk", is_forum=True, members=[NURSE], administrators=[NURSE])
    nurse = meet(NURSE, "en", GROUP)
    shown = await nurse.says("/desk")
    assert "This group is the desk now" in shown["text"]
    assert len(await nurse.from_bot()) == 1  # no greeting comes between
    return nurse


async def is_group(person: Person, chat_id: int = GROUP, **about: Any) -> None:
    await person._post("group", chat_id=chat_id, **about)


async def pass_time(person: Person, seconds: float = 4, times: int = 6) -> None:
    for _ in range(times):
        await person._post("clock", advance_seconds=seconds)
        await person.settle()


async def topics(group: Person, chat: int = GROUP) -> list[dict[str, Any]]:
    async with group.http.get(f"/sim/chat/{chat}") as response:
        found: list[dict[str, Any]] = (await response.json())["topics"]
    return found


async def topic(group: Person, chat: int = GROUP) -> int:
    return int((await topics(group, chat))[-1]["message_thread_id"])


async def in_group(group: Person, chat: int = GROUP) -> list[dict[str, Any]]:
    async with group.http.get(f"/sim/chat/{chat}") as response:
        messages = (await response.json())["messages"]
    return [one for one in messages if one["from"] == "bot" and not one.get("deleted")]


def words(messages: list[dict[str, Any]]) -> list[str]:
    return [one.get("caption") or one.get("text") or "" for one in messages]


async def delete_topic(group: Person, thread: int) -> None:
    await has_the_bot(group, "deleteForumTopic", chat_id=GROUP, message_thread_id=thread)


async def has_the_bot(group: Person, method: str, **body: Any) -> None:
    async with group.http.post(f"/bot{TOKEN}/{method}", json=body) as response:
        assert (await response.json())["ok"]

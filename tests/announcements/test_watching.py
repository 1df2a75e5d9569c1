"""A run watched in an operator's chat: the message stays fresh while it goes out."""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.announcements import Progress, Run, Views
from bot.conversation.event import Event
from bot.conversation.screen import Screen
from handlers.screens import announce_run
from handlers.screens.view import View
from tests.announcements.conftest import NURSE, Clinic
from tests.checkins.conftest import LIBRARY

SHOWN = 500
"""The number of the message in which the nurse watches."""


@dataclass
class Chat:
    """The nurse's chat; a message that is ``gone`` is sent anew when it is to be edited."""

    texts: list[tuple[int, str]] = field(default_factory=list)
    gone: bool = False
    name: str = "telegram"

    def render(self, event: Event, screen: Screen) -> list[tuple[int, str]]:
        assert event.message is not None
        return [(event.message, screen.text)]

    async def send(self, part: tuple[int, str]) -> list[int]:
        number, text = part
        number, self.gone = number + self.gone, False
        self.texts.append((number, text))
        return [number]

    @property
    def lines(self) -> list[str]:
        return [line for line in self.texts[-1][1].splitlines() if line]


@dataclass
class Watched:
    clinic: Clinic
    run: Run
    chat: Chat = field(default_factory=Chat)

    def __post_init__(self) -> None:
        channel: Any = self.chat
        self.views = Views(self.clinic.office, channel, self._show, self.clinic.clock)

    async def _show(self, _chat: int, seen: Progress) -> Screen:
        return announce_run.progress(View(LIBRARY, "en"), seen)

    async def sends(self, most: int) -> None:
        """Let so many messages go out."""
        self.clinic.wire.most = most
        await self.clinic.announcer.run_once()
        await self.clinic.dispatcher.run_once()


@pytest.fixture
async def watched(clinic: Clinic) -> Watched:
    await clinic.patients(120)
    clinic.wire.refuse_four()
    run = await clinic.release(await clinic.draft())
    await clinic.office.watch(run.id, NURSE, SHOWN)
    return Watched(clinic, run)


async def test_the_message_follows_what_is_sent_by_bar_fates_rate_and_time_left(
    watched: Watched,
) -> None:
    chat, views = watched.chat, watched.views
    assert await views.run_once() == 1
    assert chat.lines[1:] == ["▱▱▱▱▱▱▱▱▱▱▱▱ 0 of 120", "✅ sent: 0"]
    await watched.sends(30)
    watched.clinic.later(seconds=30)
    assert await views.run_once() == 1
    assert chat.lines[0] == "**Announcement 1** · on its way"
    assert chat.lines[1:] == [
        "▰▰▰▱▱▱▱▱▱▱▱▱ 30 of 120",
        "✅ sent: 26",
        "🚫 can't be reached: 2 (blocked the bot: 1, account deleted: 1)",
        "❌ failed: 1 (refused by Telegram: 1)",
        "❔ perhaps arrived: 1",
        "About a minute left, 1 a second.",
    ]
    await watched.sends(60)
    watched.clinic.later(seconds=15)
    await views.run_once()
    assert chat.lines[1:3] == ["▰▰▰▰▰▰▰▰▰▱▱▱ 90 of 120", "✅ sent: 86"]
    assert chat.lines[-1] == "Less than a minute left, 2 a second."
    await views.run_once()
    assert len(chat.texts) == 3  # nothing new is not shown again
    await watched.sends(1000)
    await watched.clinic.work()
    assert await views.run_once() == 0
    assert chat.lines[0] == "**Announcement 1** · done"
    assert chat.lines[1:3] == ["▰▰▰▰▰▰▰▰▰▰▰▰ 120 of 120", "✅ sent: 116"]
    assert not any(re.search("left", line) for line in chat.lines)
    assert {number for number, _ in chat.texts} == {SHOWN}
    assert await views.run_once() == 0
    assert len(chat.texts) == 4


async def test_in_place_of_a_deleted_message_there_is_one_new_one_that_stays_fresh(
    watched: Watched,
) -> None:
    chat, views = watched.chat, watched.views
    await views.run_once()
    chat.gone = True
    for _ in range(3):
        await watched.sends(10)
        watched.clinic.later(seconds=3)
        await views.run_once()
    assert [number for number, _ in chat.texts] == [SHOWN, *[SHOWN + 1] * 3]

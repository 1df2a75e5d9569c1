"""Command menus follow the team, through failures and restarts."""

from collections.abc import Sequence

import pytest

from bot.conversation.port import Reason, SendError
from bot.operators import Menus, Role
from bot.operators.menus import Commands
from bot.people import People
from tests.operators.conftest import CHANNEL, Clinic


class Messenger:
    """Shows menus, unless told to fail."""

    name = CHANNEL

    def __init__(self) -> None:
        self.shown: dict[int, str] = {}
        self.calls = 0
        self.failing: SendError | None = None

    async def publish_commands(self, commands: Commands, chat: int | None = None) -> None:
        self._fail()
        assert chat is not None
        self.shown[chat] = commands["en"][0][0]

    async def take_commands_away(self, languages: Sequence[str], chat: int) -> None:
        self._fail()
        assert list(languages) == ["en"]
        self.shown.pop(chat, None)

    def _fail(self) -> None:
        self.calls += 1
        if self.failing is not None:
            raise self.failing


def menus_of(clinic: Clinic, messenger: Messenger) -> Menus:
    return Menus(
        clinic.database, messenger, lambda role: {"en": [(role.value, "...")]}, clinic.clock
    )


async def test_a_menu_follows_the_role_and_is_shown_once(clinic: Clinic) -> None:
    messenger = Messenger()
    menus = menus_of(clinic, messenger)
    await clinic.team.grant(1, Role.OWNER, None, clinic.clock.now())
    await clinic.team.grant(2, Role.EDITOR, None, clinic.clock.now())
    await menus.run_once()
    assert messenger.shown == {1: "owner", 2: "editor"}
    await menus.run_once()
    assert messenger.calls == 2
    await clinic.team.grant(2, Role.OPERATOR, None, clinic.clock.now())
    await menus.run_once()
    assert messenger.shown == {1: "owner", 2: "operator"}


async def test_who_left_while_the_bot_was_down_has_no_menu_after_its_start(clinic: Clinic) -> None:
    messenger = Messenger()
    await clinic.team.grant(1, Role.OWNER, None, clinic.clock.now())
    await clinic.team.grant(2, Role.EDITOR, None, clinic.clock.now())
    await menus_of(clinic, messenger).run_once()
    await clinic.team.revoke((await clinic.meet(2)).id, None, clinic.clock.now())
    await People(clinic.database).erase(await clinic.meet(1), clinic.clock.now())
    restarted = menus_of(clinic, messenger)
    messenger.failing = SendError(Reason.SERVER, code=502)
    with pytest.raises(SendError):
        await restarted.run_once()
    messenger.failing = None
    await restarted.run_once()
    assert messenger.shown == {}
    calls = messenger.calls
    await restarted.run_once()
    assert messenger.calls == calls


async def test_who_never_wrote_gets_their_menu_when_they_do(clinic: Clinic) -> None:
    messenger = Messenger()
    menus = menus_of(clinic, messenger)
    await clinic.team.grant(1, Role.OWNER, None, clinic.clock.now())
    messenger.failing = SendError(Reason.NO_CHAT, code=400)
    await menus.run_once()
    await menus.run_once()
    assert messenger.calls == 1
    messenger.failing = None
    await People(clinic.database).returned(await clinic.meet(1), "en", clinic.clock.now())
    await menus.run_once()
    assert messenger.shown == {1: "owner"}

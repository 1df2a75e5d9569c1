"""The loop that shows operators their own commands, in their own chats alone, and takes them away.

What is shown is compared with the team again and again, since the command line changes it too.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol

import structlog

from bot.clock import Clock
from bot.conversation.port import SendError
from bot.conversation.role import Role
from bot.errors import StoreError
from bot.processes import rest
from bot.store import command_menus, operators, people
from bot.store.database import Database
from bot.store.operators import Member

LOOK_AGAIN: Final = 3.0
"""Seconds until a change by the command line is seen."""

_log = structlog.get_logger("operators")

Commands = Mapping[str, Sequence[tuple[str, str]]]


class MenuChannel(Protocol):
    """What a channel does for command menus."""

    name: str

    async def publish_commands(self, commands: Commands, chat: int | None = None) -> None:
        """Show a chat its own commands, by language.

        Raises:
            SendError: they are not shown.
        """
        ...

    async def take_commands_away(self, languages: Sequence[str], chat: int) -> None:
        """Show a chat what all others are shown.

        Raises:
            SendError: its own are still shown.
        """
        ...


class Menus:
    """Keeps one channel's command menus as the team is; ``commands`` has those of a role."""

    def __init__(
        self,
        database: Database,
        channel: MenuChannel,
        commands: Callable[[Role], Commands],
        clock: Clock,
    ) -> None:
        self._database = database
        self._channel = channel
        self._commands = commands
        self._clock = clock
        self._shown: dict[int, Commands] = {}
        self._awake = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()

    def wake(self) -> None:
        """Look again at once: the team or the content changed."""
        self._awake.set()

    async def settled(self) -> None:
        """Return when the menus are as the team is, or can't be for now."""
        try:
            await self.run_once()
        except SendError as error:
            _log.warning("menus.later", reason=error.reason)

    async def run_once(self) -> None:
        """Show and take away what is not as it should be.

        Raises:
            StoreError: the database failed.
            SendError: the messenger can't do it now.
        """
        name = self._channel.name
        async with self._one_at_a_time:
            async with self._database.transaction() as connection:
                team = await operators.members(connection, name)
                kept = await command_menus.chats(connection, name)
            for member in team:
                if member.person.unreachable is None:
                    await self._show(member)
            for chat in sorted(kept - {member.person.address for member in team}):
                await self._take_away(chat)

    async def _show(self, member: Member) -> None:
        person, chat, wanted = member.person, member.person.address, self._commands(member.role)
        if self._shown.get(chat) == wanted:
            return
        async with self._database.transaction() as connection:
            await command_menus.put(connection, self._channel.name, chat)
        try:
            await self._channel.publish_commands(wanted, chat)
        except SendError as error:
            if error.retryable:
                raise
            _log.info("menu.not_shown", person=person.id, reason=error.reason)
            if error.unreachable:  # until they write: then it is shown
                now = self._clock.now()
                gone = {"unreachable": now, "unreachable_reason": error.reason}
                async with self._database.transaction() as connection:
                    await people.change(connection, person.id, gone)
                return
        self._shown[chat] = wanted

    async def _take_away(self, chat: int) -> None:
        self._shown.pop(chat, None)
        try:
            await self._channel.take_commands_away(list(self._commands(Role.OWNER)), chat)
        except SendError as error:
            if error.retryable:
                raise
            _log.info("menu.not_taken_away", reason=error.reason)
        async with self._database.transaction() as connection:
            await command_menus.remove(connection, self._channel.name, chat)

    async def run(self) -> None:
        """Look again and again, until cancelled; whatever is away is waited for."""
        while True:
            self._awake.clear()
            wait = LOOK_AGAIN
            try:
                await self.run_once()
            except StoreError as error:
                _log.warning("menus.later", why=str(error))
            except SendError as error:
                _log.warning("menus.later", reason=error.reason)
                wait = max(wait, error.retry_after or 0.0)
            await rest(self._awake, wait)

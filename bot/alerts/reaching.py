"""At the start it is looked whom of the team an alert would not reach, and said in the log."""

from typing import Protocol

import structlog

from bot.conversation.port import SendError
from bot.conversation.role import Role
from bot.errors import StoreError
from bot.store import operators, people
from bot.store.database import Database

_log = structlog.get_logger("alerts")


class Finder(Protocol):
    """What a channel does to look for a chat."""

    name: str

    async def find(self, chat: int) -> None:
        """Look whether a chat is there for us; nobody sees anything of it.

        Raises:
            SendError: it isn't, or nobody knows.
        """
        ...


async def warn_of_unreachable(database: Database, channel: Finder, chats: tuple[int, ...]) -> None:
    """Warn once of each chat of the team, and each operator, that no message can reach."""
    try:
        async with database.transaction() as connection:
            team = await operators.members(connection, channel.name)
            known = await people.find(connection, channel.name, chats)
    except StoreError as error:  # the bot works on without this look
        _log.warning("team.not_looked_after", why=str(error))
        return
    able = [one.person for one in team if one.role.covers(Role.OPERATOR)]
    gone = {one.address for one in (*able, *known.values()) if one.unreachable is not None}
    for chat in dict.fromkeys([*chats, *(one.address for one in able)]):
        if chat in gone or not await _is_there(channel, chat):
            _log.warning(
                "team.unreachable",
                chat=chat,
                meaning="red flags don't reach this chat: the nurse must open the bot once (a "
                "group: the bot must be a member); open alerts then come by themselves",
            )


async def _is_there(channel: Finder, chat: int) -> bool:
    try:
        await channel.find(chat)
    except SendError as error:
        return not error.unreachable
    return True

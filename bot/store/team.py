"""Who of the clinic's team reads what isn't urgent: the desk's group, or else who is on duty."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import conversations, operators, subscriptions


async def readers(connection: AsyncConnection, channel: str, chats: tuple[int, ...]) -> list[int]:
    """Return the chats that are told, the team's own ``chats`` first; none where nobody can be.

    Where a group is the desk it reads for all; else whoever is on duty does.
    """
    if desks := await conversations.desk_chats(connection, channel):
        return list(dict.fromkeys([*chats, desks[0]]))
    team = await operators.members(connection, channel)
    there = [one for one in team if one.person.unreachable is None]
    return operators.recipients(chats, there, everybody=False)


async def is_no_patient(connection: AsyncConnection, person: int) -> bool:
    """Tell whether somebody has a role, follows no plan and has no open talk."""
    return (
        await operators.role(connection, person) is not None
        and await subscriptions.of_person(connection, person) is None
        and await conversations.current(connection, person) is None
    )

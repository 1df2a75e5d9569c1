"""A desk's group is gone, or has another number: its conversations go on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.role import Role
from bot.handover.messages import Bundle, Original, chats_of, lost_desk
from bot.store import conversations, copies, operators, outbox
from bot.store.conversations import Conversation
from bot.store.copies import Copy

_log = structlog.get_logger("handover")


async def lose(connection: AsyncConnection, channel: str, chat: int, now: datetime) -> bool:
    """Keep that nothing goes to a group any more, and tell the owners; False where it was known."""
    if not await conversations.lose_desk(connection, channel, chat, now):
        return False
    _log.error("desk.lost", chat=chat, meaning="nothing can be sent to this group")
    team = await operators.members(connection, channel)
    owners = [one.person.address for one in team if one.role is Role.OWNER]
    await outbox.put(connection, lost_desk(channel, chat, owners, now), now)
    return True


async def move(
    connection: AsyncConnection, channel: str, chat: int, colleagues: list[int], now: datetime
) -> list[int]:
    """Spread a lost group's conversations over the others, else the colleagues' chats.

    Returns the conversations of which something failed, or that moved.

    What did not arrive or waits for an answer is said again there. Every other conversation opens
    its topic with its next message: hundreds at once would fill a group for an hour.
    """
    concerned = await copies.talks_lost(connection, chat)
    for one in await conversations.lost(connection, channel, chat):
        concerned.append(one.id)
        wait = await conversations.wait_of(connection, one.id)
        left = await copies.left_at(connection, one.id, chat, wait.asked if wait else None)
        # It might arrive after all, should the group come back meanwhile.
        await outbox.withdraw(connection, [each.key for each in left], now, "moved")
        await say_again(connection, one, left, colleagues, now, says="moved")
    gone = await copies.keys_lost(connection, chat)
    await copies.told(connection, gone, now)
    return concerned


async def say_again(
    connection: AsyncConnection,
    one: Conversation,
    left: Sequence[Copy],
    colleagues: list[int],
    now: datetime,
    *,
    says: str,
) -> None:
    """Go on with a conversation where a desk is now, and say there again what is ``left``."""
    # Asked again for each: the one before made its group fuller.
    desks = await conversations.desk_chats(connection, one.channel)
    desk, topic = desks[0] if desks else None, one.topic + 1
    await conversations.change(connection, one.id, desk=desk, topic=topic)
    if not left:
        return
    bundle = Bundle(replace(one, desk=desk, topic=topic), now)
    chats = chats_of(bundle.conversation, colleagues)
    bundle.open_topic(topic)
    bundle.to_desk(says, chats, str(topic))
    if desk is None:
        bundle.card(chats, f"moved:{topic}")
    await repeat(connection, bundle, left, chats, topic)
    await bundle.put(connection)


async def repeat(
    connection: AsyncConnection,
    bundle: Bundle,
    left: Sequence[Copy],
    chats: Sequence[int],
    topic: int,
) -> None:
    """Have what a patient wrote copied once more, into a conversation's next topic."""
    for copy in left:
        if copy.from_chat is not None:
            parts = await copies.parts(connection, copy.key)
            again = Original(copy.from_chat, parts[0], 0, parts=parts, moved=topic)
            bundle.inward(again, chats)


async def rename(
    connection: AsyncConnection, channel: str, old: int, new: int, now: datetime
) -> None:
    """Go on in a group that became a supergroup, and has another number since."""
    await conversations.rename_desk(connection, channel, old, new, now)
    await copies.rename_chat(connection, old, new)
    _log.warning("desk.renamed", old=old, new=new)

"""What is needed to show a message of a conversation when it goes: where to, and below what."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.visit import Person
from bot.handover import moving
from bot.handover.desks import Desks
from bot.handover.messages import Bundle
from bot.store import conversations, copies, people
from bot.store.conversations import Conversation

UNANSWERED: Final = timedelta(minutes=1)
"""What a messenger gets to come round that did not answer twice whether it opened a topic."""


@dataclass(frozen=True)
class Place:
    """Where a message goes: whose conversation, and in which topic where it has one.

    It ``waits`` while something else has to arrive before it, perhaps a topic just ``reopened``.
    """

    conversation: Conversation
    person: Person
    thread: int | None = None
    waits: bool = False
    reopened: bool = False


async def _say_again(
    connection: AsyncConnection, bundle: Bundle, one: Conversation, topic: int
) -> None:
    """Say once more what waits for an answer: it stood in the topic that somebody deleted."""
    wait = await conversations.wait_of(connection, one.id)
    if wait is None or one.desk is None:
        return
    left = await copies.arrived_since(connection, one.id, one.desk, wait.asked)
    await moving.repeat(connection, bundle, left, [one.desk], topic)


class Showing(Desks):
    """The messages' side: where each of them goes, and what stands for which."""

    async def on_their_way(self, conversation: int) -> bool:
        """Tell whether anything the patient wrote has not reached the desk yet."""
        async with self._database.transaction() as connection:
            return await copies.on_their_way(connection, conversation) is not None

    async def place(
        self, key: str, conversation: int, chat: int, now: datetime, *, lost: bool
    ) -> Place | None:
        """Return where a message of a conversation goes, None where that is gone.

        With ``lost`` its topic was deleted, and another one is opened; so is one that was never
        opened, since nothing was to be said when the conversation moved to this group, and one of
        which nobody knows whether it was.
        """
        async with self._database.transaction() as connection:
            one = await conversations.get(connection, conversation)
            person = await people.get(connection, one.person) if one is not None else None
            if one is None or person is None:
                return None
            if chat < 0 and chat != one.desk:
                return None  # The group was lost: what was still to be said is said elsewhere.
            if await copies.before(connection, key, one.id, chat):
                return Place(one, person, waits=True)
            if one.desk != chat:
                return Place(one, person)
            has = await copies.has_topic(connection, one.id, one.topic)
            if lost or not has:
                topic = one.topic + 1 if lost or has is False else one.topic
                bundle = Bundle(one, now if has is not False else now + UNANSWERED)
                bundle.open_topic(topic)
                if has is False:
                    bundle.to_desk("doubled", [chat], str(topic))
                if lost:
                    await _say_again(connection, bundle, one, topic)
                await conversations.change(connection, one.id, topic=topic)
                await bundle.put(connection)
                return Place(one, person, waits=True, reopened=True)
            thread = await copies.thread(connection, one.id, one.topic)
            return Place(one, person, thread, waits=thread is None)

    async def doubt_topic(self, one: Conversation, now: datetime) -> None:
        """Tell the desk that a topic was opened once more: the messenger did not answer."""
        if one.desk is not None:
            async with self._database.transaction() as connection:
                bundle = Bundle(one, now)
                bundle.to_desk("doubled", [one.desk], str(one.topic))
                await bundle.put(connection)

    async def arrived_as(self, chat: int, message: int, to_chat: int) -> int | None:
        """Return which message of one chat stands for a message of another, either way."""
        async with self._database.transaction() as connection:
            there = await copies.arrived_as(connection, chat, message, to_chat)
            if there is not None:
                return there
            back = await copies.stands_for(connection, chat, message)
            return back.from_message if back is not None and back.from_chat == to_chat else None

    async def sent_as(self, key: str) -> int | None:
        """Return the number of a message that went out."""
        async with self._database.transaction() as connection:
            return await copies.number(connection, key)

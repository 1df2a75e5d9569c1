"""Conversations as patients see them: asked for, gone on with, ended."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.visit import Person
from bot.handover import stranded
from bot.handover.desks import Desks
from bot.handover.messages import Bundle, Original, chats_of, freshen, gone
from bot.helpdesk.hours import PromiseClock
from bot.store import cards, conversations, copies, outbox
from bot.store.conversations import Conversation


@dataclass(frozen=True)
class Asked:
    """A question that went to the desk; ``promised`` is None while the desk is closed for long.

    ``nobody`` is True where the clinic has neither a group nor an operator.
    """

    conversation: Conversation
    promised: datetime | None
    nobody: bool = False


@dataclass(frozen=True)
class Passed:
    """A message that went to the desk; ``first`` where nobody waited before it.

    ``late`` where somebody waits for longer than was promised, ``nobody`` where the clinic has
    neither a group nor an operator.
    """

    conversation: Conversation
    first: bool
    promised: datetime | None
    late: bool = False
    nobody: bool = False


class Asking(Desks):
    """The patients' side: each act is one transaction."""

    async def ask(
        self, person: Person, questions: Sequence[Original], clock: PromiseClock, now: datetime
    ) -> Asked:
        """Open a conversation, or go on with the open one; with questions the patient waits."""
        async with self._database.transaction() as connection:
            bundle = await self._opened(connection, person, now)
            one = bundle.conversation
            chats = chats_of(one, await self.colleagues(connection))
            if questions and one.desk is None:
                bundle.card(chats, str(questions[0].update))
            promised = clock.promised(now)
            if questions:
                await conversations.ask(connection, one.id, now, promised)
            for question in questions:
                bundle.inward(question, chats)
            until = now + clock.desk.returns
            await conversations.change(connection, one.id, human_until=until)
            await bundle.put(connection)
            wait = await conversations.wait_of(connection, one.id)
            nobody = not chats or (wait is not None and wait.unreached is not None)
            if nobody:
                await stranded.keep(connection, one, wait, now)
        return Asked(one, wait.promised if wait else promised, nobody=nobody)

    async def _opened(
        self, connection: AsyncConnection, person: Person, now: datetime, *, asked: bool = True
    ) -> Bundle:
        """Return a person's open conversation, with what opens it: one topic for each patient.

        The desk reads that they ask again, unless it was a colleague who wrote to them.
        """
        one = await conversations.current(connection, person.id)
        if one is not None:
            return Bundle(one, now)
        desks = await conversations.desk_chats(connection, self._channel)
        desk = desks[0] if desks else None
        last = await conversations.latest(connection, person.id)
        stays = last is not None and (last.desk in desks or (last.desk is None and not desks))
        if last is None:
            one = await conversations.begin(connection, self._channel, person.id, desk, now)
        else:
            values: dict[str, Any] = {
                "closed": None,
                "assigned": None,
                "urgent": False,
                "spoke_at": None,
            }
            if not stays:
                values |= {"desk": desk, "topic": last.topic + 1}
            await conversations.change(connection, last.id, **values)
            one = await conversations.get(connection, last.id)
            assert one is not None  # noqa: S101  # just changed
        mark = await cards.mark(connection, one.id, now)
        await conversations.change(connection, one.id, card=mark)
        bundle = Bundle(one, now)
        if not stays:
            bundle.open_topic(one.topic)
        elif one.desk is not None:
            tag = str(int(now.timestamp()))
            bundle.shut("reopen", tag)
            bundle.to_desk("again", [one.desk] if asked else [], tag)
            if mark != one.card:
                bundle.freshen(mark)
        return bundle

    async def talks(self, person: Person) -> bool:
        """Tell whether a person has an open conversation."""
        async with self._database.transaction() as connection:
            return await conversations.current(connection, person.id) is not None

    async def answered(self, person: Person, since: datetime) -> bool:
        """Tell whether the team has written to a person since, or the talk was closed."""
        async with self._database.transaction() as connection:
            last = await conversations.latest(connection, person.id)
        ends = (last.spoke_at, last.closed) if last is not None else ()
        return any(one is not None and one > since for one in ends)

    async def passed(
        self,
        person: Person,
        original: Original,
        clock: PromiseClock,
        now: datetime,
        *,
        asks: bool = True,
    ) -> Passed | None:
        """Pass a message on where humans do the talking; None where the bot does.

        Where it ``asks`` nothing, such as thanks, nobody waits for an answer to it.
        """
        async with self._database.transaction() as connection:
            one = await conversations.current(connection, person.id)
            if one is None or one.human_until is None or one.human_until <= now:
                return None
            promised = clock.promised(now)
            first = False
            if asks and not original.edited:
                first = await conversations.ask(connection, one.id, now, promised)
            bundle = Bundle(one, now)
            chats = chats_of(one, await self.colleagues(connection))
            if first and one.desk is None:
                bundle.card(chats, str(original.update))
            bundle.inward(original, chats)
            await freshen(connection, bundle)
            await bundle.put(connection)
            wait = await conversations.wait_of(connection, one.id)
            late = wait is not None and wait.late is not None
            if not chats:
                await stranded.keep(connection, one, wait, now)
            return Passed(one, first, promised, late=late, nobody=not chats)

    async def hurry(self, one: Conversation) -> None:
        """Put a conversation before all others until somebody answers, with all that was written.

        It stands at the head of those who wait, and overtakes them on the way to the desk.
        """
        async with self._database.transaction() as connection:
            await conversations.change(connection, one.id, urgent=True)
            await copies.hurry(connection, one.id)

    async def flag(self, person: Person, alert: int, now: datetime) -> None:
        """Show in a person's topic, once, that there is an alert of theirs."""
        async with self._database.transaction() as connection:
            one = await conversations.current(connection, person.id)
            if one is None or one.desk is None:
                return
            bundle = Bundle(replace(one, urgent=True), now)
            bundle.to_desk("flag", [one.desk], str(alert), alert=alert)
            await bundle.put(connection)

    async def end(self, person: Person, now: datetime, tag: str) -> bool:
        """Close a person's conversation as they wish; False where none was open."""
        async with self._database.transaction() as connection:
            one = await conversations.current(connection, person.id)
            if one is None:
                return False
            bundle = Bundle(one, now)
            chats = chats_of(one, await self.colleagues(connection))
            bundle.to_desk("ended", chats, tag)
            bundle.shut("close", tag)
            await self._close(connection, one, now)
            await bundle.put(connection)
            return True

    async def farewell(self, person: Person, now: datetime) -> None:
        """Tell the desk, before a person's data are erased, that nothing reaches them any more."""
        async with self._database.transaction() as connection:
            one = await conversations.current(connection, person.id)
            if one is None:
                return
            thread = await copies.thread(connection, one.id, one.topic) if one.desk else None
            chats = chats_of(one, await self.colleagues(connection))
            await outbox.put(connection, gone(one, chats, thread, now), now)

    async def _close(self, connection: AsyncConnection, one: Conversation, now: datetime) -> None:
        await conversations.end_wait(connection, one.id, now)
        await conversations.change(connection, one.id, closed=now, human_until=None, urgent=False)

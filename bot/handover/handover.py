"""Conversations: opened by a patient, answered by the desk, given back.

Each act is one transaction. What patients do is in `bot.handover.asking`, which groups are desks in
`bot.handover.desks`, where messages go in `bot.handover.showing`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.role import Role
from bot.conversation.visit import Person
from bot.handover.asking import Asking
from bot.handover.messages import Bundle, Original, Reaction, chats_of
from bot.handover.showing import Showing
from bot.helpdesk.hours import PromiseClock
from bot.store import audit, conversations, copies, operators, people
from bot.store.audit import Act
from bot.store.conversations import Conversation, Wait
from bot.store.copies import TO_DESK, TO_PATIENT, Copy

UNSEEN: Final = timedelta(seconds=10)
"""Words that are on their way to a full group for longer are not what a colleague answers."""
SAYS_WHO_AFTER: Final = timedelta(minutes=30)
"""After so long a patient is told again who is writing."""


@dataclass(frozen=True)
class Deed:
    """What a colleague does: who, when, by the desk's ``clock``; ``tag`` is the update's number.

    A deed that is done once more after a crash has the same tag, and tells nobody twice.
    """

    by: Person
    now: datetime
    tag: str
    clock: PromiseClock


class Handover(Asking, Showing):
    """One channel's conversations, with the desk's side of them."""

    async def of_thread(self, chat: int, thread: int) -> Conversation | None:
        """Return whose topic of a desk it is."""
        async with self._database.transaction() as connection:
            found = await copies.of_thread(connection, chat, thread)
            return await conversations.get(connection, found) if found is not None else None

    async def topic(self, one: Conversation) -> tuple[int, int] | None:
        """Return the group and number of a conversation's topic, None where there is none."""
        async with self._database.transaction() as connection:
            thread = await copies.thread(connection, one.id, one.topic)
        return (one.desk, thread) if one.desk is not None and thread is not None else None

    async def of_copy(self, chat: int, message: int) -> Conversation | None:
        """Return the conversation of a message that a colleague has in their own chat."""
        async with self._database.transaction() as connection:
            found = await copies.stands_for(connection, chat, message)
            if found is None or found.what != TO_DESK:
                return None
            return await conversations.get(connection, found.conversation)

    async def get(self, conversation: int) -> Conversation | None:
        """Return a conversation."""
        async with self._database.transaction() as connection:
            return await conversations.get(connection, conversation)

    async def patient(self, conversation: Conversation) -> Person | None:
        """Return whose conversation it is; None where nothing is kept of them any more."""
        async with self._database.transaction() as connection:
            return await people.get(connection, conversation.person)

    async def reply(self, one: Conversation, deed: Deed, original: Original) -> Person | None:
        """Send a colleague's words to the patient; returns the patient, None if they are gone."""
        async with self._database.transaction() as connection:
            return await self._reply(connection, one, deed, original=original)

    async def write(
        self, person: Person, deed: Deed, original: Original, why: str
    ) -> Person | None:
        """Send a colleague's words to a patient who may have no conversation: then one is opened.

        They were written in another place than the patient's topic, and are shown there, too, with
        ``why``: what they answer, a ``flag`` or a ``checkin``.
        """
        async with self._database.transaction() as connection:
            if await people.get(connection, person.id) is None:
                return None
            bundle = await self._opened(connection, person, deed.now, asked=False)
            one = bundle.conversation
            if one.desk is not None and not original.edited:
                bundle.to_desk("wrote", [one.desk], deed.tag, by=deed.by.id, why=why)
                bundle.inward(original, [one.desk])
            await bundle.put(connection)
            return await self._reply(connection, one, deed, original=original)

    async def send_answer(self, one: Conversation, deed: Deed, answer: str) -> Person | None:
        """Send a reviewed answer to the patient, as a colleague's choice."""
        async with self._database.transaction() as connection:
            return await self._reply(connection, one, deed, answer=answer)

    async def _reply(
        self,
        connection: AsyncConnection,
        one: Conversation,
        deed: Deed,
        *,
        original: Original | None = None,
        answer: str = "",
    ) -> Person | None:
        person = await people.get(connection, one.person)
        fresh = await conversations.get(connection, one.id)
        if person is None or fresh is None:
            return None
        bundle = Bundle(fresh, deed.now)
        quiet = fresh.spoke_at is None or deed.now - fresh.spoke_at > SAYS_WHO_AFTER
        if (quiet or fresh.spoke != deed.by.id) and not (original and original.edited):
            bundle.to_patient("who", person, deed.tag, by=deed.by.id)
        if original is not None:
            bundle.outward(original, person)
        else:
            bundle.to_patient("answer", person, deed.tag, answer=answer)
        if original is None or not original.edited:
            await self._answer(connection, fresh, bundle, deed)
        await bundle.put(connection)
        await _log(connection, one, deed, "answered" if answer else "wrote")
        return person

    async def _answer(
        self, connection: AsyncConnection, one: Conversation, bundle: Bundle, deed: Deed
    ) -> None:
        """Keep that a colleague answered; a correction of what was said before is no answer."""
        await self._open_again(connection, one, bundle, deed.tag)
        waited = await conversations.answer(connection, one.id, deed.now)
        if waited and one.desk is None:
            others = [chat for chat in await self.colleagues(connection) if chat != deed.by.address]
            bundle.to_desk("answered", others, deed.tag)
        elif waited:
            await self._wait_on(connection, one, deed)
        theirs = await self.looks_after(connection, one)
        await conversations.change(
            connection,
            one.id,
            spoke=deed.by.id,
            spoke_at=deed.now,
            assigned=theirs.person.id if theirs is not None else deed.by.id,
            urgent=False,
            human_until=deed.now + deed.clock.desk.returns,
        )

    async def _wait_on(self, connection: AsyncConnection, one: Conversation, deed: Deed) -> None:
        """Keep that a patient still waits where the desk has not seen all of their words yet."""
        since = await copies.on_their_way(connection, one.id)
        if since is not None and deed.now - since > UNSEEN:
            await conversations.ask(connection, one.id, since, deed.clock.promised(since))

    async def _open_again(
        self, connection: AsyncConnection, one: Conversation, bundle: Bundle, tag: str
    ) -> None:
        """Open a closed conversation again, unless the patient has another one by now."""
        if one.closed is not None and await conversations.current(connection, one.person) is None:
            await conversations.change(connection, one.id, closed=None)
            bundle.shut("reopen", tag)

    async def take(self, one: Conversation, deed: Deed) -> None:
        """Keep who looks after it."""
        async with self._database.transaction() as connection:
            await conversations.change(connection, one.id, assigned=deed.by.id)
            await _log(connection, one, deed, "take")

    async def assign(self, one: Conversation, to: Person, deed: Deed) -> None:
        """Have a colleague look after it, who is told in their own chat."""
        async with self._database.transaction() as connection:
            await conversations.change(connection, one.id, assigned=to.id)
            wait = await conversations.wait_of(connection, one.id)
            bundle = Bundle(one, deed.now)
            told = {"by": deed.by.id, "why": "private" if one.desk is None else "group"}
            asked = {"asked": wait.asked.isoformat()} if wait is not None else {}
            bundle.to_desk("assigned", [to.address], deed.tag, **told, **asked)
            await bundle.put(connection)
            await _log(connection, one, deed, "assign", person=to.id)

    async def decline(self, one: Conversation, giver: int, deed: Deed) -> bool:
        """Give it back to the colleague it came from; False where it is somebody else's by now.

        Who left the team gets nothing back: then nobody looks after it, and all are told.
        """
        async with self._database.transaction() as connection:
            fresh = await conversations.get(connection, one.id)
            if fresh is None or fresh.assigned != deed.by.id:
                return False
            role = await operators.role(connection, giver)
            person = await people.get(connection, giver)
            able = person is not None and role is not None and role.covers(Role.OPERATOR)
            await conversations.change(connection, one.id, assigned=giver if able else None)
            bundle = Bundle(fresh, deed.now)
            if able and person is not None:
                bundle.to_desk("declined", [person.address], deed.tag, by=deed.by.id, why="yours")
            else:
                chats = chats_of(fresh, await self.colleagues(connection))
                bundle.to_desk("declined", chats, deed.tag, by=deed.by.id, why="nobody")
            await bundle.put(connection)
            await _log(connection, one, deed, "decline")
            return True

    async def give_back(self, one: Conversation, deed: Deed) -> None:
        """Have the bot answer again; the patient is told."""
        await self._leave(one, deed, "returned")

    async def close(self, one: Conversation, deed: Deed) -> None:
        """Close it; the patient is told how to ask again."""
        await self._leave(one, deed, "closed")

    async def _leave(self, one: Conversation, deed: Deed, what: str) -> None:
        async with self._database.transaction() as connection:
            person = await people.get(connection, one.person)
            bundle = Bundle(one, deed.now)
            if person is not None and one.closed is None:
                bundle.to_patient(what, person, deed.tag)
            if what == "closed":
                bundle.shut("close", deed.tag)
                await self._close(connection, one, deed.now)
            else:
                await conversations.end_wait(connection, one.id, deed.now)
                await conversations.change(connection, one.id, human_until=None, urgent=False)
            await _log(connection, one, deed, what)
            await bundle.put(connection)

    async def reopen(self, one: Conversation, deed: Deed) -> bool:
        """Open it again; False where the patient has another one by now."""
        async with self._database.transaction() as connection:
            bundle = Bundle(one, deed.now)
            await self._open_again(connection, one, bundle, deed.tag)
            await bundle.put(connection)
            fresh = await conversations.get(connection, one.id)
            if fresh is None or fresh.closed is not None:
                return False
            until = deed.now + deed.clock.desk.returns
            await conversations.change(connection, one.id, human_until=until)
            await _log(connection, one, deed, "reopened")
            return True

    async def counterparts(self, chat: int, message: int) -> list[Copy]:
        """Return what stands for a message elsewhere, each as a copy in the chat it is in."""
        async with self._database.transaction() as connection:
            back = await copies.stands_for(connection, chat, message)
            if back is None:
                return await copies.copies_of(connection, chat, message)
            if back.from_chat is None:
                return []
            what = TO_PATIENT if back.what == TO_DESK else TO_DESK
            return [replace(back, what=what, to_chat=back.from_chat)]

    async def react(self, there: Copy, reaction: Reaction, now: datetime) -> None:
        """Show a reaction on the other side, too."""
        async with self._database.transaction() as connection:
            one = await conversations.get(connection, there.conversation)
            if one is not None:
                bundle = Bundle(one, now)
                bundle.react(there, there.to_chat, reaction)
                await bundle.put(connection)

    async def waiting(self, now: datetime) -> list[tuple[Conversation, Wait]]:
        """Return who waits: the urgent first, then who waits longest."""
        async with self._database.transaction() as connection:
            return await conversations.waiting(connection, self._channel, now)

    async def waits(self, since: datetime) -> Sequence[Wait]:
        """Return every wait that began since then."""
        async with self._database.transaction() as connection:
            return await conversations.records(connection, self._channel, since)


async def _log(
    connection: AsyncConnection, one: Conversation, deed: Deed, does: str, **more: int
) -> None:
    about = {"conversation": one.id, "does": does, **more}
    await audit.record(connection, deed.by.id, Act.TALK, about, deed.now)

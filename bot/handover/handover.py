"""Conversations: opened by a patient, answered by the desk, given back.

Each act is one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.role import Role
from bot.conversation.visit import Person
from bot.handover import moving, stranded
from bot.handover.messages import Bundle, Original, Reaction, chats_of, freshen, gone
from bot.helpdesk.hours import PromiseClock
from bot.store import audit, cards, conversations, copies, operators, outbox, people
from bot.store.audit import Act
from bot.store.conversations import Conversation, Wait
from bot.store.copies import TO_DESK, TO_PATIENT, Copy
from bot.store.database import Database
from bot.store.operators import Member

UNANSWERED: Final = timedelta(minutes=1)
"""What a messenger gets to come round that did not answer twice whether it opened a topic."""
UNSEEN: Final = timedelta(seconds=10)
"""Words that are on their way to a full group for longer are not what a colleague answers."""
SAYS_WHO_AFTER: Final = timedelta(minutes=30)
"""After so long a patient is told again who is writing."""


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


@dataclass(frozen=True)
class Deed:
    """What a colleague does: who, when, by the desk's ``clock``; ``tag`` is the update's number.

    A deed that is done once more after a crash has the same tag, and tells nobody twice.
    """

    by: Person
    now: datetime
    tag: str
    clock: PromiseClock


class Handover:
    """One channel's conversations; ``team`` are chats that count as colleagues' own."""

    def __init__(self, database: Database, channel: str, team: Sequence[int] = ()) -> None:
        self._database = database
        self._channel = channel
        self._team = tuple(chat for chat in team if chat > 0)
        self._desks: frozenset[int] | None = None

    # The desk

    async def is_desk(self, chat: int) -> bool:
        """Tell whether a group is a desk."""
        if self._desks is None:
            async with self._database.transaction() as connection:
                found = await conversations.desk_chats(connection, self._channel)
            self._desks = frozenset(found)
        return chat in self._desks

    async def set_up(self, chat: int, by: Person, now: datetime) -> int:
        """Make a group a desk; returns how many there are with it."""
        async with self._database.transaction() as connection:
            await conversations.set_desk(connection, self._channel, chat, now)
            await audit.record(connection, by.id, Act.DESK, {"desk": chat}, now)
            desks = await conversations.desk_chats(connection, self._channel)
        self.forget_desks()
        return len(desks)

    async def lose(self, chat: int, now: datetime) -> None:
        """Keep that the bot was taken out of a group; its conversations go on elsewhere."""
        async with self._database.transaction() as connection:
            await moving.lose(connection, self._channel, chat, now)
        self.forget_desks()

    async def rename(self, old: int, new: int, now: datetime) -> None:
        """Keep the new number of a group that became a supergroup."""
        async with self._database.transaction() as connection:
            await moving.rename(connection, self._channel, old, new, now)
        self.forget_desks()

    def forget_desks(self) -> None:
        """Look again which groups are desks."""
        self._desks = None

    async def colleagues(self, connection: AsyncConnection) -> list[int]:
        """Return the chats of those who answer where there is no group."""
        members = await operators.members(connection, self._channel)
        able = [one.person.address for one in members if one.role.covers(Role.OPERATOR)]
        return list(dict.fromkeys([*able, *self._team]))

    async def looks_after(self, connection: AsyncConnection, one: Conversation) -> Member | None:
        """Return who looks after a conversation; None for nobody, or who answers no more."""
        members = await operators.members(connection, self._channel) if one.assigned else ()
        able = (member for member in members if member.role.covers(Role.OPERATOR))
        return next((member for member in able if member.person.id == one.assigned), None)

    # The patient's side

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

    # The desk's side

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

    async def _close(self, connection: AsyncConnection, one: Conversation, now: datetime) -> None:
        await conversations.end_wait(connection, one.id, now)
        await conversations.change(connection, one.id, closed=now, human_until=None, urgent=False)

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

    # What is needed to show a message when it goes

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


async def _log(
    connection: AsyncConnection, one: Conversation, deed: Deed, does: str, **more: int
) -> None:
    about = {"conversation": one.id, "does": does, **more}
    await audit.record(connection, deed.by.id, Act.TALK, about, deed.now)

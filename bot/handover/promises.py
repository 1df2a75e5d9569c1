"""The loop that keeps promises: broken ones are passed on, forgotten chats return."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.errors import StoreError
from bot.handover import moving, stranded
from bot.handover.handover import Handover
from bot.handover.messages import Bundle, chats_of, freshen
from bot.helpdesk.hours import PromiseClock
from bot.processes import rest
from bot.store import cards, conversations, copies, operators, people
from bot.store.cards import Card
from bot.store.conversations import Conversation, Wait
from bot.store.database import Database

LOOK_AGAIN: Final = 20.0
"""Seconds between two looks: whoever writes in between waits for no less than a minute."""
LEAST: Final = 1.0
BATCH: Final = 100
STILL_WAITS: Final = timedelta(hours=1)
"""A chat in which somebody still waits stays with the humans for so long again."""
IN_LINE: Final = timedelta(minutes=1)
"""A patient whose words wait for longer on their way to the desk is told."""
CARD_EVERY: Final = timedelta(seconds=20)
"""Between two cards that change in a group by themselves: 3 of the 20 that it takes a minute."""
_log = structlog.get_logger("handover")


class Promises:
    """Looks after one channel's conversations; ``hours`` returns the desk's clock of now.

    ``renamed`` returns the groups that the messenger gave another number, by their old one.
    """

    def __init__(
        self,
        database: Database,
        channel: str,
        handover: Handover,
        hours: Callable[[], PromiseClock],
        clock: Clock,
        *,
        renamed: Callable[[], Mapping[int, int]] = dict,
    ) -> None:
        self._renamed = renamed
        self._database = database
        self._channel = channel
        self._handover = handover
        self._hours = hours
        self._clock = clock
        self._next: datetime | None = None
        self._tried: datetime | None = None
        self._freshened: dict[int, datetime] = {}
        self._work = asyncio.Event()

    def wake(self) -> None:
        """Look again now."""
        self._work.set()

    def next_due(self) -> datetime | None:
        """Return when a promise or a human's time is over next, as of the last look."""
        return self._next

    async def settled(self) -> None:
        """Return when nothing is to be done by now."""
        while await self.run_once(self._clock.now()):
            pass

    async def run_once(self, now: datetime) -> int:
        """Do what is due; returns how many things that were.

        Raises:
            StoreError: the database failed; nothing was done.
        """
        async with self._database.transaction() as connection:
            # It is looked often, also where no clinic has a desk: then one statement is enough.
            if not self._renamed() and not await conversations.ever(connection, self._channel):
                self._next = None
                return 0
            done = await self._keep(connection, now)
            done += await self._return(connection, now)
            done += await self._tell_losses(connection, now)
            done += await self._tell_in_line(connection, now)
            done += await self._move_desks(connection, now)
            done += await self._try_stranded(connection, now)
            done += await self._freshen(connection, now)
            promise = await conversations.next_look(
                connection, self._channel, self._hours().desk.pass_on
            )
            since = await copies.longest_in_line(connection, self._channel)
            told = since + IN_LINE if since is not None else None
            self._next = min((due for due in (promise, told) if due is not None), default=None)
        return done

    async def _keep(self, connection: AsyncConnection, now: datetime) -> int:
        """Tell of late answers: the patient and the desk at once, later all colleagues.

        Where nothing could be promised an answer is late after an hour.
        """
        pass_on = self._hours().desk.pass_on
        broken = await conversations.broken(connection, self._channel, now, pass_on)
        for wait in broken:
            one = await conversations.get(connection, wait.conversation)
            person = await people.get(connection, one.person) if one is not None else None
            if one is None or person is None:
                continue
            bundle = Bundle(one, now)
            colleagues = await self._handover.colleagues(connection)
            about = {"asked": wait.asked.isoformat(), "why": _why(wait)}
            if wait.late is None:
                chats = [*chats_of(one, colleagues), *await self._responsible(connection, one)]
                bundle.to_desk("late", dict.fromkeys(chats), str(wait.id), **about)
                bundle.to_patient(_why(wait), person, str(wait.id))
                await conversations.change(connection, one.id, urgent=True)
                await conversations.change_wait(connection, wait.id, late=now)
                _log.warning("promise.broken", conversation=one.id)
            if wait.due + pass_on <= now:
                everybody = dict.fromkeys([*chats_of(one, colleagues), *colleagues])
                bundle.to_desk("passed-on", everybody, str(wait.id), **about)
                bundle.to_patient("passed-on", person, str(wait.id))
                await conversations.change_wait(connection, wait.id, passed_on=now)
            await bundle.put(connection)
        return len(broken)

    async def _responsible(self, connection: AsyncConnection, one: Conversation) -> list[int]:
        """Return whom it concerns first: who looks after it, for who is off duty the others."""
        theirs = await self._handover.looks_after(connection, one)
        if theirs is None:
            return []
        if theirs.off_duty is None:
            return [theirs.person.address]
        team = await operators.members(connection, self._channel)
        return operators.recipients((), team, everybody=False)

    async def _return(self, connection: AsyncConnection, now: datetime) -> int:
        found = await conversations.returning(connection, self._channel, now)
        for one in found:
            if await conversations.wait_of(connection, one.id) is not None:
                until = now + STILL_WAITS
                await conversations.change(connection, one.id, human_until=until)
                continue
            await conversations.change(connection, one.id, human_until=None)
            person = await people.get(connection, one.person)
            if person is not None:
                bundle = Bundle(one, now)
                bundle.to_patient("returned", person, str(int(now.timestamp())))
                await bundle.put(connection)
        return len(found)

    async def _tell_losses(self, connection: AsyncConnection, now: datetime) -> int:
        lost = await copies.undelivered(connection, self._channel, BATCH)
        for each in lost:
            one = await conversations.get(connection, each.conversation)
            if one is not None and each.from_message is not None:
                bundle = Bundle(one, now)
                chats = chats_of(one, await self._handover.colleagues(connection))
                why = each.reason or each.state
                tag = f"{each.from_message}:{each.state}"
                what = "lost" if each.what == copies.TO_PATIENT else "lost-in"
                bundle.to_desk(what, chats, tag, why=why)
                await bundle.put(connection)
        await copies.told(connection, [each.key for each in lost], now)
        return len(lost)

    async def _tell_in_line(self, connection: AsyncConnection, now: datetime) -> int:
        """Tell patients whose words wait for long that they do: a group takes only so many."""
        found = await copies.in_line(connection, self._channel, now - IN_LINE)
        for number in found:
            one = await conversations.get(connection, number)
            wait = await conversations.wait_of(connection, number)
            person = await people.get(connection, one.person) if one is not None else None
            if one is None or wait is None or person is None:
                continue
            bundle = Bundle(one, now)
            bundle.to_patient("in-line", person, str(wait.id))
            await bundle.put(connection)
            await conversations.change_wait(connection, wait.id, in_line=now)
        if found:
            _log.warning("desk.full", conversations=len(found), meaning="see docs/helpdesk.md")
        return len(found)

    async def _move_desks(self, connection: AsyncConnection, now: datetime) -> int:
        """Go on elsewhere with the conversations of a group to which nothing goes any more."""
        renamed = 0
        desks = await conversations.desk_chats(connection, self._channel)
        for old, new in self._renamed().items():
            if old in desks:
                await moving.rename(connection, self._channel, old, new, now)
                renamed += 1
        refused = await copies.chats_lost(connection, self._channel)
        forsaken = await conversations.forsaken(connection, self._channel)
        failed = list(dict.fromkeys([*refused, *forsaken]))
        concerned: list[int] = []
        for chat in failed:
            if chat < 0:
                await moving.lose(connection, self._channel, chat, now)
            colleagues = await self._handover.colleagues(connection)
            concerned += await moving.move(connection, self._channel, chat, colleagues, now)
        if await stranded.note(connection, concerned, now):
            self._tried = now
        if failed or renamed:
            self._handover.forget_desks()
        return len(failed) + renamed

    async def _try_stranded(self, connection: AsyncConnection, now: datetime) -> int:
        """Try again with one whose words reached nobody; once they arrive, with all of them."""
        found = await conversations.stranded(connection, self._channel)
        clock, done, left = self._hours(), 0, []
        for one, wait in found:
            if await stranded.has_arrived(connection, one, wait):
                await stranded.reached(connection, one, wait, clock, now)
                done += 1
            else:
                left.append((one, wait))
        pause = stranded.pause((wait for _, wait in left), now)
        if not done and self._tried is not None and abs(now - self._tried) < pause:
            return 0
        for one, wait in left if done else left[:1]:
            colleagues = await self._handover.colleagues(connection)
            await stranded.again(connection, one, wait, colleagues, now)
            self._tried = now
        return done

    async def _freshen(self, connection: AsyncConnection, now: datetime) -> int:
        """Have the cards of conversations say what is true by now, a few a minute.

        At midnight every card is a day behind, and a group takes 20 messages a minute: one a group
        changes at a time, while no words wait for it. Where somebody writes it changes with that.
        """
        stale: dict[int, Card] = {}
        for card in await cards.of_topics(connection, self._channel, now):
            if card.now != card.shown:
                stale.setdefault(card.desk, card)
        done = 0
        for desk, card in stale.items():
            last = self._freshened.get(desk)
            paused = last is not None and abs(now - last) < CARD_EVERY
            if paused or await copies.wait_for(connection, self._channel, desk):
                continue
            self._freshened[desk] = now
            one = await conversations.get(connection, card.conversation)
            if one is not None:
                bundle = Bundle(one, now)
                await freshen(connection, bundle)
                await bundle.put(connection)
                done += 1
        return done

    async def run(self) -> None:
        """Look again and again, until cancelled; a database that is away is waited for."""
        while True:
            self._work.clear()
            try:
                await self.settled()
            except StoreError as error:
                _log.warning("promises.later", why=str(error))
            await rest(self._work, self._seconds())

    def _seconds(self) -> float:
        """Return for how long nothing is to be done; what was written meanwhile may be earlier."""
        if self._next is None:
            return LOOK_AGAIN
        left = (self._next - self._clock.now()) / timedelta(seconds=1)
        return min(max(left, LEAST), LOOK_AGAIN)


def _why(wait: Wait) -> str:
    """Return why an answer is late: more was promised, or nothing could be."""
    return "late" if wait.promised is not None else "unpromised"

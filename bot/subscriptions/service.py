"""Subscriptions: each thing that a person decides about theirs, in one transaction.

Every change looks at the subscription anew, so that what is due at once is handed over with it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.visit import Person
from bot.recovery.difference import Difference, difference
from bot.recovery.outset import foreseen
from bot.recovery.plan import Kind, Operation
from bot.recovery.subscription import OF_PLANS, Enrolment, Subscription
from bot.recovery.wishes import Pause, Quiet
from bot.store import checkins, consents, outbox, people, steps, subscriptions
from bot.store.steps import history_of
from bot.store.subscriptions import take_back
from bot.subscriptions.looking import arrived, known, look, look_with
from bot.subscriptions.moving import counting, moved_to, take_over
from bot.subscriptions.overview import Overview
from bot.subscriptions.reminders import Reminders

CONSENT: Final = "health"
CONSENT_VERSION: Final = "2026-12-2"
"""Of the words that people agree to; new words need a new consent."""

Change = Callable[[Subscription], Subscription]


class Subscriptions(Reminders):
    """What people decide about their plans."""

    async def consented(self, person: Person) -> bool:
        """Tell whether the person agreed to today's words and didn't take it back."""
        async with self._database.transaction() as connection:
            return await consents.given(connection, person.id, CONSENT, CONSENT_VERSION)

    async def agreed(self, person: Person) -> bool:
        """Tell whether they agreed to today's words or earlier ones, and didn't take it back."""
        async with self._database.transaction() as connection:
            return await consents.holds(connection, person.id, CONSENT)

    async def consent(self, person: Person, version: str, now: datetime) -> None:
        """Remember that they agree to these words."""
        async with self._database.transaction() as connection:
            await consents.give(connection, person.id, CONSENT, version, now)

    async def withdraw(self, person: Person, now: datetime) -> None:
        """Take the consent back: nothing more is sent."""
        async with self._database.transaction() as connection:
            await consents.withdraw(connection, person.id, CONSENT, now)
            current = await subscriptions.of_person(connection, person.id)
            if current is not None:
                await self._end(connection, current, now)

    async def current(self, person: Person) -> Subscription | None:
        """Return what the person follows, or None."""
        async with self._database.transaction() as connection:
            return await subscriptions.of_person(connection, person.id)

    async def enrol(self, person: Person, wanted: Enrolment, now: datetime) -> Subscription:
        """Begin; what is late but helps is sent, one summary tells of the rest.

        What was said in an earlier subscription to the same plan counts.
        The same once more changes nothing; another one takes the first one's place. Who stopped
        all messages before wants them again.
        """
        new = _new(person, wanted, now)
        async with self._database.transaction() as connection:
            current = await subscriptions.of_person(connection, person.id)
            if current is not None and current == replace(
                new, id=current.id, round=current.round, created=current.created
            ):
                return current
            if current is not None:
                await self._end(connection, current, now)
            await self._wanted(connection, person, now)
            number = await subscriptions.add(connection, new)
            begun = replace(new, id=number)
            await self._take_over(connection, begun, now)
            [seen] = await look(connection, [begun], self._plans(), now)
        self._changed()
        return seen.subscription

    async def overview(self, person: Person, now: datetime) -> Overview | None:
        """Return where the person is in their plan, None for who follows none."""
        async with self._database.transaction() as connection:
            current = await subscriptions.of_person(connection, person.id)
            if current is None:
                return None
            marks = (await steps.load(connection, [current.id])).get(current.id, ())
            [came] = await arrived(connection, [(current, marks)], self._plans(), now)
            kept = await outbox.ledger(connection, person.id, limit=None)
        history = history_of(marks, arrived=came)
        plans = tuple(one for one in kept if one.key.startswith(OF_PLANS))
        return Overview(current, self.course(current), history, plans, now)

    async def difference(
        self, person: Person, operation: Operation, now: datetime
    ) -> Difference | None:
        """Return what another date would change, None where no plan is followed."""
        async with self._database.transaction() as connection:
            current = await subscriptions.of_person(connection, person.id)
            plan = self._plans().get(current.plan) if current is not None else None
            if current is None or plan is None:
                return None
            marks = (await steps.load(connection, [current.id])).get(current.id, ())
            moved = moved_to(current, operation)
            kept = history_of(await counting(connection, moved, plan, now))
        old, _ = foreseen(current.course(plan), now, history_of(marks))
        new, told = foreseen(moved.course(plan), now, kept)
        news = tuple(one for one in told if one.step.kind is not Kind.CHECKIN)
        return replace(difference(old, new, now), told=news)

    async def reschedule(
        self, person: Person, day: date, hour: time | None, now: datetime
    ) -> Subscription | None:
        """Move the operation: what falls on a time to come is said once more.

        Where it is still to come, what was asked about the days after it is asked no more; where
        it turns out to be over, it is open again. What was said for that day before counts.

        Raises:
            ValueError: nobody plans an operation for that year.
        """
        operation = Operation(day, hour)
        async with self._database.transaction() as connection:
            current = await subscriptions.of_person(connection, person.id)
            if current is None or current.operation == operation:
                return current
            await take_back(connection, current, now, "moved")
            moved = moved_to(current, operation)
            await subscriptions.save(connection, moved, now)
            [begun] = await known(connection, [moved], now)
            if (plan := self._plans().get(moved.plan)) is not None:
                begins = moved.course(plan).begins
                if begins > now:
                    await checkins.call_off(connection, moved.id, now)
                else:
                    await checkins.take_up(connection, moved.id, begins, now)
                begun = replace(begun, marks=await counting(connection, moved, plan, now))
            next_round = replace(begun.subscription, round=current.round + 1)
            begun = replace(begun, subscription=next_round)
            seen = await look_with(connection, begun, self._plans(), now)
        self._changed()
        return seen.subscription

    async def pause(
        self, person: Person, length: timedelta | None, now: datetime, *, asks: bool = False
    ) -> Subscription | None:
        """Send nothing for so long, or until the person resumes; with ``asks`` but check-ins."""

        def paused(current: Subscription) -> Subscription:
            end = now + length if length is not None else None
            return replace(current, pauses=(*_until(current.pauses, now), Pause(now, end, asks)))

        return await self._alter(person, paused, now, "paused")

    async def resume(self, person: Person, now: datetime) -> Subscription | None:
        """End a pause; what still helps comes at once, one summary tells of the rest."""
        return await self._alter(
            person, lambda current: replace(current, pauses=_until(current.pauses, now)), now
        )

    async def prefer(self, person: Person, at: time | None, now: datetime) -> Subscription | None:
        """Send what has no time of its own at this time of day, None for the plan's."""
        return await self._alter(person, lambda current: replace(current, preferred=at), now)

    async def move_zone(self, person: Person, zone: ZoneInfo, now: datetime) -> Subscription | None:
        """Go by the clocks of another place."""
        return await self._alter(person, lambda current: replace(current, zone=zone), now, "moved")

    async def keep_quiet(
        self, person: Person, quiet: Quiet | None, now: datetime
    ) -> Subscription | None:
        """Write nothing in these hours but what may pass them, None for at any hour.

        What waits to be sent is handed over anew: it may be quiet by now, or not any more.
        """

        def kept(current: Subscription) -> Subscription:
            return replace(current, quiet=quiet)

        return await self._alter(person, kept, now, "moved")

    async def tell(
        self,
        person: Person,
        now: datetime,
        *,
        smoker: bool | None = None,
        stitches_in: bool | None = None,
    ) -> Subscription | None:
        """Remember what they say of themselves; None says nothing new."""

        def told(current: Subscription) -> Subscription:
            return replace(
                current,
                smoker=current.smoker if smoker is None else smoker,
                stitches_in=current.stitches_in if stitches_in is None else stitches_in,
            )

        return await self._alter(person, told, now)

    async def end(self, person: Person, now: datetime) -> Subscription | None:
        """End it; what waits isn't sent. It can be reopened."""
        async with self._database.transaction() as connection:
            current = await subscriptions.of_person(connection, person.id)
            if current is not None:
                await self._end(connection, current, now)
        return current

    async def reopen(self, person: Person, subscription: int, now: datetime) -> Subscription | None:
        """Take an end back, and with it a stop: they ask for what comes.

        None where it isn't theirs, they follow another one by now, or took their consent back.
        """
        async with self._database.transaction() as connection:
            if not await consents.holds(connection, person.id, CONSENT):
                return None
            ended = await subscriptions.get(connection, subscription)
            other = await subscriptions.of_person(connection, person.id)
            if ended is None or ended.person != person.id or other not in {None, ended}:
                return None
            opened = replace(ended, ended=None)
            if opened != ended:
                await self._wanted(connection, person, now)
                await subscriptions.save(connection, opened, now)
                await self._take_over(connection, opened, now)
                await look(connection, [opened], self._plans(), now)
        self._changed()
        return opened

    async def missed(self, persons: list[int], now: datetime) -> None:
        """Look at these people's plans anew: something that was to reach them did not."""
        async with self._database.transaction() as connection:
            await subscriptions.rouse(connection, persons, now)
        self._changed()

    async def _alter(
        self, person: Person, change: Change, now: datetime, taking_back: str | None = None
    ) -> Subscription | None:
        async with self._database.transaction() as connection:
            current = await subscriptions.of_person(connection, person.id)
            if current is None or (changed := change(current)) == current:
                return current
            if taking_back is not None:
                await take_back(connection, current, now, taking_back)
            changed = replace(changed, version=current.version + 1)
            await subscriptions.save(connection, changed, now)
            [seen] = await look(connection, [changed], self._plans(), now)
        self._changed()
        return seen.subscription

    async def _wanted(self, connection: AsyncConnection, person: Person, now: datetime) -> None:
        """Take back that all messages were stopped."""
        if person.stopped is not None:
            await people.change(connection, person.id, {"stopped": None})
            await outbox.release(connection, person.id, now)

    async def _take_over(
        self, connection: AsyncConnection, begun: Subscription, now: datetime
    ) -> None:
        if (plan := self._plans().get(begun.plan)) is not None:
            await take_over(connection, begun, plan, now)

    async def _end(self, connection: AsyncConnection, current: Subscription, now: datetime) -> None:
        await take_back(connection, current, now, "ended")
        await subscriptions.save(connection, replace(current, ended=now), None)


def _until(pauses: tuple[Pause, ...], now: datetime) -> tuple[Pause, ...]:
    """Return the pauses with the one that goes on ended now."""
    begun = (pause for pause in pauses if pause.start < now)
    return tuple(
        replace(pause, end=now) if pause.end is None or pause.end > now else pause
        for pause in begun
    )


def _new(person: Person, wanted: Enrolment, now: datetime) -> Subscription:
    return Subscription(
        id=0,
        person=person.id,
        plan=wanted.plan,
        operation=Operation(wanted.day, wanted.hour),
        zone=ZoneInfo(wanted.zone),
        smoker=wanted.smoker,
        stitches_in=None,
        preferred=wanted.preferred,
        quiet=wanted.quiet,
        pauses=(),
        round=1,
        version=1,
        created=now,
    )

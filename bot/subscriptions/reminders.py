"""What people do with the reminders they were sent: done, later.

Buttons live on in old messages for ever: whatever they name may be over, moved, or another's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.visit import Person
from bot.recovery.arithmetic import History, timetable
from bot.recovery.course import Course
from bot.recovery.later import Later, later
from bot.recovery.placing import Instant, step_of
from bot.recovery.plan import Kind
from bot.recovery.subscription import Subscription
from bot.store import outbox, people, steps, subscriptions
from bot.store.database import Database
from bot.store.steps import Mark, Marked, history_of
from bot.store.subscriptions import take_back
from bot.subscriptions.looking import Plans, look

LATELY: Final = timedelta(hours=12)
"""For how long after a reminder "done" is said of it."""


class State(StrEnum):
    """What a reminder that somebody taps is by now."""

    OPEN = "open"
    DONE = "done"
    ENDED = "ended"
    """its plan is over, or was replaced"""
    MOVED = "moved"
    """the operation was moved, and it comes again for the new date"""
    FOREIGN = "foreign"
    """it was never sent to this person"""


class Silence(StrEnum):
    """Why nothing more comes of a reminder for now."""

    STOPPED = "stopped"
    """the person wants no message at all"""
    PAUSED = "paused"
    """the person paused"""


@dataclass(frozen=True)
class Reminder:
    """A reminder as it is now.

    ``instant`` is None where the plan has no such step any more. ``choices`` are when it may come
    once more; ``later`` is when it will, because they asked. Neither is there in a ``silence``.
    """

    state: State
    step: str
    subscription: Subscription | None = None
    instant: Instant | None = None
    choices: Mapping[Later, datetime] | None = None
    later: datetime | None = None
    silence: Silence | None = None

    @property
    def asks(self) -> bool:
        """Whether it asks questions: nothing but answers ends those, and they can't wait."""
        return self.instant is not None and self.instant.step.kind is Kind.CHECKIN


@dataclass(frozen=True)
class Sending:
    """What is needed to write a message that is about to be sent; ``instant`` as in `Reminder`."""

    person: Person
    subscription: Subscription
    course: Course | None
    instant: Instant | None


class Reminders:
    """Answers to taps; ``changed`` is called when there may be something to send."""

    def __init__(self, database: Database, plans: Plans, changed: Callable[[], None]) -> None:
        self._database = database
        self._plans = plans
        self._changed = changed

    def course(self, subscription: Subscription) -> Course | None:
        """Return today's plan as this person follows it, None where it is gone."""
        plan = self._plans().get(subscription.plan)
        return subscription.course(plan) if plan is not None else None

    async def reminder(
        self, person: Person, subscription: int, step: str, now: datetime
    ) -> Reminder:
        """Return what a reminder is by now; ``step`` may be a key as well."""
        async with self._database.transaction() as connection:
            return await self._reminder(connection, person, subscription, step_of(step), now)

    async def answered(
        self, person: Person, reply: int | None, after: int, now: datetime
    ) -> Reminder | None:
        """Return the one reminder that a text may be about, None where another message may be.

        It is the message that the text is a ``reply`` to, else all that was sent lately, ``after``
        the number of what the person wrote before.
        """
        since = now - LATELY if reply is None else person.first_seen
        async with self._database.transaction() as connection:
            sent = await outbox.sent_to(connection, person.id, since)
            about = [
                one.payload
                for one in sent
                if (one.message or 0) > after and reply in {None, one.message}
            ]
            if len(about) != 1 or "step" not in about[0]:
                return None
            number, step = about[0]["subscription"], step_of(about[0]["step"])
            return await self._reminder(connection, person, number, step, now)

    async def sending(self, payload: Mapping[str, Any], now: datetime) -> Sending | None:
        """Return what a message of the outbox is written from, None where nobody needs it any more.

        It is needed while it counts as handed over, whichever round that was in.
        """
        step: str | None = payload.get("step")
        async with self._database.transaction() as connection:
            found = await subscriptions.get(connection, payload["subscription"])
            if found is None or found.ended or found.pause(now):
                return None
            person = await people.get(connection, found.person)
            marks = await steps.load(connection, [found.id])
        history = history_of(marks.get(found.id, ()))
        doubted = {step_of(key) for key in payload.get("unsure", ())}
        told = history.told.intersection(payload.get("steps", ())) | doubted
        handed = payload["key"] in history.sent if step else told - history.done
        if person is None or person.stopped or not handed:
            return None
        course = self.course(found)
        placed = timetable(course) if course is not None else ()
        instant = next((one for one in placed if one.step.id == step), None)
        if instant is not None and history.silences(instant.step):
            return None
        return Sending(person, found, course, instant)

    async def done(self, person: Person, subscription: int, step: str, now: datetime) -> Reminder:
        """Tick a reminder off: it doesn't come again. A second time changes nothing."""
        step = step_of(step)
        async with self._database.transaction() as connection:
            found = await self._reminder(connection, person, subscription, step, now)
            if found.state is not State.OPEN or found.subscription is None or found.asks:
                return found
            current = found.subscription
            await _mark(connection, current, Mark(step, done=now))
            await self._silence(connection, current, now)
            await look(connection, [current], self._plans(), now)
        self._changed()
        return replace(found, state=State.DONE, later=None)

    async def later(
        self, person: Person, subscription: int, step: str, choice: Later, now: datetime
    ) -> Reminder:
        """Have a reminder come once more; the last choice counts.

        ``later`` of the answer is when, None where that would be too late to help.
        """
        step = step_of(step)
        async with self._database.transaction() as connection:
            found = await self._reminder(connection, person, subscription, step, now)
            at = (found.choices or {}).get(choice)
            if found.state is not State.OPEN or found.subscription is None or at is None:
                return replace(found, later=None)
            current = found.subscription
            await _mark(connection, current, Mark(step, later=at))
            await take_back(connection, current, now, "later", {step})
            await look(connection, [current], self._plans(), now)
        self._changed()
        return replace(found, later=at)

    async def _reminder(
        self,
        connection: AsyncConnection,
        person: Person,
        number: int,
        step: str,
        now: datetime,
    ) -> Reminder:
        found = await subscriptions.get(connection, number)
        if found is None or found.person != person.id:
            return Reminder(State.FOREIGN, step)
        if found.ended is not None:
            return Reminder(State.ENDED, step, found)
        history = history_of((await steps.load(connection, [number])).get(number, ()))
        course = self.course(found)
        placed = timetable(course) if course is not None else ()
        instant = next((one for one in placed if one.step.id == step), None)
        state = await _state(connection, found, history, step)
        silence = _silence(person, found, now)
        wanted = history.later.get(step) if silence is None else None
        reminder = Reminder(state, step, found, instant, {}, wanted, silence)
        if instant is None or course is None or reminder.asks or silence is not None:
            return reminder
        return replace(reminder, choices=later(instant, course, now))

    async def _silence(
        self, connection: AsyncConnection, current: Subscription, now: datetime
    ) -> None:
        """Take back whatever waits of the steps that are silenced now."""
        marks = (await steps.load(connection, [current.id])).get(current.id, ())
        history, plan = history_of(marks), self._plans().get(current.plan)
        silent = {step.id for step in plan.steps if history.silences(step)} if plan else set()
        await take_back(connection, current, now, "done", silent | history.done)


def _silence(person: Person, subscription: Subscription, now: datetime) -> Silence | None:
    if person.stopped is not None:
        return Silence.STOPPED
    return Silence.PAUSED if subscription.pause(now) is not None else None


async def _state(
    connection: AsyncConnection, subscription: Subscription, history: History, step: str
) -> State:
    if step in history.done:
        return State.DONE
    if step in history.told or any(step_of(key) == step for key in history.sent):
        return State.OPEN
    ever = await steps.ever_sent(connection, subscription.id, step)
    return State.MOVED if ever else State.FOREIGN


async def _mark(connection: AsyncConnection, current: Subscription, mark: Mark) -> None:
    await steps.keep(connection, [Marked(current.id, current.round, mark)])

"""Where a person is in their plan, as it is shown to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final

from bot.recovery.arithmetic import History, timetable
from bot.recovery.course import Course
from bot.recovery.outset import outset
from bot.recovery.placing import Instant
from bot.recovery.plan import Kind
from bot.recovery.subscription import Subscription
from bot.recovery.walltime import wall_of
from bot.store.outbox import Entry
from bot.subscriptions.fates import Fate, of_step
from bot.subscriptions.planning import upcoming

_LATELY: Final = timedelta(days=3)


@dataclass(frozen=True)
class Overview:
    """A subscription at one moment; ``course`` is None where its plan is gone.

    ``ledger`` has every message of the plans they followed, the latest first.
    """

    subscription: Subscription
    course: Course | None
    history: History
    ledger: tuple[Entry, ...]
    now: datetime

    @property
    def today(self) -> date:
        """The date where the person is."""
        return wall_of(self.now, self.subscription.zone).date()

    @property
    def day(self) -> int:
        """Days since the operation, negative before it."""
        return self.subscription.day(self.now)

    @cached_property
    def ahead(self) -> tuple[Instant, ...]:
        """What is still to come and will help, the earliest first."""
        return upcoming(self.course, self.history, self.now) if self.course else ()

    def asked_until(self, end: datetime | None) -> int:
        """Return how many check-ins are to come before an instant; None is for ever."""
        asks = (one for one in self.ahead if one.step.kind is Kind.CHECKIN)
        return sum(end is None or one.due < end for one in asks)

    @property
    def coming(self) -> tuple[Instant, ...]:
        """What comes by itself and one by one: without what a summary will tell of."""
        if self.course is None:
            return ()
        found = outset(self.course, self.now, self.history).coming
        return tuple(one for one in found if not one.held and one.helps(self.now))

    @property
    def next(self) -> Instant | None:
        """What comes next; None if nothing does, or not before a pause is ended."""
        return next(iter(self.coming), None)

    @property
    def tomorrow(self) -> tuple[Instant, ...]:
        """What comes tomorrow."""
        day, zone = self.today + timedelta(days=1), self.subscription.zone
        return tuple(one for one in self.coming if wall_of(one.due, zone).date() == day)

    @property
    def timetable(self) -> tuple[Instant, ...]:
        """The whole plan as it falls for this person."""
        return timetable(self.course) if self.course else ()

    @property
    def done(self) -> tuple[Instant, ...]:
        """What the person ticked off."""
        return tuple(one for one in self.timetable if one.step.id in self.history.done)

    def fate(self, instant: Instant) -> Fate | None:
        """Return what became of a step, None where it is to come."""
        rows = self.messages.get(instant.step.id, ())
        found = of_step(instant, self.history, rows)
        over = found is None and not rows and self.never_comes(instant)
        return Fate.LATE if over else found

    def never_comes(self, instant: Instant) -> bool:
        """Tell whether a step's time is past and it is of no use any more, if only for a pause."""
        return instant.due <= self.now and instant.step.id not in {
            one.step.id for one in self.ahead
        }

    @cached_property
    def messages(self) -> Mapping[str, Sequence[Entry]]:
        """This subscription's messages by the step that each is about."""
        found: dict[str, list[Entry]] = {}
        for one in self.ledger:
            if one.payload.get("subscription") == self.subscription.id and "step" in one.payload:
                found.setdefault(one.payload["step"], []).append(one)
        return found

    @property
    def missed(self) -> tuple[Instant, ...]:
        """What was not sent in time and is worth a word; a question that nobody asked is not."""
        if self.course is None:
            return ()
        told = self.history.told - self.history.done
        begun = self.now >= self.course.begins
        return tuple(
            one
            for one in self.timetable
            if one.step.id in told
            and one.step.kind is not Kind.CHECKIN
            and not (begun and one.step.prepares)
        )

    @property
    def missed_lately(self) -> tuple[Instant, ...]:
        """What was missed and is still of use, or was until a few days ago."""
        return tuple(one for one in self.missed if self.now - one.until <= _LATELY)

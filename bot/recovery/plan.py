"""What a plan is: steps that follow the day of an operation. Nothing here knows who follows them.

Days count from the operation, which is day 0. Times are what a clock on the person's wall shows.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Final

FURTHEST_DAY: Final = 3650
"""Days before and after the operation that a step may be."""

FIRST_OPERATION: Final = date(2000, 1, 1)
LAST_OPERATION: Final = date(2199, 12, 31)


def operation_day(number: int) -> date | None:
    """Return the day of a number in the calendar, None where nobody is operated on."""
    if FIRST_OPERATION.toordinal() <= number <= LAST_OPERATION.toordinal():
        return date.fromordinal(number)
    return None


class Kind(StrEnum):
    """What a step asks of a person: to know or do something, to come, to answer."""

    REMINDER = "reminder"
    VISIT = "visit"
    CHECKIN = "checkin"


class DayPart(StrEnum):
    """A part of the day; the plan says when it is."""

    MORNING = "morning"
    MIDDAY = "midday"
    EVENING = "evening"


class Condition(StrEnum):
    """What must be so for a step to concern a person."""

    SMOKER = "smoker"
    STITCHES_IN = "stitches-in"


@dataclass(frozen=True, slots=True)
class Lasts:
    """Useful for so long from its time on: days as a calendar counts them, hours as they pass."""

    days: int = 0
    hours: int = 0


@dataclass(frozen=True, slots=True)
class UntilDay:
    """Useful until that day of the plan: until ``at``, or all of it."""

    day: int
    at: time | None = None


@dataclass(frozen=True, slots=True)
class UntilOperation:
    """Useful until the operation begins."""


Useful = Lasts | UntilDay | UntilOperation


@dataclass(frozen=True, slots=True)
class Step:
    """Something to tell or ask once.

    ``at`` is a time, a part of the day, or None for the time of day that the person prefers. Where
    the operation's hour matters, it is at least ``before`` earlier or ``after`` later than that.
    ``any_hour`` lets it pass quiet hours. It is sent again so long after it was sent as ``again``
    has, one after the other, until it is done; a done step of ``silenced_by`` takes it away.
    """

    id: str
    day: int
    useful: Useful
    page: str
    kind: Kind = Kind.REMINDER
    at: time | DayPart | None = None
    before: timedelta | None = None
    after: timedelta | None = None
    condition: Condition | None = None
    any_hour: bool = False
    silenced_by: tuple[str, ...] = ()
    again: tuple[timedelta, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def prepares(self) -> bool:
        """Whether it is about what comes before the operation."""
        return self.day < 0 or isinstance(self.useful, UntilOperation)


@dataclass(frozen=True, slots=True)
class Times:
    """When things are where nobody said otherwise.

    ``usual`` is for steps without a time, ``operation`` when operations begin as a rule.
    """

    usual: time = time(9)
    morning: time = time(8)
    midday: time = time(12)
    evening: time = time(19)
    operation: time = time(9)

    def of(self, part: DayPart) -> time:
        """Return the time of a part of the day."""
        return {
            DayPart.MORNING: self.morning,
            DayPart.MIDDAY: self.midday,
            DayPart.EVENING: self.evening,
        }[part]


@dataclass(frozen=True, eq=False)
class Plan:
    """Steps in the order of their file. Two plans are the same only if they are one object.

    Raises:
        ValueError: an id stands twice, a day is beyond ``FURTHEST_DAY``, or a step comes again at
            once.
    """

    id: str
    steps: tuple[Step, ...]
    times: Times = Times()

    def __post_init__(self) -> None:
        """Refuse what no arithmetic could make sense of."""
        if len({step.id for step in self.steps}) < len(self.steps):
            raise ValueError("two steps have the same id")
        if any(abs(step.day) > FURTHEST_DAY for step in self.steps):
            raise ValueError(f"a step is more than {FURTHEST_DAY} days from the operation")
        if any(later <= timedelta() for step in self.steps for later in step.again):
            raise ValueError("a step is sent again before it is sent")

    @cached_property
    def version(self) -> str:
        """What tells plans apart that send anything at another time.

        Pages and sources don't count: a better source moves nobody's reminders.
        """
        steps = [asdict(step) for step in self.steps]
        for step in steps:
            del step["page"], step["sources"]
        said = json.dumps([self.id, asdict(self.times), steps], default=str, sort_keys=True)
        return sha256(said.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Operation:
    """When somebody is operated on: the day, and the hour if it is known.

    Raises:
        ValueError: the day is before 2000 or after 2199.
    """

    day: date
    hour: time | None = None

    def __post_init__(self) -> None:
        """Refuse a year that calendars and zones are not made for."""
        if not FIRST_OPERATION <= self.day <= LAST_OPERATION:
            raise ValueError("nobody plans an operation for that year")

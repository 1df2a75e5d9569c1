"""Where one step falls in time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from bot.recovery.course import Course
from bot.recovery.plan import DayPart, Lasts, Step, UntilDay
from bot.recovery.walltime import Clocks, instant_of, wall_of

DOUBT: Final = "?"
_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)


class Reason(StrEnum):
    """Why a step is due when it is, where that isn't the plan's own time."""

    PREFERRED = "preferred"
    """at the time of day that the person prefers"""
    OPERATION = "operation"
    """because of the operation's hour"""
    CLOCK_SKIPPED = "clock-skipped"
    """the clocks skip the plan's time that day"""
    CLOCK_REPEATED = "clock-repeated"
    """the clocks show the plan's time twice that day; this is the first"""
    QUIET = "quiet"
    """moved out of quiet hours"""
    PAUSED = "paused"
    """moved to the end of a pause"""
    HELD = "held"
    """not before the person ends a pause"""
    AGAIN = "again"
    """sent before and not yet done"""
    LATER = "later"
    """sent before, and the person asked for it later"""
    UNSURE = "unsure"
    """sent before, and nobody knows whether it arrived; it is to be told of"""


_CLOCKS: Final = {
    Clocks.GO: (),
    Clocks.SKIP: (Reason.CLOCK_SKIPPED,),
    Clocks.REPEAT: (Reason.CLOCK_REPEATED,),
}


@dataclass(frozen=True, slots=True)
class Instant:
    """When a step is due (aware UTC), and until when, that instant included, it is of use.

    ``key`` names it in the ledger: the step's id, with ``+2`` and so on where it is sent again, or
    ``@`` and the time that the person asked for; of what is only told of see `doubt_of`.
    """

    step: Step
    due: datetime
    until: datetime
    reasons: tuple[Reason, ...] = ()
    key: str = ""

    @property
    def held(self) -> bool:
        """Whether it waits for the person to end a pause; ``due`` is then its time without it."""
        return Reason.HELD in self.reasons

    def helps(self, now: datetime) -> bool:
        """Tell whether it is of use if it is sent as soon as it may be."""
        return max(self.due, now) <= self.until


def step_of(key: str) -> str:
    """Return the id of the step that a key of the ledger is about."""
    return key.partition("+")[0].partition("@")[0]


def doubt_of(key: str) -> str:
    """Return the key under which it is kept that somebody was told of a doubt about another key.

    It is no step's own: what was told so is neither sent nor told itself.
    """
    return f"{DOUBT}{key}"


def place(step: Step, course: Course) -> Instant:
    """Return when a step is due.

    Out of quiet hours it goes to their end; if that is too late, to just before them on the same
    day. The preferred time gives way where the step would be of no use by then.
    """
    tries = list(_Spot(step, course).tries())
    return next((one for one in tries if one.due <= one.until), tries[0])


@dataclass(frozen=True, slots=True)
class _Spot:
    step: Step
    course: Course

    def tries(self) -> Iterator[Instant]:
        """Yield the instants that come into question, the one to be preferred first."""
        own = self.step.at or self.course.plan.times.usual
        if isinstance(own, DayPart):
            own = self.course.plan.times.of(own)
        preferred = self.course.wishes.preferred
        if self.step.at is None and preferred is not None and preferred != own:
            yield self._out_of_quiet(self._at(preferred, (Reason.PREFERRED,)))
        planned = self._at(own, ())
        yield self._out_of_quiet(planned)
        earlier = self._before_quiet(planned)
        if earlier:
            yield earlier

    def _at(self, at: time, why: tuple[Reason, ...]) -> Instant:
        day = self.course.operation.day + self.step.day * _DAY
        due, clocks = instant_of(day, at, self.course.zone)
        limited = self._limited(due)
        why += _CLOCKS[clocks] if limited == due else (Reason.OPERATION,)
        return Instant(self.step, limited, self._until(limited), why, self.step.id)

    def _limited(self, due: datetime) -> datetime:
        """Keep the distance to the operation; what comes after it matters more."""
        start = self.course.begins
        if self.step.before is not None:
            due = min(due, start - self.step.before)
        if self.step.after is not None:
            due = max(due, start + self.step.after)
        return due

    def _until(self, due: datetime) -> datetime:
        useful = self.step.useful
        if isinstance(useful, Lasts):
            return self._days_later(due, useful.days) + useful.hours * _HOUR
        if isinstance(useful, UntilDay):
            day = self.course.operation.day + useful.day * _DAY
            if useful.at is None:
                return instant_of(day + _DAY, time(0), self.course.zone)[0]
            return instant_of(day, useful.at, self.course.zone)[0]
        return self.course.begins

    def _days_later(self, due: datetime, days: int) -> datetime:
        wall = wall_of(due, self.course.zone) + days * _DAY
        return instant_of(wall.date(), wall.time(), self.course.zone)[0] if days else due

    def _out_of_quiet(self, instant: Instant) -> Instant:
        quiet = self.course.wishes.quiet
        if quiet is None or self.step.any_hour:
            return instant
        return self._moved(instant, quiet.left(instant.due, self.course.zone))

    def _before_quiet(self, instant: Instant) -> Instant | None:
        quiet, due = self.course.wishes.quiet, wall_of(instant.due, self.course.zone)
        if quiet is None or self.step.any_hour or not quiet.covers(due.time()):
            return None
        earlier = quiet.entered(instant.due, self.course.zone)
        wall = wall_of(earlier, self.course.zone)
        same_day = wall.date() == due.date() and not quiet.covers(wall.time())
        return self._moved(instant, earlier) if same_day and self.step.after is None else None

    def _moved(self, instant: Instant, due: datetime) -> Instant:
        if due == instant.due:
            return instant
        why = (*instant.reasons, Reason.QUIET)
        return Instant(instant.step, due, instant.until, why, instant.key)

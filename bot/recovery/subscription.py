"""A subscription: a person who follows a plan, as the store keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from bot.recovery.course import Course
from bot.recovery.plan import Condition, Operation, Plan
from bot.recovery.walltime import wall_of
from bot.recovery.wishes import NIGHT, Pause, Quiet, Wishes

OF_PLANS: Final = "s:"
"""What the name of every message of a plan begins with; announcements have other names."""


@dataclass(frozen=True, slots=True)
class Move:
    """The operation was moved: up to that round it was this one; None is not known."""

    round: int
    operation: Operation | None


@dataclass(frozen=True, slots=True)
class Subscription:
    """One person's way through a plan.

    ``plan`` is its id. Of ``smoker`` and ``stitches_in`` None is "not said". ``round`` counts how
    often the history began anew: within one no message goes out twice. ``version`` counts what the
    person changed. ``away`` is since when nothing reached them, None where all arrives. ``moves``
    has the days that the operation was on before, the oldest first.
    """

    id: int
    person: int
    plan: str
    operation: Operation
    zone: ZoneInfo
    smoker: bool | None
    stitches_in: bool | None
    preferred: time | None
    quiet: Quiet | None
    pauses: tuple[Pause, ...]
    round: int
    version: int
    created: datetime
    ended: datetime | None = None
    away: datetime | None = None
    moves: tuple[Move, ...] = ()

    def operation_in(self, round_: int) -> Operation | None:
        """Return which operation a round was about, None where nobody knows."""
        move = next((move for move in self.moves if round_ <= move.round), None)
        return self.operation if move is None else move.operation

    def course(self, plan: Plan) -> Course:
        """Return the plan as this person follows it."""
        said = {Condition.SMOKER: self.smoker, Condition.STITCHES_IN: self.stitches_in}
        wishes = _wishes(self.preferred, self.quiet, said)
        return Course(plan, self.operation, self.zone, wishes, self.pauses)

    def day(self, now: datetime) -> int:
        """Return the days since the operation where the person is, negative before it."""
        return (wall_of(now, self.zone).date() - self.operation.day).days

    def key_of(self, key: str, round_: int | None = None) -> str:
        """Return the name that a message has for ever: a person's, a round's, an instant's."""
        return f"{OF_PLANS}{self.id}:{round_ or self.round}:{key}"

    def pause(self, now: datetime) -> Pause | None:
        """Return the pause that it is in, None where messages come."""
        return next((pause for pause in self.pauses if pause.covers(now)), None)


class Name(NamedTuple):
    """What a message's name says (`Subscription.key_of`): whose it is, of which round, of what."""

    subscription: int
    round: int
    about: str


def name_of(key: str) -> Name:
    """Return what the name of a plan's message says."""
    _, number, round_, about = key.split(":", 3)
    return Name(int(number), int(round_), about)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a person said when they subscribed; ``zone`` is an IANA name."""

    plan: str
    day: date
    hour: time | None
    zone: str
    smoker: bool | None = None
    preferred: time | None = None
    quiet: Quiet | None = NIGHT

    def course(self, plan: Plan) -> Course:
        """Return the plan as this person would follow it."""
        wishes = _wishes(self.preferred, self.quiet, {Condition.SMOKER: self.smoker})
        return Course(plan, Operation(self.day, self.hour), ZoneInfo(self.zone), wishes)


def _wishes(
    preferred: time | None, quiet: Quiet | None, said: Mapping[Condition, bool | None]
) -> Wishes:
    not_so = frozenset(condition for condition, holds in said.items() if holds is False)
    return Wishes(preferred, quiet, not_so)

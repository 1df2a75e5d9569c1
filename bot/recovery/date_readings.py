"""What a text may say of a date: readings, each with how sure it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sure(StrEnum):
    """How sure a reading is. Even a sure one is confirmed by the person, with its weekday."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class Problem(StrEnum):
    """Why a text gives no date."""

    NOTHING = "nothing"
    """there is no date in it"""
    LUNAR = "lunar"
    """a day of the lunar calendar, which only an almanac can turn into a date"""
    NO_SUCH_DAY = "no-such-day"
    """a day that no calendar has, such as 30 February"""
    VAGUE = "vague"
    """a week, a month or a holiday instead of a day"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day that a text may mean."""

    day: date
    sure: Sure


@dataclass(frozen=True, slots=True)
class Reading:
    """The days that a text may mean, the likeliest first; ``problem`` where there are none."""

    candidates: tuple[Candidate, ...] = ()
    problem: Problem | None = None

    @property
    def certain(self) -> date | None:
        """The day, if there is but one and it is sure."""
        only = self.candidates[0] if len(self.candidates) == 1 else None
        return only.day if only and only.sure is Sure.SURE else None


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in a text, from ``start`` to ``end``, and the days it may mean.

    ``weekday`` (Monday is 0) is set where it is a bare weekday, which may belong to a date beside
    it. Without days, ``problem`` says why.
    """

    start: int
    end: int
    days: tuple[Candidate, ...] = ()
    problem: Problem | None = None
    weekday: int | None = None

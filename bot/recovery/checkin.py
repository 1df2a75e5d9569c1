"""A check-in: one asking of the questions, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.recovery.triage import Level

COUNTS: Final = timedelta(hours=24)
"""How long after it was asked last an answer still tells of that day."""


@dataclass(frozen=True, slots=True)
class Checkin:
    """What was asked on a day after the operation, and the answers so far by question.

    ``asked`` is when it was asked last, ``day`` on which day that was, ``times`` how often: 0 while
    the message that asks is on its way.
    ``level`` is the highest that an answer called for, also one that was taken back. ``closed`` is
    when it was answered to the end or by a red flag, ``told`` when the team heard that nobody
    answered. ``active`` is False where the person no longer follows the plan. ``first`` is True
    where no earlier one was answered: there is no last time to compare with. ``newer`` is True
    where a later one was asked.
    """

    id: int
    person: int
    subscription: int
    round: int
    step: str
    day: int
    asked: datetime
    times: int
    answers: Mapping[str, str]
    level: Level | None
    closed: datetime | None
    told: datetime | None
    active: bool
    first: bool = False
    newer: bool = False

    @property
    def passed_by(self) -> bool:
        """Whether a later one was asked before this was answered: that one is to be answered."""
        return self.newer and self.closed is None

    def past(self, now: datetime) -> bool:
        """Tell whether an answer no longer tells of its day."""
        return not self.active or now > self.asked + COUNTS

    def over(self, now: datetime) -> bool:
        """Tell whether it takes no more answers; one that was passed by still takes a red flag."""
        return self.passed_by or self.past(now)

"""Who follows which plan, from when, where and how."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.recovery.plan import Operation, Plan
from bot.recovery.walltime import instant_of
from bot.recovery.wishes import ORDINARY, Pause, Wishes


@dataclass(frozen=True, slots=True)
class Course:
    """A plan as one person follows it; another date, zone or wish makes another course."""

    plan: Plan
    operation: Operation
    zone: ZoneInfo
    wishes: Wishes = ORDINARY
    pauses: tuple[Pause, ...] = ()

    @property
    def begins(self) -> datetime:
        """When the operation begins, at the plan's own hour where nobody knows."""
        hour = self.operation.hour or self.plan.times.operation
        return instant_of(self.operation.day, hour, self.zone)[0]

"""What somebody who subscribes has answered so far; kept in the dialog until they begin."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from typing import Final

from bot.conversation.visit import Visit
from bot.recovery.course import Course
from bot.recovery.plan import Plan
from bot.recovery.subscription import Enrolment

DRAFT: Final = "enrolment"
STEPS: Final = ("plan", "day", "hour", "smoker", "time", "zone")
UNKNOWN: Final = -1


@dataclass(frozen=True)
class Draft:
    """Answers as their buttons carry them: None is not answered, `UNKNOWN` is left open.

    ``day`` is a date's number in the calendar; ``hour`` and ``time`` are minutes after midnight.
    """

    plan: str | None = None
    day: int | None = None
    hour: int | None = None
    smoker: int | None = None
    time: int | None = None
    zone: str | None = None

    @property
    def open(self) -> str | None:
        """The first answer that is missing, None when all are there."""
        return next((step for step in STEPS if getattr(self, step) is None), None)

    def before(self, step: str) -> str | None:
        """Return the step before one."""
        place = STEPS.index(step)
        return STEPS[place - 1] if place else None

    def enrolment(self) -> Enrolment:
        """Return what was answered; all answers are there."""
        return Enrolment(
            plan=self.plan or "",
            day=date.fromordinal(self.day or 1),
            hour=_clock(self.hour),
            zone=self.zone or "",
            smoker=None if self.smoker == UNKNOWN else bool(self.smoker),
            preferred=_clock(self.time),
        )

    def course(self, plan: Plan) -> Course:
        """Return the plan as it would be followed; all answers are there."""
        return self.enrolment().course(plan)


def _clock(minute: int | None) -> time | None:
    return None if minute is None or minute == UNKNOWN else time(minute // 60, minute % 60)


def draft_of(visit: Visit, plans: Collection[str]) -> Draft | None:
    """Return what was answered so far, None where nothing was begun.

    A plan that is no more among ``plans`` is asked for again, and so is what an older version kept
    in another form.
    """
    kept = visit.dialog.get(DRAFT)
    if not isinstance(kept, dict):
        return None
    draft = Draft(**{step: kept.get(step) for step in STEPS})
    return draft if draft.plan in plans else replace(draft, plan=None)


def keep(visit: Visit, draft: Draft | None) -> None:
    """Keep what was answered; None forgets it."""
    visit.dialog.put(DRAFT, asdict(draft) if draft is not None else None)

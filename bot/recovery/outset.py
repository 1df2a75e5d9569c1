"""What somebody would get who began to follow a plan now; shown before they do."""

from dataclasses import dataclass
from datetime import datetime

from bot.recovery.arithmetic import History, schedule
from bot.recovery.catching_up import catch_up
from bot.recovery.course import Course
from bot.recovery.placing import Instant


@dataclass(frozen=True)
class Outset:
    """What would come, the earliest first; ``told`` goes into one summary at the beginning.

    What is due before now comes at once.
    """

    coming: tuple[Instant, ...]
    told: tuple[Instant, ...]


def outset(course: Course, now: datetime) -> Outset:
    """Return what would come to somebody who begins now (aware).

    Who begins at night gets what is late when quiet hours end: it is sorted as it will be then.
    """
    quiet = course.wishes.quiet
    awake = quiet.left(now, course.zone) if quiet is not None else now
    instants = schedule(course, History(), now)
    found = catch_up(instants, awake, course.begins)
    sent = {one.key for one in found.send}
    coming = (one for one in instants if one.key in sent or (one.due > awake and one.helps(now)))
    return Outset(tuple(coming), found.summary)

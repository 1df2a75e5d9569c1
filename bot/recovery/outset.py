"""What somebody gets from now on, or would get who began to follow a plan now."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.recovery.arithmetic import History, next_due, schedule
from bot.recovery.catching_up import catch_up
from bot.recovery.course import Course
from bot.recovery.placing import Instant


@dataclass(frozen=True)
class Outset:
    """What would come, the earliest first; ``told`` goes into a summary at the beginning.

    What is due now comes at once.
    """

    coming: tuple[Instant, ...]
    told: tuple[Instant, ...]


def outset(course: Course, now: datetime, history: History | None = None) -> Outset:
    """Return what comes from now on (aware), each step once; without a history, all of it.

    What is late is sorted as it will be: at once, and what waits for the morning in the morning.
    """
    quiet = course.wishes.quiet
    awake = quiet.left(now, course.zone) if quiet is not None else now
    first: dict[str, Instant] = {}
    told: dict[str, Instant] = {}
    history, at = history or History(), now
    left = schedule(course, history, now)
    while (due := next_due(left)) is not None and due <= awake:
        at = max(at, due)
        found = catch_up(schedule(course, history, at), at, course.begins)
        for one in found.send:
            first.setdefault(one.step.id, replace(one, due=at))
        told |= {one.step.id: one for one in found.summary}
        history = replace(
            history,
            sent={**history.sent, **{one.key: at for one in found.send}},
            told=history.told.union(told, (one.step.id for one in found.moot)),
        )
        left = schedule(course, history, at)
    later = (one for one in left if one.step.id not in first)
    return Outset((*first.values(), *later), tuple(told.values()))


def foreseen(
    course: Course, now: datetime, history: History
) -> tuple[tuple[Instant, ...], tuple[Instant, ...]]:
    """Return a schedule as it will really come, and what a summary will tell of in its place.

    What is past its use is in the schedule as it is.
    """
    found = outset(course, now, history)
    comes = {one.key: one for one in found.coming}
    left = (
        comes.get(one.key, one)
        for one in schedule(course, history, now)
        if one.key in comes or not one.helps(now)
    )
    return tuple(left), found.told

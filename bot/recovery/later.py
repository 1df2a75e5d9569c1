"""Later: when a message may come once more because the person asked for it."""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.recovery.course import Course
from bot.recovery.placing import Instant
from bot.recovery.walltime import instant_of, wall_of


class Later(StrEnum):
    """What a person can choose."""

    HOUR = "hour"
    EVENING = "evening"
    TOMORROW = "tomorrow"


def later(instant: Instant, course: Course, now: datetime) -> dict[Later, datetime]:
    """Return the choices that make sense (aware UTC), each at another time.

    None of them is in quiet hours, and none is past the message's use. The one that is taken goes
    into ``History.later``.
    """
    today = wall_of(now, course.zone).date()
    usual = course.wishes.preferred or course.plan.times.usual
    wanted = {
        Later.HOUR: now + timedelta(hours=1),
        Later.EVENING: instant_of(today, course.plan.times.evening, course.zone)[0],
        Later.TOMORROW: instant_of(today + timedelta(days=1), usual, course.zone)[0],
    }
    quiet = None if instant.step.any_hour else course.wishes.quiet
    choices: dict[Later, datetime] = {}
    for choice, moment in wanted.items():
        free = quiet.left(moment, course.zone) if quiet else moment
        if now < free <= instant.until and free not in choices.values():
            choices[choice] = free
    return choices

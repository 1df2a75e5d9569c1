"""What a plan comes to for one person: every instant, and what of it is still to come.

``timetable`` is where a plan falls in time, ``schedule`` what is left of it at one moment. Both are
pure and total: every plan, date, zone and wish has an answer, the same answer whenever it is asked.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from bot.recovery.course import Course
from bot.recovery.placing import Instant, Reason, doubt_of, place, step_of
from bot.recovery.plan import Kind, Step
from bot.recovery.wishes import Quiet

_MOMENT: Final = timedelta(seconds=1)


@dataclass(frozen=True)
class History:
    """What became of steps so far, by their ids; it holds for every version of a plan.

    ``sent`` has when each was sent, by key (``Instant.key``); ``told`` those that a summary spoke
    of; ``done`` those that the person ticked off; ``later`` when one that was sent shall come again
    because the person asked for it. ``unsure`` has, as ``sent`` does, what may have arrived or not
    and was not told of yet. ``arrived`` has by key when it did, None while it is on its way; what
    isn't in it counts as arrived at once.
    """

    sent: Mapping[str, datetime] = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    later: Mapping[str, datetime] = field(default_factory=dict)
    unsure: Mapping[str, datetime] = field(default_factory=dict)
    arrived: Mapping[str, datetime | None] = field(default_factory=dict)

    def silences(self, step: Step) -> bool:
        """Tell whether nothing more is to be said of a step."""
        return step.id in self.done or not self.done.isdisjoint(step.silenced_by)


def timetable(course: Course) -> tuple[Instant, ...]:
    """Return when each step that concerns a person is due, the earliest first.

    Nothing of what was sent or of pauses is in it: this is the plan as it is shown.
    """
    return _placed(replace(course, pauses=()) if course.pauses else course)


@lru_cache(maxsize=512)
def _placed(course: Course) -> tuple[Instant, ...]:
    concerned = (step for step in course.plan.steps if step.condition not in course.wishes.not_so)
    return _in_order(place(step, course) for step in concerned)


def schedule(course: Course, history: History, now: datetime) -> tuple[Instant, ...]:
    """Return what is still to be sent or told, the earliest first.

    ``now`` is aware. What is overdue keeps its time, unless it has to wait for the end of a pause
    or of quiet hours. An instant that no longer ``helps`` is there to be told of in a summary.
    """
    left: list[Instant] = []
    for instant in timetable(course):
        if history.silences(instant.step):
            continue
        if history.unsure:
            left += (_allowed(one, course, now) for one in _doubts(instant.step, history))
        if instant.step.id in history.told:
            continue
        if instant.step.id not in history.sent:
            left.append(_allowed(instant, course, now))
        elif instant.step.again or instant.step.id in history.later:
            again = (_allowed(one, course, now) for one in _again(instant, course, history, now))
            left += (one for one in again if one.helps(now))
    return _in_order(left)


def _in_order(instants: Iterable[Instant]) -> tuple[Instant, ...]:
    return tuple(sorted(instants, key=lambda instant: instant.due))


def next_due(instants: tuple[Instant, ...]) -> datetime | None:
    """Return when something of a schedule is due next, None for never.

    That is in the past for what is overdue and may be sent at once.
    """
    return min((instant.due for instant in instants if not instant.held), default=None)


def _again(first: Instant, course: Course, history: History, now: datetime) -> Iterator[Instant]:
    """Yield the next time that a step comes which was sent before and isn't done.

    The plan's wait begins when it arrived: while it is on its way, not before now.
    """
    step, wanted = first.step, history.later.get(first.step.id)
    sent = {key: at for key, at in history.sent.items() if step_of(key) == step.id}
    repeats = sum("+" in key for key in sent)
    if wanted and (key := f"{step.id}@{wanted:%Y%m%dT%H%M}") not in sent:
        again = Instant(step, wanted, first.until, (Reason.LATER,), key)
    elif repeats < len(step.again):
        last = max(sent, key=sent.__getitem__)
        due = (history.arrived.get(last, sent[last]) or now) + step.again[repeats]
        again = Instant(step, due, first.until, (Reason.AGAIN,), f"{step.id}+{repeats + 2}")
    else:
        return
    quiet = None if step.any_hour else course.wishes.quiet
    yield _free(again, again.due, course, quiet)


def _doubts(step: Step, history: History) -> Iterator[Instant]:
    """Yield what is to be told of a step that may not have arrived and did not come again since.

    A question that nobody answers is asked again as it is.
    """
    if step.kind is Kind.CHECKIN:
        return
    sent = {key: at for key, at in history.sent.items() if step_of(key) == step.id}
    for key, at in history.unsure.items():
        if key in sent and at == max(sent.values()):
            yield Instant(step, at, at - _MOMENT, (Reason.UNSURE,), doubt_of(key))


def _allowed(instant: Instant, course: Course, now: datetime) -> Instant:
    """Move an instant out of pauses and quiet hours; what is past its use passes neither."""
    if now <= instant.due <= instant.until and not course.pauses:
        return instant  # it keeps out of quiet hours already
    if instant.step.any_hour:
        urgent = _late(instant, course, None, now)
        if urgent.helps(now):
            return urgent
    return _late(instant, course, course.wishes.quiet, now)


def _late(instant: Instant, course: Course, quiet: Quiet | None, now: datetime) -> Instant:
    """Return it at its own time, or where that is past and now is not allowed, after now."""
    at = _free(instant, instant.due, course, quiet)
    if not at.held and at.due < now:
        late = _free(instant, now, course, quiet)
        at = late if late.held or late.due > now else at
    return at


def _free(instant: Instant, moment: datetime, course: Course, quiet: Quiet | None) -> Instant:
    """Return it at the first moment from that one on that the person allows."""
    reasons = list(instant.reasons)
    while True:
        kind = instant.step.kind
        pause = next((one for one in course.pauses if one.stops(kind, moment)), None)
        if pause:
            if pause.end is None:
                return replace(instant, reasons=(*reasons, Reason.HELD))
            moment, why = pause.end, Reason.PAUSED
        elif quiet and (left := quiet.left(moment, course.zone)) > moment:
            moment, why = left, Reason.QUIET
        else:
            break
        reasons += [] if why in reasons else [why]
    return replace(instant, due=moment, reasons=tuple(reasons))

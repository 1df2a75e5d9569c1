"""What another date, zone, wish or plan changes, to be shown before somebody agrees to it."""

from dataclasses import dataclass
from datetime import datetime

from bot.recovery.arithmetic import History, timetable
from bot.recovery.course import Course
from bot.recovery.placing import DOUBT, Instant, step_of


@dataclass(frozen=True)
class Difference:
    """Two schedules of the same person compared, each list in the order of time.

    ``moved`` has before and after of what comes at another time, ``gone`` what falls away,
    ``added`` what comes anew, ``same`` what stays. ``over`` is what of ``gone`` would have been due
    before now, at the time it would have been; ``told`` what one summary would speak of at once.
    """

    moved: tuple[tuple[Instant, Instant], ...]
    gone: tuple[Instant, ...]
    added: tuple[Instant, ...]
    same: tuple[Instant, ...]
    over: tuple[Instant, ...] = ()
    told: tuple[Instant, ...] = ()


def difference(
    before: tuple[Instant, ...], after: tuple[Instant, ...], now: datetime
) -> Difference:
    """Compare two schedules; only what would help if it is sent counts."""
    old = {instant.key: instant for instant in before if instant.helps(now)}
    new = {instant.key: instant for instant in after if instant.helps(now)}
    both = [(old[key], instant) for key, instant in new.items() if key in old]
    return Difference(
        moved=tuple((was, comes) for was, comes in both if was.due != comes.due),
        gone=tuple(instant for key, instant in old.items() if key not in new),
        added=tuple(instant for key, instant in new.items() if key not in old),
        same=tuple(comes for was, comes in both if was.due == comes.due),
        over=tuple(one for one in after if one.key in old and one.key not in new and one.due < now),
    )


def still_counts(history: History, before: Course, after: Course, now: datetime) -> History:
    """Return what of a history counts where the operation is on another day.

    All of it does for the day that it was made for. For another day a step whose time comes once
    more is to be said once more: who was told to fast for Thursday must be told again for the
    Thursday after. The store begins a new round with it, so that within a round no step is sent
    twice.
    """
    if before.operation.day == after.operation.day:
        return history
    was = {instant.step.id: instant for instant in timetable(before)}
    anew = {
        instant.step.id
        for instant in timetable(after)
        if _is_said_again(instant, was.get(instant.step.id), history, now)
    }
    return History(
        sent={key: at for key, at in history.sent.items() if step_of(key) not in anew},
        told=frozenset(step for step in history.told if step.removeprefix(DOUBT) not in anew),
        done=history.done - anew,
        later={step: at for step, at in history.later.items() if step not in anew},
    )


def _is_said_again(instant: Instant, was: Instant | None, history: History, now: datetime) -> bool:
    """Tell whether what was said of a step for another day is to be said for this one, too.

    What is late counts where it was said so lately that it still helped when its new time came.
    What a summary told of was said only if it helped then.
    """
    if instant.due > now:
        return True
    if not instant.helps(now):
        return False
    sent = [at for key, at in history.sent.items() if step_of(key) == instant.step.id]
    if sent:
        return max(sent) + (instant.until - instant.due) < instant.due
    return was is None or not was.helps(now)

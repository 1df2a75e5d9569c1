"""What became of all that was due to somebody, as they and their clinic read it; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.recovery.placing import Instant, step_of
from bot.recovery.subscription import name_of
from bot.subscriptions.fates import ARRIVED, Fate, fate_of, folded, told_of
from bot.subscriptions.overview import Overview


@dataclass(frozen=True)
class Accounted:
    """A message: what it was, when it was due, what became of it and, where it went, when.

    ``step`` is "" for a summary of what was missed.
    """

    plan: str
    step: str
    due: datetime
    fate: Fate
    at: datetime | None = None


def account(seen: Overview) -> tuple[Accounted, ...]:
    """Return all that was due by now, what is due last first."""
    lines = [*_handed_over(seen), *_never_handed_over(seen)]
    return tuple(sorted(lines, key=lambda line: line.due, reverse=True))


def _handed_over(seen: Overview) -> Iterator[Accounted]:
    told = told_of(seen.ledger)
    for entry in folded(seen.ledger):
        step, fate, at = str(entry.payload.get("step", "")), fate_of(entry), entry.settled
        of = name_of(entry.key).subscription
        if fate is Fate.SENT and of == seen.subscription.id and step in seen.history.done:
            fate = Fate.DONE
        came = fate in {*ARRIVED, Fate.DONE}
        if not came and told.get((of, step)) is Fate.TOLD:
            fate = Fate.TOLD
        plan = str(entry.payload.get("plan", ""))
        yield Accounted(plan, step, entry.due, fate, at if came else None)


def _never_handed_over(seen: Overview) -> Iterator[Accounted]:
    """Yield what was due of the plan and is no message of its own."""
    mine, told = seen.subscription, told_of(seen.ledger)
    for instant in seen.timetable:
        step = instant.step.id
        if instant.due <= seen.now and step not in seen.messages:
            fate = told.get((mine.id, step)) or _why_not(seen, instant)
            yield Accounted(mine.plan, step, instant.due, fate)


def _why_not(seen: Overview, instant: Instant) -> Fate:
    step = instant.step
    if seen.history.silences(step):
        return Fate.NEEDLESS
    if step.id in map(step_of, seen.history.sent):
        return Fate.SENT  # so long ago that the message is forgotten
    if instant.due < seen.subscription.created:
        return Fate.BEFORE
    if step.id in seen.history.told:
        return Fate.TOLD if instant in seen.missed else Fate.LATE
    if seen.never_comes(instant):
        return Fate.LATE
    pause = seen.subscription.pause(seen.now)
    stopped = pause is not None and pause.stops(step.kind, seen.now)
    return Fate.PAUSED if stopped else Fate.ON_ITS_WAY

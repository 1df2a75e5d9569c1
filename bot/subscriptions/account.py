"""What became of all that was due to somebody, sent or not, as their clinic reads it; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.recovery.placing import Instant
from bot.store.outbox import Entry
from bot.store.undelivered import TAKEN_BACK, UNREACHABLE
from bot.subscriptions.overview import Overview


class Fate(StrEnum):
    """What became of a message."""

    SENT = "sent"
    DONE = "done"
    """sent, and ticked off or answered"""
    ON_ITS_WAY = "on-its-way"
    UNKNOWN = "unknown"
    """it may have arrived or not"""
    HELD = "held"
    """it waits until the person can be reached, or wants messages again"""
    UNREACHABLE = "unreachable"
    LATE = "late"
    """its use was over"""
    TAKEN_BACK = "taken-back"
    """the person paused, ended the plan, or set another date"""
    NEEDLESS = "needless"
    """done or answered before, or no longer in the plan"""
    FAILED = "failed"
    """the messenger refused it"""
    TOLD = "told"
    """one summary spoke of it"""
    BEFORE = "before"
    """it was due before the person subscribed"""
    PAUSED = "paused"
    """it waits for the end of a pause"""


_STATES: Final = {
    "sent": Fate.SENT,
    "held": Fate.HELD,
    "waiting": Fate.ON_ITS_WAY,
    "unknown": Fate.UNKNOWN,
}


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
    for entry in seen.ledger:
        step = str(entry.payload.get("step", ""))
        fate = fate_of(entry)
        mine = entry.payload.get("subscription") == seen.subscription.id
        if fate is Fate.SENT and mine and step in seen.history.done:
            fate = Fate.DONE
        at = entry.settled if fate in {Fate.SENT, Fate.DONE, Fate.UNKNOWN} else None
        yield Accounted(str(entry.payload.get("plan", "")), step, entry.due, fate, at)


def fate_of(entry: Entry) -> Fate:
    """Return what became of a message by itself, whatever its person did with it."""
    if entry.state in _STATES:
        return _STATES[entry.state]
    if entry.state == "expired":
        return Fate.UNKNOWN if entry.reason == "unknown" else Fate.LATE
    if entry.reason in UNREACHABLE:
        return Fate.UNREACHABLE
    if entry.state == "failed":
        return Fate.FAILED
    return Fate.TAKEN_BACK if entry.reason in TAKEN_BACK else Fate.NEEDLESS


def _never_handed_over(seen: Overview) -> Iterator[Accounted]:
    """Yield what was due of the plan and is no message of its own."""
    mine = (one for one in seen.ledger if one.payload.get("subscription") == seen.subscription.id)
    known = {one.payload.get("step") for one in mine}
    for instant in seen.timetable:
        if instant.due <= seen.now and instant.step.id not in known:
            plan, step = seen.subscription.plan, instant.step.id
            yield Accounted(plan, step, instant.due, _why_not(seen, instant))


def _why_not(seen: Overview, instant: Instant) -> Fate:
    step = instant.step
    if seen.history.silences(step):
        return Fate.NEEDLESS
    if instant.due < seen.subscription.created:
        return Fate.BEFORE
    if step.id in seen.history.told:
        return Fate.TOLD if instant in seen.missed else Fate.LATE
    pause = seen.subscription.pause(seen.now)
    stopped = pause is not None and pause.stops(step.kind, seen.now)
    return Fate.PAUSED if stopped else Fate.ON_ITS_WAY

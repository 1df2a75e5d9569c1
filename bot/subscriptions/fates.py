"""What became of single messages, and of each step of a plan; pure."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Final

from bot.recovery.arithmetic import History
from bot.recovery.placing import Instant, step_of
from bot.recovery.subscription import name_of
from bot.store.outbox import Entry
from bot.store.undelivered import TAKEN_BACK, UNREACHABLE


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


ARRIVED: Final = frozenset({Fate.SENT, Fate.UNKNOWN})
"""Those of messages that arrived, perhaps."""

_OPEN: Final = frozenset({Fate.ON_ITS_WAY, Fate.HELD})
_STATES: Final = {
    "sent": Fate.SENT,
    "held": Fate.HELD,
    "waiting": Fate.ON_ITS_WAY,
    "unknown": Fate.UNKNOWN,
}


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


def folded(ledger: Sequence[Entry]) -> Iterator[Entry]:
    """Leave out what never arrived and was handed over anew, in a later round: it is one story."""
    names = [name_of(entry.key) for entry in ledger]
    newest: dict[tuple[int, str], int] = {}
    for name in names:
        of = name.subscription, name.about
        newest[of] = max(newest.get(of, 0), name.round)
    for entry, name in zip(ledger, names, strict=True):
        if name.round == newest[name.subscription, name.about] or fate_of(entry) in ARRIVED:
            yield entry


def told_of(ledger: Iterable[Entry]) -> dict[tuple[int, str], Fate]:
    """Return by subscription and step what became of the summary that tells of it.

    That is `Fate.TOLD` where one arrived, else the fate of the last one; ``ledger`` has the latest
    first.
    """
    found: dict[tuple[int, str], Fate] = {}
    for entry in ledger:
        fate = Fate.TOLD if fate_of(entry) in ARRIVED else fate_of(entry)
        for step in entry.payload.get("steps", ()):
            of = name_of(entry.key).subscription, step
            if fate is Fate.TOLD or of not in found:
                found[of] = fate
    return found


def of_step(instant: Instant, history: History, rows: Sequence[Entry]) -> Fate | None:
    """Return what became of a step, None where it is to come; ``rows`` are its messages."""
    step = instant.step
    if step.id in history.done:
        return Fate.DONE
    fates = [fate_of(row) for row in rows]
    if step.id in map(step_of, history.sent):
        # Who has no rows was sent it so long ago that they are forgotten.
        arrived = next((one for one in fates if one in ARRIVED), None if fates else Fate.SENT)
        return arrived or (None if _OPEN.intersection(fates) else Fate.LATE)
    if step.id in history.told:
        return Fate.TOLD
    return Fate.NEEDLESS if history.silences(step) else None

"""A run: a draft on its way to people, or its correction, or its recall."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.conversation.letter import Letter
from bot.mailing.audience import Audience
from bot.mailing.draft import Draft, Link

USEFUL_FOR: Final = timedelta(days=3)
"""For how long an announcement is of use to somebody who can't be reached at first."""


class RunKind(StrEnum):
    """What is done to whom."""

    SEND = "send"
    RESEND = "resend"
    """To those of an earlier run whom it failed to reach, or perhaps did."""
    CORRECT = "correct"
    """Edit what was sent."""
    RECALL = "recall"
    """Delete what was sent, where the messenger allows."""


class RunState(StrEnum):
    """``scheduled`` and ``paused`` wait; ``done`` and ``cancelled`` are over."""

    SCHEDULED = "scheduled"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Run:
    """What was confirmed, as it was then: of later changes only a correction touches it.

    ``upto`` is the highest id of a person who was known at that time, ``cursor`` the highest whose
    turn came, ``expected`` how many recipients were counted then. ``of`` is the run that a
    correction, recall or resending is about. ``stuck`` is when it paused by itself, because the
    messenger refused everything, ``resumed`` when a pause of it ended last. ``forgotten`` counts
    recipients by state and reason of whom nothing else is kept.
    """

    id: int
    announcement: int
    kind: RunKind
    state: RunState
    by: int | None
    starts: datetime
    created: datetime
    began: datetime | None
    ended: datetime | None
    upto: int
    cursor: int
    expected: int
    audience: Audience
    letters: Mapping[str, Letter]
    links: tuple[Link, ...]
    opt_out: bool
    paid: bool
    of: int | None = None
    states: tuple[str, ...] = ()
    stuck: datetime | None = None
    resumed: datetime | None = None
    forgotten: Mapping[tuple[str, str | None], int] = field(default_factory=dict)

    @property
    def shown(self) -> RunState:
        """Its state as people see it: what goes out at once waits for no time."""
        at_once = self.state is RunState.SCHEDULED and self.starts <= self.created
        return RunState.RUNNING if at_once else self.state

    @property
    def waits(self) -> bool:
        """Whether it was confirmed for a time and hasn't begun, even if it is paused."""
        return self.began is None and self.starts > self.created and not self.over

    @property
    def over(self) -> bool:
        """Whether nothing more happens by itself."""
        return self.state in {RunState.DONE, RunState.CANCELLED}

    @property
    def useful_until(self) -> datetime | None:
        """From when on its messages are of no use; a recall's always are. No pause counts."""
        if self.kind is RunKind.RECALL:
            return None
        return max(self.starts, self.resumed or self.starts) + USEFUL_FOR

    @property
    def filled(self) -> bool:
        """Whether everybody's turn came."""
        return self.cursor >= self.upto

    def letter(self, language: str) -> Letter | None:
        """Return what somebody of this language gets: another one's words where theirs miss."""
        return self.letters.get(language) or next(iter(self.letters.values()), None)

    @property
    def mixed(self) -> bool:
        """Whether its languages are of several sorts, as one with a photo and one without."""
        return len({letter.sort for letter in self.letters.values()}) > 1

    @property
    def several(self) -> bool:
        """Whether somebody gets several messages at once: an album, and its buttons."""
        return any(len(letter.media) > 1 for letter in self.letters.values())

    def can_become(self, draft: Draft) -> bool:
        """Tell whether what it sent can be changed to what a draft says, in every language.

        Below an album the buttons are a message of their own, which a correction doesn't touch.
        """
        for language in {*self.letters, *draft.versions}:
            sent, wanted = self.letter(language), draft.letter(language)
            if sent is None or wanted is None or not sent.can_become(wanted):
                return False
            same_buttons = (self.links, self.opt_out) == (draft.links, draft.opt_out)
            if len(sent.media) > 1 and not same_buttons:
                return False
        return True


def fate(state: str, reason: str | None) -> str:
    """Return what a row's state says of its recipient: what expired in doubt may have arrived."""
    return "unknown" if (state, reason) == ("expired", "unknown") else state


def corrections(runs: Iterable[Run]) -> list[Run]:
    """Return those of some runs that correct, the oldest first; not one that was ended."""
    return [
        run for run in runs if run.kind is RunKind.CORRECT and run.state is not RunState.CANCELLED
    ]


def differs(draft: Draft, sent: Run, runs: Iterable[Run]) -> bool:
    """Tell whether a draft's words or buttons are others than those that went out last.

    ``runs`` are the announcement's. After a correction that was ended some have the old ones.
    """
    last = _last(sent, runs)
    if last.state is RunState.CANCELLED and last is not sent:
        return True
    letters = {language: one.letter for language, one in draft.versions.items()}
    return (letters, draft.links) != (last.letters, last.links)


def unchanged_in(draft: Draft, sent: Run, runs: Iterable[Run]) -> list[str]:
    """Return the languages whose words went out like this, where another one's are others now."""
    last = _last(sent, runs)
    same = [
        one for one, version in draft.versions.items() if last.letters.get(one) == version.letter
    ]
    return same if len(same) < len(draft.versions) else []


def _last(sent: Run, runs: Iterable[Run]) -> Run:
    """Return the run by which an announcement was changed last, itself where by none."""
    corrected = [run for run in runs if run.of == sent.id and run.kind is RunKind.CORRECT]
    return corrected[-1] if corrected else sent


def taken_back(runs: Iterable[Run]) -> Run | None:
    """Return the run of these that takes back what was sent, or did; not one that was ended."""
    recalls = (run for run in runs if run.kind is RunKind.RECALL)
    return next((run for run in recalls if run.state is not RunState.CANCELLED), None)


@dataclass(frozen=True)
class Progress:
    """How far a run is. ``unreachable``, ``failed`` and ``dropped`` are by reason.

    ``rate`` are recipients a second since it began, ``left`` the seconds that the rest takes at
    it; None where nobody can tell. ``returned`` says that what it sent is a draft again,
    ``resting`` how many still wait for what it corrects, since that is paused; ``late`` that the
    time for which it was confirmed is over. ``expired`` are those among ``dropped`` for whom it
    was too late.
    """

    run: Run
    waiting: int = 0
    sent: int = 0
    unknown: int = 0
    unreachable: Mapping[str, int] = field(default_factory=dict)
    failed: Mapping[str, int] = field(default_factory=dict)
    dropped: Mapping[str, int] = field(default_factory=dict)
    expired: int = 0
    rate: float | None = None
    left: float | None = None
    returned: bool = False
    resting: int = 0
    late: bool = False

    @property
    def missed(self) -> int:
        """How many it failed to reach, and can be sent once more."""
        return sum(self.failed.values()) + self.expired

    @property
    def settled(self) -> int:
        """How many of the recipients have their fate."""
        gone = (self.unreachable, self.failed, self.dropped)
        return self.sent + self.unknown + sum(sum(one.values()) for one in gone)

    def paced(self, now: datetime) -> "Progress":
        """Return it with the rate so far, and how long the rest takes at it."""
        run = self.run
        if run.began is None or run.state is RunState.PAUSED or not self.settled:
            return self
        seconds = ((run.ended or now) - run.began).total_seconds()
        if seconds < 1:
            return self
        rate = self.settled / seconds
        rest = max(run.expected - self.settled, 0)
        return replace(self, rate=rate, left=None if run.over else rest / rate)


@dataclass(frozen=True)
class Arrival:
    """How somebody has what a run sent: in which language and as which messages.

    Both only where it can't be told otherwise (`Run.mixed`, `Run.several`).
    """

    language: str | None = None
    messages: tuple[int, ...] = ()


@dataclass(frozen=True)
class Recipient:
    """One row of a run's ledger; ``state`` and ``reason`` as in `bot.store.outbox.Entry`.

    ``language`` is the one the person reads now.
    """

    person: int | None
    language: str
    state: str
    reason: str | None
    settled: datetime | None
    message: int | None
    tries: int

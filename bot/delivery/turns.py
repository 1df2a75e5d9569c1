"""Turns: who goes next when not all may go at once; pure, `now` is given."""

from bisect import insort
from dataclasses import dataclass, field
from itertools import count, takewhile
from math import inf
from operator import attrgetter
from typing import Final

from bot.conversation.lane import Lane
from bot.delivery.pacing import Pace

SOON: Final = 0.25
"""Seconds of pushes that may be in hand; more are taken when half of them are gone."""
MOST: Final = 1000
NEXT: Final = 0.12
"""Seconds of pushes whose beginning is recorded ahead of their turn; at least two."""


@dataclass(eq=False)
class Ticket:
    """A call that waits for its turn since ``since``; ``number`` keeps the order of a lane.

    ``paid`` calls have a budget of their own.
    """

    chat: int | str
    lane: Lane
    group: bool
    since: float
    paid: bool = False
    number: int = field(default_factory=count().__next__)

    @property
    def push(self) -> bool:
        """Whether nobody asked for it."""
        return self.lane is not Lane.REPLY


_ORDER: Final = attrgetter("lane", "number")


class Turns:
    """The waiting calls of one token, by lane and then in the order of their arrival."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self._waiting: list[Ticket] = []

    def at_once(
        self, chat: int | str, lane: Lane, now: float, *, group: bool, paid: bool = False
    ) -> bool:
        """Tell whether a call may go right now; then it counts as gone."""
        push = lane is not Lane.REPLY
        if self._waiting and (push or self._waiting[0].lane is Lane.REPLY):
            return False
        if self._waiting and self.pace.careful(chat, now) and chat in self._urgent():
            return False
        pace = self.pace
        urgent = lane is Lane.URGENT
        if pace.chat_ready(chat, now, push=push, group=group, urgent=urgent) > now:
            return False
        if pace.slot(now, now, push=push, paid=paid) > now:
            return False
        pace.sent(chat, now, push=push, group=group, paid=paid)
        return True

    def wait(self, ticket: Ticket) -> None:
        """Queue a call."""
        insort(self._waiting, ticket, key=_ORDER)

    def leave(self, ticket: Ticket) -> None:
        """Take a call out of the queue."""
        if ticket in self._waiting:
            self._waiting.remove(ticket)

    def release(self, now: float) -> tuple[list[Ticket], float]:
        """Return the calls whose turn it is, counted as gone, and when to look again.

        A call that waits for its own chat lets others pass; one that waits for a slot does not,
        but for those of another budget. What is urgent goes before answers
        in a chat that takes one at a time.
        Calls to a chat that the messenger halted are not held here: see `halted`.
        """
        gone: list[Ticket] = []
        blocked: list[Ticket] = []
        again = inf
        full: set[bool] = set()
        for ticket in self._in_order(now):
            if ticket.paid in full:
                blocked.append(ticket)
                continue
            ready = self._ready(ticket, now)
            if ready > now:
                again = min(again, ready)
                blocked.append(ticket)
            elif (slot := self._slot(ticket, now)) > now:
                again = min(again, slot)
                full.add(ticket.paid)
                blocked.append(ticket)
            else:
                self.pace.sent(
                    ticket.chat, now, push=ticket.push, group=ticket.group, paid=ticket.paid
                )
                gone.append(ticket)
        if gone:
            self._waiting = sorted(blocked, key=_ORDER)
        return gone, again

    def _in_order(self, now: float) -> list[Ticket]:
        urgent = {chat for chat in self._urgent() if self.pace.careful(chat, now)}
        if not urgent or self._waiting[0].lane is not Lane.REPLY:
            return self._waiting
        answered = {t.chat for t in takewhile(lambda t: t.lane is Lane.REPLY, self._waiting)}
        both = urgent & answered
        return sorted(
            self._waiting,
            key=lambda t: (not (t.chat in both and t.lane is Lane.URGENT), *_ORDER(t)),
        )

    def _urgent(self) -> set[int | str]:
        """Return the chats for which something urgent waits."""
        first = takewhile(lambda t: t.lane <= Lane.URGENT, self._waiting)
        return {ticket.chat for ticket in first if ticket.lane is Lane.URGENT}

    def halted(self, now: float) -> list[tuple[Ticket, float]]:
        """Take out the calls that the messenger doesn't want yet, with the seconds to wait."""
        halts = [(t, self.pace.halted(t.chat, now)) for t in self._waiting]
        self._waiting = [t for t, seconds in halts if not seconds]
        return [(t, seconds) for t, seconds in halts if seconds]

    def room(self, now: float) -> int:
        """Return how many more pushes could go within a moment; at least one when none waits."""
        if self.pace.all_halted(now):
            return 0
        pushes = sum(t.push and self._ready(t, now) <= now for t in self._waiting)
        slots = self.pace.slots_until(now + SOON, now)
        if pushes and pushes > slots / 2:
            return 0
        return int(min(max(slots - pushes, 1), MOST))

    def ahead(self) -> int:
        """Return how many pushes should wait for their turn, so that none passes unused."""
        return max(2, self.pace.most_within(NEXT, MOST))

    def full_for(self, now: float) -> float:
        """Return the seconds until there is room for a push."""
        if self.room(now):
            return 0.0
        return self.pace.all_halted(now) or SOON / 4

    def _slot(self, ticket: Ticket, now: float) -> float:
        return self.pace.slot(ticket.since, now, push=ticket.push, paid=ticket.paid)

    def _ready(self, ticket: Ticket, now: float) -> float:
        urgent = ticket.lane is Lane.URGENT
        return self.pace.chat_ready(
            ticket.chat, now, push=ticket.push, group=ticket.group, urgent=urgent
        )

"""Easing: which part of the documented rate the messenger takes, learnt from its refusals.

When it refuses the bot as a whole the rate goes down a little; when it refuses a part of the calls,
to what it took; and it feels its way back to the full one.
"""

from math import inf
from typing import Final

MARGIN: Final = 0.02
"""How far below the messenger's rate we stay: its clock counts arrivals, ours departures."""
TOGETHER: Final = 1.0
"""Seconds within which refusals in many chats are one."""
EASE: Final = 0.9
"""How the rate changes when the messenger refuses the bot as a whole."""
LEAST: Final = 0.1
PROBE: Final = 1.05
PROBE_AFTER: Final = 30.0
"""Seconds without such a refusal after which a little more is tried again, up to the full rate."""
PROBE_AT_LAST: Final = 600.0
"""The same where more was tried in vain again and again: twice as long each time, up to this."""
JUDGED: Final = 300
JUDGED_WITHIN: Final = 120.0
"""After so many calls within so many seconds it is looked how many were refused."""
MORE: Final = 0.02
"""A part of the calls so much larger than twice the usual is suspicious, also where few are refused
at once: some messengers only refuse what is beyond their rate."""


class Ease:
    """The part of the full rate that goes out. Instants are seconds of one steady clock."""

    def __init__(self) -> None:
        self.part = 1.0
        self._changed_at = -inf
        self._probe_after = PROBE_AFTER
        self._probing = False
        self._doubted: tuple[float, float] | None = None
        self._usual = 0.0
        self._calls = 0
        self._since = -inf
        self._refused = 0

    def taken(self, now: float) -> None:
        """Count a call that the messenger took; long after a refusal a little more is tried."""
        self._judge(now)
        waited = self._doubted is None and now >= self._changed_at + self._probe_after
        if self.part < 1 and waited:
            self._to(min(1.0, self.part * PROBE), now)
            self._probing = True
            if self.part == 1:
                self._probe_after = PROBE_AFTER

    def refused(self, now: float) -> None:
        """Count a call that the messenger refused."""
        self._refused += 1
        self._judge(now)

    def all_refused(self, now: float) -> None:
        """Go a little slower, since the messenger refuses the bot and not its chats."""
        if now >= self._changed_at + TOGETHER:
            self._back_to(self.part * EASE, now)

    def _to(self, part: float, now: float) -> None:
        """Change the rate, and judge it by what comes from now on."""
        self.part, self._changed_at = max(part, LEAST), now
        self._count_anew(now)

    def _count_anew(self, now: float) -> None:
        self._calls, self._refused, self._since = 0, 0, now

    def _back_to(self, part: float, now: float) -> None:
        """Go slower; if it was because more was tried, that is tried again later than before."""
        if self._probing:
            self._probe_after = min(2 * self._probe_after, PROBE_AT_LAST)
        self._probing, self._doubted = False, None
        self._to(part, now)

    def _judge(self, now: float) -> None:
        """Count a call; where many of the last ones were refused try as many less.

        Either the rate is too high, or they were some chats' own. Which of the two shows then: only
        in the former case they cease.
        """
        if now > self._since + JUDGED_WITHIN:
            self._doubted = None  # too few calls to tell: what is less is tried upwards again
            self._count_anew(now)
        self._calls += 1
        if self._calls < JUDGED:
            return
        part = self._refused / self._calls
        if self._doubted is not None:
            self._settle(*self._doubted, part, now)
        elif part <= 2 * self._usual + MORE:
            self._usual, self._probing = (self._usual + part) / 2, False
            self._count_anew(now)
        elif self._probing:
            self._back_to(self.part / PROBE, now)
        else:
            self._doubted = self.part, part
            self._to(self.part * (1 - part) * (1 - MARGIN), now)

    def _settle(self, before: float, refused: float, part: float, now: float) -> None:
        """After less was tried: if as many were refused as before, it was not the rate."""
        self._doubted = None
        if part > refused / 2:
            self._usual = part
            self._to(before, now)
        else:
            self._count_anew(now)

"""Pacing: when the next message may go out, as arithmetic on instants in seconds.

Telegram's limits (core.telegram.org/bots/faq, "my bot is hitting limits"): about 30 messages a
second over all chats, one a second in a chat where short bursts pass, 20 a minute in a group.
What nobody asked for keeps to them strictly. Answers to a person aren't strictly counted
(github.com/tdlib/td/issues/1834): they take a slot of the budget, wait for one only a moment and
only beside pushes, and keep to everything once the messenger refused one.
"""

from collections import deque
from dataclasses import dataclass
from math import inf
from typing import Final

from bot.delivery.easing import MARGIN, TOGETHER, Ease

LATE: Final = 0.01
"""Seconds that a late departure doesn't move the following ones."""
GAP: Final = 1.05
"""Seconds between two pushes in a chat."""
GROUP_WINDOW: Final = 61.0
PATIENCE: Final = 0.1
"""Seconds that an answer waits for a slot of its own beside pushes."""
CAREFUL: Final = 60.0
"""Seconds after a refusal in which answers, too, keep to every limit."""
SHARE: Final = 10
"""So many slots after the last push the next one may go, whatever answers took in between."""
MANY: Final = 3
OFTEN: Final = 0.2
"""Refusals in so many chats within ``TOGETHER`` seconds, none taken between them, and so large a
part of all answers, mean the bot, not its chats."""
PAID: Final = 1000.0
"""Messages a second that Telegram takes where it is paid for (Bot API, allow_paid_broadcast)."""


@dataclass(frozen=True)
class Limits:
    """What the messenger takes: messages a second over all chats (None: no limit), by group."""

    a_second: float | None = 30.0
    a_minute_in_group: int = 20


class Pace:
    """One bot token's budget in this process. All instants are seconds of one steady clock."""

    def __init__(self, limits: Limits) -> None:
        rate = limits.a_second
        self._full = 0.0 if rate is None else rate * (1 - MARGIN)
        self._share = 1.0
        self._ease = Ease()
        self._interval = 1 / self._full if self._full else 0.0
        self._paid_free = -inf
        self._paying = False
        self._in_group = limits.a_minute_in_group
        self._free = -inf
        self._last_push = -inf
        self._last: dict[int | str, float] = {}
        self._pushed: dict[int | str, float] = {}
        self._groups: dict[int | str, deque[float]] = {}
        self._halts: dict[int | str, float] = {}
        self._all_halt = -inf
        self._strict_until = -inf
        self._refusals: deque[tuple[float, int | str, float]] = deque()
        self._accepted: deque[float] = deque(maxlen=1000)
        self._clean_at = -inf

    @property
    def rate(self) -> float:
        """How many messages a second go out at most; 0 for no limit."""
        return 1 / self._interval if self._interval else 0.0

    @property
    def paid_rate(self) -> float:
        """How many messages a second go out at most of those that are paid for."""
        return PAID * (1 - MARGIN) * self._share * self._ease.part

    @property
    def _most_in_group(self) -> int:
        """This process's part of what a group takes in a minute; one at least."""
        return max(1, int(self._in_group * self._share))

    def share(self, part: float) -> None:
        """Keep to a part of the budget, also of each group's: other processes use the rest.

        A person's chat is shared by none: two that meet there are told so by the messenger, which
        stops that chat alone, for a second.
        """
        self._share = part
        self._set_rate()

    def pay(self, *, paying: bool) -> None:
        """Offer room for messages that are paid for, or no longer."""
        self._paying = paying

    def _set_rate(self) -> None:
        if self._full:
            self._interval = 1 / (self._full * self._share * self._ease.part)

    def halted(self, chat: int | str, now: float) -> float:
        """Return the seconds for which the messenger wants nothing for this chat, 0 for none."""
        if not self._halts and self._all_halt <= now:
            return 0.0
        return max(self._all_halt, self._halts.get(chat, -inf), now) - now

    def all_halted(self, now: float) -> float:
        """Return the seconds for which the messenger wants nothing at all, 0 for none."""
        return max(self._all_halt, now) - now

    def chat_ready(
        self, chat: int | str, now: float, *, push: bool, group: bool, urgent: bool = False
    ) -> float:
        """Return the instant from which the chat takes another message.

        In a person's own chat what is ``urgent`` waits for no answer to their taps: whoever taps
        on would never hear of it.
        """
        ready = -inf
        if self.careful(chat, now):
            ready = self._last.get(chat, -inf) + GAP
        elif push:
            last = self._pushed if urgent and not group else self._last
            ready = last.get(chat, -inf) + GAP
        if group:
            sent, most = self._groups.get(chat), self._most_in_group
            if sent is not None and len(sent) >= most:
                ready = max(ready, sent[-most] + GROUP_WINDOW)
        return ready

    def careful(self, chat: int | str, now: float) -> bool:
        """Tell whether answers to this chat keep to its limit, too."""
        return bool(self._halts) and now < self._halts.get(chat, -inf) + CAREFUL

    def slot(self, since: float, now: float, *, push: bool, paid: bool = False) -> float:
        """Return the instant of the next free slot for a call that waits since ``since``."""
        if not self._interval:
            return -inf
        if paid:
            return self._paid_free
        if now < self._strict_until:
            return self._free
        if push:
            return min(self._free, max(self._last_push, since) + SHARE * self._interval)
        if now - self._last_push > 1:
            return -inf
        return min(self._free, since + PATIENCE)

    def sent(
        self, chat: int | str, now: float, *, push: bool, group: bool, paid: bool = False
    ) -> None:
        """Count a call that goes out now."""
        if paid:
            self._paid_free = max(self._paid_free, now - LATE) + 1 / self.paid_rate
        else:
            self._free = max(self._free, now - LATE) + self._interval
        if push and not paid:
            self._last_push = now
        elif not push and now >= self._strict_until:
            self._free = min(self._free, now + 1)
        for last in (self._last, self._pushed) if push else (self._last,):
            last.pop(chat, None)
            last[chat] = now
            while last[oldest := next(iter(last))] <= now - GAP:
                del last[oldest]
        if now >= self._clean_at:
            self._clean(now)
        if group:
            sent = self._groups.setdefault(chat, deque(maxlen=self._in_group))
            sent.append(now)

    def accepted(self, now: float) -> None:
        """Count a call that the messenger took; long after a refusal a little more is tried."""
        if not self._interval:
            return
        self._accepted.append(now)
        self._ease.taken(now)
        self._set_rate()

    def refused(self, chat: int | str, seconds: float, now: float) -> None:
        """Obey a "too many requests": this chat for ``seconds``; all when many chats get one.

        What all share ends with the shortest of their waits; a longer one is a chat's own. When
        all are meant, we were too fast: the rate goes down a little.
        """
        self._halts[chat] = now + seconds
        if self._interval:
            self._ease.refused(now)
            self._set_rate()
        while self._refusals and self._refusals[0][0] <= now - TOGETHER:
            self._refusals.popleft()
        self._refusals.append((now, chat, now + seconds))
        while self._accepted and self._accepted[0] <= now - TOGETHER:
            self._accepted.popleft()
        refused = len(self._refusals)
        often = refused > OFTEN * (refused + len(self._accepted))
        since = self._accepted[-1] if self._accepted else -inf
        if often and len({chat for at, chat, _ in self._refusals if at >= since}) >= MANY:
            if now >= self._all_halt:
                self._ease.all_refused(now)
                self._set_rate()
            self._all_halt = max(self._all_halt, min(item[2] for item in self._refusals))
            self._strict_until = self._all_halt + CAREFUL

    def most_within(self, seconds: float, most: int) -> int:
        """Return how many messages may go within ``seconds``, at most ``most``."""
        if not self._interval:
            return most
        return min(most, round(seconds * (self.paid_rate if self._paying else self.rate)))

    def slots_until(self, instant: float, now: float) -> float:
        """Return how many slots are free from now to ``instant``."""
        if not self._interval:
            return inf
        free, interval = self._free, self._interval
        if self._paying:
            free, interval = self._paid_free, 1 / self.paid_rate
        return max(0.0, (instant - max(free, now)) // interval + 1)

    def _clean(self, now: float) -> None:
        """Forget what no longer counts."""
        self._clean_at = now + 1
        self._halts = {c: until for c, until in self._halts.items() if until + CAREFUL > now}
        self._groups = {c: at for c, at in self._groups.items() if at[-1] > now - GROUP_WINDOW}

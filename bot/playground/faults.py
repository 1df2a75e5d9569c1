"""Failures on purpose, and Telegram's flood control."""

import json
import math
import time
from collections import defaultdict, deque
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any, Final, Literal

import orjson

from bot.playground.refusals import RefusalError, too_many

Json = dict[str, Any]
COUNTED: Final = frozenset(
    f"{verb}{what}"
    for verb, things in {
        "send": "message photo document mediagroup video voice location contact sticker",
        "copy": "message messages",
        "forward": "message messages",
        "editmessage": "text caption media replymarkup",
    }.items()
    for what in things.split()
)
"""What flood control counts: sends and edits, not answers to taps, polls or typing."""


@dataclass
class Fault:
    """A failure for the calls it matches; ``times`` is how many, None for all."""

    method: str = "*"
    code: int | None = None
    description: str | None = None
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None
    times: int | None = None
    contains: str | None = None
    chat_id: int | None = None
    latency_ms: float | None = None
    drop: Literal["before", "after"] | None = None

    def matches(self, method: str, params: Json) -> bool:
        """Tell whether it is meant for this call."""
        if self.method != "*" and self.method.lower() != method.lower():
            return False
        if self.chat_id is not None and str(params.get("chat_id")) != str(self.chat_id):
            return False
        if self.contains is None:
            return True
        texts = [value for value in params.values() if isinstance(value, str)]
        texts += [json.dumps(params, ensure_ascii=False), orjson.dumps(params).decode()]
        return any(self.contains in text for text in texts)

    @property
    def only_delays(self) -> bool:
        """Whether the calls it matches are done all the same, later."""
        ends = (self.code, self.retry_after, self.drop)
        return self.latency_ms is not None and all(end is None for end in ends)

    def refusal(self) -> RefusalError | None:
        """Return the error to answer with, if any."""
        code = self.code
        if code is None:
            if self.drop or self.only_delays:
                return None
            code = 500 if self.retry_after is None else 429
        if code == HTTPStatus.TOO_MANY_REQUESTS and not self.description:
            return too_many(1 if self.retry_after is None else self.retry_after)
        names = ("retry_after", "migrate_to_chat_id")
        extra = {name: value for name in names if (value := getattr(self, name)) is not None}
        return RefusalError(code, self.description or _phrase(code), **extra)


def _phrase(code: int) -> str:
    try:
        return HTTPStatus(code).phrase
    except ValueError:
        return "Error"


class Faults:
    """The failures switched on, oldest first."""

    def __init__(self) -> None:
        self.active: list[Fault] = []

    def take(self, method: str, params: Json) -> list[Fault]:
        """Return the faults of this call, each used up once more.

        They are all its delays, and the oldest that does more than delay.
        """
        meant = [fault for fault in self.active if fault.matches(method, params)]
        outcome = next((fault for fault in meant if not fault.only_delays), None)
        taken = [fault for fault in meant if fault.only_delays or fault is outcome]
        for fault in taken:
            if fault.times is not None:
                fault.times -= 1
        self.active = [fault for fault in self.active if fault.times != 0]
        return taken

    def shown(self) -> list[Json]:
        """Return them as JSON."""
        return [{k: v for k, v in asdict(f).items() if v is not None} for f in self.active]


TELEGRAMS_LIMITS: Final[dict[str, float]] = {
    "messages_per_second": 30,
    "per_chat_per_second": 1,
    "per_group_per_minute": 20,
    "latency_ms": 60,
}


PAID_PER_SECOND: Final = 1000.0
"""How many messages a second Telegram takes that are paid for, beside the others."""


class Limits:
    """Flood control in sliding windows of wall time; None switches a limit off."""

    def __init__(self) -> None:
        self.settings: dict[str, float | None] = dict.fromkeys(TELEGRAMS_LIMITS)
        self._sent: dict[object, deque[float]] = defaultdict(deque)

    def count(self, method: str, chat: Any, *, paid: bool = False) -> None:
        """Count a call; one that is ``paid`` for has room beside the others.

        Raises:
            RefusalError: it is one too many.
        """
        if method.lower() not in COUNTED:
            return
        now, settings = time.monotonic(), self.settings
        in_all = settings["messages_per_second"]
        rates: list[tuple[object, float | None, float]] = [
            ("paid", PAID_PER_SECOND if in_all else None, 1.0) if paid else ("all", in_all, 1.0),
            (("chat", str(chat)), settings["per_chat_per_second"], 1.0),
        ]
        if str(chat).startswith("-"):
            rates.append((("group", str(chat)), settings["per_group_per_minute"], 60.0))
        active = [(self._sent[key], *_window(rate, per)) for key, rate, per in rates if rate]
        for sent, most, width in active:
            while sent and sent[0] <= now - width:
                sent.popleft()
            if len(sent) >= most:
                raise too_many(max(1, math.ceil(sent[0] + width - now)))
        for sent, _, _ in active:
            sent.append(now)


def _window(rate: float, per: float) -> tuple[int, float]:
    """Return how many calls a window holds and its width in seconds.

    A rate that is no whole number, such as 0.5, has a window in which whole calls fit.
    """
    most = max(1, math.floor(rate))
    return most, per * most / rate

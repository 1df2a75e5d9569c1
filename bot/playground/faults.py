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
    times: int | None = None
    contains: str | None = None
    chat_id: int | None = None
    latency_ms: int | None = None
    drop: Literal["before", "after"] | None = None

    @property
    def acts(self) -> bool:
        """Whether it does more to a call than to slow it down."""
        return self.drop is not None or self.refusal() is not None

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

    def refusal(self) -> RefusalError | None:
        """Return the error to answer with, if any."""
        code = self.code
        if code is None:
            if self.drop or self.latency_ms:
                return None
            code = 500 if self.retry_after is None else 429
        if code == HTTPStatus.TOO_MANY_REQUESTS and not self.description:
            return too_many(1 if self.retry_after is None else self.retry_after)
        extra = {} if self.retry_after is None else {"retry_after": self.retry_after}
        return RefusalError(code, self.description or _phrase(code), **extra)


def _phrase(code: int) -> str:
    try:
        return HTTPStatus(code).phrase
    except ValueError:
        return "Error"


@dataclass(frozen=True)
class Trouble:
    """What befalls one call; ``counted`` tells whether a fault was used up once more."""

    latency_ms: int = 0
    drop: Literal["before", "after"] | None = None
    refusal: RefusalError | None = None
    counted: bool = False


class Faults:
    """The failures switched on, oldest first."""

    def __init__(self) -> None:
        self.active: list[Fault] = []

    def take(self, method: str, params: Json) -> Trouble:
        """Return what befalls this call, the faults used up once more.

        Every one that slows it down does; of those that do more the oldest acts.
        """
        meant = [fault for fault in self.active if fault.matches(method, params)]
        acting = next((fault for fault in meant if fault.acts), None)
        used = [fault for fault in meant if fault is acting or not fault.acts]
        for fault in used:
            if fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self.active.remove(fault)
        return Trouble(
            latency_ms=sum(fault.latency_ms or 0 for fault in used),
            drop=acting.drop if acting is not None else None,
            refusal=acting.refusal() if acting is not None else None,
            counted=any(fault.times is not None for fault in used),
        )

    def shown(self) -> list[Json]:
        """Return them as JSON."""
        return [{k: v for k, v in asdict(f).items() if v is not None} for f in self.active]


TELEGRAMS_LIMITS: Final[dict[str, float]] = {
    "messages_per_second": 30,
    "per_chat_per_second": 1,
    "per_group_per_minute": 20,
    "latency_ms": 60,
}


class Limits:
    """Flood control in sliding windows of wall time; None switches a limit off."""

    def __init__(self) -> None:
        self.settings: dict[str, float | None] = dict.fromkeys(TELEGRAMS_LIMITS)
        self._sent: dict[object, deque[float]] = defaultdict(deque)

    def count(self, method: str, chat: Any) -> None:
        """Count a call.

        Raises:
            RefusalError: it is one too many.
        """
        if method.lower() not in COUNTED:
            return
        now, settings = time.monotonic(), self.settings
        windows: list[tuple[object, float | None, float]] = [
            ("all", settings["messages_per_second"], 1.0),
            (("chat", str(chat)), settings["per_chat_per_second"], 1.0),
        ]
        if str(chat).startswith("-"):
            windows.append((("group", str(chat)), settings["per_group_per_minute"], 60.0))
        # Of less than one a window, it is one in a window that is as much wider.
        active = [
            (self._sent[key], max(limit, 1), width * max(1, 1 / limit))
            for key, limit, width in windows
            if limit
        ]
        for sent, limit, width in active:
            while sent and sent[0] <= now - width:
                sent.popleft()
            if len(sent) >= limit:
                raise too_many(max(1, math.ceil(sent[0] + width - now)))
        for sent, _, _ in active:
            sent.append(now)

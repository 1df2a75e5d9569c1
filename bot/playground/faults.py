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
            code = 429 if self.retry_after else 500
        if code == HTTPStatus.TOO_MANY_REQUESTS and not self.description:
            return too_many(self.retry_after or 1)
        extra = {"retry_after": self.retry_after} if self.retry_after else {}
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

    def take(self, method: str, params: Json) -> Fault | None:
        """Return the fault of this call, used up once more."""
        for fault in self.active:
            if fault.matches(method, params):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self.active.remove(fault)
                return fault
        return None

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
        active = [(self._sent[key], limit, width) for key, limit, width in windows if limit]
        for sent, limit, width in active:
            while sent and sent[0] <= now - width:
                sent.popleft()
            if len(sent) >= limit:
                raise too_many(max(1, math.ceil(sent[0] + width - now)))
        for sent, _, _ in active:
            sent.append(now)

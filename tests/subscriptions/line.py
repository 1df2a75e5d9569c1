"""The line to the messenger: below it everything is the bot's own, and at its end nobody is.

What is written is kept with what became of it; some of what a messenger can do to a request is
done to the next ones, in that order.
"""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any

from telegram.request import BaseRequest

from bot.channels.telegram.failures import FailedError, NotDeliveredError, UnansweredError
from bot.channels.telegram.request import AiohttpRequest
from bot.delivery import Claimed


class Answer(Enum):
    """What becomes of a message that is written."""

    OK = auto()
    FORBIDDEN = auto()
    """this person blocked the bot"""
    FAILED = auto()
    """the messenger fails, and says so"""
    LOST = auto()
    """it arrives, and its answer is lost"""
    VANISHED = auto()
    """it is written, does not arrive, and nothing says so"""
    KILLED = auto()
    """it arrives, and the process dies before it reads the answer"""
    CUT_OFF = auto()
    """it is written, the process dies, and it does not arrive"""

    @property
    def arrives(self) -> bool:
        return self in {Answer.OK, Answer.LOST, Answer.KILLED}

    @property
    def unread(self) -> bool:
        """Whether nobody can tell that it did or did not arrive."""
        return self in {Answer.LOST, Answer.VANISHED, Answer.KILLED, Answer.CUT_OFF}

    @property
    def may_arrive(self) -> bool:
        """Whether it arrived, or nobody can tell."""
        return self.arrives or self.unread

    @property
    def kills(self) -> bool:
        return self in {Answer.KILLED, Answer.CUT_OFF}


@dataclass(frozen=True)
class Written:
    """A message that was written on the line, and when."""

    message: Claimed
    text: str
    answer: Answer
    at: datetime


class Line(AiohttpRequest):
    """PTB's request class, without a connection; ``watch`` sees each message before it goes.

    ``composed`` has what is on its way to each chat. ``away`` is a messenger that can't be reached.
    ``wrong`` is what the watch found.
    """

    def __init__(
        self, watch: Callable[[Claimed], Awaitable[None]], now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self.composed: dict[int, Claimed] = {}
        self.blocked: set[int] = set()
        self.answers: deque[Answer] = deque()
        self.written: list[Written] = []
        self.away = False
        self.killed = False
        self.wrong: AssertionError | None = None
        self._watch = watch
        self._now = now

    async def initialize(self) -> None:
        """Nothing to open."""

    async def do_request(  # the base class's signature
        self,
        url: str,
        method: str,
        request_data: Any = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self.away:
            raise NotDeliveredError("away")
        if not url.endswith("/sendMessage"):
            return _ok({"id": 1, "is_bot": True, "first_name": "bot", "username": "bot"})
        said = request_data.parameters
        return await self._send(self.composed[said["chat_id"]], said["text"])

    async def _send(self, message: Claimed, text: str) -> tuple[int, bytes]:
        try:
            await self._watch(message)
        except AssertionError as error:
            self.wrong = self.wrong or error  # PTB would make a failed request of it
            raise
        answer = self.answers.popleft() if self.answers else Answer.OK
        if message.chat in self.blocked and answer in {Answer.OK, Answer.LOST, Answer.KILLED}:
            answer = Answer.FORBIDDEN
        self.written.append(Written(message, text, answer, self._now()))
        if answer.kills:
            self.killed = True
            raise asyncio.CancelledError
        match answer:
            case Answer.FORBIDDEN:
                said = "Forbidden: bot was blocked by the user"
                return 403, json.dumps(
                    {"ok": False, "error_code": 403, "description": said}
                ).encode()
            case Answer.FAILED:
                raise FailedError(502)
            case Answer.LOST | Answer.VANISHED:
                raise UnansweredError("nothing was read")
        return _ok({"message_id": len(self.written), "date": 0, "chat": {"id": message.chat}})


def _ok(result: dict[str, Any]) -> tuple[int, bytes]:
    return 200, json.dumps({"ok": True, "result": result}).encode()

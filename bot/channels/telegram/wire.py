"""Connections that stay open and carry one small JSON call after the other.

Beside what aiohttp makes of each request (a dozen objects, a timer, a search for cookies and
redirects) a message's way through our own outbox is little. The Bot API needs none of that: a
call is one POST, its answer one body. httptools reads it; asyncio connects, with TLS.
"""

import asyncio
import ssl
from collections import deque
from functools import lru_cache, partial
from typing import Final, NamedTuple

import httptools

from bot.channels.telegram.failures import NotDeliveredError, UnansweredError

CONNECTIONS: Final = 100
KEEP_SECONDS: Final = 75.0
"""How long a connection that nobody uses stays open."""
_SECOND_ADDRESS: Final = 0.25
"""Seconds after which a host's next address is tried beside the first (RFC 8305)."""
_INFORMATIONAL: Final = range(100, 200)

Answer = tuple[int, bytes]


class Origin(NamedTuple):
    """Where connections lead to."""

    host: str
    port: int
    secure: bool


class _Line(asyncio.Protocol):
    """One connection, and the call on it whose answer is waited for."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._parser = httptools.HttpResponseParser(self)
        self._transport: asyncio.Transport | None = None
        self._body = bytearray()
        self._waiter: asyncio.Future[Answer] | None = None
        self._patience = KEEP_SECONDS
        self._heard = loop.time()
        self._timer: asyncio.TimerHandle | None = None
        self.is_open = True

    def ask(self, request: bytes, patience: float) -> "asyncio.Future[Answer]":
        """Write a request; its answer may be silent for ``patience`` seconds at most."""
        assert self._transport is not None  # noqa: S101  # asyncio gave it before it gave us
        waiter = self._waiter = self._loop.create_future()
        self._wait(patience)
        self._transport.write(request)
        return waiter

    def rest(self) -> None:
        """Nobody asks anything: close before long."""
        self._wait(KEEP_SECONDS)

    def close(self) -> None:
        """Close; whoever waits for an answer gets none."""
        self.is_open = False
        if self._timer is not None:
            self._timer.cancel()
        if self._transport is not None:
            self._transport.abort()
        if self._waiter is not None:
            self._fail("closed")

    def _wait(self, patience: float) -> None:
        # One timer a connection, not one a call: it looks again when it rang too early.
        self._patience = patience
        self._heard = self._loop.time()
        if self._timer is None or self._heard + patience < self._timer.when():
            self._set_timer()

    def _set_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_at(self._heard + self._patience, self._look)

    def _look(self) -> None:
        if self._loop.time() < self._heard + self._patience:
            self._set_timer()
        else:
            self._fail("silence")
            self.close()

    def _fail(self, why: str) -> None:
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.done():
            waiter.set_exception(UnansweredError(why))

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]  # asyncio's stream transport

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_open = False
        if self._timer is not None:
            self._timer.cancel()
        self._fail(type(exc).__name__ if exc else "closed by the other side")

    def data_received(self, data: bytes) -> None:
        self._heard = self._loop.time()
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self._fail("no HTTP")
            self.close()

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        status = self._parser.get_status_code()
        if status in _INFORMATIONAL:
            return
        body = bytes(self._body)
        self._body.clear()
        waiter, self._waiter = self._waiter, None
        if waiter is None or not self._parser.should_keep_alive():
            self.close()
        if waiter is not None and not waiter.done():
            waiter.set_result((status, body))


class Wire:
    """The connections to one origin, at most ``CONNECTIONS``; who comes later waits for one."""

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._idle: list[_Line] = []
        self._all: set[_Line] = set()
        self._opening = 0
        self._waiting: deque[asyncio.Future[_Line | None]] = deque()
        self._closed = False

    async def ask(self, request: bytes, *, connect: float | None, patience: float) -> Answer:
        """Return the status and the body of a request's answer.

        Raises:
            NotDeliveredError: nothing was written.
            UnansweredError: it was written, or may have been.
        """
        line = self._free() or await self._another(connect)
        try:
            return await line.ask(request, patience)
        except BaseException:
            line.close()
            raise
        finally:
            self._give_back(line)

    def close(self) -> None:
        """Close every connection, for good; who waits for one is told that nothing was written."""
        self._closed = True
        while self._wake(None):
            pass
        for line in self._all:
            line.close()
        self._all.clear()
        self._idle.clear()

    def _free(self) -> _Line | None:
        while self._idle:
            line = self._idle.pop()
            if line.is_open:
                return line
            self._all.discard(line)
        return None

    async def _another(self, connect: float | None) -> _Line:
        while not self._closed and len(self._all) + self._opening >= CONNECTIONS:
            turn: asyncio.Future[_Line | None] = asyncio.get_running_loop().create_future()
            self._waiting.append(turn)
            try:
                handed = await turn
            except asyncio.CancelledError:
                if turn.done() and not turn.cancelled() and (line := turn.result()) is not None:
                    self._give_back(line)
                raise
            if handed is not None:
                return handed
        if self._closed:
            raise NotDeliveredError("closed")
        self._opening += 1
        try:
            line = await self._open(connect)
        except BaseException:
            self._wake(None)
            raise
        finally:
            self._opening -= 1
        self._all.add(line)
        return line

    async def _open(self, connect: float | None) -> _Line:
        loop = asyncio.get_running_loop()
        host, port, secure = self._origin
        try:
            async with asyncio.timeout(connect):
                _, line = await loop.create_connection(
                    partial(_Line, loop),
                    host,
                    port,
                    ssl=_tls() if secure else None,
                    happy_eyeballs_delay=_SECOND_ADDRESS,
                )
        except (OSError, TimeoutError):
            raise NotDeliveredError("no connection") from None
        if self._closed:
            line.close()
            raise NotDeliveredError("closed")
        return line

    def _give_back(self, line: _Line) -> None:
        if not line.is_open:
            self._all.discard(line)
            self._wake(None)
        elif not self._wake(line):
            line.rest()
            self._idle.append(line)

    def _wake(self, line: _Line | None) -> bool:
        """Hand a connection, or the room for one, to who waits longest."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(line)
                return True
        return False


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()

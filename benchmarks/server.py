"""A Bot API server that answers at once and always the same: the client is what is measured.

It hands out updates through ``getUpdates`` and takes the time until a reply names the chat.
Written on the bare protocol: a web framework would be slower than the clients under test.
"""

import asyncio
import re
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httptools
import orjson

from benchmarks.webhook import address_in, deliver

FIRST_CHAT = 9_000_000_000
_CHAT = re.compile(rb"9\d{9}(?!\d)")
_REPLIES = frozenset({b"sendMessage", b"editMessageText"})
_ME = {
    "id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot",
    "can_join_groups": True, "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}  # fmt: skip
_MESSAGE = {
    "message_id": 7, "date": 1_790_000_000, "text": "constant",
    "chat": {"id": FIRST_CHAT, "type": "private", "first_name": "P"}, "from": _ME,
}  # fmt: skip
_ANSWERS: dict[bytes, bytes] = {
    name: orjson.dumps({"ok": True, "result": result})
    for name, result in {
        b"getMe": _ME,
        b"sendMessage": _MESSAGE,
        b"editMessageText": _MESSAGE,
        b"getMyCommands": [],
    }.items()
}
_TRUE = b'{"ok":true,"result":true}'


@dataclass
class Load:
    """Updates that wait, those handed out, and how long each reply took (seconds)."""

    waiting: deque[dict[str, Any]] = field(default_factory=deque)
    handed: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    times: list[float] = field(default_factory=list)
    target: int = 0
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    calls: int = 0
    _next: int = 1

    def give(self, make: Callable[[int, int], dict[str, Any]], chats: list[int]) -> None:
        """Append an update for each of the chats."""
        for chat in chats:
            self.waiting.append(make(self._next, chat))
            self._next += 1
        self.arrived.set()

    async def until(self, replies: int) -> None:
        """Wait until that many replies came in all."""
        self.target = replies
        if len(self.times) < replies:
            self.reached.clear()
            async with asyncio.timeout(180):
                await self.reached.wait()

    async def next(self) -> dict[str, Any]:
        """Hand out one update, as soon as there is one."""
        while not self.waiting:
            self.arrived.clear()
            await self.arrived.wait()
        update = self.waiting.popleft()
        self.note(update)
        return update

    def note(self, update: dict[str, Any]) -> None:
        """Note when an update was handed out."""
        sender = update.get("message") or update["callback_query"]
        self.handed[sender["from"]["id"]].append(time.perf_counter())

    def reply(self, chat: int) -> None:
        """Note that a chat got its answer."""
        if self.handed[chat]:
            self.times.append(time.perf_counter() - self.handed[chat].popleft())
            if len(self.times) >= self.target:
                self.reached.set()


def tap(number: int, chat: int) -> dict[str, Any]:
    """A patient taps a menu button."""
    pages = ("p:risks", "p:risk-bleeding", "p:steps", "h", "p:care", "p:choose")
    return {
        "update_id": number,
        "callback_query": {
            "id": str(number), "chat_instance": "1", "data": pages[number % len(pages)],
            "from": _person(chat),
            "message": {**_MESSAGE, "chat": {"id": chat, "type": "private", "first_name": "P"}},
        },
    }  # fmt: skip


def message(number: int, chat: int) -> dict[str, Any]:
    """A patient writes."""
    return {
        "update_id": number,
        "message": {
            "message_id": number, "date": 1_790_000_000, "text": f"message {number}",
            "chat": {"id": chat, "type": "private", "first_name": "P"}, "from": _person(chat),
        },
    }  # fmt: skip


def _person(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": "P", "language_code": "en"}


class _Connection(asyncio.Protocol):
    def __init__(self, load: Load) -> None:
        self._load = load
        self._parser = httptools.HttpRequestParser(self)
        self._transport: Any = None
        self._url, self._body = b"", bytearray()
        self._poll: asyncio.Task[None] | None = None
        self._hook: asyncio.Task[None] | None = None

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def connection_lost(self, _error: Exception | None) -> None:
        if self._poll is not None:
            self._poll.cancel()

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_url(self, url: bytes) -> None:
        self._url = url

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        url, body = self._url, bytes(self._body)
        self._body.clear()
        method = url.split(b"?")[0].rsplit(b"/", 1)[-1]
        self._load.calls += 1
        if method == b"getUpdates":
            self._poll = asyncio.get_running_loop().create_task(self._updates())
            return
        if method == b"setWebhook":
            self._hook = asyncio.get_running_loop().create_task(
                deliver(self._load, address_in(body))
            )
        if method in _REPLIES and (chat := _CHAT.search(body + url)):
            self._load.reply(int(chat[0]))
        self._write(_ANSWERS.get(method, _TRUE))

    async def _updates(self) -> None:
        load = self._load
        if not load.waiting:
            load.arrived.clear()
            try:
                async with asyncio.timeout(5):
                    await load.arrived.wait()
            except TimeoutError:
                pass
        updates = [load.waiting.popleft() for _ in range(min(100, len(load.waiting)))]
        for update in updates:
            load.note(update)
        self._write(orjson.dumps({"ok": True, "result": updates}))

    def _write(self, body: bytes) -> None:
        self._transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
            % (len(body), body)
        )


async def serve(load: Load) -> tuple[asyncio.Server, str]:
    """Listen on a free port of this machine; returns the server and its address."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(load), "127.0.0.1", 0)
    return server, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"

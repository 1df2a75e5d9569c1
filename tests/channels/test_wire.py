"""Lean connections: every way an answer can come, or not, and nobody waits for ever."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.channels.telegram import wire as wires
from bot.channels.telegram.failures import NotDeliveredError, UnansweredError
from bot.channels.telegram.wire import Origin, Wire

CERTIFICATE = Path(__file__).with_name("localhost.pem")
"""For 127.0.0.1 until 2126, signed by nobody; its key is as public as this file."""
CALL = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
HEAD = b"HTTP/1.1 200 OK\r\n"
YES = HEAD + b"Content-Length: 2\r\n\r\n{}"
Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Connect = Callable[[Handler], Awaitable[Wire]]


@pytest.fixture
async def connect() -> AsyncIterator[Connect]:
    """Serves connections by hand; gives a way to them."""
    opened: list[tuple[asyncio.Server, Wire]] = []

    async def start(handler: Handler) -> Wire:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                await handler(reader, writer)
            except (asyncio.IncompleteReadError, ConnectionError):
                pass
            finally:
                writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        wire = Wire(Origin("127.0.0.1", server.sockets[0].getsockname()[1], secure=False))
        opened.append((server, wire))
        return wire

    yield start
    for server, wire in opened:
        wire.close()
        server.close()
        await server.wait_closed()


def answering(*answers: bytes) -> Handler:
    """Give each call on a connection the next answer, byte by byte; then close."""

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for answer in answers:
            await reader.readuntil(b"\r\n\r\n")
            for byte in answer:
                writer.write(bytes([byte]))
                await writer.drain()
        writer.close()

    return handler


async def ask(wire: Wire, patience: float = 5.0) -> tuple[int, bytes]:
    return await wire.ask(CALL, connect=5.0, patience=patience)


@pytest.mark.parametrize(
    "answer",
    [
        YES,
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" + YES,
    ],
)
async def test_an_answer_in_pieces_is_put_together(connect: Connect, answer: bytes) -> None:
    wire = await connect(answering(answer, YES))
    assert await ask(wire) == (200, b"{}")
    assert await ask(wire) == (200, b"{}")


@pytest.mark.parametrize(
    "answer",
    [b"", b"SMTP ready\r\n", HEAD + b"Content-Length: 9\r\n\r\n{", HEAD + b"\r\n{}"],
)
async def test_what_is_no_whole_answer_may_have_been_delivered(
    connect: Connect, answer: bytes
) -> None:
    wire = await connect(answering(answer))
    with pytest.raises(UnansweredError):
        await ask(wire)


async def test_a_connection_the_server_ends_is_not_used_again(connect: Connect) -> None:
    wire = await connect(answering(HEAD + b"Connection: close\r\nContent-Length: 2\r\n\r\n{}"))
    for _ in range(3):
        assert await ask(wire) == (200, b"{}")


async def test_who_comes_when_all_are_in_use_waits_for_one(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wires, "CONNECTIONS", 2)
    most, now = 0, 0

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal most, now
        now += 1
        most = max(most, now)
        try:
            while True:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(YES)
        finally:
            now -= 1

    wire = await connect(handler)
    assert await asyncio.gather(*(ask(wire) for _ in range(20))) == [(200, b"{}")] * 20
    assert most <= 2


async def test_who_gives_up_waiting_takes_nobody_elses_place(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wires, "CONNECTIONS", 1)
    asked, go = asyncio.Event(), asyncio.Event()

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            await reader.readuntil(b"\r\n\r\n")
            asked.set()
            await go.wait()
            writer.write(YES)

    wire = await connect(handler)
    first = asyncio.create_task(ask(wire))
    await asked.wait()
    waiting = [asyncio.create_task(ask(wire)) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    first.cancel()
    go.set()
    assert await asyncio.gather(*waiting[1:]) == [(200, b"{}")] * 2
    assert first.cancelled() or await asyncio.gather(first, return_exceptions=True)


async def test_silence_ends_a_call_and_closing_ends_all(connect: Connect) -> None:
    arrived = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        arrived.set()
        await reader.read()

    wire = await connect(silent)
    with pytest.raises(UnansweredError):
        await ask(wire, patience=0.02)
    arrived.clear()
    task = asyncio.create_task(ask(wire))
    await arrived.wait()
    wire.close()
    with pytest.raises(UnansweredError):
        await task


async def test_closing_tells_who_waits_for_a_connection_or_opens_one(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wires, "CONNECTIONS", 2)
    arrived = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        arrived.set()
        await reader.read()

    wire = await connect(silent)
    sent = asyncio.create_task(ask(wire))
    await arrived.wait()
    opening, waiting = (asyncio.create_task(ask(wire)) for _ in range(2))
    await asyncio.sleep(0)
    wire.close()
    told = await asyncio.gather(sent, opening, waiting, ask(wire), return_exceptions=True)
    assert [type(one) for one in told] == [UnansweredError, *[NotDeliveredError] * 3]


async def test_the_server_shows_who_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    served = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    served.load_cert_chain(CERTIFICATE)
    server = await asyncio.start_server(answering(YES), "127.0.0.1", 0, ssl=served)
    origin = Origin("127.0.0.1", server.sockets[0].getsockname()[1], secure=True)
    stranger, known = Wire(origin), Wire(origin)
    with pytest.raises(NotDeliveredError):
        await ask(stranger)
    trusting = ssl.create_default_context(cafile=str(CERTIFICATE))
    monkeypatch.setattr(wires, "_tls", lambda: trusting)
    assert await ask(known) == (200, b"{}")
    known.close()
    server.close()

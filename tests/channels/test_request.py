"""Our request classes on real sockets: one connection kept, a proxy used, silence told apart."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from telegram.request import RequestData

from bot.channels.telegram.failures import NotDeliveredError, UnansweredError
from bot.channels.telegram.request import AiohttpRequest
from bot.channels.telegram.wired import WiredRequest

ANSWER = b'{"ok": true, "result": true}'
Kind = type[AiohttpRequest]
both = pytest.mark.parametrize("kind", [AiohttpRequest, WiredRequest])
Serve = Callable[[Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]], Awaitable[str]]


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Serves a handler on any free port; gives the address."""
    runners: list[web.ServerRunner] = []

    async def start(handler: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]) -> str:
        runner = web.ServerRunner(web.Server(handler))
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        runners.append(runner)
        host, port = runner.addresses[0][:2]
        return f"http://{host}:{port}"

    yield start
    for runner in runners:
        await runner.cleanup()


async def ask(request: AiohttpRequest, url: str, **timeouts: float) -> tuple[int, bytes]:
    return await request.do_request(url, "POST", RequestData(), **timeouts)


@both
async def test_one_connection_serves_many_requests(serve: Serve, kind: Kind) -> None:
    peers: set[object] = set()

    async def answer(request: web.BaseRequest) -> web.Response:
        assert request.transport is not None
        peers.add(request.transport.get_extra_info("peername"))
        return web.Response(body=ANSWER)

    url = await serve(answer)
    request = kind()
    await request.initialize()
    for _ in range(20):
        assert await ask(request, url) == (200, ANSWER)
    assert len(peers) == 1
    await asyncio.gather(*(ask(request, url) for _ in range(20)))
    assert len(peers) <= 20
    await request.shutdown()


async def test_the_proxy_is_asked_and_not_the_host(serve: Serve) -> None:
    asked: list[tuple[str, str]] = []

    async def proxy(request: web.BaseRequest) -> web.Response:
        asked.append((request.method, str(request.url)))
        return web.Response(body=ANSWER)

    request = AiohttpRequest(await serve(proxy))
    await request.initialize()
    answer = await ask(request, "http://messenger.invalid/bot1:secret/getMe")
    assert answer == (200, ANSWER)
    assert asked == [("POST", "http://messenger.invalid/bot1:secret/getMe")]
    await request.shutdown()


async def test_a_proxy_that_is_not_there_delivers_nothing() -> None:
    request = AiohttpRequest("http://127.0.0.1:9")
    await request.initialize()
    with pytest.raises(NotDeliveredError):
        await ask(request, "http://messenger.invalid/bot1:secret/getMe")
    await request.shutdown()


@both
async def test_silence_after_the_request_is_no_certain_loss(serve: Serve, kind: Kind) -> None:
    arrived, gone = asyncio.Event(), asyncio.Event()

    async def silent(request: web.BaseRequest) -> web.Response:
        arrived.set()
        await gone.wait()
        return web.Response(body=ANSWER)

    url = await serve(silent)
    request = kind()
    await request.initialize()
    with pytest.raises(UnansweredError):
        await ask(request, url, read_timeout=0.05)
    assert arrived.is_set()
    gone.set()
    await request.shutdown()


@both
async def test_nobody_there_delivers_nothing(kind: Kind) -> None:
    request = kind()
    await request.initialize()
    with pytest.raises(NotDeliveredError):
        await ask(request, "http://127.0.0.1:9")
    await request.shutdown()


@both
async def test_before_and_after_its_time_it_says_so(kind: Kind) -> None:
    request = kind()
    with pytest.raises(NotDeliveredError):
        await ask(request, "http://127.0.0.1:9")
    await request.shutdown()

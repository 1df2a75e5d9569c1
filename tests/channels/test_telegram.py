"""The channel against a Bot API server: facts for errors, nothing secret anywhere, polling."""

import logging
import traceback
from collections.abc import AsyncIterator, Sequence

import aiohttp
import aiohttp.web
import pytest

from bot.channels.telegram import Poller, Telegram
from bot.channels.telegram.polling import wait_before
from bot.channels.telegram.request import AiohttpRequest
from bot.clock import EmptyAgenda, MovableClock
from bot.conversation.event import Event, Kind
from bot.conversation.port import Reason, SendError
from bot.conversation.screen import Attachment, Screen
from bot.errors import SettingsError, StoreBusyError
from bot.playground import Playground, PlaygroundServer
from tests.channels.uploads import Remembered

TOKEN = "1234567:very-secret-half"
HERE = Event("telegram", 1, Kind.TEXT, 7)


@pytest.fixture
async def server() -> AsyncIterator[PlaygroundServer]:
    running = PlaygroundServer(Playground(TOKEN, MovableClock(), EmptyAgenda()), port=0)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def http(server: PlaygroundServer) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(server.url) as session:
        async with session.post("/sim/message", json={"user_id": 7, "text": "/start"}) as response:
            assert response.status == 200
        yield session


@pytest.fixture
async def telegram(server: PlaygroundServer, http: object) -> AsyncIterator[Telegram]:
    channel = Telegram(TOKEN, server.url, Remembered())
    await channel.start()
    yield channel
    await channel.stop()


async def fault(http: aiohttp.ClientSession, **body: object) -> None:
    async with http.post("/sim/fault", json={"times": 1, **body}) as response:
        assert response.status == 200


async def show(telegram: Telegram, screen: Screen, event: Event = HERE) -> None:
    for part in telegram.render(event, screen):
        await telegram.send(part)


async def texts(http: aiohttp.ClientSession) -> list[str]:
    async with http.get("/sim/chat/7") as response:
        messages = (await response.json())["messages"]
    return [m.get("text", m.get("caption", "")) for m in messages if m["from"] == "bot"]


@pytest.mark.parametrize(
    ("failure", "reason", "retryable"),
    [
        (
            {"code": 403, "description": "Forbidden: bot was blocked by the user"},
            Reason.BLOCKED,
            False,
        ),
        ({"code": 403, "description": "Forbidden: user is deactivated"}, Reason.DEACTIVATED, False),
        ({"code": 403, "description": "Forbidden: bot was kicked"}, Reason.NO_CHAT, False),
        ({"code": 400, "description": "Bad Request: chat not found"}, Reason.NO_CHAT, False),
        ({"code": 400, "description": "Bad Request: whatever"}, Reason.REFUSED, False),
        ({"code": 429, "retry_after": 10072}, Reason.RATE, True),
        ({"code": 500}, Reason.SERVER, True),
        ({"code": 502}, Reason.SERVER, True),
        ({"code": 504}, Reason.UNKNOWN, True),
        ({"code": 413}, Reason.REFUSED, False),
        ({"code": 401, "description": "Unauthorized"}, Reason.CREDENTIALS, False),
        ({"drop": "before"}, Reason.UNKNOWN, True),
        ({"drop": "after"}, Reason.UNKNOWN, True),
    ],
)
async def test_errors_are_facts_and_hold_no_secret(
    telegram: Telegram,
    http: aiohttp.ClientSession,
    failure: dict[str, object],
    reason: Reason,
    retryable: bool,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    await fault(http, method="sendMessage", **failure)
    with pytest.raises(SendError) as caught:
        await show(telegram, Screen("private words"))
    error = caught.value
    assert (error.reason, error.retryable) == (reason, retryable)
    assert error.retry_after == (10072 if reason is Reason.RATE else None)
    printed = "".join(traceback.format_exception(error)) + repr(telegram) + str(error)
    assert "very-secret-half" not in printed


async def test_nobody_there_means_not_delivered() -> None:
    channel = Telegram(TOKEN, "http://127.0.0.1:9", Remembered())
    with pytest.raises(SendError) as caught:
        await channel.start()
    assert caught.value.reason is Reason.NETWORK
    await channel.stop()


async def test_a_wrong_token_is_told_apart(server: PlaygroundServer) -> None:
    channel = Telegram("1:wrong", server.url, Remembered())
    with pytest.raises(SendError) as caught:
        await channel.start()
    assert caught.value.reason is Reason.CREDENTIALS
    await channel.stop()


async def test_refused_formatting_arrives_as_plain_text(
    telegram: Telegram, http: aiohttp.ClientSession
) -> None:
    await fault(http, code=400, description="Bad Request: can't parse entities: x", contains="bold")
    await show(telegram, Screen("**still** here"))
    assert await texts(http) == ["still here"]


async def test_what_cannot_be_edited_is_sent_anew_and_sameness_is_fine(
    telegram: Telegram, http: aiohttp.ClientSession
) -> None:
    await show(telegram, Screen("menu"))
    tap = Event("telegram", 2, Kind.TAP, 7, message=2)
    await show(telegram, Screen("page"), tap)
    await show(telegram, Screen("page"), tap)
    assert await texts(http) == ["page"]
    await show(telegram, Screen("anew"), Event("telegram", 3, Kind.TAP, 7, message=99))
    assert await texts(http) == ["page", "anew"]


async def test_files_are_uploaded_whole(telegram: Telegram, http: aiohttp.ClientSession) -> None:
    file = Attachment("我的.json", "内容".encode(), "all of it")
    await show(telegram, Screen("caption", attachment=file))
    async with http.get("/sim/chat/7") as response:
        sent = (await response.json())["messages"][-1]
    async with http.get(f"/sim/file/{sent['document']['file_id']}") as response:
        assert (await response.read()).decode() == "内容"
    assert (sent["caption"], sent["document"]["file_name"]) == ("caption", "我的.json")


class TestPolling:
    """An update is confirmed only when it is kept."""

    async def test_what_was_not_kept_is_handed_over_again(self, telegram: Telegram) -> None:
        given: list[list[int]] = []
        pauses: list[float] = []

        async def accept(updates: Sequence[tuple[int, bytes]]) -> None:
            given.append([number for number, _ in updates])
            if len(given) == 1:
                raise StoreBusyError("full")

        async def pause(seconds: float) -> None:
            pauses.append(seconds)

        poller = Poller(telegram, accept, pause)
        assert await poller.run_once() == 0
        assert await poller.run_once() == 1
        assert given[0] == given[1]
        assert len(pauses) == 1
        assert await telegram.updates(given[0][0] + 1, seconds=0) == []

    @pytest.mark.parametrize(
        ("failure", "waits"),
        [
            ({"code": 429, "retry_after": 12}, (12, 12)),
            ({"code": 500}, (0.5, 1)),
            ({"code": 409, "description": "Conflict: terminated by other"}, (0.5, 1)),
            ({"drop": "before"}, (0.5, 1)),
        ],
    )
    async def test_it_waits_and_goes_on(
        self,
        telegram: Telegram,
        http: aiohttp.ClientSession,
        failure: dict[str, object],
        waits: tuple[float, float],
    ) -> None:
        pauses: list[float] = []

        async def accept(updates: Sequence[tuple[int, bytes]]) -> None: ...

        async def pause(seconds: float) -> None:
            pauses.append(seconds)

        poller = Poller(telegram, accept, pause)
        await fault(http, method="getUpdates", **failure)
        assert await poller.run_once() == 0
        assert waits[0] <= pauses[0] <= waits[1]
        assert await poller.run_once() == 1

    async def test_a_withdrawn_token_ends_it(
        self, telegram: Telegram, http: aiohttp.ClientSession
    ) -> None:
        async def nothing(_: object) -> None: ...

        await fault(http, method="getUpdates", code=401, description="Unauthorized")
        with pytest.raises(SettingsError, match="BotFather"):
            await Poller(telegram, nothing, nothing).run_once()

    def test_waits_grow_to_a_minute_and_are_spread(self) -> None:
        assert [wait_before(n, chance=0) for n in range(1, 9)] == [1, 2, 4, 8, 16, 32, 60, 60]
        assert wait_before(3, chance=1) == 2
        assert wait_before(3, retry_after=10_000) == 10_000


async def test_a_webhook_left_on_the_token_is_taken_away_and_loses_nothing(
    telegram: Telegram, server: PlaygroundServer, http: aiohttp.ClientSession
) -> None:
    hooked = {"url": "https://somewhere.example/hook"}
    async with http.post(f"/bot{TOKEN}/setWebhook", json=hooked) as response:
        assert response.status == 200
    with pytest.raises(SendError) as caught:
        await telegram.updates(0, seconds=0)
    assert caught.value.reason is Reason.WEBHOOK
    assert [update for update, _ in await telegram.updates(0, seconds=0)]
    async with http.post(f"/bot{TOKEN}/setWebhook", json=hooked) as response:
        assert response.status == 200
    another = Telegram(TOKEN, server.url, Remembered())
    await another.start()
    assert [update for update, _ in await another.updates(0, seconds=0)]
    await another.stop()


async def test_a_gateways_refusal_is_no_block(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy's page with 403 says nothing about the person."""

    async def page(_request: aiohttp.web.Request) -> aiohttp.web.Response:
        return aiohttp.web.Response(status=403, text="<html>Forbidden</html>")

    app = aiohttp.web.Application()
    app.router.add_route("*", "/{any:.*}", page)
    runner = aiohttp.web.AppRunner(app)
    await runner.setup()
    site = aiohttp.web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    gateway = AiohttpRequest(f"http://{host}:{port}")
    await gateway.initialize()
    monkeypatch.setattr(telegram._client, "_request", (telegram._client._request[0], gateway))
    with pytest.raises(SendError) as caught:
        await show(telegram, Screen("hello"))
    assert (caught.value.reason, caught.value.unreachable) == (Reason.SERVER, False)
    assert not await telegram.works()
    await gateway.shutdown()
    await runner.cleanup()

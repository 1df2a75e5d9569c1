"""The limiter in PTB's way, against a messenger that enforces Telegram's limits."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.channels.telegram import Telegram
from bot.channels.telegram.limiter import InLane, Limiter
from bot.clock import EmptyAgenda, MovableClock
from bot.conversation.event import Event, Kind
from bot.conversation.lane import Lane
from bot.conversation.port import Reason, SendError
from bot.conversation.screen import Attachment, Push, Screen
from bot.playground import Playground, PlaygroundServer
from tests.channels.uploads import Remembered

TOKEN = "1234567:limits"
CHATS = range(100, 145)


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    server = PlaygroundServer(Playground(TOKEN, MovableClock(), EmptyAgenda()), port=0)
    await server.start()
    async with aiohttp.ClientSession(server.url) as session:
        for chat in (7, *CHATS):
            await post(session, "message", user_id=chat, text="/start")
        yield session
    await server.stop()


@pytest.fixture
async def telegram(http: aiohttp.ClientSession) -> AsyncIterator[Telegram]:
    channel = Telegram(TOKEN, str(http._base_url).rstrip("/"), Remembered())
    await channel.start()
    yield channel
    await channel.stop()


async def post(http: aiohttp.ClientSession, route: str, **body: Any) -> None:
    async with http.post(f"/sim/{route}", json=body) as response:
        assert response.status == 200


async def push(telegram: Telegram, chat: int, lane: Lane = Lane.REMINDER) -> None:
    (part,) = telegram.render_push(chat, Push(Screen("push")), lane)
    assert await telegram.send(part)


async def reply(telegram: Telegram, chat: int, screen: Screen = Screen("answer")) -> None:  # noqa: B008  # it can't be changed
    (part,) = telegram.render(Event("telegram", 1, Kind.TEXT, chat), screen)
    await telegram.send(part)


async def calls(http: aiohttp.ClientSession) -> list[str]:
    """The methods that were called, in order."""
    async with http.get("/sim/outbox?limit=1000") as response:
        return [call["method"] for call in (await response.json())["calls"]]


async def test_every_call_passes_with_its_lane(
    http: aiohttp.ClientSession, telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed: list[tuple[str, Lane | None]] = []
    unwatched = Limiter.process_request

    async def watched(
        limiter: Limiter,
        callback: Any,
        args: Any,
        kwargs: Any,
        endpoint: str,
        data: Any,
        rate_limit_args: InLane | None,
    ) -> Any:
        passed.append((endpoint, rate_limit_args.lane if rate_limit_args else None))
        return await unwatched(limiter, callback, args, kwargs, endpoint, data, rate_limit_args)

    monkeypatch.setattr(Limiter, "process_request", watched)
    before = await calls(http)
    picture = Screen("look", attachment=Attachment("x.png", b"\x89PNG x", "alt", picture=True))
    file = Screen("here", attachment=Attachment("x.ics", b"BEGIN:VCALENDAR", "alt"))
    for chat, lane in zip(CHATS, Lane, strict=False):
        await push(telegram, chat, lane)
    for screen in (Screen("answer"), picture, file):
        await reply(telegram, 7, screen)
    tap = Event("telegram", 2, Kind.TAP, 7, message=2)
    for part in telegram.render(tap, Screen("edited")):
        await telegram.send(part)
    (gone,) = telegram.render_push(7, Push(Screen(""), 2, deletes=True), Lane.ANNOUNCEMENT)
    await telegram.send(gone)
    await telegram.find(7)
    await telegram.publish_commands({"en": [("start", "Begin")]})
    assert [name for name, _ in passed] == (await calls(http))[len(before) :]
    assert {lane for name, lane in passed if name == "sendMessage"} == set(Lane)
    assert None not in {lane for _, lane in passed}


async def test_pushes_and_answers_together_are_never_refused(
    http: aiohttp.ClientSession, telegram: Telegram
) -> None:
    await post(http, "limits", messages_per_second=30, per_chat_per_second=1, latency_ms=None)
    pushes = [asyncio.create_task(push(telegram, chat)) for chat in CHATS]
    await asyncio.sleep(0)
    await reply(telegram, 7)
    done = sum(task.done() for task in pushes)
    await asyncio.gather(*pushes)
    assert done < len(pushes)
    async with http.get("/sim/outbox?method=sendMessage&limit=1000") as response:
        assert {call["status"] for call in (await response.json())["calls"]} == {200}


async def test_a_refusal_holds_its_chat_without_asking_again(
    http: aiohttp.ClientSession, telegram: Telegram
) -> None:
    await post(http, "fault", method="sendMessage", code=429, retry_after=10_000, times=1)
    waits = []
    for _ in range(2):
        with pytest.raises(SendError) as caught:
            await reply(telegram, 7)
        assert caught.value.reason is Reason.RATE
        waits.append(caught.value.retry_after)
    assert waits[0] == 10_000
    assert waits[1] is not None
    assert 9_900 < waits[1] < 10_000
    assert telegram.wait(7, Lane.REMINDER) > 9_900
    await push(telegram, 100)
    async with http.get("/sim/outbox/count?method=sendMessage") as response:
        assert (await response.json())["count"] == 2


async def test_who_waits_for_a_turn_is_told_when_the_messenger_wants_nothing(
    http: aiohttp.ClientSession, telegram: Telegram
) -> None:
    await push(telegram, 100)
    waiting = asyncio.create_task(push(telegram, 100))
    await asyncio.sleep(0)
    await post(http, "fault", method="sendMessage", code=429, retry_after=60, times=3)
    for chat in (101, 102, 103):
        with pytest.raises(SendError):
            await reply(telegram, chat)
    with pytest.raises(SendError) as caught:
        await waiting
    assert caught.value.retry_after == pytest.approx(60, abs=2)
    assert telegram.room() == 0
    assert telegram.full_for() == pytest.approx(60, abs=2)


async def test_what_is_given_up_leaves_its_turn_to_others(telegram: Telegram) -> None:
    await push(telegram, 100)
    given_up = asyncio.create_task(push(telegram, 100))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    async with asyncio.timeout(1):
        await push(telegram, 101)

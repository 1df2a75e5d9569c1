"""Faults, flood control, live events, and who is let in."""

import asyncio
import contextlib
import time
from types import SimpleNamespace
from typing import Any

import aiohttp
import orjson
import pytest

from bot.clock import EmptyAgenda, MovableClock
from bot.playground import Playground, PlaygroundServer, faults
from bot.playground.events import LONGEST_QUEUE, Events
from bot.playground.faults import Limits
from bot.playground.guard import Guard
from bot.playground.refusals import RefusalError
from tests.playground.conftest import TOKEN, Messenger


async def test_a_fault_meets_the_calls_it_is_meant_for(ann: Messenger) -> None:
    await ann.post("fault", method="sendmessage", contains="红旗", code=400, description="Bad: x")
    await ann.post("fault", method="sendMessage", chat_id=9, code=403)
    await ann.does("sendMessage", chat_id=4242, text="fine")
    hit = await ann.call("sendMessage", chat_id=4242, text="的红旗。")
    assert (hit.status, hit.json["error_code"], hit.json["description"]) == (400, 400, "Bad: x")
    async with ann.http.delete("/sim/fault") as response:
        assert response.status == 200
    await ann.does("sendMessage", chat_id=4242, text="红旗")


async def test_a_fault_is_used_up_and_says_so(ann: Messenger) -> None:
    await ann.post("fault", method="*", retry_after=3, times=2)
    for left in (1, 0):
        refused = await ann.call("getMe")
        assert refused.json["parameters"] == {"retry_after": 3}
        assert len((await ann.get("state"))["faults"]) == left
    await ann.does("getMe")


async def test_delays_add_up_and_the_first_failure_counts(ann: Messenger) -> None:
    await ann.post("fault", latency_ms=1, times=2)
    await ann.post("fault", method="sendMessage", code=500, times=1)
    await ann.post("fault", method="sendMessage", code=502, times=1)
    await ann.post("fault", method="sendMessage", latency_ms=80.5, times=1)
    started = time.monotonic()
    assert (await ann.call("sendMessage", chat_id=4242, text="x")).status == 500
    assert time.monotonic() - started >= 0.081
    left = [{"method": "*", "latency_ms": 1, "times": 1},
            {"method": "sendMessage", "code": 502, "times": 1}]  # fmt: skip
    assert (await ann.get("state"))["faults"] == left
    assert (await ann.call("sendMessage", chat_id=4242, text="x")).status == 502
    await ann.does("sendMessage", chat_id=4242, text="x")


async def test_to_wait_no_time_is_an_answer_too(ann: Messenger) -> None:
    await ann.post("fault", method="getMe", retry_after=0, times=1)
    refused = await ann.call("getMe")
    assert (refused.status, refused.json["parameters"]) == (429, {"retry_after": 0})


@pytest.mark.parametrize(("drop", "delivered"), [("before", []), ("after", ["x"])])
async def test_a_dropped_call_has_no_answer(
    ann: Messenger, drop: str, delivered: list[str]
) -> None:
    await ann.post("fault", method="sendMessage", drop=drop, times=1)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await ann.call("sendMessage", chat_id=4242, text="x")
    texts = [m["text"] for m in (await ann.get("chat/4242"))["messages"] if m["from"] == "bot"]
    assert texts == delivered
    (call,) = (await ann.get("outbox?method=sendMessage"))["calls"]
    assert (call["status"], call["response"]) == (0, None)
    await ann.does("sendMessage", chat_id=4242, text="y")


async def test_flood_control_counts_sends_and_edits(ann: Messenger) -> None:
    await ann.post("limits", messages_per_second=None, per_chat_per_second=2)
    sent = await ann.does("sendMessage", chat_id=4242, text="x")
    await ann.does("sendChatAction", chat_id=4242, action="typing")
    where = {"chat_id": 4242, "message_id": sent["message_id"]}
    await ann.does("editMessageText", **where, text="y")
    async with ann.http.post(f"/bot{TOKEN}/sendMessage", json={**where, "text": "z"}) as response:
        assert response.status == 429
        assert response.headers["Retry-After"] == "1"
        refused = await response.json()
    assert refused["description"] == "Too Many Requests: retry after 1"
    await ann.post("message", user_id=5, text="/start")
    await ann.does("sendMessage", chat_id=5, text="another chat")


async def test_groups_have_a_limit_a_minute(ann: Messenger) -> None:
    await ann.post("group", chat_id=-7, title="Team")
    await ann.post("limits", per_group_per_minute=1)
    await ann.does("sendMessage", chat_id=-7, text="x")
    refused = await ann.call("sendMessage", chat_id=-7, text="x")
    assert 55 <= refused.json["parameters"]["retry_after"] <= 60


async def test_what_is_paid_for_has_room_beside_the_other_messages(ann: Messenger) -> None:
    for user in range(5, 25):
        await ann.post("message", user_id=user, text="/start")
    await ann.post("limits", messages_per_second=1, per_chat_per_second=None)
    await ann.does("sendMessage", chat_id=5, text="free")
    refused = await ann.call("sendMessage", chat_id=6, text="one too many")
    assert refused.json["error_code"] == 429
    for user in range(7, 25):
        await ann.does("sendMessage", chat_id=user, text="paid", allow_paid_broadcast=True)


@pytest.mark.parametrize(("rate", "passed"), [(0.5, [0, 2]), (1, [0, 1, 2]), (4, [0] * 4)])
def test_rates_below_one_are_kept(
    monkeypatch: pytest.MonkeyPatch, rate: float, passed: list[int]
) -> None:
    limits, now = Limits(), 0.0
    monkeypatch.setattr(faults, "time", SimpleNamespace(monotonic=lambda: now))
    limits.settings["per_chat_per_second"] = rate
    done: list[float] = []
    for now in (0, 0, 0, 0, 0, 0.9, 1.1, 1.9, 2.2):
        with contextlib.suppress(RefusalError):
            limits.count("sendMessage", 4242)
            done.append(int(now))
    assert done[: len(passed)] == passed


async def test_an_empty_body_sets_telegrams_own_limits(ann: Messenger) -> None:
    own = {"messages_per_second": 30, "per_chat_per_second": 1, "per_group_per_minute": 20,
           "latency_ms": 60}  # fmt: skip
    assert (await ann.post("limits"))["limits"] == own
    changed = await ann.post("limits", latency_ms=None)
    assert changed["limits"] == {**own, "latency_ms": None}


async def _read(stream: aiohttp.ClientResponse, name: str) -> dict[str, Any]:
    """Read events until one of this name; returns its data."""
    async with asyncio.timeout(10):
        while True:
            line = (await stream.content.readline()).decode().strip()
            if line == f"event: {name}":
                data = (await stream.content.readline()).decode()
                found: dict[str, Any] = orjson.loads(data.removeprefix("data: "))
                return found


async def test_everything_is_told_live(ann: Messenger) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    async with ann.http.get("/sim/events") as stream:
        hello = await _read(stream, "hello")
        assert hello.keys() >= (await ann.get("state")).keys() | {"chats"}
        sent = await ann.does("sendMessage", chat_id=4242, text="x", reply_markup=keyboard)
        message = await _read(stream, "message")
        assert message["message"] == (await ann.get("chat/4242"))["messages"][-1]
        assert (await _read(stream, "call"))["method"] == "sendMessage"
        where = {"chat_id": 4242, "message_id": sent["message_id"]}
        tap = await ann.post("callback", label="Go")
        assert (await _read(stream, "callback"))["callback"]["answered"] is False
        await ann.does("answerCallbackQuery", callback_query_id=tap["callback_query_id"])
        assert (await _read(stream, "callback"))["callback"]["answered"] is True
        await ann.does("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "👍"}])
        assert (await _read(stream, "reaction"))["message_id"] == sent["message_id"]
        await ann.does("sendChatAction", chat_id=4242, action="typing")
        assert await _read(stream, "typing") == {"chat_id": 4242, "action": "typing"}
        await ann.does("editMessageText", **where, text="y")
        assert (await _read(stream, "edit"))["message"]["text"] == "y"
        await ann.does("deleteMessage", **where)
        assert (await _read(stream, "delete"))["message_ids"] == [sent["message_id"]]
        await ann.post("message", user_id=5, text="x")
        assert (await _read(stream, "chat"))["chat"]["chat_id"] == 5
        await ann.post("clock", advance_seconds=60)
        assert (await _read(stream, "clock"))["offset_seconds"] == 60
        await ann.post("fault", code=500, method="getFile")
        assert (await _read(stream, "faults"))["faults"] == [{"method": "getFile", "code": 500}]
        await ann.post("limits", per_chat_per_second=5)
        assert (await _read(stream, "limits"))["limits"]["per_chat_per_second"] == 5
        await ann.does("setMyCommands", commands=[{"command": "a", "description": "b"}])
        assert (await _read(stream, "commands"))["commands"][0]["scope"] == {"type": "default"}
        await ann.post("block")
        assert (await _read(stream, "presence"))["blocked"] is True
        await ann.post("reset")
        assert await _read(stream, "reset") == {}


async def test_a_listener_that_falls_behind_is_let_go() -> None:
    events = Events()
    with events.listen() as queue:
        for _ in range(LONGEST_QUEUE * 3):
            events.tell("message", {})
        assert queue.qsize() == LONGEST_QUEUE + 1
        assert not events.heard


async def test_the_server_ends_whatever_is_open() -> None:
    server = PlaygroundServer(Playground(TOKEN, MovableClock(), EmptyAgenda()), port=0)
    await server.start()
    async with aiohttp.ClientSession(server.url) as http:
        polling = asyncio.create_task(http.post(f"/bot{TOKEN}/getUpdates", json={"timeout": 50}))
        async with http.get("/sim/events") as stream:
            await _read(stream, "hello")
            async with asyncio.timeout(10):
                await server.stop()
        await asyncio.gather(polling, return_exceptions=True)


async def test_another_port_of_this_machine_is_another_origin(http: aiohttp.ClientSession) -> None:
    for origin, status in (("http://127.0.0.1:1", 403), (str(http._base_url).rstrip("/"), 200)):
        async with http.post("/sim/reset", headers={"Origin": origin}) as response:
            assert response.status == status


async def test_a_link_from_elsewhere_opens_the_page_and_nothing_else(
    http: aiohttp.ClientSession,
) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    for path, status in (("/", 200), ("/sim/state", 403)):
        async with http.get(path, headers=headers) as response:
            assert response.status == status
            if status == 200:
                assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("listens", "host", "served"),
    [
        ("127.0.0.1", "localhost:8080", True),
        ("127.0.0.1", "[::1]:8080", True),
        ("127.0.0.1", "192.168.1.5:8080", False),
        ("0.0.0.0", "192.168.1.5:8080", True),
        ("0.0.0.0", "evil.example:8080", False),
        ("playground", "playground:8080", True),
        ("127.0.0.1", "", False),
        ("127.0.0.1", "[", False),
    ],
)
async def test_hosts_that_are_served(listens: str, host: str, served: bool) -> None:
    passed: list[bool] = []

    async def app(*_: object) -> None:
        passed.append(True)

    async def send(_: object) -> None: ...

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    scope = {"type": "http", "path": "/sim/state", "headers": [(b"host", host.encode())]}
    await Guard(app, frozenset({listens}))(scope, receive, send)
    assert bool(passed) is served

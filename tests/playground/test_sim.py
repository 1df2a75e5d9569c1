"""The person's side: bad bodies are refused in words, strangers are kept out."""

import io
import json
from typing import Any

import aiohttp
import pytest

POSTS = ("message", "edit", "callback", "block", "unblock", "deactivate", "group", "clock",
         "settle", "fault", "limits")  # fmt: skip
BAD: tuple[Any, ...] = (
    b"{", b"[]", b"null", b"3", b'"x"', b"\xff", b'{"user_id": "x"}', b'{"user_id": 1e400}',
    b'{"chat_id": 99999999999999999999999}', b"[" * 100_000, b"x" * 1_100_000,
)  # fmt: skip


@pytest.mark.parametrize("route", POSTS)
async def test_bad_bodies_are_refused_in_words(http: aiohttp.ClientSession, route: str) -> None:
    # To settle nothing is needed, so a field too many doesn't keep it from waiting.
    bodies = BAD[:6] + BAD[-2:] if route == "settle" else BAD
    for body in bodies:
        async with http.post(f"/sim/{route}", data=io.BytesIO(body)) as response:
            answer = await response.json()
        assert response.status < 500, (route, body[:40])
        assert response.status == 200 or answer["error"], (route, body[:40])


async def test_unknown_things_are_404(http: aiohttp.ClientSession) -> None:
    for route, body in (
        ("callback", {"data": "x"}),
        ("edit", {"chat_id": 5, "message_id": 1, "text": "x"}),
        ("message", {"chat_id": 77, "user_id": 5, "text": "x"}),
    ):
        async with http.post(f"/sim/{route}", json=body) as response:
            assert response.status == 404
            assert (await response.json())["error"]
    for path in ("/sim/chat/5", "/sim/file/none"):
        async with http.get(path) as response:
            assert response.status == 404


async def test_time_moves_forward_only(http: aiohttp.ClientSession) -> None:
    async with http.post("/sim/clock", json={"advance_seconds": 3600}) as response:
        moved = await response.json()
    assert moved["next_due"] is None
    async with http.post("/sim/clock", json={"to_next": True}) as response:
        assert (await response.json())["now"] >= moved["now"]
    for body, status in (
        ({"advance_seconds": -1}, 400),
        ({"to": "2020-01-01T00:00:00+00:00"}, 400),
        ({"to": "2099-01-01T00:00:00"}, 400),
        ({}, 400),
    ):
        async with http.post("/sim/clock", json=body) as response:
            assert response.status == status, body


async def test_time_refuses_in_the_clocks_own_words(http: aiohttp.ClientSession) -> None:
    async with http.post("/sim/clock", json={"to": "2090-01-01T08:00:00+08:00"}) as response:
        assert (await response.json())["now"].startswith("2090-01-01T00:00:00")
    for to, words in (
        ("2089-01-01T00:00:00Z", "the clock only moves forward"),
        ("2099-01-01T00:00:00", "an instant needs an offset"),
        ("3999-01-01T00:00:00Z", "the clock moves no further"),
    ):
        async with http.post("/sim/clock", json={"to": to}) as response:
            assert (await response.json())["error"].startswith(words)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_other_pages_are_kept_out(
    http: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    for path in ("/", "/sim/state", "/bot1234567:foreign/getMe"):
        async with http.get(path, headers=headers) as response:
            assert response.status == 403


async def test_the_transcript_reads_like_a_chat(http: aiohttp.ClientSession) -> None:
    body = {"text": "two\nlines", "first_name": "Ann"}
    async with http.post("/sim/message", json=body) as response:
        assert response.status == 200
    async with http.get("/sim/chat/4242?format=text") as response:
        assert await response.text() == "[1] Ann: two\n    lines\n"
    async with http.get("/sim/chat/4242?since=1") as response:
        assert (await response.json())["messages"] == []
    async with http.post("/sim/reset") as response:
        assert response.status == 200
    async with http.get("/sim/chats") as response:
        assert await response.json() == {"chats": []}


async def test_events_begin_with_everything(http: aiohttp.ClientSession) -> None:
    async with http.get("/sim/events") as stream:
        assert (await stream.content.readline()).strip() == b"event: hello"
        hello = json.loads((await stream.content.readline()).removeprefix(b"data: "))
    assert hello["bot"]["id"] == 1234567

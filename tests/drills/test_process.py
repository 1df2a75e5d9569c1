"""Told to end, what is in hand is finished; what was said stays out of the log."""

import signal
from pathlib import Path

import pytest

from tests.drills.processes import TOKEN, ended, free_port, messenger, start, visit


@pytest.mark.drill
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_an_update_in_hand_is_answered_before_the_end(tmp_path: Path, number: int) -> None:
    async with messenger(tmp_path) as world:
        for text in ("zzq1", "zzq2"):
            await world.post("/sim/message", text=text, user_id=7, language_code="en")
        slow = {"method": "sendMessage", "contains": "zzq2", "latency_ms": 1500}
        await world.post("/sim/fault", **slow)
        settings = {"telegram_token": TOKEN, "telegram_api_url": world.url}
        bot = await start(folder=tmp_path, log_level="warning", **settings)
        await world.until("sendMessage", 1)
        code, printed = await ended(bot, number)
        said = (await world.get("/sim/chat/7"))["messages"]
    assert code == 0
    assert "clinic.example" in printed
    assert "Traceback" not in printed
    assert [message["from"] for message in said] == ["user", "user", "bot", "bot"]


@pytest.mark.drill
async def test_not_even_a_debugging_log_tells_what_people_write(tmp_path: Path) -> None:
    async with messenger(tmp_path) as world:
        person = {"user_id": 7, "first_name": "Wilhelmina", "language_code": "en"}
        await world.post("/sim/message", text="my secret sorrow", **person)
        settings = {"telegram_token": TOKEN, "telegram_api_url": world.url}
        bot = await start(folder=tmp_path, log_level="debug", **settings)
        await world.until("sendMessage", 1)
        code, printed = await ended(bot, signal.SIGTERM)
    assert code == 0
    assert "visit" in printed
    assert "update=" in printed
    for private in ("sorrow", "Wilhelmina", TOKEN.split(":")[1]):
        assert private not in printed


@pytest.mark.drill
async def test_a_rehearsal_goes_on_after_a_restart(tmp_path: Path) -> None:
    port = free_port()
    nurse = {"user_id": 9001, "language_code": "en"}
    first = await start(folder=tmp_path, playground_port=str(port))
    async with visit(first, port) as world:
        await world.post("/sim/message", text="/start", **nurse)
        await world.settle()
        moved = await world.post("/sim/clock", advance_seconds=3 * 86_400)
        await world.post("/sim/message", text="/menu", **nurse)
        await world.settle()
        before = await world.get("/sim/chat/9001")
    await ended(first, signal.SIGTERM)
    second = await start(folder=tmp_path, playground_port=str(port))
    async with visit(second, port) as world:
        assert (await world.get("/sim/state"))["now"] > moved["now"]
        button = before["messages"][-1]["keyboard"][0][0]["text"]
        await world.post("/sim/callback", label=button, **nurse)
        await world.settle()
        after = await world.get("/sim/chat/9001")
    code, printed = await ended(second, signal.SIGTERM)
    assert (code, "Traceback" in printed) == (0, False)
    assert [one["message_id"] for one in after["messages"]] == [
        one["message_id"] for one in before["messages"]
    ]
    assert after["messages"][-1]["text"] != before["messages"][-1]["text"]


@pytest.mark.drill
async def test_a_fresh_rehearsal_knows_nobody(tmp_path: Path) -> None:
    port = free_port()
    for fresh in ((), ("run", "--fresh")):
        process = await start(*fresh, folder=tmp_path, playground_port=str(port))
        async with visit(process, port) as world:
            assert (await world.get("/sim/state"))["clock"]["offset_seconds"] == 0
            assert (await world.get("/sim/chats"))["chats"] == []
            await world.post("/sim/message", text="/start", user_id=9001, language_code="en")
            await world.settle()
            await world.post("/sim/clock", advance_seconds=86_400)
        code, printed = await ended(process, signal.SIGTERM)
        assert code == 0, printed
    settings = {"telegram_token": TOKEN, "telegram_api_url": "http://127.0.0.1:1"}
    refused = await start("run", "--fresh", folder=tmp_path, **settings)
    code, printed = await ended(refused, 0)
    assert (code, "nothing was done" in printed) == (2, True)

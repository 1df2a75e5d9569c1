"""Told to end, what is in hand is finished; what was said stays out of the log."""

import signal
from pathlib import Path

import pytest

from tests.drills.processes import TOKEN, ended, messenger, start


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

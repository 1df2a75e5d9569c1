"""Messages that come by themselves, through the whole bot and the moved clock."""

import asyncio
from datetime import datetime, timedelta

import aiohttp
import pytest

from bot.app import Bot
from bot.conversation.lane import Lane
from bot.conversation.screen import Screen
from bot.delivery import Claimed, Composed, ManyComposer, each
from bot.rehearsal import TOKEN
from bot.settings import Settings
from bot.store.database import Database
from bot.store.outbox import NewMessage, put
from handlers import pushes
from handlers.services import Services
from tests.conftest import postgres_database
from tests.journeys.conftest import rehearsal
from tests.journeys.person import Person


def composers(s: Services) -> dict[str, ManyComposer]:
    async def compose(message: Claimed, now: datetime) -> Composed | None:
        return Composed.of(Screen(str(message.payload["step"])), "en")

    return {"step": each(compose)}


async def to_next(http: aiohttp.ClientSession) -> None:
    async with http.post("/sim/clock", json={"to_next": True}) as response:
        assert response.status == 200


async def test_the_time_bar_leads_from_message_to_message(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pushes, "composers", composers)
    async with rehearsal(settings) as (meet, bot):
        ann: Person = meet()
        await ann.says("hi")
        before = len(await ann.from_bot())
        other = Database(settings.rehearsal_database)
        await other.open()
        now = bot._clock.now()
        async with other.transaction() as connection:
            due = [("first", now + timedelta(days=1)), ("second", now + timedelta(days=30))]
            messages = [
                NewMessage(
                    key, "telegram", ann.chat, None, Lane.REMINDER, "step", {"step": key}, at
                )
                for key, at in due
            ]
            await put(connection, messages, now)
        await other.close()
        assert bot._dispatcher is not None
        bot._dispatcher.wake()
        for count, text in enumerate(("first", "second"), start=1):
            await ann.settle()
            assert len(await ann.from_bot()) == before + count - 1
            await to_next(ann.http)
            await ann.settle()
            assert (await ann.newest())["text"] == text
        assert bot.next_due() is None


async def test_a_second_process_sends_beside_the_one_that_receives(
    settings: Settings, postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pushes, "composers", composers)
    async with postgres_database(postgres) as url:
        shared = settings.model_copy(update={"database_url": url})
        async with rehearsal(shared) as (meet, bot):
            ann = meet()
            await ann.says("hi")
            stop = asyncio.Event()
            sender = Bot(shared, bot._clock, shared.rehearsal_database)
            address = str(ann.http._base_url).rstrip("/")
            sending = asyncio.create_task(sender.serve(TOKEN, address, stop, receiving=False))
            assert bot._dispatcher is not None
            monkeypatch.setattr(bot._dispatcher, "_wanted", lambda: 0)
            other = Database(shared.rehearsal_database)
            await other.open()
            now = bot._clock.now()
            beside = NewMessage(
                "a", "telegram", ann.chat, None, Lane.URGENT, "step", {"step": "a"}, now
            )
            async with other.transaction() as connection:
                await put(connection, [beside], now)
            async with ann.http.get("/sim/events") as events, asyncio.timeout(20):
                while (await ann.newest())["text"] != "a":
                    await events.content.readline()
            stop.set()
            await sending
            await other.close()

"""Delivers updates to a bot's webhook, many at once, as Telegram does."""

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import aiohttp
import orjson

if TYPE_CHECKING:
    from benchmarks.server import Load

CONNECTIONS = 40
"""Telegram's default for ``max_connections``."""


def address_in(body: bytes) -> str:
    """Return the address that a ``setWebhook`` names, in a form or as JSON."""
    if body.startswith(b"{"):
        return str(orjson.loads(body)["url"])
    return parse_qs(body.decode())["url"][0]


async def deliver(load: "Load", url: str) -> None:
    """Post what waits until cancelled; what is refused is posted again."""
    json = {"Content-Type": "application/json"}
    async with aiohttp.ClientSession(headers=json) as http, asyncio.TaskGroup() as group:
        for _ in range(CONNECTIONS):
            group.create_task(_post(load, http, url))


async def _post(load: "Load", http: aiohttp.ClientSession, url: str) -> None:
    while True:
        update: dict[str, Any] = await load.next()
        while True:
            try:
                async with http.post(url, data=orjson.dumps(update)) as response:
                    if response.status == 200:
                        break
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.01)  # the bot names its address before it listens

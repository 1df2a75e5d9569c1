"""Webhook delivery as Telegram does it: in order within a chat, chats side by side, retried."""

import asyncio
from typing import Any, Final

import aiohttp
import orjson

from bot.playground.botapi import BotApi
from bot.playground.model import Json
from bot.playground.refusals import DroppedError
from bot.playground.state import Playground

SECONDS: Final = 60
LONGEST_WAIT: Final = 60.0
_WHERE: Final = ("message", "edited_message", "channel_post", "my_chat_member")


def chat_of(update: Json) -> Any:
    """Return the chat an update belongs to."""
    for name in _WHERE:
        if name in update:
            return update[name]["chat"]["id"]
    return update.get("callback_query", {}).get("from", {}).get("id")


class Webhook:
    """Delivers pending updates for as long as a webhook is set."""

    def __init__(self, state: Playground, api: BotApi) -> None:
        self._state = state
        self._api = api
        self._tasks: dict[Any, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Deliver until cancelled."""
        updates = self._state.updates
        async with aiohttp.ClientSession() as http:
            try:
                while True:
                    updates.arrived.clear()
                    if updates.webhook.get("url"):
                        self._start(http)
                    await updates.arrived.wait()
            finally:
                for task in self._tasks.values():
                    task.cancel()

    def _start(self, http: aiohttp.ClientSession) -> None:
        most = self._state.updates.webhook["max_connections"]
        for update in self._state.updates.pending:
            chat = chat_of(update)
            if chat not in self._tasks and len(self._tasks) < most:
                self._tasks[chat] = asyncio.create_task(self._deliver(http, chat))

    async def _deliver(self, http: aiohttp.ClientSession, chat: Any) -> None:
        updates, wait = self._state.updates, 0.0
        try:
            while updates.webhook.get("url"):
                update = next((u for u in updates.pending if chat_of(u) == chat), None)
                if update is None:
                    return
                if await self._post(http, update):
                    wait = 0.0
                    if update in updates.pending:
                        updates.pending.remove(update)
                else:
                    await asyncio.sleep(wait)
                    wait = min(max(wait * 2, 2.0), LONGEST_WAIT)
        finally:
            del self._tasks[chat]
            updates.arrived.set()

    async def _post(self, http: aiohttp.ClientSession, update: Json) -> bool:
        webhook = self._state.updates.webhook
        headers = {"Content-Type": "application/json"}
        if webhook["secret_token"]:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook["secret_token"]
        try:
            timeout = aiohttp.ClientTimeout(total=SECONDS)
            data = orjson.dumps(update)
            async with http.post(
                webhook["url"], data=data, headers=headers, timeout=timeout
            ) as response:
                await self._reply(await response.read())
                return response.ok
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False

    async def _reply(self, body: bytes) -> None:
        """Do the call that a webhook's answer may carry."""
        try:
            call = orjson.loads(body)
        except ValueError:
            return
        if isinstance(call, dict) and isinstance(call.get("method"), str):
            name = call.pop("method")
            try:
                await self._api.call(name, call, {})
            except DroppedError:
                return

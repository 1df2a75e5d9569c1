"""Webhook delivery as Telegram does it: in order within a chat, chats side by side, retried."""

import asyncio
from collections import deque
from typing import Any, Final

import aiohttp
import orjson

from bot.playground.botapi import BotApi
from bot.playground.model import Json
from bot.playground.refusals import DroppedError
from bot.playground.state import Playground
from bot.playground.updates import WebhookSetting

SECONDS: Final = 60
FIRST_WAIT: Final = 2.0
LONGEST_WAIT: Final = 60.0


def chat_of(update: Json) -> Any:
    """Return the chat an update belongs to."""
    for name, content in update.items():
        if name != "update_id":
            chat = content.get("chat") or content.get("message", {}).get("chat")
            return chat["id"] if chat else None
    return None


class Webhook:
    """Delivers updates for as long as a webhook is set."""

    def __init__(self, state: Playground, api: BotApi) -> None:
        self._state = state
        self._api = api
        self._serves: WebhookSetting | None = None
        self._queues: dict[Any, deque[int]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        updates = self._state.updates
        try:
            while True:
                updates.arrived.clear()
                if updates.webhook is not self._serves:
                    await self._stop()
                    self._serves = updates.webhook
                if updates.webhook is not None:
                    await self._serve(updates.webhook)
                else:
                    await updates.arrived.wait()
        finally:
            await self._stop()

    async def _serve(self, setting: WebhookSetting) -> None:
        updates = self._state.updates
        slots = asyncio.Semaphore(setting.max_connections)
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS)) as http:
            try:
                while updates.webhook is setting:
                    updates.arrived.clear()
                    while updates.fresh:
                        self._queue(updates.fresh.popleft(), setting, slots, http)
                    await updates.arrived.wait()
            finally:
                await self._stop()

    def _queue(
        self,
        number: int,
        setting: WebhookSetting,
        slots: asyncio.Semaphore,
        http: aiohttp.ClientSession,
    ) -> None:
        update = self._state.updates.pending.get(number)
        if update is None:
            return
        chat = chat_of(update)
        if chat in self._queues:
            self._queues[chat].append(number)
            return
        self._queues[chat] = deque([number])
        task = asyncio.create_task(self._deliver(chat, setting, slots, http))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(
        self,
        chat: Any,
        setting: WebhookSetting,
        slots: asyncio.Semaphore,
        http: aiohttp.ClientSession,
    ) -> None:
        pending, queue, wait = self._state.updates.pending, self._queues[chat], 0.0
        while queue:
            update = pending.get(queue[0])
            if update is None:
                queue.popleft()
                continue
            async with slots:
                done = await self._post(http, setting, update)
            if done:
                pending.pop(queue.popleft(), None)
                wait = 0.0
            else:
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT) or FIRST_WAIT
        del self._queues[chat]

    async def _post(
        self, http: aiohttp.ClientSession, setting: WebhookSetting, update: Json
    ) -> bool:
        headers = {"Content-Type": "application/json"}
        if setting.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = setting.secret_token
        try:
            async with http.post(
                setting.url, data=orjson.dumps(update), headers=headers, allow_redirects=False
            ) as response:
                body = await response.read()
                if 200 <= response.status < 300:  # noqa: PLR2004  # HTTP's success
                    await self._reply(body)
                    return True
                why = f"Wrong response from the webhook: {response.status} {response.reason}"
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            why = "Connection timed out" if isinstance(error, TimeoutError) else str(error)
        self._state.updates.webhook_error = (int(self._state.now().timestamp()), why)
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

    async def _stop(self) -> None:
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._queues.clear()

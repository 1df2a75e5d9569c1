"""A small bot over HTTP: what the page shows is made by Bot API calls, as a real bot makes them."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import aiohttp

TOKEN = "1234567:rehearsal"
MENU = {
    "inline_keyboard": [
        [
            {"text": "Done", "callback_data": "done", "style": "success"},
            {"text": "Explain", "callback_data": "explain", "style": "primary"},
        ],
        [{"text": "Something is wrong", "callback_data": "wrong", "style": "danger"}],
    ]
}
WELCOME = (
    "<b>Welcome, Ann</b>\n<i>Three days</i> after the operation, <code>37 °C</code> is fine.\n"
    "<blockquote>Fever above 38.5 °C: call us.</blockquote>\n"
    '<a href="https://example.org/source">Source</a> and /plan, <tg-spoiler>secret</tg-spoiler>'
)


@dataclass
class Bot:
    """Calls the Bot API; while it is ``listening`` it also answers, as told by ``replies``."""

    http: aiohttp.ClientSession
    heard: list[dict[str, Any]] = field(default_factory=list)

    async def call(self, method: str, **params: Any) -> Any:
        async with self.http.post(f"/bot{TOKEN}/{method}", json=params) as response:
            answer = await response.json()
            assert answer["ok"], answer
            return answer["result"]

    async def says(self, text: str, chat_id: int = 4243, **more: Any) -> int:
        message = await self.call("sendMessage", chat_id=chat_id, text=text, **more)
        identifier: int = message["message_id"]
        return identifier

    async def sim(self, route: str, **body: Any) -> Any:
        """Do something as a person whom no page shows."""
        async with self.http.post(f"/sim/{route}", json=body) as response:
            answer = await response.json()
            assert response.status == 200, answer
            return answer

    async def listen(self) -> None:
        """Answer updates until cancelled."""
        offset = 0
        while True:
            updates = await self.call("getUpdates", offset=offset, timeout=20)
            for update in updates:
                offset = update["update_id"] + 1
                self.heard.append(update)
                if "message" in update:
                    await self._answer(update["message"])
                elif "callback_query" in update:
                    await self._tapped(update["callback_query"])

    async def _answer(self, message: dict[str, Any]) -> None:
        chat_id, text = message["chat"]["id"], message.get("text", "")
        if text.startswith("/start"):
            await self.says(WELCOME, chat_id, parse_mode="HTML", reply_markup=MENU)
        elif message.get("photo"):
            await self.says(f"A nice picture: {message.get('caption', '')}", chat_id)
        elif text:
            await self.says(f"You wrote: {text}", chat_id)

    async def _tapped(self, query: dict[str, Any]) -> None:
        if query["data"] == "done":
            message = query["message"]
            await self.call(
                "editMessageText",
                chat_id=message["chat"]["id"],
                message_id=message["message_id"],
                text="Well done. Next: tomorrow.",
                reply_markup={"inline_keyboard": [[{"text": "Undo", "callback_data": "undo"}]]},
            )
        await self.call(
            "answerCallbackQuery",
            callback_query_id=query["id"],
            text={"done": "Noted", "explain": "Hair may be washed on day 3."}.get(query["data"]),
            show_alert=query["data"] == "explain",
        )


async def cancelled(task: asyncio.Task[None]) -> None:
    """End a task and wait for its end."""
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

"""A person at the playground: says, taps, sees."""

from dataclasses import dataclass
from typing import Any

import aiohttp


@dataclass
class Person:
    """Somebody with a messenger, seen through ``/sim/``."""

    http: aiohttp.ClientSession
    user_id: int = 4242
    language_code: str = "en"
    chat_id: int | None = None

    @property
    def chat(self) -> int:
        return self.chat_id or self.user_id

    async def _post(self, route: str, **body: Any) -> dict[str, Any]:
        async with self.http.post(f"/sim/{route}", json=body) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == 200, answer
            return answer

    async def settle(self) -> None:
        assert (await self._post("settle", timeout_seconds=60))["idle"] is True

    async def says(self, text: str, **more: Any) -> dict[str, Any]:
        return await self.sends(text=text, **more)

    async def sends(self, **message: Any) -> dict[str, Any]:
        """Send anything; returns the answer, the newest message of the chat."""
        return await self._answered("message", **self._as_me(message))

    async def sends_quietly(self, **message: Any) -> None:
        """Send anything, whether it is answered or not."""
        await self._post("message", **self._as_me(message))
        await self.settle()

    async def taps_person(self) -> dict[str, Any]:
        """Ask for a human."""
        return await self.says("/person")

    async def taps(self, label: str, **which: Any) -> dict[str, Any]:
        """Tap a button of the newest keyboard (or of ``message_id``) by its label."""
        return await self._answered(
            "callback", user_id=self.user_id, chat_id=self.chat, label=label, **which
        )

    async def presses(self, data: str, **which: Any) -> dict[str, Any]:
        """Press a button that carries ``data``, whether it is shown or not."""
        return await self._answered(
            "callback", user_id=self.user_id, chat_id=self.chat, data=data, **which
        )

    async def is_ignored(self, **message: Any) -> None:
        """Send what gets no answer, and shall get none."""
        assert not await self._provoked("message", **self._as_me(message))

    def _as_me(self, message: dict[str, Any]) -> dict[str, Any]:
        who = {"user_id": self.user_id, "language_code": self.language_code, "first_name": "Ann"}
        if self.chat_id is not None:
            who["chat_id"] = self.chat_id
        return {**who, **message}

    async def _answered(self, route: str, **body: Any) -> dict[str, Any]:
        calls = await self._provoked(route, **body)
        assert calls, f"no answer to {body}"
        return await self.newest()

    async def _provoked(self, route: str, **body: Any) -> list[str]:
        """Do something; returns the calls with which the bot showed something in this chat."""
        last = await self._calls_so_far()
        await self._post(route, **body)
        await self.settle()
        return [
            call["method"]
            for call in await self._calls(since=last)
            if call["method"].startswith(("send", "edit"))
            and str(call["params"].get("chat_id")) == str(self.chat)
        ]

    async def _calls(self, **asked: int) -> list[dict[str, Any]]:
        async with self.http.get("/sim/outbox", params=asked) as response:
            calls: list[dict[str, Any]] = (await response.json())["calls"]
            return calls

    async def _calls_so_far(self) -> int:
        """The number of the newest call; to list all for it makes long walks quadratic."""
        async with self.http.get("/sim/outbox/count") as response:
            return int((await response.json())["count"])

    async def transcript(self) -> list[dict[str, Any]]:
        async with self.http.get(f"/sim/chat/{self.chat}") as response:
            messages: list[dict[str, Any]] = (await response.json())["messages"]
            return [message for message in messages if not message.get("deleted")]

    async def from_bot(self) -> list[dict[str, Any]]:
        return [message for message in await self.transcript() if message["from"] == "bot"]

    async def newest(self) -> dict[str, Any]:
        """The bot's newest message, or an empty one."""
        messages = await self.from_bot()
        return messages[-1] if messages else {"text": "", "message_id": 0}


def labels(message: dict[str, Any]) -> list[str]:
    """The labels of a message's buttons, in reading order."""
    return [button["text"] for row in message.get("keyboard") or [] for button in row]

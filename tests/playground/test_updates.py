"""How updates reach the bot: long polls, confirming, who may poll; webhooks and their failures."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.playground import PlaygroundServer
from bot.playground.updates import Updates
from tests.playground.conftest import TOKEN, Messenger


async def _says(messenger: Messenger, *texts: str, user_id: int = 4242) -> list[int]:
    sent = [await messenger.post("message", text=text, user_id=user_id) for text in texts]
    return [each["update_id"] for each in sent]


def _ids(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in updates]


async def test_what_is_not_confirmed_comes_again(messenger: Messenger) -> None:
    first, second, third = await _says(messenger, "a", "b", "c")
    assert _ids(await messenger.does("getUpdates")) == [first, second, third]
    assert _ids(await messenger.does("getUpdates", limit=1)) == [first]
    assert _ids(await messenger.does("getUpdates", offset=second)) == [second, third]
    assert (await messenger.get("state"))["pending_updates"] == 2
    assert _ids(await messenger.does("getUpdates", offset=-1)) == [third]
    assert await messenger.does("getUpdates", offset=third + 1) == []


async def test_a_waiting_poll_answers_when_something_comes(messenger: Messenger) -> None:
    polling = asyncio.create_task(messenger.does("getUpdates", timeout=30))
    await _until(messenger, lambda state: state["calls"] == 0)
    (number,) = await _says(messenger, "hello")
    async with asyncio.timeout(10):
        assert _ids(await polling) == [number]


async def _until(messenger: Messenger, seen: Callable[[dict[str, Any]], bool]) -> None:
    async with asyncio.timeout(10):
        while not seen(await messenger.get("state")):
            pass


async def test_a_second_poll_ends_the_first(messenger: Messenger, server: PlaygroundServer) -> None:
    polls = [asyncio.create_task(messenger.call("getUpdates", timeout=30)) for _ in range(2)]
    async with asyncio.timeout(10):
        done, waiting = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
    (ended,) = (task.result() for task in done)
    assert ended.status == 409
    assert ended.json["description"].startswith("Conflict: terminated by other getUpdates request")
    await _says(messenger, "x")
    async with asyncio.timeout(10):
        assert len((await waiting.pop()).json["result"]) == 1


async def test_a_webhook_and_polls_exclude_each_other(messenger: Messenger) -> None:
    polling = asyncio.create_task(messenger.call("getUpdates", timeout=30))
    await asyncio.sleep(0)
    await messenger.does("setWebhook", url="http://127.0.0.1:9/hook")
    async with asyncio.timeout(10):
        ended = await polling
    assert ended.status == 409
    assert "webhook" in ended.json["description"].lower()
    refused = await messenger.call("getUpdates")
    assert refused.json["description"].startswith("Conflict: can't use getUpdates method while")
    await messenger.does("deleteWebhook")
    assert await messenger.does("getUpdates") == []


async def test_only_kinds_that_were_asked_for_come(ann: Messenger) -> None:
    await ann.does("getUpdates", allowed_updates=["message_reaction"])
    await _says(ann, "not asked for")
    sent = await ann.does("sendMessage", chat_id=4242, text="x")
    await ann.post("reaction", message_id=sent["message_id"], emoji="👍")
    (update,) = await ann.updates()
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    await ann.does("getUpdates", allowed_updates=[])
    await ann.post("reaction", message_id=sent["message_id"])
    await _says(ann, "asked for by default")
    assert [update.keys() & {"message"} for update in await ann.updates()] == [{"message"}]


def test_ids_of_a_busy_session_do_not_come_again_after_a_restart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started = time.time()
    monkeypatch.setattr(time, "time", lambda: started)
    before = Updates()
    last = [before.add("message", {}) for _ in range(600)][-1]
    monkeypatch.setattr(time, "time", lambda: started + 2)
    assert last < Updates().add("message", {}) < 2**52


async def test_ids_go_on_after_a_reset(messenger: Messenger) -> None:
    (before,) = await _says(messenger, "a")
    await messenger.post("reset")
    assert (await messenger.get("state"))["pending_updates"] == 0
    assert (await _says(messenger, "b"))[0] > before


class TestSettling:
    """A bot in another process is idle when it listens and has been quiet."""

    async def test_nobody_listens(self, messenger: Messenger) -> None:
        assert (await messenger.post("settle", timeout_seconds=0.1))["idle"] is False

    async def test_updates_wait(self, messenger: Messenger) -> None:
        await _says(messenger, "x")
        assert (await messenger.post("settle", timeout_seconds=0.1))["idle"] is False

    async def test_a_bot_that_listens_and_is_quiet(self, ann: Messenger) -> None:
        polling = asyncio.create_task(ann.call("getUpdates", timeout=30))
        assert (await ann.post("settle", timeout_seconds=20))["idle"] is True
        await _says(ann, "x")
        await polling

    async def test_a_bot_that_was_killed_listens_no_longer(
        self, messenger: Messenger, server: PlaygroundServer
    ) -> None:
        async with aiohttp.ClientSession(server.url) as killed:
            polling = asyncio.create_task(
                killed.post(f"/bot{TOKEN}/getUpdates", json={"timeout": 30})
            )
            assert (await messenger.post("settle", timeout_seconds=20))["idle"] is True
            polling.cancel()
            await asyncio.gather(polling, return_exceptions=True)
        await _until(messenger, lambda state: state["calls"] == 1)
        assert (await messenger.post("settle", timeout_seconds=0.1))["idle"] is False


Answer = Callable[[dict[str, Any]], web.Response | Coroutine[Any, Any, web.Response]]


class Hook:
    """A bot's web server: keeps what comes, answers as told."""

    def __init__(self) -> None:
        self.seen: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.answers: list[web.Response] = []
        self.arrived = asyncio.Condition()
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        async with self.arrived:
            self.seen.append((dict(request.headers), await request.json()))
            self.arrived.notify_all()
        return self.answers.pop(0) if self.answers else web.Response()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(20), self.arrived:
            await self.arrived.wait_for(lambda: len(self.seen) >= count)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_a_chats_updates_come_in_order_whatever_fails(
    messenger: Messenger, hook: Hook
) -> None:
    hook.answers = [web.Response(status=500), web.Response(status=302)]
    await _says(messenger, "a", "b")
    await messenger.does("setWebhook", url=hook.url, secret_token="s-3_X")
    await hook.until(4)
    texts = [update["message"]["text"] for _, update in hook.seen]
    assert texts == ["a", "a", "a", "b"]
    assert {headers["X-Telegram-Bot-Api-Secret-Token"] for headers, _ in hook.seen} == {"s-3_X"}
    assert (await messenger.post("settle", timeout_seconds=20))["idle"] is True


async def test_one_chats_failure_holds_up_no_other(messenger: Messenger, hook: Hook) -> None:
    await messenger.does("setWebhook", url=hook.url)
    hook.answers = [web.Response(status=500)] * 2
    await _says(messenger, "fails", user_id=1)
    await hook.until(2)
    await _says(messenger, "passes", user_id=2)
    await hook.until(3)
    assert hook.seen[2][1]["message"]["text"] == "passes"
    info = await messenger.does("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (hook.url, 1)
    assert (
        info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    )
    await messenger.does("deleteWebhook", drop_pending_updates=True)
    assert await messenger.does("getUpdates") == []


async def test_a_webhook_may_answer_with_a_call(ann: Messenger, hook: Hook) -> None:
    await ann.does("setWebhook", url=hook.url)
    hook.answers = [
        web.json_response({"method": "sendMessage", "chat_id": 4242, "text": "by answer"})
    ]
    await _says(ann, "hi")
    await hook.until(1)
    await _until(ann, lambda state: not state["pending_updates"])
    assert (await ann.get("chat/4242"))["messages"][-1]["text"] == "by answer"


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "ftp://x.org"}, "invalid webhook URL specified"),
        ({"url": "http://"}, "invalid webhook URL specified"),
        ({"url": f"http://{'x' * 70}.org/"}, "invalid webhook URL specified"),
        ({"url": "http://x.org", "secret_token": "a b"}, "secret token contains unallowed"),
        ({"url": "http://x.org", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_a_wrong_webhook_is_refused(
    messenger: Messenger, params: dict[str, str], words: str
) -> None:
    refused = await messenger.call("setWebhook", **params)
    assert refused.status == 400
    assert words in refused.json["description"]

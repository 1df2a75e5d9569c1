"""What a rehearsal keeps between two starts."""

import base64
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bot.clock import EmptyAgenda, MovableClock
from bot.playground import Memory, Playground, PlaygroundServer
from tests.playground.conftest import TOKEN, Messenger

Start = Callable[[], AbstractAsyncContextManager[Messenger]]
KEYBOARD = {"inline_keyboard": [[{"text": "Next", "callback_data": "n"}]]}
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start a playground that goes on where the one before ended."""

    @asynccontextmanager
    async def started() -> AsyncIterator[Messenger]:
        state = Playground(TOKEN, MovableClock(), EmptyAgenda())
        memory = Memory(state, tmp_path / "chats")
        memory.recall()
        server = PlaygroundServer(state, port=0)
        await server.start()
        async with aiohttp.ClientSession(server.url) as http:
            yield Messenger(http)
        await server.stop()
        memory.keep()

    return started


async def test_chats_and_the_clock_go_on(start: Start) -> None:
    async with start() as before:
        await before.post("message", text="/start", first_name="Ann", language_code="en")
        await before.does("sendMessage", chat_id=4242, text="Hello", reply_markup=KEYBOARD)
        await before.post("group", chat_id=-100, title="Team", is_forum=True, members=[9001])
        topic = await before.does("createForumTopic", chat_id=-100, name="Ann, day 3")
        await before.post("block", user_id=77)
        await before.post("clock", advance_seconds=86_400)
        said = [await before.get("chat/4242"), await before.get("chat/-100")]
        chats = await before.get("chats")
    async with start() as after:
        state = await after.get("state")
        assert state["clock"]["offset_seconds"] == 86_400
        assert [await after.get("chat/4242"), await after.get("chat/-100")] == said
        assert await after.get("chats") == chats
        thread = topic["message_thread_id"]
        await after.does("sendMessage", chat_id=-100, message_thread_id=thread, text="On duty")
        assert (await after.call("sendMessage", chat_id=77, text="x")).status == 403


async def test_what_waits_is_handed_over_and_an_old_button_works(start: Start) -> None:
    async with start() as before:
        await before.post("message", text="/start")
        await before.updates()
        shown = await before.does("sendMessage", chat_id=4242, text="1", reply_markup=KEYBOARD)
        tapped = await before.post("callback", label="Next")
    async with start() as after:
        (update,) = await after.updates()
        query = update["callback_query"]
        assert (update["update_id"], query["id"]) == (
            tapped["update_id"],
            tapped["callback_query_id"],
        )
        await after.does("answerCallbackQuery", callback_query_id=query["id"], text="Yes")
        changed = {"chat_id": 4242, "message_id": shown["message_id"]}
        await after.does("editMessageText", **changed, text="2", reply_markup=KEYBOARD)
        (tap,) = (await after.get("chat/4242"))["callbacks"]
        assert (tap["answered"], tap["text"]) == (True, "Yes")
        again = await after.post("callback", label="Next")
        assert again["update_id"] > tapped["update_id"]


async def test_no_number_is_given_twice_after_a_kill(start: Start, tmp_path: Path) -> None:
    async with start() as before:
        sent = await before.post("message", text="/start")
    file = tmp_path / "chats" / "chats.json"
    async with start() as before:
        kept = file.read_bytes()
        lost = await before.post("message", text="written in the last second")
    file.write_bytes(kept)
    async with start() as after:
        new = await after.post("message", text="and on")
    for number in ("message_id", "update_id"):
        assert sent[number] < lost[number] < new[number]


async def test_pictures_menus_and_edits_are_still_there(start: Start) -> None:
    async with start() as before:
        picture = base64.b64encode(PNG).decode()
        await before.post("message", photo=picture, file_name="face.png", caption="Day 2")
        await before.post("edit", chat_id=4242, message_id=1, text="Day 3")
        menu = [{"command": "menu", "description": "All of it"}]
        await before.does("setMyCommands", commands=menu, language_code="en")
        await before.does("setMyCommands", commands=menu, scope={"type": "chat", "chat_id": 4242})
    async with start() as after:
        (message,) = (await after.get("chat/4242"))["messages"]
        assert (message["caption"], message["edited"]) == ("Day 3", True)
        async with after.http.get(f"/sim/file/{message['photo']['file_id']}") as response:
            assert await response.read() == PNG
        await after.does("sendPhoto", chat_id=4242, photo=message["photo"]["file_id"])
        scope = {"type": "chat", "chat_id": 4242}
        assert await after.does("getMyCommands", scope=scope) == menu
        assert await after.does("getMyCommands", language_code="en") == menu


@pytest.mark.parametrize("broken", ["", "{", '{"people": 1}', '{"clock": "soon"}'])
async def test_a_broken_memory_is_a_fresh_start(start: Start, tmp_path: Path, broken: str) -> None:
    folder = tmp_path / "chats"
    folder.mkdir()
    for name in ("clock", "chats.json"):
        (folder / name).write_text(broken)
    async with start() as after:
        assert (await after.get("chats"))["chats"] == []
        assert (await after.get("state"))["clock"]["offset_seconds"] == 0
        await after.post("message", text="/start")
    async with start() as again:
        assert len((await again.get("chat/4242"))["messages"]) == 1


async def test_a_reset_is_kept_too(start: Start) -> None:
    async with start() as before:
        sent = await before.post("message", text="/start")
        await before.post("reset")
    async with start() as after:
        assert (await after.get("chats"))["chats"] == []
        assert (await after.post("message", text="hi"))["message_id"] > sent["message_id"]

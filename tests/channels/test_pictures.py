"""Pictures at Telegram: in the text's place, uploaded once, gone when one goes back."""

import hashlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.channels.telegram import Telegram
from bot.clock import EmptyAgenda, MovableClock
from bot.conversation.event import Event, Kind
from bot.conversation.screen import Attachment, Screen
from bot.playground import Playground, PlaygroundServer
from tests.channels.uploads import Remembered

TOKEN = "1234567:secret"
TEXT = Event("telegram", 1, Kind.TEXT, 7)
DRAWING = Screen("**Layers**", attachment=Attachment("x.png", b"\x89PNG x", "alt", picture=True))
TAP = Event("telegram", 2, Kind.TAP, 7, message=2)
TAP_BELOW = Event("telegram", 3, Kind.TAP, 7, message=2, picture=True)


class Chat:
    """One chat at a Bot API server, with the bot in it."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self.http = http
        self.uploads = Remembered()
        self.telegram = Telegram(TOKEN, url, self.uploads)

    async def show(self, screen: Screen, event: Event = TEXT) -> None:
        for part in self.telegram.render(event, screen):
            await self.telegram.send(part)

    async def fault(self, **body: object) -> None:
        async with self.http.post("/sim/fault", json={"times": 1, **body}) as response:
            assert response.status == 200

    async def messages(self) -> list[dict[str, Any]]:
        async with self.http.get("/sim/chat/7") as response:
            found = (await response.json())["messages"]
        return [m for m in found if m["from"] == "bot" and not m.get("deleted")]

    async def uploaded(self) -> int:
        """How many times a picture was sent in full."""
        async with self.http.get("/sim/outbox") as response:
            calls = (await response.json())["calls"]
        return sum("picture" in call["params"] for call in calls)


@pytest.fixture
async def chat() -> AsyncIterator[Chat]:
    server = PlaygroundServer(Playground(TOKEN, MovableClock(), EmptyAgenda()), port=0)
    await server.start()
    async with aiohttp.ClientSession(server.url) as http:
        async with http.post("/sim/message", json={"user_id": 7, "text": "hi"}) as response:
            assert response.status == 200
        made = Chat(http, server.url)
        await made.telegram.start()
        yield made
        await made.telegram.stop()
    await server.stop()


async def test_a_picture_takes_the_place_of_the_text_and_a_second_tap_changes_nothing(
    chat: Chat,
) -> None:
    await chat.show(Screen("page"))
    await chat.show(DRAWING, TAP)
    await chat.show(DRAWING, TAP)
    (message,) = await chat.messages()
    assert message["photo"]
    assert message["caption"] == "Layers"


async def test_it_is_uploaded_once_also_for_other_people(chat: Chat) -> None:
    await chat.show(DRAWING)
    await chat.show(DRAWING)
    first, second = await chat.messages()
    assert first["photo"]["file_id"] == second["photo"]["file_id"]
    assert list(chat.uploads.ids.values()) == [first["photo"]["file_id"]]
    assert await chat.uploaded() == 1


@pytest.mark.parametrize(
    "refusal",
    [
        "wrong remote file identifier specified: can't unserialize it",
        "wrong file identifier/HTTP URL specified",
        "FILE_REFERENCE_EXPIRED",
    ],
)
@pytest.mark.parametrize("event", [TEXT, TAP])
async def test_an_id_that_is_refused_is_renewed(chat: Chat, refusal: str, event: Event) -> None:
    await chat.show(Screen("page"))
    await chat.show(DRAWING, event)
    (digest,) = chat.uploads.ids
    chat.uploads.ids[digest] = "stale"
    other = Screen("again", attachment=DRAWING.attachment)
    method = "editMessageMedia" if event is TAP else "sendPhoto"
    await chat.fault(method=method, code=400, description=f"Bad Request: {refusal}")
    await chat.show(other, event)
    newest = (await chat.messages())[-1]
    assert newest["caption"] == "again"
    assert chat.uploads.ids == {digest: newest["photo"]["file_id"]}
    assert await chat.uploaded() == 2


async def test_an_id_of_another_server_is_renewed_without_being_told_so(chat: Chat) -> None:
    digest = hashlib.sha256(b"\x89PNG x").hexdigest()
    chat.uploads.ids[digest] = "from-another-bot"
    await chat.show(DRAWING)
    assert chat.uploads.ids[digest] != "from-another-bot"


async def test_back_to_text_takes_the_picture_away(chat: Chat) -> None:
    await chat.show(Screen("page"))
    await chat.show(DRAWING, TAP)
    await chat.show(Screen("page"), TAP_BELOW)
    assert [m.get("text") for m in await chat.messages()] == ["page"]


async def test_what_is_too_old_to_be_deleted_loses_its_buttons(chat: Chat) -> None:
    await chat.show(Screen("page"))
    await chat.show(DRAWING, TAP)
    why = "Bad Request: message can't be deleted for everyone"
    await chat.fault(method="deleteMessage", code=400, description=why)
    await chat.show(Screen("page"), TAP_BELOW)
    picture, text = await chat.messages()
    assert picture["photo"]
    assert not picture.get("keyboard")
    assert text["text"] == "page"


async def test_a_picture_that_is_gone_already_troubles_nobody(chat: Chat) -> None:
    await chat.show(Screen("page"), Event("telegram", 3, Kind.TAP, 7, message=99, picture=True))
    assert [m["text"] for m in await chat.messages()] == ["page"]


async def test_where_a_text_cannot_become_a_picture_it_comes_below(chat: Chat) -> None:
    await chat.show(Screen("page"))
    why = "Bad Request: there is no media in the message to edit"
    await chat.fault(method="editMessageMedia", code=400, description=why)
    await chat.show(DRAWING, TAP)
    text, picture = await chat.messages()
    assert (text["text"], picture["caption"]) == ("page", "Layers")


async def test_refused_formatting_of_a_caption_arrives_as_plain_text(chat: Chat) -> None:
    await chat.show(Screen("page"))
    why = "Bad Request: can't parse entities: x"
    await chat.fault(method="editMessageMedia", code=400, description=why)
    await chat.show(DRAWING, TAP)
    (message,) = await chat.messages()
    assert message["caption"] == "Layers"
    assert not message.get("caption_entities")


async def test_a_long_description_follows_in_a_message_of_its_own(chat: Chat) -> None:
    await chat.show(Screen("words " * 300, attachment=DRAWING.attachment))
    picture, text = await chat.messages()
    assert picture["photo"]
    assert text["text"].startswith("words")

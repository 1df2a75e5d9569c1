"""What a person does, and what the bot hears of it."""

import base64
import struct
from typing import Any

import pytest
from aiogram import types

from bot.clock import MovableClock
from tests.playground.conftest import TOKEN, Messenger

GROUP = -1001000000007
JSON = {"content-type": "application/json"}
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">IIBBBBB", 30, 20, 8, 0, 0, 0, 0)
JPEG = b"\xff\xd8\xff\xc0\x00\x11\x08" + struct.pack(">HH", 20, 30) + b"\x03" + b"\x00" * 9
KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Go", "callback_data": "go", "style": "success"}],
        [{"text": "Site", "url": "https://x.org"}, {"text": "Copy", "copy_text": {"text": "c"}}],
    ]
}


def parsed(update: dict[str, Any]) -> types.Update:
    return types.Update.model_validate(update)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"text": "/start x"}, "text"),
        ({"photo": base64.b64encode(PNG).decode(), "caption": "c"}, "photo"),
        ({"photo": {"data": base64.b64encode(PNG).decode(), "file_name": "a.png"}}, "photo"),
        ({"document": base64.b64encode(b"x").decode(), "file_name": "报告.pdf"}, "document"),
        ({"voice": base64.b64encode(b"x").decode()}, "voice"),
        ({"video": base64.b64encode(b"x").decode()}, "video"),
        ({"sticker": True}, "sticker"),
        ({"location": {"latitude": 36.2, "longitude": 113.1}}, "location"),
        ({"contact": {"phone_number": "+861", "first_name": "Fang"}}, "contact"),
    ],
)
async def test_a_person_sends_anything(
    messenger: Messenger, sent: dict[str, Any], field: str
) -> None:
    answer = await messenger.post("message", **sent, language_code="zh-hans", username="fang")
    (update,) = await messenger.updates()
    message = parsed(update).message
    assert message is not None
    assert getattr(message, field) is not None
    assert (update["update_id"], message.message_id) == (answer["update_id"], answer["message_id"])
    assert message.from_user is not None
    assert message.from_user.language_code == "zh-hans"
    shown = (await messenger.get("chat/4242"))["messages"][0]
    assert field in shown


async def test_a_command_carries_its_entity(messenger: Messenger) -> None:
    await messenger.post("message", text="/start deep-link")
    (update,) = await messenger.updates()
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


@pytest.mark.parametrize(("kind", "data"), [("png", PNG), ("jpeg", JPEG)])
async def test_a_picture_has_its_size_and_its_bytes(
    messenger: Messenger, kind: str, data: bytes
) -> None:
    picture = base64.b64encode(data).decode()
    await messenger.post("message", photo=picture, file_name=f"a.{kind}")
    photo = (await messenger.get("chat/4242"))["messages"][0]["photo"]
    assert (photo["width"], photo["height"], photo["size"]) == (30, 20, len(data))
    assert photo["file_name"] == f"a.{kind}"
    async with messenger.http.get(f"/sim/file/{photo['file_id']}") as response:
        assert await response.read() == data
        assert response.content_type == f"image/{kind}"


async def test_a_file_is_never_a_page_of_the_playground(messenger: Messenger) -> None:
    page = base64.b64encode(b"<script>alert(1)</script>").decode()
    await messenger.post("message", document=page, file_name="x.html")
    file_id = (await messenger.get("chat/4242"))["messages"][0]["document"]["file_id"]
    async with messenger.http.get(f"/sim/file/{file_id}") as response:
        assert response.headers["Content-Security-Policy"].startswith("sandbox;")
        assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_same_file_keeps_its_id(ann: Messenger) -> None:
    document = base64.b64encode(b"x").decode()
    for _ in range(2):
        await ann.post("message", document=document, file_name="a.txt")
    await ann.post("message", document=document, file_name="b.txt")
    first, second, other = (
        message["document"]["file_id"]
        for message in (await ann.get("chat/4242"))["messages"]
        if "document" in message
    )
    assert first == second != other


async def test_a_person_edits(ann: Messenger) -> None:
    sent = await ann.post("message", text="teh")
    await ann.post("edit", chat_id=4242, message_id=sent["message_id"], text="the")
    _, edited = await ann.updates()
    message = parsed(edited).edited_message
    assert message is not None
    assert (message.text, message.edit_date is not None) == ("the", True)
    bots = await ann.does("sendMessage", chat_id=4242, text="mine")
    refused = await ann.ask("edit", chat_id=4242, message_id=bots["message_id"], text="x")
    assert refused.status == 404


async def test_a_person_taps(ann: Messenger) -> None:
    sent = await ann.does("sendMessage", chat_id=4242, text="menu", reply_markup=KEYBOARD)
    await ann.does("sendMessage", chat_id=4242, text="newer, without a keyboard")
    tap = await ann.post("callback", label="Go")
    (update,) = await ann.updates()
    query = parsed(update).callback_query
    assert query is not None
    assert (query.id, query.data) == (tap["callback_query_id"], "go")
    assert query.message is not None
    assert query.message.message_id == sent["message_id"]
    await ann.does("answerCallbackQuery", callback_query_id=query.id, text="ok", show_alert=True)
    (shown,) = (await ann.get("chat/4242"))["callbacks"]
    assert (shown["label"], shown["answered"], shown["text"]) == ("Go", True, "ok")
    assert shown["show_alert"] is True
    keyboard = (await ann.get("chat/4242"))["messages"][1]["keyboard"]
    assert keyboard == KEYBOARD["inline_keyboard"]


async def test_a_tap_on_what_is_gone_carries_an_inaccessible_message(ann: Messenger) -> None:
    sent = await ann.does("sendMessage", chat_id=4242, text="menu", reply_markup=KEYBOARD)
    await ann.does("deleteMessage", chat_id=4242, message_id=sent["message_id"])
    await ann.post("callback", data="go", message_id=sent["message_id"])
    (update,) = await ann.updates()
    query = parsed(update).callback_query
    assert query is not None
    assert isinstance(query.message, types.InaccessibleMessage)
    assert update["callback_query"]["message"]["date"] == 0


DEEDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("message", {"text": "x"}),
    ("edit", {"message_id": 1, "text": "x"}),
    ("callback", {"data": "x", "message_id": 1}),
    ("reaction", {"message_id": 1, "emoji": "x"}),
)


async def test_who_blocked_the_bot_does_nothing_in_its_chat(ann: Messenger) -> None:
    await ann.post("message", chat_id=GROUP, text="/start")
    await ann.post("block")
    await ann.updates()
    for route, body in DEEDS:
        asked = await ann.ask(route, **body)
        assert (asked.status, "blocked" in asked.json["error"]) == (409, True), route
    assert await ann.updates() == []
    for route, body in DEEDS:
        await ann.post(route, **{**body, "message_id": 2}, chat_id=GROUP)


async def test_blocking_and_coming_back(ann: Messenger) -> None:
    await ann.post("block")
    refused = await ann.call("sendMessage", chat_id=4242, text="x")
    assert (refused.status, refused.json["description"]) == (
        403, "Forbidden: bot was blocked by the user",
    )  # fmt: skip
    assert (await ann.ask("message", text="x")).status == 409
    await ann.post("unblock")
    await ann.does("sendMessage", chat_id=4242, text="x")
    changes = [parsed(update).my_chat_member for update in await ann.updates()]
    states = [(c.old_chat_member.status, c.new_chat_member.status) for c in changes if c]
    assert states == [("member", "kicked"), ("kicked", "member")]


async def test_an_account_that_is_gone(ann: Messenger) -> None:
    await ann.post("deactivate")
    refused = await ann.call("sendMessage", chat_id=4242, text="x")
    assert refused.json["description"] == "Forbidden: user is deactivated"
    for route, body in (*DEEDS, ("block", {})):
        assert (await ann.ask(route, **body)).status == 409, route


async def test_a_bot_cannot_write_first(ann: Messenger) -> None:
    await ann.post("group", chat_id=GROUP, title="Team", members=[9])
    refused = await ann.call("sendMessage", chat_id=9, text="x")
    assert refused.json["description"] == "Forbidden: bot can't initiate conversation with a user"


async def test_a_group_with_the_bot_in_it(messenger: Messenger) -> None:
    await messenger.post("group", chat_id=GROUP, title="Team", is_forum=True, administrators=[9])
    await messenger.post("message", chat_id=GROUP, user_id=9, text="in general")
    topic = await messenger.does("createForumTopic", chat_id=GROUP, name="Ann")
    thread = topic["message_thread_id"]
    await messenger.post("message", chat_id=GROUP, user_id=9, text="x", message_thread_id=thread)
    joined, general, inside = map(parsed, await messenger.updates())
    assert joined.my_chat_member is not None
    assert joined.my_chat_member.new_chat_member.status == "administrator"
    assert general.message is not None
    assert (general.message.chat.title, general.message.chat.is_forum) == ("Team", True)
    assert inside.message is not None
    assert (inside.message.message_thread_id, inside.message.is_topic_message) == (thread, True)


async def test_a_group_named_again_keeps_what_is_not_named(messenger: Messenger) -> None:
    await messenger.post("group", chat_id=GROUP, title="Team", is_forum=True, administrators=[9])
    await messenger.post("group", chat_id=GROUP, members=[8])
    (row,) = (await messenger.get("chats"))["chats"]
    assert (row["title"], row["is_forum"]) == ("Team", True)
    status = {
        number: (await messenger.does("getChatMember", chat_id=GROUP, user_id=number))["status"]
        for number in (8, 9)
    }
    assert status == {8: "member", 9: "administrator"}
    await messenger.post("group", chat_id=GROUP, title="Other", is_forum=False, administrators=[])
    (row,) = (await messenger.get("chats"))["chats"]
    assert (row["title"], row["is_forum"]) == ("Other", False)


async def test_no_topic_takes_the_number_of_general(messenger: Messenger) -> None:
    await messenger.post("group", chat_id=GROUP, is_forum=True)
    topic = await messenger.does("createForumTopic", chat_id=GROUP, name="Ann")
    assert topic["message_thread_id"] > 1


async def test_a_closed_topic_is_for_administrators(messenger: Messenger) -> None:
    await messenger.post("group", chat_id=GROUP, is_forum=True, members=[8], administrators=[9])
    topic = await messenger.does("createForumTopic", chat_id=GROUP, name="Ann")
    where = {"chat_id": GROUP, "message_thread_id": topic["message_thread_id"]}
    await messenger.does("closeForumTopic", **where)
    assert (await messenger.ask("message", **where, user_id=8, text="x")).status == 409
    await messenger.post("message", **where, user_id=9, text="x")
    await messenger.does("sendMessage", **where, text="the bot is one, too")


async def test_a_channel_posts(messenger: Messenger) -> None:
    await messenger.post("message", chat_id=GROUP, chat_type="channel", chat_title="N", text="x")
    post = parsed((await messenger.updates())[0]).channel_post
    assert post is not None
    assert post.from_user is None


UNKNOWN = [
    ("message", {"chat_id": 77, "text": "x"}),
    ("message", {"text": "x", "reply_to_message_id": 99}),
    ("message", {"chat_id": GROUP, "text": "x", "message_thread_id": 99}),
    ("edit", {"message_id": 99, "text": "x"}),
    ("callback", {"label": "Nothing"}),
    ("callback", {"label": "Go", "message_id": 99}),
    ("callback", {"label": "Go", "chat_id": 5}),
    ("reaction", {"message_id": 99, "emoji": "x"}),
]


@pytest.mark.parametrize(("route", "body"), UNKNOWN)
async def test_what_is_not_known_is_404(ann: Messenger, route: str, body: dict[str, Any]) -> None:
    await ann.post("group", chat_id=GROUP, is_forum=True)
    await ann.does("sendMessage", chat_id=4242, text="menu", reply_markup=KEYBOARD)
    asked = await ann.ask(route, **body)
    assert asked.status == 404
    assert asked.json["error"]


WRONG = [
    ("message", {}),
    ("message", {"text": "  "}),
    ("message", {"text": "x" * 4097}),
    ("message", {"text": 3}),
    ("message", {"text": "x", "user_id": 0}),
    ("message", {"text": "x", "user_id": 2**63}),
    ("message", {"text": "x", "chat_type": "club"}),
    ("message", {"text": "x", "chat_type": "private", "chat_id": -5}),
    ("message", {"photo": "not base64"}),
    ("message", {"location": {"latitude": 91, "longitude": 0}}),
    ("callback", {}),
    ("group", {"chat_id": 5}),
    ("clock", {"advance_seconds": 10**9 * 9}),
    ("settle", {"timeout_seconds": -1}),
    ("fault", {"drop": "sideways"}),
    ("fault", {"code": 200}),
    ("fault", {"times": 0}),
    ("fault", {"times": -1}),
    ("limits", {"messages_per_second": 0}),
    ("message", {"text": "x", "user_id": True}),
    ("message", {"text": "x", "user_id": "77"}),
    ("message", {"text": "x", "user_id": 4242.0}),
    ("message", {"text": "x", "is_forum": "yes", "chat_id": GROUP}),
    ("group", {"chat_id": GROUP, "members": ["8"]}),
    ("clock", {"to": 4_000_000_000}),
    ("clock", {"to": "tomorrow"}),
    ("clock", {"to": "2100-01-01T00:00:00+00:00"}),
    ("clock", {"advance_seconds": "60"}),
    ("limits", {"messages_per_second": "5"}),
]


@pytest.mark.parametrize(("route", "body"), WRONG)
async def test_what_does_not_fit_is_400(ann: Messenger, route: str, body: dict[str, Any]) -> None:
    asked = await ann.ask(route, **body)
    assert asked.status == 400
    assert asked.json["error"]


@pytest.mark.parametrize("label", ["Site", "Copy"])
async def test_a_button_that_sends_nothing_is_409(ann: Messenger, label: str) -> None:
    await ann.does("sendMessage", chat_id=4242, text="menu", reply_markup=KEYBOARD)
    assert (await ann.ask("callback", label=label)).status == 409


async def test_old_messages_cannot_be_deleted(ann: Messenger, clock: MovableClock) -> None:
    sent = await ann.does("sendMessage", chat_id=4242, text="x")
    await ann.post("clock", advance_seconds=48 * 3600 + 60)
    params = {"chat_id": 4242, "message_id": sent["message_id"]}
    refused = await ann.call("deleteMessage", **params)
    assert refused.json["description"] == "Bad Request: message can't be deleted for everyone"
    assert (await ann.does("editMessageText", **params, text="y"))["date"] == sent["date"]
    assert (await ann.does("sendMessage", chat_id=4242, text="now"))["date"] > sent["date"] + 172800


async def test_a_reset_forgets_the_session_and_not_the_bot(ann: Messenger) -> None:
    await ann.does("setMyCommands", commands=[{"command": "menu", "description": "Menu"}])
    last = await ann.does("sendMessage", chat_id=4242, text="x")
    await ann.post("fault", code=500)
    await ann.post("reset")
    state = await ann.get("state")
    assert (state["calls"], state["faults"], state["pending_updates"]) == (0, [], 0)
    assert [each["commands"][0]["command"] for each in state["commands"]] == ["menu"]
    assert (await ann.get("chats"))["chats"] == []
    assert (await ann.post("message", text="x"))["message_id"] > last["message_id"]


async def test_the_outbox_has_calls_as_they_were_meant(ann: Messenger) -> None:
    markup = '{"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}'
    form = {"chat_id": "4242", "text": "5", "disable_notification": "true", "reply_markup": markup}
    async with ann.http.post(f"/bot{TOKEN}/SENDMESSAGE", data=form) as response:
        assert response.status == 200
    await ann.call("sendMessage", chat_id=4242)
    sent, refused = (await ann.get("outbox?method=sendMessage"))["calls"]
    assert sent["method"] == "sendMessage"
    assert sent["params"] == {
        "chat_id": 4242, "text": "5", "disable_notification": True,
        "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]},
    }  # fmt: skip
    assert (sent["status"], refused["status"]) == (200, 400)
    assert refused["response"]["description"] == "Bad Request: message text is empty"
    assert (await ann.get("outbox/count?method=sendMessage"))["count"] == 2
    assert (await ann.get(f"outbox?since={sent['seq']}"))["calls"] == [refused]


async def test_a_script_pages_through_the_outbox(ann: Messenger) -> None:
    await ann.post("reset")
    for text in "abcde":
        await ann.call("sendMessage", chat_id=9, text=text)
    newest = (await ann.get("outbox?limit=2"))["calls"]
    assert [call["params"]["text"] for call in newest] == ["d", "e"]
    read: list[str] = []
    since = 0
    while calls := (await ann.get(f"outbox?since={since}&limit=2"))["calls"]:
        read += [call["params"]["text"] for call in calls]
        since = calls[-1]["seq"]
    assert read == ["a", "b", "c", "d", "e"]


async def test_a_call_with_a_wrong_token_is_in_the_outbox_and_the_token_is_not(
    ann: Messenger,
) -> None:
    wrong, body = "1234567:wrong", {"chat_id": 4242, "text": "x"}
    async with ann.http.post(f"/bot{wrong}/sendMessage", json=body) as response:
        assert response.status == 401
    async with ann.http.post(f"/bot{wrong}/sendMessage", data=b"{", headers=JSON) as response:
        assert response.status == 401
    listed = await ann.get("outbox?method=sendMessage")
    assert [call["status"] for call in listed["calls"]] == [401, 401]
    assert listed["calls"][0]["params"] == body
    assert listed["calls"][0]["response"]["description"] == "Unauthorized"
    assert wrong not in str(listed)

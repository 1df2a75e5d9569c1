"""aiogram, a foreign client, reads every answer and every refusal."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiogram import Bot, types
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiohttp import web

from bot.playground import PlaygroundServer
from tests.playground.conftest import TOKEN

FORUM = -1001000000001


async def post(http: aiohttp.ClientSession, route: str, body: dict[str, Any]) -> None:
    async with http.post(route, json=body) as response:
        assert response.status == 200, await response.text()


def foreign(server: PlaygroundServer, token: str = TOKEN) -> Bot:
    return Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(server.url)))


@pytest.fixture
async def bot(server: PlaygroundServer, http: aiohttp.ClientSession) -> AsyncIterator[Bot]:
    await post(http, "/sim/message", {"text": "/start", "user_id": 1})
    group = {"chat_id": FORUM, "title": "Team", "is_forum": True, "administrators": [1]}
    await post(http, "/sim/group", group)
    client = foreign(server)
    yield client
    await client.session.close()


async def test_every_method_answers_as_the_published_types_say(bot: Bot) -> None:
    file = types.BufferedInputFile(b"bytes", "a.png")
    me = await bot.get_me()
    assert me.is_bot
    text = await bot.send_message(1, "<b>hi</b> https://a.example", parse_mode="HTML")
    assert [e.type for e in text.entities or []] == ["bold", "url"]
    photo = await bot.send_photo(1, file, caption="*c*", parse_mode="MarkdownV2")
    assert photo.photo is not None
    again = await bot.send_photo(1, photo.photo[-1].file_id)
    assert again.photo is not None
    document = await bot.send_document(1, file)
    assert document.document is not None
    assert (await bot.send_video(1, file)).video is not None
    assert (await bot.send_voice(1, file)).voice is not None
    assert (await bot.send_sticker(1, file)).sticker is not None
    assert (await bot.send_location(1, 36.2, 113.1)).location is not None
    assert (await bot.send_contact(1, "+1", "Ann")).contact is not None
    album = await bot.send_media_group(
        1, [types.InputMediaPhoto(media=file), types.InputMediaPhoto(media=file)]
    )
    assert album[0].media_group_id == album[1].media_group_id
    assert await bot.send_chat_action(1, "typing")
    assert (await bot.copy_message(1, 1, text.message_id)).message_id > text.message_id
    assert len(await bot.copy_messages(1, 1, [text.message_id, photo.message_id])) == 2
    assert (await bot.forward_message(1, 1, text.message_id)).forward_origin is not None
    keyboard = types.InlineKeyboardMarkup(
        inline_keyboard=[[types.InlineKeyboardButton(text="a", callback_data="b")]]
    )
    assert await bot.edit_message_text("new", chat_id=1, message_id=text.message_id)
    assert await bot.edit_message_reply_markup(
        chat_id=1, message_id=text.message_id, reply_markup=keyboard
    )
    assert await bot.edit_message_caption(chat_id=1, message_id=photo.message_id, caption="other")
    assert await bot.edit_message_media(
        types.InputMediaDocument(media=file), chat_id=1, message_id=photo.message_id
    )
    assert await bot.pin_chat_message(1, text.message_id)
    assert await bot.set_message_reaction(
        1, text.message_id, reaction=[types.ReactionTypeEmoji(emoji="👍")]
    )
    assert await bot.delete_message(1, document.message_id)
    assert await bot.delete_messages(1, [album[0].message_id, 99999])


async def test_commands_profile_chats_and_files_too(bot: Bot) -> None:
    commands = [types.BotCommand(command="menu", description="Menu")]
    scope = types.BotCommandScopeChat(chat_id=1)
    assert await bot.set_my_commands(commands, scope=scope, language_code="zh")
    assert await bot.get_my_commands(scope=scope, language_code="zh") != []
    assert await bot.get_my_commands() == []
    assert await bot.delete_my_commands(scope=scope, language_code="zh")
    assert await bot.set_my_name("Lift")
    assert (await bot.get_my_name()).name == "Lift"
    assert await bot.set_my_description("d")
    assert await bot.set_my_short_description("s")
    assert await bot.set_chat_menu_button(menu_button=types.MenuButtonCommands())
    assert (await bot.get_chat(1)).type == "private"
    assert (await bot.get_chat_member(FORUM, 1)).status == "administrator"
    assert len(await bot.get_chat_administrators(FORUM)) == 2
    sent = await bot.send_document(1, types.BufferedInputFile(b"the bytes", "a.txt"))
    assert sent.document is not None
    file = await bot.get_file(sent.document.file_id)
    content = await bot.download_file(str(file.file_path))
    assert content is not None
    assert content.read() == b"the bytes"
    topic = await bot.create_forum_topic(FORUM, "Ann")
    thread = topic.message_thread_id
    inside = await bot.send_message(FORUM, "hello", message_thread_id=thread)
    assert inside.message_thread_id == thread
    assert await bot.edit_forum_topic(FORUM, thread, name="Ann, day 3")
    assert await bot.close_forum_topic(FORUM, thread)
    assert await bot.reopen_forum_topic(FORUM, thread)
    assert await bot.delete_forum_topic(FORUM, thread)
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(FORUM, "hello", message_thread_id=thread)


async def test_the_rest_of_the_methods(bot: Bot) -> None:
    file = types.BufferedInputFile(b"bytes", "a.mp3")
    assert (await bot.send_audio(1, file)).audio is not None
    assert (await bot.send_animation(1, file)).animation is not None
    text = await bot.send_message(1, "x", reply_parameters=types.ReplyParameters(message_id=1))
    assert text.reply_to_message is not None
    assert len(await bot.forward_messages(1, 1, [text.message_id, 1])) == 2
    assert await bot.pin_chat_message(1, text.message_id)
    pinned = (await bot.get_chat(1)).pinned_message
    assert pinned is not None
    assert pinned.message_id == text.message_id
    assert await bot.unpin_chat_message(1)
    assert await bot.unpin_all_chat_messages(1)
    assert await bot.set_my_description("问候", language_code="zh")
    assert (await bot.get_my_description(language_code="zh")).description == "问候"
    assert (await bot.get_my_description()).description == ""
    assert (await bot.get_my_short_description()).short_description == ""
    assert await bot.set_chat_menu_button(chat_id=1, menu_button=types.MenuButtonDefault())
    assert (await bot.get_chat_menu_button(chat_id=1)).type == "default"
    assert (await bot.get_chat_menu_button()).type == "commands"
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.log_out()
    assert await bot.close()


async def test_updates_come_by_polling(bot: Bot, http: aiohttp.ClientSession) -> None:
    first = await bot.get_updates(timeout=1)
    assert [u.event_type for u in first] == ["message", "my_chat_member"]
    keyboard = types.InlineKeyboardMarkup(
        inline_keyboard=[[types.InlineKeyboardButton(text="Tap", callback_data="x:1")]]
    )
    await bot.send_message(1, "menu", reply_markup=keyboard)
    await post(http, "/sim/callback", {"user_id": 1, "label": "Tap"})
    (tap,) = await bot.get_updates(offset=first[-1].update_id + 1, timeout=1)
    assert tap.callback_query is not None
    assert tap.callback_query.data == "x:1"
    assert await bot.answer_callback_query(tap.callback_query.id, text="ok")
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(tap.callback_query.id)
    assert await bot.get_updates(offset=tap.update_id + 1) == []


async def test_updates_come_by_webhook_with_the_secret_and_are_repeated(bot: Bot) -> None:
    seen: list[tuple[str, types.Update]] = []
    done = asyncio.Event()

    async def receive(request: web.Request) -> web.Response:
        secret = request.headers["X-Telegram-Bot-Api-Secret-Token"]
        seen.append((secret, types.Update.model_validate(await request.json())))
        if len(seen) >= 3:
            done.set()
        return web.Response(status=500 if len(seen) == 1 else 200)

    app = web.Application()
    app.router.add_post("/hook", receive)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    address = runner.addresses[0]
    await bot.set_webhook(f"http://127.0.0.1:{address[1]}/hook", secret_token="s3")
    async with asyncio.timeout(20):
        await done.wait()
    await bot.delete_webhook()
    await runner.cleanup()
    assert {secret for secret, _ in seen} == {"s3"}
    assert len({update.update_id for _, update in seen}) == 2


def _keyboard(*data: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "a", "callback_data": each}] for each in data]}


REFUSALS = [
    ({"chat_id": 1, "text": "x" * 4097}, "message is too long"),
    ({"chat_id": 1, "text": " \n "}, "message text is empty"),
    ({"chat_id": 777, "text": "x"}, "chat not found"),
    ({"chat_id": 1, "text": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
    ({"chat_id": 1, "text": "a.b", "parse_mode": "MarkdownV2"}, "can't parse entities"),
    ({"chat_id": 1, "text": "x", "reply_parameters": {"message_id": 99}}, "replied not found"),
    ({"chat_id": 1, "text": "x", "reply_markup": _keyboard("x" * 65)}, "BUTTON_DATA_INVALID"),
    ({"chat_id": 1, "text": "x", "reply_markup": _keyboard(*"x" * 101)}, "markup is too long"),
]


@pytest.mark.parametrize(("params", "words"), REFUSALS)
async def test_refusals_have_telegrams_words(
    bot: Bot, http: aiohttp.ClientSession, params: dict[str, object], words: str
) -> None:
    async with http.post(f"/bot{TOKEN}/sendMessage", json=params) as response:
        answer = await response.json()
    assert (response.status, answer["ok"], answer["error_code"]) == (400, False, 400)
    assert words in answer["description"]


async def test_refusals_arrive_as_the_clients_own_errors(
    bot: Bot, server: PlaygroundServer, http: aiohttp.ClientSession
) -> None:
    sent = await bot.send_message(1, "same")
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text("same", chat_id=1, message_id=sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=1, message_id=999)
    await post(http, "/sim/block", {"user_id": 1})
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(1, "x")
    await post(http, "/sim/unblock", {"user_id": 1})
    await post(http, "/sim/deactivate", {"user_id": 1})
    with pytest.raises(TelegramForbiddenError, match="user is deactivated"):
        await bot.send_message(1, "x")
    stranger = foreign(server, "1234567:wrong")
    with pytest.raises(TelegramUnauthorizedError):
        await stranger.get_me()
    await stranger.session.close()


async def test_faults_and_limits(bot: Bot, http: aiohttp.ClientSession) -> None:
    await post(
        http, "/sim/fault", {"method": "sendMessage", "code": 429, "retry_after": 7, "times": 1}
    )
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(1, "x")
    assert caught.value.retry_after == 7
    before = await _messages(http)
    for drop in ("before", "after"):
        await post(http, "/sim/fault", {"method": "sendMessage", "drop": drop, "times": 1})
        with pytest.raises(TelegramAPIError):
            await bot.send_message(1, drop)
    assert await _messages(http) == [*before, "after"]
    await post(http, "/sim/limits", {"per_chat_per_second": 1})
    with pytest.raises(TelegramRetryAfter):
        for _ in range(3):
            await bot.send_message(1, "x")


async def _messages(http: aiohttp.ClientSession) -> list[str]:
    async with http.get("/sim/chat/1") as response:
        return [message["text"] for message in (await response.json())["messages"]]

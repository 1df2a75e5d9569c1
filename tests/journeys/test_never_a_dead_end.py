"""Whatever reaches the bot gets its fitting answer, and a way on."""

import base64
from typing import Any

import pytest

from handlers.screens import search
from tests.journeys.conftest import Meet
from tests.journeys.person import Person, labels

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(64)).decode()
FILE = {"file_name": "x.png", "data": PNG}


async def test_a_question_in_ones_own_words_finds_pages(ann: Person, fang: Person) -> None:
    shown = await ann.says("how long will i be bleeding??")
    assert "Bleeding" in labels(shown)
    shown = await fang.says("会不会留疤啊")
    assert any("疤" in label for label in labels(shown))


async def test_what_was_found_is_one_tap_away_from_a_page(ann: Person) -> None:
    found = await ann.says("scars")
    await ann.taps(labels(found)[0])
    assert (await ann.taps("‹ What I found"))["text"] == found["text"]


@pytest.mark.parametrize("text", ["asdfghjkl", "🤷", "#@!%", "9" * 300, "*_`[](){}<b>&"])
async def test_what_nobody_understands_gets_a_way_on(ann: Person, text: str) -> None:
    shown = await ann.says(text)
    assert "🏠 Home" in labels(shown)
    assert "Something is wrong" in labels(shown)


async def test_empty_and_huge_texts_are_answered(ann: Person) -> None:
    assert "without words" in (await ann.says("\u200b \u2060"))["text"]
    assert "looked at how it begins" in (await ann.says("swelling " * 455))["text"]


@pytest.mark.parametrize(
    ("message", "words", "worte"),
    [
        ({"photo": FILE}, "don't look at pictures", "不看照片"),
        ({"document": FILE}, "don't open files", "不打开文件"),
        ({"sticker": True}, "only understand words", "只看得懂文字"),
        ({"voice": True}, "can't listen", "听不了语音"),
        ({"location": {"latitude": 36.2, "longitude": 113.1}}, "location", "位置"),
        ({"contact": {"phone_number": "1", "first_name": "A"}}, "contact", "联系人"),
    ],
)
async def test_what_is_no_text_is_answered_kindly(
    ann: Person, fang: Person, message: dict[str, Any], words: str, worte: str
) -> None:
    for person, expected in ((ann, words), (fang, worte)):
        shown = await person.sends(**message)
        assert expected in shown["text"]
        assert len(labels(shown)) >= 2


async def test_a_picture_with_words_is_answered_by_its_words(ann: Person) -> None:
    shown = await ann.sends(photo=FILE, caption="bleeding")
    assert "don't look at pictures" in shown["text"]
    assert "Bleeding" in labels(shown)


async def test_an_edited_question_is_looked_up_again(ann: Person) -> None:
    await ann.says("scras")
    sent = [m for m in await ann.transcript() if m["from"] == "user"][-1]
    await ann._post("edit", chat_id=ann.chat, message_id=sent["message_id"], text="scars")
    await ann.settle()
    shown = await ann.newest()
    assert "You changed your message" in shown["text"]
    assert "Will I have scars" in labels(shown)


@pytest.mark.parametrize("data", ["p:winter-offer", "zz:9", "", "p:", "🙂", "snooze:17", "ls:fr"])
async def test_an_outdated_or_foreign_button_leads_on(ann: Person, data: str) -> None:
    await ann.says("/menu")
    shown = await ann.presses(data)
    assert labels(shown)


async def test_a_button_of_a_deleted_message_is_answered_anew(ann: Person) -> None:
    menu = await ann.says("/menu")
    async with ann.http.post(
        "/bot4200042:rehearsal-on-this-machine-only/deleteMessage",
        json={"chat_id": ann.chat, "message_id": menu["message_id"]},
    ) as response:
        assert (await response.json())["ok"] is True
    shown = await ann.presses("p:risks", message_id=menu["message_id"])
    assert "What can go wrong" in shown["text"]
    assert shown["message_id"] != menu["message_id"]


async def test_an_unknown_command_shows_the_way(ann: Person, fang: Person) -> None:
    assert "don't know that command" in (await ann.says("/dance"))["text"]
    assert "不认识这个命令" in (await fang.says("/dance"))["text"]


async def test_every_tap_is_answered(ann: Person) -> None:
    await ann.says("/menu")
    await ann.taps("Risks")
    await ann.presses("nonsense")
    async with ann.http.get(f"/sim/chat/{ann.chat}") as response:
        callbacks = (await response.json())["callbacks"]
    assert len(callbacks) == 2
    assert all(callback["answered"] for callback in callbacks)


async def test_in_a_group_the_bot_invites_once_and_when_it_is_spoken_to(meet: Meet) -> None:
    nurse = meet(9001, "en", chat_id=-1001)
    shown = await nurse.sends(text="good morning", chat_type="supergroup", chat_title="Team")
    assert "in private only" in shown["text"]
    assert shown["keyboard"][0][0]["url"].startswith("https://t.me/")
    count = len(await nurse.from_bot())
    await nurse.sends(text="lunch?", chat_type="supergroup")
    assert len(await nurse.from_bot()) == count
    await nurse.sends(text="/menu", chat_type="supergroup")
    assert len(await nurse.from_bot()) == count + 1


async def test_a_channel_gets_one_invitation(meet: Meet) -> None:
    channel = meet(9001, "en", chat_id=-1002)
    for text in ("News", "More news"):
        await channel.sends(text=text, chat_type="channel", chat_title="Clinic news")
    assert len(await channel.from_bot()) == 1


async def test_a_failure_apologises_with_a_reference_and_the_chat_works_on(
    ann: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await ann.says("/start")
    with monkeypatch.context() as broken:
        broken.setattr(search, "results", lambda *_: 1 / 0)
        shown = await ann.says("my private worry")
    assert "something went wrong on my side" in shown["text"]
    assert "my private worry" not in caplog.text
    assert "Home" in (await ann.says("/menu"))["text"] or labels(await ann.newest())


async def test_somebody_who_blocked_the_bot_and_returned_is_served(ann: Person) -> None:
    await ann.says("/start")
    await ann._post("block", user_id=ann.user_id)
    await ann.settle()
    await ann._post("unblock", user_id=ann.user_id)
    assert labels(await ann.says("/start"))

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
    shown = await ann.says("bleeding how often??")
    assert "Bleeding" in labels(shown)
    shown = await fang.says("会不会留疤啊")
    assert any("疤" in label for label in labels(shown))


async def test_what_was_found_is_one_tap_away_from_a_page(ann: Person) -> None:
    found = await ann.says("hair")
    await ann.taps(labels(found)[0])
    again = await ann.taps("‹ What I found")
    assert labels(again) == labels(found)
    assert again["text"].split("\n")[2:-2] == found["text"].split("\n")[2:-2]


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
    shown = await ann.sends(photo=FILE, caption="bruises")
    assert "don't look at pictures" in shown["text"]
    assert "Something is wrong" in labels(shown)


@pytest.mark.usefixtures("reachable_team")
async def test_a_picture_with_words_of_danger_says_whom_to_call(ann: Person) -> None:
    shown = await ann.sends(photo=FILE, caption="it is bleeding a lot")
    assert "don't look at pictures" in shown["text"]
    assert "call 120 now" in shown["text"]


async def test_an_edited_question_is_looked_up_again(ann: Person) -> None:
    await ann.says("scras")
    sent = [m for m in await ann.transcript() if m["from"] == "user"][-1]
    await ann._post("edit", chat_id=ann.chat, message_id=sent["message_id"], text="scars")
    await ann.settle()
    shown = await ann.newest()
    assert "You changed your message" in shown["text"]
    assert "Will I have scars" in labels(shown)


@pytest.mark.parametrize("data", ["p:winter-offer", "zz:9", "", "p:", "🙂", "snooze:17"])
async def test_an_outdated_or_foreign_button_leads_on(ann: Person, data: str) -> None:
    page = await ann.says("/start risks")
    shown = await ann.presses(data)
    assert shown["text"] != page["text"]
    assert "Risks" in labels(shown)


async def test_a_language_that_is_no_more_leads_to_those_there_are(ann: Person) -> None:
    await ann.says("/start risks")
    assert labels(await ann.presses("ls:fr")) == [
        "中文",
        "English",
        "Something is wrong",
        "🏠 Home",
    ]


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
    await nurse.is_ignored(text="lunch?", chat_type="supergroup")
    await nurse.is_ignored(text="/help@some_other_bot", chat_type="supergroup")
    assert "in private only" in (await nurse.sends(text="/menu", chat_type="supergroup"))["text"]


@pytest.mark.parametrize("command", ["/foo", "/team", "/announce", "/duty", "/desk", "/desk stats"])
async def test_in_a_group_a_strangers_commands_all_get_one_answer(meet: Meet, command: str) -> None:
    stranger = meet(777, "en", chat_id=-1001)
    shown = await stranger.sends(text=command, chat_type="supergroup", chat_title="Friends")
    assert "in private only" in shown["text"]


async def test_a_channel_gets_one_invitation(meet: Meet) -> None:
    channel = meet(9001, "en", chat_id=-1002)
    shown = await channel.sends(text="News", chat_type="channel", chat_title="Clinic news")
    assert "in private only" in shown["text"]
    await channel.is_ignored(text="More news", chat_type="channel")


async def test_a_failure_apologises_with_a_reference_and_the_chat_works_on(
    ann: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await ann.says("/start")
    with monkeypatch.context() as broken:
        broken.setattr(search, "results", lambda *_: 1 / 0)
        shown = await ann.says("my private shoes")
    assert "something went wrong on my side" in shown["text"]
    assert "my private shoes" not in caplog.text
    assert "Risks" in labels(await ann.says("/menu"))


async def test_somebody_who_blocked_the_bot_and_returned_is_served(ann: Person) -> None:
    await ann.says("/start")
    await ann._post("block", user_id=ann.user_id)
    await ann.settle()
    await ann._post("unblock", user_id=ann.user_id)
    assert "Risks" in labels(await ann.says("/start"))


async def test_a_command_meant_for_another_bot_is_answered_in_private(ann: Person) -> None:
    assert "How to use me" in (await ann.says("/help@some_other_bot"))["text"]
    assert "How to use me" in (await ann.says("/help\nplease"))["text"]
    assert "What can go wrong" in (await ann.says("/start\nrisks"))["text"]


@pytest.mark.usefixtures("reachable_team")
async def test_an_edited_caption_is_looked_up_again(ann: Person) -> None:
    await ann.sends(photo=FILE, caption="scras")
    sent = [m for m in await ann.transcript() if m["from"] == "user"][-1]
    which = {"chat_id": ann.chat, "message_id": sent["message_id"]}
    shown = await ann._answered("edit", text="bleeding heavily", **which)
    assert "call 120 now" in shown["text"]


async def test_a_pictures_buttons_live_when_their_answer_did_not_arrive(ann: Person) -> None:
    await ann.says("/start before-home")
    await ann.presses("pic:before-home")
    lost = {"method": "sendMessage", "drop": "before", "times": 2}
    await ann._post("fault", **lost)
    await ann.taps("↑ At home")
    assert "What to have at home" in (await ann.taps("↑ At home"))["text"]


async def test_the_red_button_of_a_picture_is_never_dead(ann: Person) -> None:
    await ann.says("/start care-days")
    shown = await ann.presses("pic:care-days")
    assert shown["photo"]
    await ann.taps("Something is wrong", message_id=shown["message_id"])
    again = await ann.presses("w", message_id=shown["message_id"])
    assert "120" in again["text"]

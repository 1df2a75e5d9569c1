"""Announcing while things break: what is gone, what Telegram refuses, what comes too late."""

from bot.rehearsal import TOKEN
from tests.journeys.announcing import agrees, begin, heard, passes
from tests.journeys.person import Person, labels

GONE = "Bad Request: wrong file identifier/HTTP URL specified"
BROKEN = "Bad Request: can't parse entities: unexpected end tag at byte offset 7"


async def deletes(person: Person, message: int) -> None:
    """Have a message gone from a chat, as its owner can."""
    place = {"chat_id": person.chat, "message_id": message}
    async with person.http.post(f"/bot{TOKEN}/deleteMessage", json=place) as response:
        assert response.status == 200


async def test_a_draft_whose_message_was_deleted_is_whole(boss: Person, ann: Person) -> None:
    await agrees(ann)
    await begin(boss, "Closed on Monday.", "✏️ Write a new one")
    (mine,) = [one for one in await boss.transcript() if one["text"] == "Closed on Monday."]
    await deletes(boss, mine["message_id"])
    await boss.taps("👁 English")
    assert (await boss.from_bot())[-2]["text"] == "Closed on Monday."
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 1")
    await passes(boss)
    assert (await heard(ann))[-1] == "Closed on Monday."
    # Nor do later changes need it.
    await boss.taps("The announcement")
    await boss.taps("✏️ English")
    await boss.says("Closed on Tuesday.")
    await boss.taps("📊 How far it is")
    await boss.taps("✏️ Correct it")
    await boss.taps("Yes, correct it")
    await passes(boss)
    assert (await heard(ann))[-1] == "Closed on Tuesday."


async def test_a_photo_that_is_gone_is_said_mended_and_sent_to_all(
    nurse: Person, ann: Person, fang: Person
) -> None:
    await agrees(ann, fang)
    await nurse.says("/announce")
    await nurse.taps("✏️ 写新通知")
    await nurse.sends(photo={"data": "AAAA"}, caption="新诊室", media_group_id="7")
    await nurse.is_ignored(photo={"data": "BBBB"}, media_group_id="7")
    await nurse._post("fault", method="sendMediaGroup", code=400, description=GONE)
    assert "Telegram 不收这条内容" in (await nurse.taps("👁 中文"))["text"]
    await nurse.taps("‹ 上一步")
    await nurse.taps("发送……")
    await nurse.taps("✅ 发给 2 人")
    over = await passes(nurse)
    assert "一条也没收" in over["text"]
    assert "失败：2" in over["text"]
    await nurse.taps("看这条通知")
    await nurse.taps("✏️ 中文")
    await nurse.says("新诊室明天开放。")
    await nurse.taps("📊 发送进度")
    await nurse.taps("给失败的 2 人再发")
    await nurse.taps("是的，再发一次")
    assert "已送出：2" in (await passes(nurse))["text"]
    assert [text for text in await heard(ann) if "新诊室" in text] == ["新诊室明天开放。"]
    # Whom the first one reached is another question than whom the second did.
    await nurse.presses("v:1")
    assert "再发一次" not in (await nurse.presses("vc:1:0"))["text"]
    assert "要到它自己的 📊 里撤回" in (await nurse.presses("vx:1:0"))["text"]


async def test_formatting_that_telegram_refuses_costs_the_formatting_alone(
    boss: Person, ann: Person
) -> None:
    await agrees(ann)
    await begin(boss, "Closed on Monday.", "✏️ Write a new one")
    await boss.taps("Send …")
    await boss._post("fault", chat_id=ann.chat, code=400, description=BROKEN, times=1)
    await boss.taps("✅ Send it to 1")
    assert "sent: 1" in (await passes(boss))["text"]
    assert (await heard(ann))[-1] == "Closed on Monday."


async def test_what_is_taken_back_is_not_corrected_any_more(boss: Person, ann: Person) -> None:
    await agrees(ann)
    await begin(boss, "Closed on Munday.", "✏️ Write a new one")
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 1")
    await passes(boss)
    await boss.taps("↩️ Take it back")
    asked = await boss.newest()
    assert "a correction on its way ends" in asked["text"]
    await boss.taps("Yes, take it back")
    await passes(boss)
    for button in ("ve:1:0", "ve:1:1", "vs:1:0:1"):
        refused = await boss.presses(button)
        assert "So it can't be corrected or sent again" in refused["text"], button
        assert "Taking back announcement 1" in refused["text"]
    assert "✏️ Correct it" not in labels(refused)
    assert not any("Closed" in text for text in await heard(ann))


async def test_a_photo_is_not_turned_into_words_but_taken_back_whole(
    boss: Person, ann: Person
) -> None:
    await agrees(ann)
    await boss.says("/announce")
    await boss.taps("✏️ Write a new one")
    await boss.sends(photo={"width": 640, "height": 480}, caption="New rooms")
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 1")
    await passes(boss)
    await boss.taps("The announcement")
    await boss.taps("✏️ English")
    await boss.says("Closed on Monday.")
    await boss.taps("📊 How far it is")
    refused = await boss.taps("✏️ Correct it")
    assert "can't turn what was sent into that" in refused["text"]
    await boss.taps("↩️ Take it back")
    await boss.taps("Yes, take it back")
    await passes(boss)
    assert not any("photo" in one for one in await ann.from_bot())


async def test_an_album_is_taken_back_with_the_buttons_below_it(boss: Person, ann: Person) -> None:
    await agrees(ann)
    before = await heard(ann)
    await boss.says("/announce")
    await boss.taps("✏️ Write a new one")
    await boss.sends(photo={"data": "AAAA"}, caption="New rooms", media_group_id="7")
    await boss.is_ignored(photo={"data": "BBBB"}, media_group_id="7")
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 1")
    await passes(boss)
    assert len(await ann.from_bot()) == len(before) + 3
    await boss.taps("↩️ Take it back")
    await boss.taps("Yes, take it back")
    assert "taken back: 1" in (await passes(boss))["text"]
    assert await heard(ann) == before
    assert "↩️ 1 · New rooms" in labels(await boss.says("/announce"))


async def test_who_talks_with_the_team_reads_it_afterwards(
    boss: Person, ann: Person, fang: Person
) -> None:
    """While a human has the chat the bot is silent, except for reminders and red flags."""
    await agrees(ann, fang)
    await ann.taps_person()
    await begin(boss, "Closed on Monday.", "✏️ Write a new one")
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 2")
    await passes(boss, advance_seconds=60)
    assert any("Closed on Monday." in text for text in await heard(fang))
    assert not any("Closed on Monday." in text for text in await heard(ann))
    report = await boss.newest()
    assert "failed" not in report["text"].lower()
    await ann.taps("End this talk")
    for _ in range(2):
        await passes(ann, advance_seconds=600)
    assert [text for text in await heard(ann) if "Closed on" in text] == ["Closed on Monday."]

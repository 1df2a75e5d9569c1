"""An announcement from the first word to the last recipient, as nurse and as patient."""

import re
from typing import Any

import pytest

from bot.rehearsal import NURSE
from tests.journeys.announcing import agrees, begin, heard, passes
from tests.journeys.conftest import Meet
from tests.journeys.person import Person, labels

PHOTO = {"photo": {"width": 640, "height": 480}, "caption": "节日门诊"}


async def test_a_nurse_announces_in_chinese_and_those_who_agreed_get_it(
    nurse: Person, fang: Person, ann: Person, meet: Meet
) -> None:
    await agrees(fang, ann)
    stranger = meet(5001)
    await stranger.says("/start")
    draft = await begin(nurse, "国庆放假：10月1日至7日休息。", "✏️ 写新通知")
    assert "会发给 **2** 人".replace("**", "") in draft["text"]
    assert "会收到另一种语言" in draft["text"]
    asked = await nurse.taps("发送……")
    assert "2" in asked["text"]
    await nurse.taps("✅ 发给 2 人")
    shown = await passes(nurse)
    assert "已送出：2" in shown["text"]
    assert "已完成" in shown["text"]
    assert "国庆放假：10月1日至7日休息。" in (await heard(fang))[-1]
    assert "国庆放假：10月1日至7日休息。" in (await heard(ann))[-1]
    assert not any("国庆放假" in text for text in await heard(stranger))


async def test_each_reads_their_language_and_can_leave_with_one_tap(
    boss: Person, fang: Person, ann: Person
) -> None:
    await agrees(fang, ann)
    await begin(boss, "Closed on Monday.", "✏️ Write a new one")
    await boss.taps("✏️ 中文")
    await boss.says("周一休息。")
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 2")
    await passes(boss)
    assert "Closed on Monday." in (await heard(ann))[-1]
    assert "周一休息。" in (await heard(fang))[-1]
    answer = await ann.taps("🔕 Stop these messages")
    assert "No more news" in answer["text"]
    assert "Closed on Monday." in (await heard(ann))[-2]
    again = await begin(boss, "Open again.", "✏️ Write a new one")
    assert "It reaches 1" in again["text"]


async def test_a_message_that_is_edited_changes_the_draft(boss: Person, ann: Person) -> None:
    await agrees(ann)
    await begin(boss, "Closed on Munday.", "✏️ Write a new one")
    mine = [one for one in await boss.transcript() if one["text"] == "Closed on Munday."]
    await boss._post(
        "edit", chat_id=NURSE, message_id=mine[-1]["message_id"], text="Closed on Monday."
    )
    await boss.settle()
    changed = await boss.newest()
    assert "Changed as you edited it." in changed["text"]
    assert "“Closed on Monday.”" in changed["text"]


async def test_a_time_is_written_shown_back_and_kept(boss: Person, ann: Person) -> None:
    await agrees(ann)
    await begin(boss, "Closed on Monday.", "✏️ Write a new one")
    await boss.taps("Send …")
    await boss.taps("At another time")
    wrong = await boss.says("some day")
    assert "can't read that" in wrong["text"]
    asked = await boss.says("tomorrow 10:00")
    said = re.search(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w+, 10:00", asked["text"])
    assert said, asked["text"]
    waits = await boss.taps("✅ Send it then to 1")
    assert "waits for its time" in waits["text"]
    assert f"It begins {said[0]}" in waits["text"]
    assert not any("Closed" in text for text in await heard(ann))
    await passes(boss, to_next=True)
    assert any("Closed on Monday." in text for text in await heard(ann))


async def test_typos_are_corrected_in_place_and_what_was_sent_is_taken_back(
    boss: Person, ann: Person
) -> None:
    await agrees(ann)
    await begin(boss, "Closed on Munday.", "✏️ Write a new one")
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 1")
    await passes(boss)
    await boss.presses("zd:1")
    await boss.taps("✏️ English")
    await boss.says("Closed on Monday.")
    await boss.presses("v:1")
    await boss.taps("✏️ Correct it")
    await boss.taps("Yes, correct it")
    await passes(boss)
    assert "Closed on Monday." in (await heard(ann))[-1]
    assert not any("Munday" in text for text in await heard(ann))
    await boss.presses("v:1")
    await boss.taps("↩️ Take it back")
    await boss.taps("Yes, take it back")
    await passes(boss)
    assert not any("Closed" in text for text in await heard(ann))


async def test_buttons_lead_to_pages_and_addresses(boss: Person, ann: Person) -> None:
    await agrees(ann)
    await begin(boss, "New leaflet.", "✏️ Write a new one")
    await boss.presses("zb:1")
    await boss.taps("Add a button")
    assert "found no page" in (await boss.says("qwertz"))["text"]
    assert "can't find" in (await boss.says("Hours | nowhere at all"))["text"]
    added = await boss.says("What can go wrong | risks")
    assert "✕ What can go wrong" in labels(added)
    await boss.taps("‹ Back")
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 1")
    await passes(boss)
    assert labels((await ann.from_bot())[-1]) == ["What can go wrong", "🔕 Stop these messages"]
    page = await ann.taps("What can go wrong")
    assert "go wrong" in page["text"].lower()


@pytest.mark.parametrize("sent", [{"text": "节日门诊"}, PHOTO])
async def test_what_is_tapped_below_an_announcement_comes_beside_it(
    nurse: Person, fang: Person, sent: dict[str, Any]
) -> None:
    await agrees(fang)
    await nurse.says("/announce")
    await nurse.taps("✏️ 写新通知")
    await nurse.sends(**sent)
    await nurse.presses("zb:1")
    await nurse.taps("加一个按钮")
    await nurse.says("联系我们 | risks")
    await nurse.presses("zd:1")
    await nurse.taps("发送……")
    await nurse.taps("✅ 发给 1 人")
    await passes(nurse)
    arrived = (await fang.from_bot())[-1]
    for label in ("联系我们", "🔕 不再接收通知"):
        shown = await fang.taps(label, message_id=arrived["message_id"])
        assert shown["message_id"] > arrived["message_id"]
        assert "节日门诊" not in shown["text"]
    assert arrived in await fang.from_bot()


async def test_the_report_is_a_picture_and_a_table_without_names(boss: Person, ann: Person) -> None:
    await agrees(ann)
    await begin(boss, "Closed on Monday.", "✏️ Write a new one")
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 1")
    await passes(boss)
    picture = await boss.presses("vo:1")
    assert picture["photo"]
    table = await boss.presses("vt:1")
    assert table["document"]["file_name"] == "recipients.csv"


async def test_a_photo_is_announced_as_it_is(boss: Person, ann: Person) -> None:
    await agrees(ann)
    await boss.says("/announce")
    await boss.taps("✏️ Write a new one")
    await boss.sends(photo={"width": 640, "height": 480}, caption="Our new rooms")
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 1")
    await passes(boss)
    arrived = (await ann.from_bot())[-1]
    assert arrived["photo"]
    assert arrived["caption"] == "Our new rooms"


async def test_nobody_else_can_begin_one(ann: Person) -> None:
    await ann.says("/start")
    known = await ann.says("/announce")
    unknown = await ann.says("/zzz")
    assert known["text"] == unknown["text"]

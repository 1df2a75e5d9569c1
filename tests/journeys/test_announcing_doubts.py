"""Announcing with second thoughts: a typo, another time, a colleague at the same moment."""

import re
from typing import Any

import pytest

from bot.mailing import agreeing
from tests.journeys.announcing import agrees, begin, heard, passes
from tests.journeys.conftest import Meet
from tests.journeys.person import Person, labels

DAY = 24 * 3600


async def joins(person: Person, owner: Person, role: str) -> None:
    """Become a member of the team, by the owner's invitation in Chinese."""
    await owner.says("/team")
    await owner.taps("邀请同事")
    shown = await owner.taps(role)
    found = re.search(r"\?start=([a-z0-9-]+)", shown["text"])
    assert found, shown["text"]
    await person.says(f"/start {found[1]}")


def data_of(message: dict[str, Any], label: str) -> str:
    """What a button carries."""
    buttons = [button for row in message["keyboard"] for button in row]
    return str(next(one["callback_data"] for one in buttons if one["text"] == label))


async def test_a_typo_seen_before_its_time_is_mended_and_nobody_gets_it(
    boss: Person, ann: Person
) -> None:
    await agrees(ann)
    await begin(boss, "Closed on Munday.", "✏️ Write a new one")
    await boss.taps("Send …")
    await boss.taps("At another time")
    await boss.says("tomorrow 10:00")
    await boss.taps("✅ Send it then to 1")
    seen = await boss.taps("The announcement")
    assert "goes out as it was confirmed" in seen["text"]
    await boss.taps("📊 How far it is")
    await boss.taps("⏹ End it")
    assert "a draft again" in (await boss.taps("Yes, end it"))["text"]
    draft = await boss.taps("The announcement")
    assert "draft" in draft["text"]
    await boss.taps("✏️ English")
    await boss.says("Closed on Monday.")
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 1")
    await passes(boss, advance_seconds=2 * DAY)
    said = [text for text in await heard(ann) if "Closed" in text]
    assert said == ["Closed on Monday."]


async def test_a_time_that_is_over_is_asked_about_again(nurse: Person, ann: Person) -> None:
    await agrees(ann)
    await begin(nurse, "周一休息。", "✏️ 写新通知")
    await nurse.taps("发送……")
    await nurse.taps("换个时间发")
    asked = await nurse.says("明天上午10点")
    assert re.search(r"(周|星期)[一二三四五六日].*10:00", asked["text"])
    await passes(nurse, advance_seconds=2 * DAY)
    again = await nurse.taps("✅ 到时发给 1 人")
    assert "时间已经过了" in again["text"]
    assert "现在发给" in again["text"]
    assert not any("周一休息" in text for text in await heard(ann))


async def test_paying_for_speed_keeps_the_time_and_says_the_price(
    boss: Person, ann: Person
) -> None:
    await agrees(ann)
    await begin(boss, "Closed on Monday.", "✏️ Write a new one")
    await boss.taps("Send …")
    await boss.taps("At another time")
    asked = await boss.says("tomorrow 10:00")
    minute = data_of(asked, "✅ Send it then to 1").rsplit(":", 1)[1]
    paid = await boss.presses(f"zy:1:1:{minute}")
    assert "10:00" in paid["text"]
    assert "takes up to 1 Star from" in paid["text"]
    assert "✅ Send then: 1 Star" in labels(paid)
    free = await boss.taps("Usual speed, unpaid")
    assert "10:00" in free["text"]
    assert "Star" not in free["text"]


async def test_what_a_colleague_changed_meanwhile_is_looked_at_again(
    nurse: Person, ann: Person, fang: Person
) -> None:
    await agrees(ann)
    await joins(fang, nurse, "操作员")
    await begin(nurse, "周一休息。", "✏️ 写新通知")
    await nurse.taps("发送……")
    await fang.says("/announce")
    await fang.taps("📝 1 · 周一休息。")
    await fang.taps("✏️ English")
    await fang.says("Closed on Monday.")
    again = await nurse.taps("✅ 发给 1 人")
    assert "内容有改动" in again["text"]
    await passes(nurse)
    assert not any("Closed" in text for text in await heard(ann))
    await fang.taps("发送……")
    await nurse.taps("✅ 发给 1 人")
    late = await fang.taps("✅ 发给 1 人")
    assert "已经确认过了" in late["text"]
    await passes(nurse)
    assert [text for text in await heard(ann) if "Closed" in text] == ["Closed on Monday."]


async def test_two_colleagues_pause_go_on_and_end_it(
    nurse: Person, ann: Person, fang: Person
) -> None:
    await agrees(ann)
    await joins(fang, nurse, "操作员")
    await begin(nurse, "周一休息。", "✏️ 写新通知")
    await nurse.taps("发送……")
    await nurse.taps("换个时间发")
    await nurse.says("明天上午10点")
    shown = await nurse.taps("✅ 到时发给 1 人")
    assert "等待发送" in shown["text"]
    await fang.presses("v:1")
    rests = await fang.taps("⏸ 暂停")
    assert "已暂停" in rests["text"]
    assert re.search(r"原定 .+10:00 发送。现在暂停着", rests["text"])
    assert "▶️ 继续，到时再发" in labels(rests)
    await passes(nurse, advance_seconds=2 * DAY)
    assert not any("周一休息" in text for text in await heard(ann))
    assert "已暂停" in (await nurse.presses("vp:1"))["text"]
    await nurse.taps("▶️ 现在发送")
    await passes(nurse)
    assert any("周一休息" in text for text in await heard(ann))
    over = await fang.presses("vc:1:1")
    assert "已完成" in over["text"]


async def test_beyond_a_number_it_has_to_be_typed(
    boss: Person, ann: Person, fang: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agreeing, "TYPED", 1)
    await agrees(ann, fang)
    await begin(boss, "Closed on Monday.", "✏️ Write a new one")
    asked = await boss.taps("Send …")
    assert "write the number of people: 2" in asked["text"]
    assert not any(label.startswith("✅") for label in labels(asked))
    assert "write the number" in (await boss.presses("zs:1:0"))["text"]
    wrong = await boss.says("3")
    assert "That is not the number. Nothing was sent." in wrong["text"]
    assert not any("Closed" in text for text in await heard(ann))
    assert "Announcement 1" in (await boss.says(" ２ "))["text"]
    await passes(boss)
    assert any("Closed" in text for text in await heard(ann))
    # What is written next is a question again.
    assert "Announcement" not in (await boss.says("3"))["text"]


async def test_words_once_taken_are_not_replaced_by_a_question(boss: Person) -> None:
    await begin(boss, "Closed on Monday.", "✏️ Write a new one")
    answer = await boss.says("How long does the swelling last?")
    assert "Got it." not in answer["text"]
    draft = await boss.presses("zd:1")
    assert "Closed on Monday." in draft["text"]


async def test_a_draft_that_was_put_away_is_gone_for_both(nurse: Person, fang: Person) -> None:
    await joins(fang, nurse, "操作员")
    await begin(nurse, "周一休息。", "✏️ 写新通知")
    await fang.presses("zd:1")
    await nurse.taps("🗑 删除草稿")
    assert "草稿已删除" in (await nurse.taps("确定删除"))["text"]
    for button in ("zd:1", "zr:1:0", "zs:1:0", "za:1", "zb:1", "zc:1", "zi:1", "zw:1:zh"):
        assert "已经没有了" in (await fang.presses(button))["text"], button


async def test_an_editor_prepares_and_is_offered_nothing_that_is_refused(
    nurse: Person, fang: Person
) -> None:
    await joins(fang, nurse, "编辑")
    draft = await begin(fang, "周一休息。", "✏️ 写新通知")
    assert "发送……" not in labels(draft)
    assert "先发给团队" not in labels(draft)
    seen = await fang.taps("👁 中文")
    assert labels(seen) == ["‹ 上一步"]
    await nurse.says("/announce")
    assert "发送……" in labels(await nurse.taps("📝 1 · 周一休息。"))


async def test_the_preview_is_exact_and_the_ways_on_stand_behind_it(
    meet: Meet, ann: Person, fang: Person
) -> None:
    await agrees(ann, fang)
    for lang, new, eye, send, sure in (
        ("en", "✏️ Write a new one", "👁 English", "Send …", "✅ Send it to 2"),
        ("zh-hans", "✏️ 写新通知", "👁 中文", "发送……", "✅ 发给 2 人"),
    ):
        operator = meet(9001, lang)
        await begin(operator, "周一休息 · Closed on Monday", new)
        ways = await operator.taps(eye)
        preview = (await operator.from_bot())[-2]
        assert preview["text"] == "周一休息 · Closed on Monday"
        assert send in labels(ways)
        assert send not in labels(preview)
        await operator.taps(send)
        await operator.taps(sure)
        await passes(operator)
        reader = ann if lang == "en" else fang
        arrived = (await reader.from_bot())[-1]
        assert (arrived["text"], labels(arrived)) == (preview["text"], labels(preview))


async def test_the_team_gets_a_test_each_in_their_language(nurse: Person, ann: Person) -> None:
    await joins(ann, nurse, "操作员")
    await begin(nurse, "周一休息。", "✏️ 写新通知")
    await nurse.taps("✏️ English")
    await nurse.says("Closed on Monday.")
    await nurse.taps("先发给团队")
    await passes(nurse)
    *_, letter, behind = await heard(ann)
    assert letter == "Closed on Monday."
    assert "A test of announcement 1, for the team alone" in behind
    *_, letter, behind = await heard(nurse)
    assert letter == "周一休息。"
    assert "只有团队收到" in behind
    assert any("正在试发给团队的 2 人" in text for text in await heard(nurse))


async def test_more_people_than_were_seen_are_asked_about_again(
    nurse: Person, ann: Person, fang: Person
) -> None:
    await agrees(ann)
    await begin(nurse, "周一休息。", "✏️ 写新通知")
    await nurse.taps("发送……")
    await agrees(fang)
    again = await nurse.taps("✅ 发给 1 人")
    assert "现在的人数比您看的时候多" in again["text"]
    assert not any("周一休息" in text for text in await heard(ann))
    await nurse.taps("✅ 发给 2 人")
    await passes(nurse)
    assert (await heard(fang))[-1] == "周一休息。"


async def test_a_picture_that_is_gone_is_said_in_the_preview(nurse: Person) -> None:
    await nurse.says("/announce")
    await nurse.taps("✏️ 写新通知")
    await nurse.sends(photo={"width": 640, "height": 480}, caption="新诊室")
    gone = "Bad Request: wrong file identifier/HTTP URL specified"
    await nurse._post("fault", method="sendPhoto", code=400, description=gone)
    said = await nurse.taps("👁 中文")
    assert "Telegram 不收这条内容" in said["text"]
    assert "新诊室" in (await nurse.taps("‹ 上一步"))["text"]


async def test_what_was_not_changed_is_not_corrected(boss: Person, ann: Person) -> None:
    await agrees(ann)
    await begin(boss, "Closed on Munday.", "✏️ Write a new one")
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 1")
    await passes(boss)
    assert "nothing to correct yet" in (await boss.taps("✏️ Correct it"))["text"]
    await boss.taps("✏️ English")
    changed = await boss.says("Closed on Monday.")
    assert "People still have the old one" in changed["text"]
    await boss.taps("✏️ Correct it")
    await boss.taps("Yes, correct it")
    await passes(boss)
    assert (await heard(ann))[-1] == "Closed on Monday."
    await boss.presses("v:1")
    assert "nothing to correct yet" in (await boss.taps("✏️ Correct it"))["text"]
    again = await boss.taps("The announcement")
    assert "Correcting announcement 1" in (await boss.taps("📊 Correction"))["text"]
    assert "sent and corrected" in again["text"]


async def test_a_correction_says_which_language_it_leaves_alone(
    boss: Person, ann: Person, fang: Person
) -> None:
    await agrees(ann, fang)
    await begin(boss, "Closed on 2 January.", "✏️ Write a new one")
    await boss.taps("✏️ 中文")
    await boss.says("1月2日休息。")
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 2")
    await passes(boss)
    await boss.taps("The announcement")
    await boss.taps("✏️ 中文")
    await boss.says("1月3日休息。")
    await boss.taps("📊 How far it is")
    asked = await boss.taps("✏️ Correct it")
    assert "Not changed: English." in asked["text"]


async def test_a_correction_pings_nobody_and_a_notice_goes_to_the_same(
    boss: Person, fang: Person, ann: Person
) -> None:
    await agrees(fang, ann)
    await begin(boss, "Closed on Munday.", "✏️ Write a new one")
    await boss.presses("zl:1:en")
    await boss.presses("za:1")
    await boss.taps("‹ Back")
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 1")
    await passes(boss)
    await boss.presses("zd:1")
    await boss.taps("✏️ English")
    await boss.says("Closed on Monday.")
    asked = await boss.taps("✏️ Correct it")
    assert "Nobody is pinged" in asked["text"]
    await boss.taps("Yes, correct it")
    await passes(boss)
    begun = await boss.taps("🔔 Tell them of it")
    assert "for whom the corrected one was for" in begun["text"]
    drawn = await boss.says("We are closed on Monday, not on Munday.")
    assert "It reaches 1" in drawn["text"]
    await boss.taps("Send …")
    await boss.taps("✅ Send it to 1")
    await passes(boss)
    assert (await heard(ann))[-1] == "We are closed on Monday, not on Munday."
    assert not any("Munday" in text for text in await heard(fang))


async def test_an_albums_buttons_are_said_to_come_below_it(boss: Person) -> None:
    await boss.says("/announce")
    await boss.taps("✏️ Write a new one")
    first = await boss.sends(photo={"data": "AAAA"}, caption="Rooms", media_group_id="7")
    assert "its other parts join it" in first["text"]
    await boss.is_ignored(photo={"data": "BBBB"}, media_group_id="7")
    told = await boss.taps("👁 English")
    assert "in a message of their own below it" in told["text"]


async def test_a_page_is_chosen_and_everybody_reads_its_name_in_their_language(
    nurse: Person, ann: Person, fang: Person
) -> None:
    await agrees(ann, fang)
    await begin(nurse, "新的说明。", "✏️ 写新通知")
    await nurse.taps("按钮")
    await nurse.taps("加一个按钮")
    risks = await nurse.taps("风险")
    assert "✅ 用这一页" in labels(risks)
    added = await nurse.taps("✅ 用这一页")
    assert "✕ 风险" in labels(added)
    await nurse.taps("加一个按钮")
    found = await nurse.says("肿胀")
    assert "找到这些页面" in found["text"]
    await nurse.says("官网｜www.example.org/小知识")
    shown = await nurse.newest()
    assert "官网 → https://www.example.org/小知识" in shown["text"]
    await nurse.taps("‹ 上一步")
    await nurse.taps("发送……")
    await nurse.taps("✅ 发给 2 人")
    await passes(nurse)
    in_english, in_chinese = (await ann.from_bot())[-1], (await fang.from_bot())[-1]
    assert labels(in_english) == ["Risks", "官网", "🔕 Stop these messages"]
    assert labels(in_chinese) == ["风险", "官网", "🔕 不再接收通知"]


async def test_any_forwarded_message_can_be_announced_an_album_as_one(
    boss: Person, ann: Person
) -> None:
    await agrees(ann)
    part = {"forwarded_from": "Dr Wang", "media_group_id": "77"}
    offered = await boss.sends(photo={"data": "AAAA"}, caption="Our new rooms", **part)
    assert "Make an announcement" in offered["text"]
    await boss.is_ignored(photo={"data": "BBBB"}, **part)
    draft = await boss.taps("English")
    assert "📎 2 · “Our new rooms”" in draft["text"]
    # To a patient it is a picture like any other.
    assert "announcement" not in (await ann.sends(photo=True, **part))["text"]


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({"sticker": True}, "A sticker can't be announced"),
        ({"location": {"latitude": 1, "longitude": 2}}, "A location can't be announced"),
        ({"contact": {"first_name": "Ann"}}, "A contact can't be announced"),
    ],
    ids=["sticker", "location", "contact"],
)
async def test_what_cannot_be_announced_is_said_and_what_can(
    boss: Person, ann: Person, message: dict[str, Any], said: str
) -> None:
    shown = await boss.sends(**message, forwarded_from="Dr Wang")
    assert said in shown["text"]
    assert "a photo, an album" in shown["text"]
    await begin(boss, "Closed on Monday.", "✏️ Write a new one")
    await boss.taps("✏️ English")
    assert said in (await boss.sends(**message))["text"]
    assert "Closed on Tuesday" in (await boss.says("Closed on Tuesday."))["text"]
    # To a patient it is what it was.
    assert "announced" not in (await ann.sends(**message, forwarded_from="Dr Wang"))["text"]


async def test_who_left_the_team_sees_no_more_of_a_run(
    nurse: Person, ann: Person, fang: Person
) -> None:
    await agrees(ann)
    await joins(fang, nurse, "操作员")
    await begin(nurse, "周一休息。", "✏️ 写新通知")
    await nurse.taps("发送……")
    await nurse.taps("换个时间发")
    await nurse.says("明天上午10点")
    await nurse.taps("✅ 到时发给 1 人")
    await fang.presses("v:1")
    seen = await fang.newest()
    await nurse.says("/team")
    await nurse.taps("移出 4243")
    await nurse.taps("确定，马上生效")
    await passes(nurse, advance_seconds=2 * DAY)
    unchanged = next(
        one for one in await fang.from_bot() if one["message_id"] == seen["message_id"]
    )
    assert unchanged["text"] == seen["text"]

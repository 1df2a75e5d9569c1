"""News from the clinic: asked for once, stopped with a tap, never mixed up with reminders."""

from tests.journeys.announcing import agrees, begin, passes
from tests.journeys.person import Person, labels
from tests.journeys.test_enrolment import almost_done


async def test_after_subscribing_one_is_asked_once_and_nothing_is_ticked(
    ann: Person, boss: Person
) -> None:
    await almost_done(ann)
    begun = await ann.taps("Start my reminders")
    assert "Only if you tap it" in begun["text"]
    assert "☐ The clinic's news, too" in labels(begun)
    assert "Only if you tap it" not in (await ann.says("/recovery"))["text"]
    assert "off" in (await ann.says("/news"))["text"]
    draft = await begin(boss, "Closed on Monday.", "✏️ Write a new one")
    assert "It reaches nobody yet." in draft["text"]
    done = await ann.taps("☐ The clinic's news, too", message_id=begun["message_id"])
    assert "You get the clinic's news" in done["text"]
    assert "It reaches 1" in (await boss.presses("zd:1"))["text"]


async def test_stopped_below_an_announcement_and_taken_back(nurse: Person, fang: Person) -> None:
    await agrees(fang)
    await begin(nurse, "周一休息。", "✏️ 写新通知")
    await nurse.taps("发送……")
    await nurse.taps("✅ 发给 1 人")
    await passes(nurse)
    below = (await fang.from_bot())[-1]
    stopped = await fang.taps("🔕 不再接收通知")
    assert "不再发医院的通知" in stopped["text"]
    assert (await fang.from_bot())[-2]["text"] == below["text"]
    again = await fang.taps("🔔 好的，接收通知")
    assert "以后会收到" in again["text"]
    # The button below an old announcement works for ever, and twice as well.
    for _ in range(2):
        old = await fang.taps("🔕 不再接收通知", message_id=below["message_id"])
        assert "不再发医院的通知" in old["text"]


async def test_it_is_among_ones_own_data(fang: Person, ann: Person) -> None:
    for person, title, off in ((fang, "医院通知", "未接收"), (ann, "News from the clinic", "off")):
        await person.says("/privacy")
        assert off in (await person.taps(title))["text"]


async def test_who_stopped_all_messages_is_told_that_news_cant_come_either(ann: Person) -> None:
    await ann.says("/stop")
    await ann.says("/news")
    told = await ann.taps("🔔 Yes, send me news")
    assert "stopped all messages" in told["text"]
    assert labels(told)[0] == "Messages may come again"
    await ann.taps("Messages may come again")
    assert "on" in (await ann.says("/news"))["text"]

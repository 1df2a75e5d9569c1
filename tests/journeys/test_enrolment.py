"""Subscribing to reminders: consent first, a question a screen, the plan, and it begins."""

import json
from typing import Any

import pytest

from bot.settings import Settings
from bot.subscriptions import CONSENT_VERSION
from tests.journeys.conftest import Meet, rehearsal
from tests.journeys.person import Person, labels

EN = {"agree": "I am 18 or older and agree", "right": "Yes, that day", "no": "No"}
ZH = {"agree": "我满18岁，同意", "right": "对，就是这天", "no": "不抽"}


async def agrees(person: Person, words: dict[str, str] = EN) -> dict[str, Any]:
    await person.says("/recovery")
    await person.taps(words["agree"])
    return await person.taps(labels(await person.newest())[0])  # the first plan


async def kept_of(person: Person) -> dict[str, Any]:
    await person.says("/privacy")
    shown = await person.presses("ye")
    async with person.http.get(f"/sim/file/{shown['document']['file_id']}") as response:
        kept: dict[str, Any] = json.loads(await response.read())
        return kept


async def test_straight_through_by_taps(ann: Person) -> None:
    shown = await agrees(ann)
    assert "When is your operation?" in shown["text"]
    await ann.taps("›")
    await ann.taps("15")
    shown = await ann.newest()
    assert "Is that right?" in shown["text"]
    assert "in " in shown["text"]
    await ann.taps("Yes, that day")
    await ann.taps("I don't know")
    await ann.taps("No")
    await ann.taps("09:00")
    shown = await ann.newest()
    assert "where you are (Beijing)?" in shown["text"]
    shown = await ann.taps(labels(shown)[0])
    assert "Is this right?" in shown["text"]
    assert "Starting time: I don't know" in shown["text"]
    plan = await ann.taps("See the whole plan")
    assert plan["text"].count("•") == 12
    await ann.taps("Next ›")
    shown = await ann.taps("Start my reminders")
    assert "All set" in shown["text"]
    assert "My recovery" in shown["text"]
    assert "My recovery" in (await ann.says("/recovery"))["text"]
    kept = await kept_of(ann)
    assert kept["subscriptions"][0]["zone"] == "Asia/Shanghai"
    assert kept["subscriptions"][0]["smoker"] is False
    assert len(kept["consents"]) == 1
    assert "enrolment" not in kept["dialog"]


async def test_in_ones_own_words_in_chinese(fang: Person) -> None:
    await agrees(fang, ZH)
    shown = await fang.says("明天")
    assert "明天。对吗" in shown["text"]
    await fang.taps(ZH["right"])
    await fang.taps("不清楚")
    await fang.taps("抽")
    shown = await fang.says("早上八点半")
    assert "您那里现在是" in shown["text"]
    shown = await fang.says("长治")
    assert "提醒时间：08:30" in shown["text"]
    shown = await fang.taps("开始提醒我")
    assert "设好了" in shown["text"]


@pytest.mark.parametrize(
    "said", ["上礼拜五", "上週五", "上一个礼拜五做的手术", "上禮拜天", "這禮拜三"]
)
async def test_a_day_of_the_week_is_read_as_it_is_said(fang: Person, said: str) -> None:
    await agrees(fang, ZH)
    assert "对吗" in (await fang.says(said))["text"]


async def test_who_does_not_remember_says_so_and_nobody_is_alarmed(fang: Person) -> None:
    await agrees(fang, ZH)
    await fang.says("明天")
    await fang.taps(ZH["right"])
    assert "大概几点" in (await fang.says("上午"))["text"]
    assert "您抽烟吗" in (await fang.says("真的不记得了"))["text"]
    assert "那现在呢" in (await fang.says("早就戒了"))["text"]
    assert "提醒一般几点" in (await fang.says("戒了"))["text"]
    assert "记下了：09:00" in (await fang.says("早上吧"))["text"]
    shown = (await fang.says("一样的"))["text"]
    for line in ("几点开始：不清楚", "抽烟：不抽", "提醒时间：09:00", "按北京时间"):
        assert line in shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("农历三月初五", "lunar calendar"),
        ("30 February", "no such day"),
        ("some day next month", "the very day"),
        ("5/6", "Which day do you mean?"),
        ("5 March 2031", "a long way off"),
        ("5 March 2300", "too far off"),
        ("5 March 1985", "too far off"),
        ("I don't know yet", "When you know the day"),
    ],
)
async def test_a_strange_day_is_questioned(ann: Person, text: str, words: str) -> None:
    await agrees(ann)
    assert words in (await ann.says(text))["text"]


@pytest.mark.parametrize(
    ("lang", "says"),
    [("en", "dangers you wrote of or tapped"), ("zh-hans", "您写到或点到的危险")],
)
async def test_the_consent_names_all_that_the_team_is_told_of(
    meet: Meet, lang: str, says: str
) -> None:
    assert says in (await meet(4242, lang).says("/recovery"))["text"]


async def test_no_consent_keeps_nothing(ann: Person) -> None:
    await ann.says("/recovery")
    assert "I kept nothing" in (await ann.taps("No, thank you"))["text"]
    for data in ("rne:740000", "rnf:540", "rng:1", "rnm", "rnl:0", "rnk:day", "rnb:1:2020-01"):
        assert "Are you 18 or older" in (await ann.presses(data))["text"]
    await ann.says("my operation is on 5 March")
    await ann.sends(location={"latitude": 39.9, "longitude": 116.4})
    kept = await kept_of(ann)
    assert (kept["consents"], kept["subscriptions"]) == ([], [])
    assert "enrolment" not in kept["dialog"]


@pytest.mark.usefixtures("reachable_team")
async def test_a_question_in_between_is_answered_and_leads_back(ann: Person) -> None:
    await agrees(ann)
    shown = await ann.says("will i have scars")
    assert labels(shown)[0] == "Go on with my reminders"
    shown = await ann.taps("Go on with my reminders")
    assert "When is your operation?" in shown["text"]
    shown = await ann.says("i cant breathe")
    assert "120" in shown["text"] or "Something is wrong" in labels(shown)[:2]
    assert "Is that right?" in (await ann.says("tomorrow"))["text"]  # still asked for


@pytest.mark.usefixtures("reachable_team")
@pytest.mark.parametrize(
    "sent",
    [
        {"photo": "aGVsbG8="},
        {"voice": True},
        {"sticker": True},
        {"location": {"latitude": 51.5, "longitude": -0.1}},
    ],
)
async def test_what_cannot_be_read_leads_back_to_the_question(
    ann: Person, sent: dict[str, Any]
) -> None:
    await agrees(ann)
    shown = await ann.sends(**sent)
    assert labels(shown)[0] == "Go on with my reminders"
    assert "When is your operation?" in (await ann.taps("Go on with my reminders"))["text"]
    assert "Is that right?" in (await ann.says("tomorrow"))["text"]


async def test_elsewhere_what_cannot_be_read_leads_to_no_reminders(ann: Person) -> None:
    await agrees(ann)
    await ann.says("/menu")
    assert "Go on with my reminders" not in labels(await ann.sends(photo="aGVsbG8="))


@pytest.mark.usefixtures("reachable_team")
async def test_a_danger_below_a_picture_comes_before_the_way_back(ann: Person) -> None:
    await agrees(ann)
    shown = await ann.sends(photo="aGVsbG8=", caption="blood everywhere on my pillow")
    assert "120" in shown["text"].splitlines()[0]
    assert labels(shown)[-1] == "Go on with my reminders"


async def test_whatever_comes_in_between_the_menu_leads_back(ann: Person) -> None:
    await agrees(ann)
    await ann.says("tomorrow")
    await ann.taps("Yes, that day")
    for command in ("/start", "/menu", "/start risks", "/language", "/privacy", "/help"):
        await ann.says(command)
    shown = await ann.says("/menu")
    assert labels(shown)[0] == "Go on with my reminders"
    assert "At what time" in (await ann.taps("Go on with my reminders"))["text"]
    await ann.says("/stop")
    await ann.presses("rr")
    assert "At what time" in (await ann.taps("Go on with my reminders"))["text"]


async def test_all_of_it_can_be_written(ann: Person) -> None:
    await ann.says("/recovery")
    await ann.taps("I am 18 or older and agree")
    await ann.says("facelift")
    await ann.says("tomorrow")
    await ann.taps("Yes, that day")
    assert "Do you smoke?" in (await ann.says("half past ten"))["text"]
    assert "time of day" in (await ann.says("No"))["text"]
    assert "let you sleep" in (await ann.says("3 am"))["text"]
    assert "where you are" in (await ann.says("8 in the morning"))["text"]
    shown = await ann.says("yes")
    for line in (
        "Facelift",
        "tomorrow",
        "Starting time: 10:30",
        "Smoker: No",
        "day: 08:00",
        "Beijing",
    ):
        assert line in shown["text"]


@pytest.mark.usefixtures("reachable_team")
async def test_a_fever_is_no_time_of_day(ann: Person) -> None:
    await almost_done(ann)
    await ann.taps("When reminders come")
    assert "38 °C" in (await ann.says("my temperature is 38.5"))["text"]
    assert "Time of day: 08:00" in (await ann.presses("rna"))["text"]


async def test_a_typing_mistake_can_be_edited(ann: Person) -> None:
    await agrees(ann)
    await ann.says("5 Mrach")
    [sent] = [one for one in await ann.transcript() if one["text"] == "5 Mrach"]
    edited = {"user_id": ann.user_id, "message_id": sent["message_id"], "text": "5 March"}
    async with ann.http.post("/sim/edit", json=edited) as response:
        assert response.status == 200, await response.text()
    await ann.settle()
    assert "5 Mar" in (await ann.newest())["text"]
    assert "Is that right?" in (await ann.newest())["text"]


ANSWERED = ("tomorrow", "Yes, that day", "09:00", "No", "08:00", "yes")
"""What is said or tapped after the operation was chosen, a step each."""


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        (0, "When is your operation?"),
        (1, "When is your operation?"),  # shown, and not yet confirmed
        (2, "At what time"),
        (3, "Do you smoke?"),
        (4, "time of day"),
        (5, "where you are"),
        (6, "Is this right?"),
    ],
)
async def test_it_is_taken_up_again_after_a_restart(
    settings: Settings, answers: int, asked: str
) -> None:
    async with rehearsal(settings) as (meet, _):
        ann = meet()
        await agrees(ann)
        for answer in ANSWERED[:answers]:
            tapped = answer in labels(await ann.newest())
            await (ann.taps(answer) if tapped else ann.says(answer))
    async with rehearsal(settings) as (meet, _):
        ann = meet()
        shown = await ann.says("/recovery")
        assert "Shall we go on?" in shown["text"]
        assert asked in (await ann.taps("Go on with my reminders"))["text"]


async def almost_done(person: Person) -> dict[str, Any]:
    await agrees(person)
    await person.says("tomorrow")
    await person.taps("Yes, that day")
    await person.taps("09:00")
    await person.taps("No")
    await person.taps("08:00")
    return await person.taps(labels(await person.newest())[0])


async def test_every_answer_can_be_changed(ann: Person) -> None:
    assert "Smoker: No" in (await almost_done(ann))["text"]
    await ann.taps("Smoking")
    assert "Smoker: Yes" in (await ann.taps("Yes"))["text"]
    await ann.taps("Place")
    assert "Clocks: Tokyo" in (await ann.says("Tokyo"))["text"]
    await ann.taps("Place")
    where = {"latitude": 51.5, "longitude": -0.1}
    assert "Clocks: London" in (await ann.sends(location=where))["text"]
    await ann.taps("Place")
    where = {"latitude": 39.9, "longitude": 116.4}
    assert "Clocks: Beijing" in (await ann.sends(location=where))["text"]
    await ann.taps("When reminders come")
    assert "Time of day: 21:15" in (await ann.says("9:15 pm"))["text"]
    await ann.taps("Hour of the operation")
    assert "Starting time: 14:00" in (await ann.taps("14:00"))["text"]
    await ann.taps("Day of the operation")
    await ann.says("in 3 weeks")
    assert "in 21 days" in (await ann.taps("Yes, that day"))["text"]
    assert "Thread" in str(labels(await ann.taps("Which operation")))


async def test_a_second_tap_begins_nothing_twice(ann: Person) -> None:
    await almost_done(ann)
    await ann.taps("Start my reminders")
    await ann.presses("rnm")
    await ann.presses("rng:1")
    assert len((await kept_of(ann))["subscriptions"]) == 1


async def test_an_unknown_place_is_asked_for_again(ann: Person) -> None:
    await almost_done(ann)
    await ann.taps("Place")
    assert "don't know that place" in (await ann.says("Atlantis"))["text"]
    at_sea = {"latitude": 0.0, "longitude": -30.0}
    assert "don't know that place" in (await ann.sends(location=at_sea))["text"]
    shown = await ann.says("no")
    assert "where you are" in shown["text"]
    assert any(label.startswith("Tokyo") for label in labels(shown))


async def test_where_people_go_by_two_clocks_they_choose(fang: Person) -> None:
    await agrees(fang, ZH)
    await fang.says("明天")
    await fang.taps(ZH["right"])
    for said in ("下午两点", "不抽", "早上八点"):
        await fang.says(said)
    shown = await fang.sends(location={"latitude": 43.8, "longitude": 87.6})
    assert [label[:2] for label in labels(shown)[:2]] == ["北京", "乌鲁"]
    shown = await fang.taps(labels(shown)[1])
    assert "按乌鲁木齐时间" in shown["text"]
    assert "14:00" in shown["text"]


async def test_what_comes_is_seen_before_one_begins(ann: Person) -> None:
    shown = await almost_done(ann)
    assert "What comes (" in shown["text"]
    assert "short message" in shown["text"]  # of the weeks that are past
    await ann.taps("Day of the operation")
    await ann.says("in 60 days")
    shown = await ann.taps("Yes, that day")
    assert "short message" not in shown["text"]


async def test_a_plan_that_is_over_is_not_begun(ann: Person) -> None:
    await almost_done(ann)
    await ann.taps("Day of the operation")
    await ann.says("10 months ago")
    shown = await ann.taps("Yes, that day")
    assert "nothing would come" in shown["text"]
    assert "Start my reminders" not in labels(shown)
    assert "nothing would come" in (await ann.presses("rnm"))["text"]
    assert (await kept_of(ann))["subscriptions"] == []


async def test_a_no_after_a_yes_is_asked_about(ann: Person) -> None:
    await agrees(ann)
    shown = await ann.presses(f"rnb:0:{CONSENT_VERSION}")
    assert "reminders and check-ins end" in shown["text"]
    assert "kept nothing" not in shown["text"]
    await ann.presses(f"rnb:1:{CONSENT_VERSION}")
    assert len((await kept_of(ann))["consents"]) == 1


async def test_every_screen_has_the_way_back_and_the_red_button(ann: Person) -> None:
    await agrees(ann)
    shown = await ann.newest()
    for answer in ("tomorrow", None, "10:30", "no", "8:30", "yes"):
        assert "Something is wrong" in labels(shown)
        if answer is not None:
            assert "‹ Back" in labels(shown)
            shown = await ann.says(answer)
        else:
            shown = await ann.taps("Yes, that day")
    assert "Something is wrong" in labels(shown)
    days = ("Day of the operation", "Hour of the operation", "When reminders come")
    for what in (*days, "Smoking", "Place", "Which operation"):
        shown = await ann.taps(what)
        assert "Something is wrong" in labels(shown)
        assert "Is this right?" in (await ann.taps("‹ Back"))["text"]


async def test_an_operation_that_does_not_exist_is_not_taken(ann: Person) -> None:
    await ann.says("/recovery")
    await ann.taps("I am 18 or older and agree")
    assert "Which operation" in (await ann.presses("rnh:browlift"))["text"]


async def test_who_is_under_age_is_told_and_nothing_is_kept(ann: Person) -> None:
    await ann.says("/recovery")
    shown = await ann.says("I am 16")
    assert "adults only" in shown["text"]
    assert "Go on with my reminders" not in labels(shown)
    kept = await kept_of(ann)
    assert (kept["consents"], kept["subscriptions"]) == ([], [])
    assert "enrolment" not in kept["dialog"]


async def test_a_vague_answer_and_a_far_place_in_chinese(fang: Person) -> None:
    await agrees(fang, ZH)
    assert "农历" in (await fang.says("农历三月初五"))["text"]
    assert "等您知道了" in (await fang.says("还没定"))["text"]
    await fang.says("五天前")
    assert "是几点开始的" in (await fang.taps(ZH["right"]))["text"]
    for said in ("不清楚", "不想说", "随便"):
        await fang.says(said)
    shown = await fang.says("我在慕尼黑")
    assert "按柏林时间" in shown["text"]
    assert "合成一条短消息" in shown["text"]
    await fang.taps("开始提醒我")
    # What still helps comes right behind it.
    assert any("设好了" in one["text"] for one in await fang.from_bot())


async def to_the_hour(person: Person, words: dict[str, str]) -> None:
    await agrees(person, words)
    await person.says("明天" if words is ZH else "tomorrow")


async def to_the_end(person: Person, words: dict[str, str]) -> dict[str, Any]:
    await to_the_hour(person, words)
    await person.taps(words["right"])
    await person.taps(labels(await person.newest())[3])  # an hour
    await person.taps(words["no"])
    await person.taps("09:00")
    return await person.taps(labels(await person.newest())[0])


@pytest.mark.parametrize("said", ["yes", "ok", "Yes, that's right!"])
async def test_a_written_yes_begins_as_the_tap_does(ann: Person, said: str) -> None:
    await to_the_end(ann, EN)
    await ann.says(said)
    # What is due the day before may come right behind it.
    assert any("All set" in one["text"] for one in await ann.from_bot())


@pytest.mark.parametrize("said", ["对", "好的", "ok"])
async def test_a_written_yes_begins_in_chinese(fang: Person, said: str) -> None:
    await to_the_end(fang, ZH)
    await fang.says(said)
    # What is due the day before may come right behind it.
    assert any("设好了" in one["text"] for one in await fang.from_bot())


async def test_a_written_no_asks_what_is_wrong_and_a_question_ends_the_asking(ann: Person) -> None:
    await to_the_end(ann, EN)
    shown = await ann.says("no")
    assert "what shall I change" in shown["text"]
    assert "Start my reminders" in labels(shown)
    await ann.says("will i have scars")
    assert "All set" not in (await ann.says("ok"))["text"]


@pytest.mark.parametrize(
    ("who", "yes", "asked"), [("ann", "yes", "At what time"), ("fang", "对", "手术几点开始")]
)
async def test_a_written_yes_takes_the_day_that_is_shown(
    who: str, yes: str, asked: str, meet: Meet
) -> None:
    person = meet(4243, "zh-hans") if who == "fang" else meet()
    await to_the_hour(person, ZH if who == "fang" else EN)
    assert asked in (await person.says(yes))["text"]


@pytest.mark.parametrize(
    ("who", "said"), [("ann", "10ish"), ("ann", "around ten"), ("fang", "十点左右")]
)
async def test_an_hour_said_roughly_is_taken_and_said_back(who: str, said: str, meet: Meet) -> None:
    person = meet(4243, "zh-hans") if who == "fang" else meet()
    words = ZH if who == "fang" else EN
    await to_the_hour(person, words)
    await person.taps(words["right"])
    shown = await person.says(said)
    assert "10:00" in shown["text"]
    assert words["no"] in labels(shown)  # the next question


@pytest.mark.parametrize(
    ("who", "said", "next_"),
    [
        ("ann", "yes i smoke", "time of day"),
        ("ann", "Yes, I smoke.", "time of day"),
        ("ann", "quit last year", "at present"),
        ("fang", "不抽", "一般几点"),
        ("fang", "我抽烟", "一般几点"),
        ("fang", "去年戒了", "现在呢"),
    ],
)
async def test_smoking_is_told_in_ones_own_words(
    who: str, said: str, next_: str, meet: Meet
) -> None:
    person = meet(4243, "zh-hans") if who == "fang" else meet()
    words = ZH if who == "fang" else EN
    await to_the_hour(person, words)
    await person.taps(words["right"])
    await person.taps("09:00")
    assert next_ in (await person.says(said))["text"]


@pytest.mark.parametrize(
    ("who", "said", "kindly"),
    [
        ("ann", "next year", "the very day"),
        ("fang", "明年", "哪一天"),
        ("fang", "明年春天", "哪一天"),
    ],
)
async def test_a_year_alone_is_too_vague(who: str, said: str, kindly: str, meet: Meet) -> None:
    person = meet(4243, "zh-hans") if who == "fang" else meet()
    await agrees(person, ZH if who == "fang" else EN)
    assert kindly in (await person.says(said))["text"]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("夜里三点", "我不打扰您休息"),
        ("25点", "没认出来"),
        ("25:99", "没认出来"),
        ("13月1日", "没认出来"),
        ("2035-01-01", "没认出来"),
    ],
)
async def test_an_unfit_time_is_no_emergency(fang: Person, said: str, read: str) -> None:
    await agrees(fang, ZH)
    await fang.says("明天")
    await fang.taps(ZH["right"])
    await fang.says("不清楚")
    await fang.taps(ZH["no"])
    shown = await fang.says(said)
    assert read in shown["text"]
    assert "09:00" in labels(shown)
    # A danger is one here, too, and leads back to the question.
    shown = await fang.says("夜里三点胸口疼得厉害，喘不上气")
    assert "120" in shown["text"]
    assert "09:00" in labels(await fang.taps("接着设置提醒"))


@pytest.mark.parametrize("said", ["32 december", "13月1日", "25:99"])
async def test_an_unfit_day_is_asked_for_again(ann: Person, said: str) -> None:
    await agrees(ann)
    shown = await ann.says(said)
    assert "tap" in shown["text"]
    assert "15" in labels(shown)


@pytest.mark.parametrize(
    ("said", "plan"), [("拉皮", "facelift"), ("线雕", "thread-lift"), ("facelift", "facelift")]
)
async def test_the_operation_is_taken_by_what_people_call_it(
    fang: Person, said: str, plan: str
) -> None:
    await fang.says("/recovery")
    await fang.taps(ZH["agree"])
    assert "哪天手术" in (await fang.says(said))["text"]
    assert (await kept_of(fang))["dialog"]["enrolment"]["plan"] == plan

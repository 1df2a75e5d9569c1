"""A frightened person writes what they see; whom to call comes first, and the team is told."""

from typing import Any

import pytest

from bot.store.database import Database
from tests.journeys.conftest import Meet
from tests.journeys.person import Person, labels
from tests.journeys.test_alerts import copies, joins, soon
from tests.journeys.test_evenings import nurse_of
from tests.journeys.test_recovery import enrol, move, store, until

__all__ = ["store"]

pytestmark = pytest.mark.usefixtures("reachable_team")

CALL_120 = [
    "血把枕头都染红了",
    "血一直流",
    "嗓子发紧喘气费劲",
    "脖子胀得慌",
    "i feel like im choking",
]
LIFE = ["想自杀", "割腕", "can't go on", "dont want to live anymore", "i want to die"]
SURGEON = ["嘴角往下耷拉", "眼皮合不上", "缝线开了", "stitches popped", "temp 102f", "39 degrees"]
NO_ALARM = ["没有发烧", "no bleeding today", "what is the risk of bleeding", "手术疼得厉害吗"]


@pytest.mark.parametrize("words", CALL_120)
async def test_the_emergency_number_is_the_first_line(fang: Person, words: str) -> None:
    shown = await fang.says(words)
    assert "120" in shown["text"].splitlines()[0]
    assert "0355-000-0000" in shown["text"]
    assert "什么时候要马上求助" in labels(shown)
    assert len(shown["text"]) < 150  # one thing to do, no lists


@pytest.mark.parametrize("words", LIFE)
async def test_who_does_not_want_to_live_finds_warm_words_and_people(
    ann: Person, words: str
) -> None:
    shown = await ann.says(words)
    warm, numbers, beside, team = shown["text"].split("\n\n")
    assert warm.startswith("Thank you for telling me")
    assert "call 120 now, or 12356" in numbers
    assert "somebody you trust" in beside
    assert "telling a person of the clinic's team now" in team
    assert labels(shown) == ["💬 Write to a person", "🏠 Home"]


@pytest.mark.parametrize("words", SURGEON)
async def test_the_surgeon_is_called(ann: Person, words: str) -> None:
    assert "Call the surgeon now" in (await ann.says(words))["text"].replace(
        "call the surgeon now", "Call the surgeon now"
    )


@pytest.mark.parametrize("words", NO_ALARM)
async def test_what_is_denied_or_asked_in_general_is_a_question(ann: Person, words: str) -> None:
    assert "telling the clinic's team" not in (await ann.says(words))["text"]


async def test_a_long_story_in_the_night_is_read_to_its_end(ann: Person) -> None:
    shown = await ann.says(
        "it is the third night and i cannot sleep, i tried two pillows and some tea and my sister "
        "says i should wait until morning. she is probably right. i don't want to bother anybody. "
        "but the left side is much more swollen than the right, my mouth is a bit crooked and i "
        "feel hot, temperature was 38.6"
    )
    assert shown["text"].startswith("Call ")
    assert shown["text"].count(" now") == 1  # one thing to do, whatever else was told
    assert {"120", "0355-000-0000"} <= set(shown["text"].replace(".", "").split())


async def test_the_team_hears_of_it_once_with_the_words(ann: Person, meet: Meet) -> None:
    nurse = await nurse_of(meet)
    for _ in range(2):
        await ann.says("blood everywhere on my pillow")
    alert = await until(nurse, "患者写到了危险信号")
    assert alert["text"].count("blood everywhere on my pillow") == 1
    assert "Ann" not in alert["text"]
    assert sum("患者写到了危险信号" in one["text"] for one in await nurse.from_bot()) == 1


async def test_a_danger_tapped_among_what_was_found_is_told_of_a_patient_alone(
    ann: Person, store: Database, meet: Meet
) -> None:
    nurse = await nurse_of(meet)
    await ann.says("/start")
    shown = await ann.presses("ad:alarm-bleeding")
    assert "120" in shown["text"].splitlines()[0]
    assert "telling the clinic's team" not in shown["text"]
    await enrol(ann, store, in_days=-1)
    # To read of it is not to tell of it.
    assert "telling the clinic's team" not in (await ann.presses("an:alarm-bleeding"))["text"]
    assert not [one for one in await nurse.from_bot() if "患者写到了危险信号" in one["text"]]
    assert "telling the clinic's team" in (await ann.presses("ad:alarm-bleeding"))["text"]
    await until(nurse, "患者写到了危险信号")


@pytest.mark.parametrize(
    ("who", "asks", "now", "told"),
    [
        ("ann", "Is it so now?", "Yes, it is so now", "telling the clinic's team"),
        ("fang", "现在就是这样吗？", "是，现在就是这样", "正在通知"),
    ],
)
async def test_a_danger_found_on_another_day_is_asked_about_before_anybody_is_alarmed(
    store: Database,
    meet: Meet,
    request: pytest.FixtureRequest,
    who: str,
    asks: str,
    now: str,
    told: str,
) -> None:
    nurse, person = await nurse_of(meet), request.getfixturevalue(who)
    await enrol(person, store, in_days=-200)
    found = (await person.says("/menu"))["message_id"]
    await move(person, advance_seconds=25 * 3600)
    await person.presses("ad:alarm-bleeding", message_id=found)
    shown = await at(person, found)
    assert "120" in shown["text"].splitlines()[0]
    assert asks in shown["text"]
    assert told not in shown["text"]
    assert labels(shown)[0] == now
    assert not [one for one in await nurse.from_bot() if "患者写到了危险信号" in one["text"]]
    await person.taps(now, message_id=found)
    assert told in (await at(person, found))["text"]
    await until(nurse, "患者写到了危险信号")


async def at(person: Person, number: int) -> dict[str, Any]:
    """Return a message as it is now."""
    return next(one for one in await person.from_bot() if one["message_id"] == number)


async def test_a_temperature_below_a_fever_is_no_alarm_and_no_comfort(
    ann: Person, fang: Person
) -> None:
    for person, words in (
        (ann, "37.6"),
        (ann, "37.8 fever"),
        (fang, "体温37.7"),
        (fang, "低烧37度6"),
    ):
        shown = await person.says(words)
        assert "38 °C" in shown["text"]
        assert "telling the clinic's team" not in shown["text"]
        assert "正在通知" not in shown["text"]
        assert {"Something is wrong", "感觉不对劲"} & set(labels(shown))
    assert "telling the clinic's team" in (await ann.says("38.4 fever"))["text"]


async def test_worry_alone_gets_the_numbers_and_no_comfort(ann: Person, fang: Person) -> None:
    for person, words in (
        (ann, "i am scared"),
        (fang, "🆘"),
        (fang, "😭🆘"),
        (fang, "我难受"),
        (ann, "is this normal"),
    ):
        shown = await person.says(words)
        assert "0355-000-0000" in shown["text"].splitlines()[0]


async def test_a_crying_face_alone_is_asked_what_is_wrong(ann: Person, fang: Person) -> None:
    for person, words, asked in ((ann, "😭😭😭", "What is wrong?"), (fang, "😱", "怎么了？")):
        shown = await person.says(words)
        assert asked in shown["text"]
        assert "120" not in shown["text"]
        assert len(labels(shown)) == 3
    assert "Something is wrong" in labels(await ann.says("😢"))


async def test_who_asks_what_to_do_if_it_were_so_reads_just_that(ann: Person, fang: Person) -> None:
    shown = await fang.says("如果发烧了怎么办")
    assert "38 °C" in shown["text"]
    assert "正在通知" not in shown["text"]
    for words in ("what if I get a fever", "what should I do if I get a fever"):
        assert "I have a fever" in labels(await ann.says(words))


async def test_thanks_are_answered_in_a_line(ann: Person, fang: Person) -> None:
    assert (await ann.says("thank you!"))["text"].startswith("You are welcome")
    shown = await fang.says("谢谢")
    assert shown["text"].startswith("不客气")
    assert "感觉不对劲" in labels(shown)


async def test_who_is_of_the_team_and_no_patient_alarms_nobody(
    boss: Person, meet: Meet, store: Database
) -> None:
    lee = meet(9002, "en")
    await joins(lee, store)
    for nurse in (boss, lee):
        shown = await nurse.says("blood everywhere on my pillow")
        assert "120" in shown["text"].splitlines()[0]
        assert "telling the clinic's team" not in shown["text"]
    await soon(boss)
    assert await copies(boss, "患者写到了危险信号") == await copies(lee) == []


@pytest.mark.parametrize("follows", ["a plan", "a talk"])
async def test_a_patient_who_is_of_the_team_alarms_as_everybody(
    follows: str, boss: Person, meet: Meet, store: Database
) -> None:
    lee = meet(9002, "en")
    await joins(lee, store)
    if follows == "a plan":
        await enrol(lee, store, in_days=-1)
    else:
        await lee.taps_person()
    await lee.says("blood everywhere on my pillow")
    # Being of the team they get the alert as well, perhaps first.
    assert any("telling the clinic's team" in one["text"] for one in await lee.from_bot())
    await soon(boss)
    assert await copies(boss, "患者写到了危险信号")


ABROAD = {
    "en": "Where you are, 120 may not work: call the emergency number of that place.",
    "zh": "您那边 120 可能打不通：请打当地的急救电话。",
}


@pytest.mark.parametrize("place", ["europe--london", "asia--hong-kong", "asia--taipei"])
async def test_who_is_abroad_reads_that_the_number_may_not_work_there(
    ann: Person, store: Database, place: str
) -> None:
    await enrol(ann, store, in_days=-1)
    assert ABROAD["en"] not in (await ann.presses("w"))["text"]
    await ann.presses(f"ry:{place}")
    title, said, calls = (await ann.presses("w"))["text"].split("\n\n")[:3]
    assert (title, said) == ("Get help now", ABROAD["en"])
    assert calls == "Call 120 now for:"
    for shown in (
        await ann.presses("p:red-flags"),
        await ann.presses("an:alarm-chest"),
        await ann.says("blood everywhere on my pillow"),
        await ann.says("i am waiting"),
    ):
        assert shown["text"].count(ABROAD["en"]) == 1


async def test_who_is_abroad_reads_it_of_their_alert_and_the_team_does_not(
    fang: Person, store: Database, meet: Meet
) -> None:
    nurse = await nurse_of(meet)
    await enrol(fang, store, in_days=-1)
    await fang.presses("ry:asia--tokyo")
    await fang.says("血一直流")
    assert ABROAD["zh"] in (await until(fang, "医院还没有人回应"))["text"]
    assert not [one for one in await nurse.from_bot() if "可能打不通" in one["text"]]


@pytest.mark.parametrize("place", ["asia--urumqi", "asia--shanghai"])
async def test_nobody_at_home_reads_of_places_abroad(
    fang: Person, store: Database, place: str
) -> None:
    await enrol(fang, store, in_days=-1)
    await fang.presses(f"ry:{place}")
    for shown in (await fang.presses("w"), await fang.says("血一直流")):
        assert "可能打不通" not in shown["text"]

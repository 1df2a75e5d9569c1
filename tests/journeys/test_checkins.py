"""A check-in as people live it: a tap an answer, a red flag at once, never a word of comfort."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.checkins import Checkins, Team
from bot.recovery.plan import Step
from bot.settings import Settings
from bot.store import checkins, people
from bot.store.database import Database
from bot.subscriptions import Enrolment, Subscriptions
from tests.checkins.conftest import BEST, LIBRARY, PLAN, STEPS
from tests.journeys.person import Person, labels

pytestmark = pytest.mark.usefixtures("reachable_team")

Asks = Callable[..., Awaitable[int]]
COMFORT = ["don't worry", "normal", "you are fine", "all is well", "放心", "正常", "没事"]


@pytest.fixture
async def asks(settings: Settings, ann: Person) -> AsyncIterator[Asks]:
    """Enrols somebody who was operated on so many days ago, and asks them one step's questions."""
    await ann.settle()  # the bot has made its database
    database = Database(settings.rehearsal_database)
    await database.open()
    following = Subscriptions(database, lambda: {PLAN.id: PLAN}, lambda: None)

    async def ask(person: Person, name: str, *, ago: int = 1, hours: float = 0) -> int:
        await person.says("/start")
        now = datetime.now(UTC)
        async with database.transaction() as connection:
            known = await people.find(connection, "telegram", [person.user_id])
        step: Step = STEPS[name]
        day: date = now.astimezone(ZoneInfo("Asia/Shanghai")).date() - timedelta(days=ago)
        wanted = Enrolment("facelift", day, None, "Asia/Shanghai")
        found = await following.enrol(known[person.user_id], wanted, now)
        came = now - timedelta(hours=hours)
        asked = await Checkins(database, Team("telegram")).ask(
            found.id, found.round, step, name, came
        )
        assert asked is not None
        async with database.transaction() as connection:
            await checkins.arrived(connection, found.id, name, name, came)
        return asked[1].id

    yield ask
    await database.close()


def words(lang: str, answer: str) -> str:
    return LIBRARY.triage_text(lang).answers[answer]


def uncomforting(text: str) -> bool:
    return not any(word in text.casefold() for word in COMFORT)


async def test_nine_taps_from_the_first_question_to_the_end(ann: Person, asks: Asks) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    shown = await ann.presses(f"cko:{checkin}")
    message = shown["message_id"]
    for number, answer in enumerate(BEST, start=1):
        assert f"{number} of 9" in shown["text"]
        assert "Something is wrong" in labels(shown)
        shown = await ann.taps(words("en", answer))
    assert "Your answers are noted" in shown["text"]
    assert "No doctor is checking them now" in shown["text"]
    assert uncomforting(shown["text"])
    # All of it in one message, edited in place.
    assert shown["message_id"] == message
    assert labels(shown)[:2] == ["Pain and swelling by day", "Something is wrong"]


async def test_the_same_in_chinese(fang: Person, asks: Asks) -> None:
    checkin = await asks(fang, "check-day-1-morning")
    shown = await fang.presses(f"cko:{checkin}")
    assert "现在有没有下面这样的情况" in shown["text"]
    for answer in BEST:
        shown = await fang.taps(words("zh", answer))
    assert "都记下了" in shown["text"]
    assert "现在没有医生在看" in shown["text"]
    assert uncomforting(shown["text"])


@pytest.mark.parametrize("answer", ["breath", "chest-pain", "calf"])
async def test_a_red_flag_shows_the_numbers_at_once(ann: Person, asks: Asks, answer: str) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await ann.presses(f"cko:{checkin}")
    shown = await ann.taps(words("en", answer))
    assert "call 120 now" in shown["text"].lower()
    assert "0355-000-0000" in shown["text"]
    assert uncomforting(shown["text"])
    number = "the surgeon now: 0355-000-0000" if answer == "calf" else "120 now"
    assert shown["text"].startswith(
        f"Breathing, chest, calf – you answered “{words('en', answer)}”. Call {number}."
    )
    # What the emergency number is for stands below where it is not that number already.
    assert ("collapse" in shown["text"].lower()) is (answer == "calf")
    assert {"💬 Ask a person", "When to get help now"} <= set(labels(shown))


async def test_who_is_abroad_reads_at_a_red_flag_that_the_number_may_not_work(
    ann: Person, asks: Asks
) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await ann.presses("ry:europe--london")
    await ann.presses(f"cko:{checkin}")
    shown = await ann.taps(words("en", "breath"))
    call, elsewhere, *_ = shown["text"].split("\n\n")
    assert "120 now" in call
    assert elsewhere.startswith("Where you are, 120 may not work")


async def test_a_slip_of_the_thumb_leads_back(fang: Person, asks: Asks) -> None:
    checkin = await asks(fang, "check-day-1-morning")
    await fang.presses(f"cko:{checkin}")
    shown = await fang.taps(words("zh", "breath"))
    assert "马上打 120" in shown["text"]
    shown = await fang.taps("‹ 刚才答错了")
    assert "✓ 喘不上气" in labels(shown)
    shown = await fang.taps(words("zh", "breathing-none"))
    assert "两边比一比" in shown["text"]


async def test_four_of_ten_asks_to_call_the_team_with_what_to_say(ann: Person, asks: Asks) -> None:
    checkin = await asks(ann, "check-day-5", ago=5)
    await ann.presses(f"cko:{checkin}")
    given = [*BEST[:6], "pain-4", "swelling-more", "mood-low"]
    for answer in given:
        shown = await ann.taps(words("en", answer))
    assert "Please call your clinic's team today: 0355-000-0000" in shown["text"]
    assert "Pain: 4" in shown["text"]
    assert "Swelling: More" in shown["text"]
    assert "12356" in shown["text"]
    assert "Mood" not in shown["text"]


async def test_left_half_way_it_goes_on_where_it_was(ann: Person, asks: Asks) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await ann.presses(f"cko:{checkin}")
    await ann.taps(words("en", "breathing-none"))
    await ann.taps(words("en", "side-none"))
    await ann.says("when may I wash my hair?")
    shown = await ann.presses(f"cko:{checkin}")
    assert "3 of 9" in shown["text"]


async def test_back_shows_what_was_answered_and_takes_another_answer(
    ann: Person, asks: Asks
) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await ann.presses(f"cko:{checkin}")
    await ann.taps(words("en", "breathing-none"))
    shown = await ann.taps("‹ Back")
    assert "✓ None of these" in labels(shown)
    shown = await ann.taps("✓ None of these")
    assert "2 of 9" in shown["text"]


async def test_why_tells_what_is_validated_and_what_is_not(ann: Person, asks: Asks) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await ann.presses(f"ckb:{checkin}:6")
    shown = await ann.taps("Why?")
    assert "our own proposal" in shown["text"]
    assert "not validated" in shown["text"]
    assert "Gerbershagen" in shown["text"]
    assert "No doctor has signed off" in shown["text"]
    assert "7 of 9" in (await ann.taps("‹ Back to the question"))["text"]


async def test_a_double_tap_and_an_old_button_answer_once(ann: Person, asks: Asks) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await ann.presses(f"cko:{checkin}")
    once = await ann.presses(f"ck:{checkin}:breathing-none")
    again = await ann.presses(f"ck:{checkin}:breathing-none")
    assert again["text"] == once["text"]
    assert "2 of 9" in (await ann.presses(f"ck:{checkin}:no-such-answer"))["text"]


async def test_somebody_elses_check_in_opens_for_nobody(
    ann: Person, fang: Person, asks: Asks
) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await fang.says("/start")
    for data in (f"cko:{checkin}", f"ck:{checkin}:breath", f"ckb:{checkin}:0", f"ckw:{checkin}:0"):
        assert "已经不能用了" in (await fang.presses(data))["text"]
    assert "1 of 9" in (await ann.presses(f"cko:{checkin}"))["text"]


async def test_after_days_it_says_that_it_is_over_and_whom_to_call(ann: Person, asks: Asks) -> None:
    checkin = await asks(ann, "check-day-1-morning", ago=3, hours=48)
    shown = await ann.presses(f"ck:{checkin}:side-none")
    assert "about day 1 and is over" in shown["text"]
    assert "0355-000-0000" in shown["text"]
    assert "Call 120 now" in (await ann.presses(f"ck:{checkin}:breath"))["text"]


@pytest.mark.parametrize(
    ("who", "closed", "begun"),
    [
        ("ann", "That was an earlier check-in. It takes no more answers", "Begun:"),
        ("fang", "那是之前的一次问候", "还没答完"),
    ],
)
async def test_of_two_that_are_open_the_newest_is_asked_alone(
    asks: Asks, request: pytest.FixtureRequest, who: str, closed: str, begun: str
) -> None:
    person: Person = request.getfixturevalue(who)
    lang = {"ann": "en", "fang": "zh"}[who]
    morning = await asks(person, "check-day-1-morning", hours=5)
    await person.presses(f"cko:{morning}")
    evening = await asks(person, "check-day-1-evening")
    # Neither a tap, nor a question, nor the way back leads on with the earlier one.
    for data in (f"ck:{morning}:breathing-none", f"ckb:{morning}:3", f"cko:{morning}"):
        shown = await person.presses(data)
        assert shown["text"].startswith(closed)
        assert LIBRARY.triage_text(lang).questions["breathing"].text in shown["text"]
    for answer in BEST:
        shown = await person.taps(words(lang, answer))
    # Once that is answered nothing is asked any more.
    assert begun not in (await person.presses("rr"))["text"]
    assert closed not in (await person.presses(f"cko:{morning}"))["text"]
    assert morning != evening


async def test_a_danger_in_the_earlier_one_is_heard_all_the_same(ann: Person, asks: Asks) -> None:
    morning = await asks(ann, "check-day-1-morning", hours=5)
    await asks(ann, "check-day-1-evening")
    assert "Call 120 now" in (await ann.presses(f"ck:{morning}:breath"))["text"]
    # A slip is taken back, and leads to the newest.
    shown = await ann.taps("‹ That answer was a mistake")
    assert "✓ Trouble breathing" in labels(shown)
    shown = await ann.taps("None of these")
    assert shown["text"].startswith("That was an earlier check-in")
    assert "1 of 9" in shown["text"]


async def test_what_is_typed_belongs_to_the_newest(ann: Person, asks: Asks) -> None:
    morning = await asks(ann, "check-day-1-morning", hours=5)
    await ann.presses(f"ckb:{morning}:3")
    await asks(ann, "check-day-1-evening")
    shown = await ann.says("no")
    assert "I took that" not in shown["text"]
    assert "1 of 9" in (await ann.taps("‹ Back to the check-in"))["text"]


async def test_the_picture_of_the_days_comes_with_its_words(ann: Person, asks: Asks) -> None:
    await ann.says("/start")
    assert "nothing to draw yet" in (await ann.presses("ckt"))["text"]
    checkin = await asks(ann, "check-day-1-morning")
    await ann.presses(f"cko:{checkin}")
    for answer in [*BEST[:6], "pain-3", "swelling-same", "mood-good"]:
        await ann.taps(words("en", answer))
    shown = await ann.taps("Pain and swelling by day")
    assert shown["photo"]
    # She subscribed today: nobody asked her the evening before.
    assert "Day 0" not in shown["caption"]
    assert "Day 1: pain 3, swelling compared with before: The same" in shown["caption"]
    assert "Show it at your visit" in shown["caption"]


async def test_what_is_typed_is_taken_as_the_answer_and_said_back(ann: Person, asks: Asks) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await ann.presses(f"cko:{checkin}")
    shown = await ann.says("no")
    assert "I took that as “None of these”" in shown["text"]
    assert "2 of 9" in shown["text"]
    for typed in ("pretty much the same", "nope", "nothing changed", "37.2", "none of those"):
        shown = await ann.says(typed)
    assert "7 of 9" in shown["text"]
    assert "I am not sure which" in (await ann.says("5 or 6"))["text"]
    shown = await ann.says("five")
    assert "I took that as “5” (Pain)" in shown["text"]
    await ann.says("much worse")
    shown = await ann.says("good")
    assert "I took that as “Good” (Mood)" in shown["text"]
    assert "Pain: 5" in shown["text"]
    # Over: a number is a question again, and there is nothing to go back to.
    assert "‹ Back to the check-in" not in labels(await ann.says("5"))


async def test_what_cannot_be_read_as_an_answer_gets_the_question_again(
    ann: Person, asks: Asks
) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await ann.presses(f"ckb:{checkin}:6")
    for typed in ("meh", "kind of bad", "ok", "bearable I suppose, since the morning"):
        shown = await ann.says(typed)
        assert shown["text"].startswith("I could not read that as an answer. Please tap a number")
        assert "7 of 9" in shown["text"]
    # It is still open: the next one can be read.
    assert "I took that as “5” (Pain)" in (await ann.says("5"))["text"]
    # A question is answered, with the way back; a danger comes before all.
    await ann.presses(f"ckb:{checkin}:6")
    shown = await ann.says("when may I wash my hair")
    assert "could not read" not in shown["text"]
    assert "7 of 9" in (await ann.taps("‹ Back to the check-in"))["text"]
    shown = await ann.says("meh, and there is pus on my pillow")
    assert "Call the surgeon now" in shown["text"]
    # So does what the bot is to do.
    await ann.presses(f"ckb:{checkin}:6")
    assert "could not read" not in (await ann.says("menu"))["text"]


async def test_more_ways_to_answer_are_read(ann: Person, fang: Person, asks: Asks) -> None:
    ways = {
        0: (("none of them", "none of these"), ("都没有",)),
        1: (("same both sides", "both the same"), ("两边一样",)),
        2: (("few spots",), ("一点点血",)),
        4: (("I dont have a thermometer", "no thermometer"), ("没有体温计", "没量")),
        8: (("tired but ok",), ("有点累但还好",)),
    }
    for person, mine, said in ((ann, 0, "I took that as"), (fang, 1, "我把您写的记作")):
        checkin = await asks(person, "check-day-1-morning")
        for place, both in ways.items():
            for typed in both[mine]:
                await person.presses(f"ckb:{checkin}:{place}")
                assert said in (await person.says(typed))["text"], typed


async def test_who_is_not_understood_twice_is_shown_the_buttons_and_a_person(
    ann: Person, fang: Person, asks: Asks
) -> None:
    for person, again, ask in (
        (ann, "You need not type", "💬 Ask a person"),
        (fang, "不用打字", "💬 问真人"),
    ):
        checkin = await asks(person, "check-day-1-morning")
        await person.presses(f"ckb:{checkin}:6")
        shown = await person.says("meh")
        assert again not in shown["text"]
        assert ask not in labels(shown)
        shown = await person.says("meh")
        assert again in shown["text"]
        assert ask in labels(shown)
        # An answer that is read begins anew.
        await person.says("5")
        assert again not in (await person.says("meh"))["text"]


async def test_a_low_mood_is_met_with_help_and_the_way_back(
    ann: Person, fang: Person, asks: Asks
) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await ann.presses(f"cko:{checkin}")
    for typed in (
        "not well, cried all day, i regret doing this",
        "i feel ugly and my husband wont look at me",
    ):
        shown = await ann.says(typed)
        assert "could not read" not in shown["text"]
        assert shown["text"].startswith("I feel low")
        assert "12356" in shown["text"]
        assert "‹ Back to the check-in" in labels(shown)
        await ann.taps("‹ Back to the check-in")
    checkin = await asks(fang, "check-day-1-morning")
    await fang.presses(f"cko:{checkin}")
    shown = await fang.says("我觉得自己很丑，老公都不看我")
    assert "12356" in shown["text"]
    assert "是我想做吗" not in shown["text"]


async def test_each_kind_of_question_says_how_to_answer_it(fang: Person, asks: Asks) -> None:
    checkin = await asks(fang, "check-day-1-morning")
    for place, hint in ((6, "写0到10里的一个数"), (4, "比如 37.2"), (7, "请点最合适的一个")):
        await fang.presses(f"ckb:{checkin}:{place}")
        for typed in ("还行", "還行吧", "凑合"):
            shown = await fang.says(typed)
            assert "这句我没看懂" in shown["text"]
            assert hint in shown["text"]
            assert f"第 {place + 1} 题" in shown["text"]
    assert "没看懂" not in (await fang.says("几天可以洗头"))["text"]


async def test_a_red_flag_typed_leads_to_its_screen(fang: Person, asks: Asks) -> None:
    checkin = await asks(fang, "check-day-1-morning")
    await fang.presses(f"cko:{checkin}")
    await fang.says("没有")
    shown = await fang.says("一边更肿")
    assert "您回答了“一边更肿”" in shown["text"]
    assert "请马上打" in shown["text"]
    assert "：：" not in shown["text"]


async def test_anything_else_typed_is_answered_with_the_way_back(ann: Person, asks: Asks) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await ann.presses(f"cko:{checkin}")
    await ann.taps("None of these")
    shown = await ann.says("when may I wash my hair?")
    assert "Something is wrong" in labels(shown)
    shown = await ann.says("😭")
    assert "What is wrong?" in shown["text"]
    assert "‹ Back to the check-in" in labels(shown)
    # It was not the question that was shown last: a bare word is no answer to it.
    shown = await ann.says("no")
    assert "2 of 9" not in shown["text"]
    assert "asked you nothing" not in shown["text"]
    assert "If it belongs to the check-in" in shown["text"]
    shown = await ann.taps("‹ Back to the check-in")
    assert "2 of 9" in shown["text"]
    assert "3 of 9" in (await ann.says("no"))["text"]
    # Somebody who went elsewhere answers nothing by a bare word.
    await ann.presses("h")
    assert "‹ Back to the check-in" in labels(await ann.says("no"))


async def test_who_writes_of_an_alarm_is_answered_first(ann: Person, asks: Asks) -> None:
    checkin = await asks(ann, "check-day-1-morning")
    await ann.presses(f"ckb:{checkin}:8")
    shown = await ann.says("I have chest pain")
    assert "120" in shown["text"]
    assert "‹ Back to the check-in" in labels(shown)

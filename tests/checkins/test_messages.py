"""What goes out of check-ins: questions in the patient's language, alerts in the team's."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.alerts import Alerts, Watch
from bot.announcements import Announcements
from bot.checkins import Checkins, Team
from bot.conversation.lane import Lane
from bot.conversation.screen import Screen
from bot.conversation.visit import Person
from bot.delivery import Claimed, Composed, NotYet
from bot.handover import Handover
from bot.helpdesk.desk import Desk
from bot.helpdesk.hours import PromiseClock
from bot.library import Shelf
from bot.library.own_content import OwnContent
from bot.operators import Operators
from bot.people import People
from bot.pictures import Pictures
from bot.questions import Questions
from bot.sheets import Sheets
from handlers import actions
from handlers.alert_messages import AlertMessages
from handlers.checkin_messages import CheckinMessages
from handlers.services import Services
from tests.checkins.conftest import BEST, LIBRARY, TRIAGE, Ward, meet
from tests.conftest import NOW


async def nobodys_name(_person: Person) -> str:
    return ""


async def nothing_missing(_chat: int) -> list[str]:
    return []


def row(chat: int, kind: str, **payload: Any) -> Claimed:
    """A message of the outbox that is to be sent now."""
    return Claimed(
        id=1,
        key="k",
        chat=chat,
        person=None,
        lane=Lane.URGENT,
        kind=kind,
        payload=payload,
        due=NOW,
        expires=None,
        attempt=1,
        unsure=0,
        parts_sent=0,
    )


@pytest.fixture
def services(ward: Ward) -> Services:
    return Services(
        Shelf(LIBRARY),
        People(ward.database),
        ward.checkins,
        Pictures(),
        Sheets(ward.database),
        ward.subscriptions,
        Operators(ward.database, "telegram", lambda: None),
        Announcements(ward.database, "telegram"),
        Handover(ward.database, "telegram"),
        Alerts(ward.database, "telegram", ()),
        Questions(ward.database),
        OwnContent(Shelf(LIBRARY)),
        "https://t.me/example",
        lambda person: f"tg://user?id={person.address}",
        lambda group, thread: f"https://t.me/c/{group}/{thread}",
        nothing_missing,
        nobodys_name,
    )


@pytest.fixture
def messages(services: Services) -> CheckinMessages:
    return CheckinMessages(services)


@pytest.fixture
def alerts(services: Services) -> AlertMessages:
    return AlertMessages(services)


def asking(ward: Ward, **other: Any) -> Claimed:
    usual = {
        "subscription": ward.subscription,
        "round": 1,
        "plan": "facelift",
        "step": "check-day-1-morning",
        "key": "check-day-1-morning",
    }
    return row(7, "checkin", **{**usual, **other})


def buttons(screen: Screen) -> list[Any]:
    return [button.action for row in screen.rows for button in row]


async def test_the_plans_words_come_with_the_first_question(
    ward: Ward, messages: CheckinMessages
) -> None:
    composed = await messages.checkin(asking(ward), ward.clock.now())
    assert composed is not None
    assert composed.lang == "en"
    assert composed.screen.text.startswith("The first night is over")
    assert "1 of 9" in composed.screen.text
    first = buttons(composed.screen)[0]
    assert isinstance(first, actions.AnswerCheckin)
    assert first.answer == "breathing-none"


async def test_asked_again_it_goes_on_where_it_was_left(
    ward: Ward, messages: CheckinMessages
) -> None:
    asked = await ward.asks()
    assert asked is not None
    await ward.answers(asked, *BEST[:3])
    again = asking(ward, key="check-day-1-morning+2")
    composed = await messages.checkin(again, ward.clock.now())
    assert composed is not None
    assert "4 of 9" in composed.screen.text


async def test_in_the_language_of_then(ward: Ward, messages: CheckinMessages) -> None:
    await People(ward.database).choose_language(ward.patient, "zh")
    composed = await messages.checkin(asking(ward), ward.clock.now())
    assert composed is not None
    assert (composed.lang, "第一个晚上过去了" in composed.screen.text) == ("zh", True)


async def test_what_another_round_counts_is_asked(ward: Ward, messages: CheckinMessages) -> None:
    """It was on its way when the round ended, and nobody hands it over again."""
    assert await messages.checkin(asking(ward, round=2), ward.clock.now()) is not None


@pytest.mark.parametrize(
    "other", [{"plan": "gone"}, {"step": "gone"}, {"round": 2, "key": "check-day-2"}]
)
async def test_what_is_gone_is_not_asked(
    ward: Ward, messages: CheckinMessages, other: dict[str, Any]
) -> None:
    assert await messages.checkin(asking(ward, **other), ward.clock.now()) is None


async def test_what_was_answered_is_not_asked(ward: Ward, messages: CheckinMessages) -> None:
    asked = await ward.asks()
    assert asked is not None
    await ward.answers(asked, *BEST)
    assert await messages.checkin(asking(ward), ward.clock.now()) is None


async def alert(ward: Ward, messages: AlertMessages, chat: int, number: int = 1) -> Composed | None:
    """The copy of the only alert in a round, told the team as the loop does."""
    hours = PromiseClock(Desk(), ZoneInfo("Asia/Shanghai"))
    watch = Watch(ward.database, "telegram", (), ward.clock, lambda: hours)
    await watch.run_once(ward.clock.now())
    made = await messages.composers["alert"](row(chat, "alert", alert=1, round=number), NOW)
    assert not isinstance(made, NotYet)
    return made


async def silence(ward: Ward, messages: CheckinMessages, checkin: int) -> Composed | None:
    return await messages.silence(row(9001, "silence", checkin=checkin), ward.clock.now())


async def test_the_team_reads_a_number_a_day_an_answer_and_how_to_reach_them(
    ward: Ward, alerts: AlertMessages
) -> None:
    asked = await ward.asks()
    assert asked is not None
    await ward.answers(asked, "breathing-none", "side-pain")
    composed = await alert(ward, alerts, -100)
    assert composed is not None
    # A group reads the clinic's own language.
    assert composed.lang == "zh"
    text = composed.screen.text
    assert f"患者 {ward.patient.id}，第 1 天的问候" in text
    assert "两边对比：一边更疼" in text
    assert "不是诊断" in text
    assert "(tg://user?id=7)" in text
    assert "0355-000-0000" in text


async def test_what_a_patient_answers_since_then_stands_beside_it(
    ward: Ward, alerts: AlertMessages
) -> None:
    await meet(ward.database, ward.clock, 9001)
    asked = await ward.asks()
    assert asked is not None
    await ward.answers(asked, "breath", "breathing-none")
    composed = await alert(ward, alerts, 9001, number=2)
    assert composed is not None
    said, changed = "Breathing, chest, calf: ", "Changed since then to: "
    assert composed.screen.text.count(said) == 2
    assert changed + said in composed.screen.text
    assert "Please contact them all the same" in composed.screen.text


async def test_an_operator_reads_it_in_their_own_language(
    ward: Ward, alerts: AlertMessages
) -> None:
    await meet(ward.database, ward.clock, 9001)
    asked = await ward.asks()
    assert asked is not None
    await ward.answers(asked, "breath")
    composed = await alert(ward, alerts, 9001)
    assert composed is not None
    assert "please contact this patient now" in composed.screen.text
    assert "told to call 120" in composed.screen.text


async def test_what_can_wait_until_today_says_so(ward: Ward, messages: CheckinMessages) -> None:
    await meet(ward.database, ward.clock, 9001)
    asked = await ward.asks()
    assert asked is not None
    told = row(9001, "contact", checkin=asked.id, answer="mood-very-low")
    composed = await messages.contact(told, NOW)
    assert composed is not None
    assert "get in touch with this patient today" in composed.screen.text
    assert "Mood: Very low, hard to bear" in composed.screen.text
    assert "red flag" not in composed.screen.text


async def test_silence_is_told_with_how_far_they_came(
    ward: Ward, messages: CheckinMessages
) -> None:
    await meet(ward.database, ward.clock, 9001)
    asked = await ward.asks()
    assert asked is not None
    await ward.answers(asked, *BEST[:2])
    composed = await silence(ward, messages, asked.id)
    assert composed is not None
    assert "No answer to the check-in of day 1" in composed.screen.text
    assert "2 of 9 questions answered" in composed.screen.text
    assert "Silence does not mean that all is well" in composed.screen.text
    # Answered before it was sent: there is nothing to tell any more.
    await ward.answers(asked, *BEST[2:])
    assert await silence(ward, messages, asked.id) is None


async def test_of_who_was_erased_nothing_is_told(ward: Ward, alerts: AlertMessages) -> None:
    asked = await ward.asks()
    assert asked is not None
    await ward.answers(asked, "breath")
    await People(ward.database).erase(ward.patient, NOW)
    assert await alert(ward, alerts, -100) is None


async def test_without_a_team_the_patient_is_told_that_nobody_could_be_reached(
    ward: Ward, alerts: AlertMessages
) -> None:
    alone = Checkins(ward.database, Team("telegram"))
    asked = await ward.asks()
    assert asked is not None
    reply = await alone.reply(ward.patient, asked.id, "breath", TRIAGE, ward.clock.now())
    assert reply is not None
    assert reply.level.red
    assert await alert(ward, alerts, 9001) is not None
    composed = await alerts.patient(row(7, "alert-nobody", alert=1), NOW)
    assert composed is not None
    assert composed.screen.text.startswith("**I could not reach anybody of the team. Call 120 now")


async def test_nothing_is_compared_with_a_last_time_that_was_not(
    ward: Ward, messages: CheckinMessages
) -> None:
    asked = await ward.asks()
    assert asked is not None
    await ward.answers(asked, *BEST[:7])
    composed = await messages.checkin(asking(ward), ward.clock.now())
    assert composed is not None
    assert "compared with a few hours ago?" in composed.screen.text
    await ward.answers(asked, *BEST[7:])
    later = await ward.asks("check-day-1-evening")
    assert later is not None
    await ward.answers(later, *BEST[:7])
    again = asking(ward, step="check-day-1-evening", key="check-day-1-evening")
    composed = await messages.checkin(again, ward.clock.now())
    assert composed is not None
    assert "compared with last time?" in composed.screen.text

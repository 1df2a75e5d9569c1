"""What a clinic reads of one patient's messages: what was due, what became of it, what comes."""

from dataclasses import replace
from datetime import date, time
from html import unescape

import pytest

from bot.conversation.visit import Person
from bot.handover import Conversation
from bot.recovery.arithmetic import History
from bot.recovery.plan import Operation
from bot.recovery.subscription import Subscription
from bot.recovery.wishes import NIGHT, Pause
from bot.store.outbox import Entry
from bot.subscriptions import Fate, Overview, account
from handlers import helpdesk_actions as do
from handlers.screens import desk_account
from handlers.screens.view import View
from tests.content import shipped
from tests.recovery.making import SHANGHAI
from tests.subscriptions.following import local

LIBRARY = shipped()
EN, ZH = View(LIBRARY, "en"), View(LIBRARY, "zh")
NOW = local("2026-12-04 12:00")
JOINED = local("2026-12-01 08:00")
MINE = Subscription(
    id=5,
    person=2,
    plan="facelift",
    operation=Operation(date(2026, 12, 3), time(9)),
    zone=SHANGHAI,
    smoker=False,
    stitches_in=None,
    preferred=None,
    quiet=NIGHT,
    pauses=(),
    round=1,
    version=1,
    created=JOINED,
)
ANN = Person(2, "telegram", 7, "en", "en", JOINED, JOINED)
TALK = Conversation(9, "telegram", 2, -1, 1, JOINED, None, None, False, None, None, None)


def entry(step: str, state: str, due: str, *, reason: str | None = None, at: str = "") -> Entry:
    return Entry(
        f"s:5:1:{step}",
        "step",
        {"subscription": 5, "plan": "facelift", "step": step},
        local(f"2026-12-{due}"),
        state,
        reason,
        local(f"2026-12-{at or due}"),
    )


LEDGER = (
    entry("check-day-1-morning", "waiting", "04 09:30"),
    entry("head-up", "unknown", "04 08:00", reason="unknown"),
    entry("red-flag-card", "sent", "03 19:00", at="04 02:30"),
    entry("papers", "sent", "03 07:00"),
    entry("hair-and-makeup", "dropped", "02 19:00", reason="moved"),
    entry("fasting", "failed", "02 10:00", reason="refused"),
    entry("fever-cold-rash", "failed", "01 09:00", reason="blocked"),
)


def seen(**changed: object) -> Overview:
    history = History(done=frozenset({"papers"}), told=frozenset({"check-day-0", "carer"}))
    mine = replace(MINE, **changed)  # type: ignore[arg-type]
    return Overview(mine, mine.course(LIBRARY.plan("facelift")), history, LEDGER, NOW)


def test_all_that_was_due_is_there_once_with_what_became_of_it() -> None:
    lines = account(seen())
    assert [line.due for line in lines] == sorted((line.due for line in lines), reverse=True)
    fates = {line.step: line.fate for line in lines}
    assert len(fates) == len(lines)
    assert fates["check-day-1-morning"] is Fate.ON_ITS_WAY
    assert fates["head-up"] is Fate.UNKNOWN
    assert fates["red-flag-card"] is Fate.SENT
    assert fates["papers"] is Fate.DONE
    assert fates["hair-and-makeup"] is Fate.TAKEN_BACK
    assert fates["fasting"] is Fate.FAILED
    assert fates["fever-cold-rash"] is Fate.UNREACHABLE
    # What was never handed over: a question too late to ask, and what was over when she came.
    assert fates["check-day-0"] is Fate.LATE
    assert fates["carer"] is Fate.BEFORE
    assert "nicotine-6-weeks" not in fates, "it is no concern of somebody who doesn't smoke"
    assert "swelling-peak" not in fates, "it is not due yet"


def test_what_was_handed_over_anew_is_one_line() -> None:
    lost = entry("head-up", "expired", "04 08:00")
    again = replace(entry("head-up", "sent", "04 08:00", at="04 09:00"), key="s:5:2:head-up")
    (line,) = [
        one for one in account(replace(seen(), ledger=(lost, again))) if one.step == "head-up"
    ]
    assert (line.fate, line.at) == (Fate.SENT, local("2026-12-04 09:00"))
    # Two that may have arrived were two messages.
    twice = replace(seen(), ledger=(replace(lost, state="unknown"), again))
    assert [one.step for one in account(twice)].count("head-up") == 2


def test_what_a_summary_told_of_says_so_once_the_summary_came() -> None:
    lost = entry("head-up", "failed", "04 08:00", reason="blocked")
    about = {"subscription": 5, "plan": "facelift", "steps": ["head-up", "fasting"]}
    summary = replace(entry("", "sent", "04 11:00"), key="s:5:1:summary:1", payload=about)
    for state, fates in (
        ("sent", (Fate.TOLD, Fate.TOLD)),
        ("waiting", (Fate.UNREACHABLE, Fate.ON_ITS_WAY)),
    ):
        ledger = (lost, replace(summary, state=state))
        found = {one.step: one.fate for one in account(replace(seen(), ledger=ledger))}
        assert (found["head-up"], found["fasting"]) == fates


def test_what_was_sent_so_long_ago_that_it_is_forgotten_was_sent() -> None:
    history = History(sent={"fasting": local("2026-12-02 10:00")})
    found = account(replace(seen(), history=history, ledger=()))
    assert {one.step: one.fate for one in found}["fasting"] is Fate.SENT


@pytest.mark.parametrize(
    ("state", "fate"),
    [("failed", Fate.FAILED), ("held", Fate.HELD), ("waiting", Fate.ON_ITS_WAY)],
)
def test_nobody_was_told_by_a_summary_that_did_not_come(state: str, fate: Fate) -> None:
    about = {"subscription": 5, "plan": "facelift", "steps": ["red-flag-card"]}
    summary = replace(entry("", state, "04 11:00"), key="s:5:1:summary:1", payload=about)
    told = History(told=frozenset({"red-flag-card"}))
    found = account(replace(seen(), history=told, ledger=(summary,)))
    assert {one.step: one.fate for one in found}["red-flag-card"] is fate


def test_what_a_pause_outlasts_is_not_to_come() -> None:
    paused = replace(seen(pauses=(Pause(local("2026-12-01 20:00")),)), ledger=(), history=History())
    fates = {one.step.id: paused.fate(one) for one in paused.timetable}
    assert fates["fasting"] is Fate.LATE, "the operation has begun"
    assert fates["head-up"] is None, "it comes where the pause ends in time"
    said = {one.step: one.fate for one in account(paused)}
    assert (said["fasting"], said["head-up"]) == (Fate.LATE, Fate.PAUSED)


def test_the_timeline_draws_as_sent_what_was_sent() -> None:
    now = {"papers", "head-up", "fasting", "red-flag-card", "hair-and-makeup"}
    history = History(sent=dict.fromkeys(now, NOW), done=frozenset({"papers"}))
    overview = replace(seen(), history=history)
    fates = {one.step.id: overview.fate(one) for one in overview.timetable}
    assert fates["papers"] is Fate.DONE
    assert fates["red-flag-card"] is Fate.SENT
    assert fates["head-up"] is Fate.UNKNOWN
    assert fates["fasting"] is Fate.LATE, "it was refused"
    assert fates["swelling-peak"] is None, "it is to come"
    waiting = replace(overview, ledger=(entry("head-up", "waiting", "04 08:00"),))
    assert {one.step.id: waiting.fate(one) for one in waiting.timetable}["head-up"] is None
    # A year later the messages are forgotten; that they were sent is not.
    forgotten = replace(overview, ledger=())
    assert {one.step.id: forgotten.fate(one) for one in overview.timetable}["fasting"] is Fate.SENT


def test_a_pause_and_a_summary_are_reasons() -> None:
    paused = replace(seen(pauses=(Pause(local("2026-12-02 20:00")),)), ledger=())
    assert {line.step: line.fate for line in account(paused)}["papers"] is Fate.NEEDLESS
    assert {line.step: line.fate for line in account(paused)}["head-up"] is Fate.PAUSED
    told = History(told=frozenset({"head-up"}))
    found = account(replace(seen(), history=told, ledger=()))
    assert {line.step: line.fate for line in found}["head-up"] is Fate.TOLD


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (
            EN,
            [
                "**Patient 2: reminders and check-ins**",
                "Operation on Thu 3 Dec: day 1. Times are the patient's: Beijing, 12:00 now.",
                "- First-days check-in, today 18:00",
                "- today 08:00: Head up, short walks – may have arrived or not",
                "- yesterday 19:00: First night: red-flag card – sent today 02:30",
                "- yesterday 07:00: Papers, list of medicines – sent 07:00, done or answered",
            ],
        ),
        (
            ZH,
            [
                "**患者 2：提醒和问候**",
                "手术：12月3日周四（第1天）。时间都按患者当地（北京时间，现在 12:00）。",
                "- 今天 08:00　头垫高，走几步：可能送到了，也可能没送到",
                "- 昨天 19:00　第一晚的求助卡：已发送 今天 02:30",
            ],
        ),
    ],
    ids=["en", "zh"],
)
def test_it_is_said_in_plain_words_by_the_patients_clock(view: View, words: list[str]) -> None:
    shown = desk_account.account(view, TALK, ANN, seen(), -1)
    assert shown.fresh, "the card stays as it is"
    for word in words:
        assert word in unescape(shown.text)


def test_long_ones_have_pages_and_only_the_first_says_what_comes() -> None:
    first = desk_account.account(EN, TALK, ANN, seen(), 0)
    assert "Next:" in first.text
    assert [b.action for row in first.rows for b in row] == [do.ShowAccount(9, 1)]
    last = desk_account.account(EN, TALK, ANN, seen(), 99)
    assert "Next:" not in last.text
    assert "due before the patient subscribed" in last.text
    assert first.text.partition("So far")[2].count("\n- ") == 8


@pytest.mark.parametrize(
    ("person", "changed", "words"),
    [
        ({"stopped": NOW}, {}, "stopped all messages (today 12:00)"),
        ({"unreachable": NOW}, {}, "Nothing arrives; please call"),
        ({}, {"pauses": (Pause(JOINED),)}, "has paused the reminders"),
        ({}, {"pauses": (Pause(JOINED, asks=True),)}, "Check-ins still come.\n\nNext:"),
        ({}, {"operation": Operation(date(2025, 1, 1))}, "Nothing more is to come"),
    ],
)
def test_why_nothing_comes_is_said(
    person: dict[str, object], changed: dict[str, object], words: str
) -> None:
    who = replace(ANN, **person)  # type: ignore[arg-type]
    assert words in desk_account.account(EN, TALK, who, seen(**changed), 0).text


def test_a_plan_that_is_gone_keeps_what_was_sent() -> None:
    text = desk_account.account(EN, TALK, ANN, replace(seen(), course=None), 0).text
    assert "not in the content at the moment" in text
    assert "sent 07:00" in text


@pytest.mark.parametrize("view", [EN, ZH], ids=["en", "zh"])
def test_who_follows_nothing_has_nothing(view: View) -> None:
    shown = desk_account.account(view, TALK, ANN, None, -1)
    words = {"en": "Patient 2 follows no plan", "zh": "患者 2 目前没有订阅恢复提醒"}
    assert words[view.lang] in shown.text


@pytest.mark.parametrize("view", [EN, ZH], ids=["en", "zh"])
def test_every_fate_has_words_of_its_own(view: View) -> None:
    said = {view.t("account-fate", fate=one.value, at="07:00") for one in Fate}
    assert len(said) == len(Fate)

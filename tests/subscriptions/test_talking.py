"""What people read and tap: My recovery, changes, reminders; in both languages."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from bot.conversation.lane import Lane
from bot.store import outbox
from bot.store.database import Database
from bot.store.migrating import migrate
from bot.store.outbox import NewMessage
from handlers import actions
from handlers import recovery_actions as do
from handlers.actions import AnswerCheckin
from tests.conftest import StillClock
from tests.subscriptions.following import Life, local
from tests.subscriptions.talking import Talk, labels


@pytest.fixture
async def life(tmp_path: Path, clock: StillClock) -> AsyncIterator[Life]:
    """What people read doesn't depend on the engine."""
    clock.instant = local("2026-11-01 12:00")
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    await database.open()
    await migrate(database)
    yield Life(database, clock)
    await database.close()


@pytest.fixture
def ann(life: Life) -> Talk:
    return Talk(life)


@pytest.fixture
def fang(life: Life) -> Talk:
    return Talk(life, "zh", 8)


async def test_my_recovery_tells_the_day_and_when_the_next_one_is_sent(
    ann: Talk, fang: Talk
) -> None:
    for talk, words in (
        (ann, ["in 12 days", "Operation: Thu 3 Dec", "surgeon, questions**, Mon 23 Nov, 09:00"]),
        (fang, ["还有12天", "手术：12月3日周四", "要问的话**，11月23日周一 09:00"]),
    ):
        ann.life.clock.instant = local("2026-11-21 12:00")
        await talk.enrols()
        await talk.receives()
        shown = await talk.does(do.ShowRecovery())
        for word in words:
            assert word in shown.text
    ann.life.clock.instant = local("2026-11-22 12:00")
    assert "tomorrow 09:00" in (await ann.does(do.ShowRecovery())).text
    ann.life.clock.instant = local("2026-11-23 08:00")
    assert "today 09:00" in (await ann.does(do.ShowRecovery())).text


async def test_who_has_no_plan_is_told_how_to_begin(ann: Talk) -> None:
    everything: list[object] = [
        do.ShowTimeline(),
        do.ShowLedger(0),
        do.GetCalendar(),
        do.ChangeDate(0),
        do.MoveDate(739000),
        do.MoveDateNow(739000),
        do.Pause(7),
        do.PauseReminders(7),
        do.PauseAll(7),
        do.EndPause(),
        do.EndPlan(),
        do.ReopenPlan(1),
        do.ShowTimes(),
        do.PreferTime(480),
        do.ShowZones(),
        do.ChangeZone("asia--tokyo"),
        do.ShowDetails(),
        do.ShowHours(),
        do.TakeHour(480),
        do.TellSmoking(1),
        do.TellStitches(0),
        do.ShowQuiet(),
        do.SetQuiet(21, 9),
    ]
    for action in everything:
        assert "/recovery" in (await ann.does(action)).text  # type: ignore[arg-type]
    assert "do you agree" in (await ann.does(do.ShowRecovery())).text


async def test_who_can_see_what_is_said_before_one_agrees_and_under_my_data(
    ann: Talk, fang: Talk
) -> None:
    for talk, words in (
        (ann, ["Who sees it:", "the date of your operation", "your last check-in"]),
        (fang, ["谁看得到：", "手术日期", "最近一次问候"]),
    ):
        for action in (do.ShowRecovery(), actions.ShowPrivacy()):
            shown = await talk.does(action)
            for word in words:
                assert word in shown.text


async def test_earlier_words_are_agreed_to_anew_and_can_be_taken_back(ann: Talk) -> None:
    person = await ann.person()
    await ann.life.subscriptions.consent(person, "2026-11", ann.life.clock.now())
    assert "do you agree" in (await ann.does(do.ShowRecovery())).text
    assert "reminders and check-ins end" in (await ann.taps("No, thank you")).text
    assert "Take back my consent" in labels(await ann.does(actions.ShowPrivacy()))


async def test_another_date_is_shown_before_it_is_taken(ann: Talk) -> None:
    await ann.enrols()
    ann.life.clock.instant = local("2026-11-25 12:00")
    await ann.receives()
    await ann.does(do.ShowRecovery())
    await ann.taps("Change the date")
    shown = await ann.taps("10")
    assert "instead, in 15 days?" in shown.text
    assert "reminders move:" in shown.text
    assert "- A carer and time off: Sat 28 Nov, 09:00 → Sat 5 Dec, 09:00" in shown.text
    assert "3 are added:" in shown.text
    assert "- Your list of medicines, tomorrow 19:00" in shown.text
    assert "Operation: Thu 3 Dec" in (await ann.taps("Keep it")).text
    await ann.does(do.MoveDate(date(2026, 12, 10).toordinal()))
    assert "now on Thu 10 Dec" in (await ann.taps("Yes")).text


async def test_only_the_date_that_was_shown_last_is_taken(ann: Talk, fang: Talk) -> None:
    """A yes below an older preview asks anew, and so does one from before the date was changed."""
    for talk, anew, on in (
        (ann, "so I ask once more", "now on Wed 9 Dec"),
        (fang, "再跟您确认一次", "改到了12月9日周三"),
    ):
        await talk.enrols()
        older = await talk.does(do.MoveDate(date(2026, 12, 9).toordinal()))
        newer = await talk.does(do.MoveDate(date(2026, 11, 25).toordinal()))
        talk.seen = older
        shown = await talk.taps(labels(older)[0])
        assert anew in shown.text
        assert labels(shown) == labels(older)
        assert on in (await talk.taps(labels(shown)[0])).text
        talk.seen = older
        assert on in (await talk.taps(labels(older)[0])).text, "a second tap finds it done"
        talk.seen = newer
        assert anew in (await talk.taps(labels(newer)[0])).text


async def test_who_told_how_it_was_afterwards_is_asked_whether_it_is_still_to_come(
    ann: Talk, fang: Talk
) -> None:
    for talk, over in ((ann, "Is it really still to come?"), (fang, "真的还没做吗？")):
        talk.life.clock.instant = local("2026-11-01 12:00")
        await talk.enrols()
        talk.life.clock.instant = local("2026-12-05 12:00")
        ahead = do.MoveDate(date(2026, 12, 10).toordinal())
        assert over not in (await talk.does(ahead)).text
        buttons = [b for one in await talk.receives() for row in one.rows for b in row]
        await talk.does(next(b.action for b in buttons if isinstance(b.action, AnswerCheckin)))
        assert over in (await talk.does(ahead)).text
        assert over not in (await talk.does(do.MoveDate(date(2026, 12, 4).toordinal()))).text


async def test_a_date_nobody_can_mean_is_asked_again(ann: Talk) -> None:
    await ann.enrols()
    for number in (-5, 1, 10**9):
        assert "can't take that day" in (await ann.does(do.MoveDate(number))).text
        assert "can't take that day" in (await ann.does(do.MoveDateNow(number))).text
    assert labels(await ann.does(do.ChangeDate(10**12)))


async def test_pause_go_on_stop_and_back_are_one_tap_each(ann: Talk) -> None:
    await ann.enrols()
    await ann.does(do.ShowRecovery())
    assert "I go on Sun 8 Nov, 12:00" in (await ann.taps("Pause 1 week")).text
    assert "I go on." in (await ann.taps("Go on")).text
    await ann.does(do.Pause(0))
    assert "Nothing comes until" in (await ann.taps("Pause the check-ins, too")).text
    await ann.taps("Go on")
    assert "no more reminders" in (await ann.taps("No more reminders")).text
    assert "Next:" in (await ann.taps("Take that back")).text


async def test_a_pause_says_which_check_ins_it_would_stop_and_can_keep_them(
    ann: Talk, fang: Talk
) -> None:
    english = ("Pause until Mon 14 Dec, 12:00?", "ask you 5 times", "check-ins still come")
    chinese = ("暂停到12月14日周一 12:00？", "问您 5 次", "问候照常")
    for talk, pause, keep, (until, often, kept), asked in (
        (ann, "Pause 1 week", "Pause, but keep", english, "The first week is over"),
        (fang, "暂停一周", "只停提醒", chinese, "第一周过去了"),
    ):
        ann.life.clock.instant = local("2026-12-07 12:00")
        await talk.enrols()
        await talk.receives()
        await talk.does(do.ShowRecovery())
        shown = await talk.taps(pause)
        assert until in shown.text
        assert often in shown.text
        assert kept in (await talk.taps(keep)).text
        ann.life.clock.instant = local("2026-12-10 20:00")
        [written] = await talk.receives()
        assert written.text.startswith(asked)
        await talk.does(do.EndPlan())


async def test_a_pause_of_all_says_so_and_until_when(ann: Talk) -> None:
    ann.life.clock.instant = local("2026-12-07 12:00")
    await ann.enrols()
    await ann.receives()
    await ann.does(do.Pause(7))
    shown = await ann.taps("Pause the check-ins, too")
    assert "no reminders and no check-ins. I go on Mon 14 Dec, 12:00" in shown.text
    ann.life.clock.instant = local("2026-12-10 20:00")
    assert await ann.receives() == []


async def test_who_stopped_everything_reads_that_here_too(ann: Talk) -> None:
    await ann.enrols()
    await ann.does(actions.Stop())
    assert "You stopped all" in (await ann.does(do.ShowRecovery())).text
    await ann.taps("Messages may come again")
    assert "Next:" in (await ann.does(do.ShowRecovery())).text


async def test_after_a_stop_no_reminder_is_promised_for_later(ann: Talk) -> None:
    number = await ann.enrols()
    ann.life.clock.instant = local("2026-11-19 09:00")
    await ann.receives()
    await ann.does(do.LaterHour(number, "nicotine-2-weeks"))
    assert "I write again today 10:00" in ann.seen.text
    for silence, words, back in (
        (actions.Stop(), "You stopped all my messages", "Messages may come again"),
        (do.PauseAll(0), "You paused the reminders", "Go on"),
    ):
        await ann.does(silence)
        shown = await ann.does(do.ShowReminder(number, "nicotine-2-weeks"))
        assert "I write again" not in shown.text
        assert "Later" not in labels(shown)
        for old in (
            do.ShowLater(number, "nicotine-2-weeks"),
            do.LaterTomorrow(number, "nicotine-2-weeks"),
        ):
            assert words in (await ann.does(old)).text
        await ann.taps(back)
        assert "Later" in labels(await ann.does(do.ShowReminder(number, "nicotine-2-weeks")))


async def test_who_stops_everything_reads_that_check_ins_stop_too(ann: Talk) -> None:
    assert "check-ins" not in (await ann.does(actions.Stop())).text
    await ann.does(actions.Resume())
    await ann.enrols()
    assert "That goes for the check-ins, too" in (await ann.does(actions.Stop())).text


async def test_another_time_and_zone(ann: Talk) -> None:
    await ann.enrols()
    await ann.does(do.ShowTimes())
    assert "at 20:00" in (await ann.taps("20:00")).text
    await ann.does(do.ShowTimes())
    assert "plan's times" in (await ann.taps("The plan's time")).text
    await ann.does(do.ShowZones())
    assert "clocks in Tokyo" in (await ann.taps("Tokyo 13:00")).text
    assert "clocks in Kolkata" in (await ann.does(do.ChangeZone("asia--kolkata"))).text
    assert "Where are you?" in (await ann.does(do.ChangeZone("atlantis"))).text


async def test_a_reminder_is_ticked_off_in_the_language_of_now(ann: Talk, fang: Talk) -> None:
    for talk, title, done, ticked in (
        (ann, "**Head up, short walks**", "✓ Done", "won't get this one again"),
        (fang, "**头垫高，走几步**", "✓ 做好了", "不会再发"),
    ):
        ann.life.clock.instant = local("2026-12-03 23:00")
        await talk.enrols()
        await talk.receives()
        ann.life.clock.instant = local("2026-12-04 08:00")
        [screen] = [one for one in await talk.receives() if title in one.text]
        assert screen.text.startswith(title)
        assert screen.fresh
        talk.seen = screen
        shown = await talk.taps(done)
        assert ticked in shown.text
        assert done not in labels(shown)
        assert title.strip("*") in (await talk.does(do.ShowRecovery())).text


async def test_later_offers_what_helps_and_says_when_it_comes(ann: Talk) -> None:
    number = await ann.enrols()
    ann.life.clock.instant = local("2026-12-03 23:00")
    await ann.receives()
    ann.life.clock.instant = local("2026-12-04 08:00")
    [ann.seen] = [one for one in await ann.receives() if "Head up" in one.text]
    shown = await ann.taps("Later")
    assert labels(shown) == [
        "In 1 hour: 09:00",
        "This evening: 19:00",
        "Tomorrow: 09:00",
        "Something is wrong",
        "‹ Back",
    ]
    assert "I write again today 19:00" in (await ann.taps("This evening")).text
    ann.life.clock.instant = local("2026-12-04 19:30")
    assert any("Head up" in screen.text for screen in await ann.receives())
    late = await ann.does(do.LaterEvening(number, "head-up"))
    assert "When shall I write again?" in late.text
    ann.life.clock.instant = local("2026-12-07 23:30")
    late = await ann.does(do.ShowLater(number, "head-up"))
    assert "can't wait any longer" in late.text
    assert labels(late) == ["Something is wrong", "‹ Back"]


async def test_why_opens_its_page_beside_the_reminder(ann: Talk) -> None:
    await ann.enrols()
    await ann.life.go("2026-12-04 07:59")
    ann.life.clock.instant = local("2026-12-04 08:00")
    await ann.receives()
    shown = await ann.taps("Why?")
    assert shown.fresh
    assert "Something is wrong" in labels(shown)


async def test_buttons_that_are_not_ones_own_or_too_old_do_no_harm(ann: Talk, fang: Talk) -> None:
    number = await ann.enrols()
    ann.life.clock.instant = local("2026-12-04 08:00")
    await ann.receives()
    for kind in (do.Done, do.ShowLater, do.LaterHour, do.LaterEvening, do.ShowReminder):
        assert "不是发给您的" in (await fang.does(kind(number, "head-up"))).text
        assert "isn't one of yours" in (await ann.does(kind(99, "head-up"))).text
        assert "isn't one of yours" in (await ann.does(kind(number, "no-such-step"))).text
    await ann.does(do.EndPlan())
    assert "has ended" in (await ann.does(do.Done(number, "head-up"))).text


async def test_one_tidy_summary_of_what_was_missed(ann: Talk) -> None:
    ann.life.clock.instant = local("2026-12-20 12:00")
    await ann.enrols()
    received = await ann.receives()
    [summary] = [one for one in received if "would have sent you earlier" in one.text]
    assert summary.text.count("\n- ") <= 13
    assert len(received) <= 4
    assert "My recovery" in labels(summary)


async def test_who_is_back_is_welcomed_with_what_was_missed(ann: Talk) -> None:
    await ann.enrols()
    ann.life.clock.instant = local("2026-12-03 23:00")
    await ann.receives()
    person = await ann.person()
    await ann.life.people.unreachable(person, "blocked", ann.life.clock.now())
    ann.life.clock.instant = local("2026-12-09 12:00")
    assert await ann.receives() == []
    known = await ann.life.known(person)
    await ann.life.people.returned(known, "en", ann.life.clock.now())
    received = await ann.receives()
    [back] = [one for one in received if one.text.startswith("**Welcome back.**")]
    assert "- Dressing visit" in back.text


async def test_the_ledger_tells_what_was_sent_and_what_not(ann: Talk) -> None:
    ann.life.clock.instant = local("2026-10-20 09:00")
    await ann.enrols()
    assert "Nothing was sent" in (await ann.does(do.ShowLedger(0))).text
    ann.life.clock.instant = local("2026-11-01 09:00")
    await ann.receives()
    ann.life.clock.instant = local("2026-11-19 09:00")
    await ann.life.plan()
    await ann.does(do.PauseAll(0))
    ann.life.clock.instant = local("2026-11-19 12:00")
    await ann.does(do.EndPause())
    await ann.receives()
    text = (await ann.does(do.ShowLedger(0))).text
    # Both when it was due and when it came; what was taken back and sent later is one line.
    assert "- Thu 22 Oct, 09:00: No smoking from today – sent Sun 1 Nov, 09:00" in text
    assert "- today 12:00: No nicotine at all – sent 12:00" in text
    assert text.count("No nicotine at all") == 1
    for day in ("2026-12-09", "2026-12-14"):
        ann.life.clock.instant = local(f"{day} 20:00")
        await ann.receives()
    assert ann.services.view("en").t("button-next") in labels(await ann.does(do.ShowLedger(0)))
    last = await ann.does(do.ShowLedger(10**6))
    assert ann.services.view("en").t("button-previous") in labels(last)


async def test_the_ledger_tells_what_is_held_back(ann: Talk) -> None:
    await ann.enrols()
    ann.life.clock.instant = local("2026-11-19 09:00")
    await ann.life.plan()
    await ann.does(actions.Stop())
    text = (await ann.does(do.ShowLedger(0))).text
    assert "No nicotine at all – held back until it can reach you" in text


async def test_a_calendar_taken_again_moves_its_entries(ann: Talk) -> None:
    await ann.enrols()

    async def visits() -> dict[str, tuple[date, int]]:
        shown = await ann.does(do.GetCalendar())
        assert shown.attachment is not None
        events: list[Any] = Calendar.from_ical(shown.attachment.data).walk("VEVENT")
        return {str(e["uid"]): (e["dtstart"].dt, int(e["sequence"])) for e in events}

    before = await visits()
    assert len(before) == 7
    await ann.does(do.MoveDate(date(2026, 12, 10).toordinal()))
    await ann.taps("Yes")
    after = await visits()
    assert before.keys() == after.keys()
    for name, (day, sequence) in before.items():
        assert after[name] == (day + timedelta(days=7), sequence + 1)


async def test_the_timeline_is_a_picture_with_its_words(ann: Talk, fang: Talk) -> None:
    for talk, word in ((ann, "Licence, surgeon, questions"), (fang, "执照、医生、要问的话")):
        await talk.enrols()
        shown = await talk.does(do.ShowTimeline())
        assert shown.attachment is not None
        assert shown.attachment.data.startswith(b"\x89PNG")
        assert word in shown.attachment.alt


@pytest.mark.parametrize("zone", ["asia--urumqi", "pacific--apia", "america--new-york"])
async def test_every_screen_works_everywhere_at_every_time(fang: Talk, zone: str) -> None:
    number = await fang.enrols()
    await fang.does(do.ChangeZone(zone))
    for day in ("2026-11-30", "2026-12-03", "2026-12-31", "2027-07-01"):
        fang.life.clock.instant = local(f"{day} 00:30")
        await fang.receives()
        for action in (do.ShowRecovery(), do.ShowTimeline(), do.ShowLedger(0), do.ShowZones()):
            assert labels(await fang.does(action))
        assert labels(await fang.does(do.Done(number, "head-up")))


@pytest.mark.parametrize(
    ("lang", "off", "on"),
    [("en", "still off", "Messages may come again"), ("zh", "停着", "重新接收消息")],
)
async def test_who_stopped_and_starts_reads_that_reminders_are_off(
    life: Life, lang: str, off: str, on: str
) -> None:
    talk = Talk(life, lang)
    await talk.enrols()
    await talk.does(actions.Stop())
    assert off in (await talk.does(actions.Start())).text
    await talk.taps(on)
    assert off not in (await talk.does(actions.Start())).text


async def test_an_end_taken_back_brings_the_rest_even_after_a_stop(life: Life) -> None:
    talk = Talk(life)
    number = await talk.enrols()
    life.clock.instant = local("2026-11-20 12:00")
    await talk.receives()
    await talk.does(do.EndPlan())
    await talk.does(actions.Stop())
    shown = await talk.does(do.ReopenPlan(number))
    assert "I go on." in shown.text
    assert "Next: " in shown.text
    life.clock.instant = local("2026-11-23 12:00")
    assert any("Licence, surgeon" in one.text for one in await talk.receives())


async def test_the_timeline_says_nothing_of_a_date_that_was_not_changed(
    ann: Talk, fang: Talk
) -> None:
    for talk, words in ((ann, "If the date"), (fang, "如果改了")):
        await talk.enrols()
        assert words in (await talk.does(do.ShowTimeline())).text


async def test_a_consent_is_kept_in_words_that_fit(ann: Talk, fang: Talk) -> None:
    for talk, words in ((ann, "No, go on as before"), (fang, "不撤回，照旧")):
        await talk.enrols()
        assert words in labels(await talk.does(actions.WithdrawConsent(confirmed=False)))


@pytest.mark.parametrize(
    ("lang", "at_once", "over"),
    [
        (
            "en",
            "→ as soon as you take this day",
            "Blood pressure and tests: by the new date it was",
        ),
        ("zh", "→ 改好后马上发", "记血压，确认检查，按新日期应在"),
    ],
)
async def test_a_nearer_date_shows_what_comes_at_once_and_what_is_over(
    life: Life, lang: str, at_once: str, over: str
) -> None:
    talk = Talk(life, lang)
    await talk.enrols()
    life.clock.instant = local("2026-11-01 12:00")
    shown = await talk.does(do.MoveDate(local("2026-11-02 12:00").date().toordinal()))
    assert at_once in shown.text
    for past in ("→ yesterday", "→ 昨天", "→ Wed 28 Oct", "→ 10月"):
        assert past not in shown.text
    began = await talk.does(do.MoveDate(local("2026-11-01 12:00").date().toordinal()))
    assert over in began.text
    await talk.does(do.MoveDate(local("2026-11-02 12:00").date().toordinal()))
    await talk.does(do.MoveDateNow(local("2026-11-02 12:00").date().toordinal()))
    assert await talk.receives()


async def test_the_hour_smoking_and_stitches_can_be_told_later(ann: Talk, fang: Talk) -> None:
    """Who learns the hour the day before gets what prepares in time for it."""
    for talk, words in (
        (ann, ("I don't know", "Hour, smoking", "07:00", "I smoke", "My stitches", "yes", "out")),
        (fang, ("不清楚", "手术几点、", "07:00", "我抽烟", "线都拆完了", "抽烟：抽", "拆完了")),
    ):
        unknown, way, hour, smokes, out, smoker, stitches = words
        talk.life.clock.instant = local("2026-12-02 12:00")
        await talk.enrols()
        await talk.receives()
        await talk.does(do.ShowRecovery())
        assert unknown in (await talk.taps(way)).text
        await talk.does(do.ShowHours())
        assert f"{hour}" in (await talk.taps(hour)).text
        await talk.taps(smokes)
        shown = await talk.taps(out)
        assert smoker in shown.text
        assert stitches in shown.text
        assert not any(label.startswith((smokes, out)) for label in labels(shown))
        assert await talk.receives() == []
        talk.life.clock.instant = local("2026-12-03 05:00")
        papers = await talk.receives()
        assert len(papers) == 1
        await talk.does(do.TakeHour(-1))
        assert unknown in (await talk.does(do.ShowDetails())).text


async def test_quiet_hours_are_ones_own_and_what_cannot_wait_passes_them(
    ann: Talk, fang: Talk
) -> None:
    for talk, tap, taken, urgent, other in (
        (ann, "21:00–09:00", "quiet hours are now 21:00–09:00", "Papers", "Head up"),
        (fang, "21:00–09:00", "安静时间改成 21:00–09:00 了", "带证件", "头垫高"),
    ):
        talk.life.clock.instant = local("2026-12-02 12:00")
        await talk.enrols()
        await talk.receives()
        shown = await talk.does(do.ShowQuiet())
        assert "22:00–08:00" in shown.text
        assert urgent in shown.text
        assert "22:00–08:00" not in labels(shown)
        shown = await talk.taps(tap)
        assert taken in shown.text
        assert urgent in shown.text
        assert tap in (await talk.does(do.ShowQuiet())).text
        assert "08:00" not in labels(await talk.does(do.ShowTimes()))
        talk.life.clock.instant = local("2026-12-03 07:00")  # two hours before the operation
        assert any(urgent in one.text for one in await talk.receives())
        talk.life.clock.instant = local("2026-12-04 08:30")
        assert not any(other in one.text for one in await talk.receives())
        talk.life.clock.instant = local("2026-12-04 09:00")
        assert any(other in one.text for one in await talk.receives())


async def test_ones_own_time_in_quiet_hours_is_told_of(ann: Talk) -> None:
    await ann.enrols()
    await ann.does(do.PreferTime(8 * 60))
    assert "Your own time, 08:00, is within them" in (await ann.does(do.SetQuiet(22, 9))).text
    shown = await ann.does(do.SetQuiet(0, 0))
    assert "at any hour" in shown.text
    assert "by day and by night" in (await ann.does(do.ShowQuiet())).text
    assert "in which hours" in (await ann.does(do.SetQuiet(99, 3))).text.casefold()


async def test_who_joins_on_day_4_is_asked_how_day_4_is(ann: Talk, fang: Talk) -> None:
    for talk in (ann, fang):
        talk.life.clock.instant = local("2026-12-07 09:00")
        await talk.enrols()
        received = [screen.text for screen in await talk.receives()]
        assert any("How are you today?" in text or "今天感觉怎么样" in text for text in received)
        assert not [text for text in received if "ay 3" in text or "第3天" in text]
        course = await talk.services.checkins.course(await talk.person())
        assert course is not None
        assert [one.day for one in course[1]] == [4]
        assert "Day 3" not in (await talk.does(do.ShowRecovery())).text


async def test_news_of_the_clinic_stand_in_no_plans_ledger(ann: Talk) -> None:
    await ann.enrols()
    person, now = await ann.person(), ann.life.clock.now()
    news = NewMessage("r:1:1", "telegram", 7, person.id, Lane.ANNOUNCEMENT, "send", {}, now)
    async with ann.life.database.transaction() as connection:
        await outbox.put(connection, [news], now)
    assert "no longer in the plan" not in (await ann.does(do.ShowLedger(0))).text

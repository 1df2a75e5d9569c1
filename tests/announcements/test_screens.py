"""Screens of announcements: one thing at a time, a way back always, nothing that is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announcements import (
    Audience,
    Counted,
    Draft,
    DraftState,
    Link,
    Phase,
    Progress,
    Run,
    RunKind,
    RunState,
)
from bot.conversation.event import Kind
from bot.conversation.letter import Letter, Medium, MediumKind
from bot.conversation.screen import Screen
from bot.mailing.checks import Concern, Finding
from bot.mailing.draft import Version
from handlers import announce_actions as do
from handlers.screens import (
    announce,
    announce_audience,
    announce_links,
    announce_reach,
    announce_release,
    announce_report,
    announce_run,
)
from handlers.screens.announcement import label_of
from handlers.screens.view import View
from tests.checkins.conftest import LIBRARY
from tests.conftest import NOW

EN, ZH = View(LIBRARY, "en"), View(LIBRARY, "zh")
BOTH = pytest.mark.parametrize("view", [EN, ZH], ids=["en", "zh"])
SOME = Counted(3, {"en": 2, "zh": 1})


def draft(**changed: object) -> Draft:
    values: dict[str, object] = {"versions": {"en": Version(Letter("Hello"), 1, (5,))}, **changed}
    return Draft(7, DraftState.DRAFT, 1, 1, NOW, **values)  # type: ignore[arg-type]


def run(**changed: object) -> Run:
    values: dict[str, object] = {
        "id": 9, "announcement": 7, "kind": RunKind.SEND, "state": RunState.RUNNING, "by": 1,
        "starts": NOW, "created": NOW, "began": NOW, "ended": None, "upto": 9, "cursor": 0,
        "expected": 100, "audience": Audience(), "letters": {}, "links": (), "opt_out": True,
        "paid": False, **changed,
    }  # fmt: skip
    return Run(**values)  # type: ignore[arg-type]


def actions(screen: Screen) -> list[object]:
    return [button.action for row in screen.rows for button in row]


@BOTH
def test_every_screen_has_a_way_back(view: View) -> None:
    one = draft(links=(Link("", page="risks"),))
    page = view.page("risks")
    to_draft = do.ShowDraft(7)
    assert to_draft in actions(announce_audience.audience(view, one, SOME))
    assert to_draft in actions(announce_links.links(view, one))
    assert do.ShowLinks(7) in actions(announce_links.ask(view, one))
    assert do.AddLink(7) in actions(announce_links.pick(view, one, page))
    assert to_draft in actions(announce_release.times(view, one, NOW))
    assert to_draft in actions(announce_release.confirm(view, one, SOME, [], minute=0, at=""))
    assert to_draft in actions(announce.write(view, one, "en"))
    assert to_draft in actions(announce.confirm_discard(view, one))
    assert to_draft in actions(announce_run.progress(view, Progress(run())))
    assert do.ShowAnnouncements() in actions(announce.draft(view, one, SOME, []))


@BOTH
def test_who_may_only_prepare_is_shown_nothing_that_sends(view: View) -> None:
    prepared = actions(announce.draft(view, draft(), SOME, [], may_send=False))
    assert do.AskRelease(7, 0) not in prepared
    assert do.TestTeam(7) not in prepared
    assert do.Preview(7, "en") in prepared
    watched = actions(announce_run.progress(view, Progress(run(), sent=5), may_send=False))
    assert watched[:2] == [do.ShowRun(9), do.ShowDraft(7)]


def test_who_is_left_out_is_told_with_the_reasons_and_only_where_anybody_is() -> None:
    whole = announce_reach.reach(EN, Counted(3, {"en": 2, "zh": 1}))
    assert "Not to" not in whole
    some = Counted(1, {"en": 1}, no_news=4, unreachable={"blocked": 2, "deactivated": 1})
    text = announce_reach.reach(EN, some)
    assert "4 who never agreed to news" in text
    assert "3 who can't be reached (blocked the bot: 2, account deleted: 1)" in text
    assert "want no messages" not in text
    assert "联系不上的 3 人（屏蔽了机器人 2，账号已注销 1）" in announce_reach.reach(ZH, some)


def test_what_was_too_late_is_sent_again_with_what_failed() -> None:
    over = Progress(run(state=RunState.DONE), failed={"refused": 2}, dropped={"late": 3}, expired=3)
    again = do.ResendRun(9, unknown=False, confirmed=False)
    shown = announce_run.progress(EN, over)
    labels = {button.action: button.label for row in shown.rows for button in row}
    assert labels[again] == "Again: 5 failed or too late"
    asked = announce_run.ask(EN, over, "failed", again)
    assert asked.text == "Send it once more to 5 whom it did not reach?"


@pytest.mark.parametrize(
    ("kind", "english", "chinese"),
    [
        (Kind.STICKER, "A sticker", "贴纸"),
        (Kind.LOCATION, "A location", "位置"),
        (Kind.CONTACT, "A contact", "联系人"),
        (Kind.VIDEO, "A round video", "圆形短视频"),
        (Kind.OTHER, "such as a poll", "投票"),
    ],
)
def test_what_cannot_be_announced_is_said_and_what_can(
    kind: Kind, english: str, chinese: str
) -> None:
    shown = announce.cannot(EN, kind)
    assert english in shown.text
    assert "Text can, and a photo" in shown.text
    assert do.NewAnnouncement() in actions(shown)
    assert chinese in announce.cannot(ZH, kind).text
    assert actions(announce.cannot(EN, kind, 7))[0] == do.ShowDraft(7)


def test_colleagues_are_not_counted_as_patients_who_never_agreed() -> None:
    text = announce_reach.reach(EN, Counted(1, {"en": 1}, team=2))
    assert "2 of the team" in text
    assert "never agreed" not in text
    assert "团队成员 2 人" in announce_reach.reach(ZH, Counted(1, {"en": 1}, team=2))


def about(kind: RunKind, state: RunState = RunState.DONE, **changed: object) -> Run:
    """A run about the first one."""
    return run(id=10, kind=kind, state=state, of=9, **changed)


@pytest.mark.parametrize(
    ("later", "sign", "said"),
    [
        ((), "✅ ", "sent"),
        ((about(RunKind.CORRECT),), "✅✏️ ", "sent and corrected"),
        ((about(RunKind.CORRECT, RunState.RUNNING),), "📤 ", "being corrected"),
        ((about(RunKind.CORRECT, RunState.CANCELLED),), "✅ ", "sent"),
        ((about(RunKind.RECALL, RunState.RUNNING),), "↩️ ", "being taken back"),
        ((about(RunKind.CORRECT), about(RunKind.RECALL)), "↩️ ", "taken back"),
        ((about(RunKind.RECALL, RunState.CANCELLED),), "✅ ", "sent"),
    ],
)
def test_what_was_corrected_or_taken_back_shows_it_in_the_list(
    later: tuple[Run, ...], sign: str, said: str
) -> None:
    runs = [run(state=RunState.DONE), *later]
    _, (button,), *_ = announce.listed(EN, [[draft()]], runs).rows
    assert button.label.startswith(sign)
    assert announce.draft(EN, draft(), SOME, [], runs).text.startswith(
        f"**Announcement 7** · {said}\n"
    )


def test_one_that_rests_says_so_before_that_it_was_corrected() -> None:
    runs = [run(state=RunState.PAUSED), about(RunKind.CORRECT)]
    _, (button,), *_ = announce.listed(EN, [[draft()]], runs).rows
    assert button.label.startswith("⏸ ")


@BOTH
def test_a_correction_that_is_done_tells_that_the_rest_rests(view: View) -> None:
    seen = Progress(about(RunKind.CORRECT), sent=40, resting=60)
    shown = announce_run.progress(view, seen)
    assert view.t("run-resting", count=60) in shown.text
    assert do.ShowRun(9) in actions(shown)
    assert do.ShowRun(9) not in actions(announce_run.progress(view, replace(seen, resting=0)))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (RunKind.CORRECT, ("could not be changed: 3", "perhaps corrected: 2", "not corrected: 1")),
        (RunKind.RECALL, ("could not be deleted: 3", "perhaps taken back: 2", "not taken back: 1")),
    ],
)
def test_a_correction_and_a_recall_are_told_in_their_own_words(
    kind: RunKind, said: tuple[str, ...]
) -> None:
    seen = Progress(about(kind), unknown=2, failed={"refused": 3}, dropped={"cancelled": 1})
    text = announce_run.progress(EN, seen).text
    assert all(part in text for part in said)
    stop = do.CancelRun(10, confirmed=True)
    assert "would keep" in announce_run.ask(EN, seen, "cancel", stop).text


def test_a_draft_without_words_is_named_in_the_list() -> None:
    photo = Version(Letter("", (), (Medium(MediumKind.PHOTO, "f"),)), 1, (5,))
    empty, pictured = draft(versions={}), draft(versions={"en": photo})
    _, (first,), (second,), *_ = announce.listed(EN, [[empty, pictured]]).rows
    assert (first.label, second.label) == ("📝 7 · (nothing yet)", "📝 7 · 📎")


@BOTH
def test_what_is_taken_back_is_looked_at_and_not_written_any_more(view: View) -> None:
    back = [run(state=RunState.DONE), about(RunKind.RECALL)]
    shown = actions(announce.draft(view, draft(), SOME, [], back))
    assert do.Preview(7, "en") in shown
    assert not {do.WriteIn(7, "en"), do.ShowLinks(7)} & set(shown)


@BOTH
def test_who_takes_back_or_corrects_is_told_that_what_was_resent_is_apart(view: View) -> None:
    back = do.RecallRun(9, confirmed=True)
    asked = announce_run.ask(view, Progress(run()), "recall", back, resent=True)
    assert view.t("run-ask-resent", what="recall") in asked.text


@BOTH
def test_who_corrects_before_anything_was_changed_is_shown_how(view: View) -> None:
    shown = announce_run.unchanged(view, Progress(run()))
    ways = [do.WriteIn(7, "zh"), do.WriteIn(7, "en"), do.ShowDraft(7), do.ShowRun(9)]
    assert sorted(actions(shown), key=str) == sorted(ways, key=str)


@BOTH
def test_what_was_changed_since_it_went_out_is_one_tap_from_being_corrected(view: View) -> None:
    sent = run(state=RunState.DONE, letters={"en": Letter("Helo")})
    right = do.CorrectRun(9, confirmed=False)
    changed = announce.draft(view, draft(), SOME, [], [sent], reached={9})
    assert view.t("announcement-confirmed", phase="changed") in changed.text
    assert right in actions(changed)
    prepared = announce.draft(view, draft(), SOME, [], [sent], reached={9}, may_send=False)
    assert view.t("announcement-confirmed", phase="prepared") in prepared.text
    assert right not in actions(prepared)
    same = replace(sent, letters={"en": Letter("Hello")})
    assert right not in actions(announce.draft(view, draft(), SOME, [], [same], reached={9}))
    nobody = announce.draft(view, draft(), SOME, [], [sent])
    assert view.t("announcement-confirmed", phase="nobody") in nobody.text
    assert right not in actions(nobody)


def test_a_confirmed_one_says_what_becomes_of_changes() -> None:
    confirmed = draft()
    later = run(state=RunState.SCHEDULED, began=None, starts=NOW + timedelta(hours=1))
    waits = announce.draft(EN, confirmed, SOME, [], [later])
    assert "waits for its time" in waits.text
    assert "goes out as it was confirmed" in waits.text
    assert do.AskRelease(7, 0) not in actions(waits)
    sent = announce.draft(EN, confirmed, SOME, [], [run()])
    assert "tap “Correct it”" in sent.text


def test_what_goes_out_at_once_waits_for_no_time() -> None:
    at_once = run(state=RunState.SCHEDULED, began=None)
    shown = announce_run.progress(EN, Progress(at_once))
    assert "on its way" in shown.text
    assert "It begins" not in shown.text


@BOTH
def test_old_announcements_are_turned_back_to(view: View) -> None:
    pages = [[replace(draft(), id=number)] for number in range(3)]
    middle = actions(announce.listed(view, pages, page=1))
    assert {do.TurnAnnouncements(0), do.TurnAnnouncements(2), do.ShowDraft(1)} <= set(middle)
    assert do.ShowDraft(0) not in middle
    assert do.TurnAnnouncements(0) not in actions(announce.listed(view, pages[:1]))


@BOTH
def test_a_correction_and_a_recall_are_found_again(view: View) -> None:
    follows = [
        run(id=10 + place, kind=kind, of=9)
        for place, kind in enumerate((RunKind.CORRECT, RunKind.CORRECT, RunKind.RECALL))
    ]
    shown = actions(announce.draft(view, draft(), SOME, [], [run(), *follows]))
    assert do.ShowRun(9) in shown
    assert do.ShowRun(10) not in shown
    assert {do.ShowRun(11), do.ShowRun(12)} <= set(shown)


def test_whom_it_is_for_stands_on_the_draft_and_on_the_last_question() -> None:
    chosen = Audience(("zh",), (Phase.BEFORE, Phase.LATER), LIBRARY.plan_ids[0], 30)
    one = draft(audience=chosen)
    plan = LIBRARY.plan_text(LIBRARY.plan_ids[0], "zh").title
    said = f"只发给：中文，术前，术后 90 天以后，{plan}，30 天内找过我"
    assert said in announce.draft(ZH, one, SOME, []).text
    assert said in announce_release.confirm(ZH, one, SOME, [], minute=0, at="").text
    assert "Only to" not in announce.draft(EN, draft(), SOME, []).text


@BOTH
def test_a_run_that_paused_by_itself_says_why_and_what_helps(view: View) -> None:
    stuck = run(state=RunState.PAUSED, stuck=NOW)
    shown = announce_run.progress(view, Progress(stuck, failed={"refused": 20}))
    assert view.t("run-stuck", kind="send") in shown.text
    assert do.CancelRun(9, confirmed=False) in actions(shown)
    resumed = announce_run.progress(view, Progress(run(stuck=NOW), failed={"refused": 20}))
    assert "⚠️" not in resumed.text


def test_the_table_says_in_words_what_became_of_somebody() -> None:
    assert announce_report.became(ZH, "send", "held", "blocked") == "联系不上：屏蔽了机器人"
    assert announce_report.became(EN, "recall", "sent", None) == "Taken back"
    assert announce_report.became(EN, "send", "held", "paused") == "Still waiting"
    assert announce_report.became(EN, "send", "expired", "late") == "Not sent: too late"
    assert announce_report.became(EN, "send", "expired", "unknown") == "Perhaps arrived"


def test_the_picture_says_what_and_when_it_was() -> None:
    letters = {"zh": Letter("元旦休息三天，1月4日恢复门诊。" * 3)}
    seen = Progress(run(letters=letters, kind=RunKind.CORRECT), sent=90, failed={"refused": 10})
    picture = announce_report.drawing(ZH, seen)
    assert "更正通知 7" in picture
    assert "共 100 人" in picture
    assert "元旦休息三天，1月4日恢复门诊。元旦休息三天，1月4日恢…" in picture
    assert "已更正" in picture


@BOTH
def test_for_very_many_there_is_no_button_that_sends(view: View) -> None:
    few = announce_release.confirm(view, draft(), Counted(500, {"en": 500}), [], minute=0, at="")
    many = announce_release.confirm(view, draft(), Counted(501, {"en": 501}), [], minute=0, at="")
    assert do.Release(7, 0) in actions(few)
    assert do.Release(7, 0) not in actions(many)
    assert "501" in many.text


@pytest.mark.parametrize(
    ("count", "stars", "usual", "fast"),
    [(18_000, "1,800", "10", "a minute"), (1_000_000, "100,000", "556", "17")],
)
def test_speed_shows_its_price_and_what_it_saves(
    count: int, stars: str, usual: str, fast: str
) -> None:
    counted = Counted(count, {"en": count})
    offered = announce_release.confirm(EN, draft(), counted, [], minute=60, at="Mon")
    assert do.SetPaid(7, on=True, minute=60) in actions(offered)
    paid = announce_release.confirm(EN, draft(paid=True), counted, [], minute=60, at="Mon")
    assert f"**{stars} Stars**" in paid.text
    assert "10,000" in paid.text
    assert fast in paid.text
    assert f"instead of {usual}" in paid.text
    assert do.SetPaid(7, on=False, minute=60) in actions(paid)


def test_below_a_thousand_speed_is_not_offered() -> None:
    counted = Counted(999, {"en": 999})
    shown = announce_release.confirm(EN, draft(), counted, [], minute=0, at="")
    assert not [one for one in actions(shown) if isinstance(one, do.SetPaid)]


def test_a_pages_button_is_named_in_each_language_and_survives_the_page() -> None:
    link = Link("", page="risks")
    assert (label_of(EN, link), label_of(ZH, link)) == ("Risks", "风险")
    assert label_of(EN, Link("", page="gone-page")) == "gone-page"
    assert label_of(ZH, Link("官网", url="https://example.org")) == "官网"


@pytest.mark.parametrize(("done", "of", "cells"), [(0, 10, 0), (5, 10, 6), (10, 10, 12), (0, 0, 0)])
def test_the_bar_has_twelve_cells(done: int, of: int, cells: int) -> None:
    assert announce_run.bar(done, of) == "▰" * cells + "▱" * (12 - cells)


def test_progress_tells_all_fates_the_rate_and_the_rest() -> None:
    seen = Progress(
        run(), waiting=50, sent=40, unknown=2, unreachable={"blocked": 5}, failed={"refused": 3}
    ).paced(NOW + timedelta(seconds=10))
    text = announce_run.progress(EN, seen).text
    for part in (
        "50 of 100",
        "sent: 40",
        "can't be reached: 5 (blocked the bot: 5)",
        "failed: 3 (refused by Telegram: 3)",
        "perhaps arrived: 2",
        "Less than a minute left, 5 a second.",
    ):
        assert part in text


def test_while_it_runs_it_can_be_paused_and_ended_when_over_only_looked_after() -> None:
    on = actions(announce_run.progress(EN, Progress(run(), sent=1)))
    assert do.PauseRun(9) in on
    assert do.CancelRun(9, confirmed=False) in on
    over = run(state=RunState.DONE, ended=NOW)
    done = actions(announce_run.progress(EN, Progress(over, sent=1, failed={"refused": 2})))
    assert do.PauseRun(9) not in done
    assert do.ResendRun(9, unknown=False, confirmed=False) in done
    assert do.CorrectRun(9, confirmed=False) in done
    assert do.RecallRun(9, confirmed=False) in done


def test_what_is_paused_before_its_time_says_when_it_goes_out() -> None:
    rests = run(state=RunState.PAUSED, starts=NOW + timedelta(days=1), began=None)
    for late, line, label in (
        (False, "It goes out then only if you let it.", "▶️ Let it go out at its time"),
        (True, "If you let it go on, it is sent at once.", "▶️ Send it now"),
    ):
        shown = announce_run.progress(EN, Progress(rests, late=late))
        assert line in shown.text
        assert shown.rows[0][0].label == label
    begun = announce_run.progress(EN, Progress(replace(rests, began=NOW), late=True))
    assert begun.rows[0][0].label == "▶️ Go on"


def test_words_the_law_forbids_are_told_together_in_the_operators_language() -> None:
    found = [
        Finding(Concern.TOO_LONG, "zh", count=5),
        *(
            Finding(Concern.FORBIDDEN, "zh", word, "say it plainly")
            for word in ("保证", "第一", "保证")
        ),
        Finding(Concern.FORBIDDEN, "", "最好", "say it plainly"),
    ]
    assert announce.told(ZH, found).splitlines() == [
        "⛔ 中文：超出 5 个字。",
        "⚠️ 中文：“保证，第一”可能违反广告法。请照实写，不要保证效果。",
        "⚠️ 按钮：“最好”可能违反广告法。请照实写，不要保证效果。",
    ]

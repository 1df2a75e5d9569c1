"""A run from its confirmation to the last recipient, through every second thought."""

import asyncio
from datetime import time, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from bot.announcements import Audience, Draft, Hours, Phase, RunState, announcer
from bot.conversation.letter import Letter, Medium, MediumKind
from bot.conversation.port import Reason, SendError
from bot.conversation.role import Role
from bot.operators import Operators
from bot.recovery.wishes import Quiet
from bot.store import operators, outbox, people
from bot.store.audit import Act
from bot.store.database import Database
from bot.store.tables import outbox as outbox_table
from bot.store.tables import subscriptions
from tests.announcements.conftest import NURSE, Clinic
from tests.conftest import NOW
from tests.store.rows import somebody


async def test_everybody_who_agreed_gets_it_once_in_their_language(clinic: Clinic) -> None:
    await clinic.patients(3)
    await clinic.patients(2, first=200, language=None, language_code="zh-hans")
    await clinic.patients(1, first=300, news=None)
    run = await clinic.release(await clinic.draft("Closed on Monday.", zh="星期一休息。"))
    await clinic.work()
    said = {chat: push.screen.letter for chat, push in clinic.wire.sent}
    assert {chat: letter.text for chat, letter in said.items() if letter} == {
        **dict.fromkeys((100, 101, 102), "Closed on Monday."),
        **dict.fromkeys((200, 201), "星期一休息。"),
    }
    progress = await clinic.office.progress(run.id, clinic.now)
    assert progress is not None
    assert (progress.run.state, progress.sent, progress.run.expected) == (RunState.DONE, 5, 5)


async def test_confirmed_twice_or_by_two_it_is_sent_once(clinic: Clinic) -> None:
    await clinic.patients(2)
    draft = await clinic.draft()
    first, second = await clinic.release(draft), await clinic.release(draft)
    assert first == second
    await clinic.work()
    await clinic.release(draft)
    await clinic.work()
    assert clinic.wire.chats == [100, 101]


async def test_a_blocked_person_is_unreachable_and_not_a_failure(clinic: Clinic) -> None:
    await clinic.patients(4)
    clinic.wire.refuse = {
        100: SendError(Reason.BLOCKED),
        101: SendError(Reason.REFUSED),
        102: SendError(Reason.UNKNOWN),
    }
    run = await clinic.release(await clinic.draft())
    await clinic.work()
    progress = await clinic.office.progress(run.id, clinic.now)
    assert progress is not None
    assert progress.unreachable == {"blocked": 1}
    assert progress.failed == {"refused": 1}
    assert (progress.sent, progress.unknown) == (1, 1)
    assert progress.run.state is RunState.DONE
    clinic.wire.refuse = {}
    again = await clinic.office.resend(
        run.id, ("failed", "unknown"), await clinic.nurse(), clinic.now
    )
    assert again is not None
    assert again.expected == 2
    await clinic.work()
    assert clinic.wire.chats == [101, 102, 103]


async def test_paused_it_rests_and_resumed_it_goes_on_to_the_end(clinic: Clinic) -> None:
    await clinic.patients(20)
    clinic.wire.most = 5
    run = await clinic.release(await clinic.draft())
    await clinic.announcer.run_once()
    await clinic.dispatcher.run_once()
    nurse = await clinic.nurse()
    await clinic.office.pause(run.id, nurse, clinic.now)
    await clinic.work()
    assert len(clinic.wire.sent) == 5
    paused = await clinic.office.progress(run.id, clinic.now)
    assert paused is not None
    assert (paused.run.state, paused.waiting) == (RunState.PAUSED, 15)
    await clinic.office.resume(run.id, nurse, clinic.now)
    await clinic.work()
    assert clinic.wire.chats == list(range(100, 120))


async def test_somebody_who_comes_back_during_a_pause_does_not_get_it_before_its_end(
    clinic: Clinic,
) -> None:
    (person,) = await clinic.patients(1)
    run = await clinic.release(await clinic.draft())
    await clinic.announcer.run_once()
    await clinic.office.pause(run.id, await clinic.nurse(), clinic.now)
    async with clinic.database.transaction() as connection:
        assert await outbox.release(connection, person, clinic.now) == []
    await clinic.work()
    assert clinic.wire.sent == []


async def test_a_pause_of_days_uses_nothing_up(clinic: Clinic, monkeypatch: Any) -> None:
    monkeypatch.setattr(announcer, "WINDOW", 5)
    monkeypatch.setattr(announcer, "AHEAD", 5)
    people_ = await clinic.patients(12)
    clinic.wire.refuse = {100: SendError(Reason.BLOCKED), 101: SendError(Reason.BLOCKED)}
    run = await clinic.release(await clinic.draft())
    nurse = await clinic.nurse()
    await clinic.announcer.run_once()
    clinic.wire.most = 3
    await clinic.dispatcher.run_once()
    await clinic.office.pause(run.id, nurse, clinic.now)
    clinic.wire.refuse = {}
    clinic.later(days=4)
    await clinic.back(people_[0])
    await clinic.work()
    assert clinic.wire.chats == [102]
    await clinic.office.resume(run.id, nurse, clinic.now)
    await clinic.work()
    clinic.later(days=2)
    await clinic.back(people_[1])
    await clinic.work()
    assert clinic.wire.chats == list(range(100, 112))
    progress = await clinic.office.progress(run.id, clinic.now)
    assert progress is not None
    assert (progress.run.state, progress.sent, progress.dropped) == (RunState.DONE, 12, {})


async def test_paused_before_its_time_it_is_of_use_from_then_or_from_where_it_goes_on(
    clinic: Clinic,
) -> None:
    await clinic.patients(1)
    nurse = await clinic.nurse()
    starts = NOW + timedelta(days=10)
    run = await clinic.release(await clinic.draft(), at=starts)
    await clinic.office.pause(run.id, nurse, clinic.now)
    early = await clinic.office.resume(run.id, nurse, clinic.now)
    assert early is not None
    assert early.useful_until == starts + timedelta(days=3)
    await clinic.office.pause(run.id, nurse, clinic.now)
    clinic.later(days=14)
    await clinic.office.resume(run.id, nurse, clinic.now)
    await clinic.work()
    assert clinic.wire.chats == [100]


async def test_what_was_too_late_is_sent_again_like_what_failed(clinic: Clinic) -> None:
    await clinic.patients(5)
    clinic.wire.refuse = {100: SendError(Reason.REFUSED)}
    clinic.wire.most = 2
    run = await clinic.release(await clinic.draft())
    await clinic.announcer.run_once()
    await clinic.dispatcher.run_once()
    clinic.later(days=4)
    await clinic.work()
    progress = await clinic.office.progress(run.id, clinic.now)
    assert progress is not None
    assert (progress.failed, progress.dropped) == ({"refused": 1}, {"late": 3})
    assert progress.missed == 4
    clinic.wire.refuse = {}
    nurse = await clinic.nurse()
    again = await clinic.office.resend(run.id, ("failed", "expired"), nurse, clinic.now)
    assert again is not None
    assert again.expected == 4
    await clinic.work()
    assert clinic.wire.chats == [100, 101, 102, 103, 104]


async def test_what_was_too_late_and_may_have_arrived_counts_as_such(clinic: Clinic) -> None:
    await clinic.patients(1)
    run = await clinic.release(await clinic.draft())
    await clinic.announcer.run_once()
    async with clinic.database.transaction() as connection:
        await connection.execute(
            update(outbox_table).values(state="expired", reason="unknown", settled=clinic.now)
        )
    await clinic.work()
    progress = await clinic.office.progress(run.id, clinic.now)
    assert progress is not None
    assert (progress.unknown, progress.missed, progress.dropped) == (1, 0, {})
    nurse = await clinic.nurse()
    late = await clinic.office.resend(run.id, ("failed", "expired"), nurse, clinic.now)
    assert late is not None
    await clinic.work()
    assert clinic.wire.chats == []
    doubtful = await clinic.office.resend(run.id, ("unknown",), nurse, clinic.now)
    assert doubtful is not None
    assert (late.expected, doubtful.expected) == (0, 1)
    await clinic.work()
    assert clinic.wire.chats == [100]


async def test_cancelled_nobody_else_gets_it(clinic: Clinic) -> None:
    await clinic.patients(20)
    clinic.wire.most = 5
    run = await clinic.release(await clinic.draft())
    await clinic.announcer.run_once()
    await clinic.dispatcher.run_once()
    await clinic.office.cancel(run.id, await clinic.nurse(), clinic.now)
    await clinic.work()
    assert len(clinic.wire.sent) == 5
    over = await clinic.office.resume(run.id, await clinic.nurse(), clinic.now)
    assert over is not None
    assert over.state is RunState.CANCELLED
    progress = await clinic.office.progress(run.id, clinic.now)
    assert progress is not None
    assert progress.dropped == {"cancelled": 15}


async def test_at_a_time_it_begins_then_and_not_before(clinic: Clinic) -> None:
    await clinic.patients(1)
    await clinic.release(await clinic.draft(), at=NOW + timedelta(hours=2))
    await clinic.work()
    assert clinic.wire.sent == []
    assert clinic.announcer.next_due() == NOW + timedelta(hours=2)
    clinic.later(hours=2)
    await clinic.work()
    assert clinic.wire.chats == [100]


async def test_what_was_sent_is_corrected_in_place_and_recalled(clinic: Clinic) -> None:
    await clinic.patients(2)
    draft = await clinic.draft("Closed on Munday.")
    run = await clinic.release(draft)
    await clinic.work()
    nurse = await clinic.nurse()
    await clinic.office.rewrite(NURSE, 5, Letter("Closed on Monday."), nurse, clinic.now)
    assert await clinic.office.correct(run.id, nurse, clinic.now) is not None
    await clinic.work()
    edits = [(chat, push.message, push.screen.letter) for chat, push in clinic.wire.sent[2:]]
    right = Letter("Closed on Monday.")
    assert sorted(edits, key=lambda one: one[0]) == [(100, 1001, right), (101, 1002, right)]
    assert await clinic.office.recall(run.id, nurse, clinic.now) is not None
    await clinic.work()
    gone = [(chat, push.message) for chat, push in clinic.wire.sent if push.deletes]
    assert sorted(gone) == [(100, 1001), (101, 1002)]


async def test_who_leaves_meanwhile_gets_nothing_and_who_joins_late_neither(
    clinic: Clinic,
) -> None:
    await clinic.patients(3)
    run = await clinic.release(await clinic.draft())
    await clinic.announcer.run_once()
    async with clinic.database.transaction() as connection:
        known = await people.find(connection, "telegram", [101])
    await clinic.office.news(known[101], False, clinic.now)
    await clinic.patients(1, first=400)
    await clinic.work()
    assert clinic.wire.chats == [100, 102]
    progress = await clinic.office.progress(run.id, clinic.now)
    assert progress is not None
    assert progress.dropped == {"not-needed": 1}


async def test_who_changes_language_meanwhile_reads_the_new_one(clinic: Clinic) -> None:
    await clinic.patients(2)
    await clinic.release(await clinic.draft("Closed.", zh="休息。"))
    await clinic.announcer.run_once()
    async with clinic.database.transaction() as connection:
        known = await people.find(connection, "telegram", [101])
        await people.change(connection, known[101].id, {"language": "zh"})
    await clinic.work()
    said = {chat: push.screen.letter for chat, push in clinic.wire.sent}
    assert said == {100: Letter("Closed."), 101: Letter("休息。")}


async def test_more_than_a_window_of_people_all_get_it(clinic: Clinic) -> None:
    await clinic.patients(25)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(announcer, "WINDOW", 4)
        patch.setattr(announcer, "AHEAD", 6)
        await clinic.release(await clinic.draft())
        await clinic.work()
    assert clinic.wire.chats == list(range(100, 125))


async def test_the_parts_of_an_album_are_one_letter_and_an_edit_of_one_keeps_the_others(
    clinic: Clinic,
) -> None:
    nurse = await clinic.nurse()
    draft = await clinic.office.create(nurse, NOW)
    for number, words in ((5, "Our new rooms"), (6, "")):
        part = Letter(words, (), (Medium(MediumKind.PHOTO, f"photo{number}"),), "album")
        await clinic.office.write(
            draft.id, "en", part, chat=NURSE, message=number, by=nurse, now=NOW
        )
    edited = Letter("Our new wards", (), (Medium(MediumKind.PHOTO, "photo5"),), "album")
    changed = await clinic.office.rewrite(NURSE, 5, edited, nurse, NOW)
    assert changed is not None
    letter = changed.versions["en"].letter
    assert letter.text == "Our new wards"
    assert [medium.file for medium in letter.media] == ["photo5", "photo6"]
    silent = Letter("", (), (Medium(MediumKind.PHOTO, "photo7"),), "album")
    other = await clinic.office.rewrite(NURSE, 6, silent, nurse, NOW)
    assert other is not None
    assert other.versions["en"].letter == letter
    assert await clinic.office.rewrite(NURSE, 99, edited, nurse, NOW) is None


async def joins(clinic: Clinic, *persons: int) -> None:
    """Become members of the team."""
    async with clinic.database.transaction() as connection:
        for person in persons:
            await operators.put(connection, person, Role.EDITOR, NOW)


async def test_the_count_says_who_gets_it_and_why_others_do_not(clinic: Clinic) -> None:
    await clinic.patients(2)
    await clinic.patients(1, first=200, language="zh")
    await clinic.patients(3, first=300, news=None)
    await joins(clinic, *await clinic.patients(2, first=310, news=None))
    await joins(clinic, *await clinic.patients(1, first=400, stopped=NOW))
    await clinic.patients(2, first=500, unreachable=NOW, unreachable_reason="blocked")
    counted = await clinic.office.count(Audience(), NOW)
    assert (counted.recipients, counted.by_language) == (3, {"en": 2, "zh": 1})
    assert (counted.no_news, counted.stopped, counted.unreachable) == (3, 1, {"blocked": 2})
    assert counted.team == 2
    assert (await clinic.office.count(Audience(languages=("zh",)), NOW)).team == 0
    assert (await clinic.office.count(Audience(phases=(Phase.BEFORE,)), NOW)).team == 0
    assert (await clinic.office.count(Audience(languages=("zh",)), NOW)).recipients == 1
    assert (await clinic.office.count(Audience(phases=(Phase.BEFORE,)), NOW)).recipients == 0
    await somebody(clinic.database, 600, news=NOW, last_seen=NOW - timedelta(days=40))
    assert (await clinic.office.count(Audience(active_days=30), NOW)).recipients == 3


async def test_every_act_is_in_the_audit_log(clinic: Clinic) -> None:
    await clinic.patients(1)
    run = await clinic.release(await clinic.draft())
    nurse = await clinic.nurse()
    for act in (clinic.office.pause, clinic.office.resume, clinic.office.cancel):
        await act(run.id, nurse, clinic.now)
    log = await Operators(clinic.database, "telegram", lambda: None).log(0, 10)
    assert [entry.what for entry in reversed(log.entries)] == [
        Act.DRAFTED,
        Act.WORDED,
        Act.RELEASED,
        Act.PAUSED,
        Act.RESUMED,
        Act.CANCELLED,
    ]
    assert {entry.who for entry in log.entries} == {nurse.id}


async def test_ended_before_it_began_it_is_a_draft_again_and_can_be_sent_once_more(
    clinic: Clinic,
) -> None:
    await clinic.patients(2)
    draft = await clinic.draft("Closed on Munday.")
    first = await clinic.release(draft, at=clinic.now + timedelta(hours=1))
    await clinic.office.cancel(first.id, await clinic.nurse(), clinic.now)
    again = await clinic.draft_again(draft, "Closed on Monday.")
    assert again.open
    second = await clinic.release(again)
    assert second.id != first.id
    assert await clinic.release(again) == second
    assert await clinic.office.sending(draft.id) == second
    clinic.later(hours=2)
    await clinic.work()
    said = [push.screen.letter.text for _, push in clinic.wire.sent if push.screen.letter]
    assert said == ["Closed on Monday."] * 2


@pytest.mark.parametrize("sent", [True, False], ids=["somebody has it", "nobody has it"])
async def test_ended_it_is_a_draft_again_unless_somebody_has_it(clinic: Clinic, sent: bool) -> None:
    await clinic.patients(2)
    draft = await clinic.draft()
    run = await clinic.release(draft)
    await clinic.announcer.run_once()
    if sent:
        clinic.wire.most = 1
        await clinic.dispatcher.run_once()
    await clinic.office.cancel(run.id, await clinic.nurse(), clinic.now)
    found = await clinic.office.draft(draft.id)
    assert found is not None
    assert found.confirmed is sent


async def test_what_the_messenger_takes_of_nobody_pauses_and_is_mended_and_sent_to_all(
    clinic: Clinic,
) -> None:
    await clinic.patients(30)
    clinic.wire.most = 25
    clinic.wire.refuse = dict.fromkeys(range(100, 130), SendError(Reason.REFUSED))
    draft = await clinic.draft("With a picture that is gone.")
    run = await clinic.release(draft)
    await clinic.announcer.run_once()
    await clinic.dispatcher.run_once()
    await clinic.work()
    stuck = await clinic.office.progress(run.id, clinic.now)
    assert stuck is not None
    assert stuck.run.state is RunState.PAUSED
    assert stuck.run.stuck == clinic.now
    assert (stuck.failed, stuck.waiting) == ({"refused": 25}, 5)
    await clinic.office.cancel(run.id, await clinic.nurse(), clinic.now)
    clinic.wire.refuse = {}
    mended = await clinic.release(await clinic.draft_again(draft, "With another picture."))
    await clinic.work()
    assert mended.id != run.id
    assert clinic.wire.chats == list(range(100, 130))


async def test_who_lets_a_stuck_one_go_on_is_not_stopped_again(clinic: Clinic) -> None:
    await clinic.patients(30)
    clinic.wire.most = 25
    clinic.wire.refuse = dict.fromkeys(range(100, 130), SendError(Reason.REFUSED))
    run = await clinic.release(await clinic.draft())
    await clinic.announcer.run_once()
    await clinic.dispatcher.run_once()
    await clinic.work()
    await clinic.office.resume(run.id, await clinic.nurse(), clinic.now)
    await clinic.work()
    over = await clinic.office.progress(run.id, clinic.now)
    assert over is not None
    assert (over.run.state, over.failed) == (RunState.DONE, {"refused": 30})


async def test_what_another_process_confirms_is_seen_within_half_a_second(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def rest(_work: asyncio.Event, seconds: float) -> None:
        slept.append(seconds)
        raise asyncio.CancelledError

    monkeypatch.setattr(announcer, "rest", rest)
    await clinic.release(await clinic.draft(), at=NOW + timedelta(hours=2))
    with pytest.raises(asyncio.CancelledError):
        await clinic.announcer.run()
    assert 0 < slept[0] <= 0.5


async def test_what_was_not_confirmed_is_not_sent(clinic: Clinic) -> None:
    await clinic.patients(3)
    asked: list[int] = []

    def agreed(_draft: Draft, count: int) -> bool:
        asked.append(count)
        return False

    draft = await clinic.draft()
    assert await clinic.office.release(draft.id, None, clinic.now, agreed=agreed) is None
    await clinic.work()
    assert (asked, clinic.wire.sent) == ([3], [])


async def _follows(database: Database, person: int, plan: str, day: int, **more: Any) -> None:
    values = {
        "person": person, "plan": plan, "day": NOW.date() + timedelta(days=day), "zone": "UTC",
        "pauses": [], "plan_digest": "", "created": NOW, **more,
    }  # fmt: skip
    async with database.transaction() as connection:
        await connection.execute(insert(subscriptions).values(values))


async def test_a_plan_and_a_phase_reach_those_who_are_there_in_it_and_nobody_twice(
    clinic: Clinic,
) -> None:
    people = await clinic.patients(12)
    for place, person in enumerate(people[:8]):
        await _follows(clinic.database, person, "facelift" if place % 2 else "threads", -place)
    await _follows(clinic.database, people[8], "facelift", -3, ended=NOW)
    await _follows(clinic.database, people[1], "threads", -200, ended=NOW)
    await _follows(clinic.database, people[9], "facelift", 5)
    await clinic.patients(1, first=300, news=None)
    for audience, meant in (
        (Audience(plan="facelift"), [101, 103, 105, 107, 109]),
        (Audience(plan="facelift", phases=(Phase.EARLY,)), [101, 103, 105, 107]),
        (Audience(phases=(Phase.BEFORE,)), [109]),
        (Audience(phases=(Phase.BEFORE, Phase.EARLY)), [*range(100, 108), 109]),
        (Audience(plan="facelift", languages=("zh",)), []),
    ):
        assert (await clinic.office.count(audience, clinic.now)).recipients == len(meant)
        clinic.wire.sent.clear()
        draft = await clinic.draft()
        nurse = await clinic.nurse()
        await clinic.office.change(draft.id, nurse, clinic.now, audience=audience)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(announcer, "WINDOW", 2)
            run = await clinic.release(draft)
            await clinic.work()
        assert clinic.wire.chats == meant
        assert run.expected == len(meant)
        clinic.later(minutes=1)


async def test_who_goes_by_other_hours_than_the_clinics_is_counted_by_them(clinic: Clinic) -> None:
    usual, abroad = Hours("Asia/Shanghai"), Hours("America/New_York")
    early, never = Hours("Asia/Shanghai", Quiet(time(20), time(9))), Hours("Asia/Shanghai", None)
    people = await clinic.patients(7)
    hours = (usual, abroad, abroad, early, never)
    for person, own in zip(people, hours, strict=False):
        quiet = own.quiet
        await _follows(
            clinic.database, person, "facelift" if own is abroad else "threads", 3, zone=own.zone,
            quiet_from=quiet.start if quiet else None, quiet_to=quiet.end if quiet else None,
        )  # fmt: skip
    await _follows(clinic.database, people[5], "facelift", 3, zone="UTC", ended=NOW)
    (off,) = await clinic.patients(1, first=300, news=None)
    await _follows(clinic.database, off, "facelift", 3)
    counted = await clinic.office.count(Audience(), NOW, usual)
    assert (counted.recipients, counted.elsewhere) == (7, {abroad: 2, early: 1, never: 1})
    followers = await clinic.office.count(Audience(plan="facelift"), NOW, usual)
    assert (followers.recipients, followers.elsewhere) == (2, {abroad: 2})
    assert not (await clinic.office.count(Audience(languages=("zh",)), NOW, usual)).elsewhere


async def test_few_among_very_many_are_reached_in_one_step(clinic: Clinic) -> None:
    people = await clinic.patients(40)
    await _follows(clinic.database, people[-1], "facelift", 5)
    draft = await clinic.draft()
    rare = Audience(phases=(Phase.BEFORE,))
    await clinic.office.change(draft.id, await clinic.nurse(), clinic.now, audience=rare)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(announcer, "WINDOW", 2)
        await clinic.release(draft)
        await clinic.announcer.run_once()
    await clinic.dispatcher.run_once()
    assert clinic.wire.chats == [139]

"""Second thoughts while it is on its way: what is in flight, who is away, who comes back."""

from datetime import timedelta

from bot.announcements import Run, RunState
from bot.conversation.letter import Letter
from bot.conversation.port import Reason, SendError
from bot.store import mailings, outbox, people, sending
from bot.store.sending import LEASE, Claimed, Settlement
from tests.announcements.conftest import NURSE, Clinic
from tests.store.rows import claim, settle

BLOCKED = SendError(Reason.BLOCKED)


async def comes_back(clinic: Clinic, person: int) -> None:
    """Unblock the bot and write to it."""
    clinic.wire.refuse.clear()
    async with clinic.database.transaction() as connection:
        await people.change(connection, person, {"unreachable": None, "unreachable_reason": None})
        await outbox.release(connection, person, clinic.now)


async def in_hand(clinic: Clinic, most: int) -> list[Claimed]:
    """Take messages in hand as another process does that is slow."""
    await clinic.dispatcher.run_once()
    await clinic.announcer.run_once()
    return await claim(clinic.database, clinic.now, most)


def arrived(message: Claimed, number: int = 77) -> Settlement:
    return Settlement(message.id, message.attempt, "sent", message=number)


def busy(message: Claimed, clinic: Clinic) -> Settlement:
    ready = clinic.now + timedelta(seconds=5)
    return Settlement(message.id, message.attempt, "waiting", "limited", ready=ready)


def words(clinic: Clinic) -> dict[int, list[str]]:
    said: dict[int, list[str]] = {}
    for chat, push in clinic.wire.sent:
        if push.screen.letter and not push.deletes:
            said.setdefault(chat, []).append(push.screen.letter.text)
    return said


async def fates(clinic: Clinic, run: Run) -> dict[tuple[str, str | None], int]:
    async with clinic.database.transaction() as connection:
        return await mailings.fates(connection, run.id)


async def test_who_comes_back_after_a_recall_does_not_get_what_was_recalled(
    clinic: Clinic,
) -> None:
    _, away = await clinic.patients(2)
    clinic.wire.refuse = {101: BLOCKED}
    run = await clinic.release(await clinic.draft())
    await clinic.work()
    assert await clinic.office.recall(run.id, await clinic.nurse(), clinic.now) is not None
    await clinic.work()
    clinic.later(hours=5)
    await comes_back(clinic, away)
    await clinic.work()
    assert clinic.wire.chats == [100, 100]
    assert await fates(clinic, run) == {("sent", None): 1, ("expired", "blocked"): 1}


async def test_what_was_on_its_way_and_did_not_get_through_rests_with_its_run(
    clinic: Clinic,
) -> None:
    await clinic.patients(3)
    run = await clinic.release(await clinic.draft())
    nurse = await clinic.nurse()
    first, second = await in_hand(clinic, 2)
    await clinic.office.pause(run.id, nurse, clinic.now)
    await settle(clinic.database, arrived(first), busy(second, clinic), now=clinic.now)
    clinic.later(minutes=1)
    await clinic.work()
    assert clinic.wire.sent == []
    assert await fates(clinic, run) == {("held", "paused"): 2, ("sent", None): 1}
    await clinic.office.resume(run.id, nurse, clinic.now)
    await clinic.work()
    assert clinic.wire.chats == sorted({100, 101, 102} - {first.chat})


async def test_paused_when_the_last_of_it_was_on_its_way_it_is_over(clinic: Clinic) -> None:
    await clinic.patients(2)
    run = await clinic.release(await clinic.draft())
    first, last = await in_hand(clinic, 2)
    await clinic.office.pause(run.id, await clinic.nurse(), clinic.now)
    await settle(clinic.database, arrived(first), now=clinic.now)
    await clinic.work()
    still = await clinic.office.run(run.id)
    assert still is not None
    assert still.state is RunState.PAUSED
    await settle(clinic.database, arrived(last), now=clinic.now)
    await clinic.work()
    over = await clinic.office.run(run.id)
    assert over is not None
    assert over.state is RunState.DONE


async def test_what_a_process_that_died_had_in_hand_rests_with_its_run(clinic: Clinic) -> None:
    await clinic.patients(2)
    run = await clinic.release(await clinic.draft())
    await in_hand(clinic, 2)
    await clinic.office.pause(run.id, await clinic.nurse(), clinic.now)
    clinic.later(seconds=LEASE.total_seconds() + 1)
    async with clinic.database.transaction() as connection:
        assert await sending.take_over(connection, "telegram", clinic.now) == 2
    await clinic.work()
    assert clinic.wire.sent == []


async def test_a_blocked_person_who_comes_back_during_a_pause_gets_it_after_it(
    clinic: Clinic,
) -> None:
    away, _ = await clinic.patients(2)
    clinic.wire.refuse, clinic.wire.most = {100: BLOCKED}, 1
    run = await clinic.release(await clinic.draft())
    nurse = await clinic.nurse()
    await clinic.announcer.run_once()
    await clinic.dispatcher.run_once()
    await clinic.office.pause(run.id, nurse, clinic.now)
    await comes_back(clinic, away)
    await clinic.work()
    assert clinic.wire.sent == []
    await clinic.office.resume(run.id, nurse, clinic.now)
    await clinic.work()
    assert clinic.wire.chats == [100, 101]


async def test_corrected_on_its_way_nobody_else_gets_the_typo(clinic: Clinic) -> None:
    await clinic.patients(20)
    clinic.wire.most = 5
    draft = await clinic.draft("Closed on Munday.")
    run = await clinic.release(draft)
    await clinic.announcer.run_once()
    await clinic.dispatcher.run_once()
    nurse = await clinic.nurse()
    await clinic.office.rewrite(NURSE, 5, Letter("Closed on Monday."), nurse, clinic.now)
    correction = await clinic.office.correct(run.id, nurse, clinic.now)
    assert correction is not None
    await clinic.work()
    said = words(clinic)
    assert len(said) == 20
    assert {texts[-1] for texts in said.values()} == {"Closed on Monday."}
    assert [texts[0] for texts in said.values()].count("Closed on Munday.") == 5
    assert (correction.expected, await fates(clinic, correction)) == (5, {("sent", None): 5})


async def test_a_correction_tells_how_many_still_wait_since_it_was_paused(
    clinic: Clinic,
) -> None:
    await clinic.patients(20)
    clinic.wire.most = 5
    run = await clinic.release(await clinic.draft("Closed on Munday."))
    await clinic.announcer.run_once()
    await clinic.dispatcher.run_once()
    nurse = await clinic.nurse()
    await clinic.office.pause(run.id, nurse, clinic.now)
    correction = await corrects(clinic, run)
    await clinic.work()
    seen = await clinic.office.progress(correction.id, clinic.now)
    assert seen is not None
    assert (seen.run.state, seen.sent, seen.resting) == (RunState.DONE, 5, 15)
    await clinic.office.resume(run.id, nurse, clinic.now)
    seen = await clinic.office.progress(correction.id, clinic.now)
    assert seen is not None
    assert seen.resting == 0


async def test_what_left_with_the_typo_while_it_was_corrected_is_corrected_too(
    clinic: Clinic,
) -> None:
    await clinic.patients(2)
    run = await clinic.release(await clinic.draft("Closed on Munday."))
    (slow,) = await in_hand(clinic, 1)
    nurse = await clinic.nurse()
    await clinic.office.rewrite(NURSE, 5, Letter("Closed on Monday."), nurse, clinic.now)
    correction = await clinic.office.correct(run.id, nurse, clinic.now)
    assert correction is not None
    clinic.later(seconds=10)
    await clinic.work()
    assert len(clinic.wire.sent) == 1
    await settle(clinic.database, arrived(slow), now=clinic.now)
    await clinic.work()
    edits = [(chat, push.message) for chat, push in clinic.wire.sent if push.message]
    assert edits[0] == (slow.chat, 77)
    assert {texts[-1] for texts in words(clinic).values()} == {"Closed on Monday."}


async def test_a_recall_waits_for_what_is_on_its_way_and_deletes_it(clinic: Clinic) -> None:
    await clinic.patients(2)
    run = await clinic.release(await clinic.draft())
    (slow,) = await in_hand(clinic, 1)
    recall = await clinic.office.recall(run.id, await clinic.nurse(), clinic.now)
    assert recall is not None
    await clinic.work()
    waiting = await clinic.office.run(recall.id)
    assert waiting is not None
    assert not waiting.over
    await settle(clinic.database, arrived(slow), now=clinic.now)
    await clinic.work()
    assert [(chat, push.message) for chat, push in clinic.wire.sent if push.deletes] == [
        (slow.chat, 77)
    ]
    done = await clinic.office.run(recall.id)
    assert done is not None
    assert done.state is RunState.DONE


async def test_ended_it_still_says_who_could_not_be_reached(clinic: Clinic) -> None:
    away, *_ = await clinic.patients(5)
    clinic.wire.refuse, clinic.wire.most = {100: BLOCKED}, 2
    run = await clinic.release(await clinic.draft())
    await clinic.announcer.run_once()
    await clinic.dispatcher.run_once()
    await clinic.office.cancel(run.id, await clinic.nurse(), clinic.now)
    seen = await clinic.office.progress(run.id, clinic.now)
    assert seen is not None
    assert (seen.sent, seen.unreachable, seen.dropped) == (1, {"blocked": 1}, {"cancelled": 3})
    listed = [(one.state, one.reason) async for one in clinic.office.recipients(run.id)]
    assert listed.count(("held", "blocked")) == 1
    clinic.later(hours=1)
    await comes_back(clinic, away)
    await clinic.work()
    assert clinic.wire.chats == [101]


async def test_an_edit_is_found_however_many_drafts_came_after(clinic: Clinic) -> None:
    draft = await clinic.draft("Closed on Munday.")
    nurse = await clinic.nurse()
    for number in range(25):
        later = await clinic.office.create(nurse, clinic.now + timedelta(minutes=number))
        await clinic.office.write(
            later.id, "en", Letter("Another"), chat=NURSE, message=500 + number,
            by=nurse, now=clinic.now + timedelta(minutes=number),
        )  # fmt: skip
    changed = await clinic.office.rewrite(NURSE, 5, Letter("Closed on Monday."), nurse, clinic.now)
    assert changed is not None
    assert (changed.id, changed.versions["en"].letter.text) == (draft.id, "Closed on Monday.")
    assert await clinic.office.rewrite(NURSE, 50, Letter("Nothing"), nurse, clinic.now) is None


async def corrects(clinic: Clinic, run: Run) -> Run:
    nurse = await clinic.nurse()
    await clinic.office.rewrite(NURSE, 5, Letter("Closed on Monday."), nurse, clinic.now)
    correction = await clinic.office.correct(run.id, nurse, clinic.now)
    assert correction is not None
    return correction


async def test_a_recall_ends_a_correction_that_is_still_on_its_way(clinic: Clinic) -> None:
    await clinic.patients(20)
    run = await clinic.release(await clinic.draft("Closed on Munday."))
    await clinic.work()
    correction = await corrects(clinic, run)
    clinic.wire.most = 5
    await clinic.announcer.run_once()
    await clinic.dispatcher.run_once()
    recall = await clinic.office.recall(run.id, await clinic.nurse(), clinic.now)
    assert recall is not None
    clinic.wire.most = 1000
    await clinic.work()
    ended = await clinic.office.progress(correction.id, clinic.now)
    assert ended is not None
    assert (ended.run.state, ended.sent) == (RunState.CANCELLED, 5)
    assert ended.dropped == {"cancelled": 15}
    edits = [chat for chat, push in clinic.wire.sent if push.message and not push.deletes]
    deletes = [chat for chat, push in clinic.wire.sent if push.deletes]
    assert (len(edits), len(deletes)) == (5, 20)
    assert await fates(clinic, recall) == {("sent", None): 20}


async def test_a_recall_waits_for_the_edits_that_are_on_their_way(clinic: Clinic) -> None:
    await clinic.patients(2)
    run = await clinic.release(await clinic.draft("Closed on Munday."))
    await clinic.work()
    await corrects(clinic, run)
    await clinic.announcer.run_once()
    (slow,) = await claim(clinic.database, clinic.now, 1)
    assert await clinic.office.recall(run.id, await clinic.nurse(), clinic.now) is not None
    await clinic.work()
    assert not any(push.deletes for _, push in clinic.wire.sent)
    await settle(clinic.database, arrived(slow, 1001), now=clinic.now)
    await clinic.work()
    assert sum(push.deletes for _, push in clinic.wire.sent) == 2


async def test_what_is_taken_back_is_neither_corrected_nor_sent_again(clinic: Clinic) -> None:
    await clinic.patients(3)
    clinic.wire.refuse = {100: SendError(Reason.REFUSED)}
    run = await clinic.release(await clinic.draft("Closed on Munday."))
    await clinic.work()
    nurse = await clinic.nurse()
    recall = await clinic.office.recall(run.id, nurse, clinic.now)
    assert recall is not None
    assert await clinic.office.correct(run.id, nurse, clinic.now) is None
    await clinic.work()
    assert await clinic.office.correct(run.id, nurse, clinic.now) is None
    assert await clinic.office.resend(run.id, ("failed",), nurse, clinic.now) is None


async def test_a_recall_that_was_ended_leaves_the_rest_to_be_corrected(clinic: Clinic) -> None:
    await clinic.patients(3)
    run = await clinic.release(await clinic.draft("Closed on Munday."))
    await clinic.work()
    nurse = await clinic.nurse()
    recall = await clinic.office.recall(run.id, nurse, clinic.now)
    assert recall is not None
    await clinic.office.cancel(recall.id, nurse, clinic.now)
    await corrects(clinic, run)
    await clinic.work()
    assert {texts[-1] for texts in words(clinic).values()} == {"Closed on Monday."}

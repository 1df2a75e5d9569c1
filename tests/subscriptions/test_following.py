"""From enrolment to the end of the plan, through everything people decide meanwhile."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.recovery.plan import Plan, Step, UntilDay
from bot.store.tables import outbox
from bot.subscriptions import CONSENT_VERSION
from bot.subscriptions.planning import APART
from tests.subscriptions.following import PLAN, Life, local, plain

WHOLE = ["smoking", "papers", "card", "head-up", "head-up+2", "visit", "check", "stitches", "sun"]


async def test_everything_comes_once_and_in_its_time(life: Life) -> None:
    await life.enrol(await life.meet())
    assert life.planner.next_due() is None
    assert await life.go("2026-11-19 08:59") == []
    assert life.planner.next_due() == local("2026-11-19 09:00")
    assert await life.go("2026-11-19 09:00") == ["smoking"]
    assert await life.go("2027-03-01 12:00") == WHOLE[1:]
    assert life.planner.next_due() is None


async def test_subscribing_late_sends_what_helps_and_one_summary(life: Life) -> None:
    life.clock.instant = local("2026-12-06 12:00")
    person = await life.meet()
    await life.enrol(person)
    assert plain(await life.deliver()) == ["head-up", "summary"]
    seen = await life.subscriptions.overview(person, life.clock.now())
    assert seen is not None
    assert [one.step.id for one in seen.missed] == ["card", "visit"]
    summary = next(entry for entry in seen.ledger if entry.kind == "summary")
    assert summary.payload["steps"] == ["card", "visit"]
    assert await life.go("2026-12-06 18:30") == ["head-up+2"]


async def test_what_is_asked_again_waits_from_its_arrival_on(life: Life) -> None:
    """The messenger was away for two hours: nobody is asked twice within one."""
    await life.enrol(await life.meet())
    await life.go("2026-12-04 08:59")
    life.clock.instant = local("2026-12-04 09:00")
    await life.plan()
    life.clock.instant = local("2026-12-04 11:00")
    assert await life.deliver() == ["head-up"]
    assert await life.go("2026-12-04 13:59") == ["visit"]
    assert await life.go("2026-12-04 14:00") == ["head-up+2"]


async def test_what_has_not_arrived_is_not_asked_again(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-12-04 08:59")
    for hour in (9, 12, 15, 18):
        life.clock.instant = local(f"2026-12-04 {hour:02}:00")
        await life.plan()
    assert [key for key in await life.keys() if "head-up" in key] == ["s:1:1:head-up"]
    await life.deliver()
    seen = await life.subscriptions.overview(person, life.clock.now())
    assert seen is not None
    assert seen.next is not None
    assert (seen.next.key, seen.next.due) == ("head-up+2", local("2026-12-04 21:00"))


async def test_what_was_missed_long_ago_is_told_of_no_more(life: Life) -> None:
    life.clock.instant = local("2026-12-06 12:00")
    person = await life.meet()
    await life.enrol(person)
    await life.deliver()
    for at, lately in (("2026-12-06 12:00", ["card", "visit"]), ("2026-12-20 12:00", [])):
        await life.go(at)
        seen = await life.subscriptions.overview(person, life.clock.now())
        assert seen is not None
        assert [one.step.id for one in seen.missed] == ["card", "visit"]
        assert [one.step.id for one in seen.missed_lately] == lately


async def test_subscribing_twice_is_subscribing_once(life: Life) -> None:
    life.clock.instant = local("2026-12-06 12:00")
    person = await life.meet()
    first = await life.enrol(person)
    assert await life.enrol(person) == first
    assert len(await life.deliver()) == 2
    other = await life.enrol(person, date(2026, 12, 4))
    assert other != first


async def test_a_moved_operation_says_again_what_falls_on_a_new_time(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    assert await life.go("2026-12-02 11:00") == ["smoking", "papers"]
    new = date(2026, 12, 10)
    await life.subscriptions.reschedule(person, new, None, life.clock.now())
    await life.subscriptions.reschedule(person, new, None, life.clock.now())
    assert await life.go("2026-12-10 20:00") == ["papers", "card"]


async def test_what_waited_for_the_old_date_is_not_sent_and_not_lost(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    life.clock.instant = local("2026-11-19 09:00")
    await life.plan()
    await life.subscriptions.reschedule(person, date(2026, 12, 2), None, life.clock.now())
    assert await life.deliver() == ["smoking"]
    assert await life.keys("dropped") == ["s:1:1:smoking"]


async def test_what_is_handed_over_at_once_comes_one_after_the_other(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-12-03 20:00")
    await life.subscriptions.pause(person, timedelta(days=2), life.clock.now())
    await life.go("2026-12-05 19:59")
    life.clock.instant = now = local("2026-12-05 20:00")
    await life.plan()
    async with life.database.transaction() as connection:
        waiting = outbox.select().where(outbox.c.state == "waiting").order_by(outbox.c.ready)
        rows = (await connection.execute(waiting)).all()
    assert [row.kind for row in rows] == ["step", "summary", "checkin"]
    assert [row.ready for row in rows[1:]] == [now + APART, now + 2 * APART]
    assert rows[0].ready <= now
    # What the ledger calls due is the plan's own instant, not the message's turn.
    assert all(row.due <= now for row in rows)


async def test_a_pause_keeps_silent_and_its_end_catches_up(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-12-03 20:00")
    await life.subscriptions.pause(person, timedelta(days=2), life.clock.now())
    assert await life.go("2026-12-05 19:59") == []
    assert plain(await life.go("2026-12-05 20:00")) == ["head-up", "summary", "check"]


async def test_a_pause_without_an_end_lasts_until_it_is_ended(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    life.clock.instant = local("2026-11-19 09:00")
    await life.plan()
    await life.subscriptions.pause(person, None, life.clock.now())
    assert await life.go("2026-11-29 09:00") == []
    seen = await life.subscriptions.overview(person, life.clock.now())
    assert seen is not None
    assert seen.next is None
    await life.subscriptions.resume(person, life.clock.now())
    assert await life.deliver() == ["smoking"]


async def test_stop_is_obeyed_at_once_and_taken_back_without_a_loss(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    life.clock.instant = local("2026-11-19 09:00")
    await life.plan()
    await life.people.stop(person, life.clock.now())
    assert await life.go("2026-12-01 09:00") == []
    await life.people.resume(person, life.clock.now())
    assert await life.go("2026-12-02 10:00") == ["smoking", "papers"]


async def test_who_ended_it_hears_nothing_and_may_take_that_back(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person)
    life.clock.instant = local("2026-11-19 09:00")
    await life.plan()
    await life.subscriptions.end(person, life.clock.now())
    assert await life.subscriptions.current(person) is None
    assert await life.go("2026-11-20 09:00") == []
    stranger = await life.meet(8)
    assert await life.subscriptions.reopen(stranger, number, life.clock.now()) is None
    assert await life.subscriptions.reopen(person, number, life.clock.now()) is not None
    assert await life.deliver() == ["smoking"]


async def test_who_comes_back_at_night_is_welcomed_in_the_morning(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-12-03 20:00")
    await life.people.unreachable(person, "blocked", life.clock.now())
    assert await life.go("2026-12-06 23:30") == []
    await life.people.returned(await life.known(person), "en", life.clock.now())
    assert await life.go("2026-12-07 07:59") == []
    await life.go("2026-12-07 09:00")
    overview = await life.subscriptions.overview(person, life.clock.now())
    assert overview is not None
    sent = [entry for entry in overview.ledger if entry.state == "sent"]
    assert "welcome" in {entry.kind for entry in sent}
    assert overview.subscription.away is None


async def test_an_end_is_not_taken_back_without_consent(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person)
    await life.subscriptions.withdraw(person, life.clock.now())
    assert await life.subscriptions.reopen(person, number, life.clock.now()) is None
    assert await life.subscriptions.current(person) is None


async def test_who_blocked_the_bot_is_told_on_return_what_was_missed(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-12-03 20:00")
    life.clock.instant = local("2026-12-04 12:00")
    await life.plan()
    await life.deliver("failed", "blocked")
    await life.people.unreachable(person, "blocked", life.clock.now())
    assert await life.go("2026-12-06 10:00") == []
    await life.people.returned(await life.known(person), "en", life.clock.now())
    assert plain(await life.go("2026-12-06 10:00")) == ["summary", "head-up"]
    overview = await life.subscriptions.overview(person, life.clock.now())
    assert overview is not None
    assert [entry.kind for entry in overview.ledger if entry.state == "sent"][:2] == [
        "welcome",
        "step",
    ]


async def test_what_could_not_be_sent_in_time_is_told_of(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-12-03 20:00")
    life.clock.instant = local("2026-12-04 12:00")
    await life.plan()
    life.clock.instant = local("2026-12-06 12:00")
    await life.deliver()
    await life.subscriptions.missed([person.id], life.clock.now())
    assert plain(await life.go("2026-12-06 12:00")) == ["head-up", "summary"]


async def test_another_zone_moves_what_is_to_come_and_repeats_nothing(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-11-19 09:00")
    await life.subscriptions.move_zone(person, ZoneInfo("Europe/London"), life.clock.now())
    assert await life.go("2026-12-02 17:59") == []
    assert await life.go("2026-12-02 18:00") == ["papers"]  # 10:00 in London


async def test_another_time_of_day_counts_where_the_plan_names_none(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.subscriptions.prefer(person, time(20), life.clock.now())
    assert await life.go("2026-11-19 19:59") == []
    assert await life.go("2026-12-02 10:00") == ["smoking", "papers"]


@pytest.mark.parametrize("restart", [False, True])
async def test_an_edited_plan_counts_at_once_and_repeats_nothing(
    life: Life, *, restart: bool
) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-11-19 09:00")
    kept = tuple(step for step in PLAN.steps if step.id != "papers")
    life.plans["lift"] = Plan("lift", (*kept, Step("new", -13, UntilDay(-1), "care")))
    if restart:
        life.restart()
    assert await life.go("2026-12-03 20:00") == ["new", "card"]


async def test_a_plan_that_is_gone_waits_for_its_return(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    del life.plans["lift"]
    assert await life.go("2026-11-20 09:00") == []
    seen = await life.subscriptions.overview(person, life.clock.now())
    assert seen is not None
    assert seen.next is None
    life.plans["lift"] = PLAN
    life.restart()
    assert await life.go("2026-11-20 09:00") == ["smoking"]


async def test_a_consent_counts_until_it_is_withdrawn(life: Life) -> None:
    person = await life.meet()
    assert not await life.subscriptions.consented(person)
    await life.subscriptions.consent(person, "older", life.clock.now())
    assert not await life.subscriptions.consented(person)
    assert await life.subscriptions.agreed(person)  # and can be taken back
    await life.subscriptions.consent(person, CONSENT_VERSION, life.clock.now())
    assert await life.subscriptions.consented(person)
    await life.enrol(person)
    await life.subscriptions.withdraw(person, life.clock.advance(hours=1))
    assert not await life.subscriptions.agreed(person)
    assert await life.go("2026-12-03 20:00") == []


async def test_export_has_all_of_it_and_erasure_leaves_nothing(life: Life) -> None:
    person = await life.meet()
    await life.subscriptions.consent(person, CONSENT_VERSION, life.clock.now())
    await life.enrol(person)
    await life.go("2026-11-19 09:00")
    kept = (await life.people.export(person)).decode()
    for word in (f'"{CONSENT_VERSION}"', '"2026-12-03"', '"smoking"', '"s:1:1:smoking"', '"sent"'):
        assert word in kept
    await life.people.erase(person, life.clock.now())
    assert await life.keys("sent") == []
    assert await life.plan() == 0


async def test_what_waits_beside_something_lost_goes_on_in_the_new_round(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-12-02 20:00")
    life.clock.instant = local("2026-12-03 21:00")
    await life.plan()
    life.clock.instant = local("2026-12-04 12:00")
    await life.plan()
    async with life.database.transaction() as connection:
        late = update(outbox).where(outbox.c.key == "s:1:1:visit")
        await connection.execute(late.values(state="expired", settled=life.clock.now()))
    await life.subscriptions.missed([person.id], life.clock.now())
    await life.plan()
    card, summary, visit = sorted(await life.deliver())
    assert (card, visit) == ("card", "visit")
    assert sorted(await life.keys("dropped")) == ["s:1:1:card", f"s:1:1:{summary}"]

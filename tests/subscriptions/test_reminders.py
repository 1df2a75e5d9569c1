"""Done and later: pressed twice, too late, on old messages, by a stranger."""

from dataclasses import replace
from datetime import date, timedelta

from bot.recovery.later import Later
from bot.recovery.plan import Plan
from bot.subscriptions import State
from tests.subscriptions.following import PLAN, Life, local, plain


async def test_done_silences_the_repeats_and_what_it_makes_needless(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person)
    await life.go("2026-12-04 09:05")
    for _ in range(2):
        found = await life.subscriptions.done(person, number, "head-up", life.clock.now())
        assert found.state is State.DONE
    assert await life.go("2026-12-20 12:00") == ["visit", "check"]
    seen = await life.subscriptions.overview(person, life.clock.now())
    assert seen is not None
    assert [one.step.id for one in seen.done] == ["head-up"]


async def test_done_takes_back_a_repeat_that_already_waits(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person)
    await life.go("2026-12-04 09:05")
    life.clock.instant = local("2026-12-04 12:00")
    await life.plan()
    await life.subscriptions.done(person, number, "head-up", life.clock.now())
    assert await life.deliver() == ["visit"]


async def test_later_brings_it_once_more_instead_of_its_repeats(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person)
    await life.go("2026-12-04 09:05")
    found = await life.subscriptions.later(
        person, number, "head-up", Later.TOMORROW, life.clock.now()
    )
    assert found.later == local("2026-12-05 09:00")
    found = await life.subscriptions.later(
        person, number, "head-up", Later.EVENING, life.clock.now()
    )
    assert found.later == local("2026-12-04 19:00")
    assert await life.go("2026-12-04 18:59") == ["visit"]
    assert await life.go("2026-12-04 19:00") == ["head-up@20261204T1100"]
    found = await life.subscriptions.later(person, number, "head-up", Later.HOUR, life.clock.now())
    assert await life.go("2026-12-04 20:00") == ["head-up@20261204T1200"]


async def test_later_never_goes_past_the_use_of_a_reminder(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person)
    await life.go("2026-12-04 13:00")
    found = await life.subscriptions.reminder(person, number, "visit", life.clock.now())
    assert set(found.choices or {}) == {Later.HOUR, Later.EVENING}
    late = await life.subscriptions.later(person, number, "visit", Later.TOMORROW, life.clock.now())
    assert late.later is None
    assert await life.go("2026-12-05 17:00") == []


async def test_a_stranger_changes_nothing(life: Life) -> None:
    person, stranger = await life.meet(), await life.meet(8)
    number = await life.enrol(person)
    await life.go("2026-12-04 09:05")
    now = life.clock.now()
    found = await life.subscriptions.done(stranger, number, "head-up", now)
    assert found.state is State.FOREIGN
    assert found.subscription is None
    later = await life.subscriptions.later(stranger, number, "head-up", Later.TOMORROW, now)
    assert later.state is State.FOREIGN
    assert (await life.subscriptions.done(person, 99, "head-up", now)).state is State.FOREIGN
    assert (await life.subscriptions.done(person, number, "sun", now)).state is State.FOREIGN
    assert (await life.subscriptions.done(person, number, "no-such", now)).state is State.FOREIGN
    assert await life.go("2026-12-04 12:00") == ["head-up+2", "visit"]


async def test_the_message_for_the_old_date_does_not_silence_the_new_one(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person)
    await life.go("2026-12-02 11:00")
    await life.subscriptions.reschedule(person, date(2026, 12, 10), None, life.clock.now())
    found = await life.subscriptions.done(person, number, "papers", life.clock.now())
    assert found.state is State.MOVED
    assert await life.go("2026-12-09 10:00") == ["papers"]
    found = await life.subscriptions.done(person, number, "papers", life.clock.now())
    assert found.state is State.DONE


async def test_a_reminder_sent_before_a_pause_works_after_it(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person)
    await life.go("2026-12-04 09:05")
    life.clock.instant = local("2026-12-04 12:00")
    await life.plan()
    await life.subscriptions.pause(person, timedelta(days=1), life.clock.now())
    found = await life.subscriptions.done(person, number, "head-up", life.clock.now())
    assert found.state is State.DONE
    assert plain(await life.go("2026-12-05 12:00")) == ["summary"]  # of the visit


async def test_a_step_that_left_the_plan_and_a_plan_that_ended_answer_still(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person)
    await life.go("2026-12-04 09:05")
    life.plans["lift"] = Plan("lift", PLAN.steps[-1:])
    life.restart()
    now = life.clock.now()
    gone = await life.subscriptions.later(person, number, "head-up", Later.HOUR, now)
    assert gone.state is State.OPEN
    assert gone.later is None
    assert gone.instant is None
    assert (await life.subscriptions.done(person, number, "head-up", now)).state is State.DONE
    await life.subscriptions.end(person, now)
    assert (await life.subscriptions.done(person, number, "card", now)).state is State.ENDED


async def test_a_question_is_neither_ticked_off_nor_put_off(life: Life) -> None:
    """By a button from before the clinic made a question of it: only answers end it."""
    person = await life.meet()
    number = await life.enrol(person)
    check = next(step for step in PLAN.steps if step.id == "check")
    again = replace(check, again=(timedelta(hours=3),))
    life.plans["lift"] = Plan("lift", (*(s for s in PLAN.steps if s is not check), again))
    await life.go("2026-12-05 18:00")
    later = await life.subscriptions.later(person, number, "check", Later.HOUR, life.clock.now())
    assert (later.state, later.later, later.asks) == (State.OPEN, None, True)
    found = await life.subscriptions.done(person, number, "check", life.clock.now())
    assert found.state is State.OPEN
    assert await life.go("2026-12-05 21:30") == ["check+2"]

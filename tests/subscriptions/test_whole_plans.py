"""Both plans from six weeks before the operation to half a year after it, in both languages."""

import pytest

from bot.recovery.arithmetic import timetable
from bot.recovery.placing import step_of
from bot.recovery.walltime import wall_of
from bot.recovery.wishes import NIGHT
from handlers import recovery_actions as do
from tests.subscriptions.following import OPERATION, Life, local
from tests.subscriptions.talking import Talk

SIGN = {"facelift": ("swelling", "肿"), "thread-lift": ("dimple", "凹")}


@pytest.mark.parametrize("plan", ["facelift", "thread-lift"])
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_plan_is_lived_through(life: Life, lang: str, plan: str) -> None:
    talk = Talk(life, lang)
    talk.life.clock.instant = local("2026-10-15 10:00")
    await talk.enrols(plan=plan)
    read: list[str] = []
    while True:
        read += [screen.text for screen in await talk.receives()]
        due = talk.life.planner.next_due()
        if due is None:
            break
        talk.life.clock.instant = max(due, talk.life.clock.now())
    overview = await talk.life.subscriptions.overview(await talk.person(), talk.life.clock.now())
    assert overview is not None
    assert overview.course is not None
    wanted = {one.step.id for one in timetable(overview.course)}
    sent = [one for one in overview.ledger if one.state == "sent"]
    assert {step_of(one.payload["key"]) for one in sent} == wanted, "each came, none in a summary"
    assert len({one.key for one in sent}) == len(sent) == len(read)
    for one in sent:
        step = next(each for each in overview.course.plan.steps if each.id == one.payload["step"])
        assert one.settled is not None
        wall = wall_of(one.settled, overview.course.zone)
        assert step.any_hour or not NIGHT.covers(wall.time()), f"{step.id} at {wall}"
    assert any(SIGN[plan][lang == "zh"] in text for text in read)
    assert all("{" not in text for text in read)
    assert all(
        any("\u4e00" <= sign <= "\u9fff" for sign in text) == (lang == "zh") for text in read
    )
    mine = (await talk.does(do.ShowRecovery())).text
    days = (talk.life.clock.now().date() - OPERATION).days
    assert str(days) in mine

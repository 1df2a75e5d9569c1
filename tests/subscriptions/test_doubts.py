"""A reminder that may have arrived or not: the person is told of it, once."""

from zoneinfo import ZoneInfo

import pytest

from bot.recovery.later import Later
from bot.store.tables import outbox
from tests.subscriptions.following import Life, local, plain
from tests.subscriptions.talking import Talk


async def lose(life: Life, *, day: str = "2026-12-04 09:00") -> None:
    """Two time-outs of what is due then."""
    await life.go("2026-12-03 20:00")
    life.clock.instant = local(day)
    await life.plan()
    await life.deliver("unknown", "unknown")
    person = await life.meet()
    await life.subscriptions.missed([person.id], life.clock.now())


async def told(life: Life) -> list[list[str]]:
    """What each summary says may have arrived."""
    async with life.database.transaction() as connection:
        rows = await connection.execute(outbox.select().where(outbox.c.kind == "summary"))
        return [row.payload.get("unsure", []) for row in rows]


async def test_it_is_told_once_and_not_sent_again(life: Life) -> None:
    await life.enrol(await life.meet())
    await lose(life)
    assert plain(await life.go("2026-12-04 09:00")) == ["summary"]
    assert await told(life) == [["head-up"]]
    assert await life.go("2026-12-04 12:00") == ["head-up+2", "visit"]
    life.restart()
    await life.go("2026-12-20 12:00")
    assert await told(life) == [["head-up"]]


async def test_what_was_tried_and_then_taken_back_or_over_does_not_come_as_new(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-12-03 20:00")
    life.clock.instant = local("2026-12-04 09:00")
    await life.plan()
    async with life.database.transaction() as connection:  # written once, and nothing was read
        await connection.execute(
            outbox.update().where(outbox.c.state == "waiting").values(unsure=1)
        )
    await life.subscriptions.move_zone(person, ZoneInfo("Asia/Tokyo"), life.clock.now())
    assert plain(await life.go("2026-12-04 09:00")) == ["summary"]
    assert await told(life) == [["head-up"]]
    # So it is with what was tried, and was over before it could be tried again.
    life.clock.instant = local("2026-12-10 08:00")
    await life.plan()
    await life.deliver("expired", "unknown")
    await life.subscriptions.missed([person.id], life.clock.now())
    assert plain(await life.go("2026-12-10 09:00")) == ["summary"]
    assert (await told(life))[-1] == ["stitches"]


async def test_it_may_be_ticked_off_or_put_off_like_any_other(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person)
    await lose(life)
    found = await life.subscriptions.later(person, number, "head-up", Later.HOUR, life.clock.now())
    assert found.later == local("2026-12-04 10:00")
    assert plain(await life.go("2026-12-04 10:00")) == ["summary", "head-up@20261204T0200"]


async def test_who_ticked_it_off_meanwhile_is_not_told(life: Life) -> None:
    person = await life.meet()
    number = await life.enrol(person)
    await life.go("2026-12-03 20:00")
    life.clock.instant = local("2026-12-04 09:00")
    await life.plan()
    await life.deliver("unknown", "unknown")
    await life.subscriptions.done(person, number, "head-up", life.clock.now())
    await life.subscriptions.missed([person.id], life.clock.now())
    assert await life.go("2026-12-04 20:00") == ["visit"]


async def test_at_night_it_waits_for_the_morning(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-12-03 18:00")
    life.clock.instant = local("2026-12-03 23:00")
    await life.plan()
    await life.deliver("unknown", "unknown")
    await life.subscriptions.missed([person.id], life.clock.now())
    assert await life.go("2026-12-04 07:59") == []
    assert plain(await life.go("2026-12-04 08:00")) == ["summary"]
    assert await told(life) == [["card"]]


async def test_a_question_is_asked_again_instead_and_preparing_is_over(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await life.go("2026-12-02 09:00")
    life.clock.instant = local("2026-12-02 10:00")
    await life.plan()
    await life.deliver("unknown", "unknown")
    life.clock.instant = local("2026-12-03 12:00")
    await life.subscriptions.missed([person.id], life.clock.now())
    await life.go("2026-12-05 17:00")
    life.clock.instant = local("2026-12-05 18:00")
    await life.plan()
    await life.deliver("unknown", "unknown")
    await life.subscriptions.missed([person.id], life.clock.now())
    await life.go("2026-12-20 12:00")
    assert await told(life) == []


async def test_a_summary_that_came_too_late_tells_of_it_later(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await lose(life)
    await life.plan()
    await life.deliver("expired", "late")
    await life.subscriptions.missed([person.id], life.clock.now())
    assert plain(await life.go("2026-12-04 09:00")) == ["summary"]
    assert await told(life) == [["head-up"], ["head-up"]]


async def test_a_moved_operation_tells_of_no_doubt_about_the_other_date(life: Life) -> None:
    person = await life.meet()
    await life.enrol(person)
    await lose(life)
    later = local("2026-12-20 12:00").date()
    await life.subscriptions.reschedule(person, later, None, life.clock.now())
    assert await life.go("2026-12-05 12:00") == []
    assert await told(life) == []


@pytest.mark.parametrize(
    ("lang", "asks", "title", "ledger"),
    [
        ("en", "it may have arrived or not", "Head up, short walks", "may have arrived or not"),
        ("zh", "可能送到了，也可能没送到", "头垫高，走几步", "可能送到了，也可能没送到"),
    ],
)
async def test_the_words(life: Life, lang: str, asks: str, title: str, ledger: str) -> None:
    talk = Talk(life, lang)
    await talk.enrols()
    await lose(life, day="2026-12-04 08:00")
    [summary] = await talk.receives()
    assert asks in summary.text
    assert f"- {title}" in summary.text
    await talk.taps(talk.services.view(lang).t("button-recovery"))
    seen = await talk.taps(talk.services.view(lang).t("button-ledger"))
    line = next(line for line in seen.text.splitlines() if title in line)
    assert ledger in line

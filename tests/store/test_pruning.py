"""What became of messages is forgotten after a year, and never sent a second time for it."""

from datetime import timedelta

from bot.store.database import Database
from bot.store.sending import Settlement
from bot.subscriptions.forgetting import BATCH, KEEP, Forgetting
from tests.conftest import NOW, StillClock
from tests.store.rows import claim, message, put, settle, states

YEAR = KEEP + timedelta(hours=1)


async def fate(database: Database, key: str, state: str, reason: str | None = None) -> None:
    await put(database, message(key))
    (one,) = await claim(database)
    await settle(database, Settlement(one.id, one.attempt, state, reason=reason))


async def test_old_reminders_go_and_what_may_be_needed_stays(
    database: Database, clock: StillClock
) -> None:
    await fate(database, "s:1:1:a", "sent")
    await fate(database, "s:1:1:b", "unknown")
    await fate(database, "s:1:1:c", "failed", "refused")
    await fate(database, "s:1:1:d", "expired")
    await fate(database, "s:1:1:e", "failed", "blocked")
    await fate(database, "silence:1", "sent")
    await fate(database, "alert:1:1:9", "expired")
    await put(database, message("s:1:1:f", due=NOW + 2 * YEAR))
    forgetting = Forgetting(database, clock)
    assert await forgetting.run_once() == 0
    clock.advance(seconds=YEAR.total_seconds())
    assert await forgetting.run_once() == 5
    assert set(await states(database)) == {"s:1:1:d", "s:1:1:e", "s:1:1:f"}
    assert await forgetting.run_once() == 0


async def test_many_go_in_batches(database: Database, clock: StillClock) -> None:
    count = BATCH + 20
    await put(database, *(message(f"s:1:1:{n}") for n in range(count)))
    done = [Settlement(one.id, one.attempt, "sent") for one in await claim(database, limit=count)]
    await settle(database, *done)
    clock.advance(seconds=YEAR.total_seconds())
    await put(database, message("s:1:2:young"))
    assert await Forgetting(database, clock).run_once() == count

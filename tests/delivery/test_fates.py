"""What becomes of a push: sent, again, never, and what the ledger says of it."""

from datetime import timedelta

import pytest

from bot.conversation.lane import Lane
from bot.people import People
from bot.store import people
from tests.conftest import NOW
from tests.delivery.conftest import AGAIN, World
from tests.store.rows import message, put, somebody

HOUR = timedelta(hours=1)
DOWN = {"times": None}


async def test_what_is_due_arrives_once(world: World) -> None:
    await put(world.database, message("now"), message("later", due=NOW + HOUR))
    dispatcher = world.dispatcher()
    assert await dispatcher.run_once() == 1
    assert await dispatcher.run_once() == 0
    assert await world.texts() == ["now"]
    world.later(hours=1)
    await dispatcher.run_once()
    assert await world.texts() == ["now", "later"]
    assert await world.states() == {"now": ("sent", None), "later": ("sent", None)}


async def test_an_unknown_reminder_is_sent_once_more_and_says_so(world: World) -> None:
    await put(world.database, message("a"))
    dispatcher = world.dispatcher()
    await world.fault(drop="after")
    await dispatcher.run_once()
    assert await dispatcher.run_once() == 0
    world.later(seconds=5)
    await dispatcher.run_once()
    assert await world.texts() == ["a", AGAIN + "a"]
    assert await world.states() == {"a": ("sent", None)}


async def test_unknown_twice_stays_unknown(world: World) -> None:
    await put(world.database, message("a"))
    dispatcher = world.dispatcher()
    await world.fault(drop="before", times=2)
    await dispatcher.run_once()
    world.later(seconds=5)
    await dispatcher.run_once()
    world.later(hours=1)
    assert await dispatcher.run_once() == 0
    assert await world.states() == {"a": ("unknown", "unknown")}


async def test_an_unknown_announcement_is_not_sent_again(world: World) -> None:
    await put(world.database, message("news", lane=Lane.ANNOUNCEMENT))
    await world.fault(drop="after")
    await world.dispatcher().run_once()
    world.later(hours=1)
    assert await world.dispatcher().run_once() == 0
    assert await world.texts() == ["news"]
    assert await world.states() == {"news": ("unknown", "unknown")}


async def test_what_came_too_late_is_not_sent_and_the_ledger_says_so(world: World) -> None:
    await put(world.database, message("a", expires=NOW + HOUR))
    world.later(hours=1)
    await world.dispatcher().run_once()
    assert await world.calls() == 0
    assert await world.states() == {"a": ("expired", "late")}


@pytest.mark.parametrize(
    ("description", "reason"),
    [
        ("Forbidden: bot was blocked by the user", "blocked"),
        ("Forbidden: user is deactivated", "deactivated"),
    ],
)
async def test_who_blocked_the_bot_costs_one_call_and_is_welcomed_back(
    world: World, description: str, reason: str
) -> None:
    person = await somebody(world.database)
    await put(
        world.database,
        message("a", person=person),
        message("b", person=person, due=NOW + HOUR, expires=NOW + 2 * HOUR),
    )
    dispatcher = world.dispatcher()
    await world.fault(code=403, description=description)
    await dispatcher.run_once()
    world.later(hours=5)
    assert await dispatcher.run_once() == 0
    assert await world.calls() == 1
    assert await world.states() == {"a": ("held", reason), "b": ("held", reason)}

    async with world.database.transaction() as connection:
        known = await people.get(connection, person)
    assert known is not None
    missed = await People(world.database).returned(known, "en", world.clock.now())
    assert [entry.key for entry in missed] == ["b"]
    await dispatcher.run_once()
    assert await world.texts() == ["a"]


async def test_an_operators_chat_that_is_gone_is_a_failure(world: World) -> None:
    await put(world.database, message("alert", lane=Lane.URGENT, chat=-5))
    await world.fault(code=400, description="Bad Request: chat not found")
    await world.dispatcher().run_once()
    assert await world.states() == {"alert": ("failed", "no-chat")}


async def test_a_flood_wait_stops_its_chat_for_exactly_so_long_and_no_other(world: World) -> None:
    await put(world.database, message("a"), message("b", chat=8))
    dispatcher = world.dispatcher()
    await world.fault(code=429, retry_after=10_000, chat_id=7)
    await dispatcher.run_once()
    await put(world.database, message("c"), message("d", chat=8))
    world.later(seconds=9_999)
    await dispatcher.run_once()
    assert (await world.texts(7), await world.texts(8)) == ([], ["b", "d"])
    world.later(seconds=1)
    await dispatcher.run_once()
    world.later(seconds=2)
    await dispatcher.run_once()
    assert await world.texts(7) == ["a", "c"]
    assert await world.calls() == 5


async def test_two_days_without_a_messenger_lose_nothing_that_still_helps(world: World) -> None:
    stale = [message(f"stale{n}", chat=8, expires=NOW + HOUR) for n in range(20)]
    await put(world.database, message("a", expires=NOW + 72 * HOUR), *stale)
    dispatcher = world.dispatcher()
    await world.fault(code=502, **DOWN)
    for _ in range(48):
        await dispatcher.run_once()
        world.later(hours=1)
    assert await world.calls() <= 48 + 20
    await world.mend()
    await dispatcher.run_once()
    assert await world.texts() == ["a"]
    found = await world.states()
    assert found.pop("a") == ("sent", None)
    assert set(found.values()) == {("expired", "late")}


async def test_a_messenger_that_is_away_is_asked_after_ever_more_rarely(world: World) -> None:
    await put(world.database, *(message(f"m{n}", chat=7 + n % 3) for n in range(30)))
    dispatcher = world.dispatcher()
    await world.fault(code=500, **DOWN)
    for _ in range(300):
        await dispatcher.run_once()
        world.later(seconds=2)
    assert await world.calls() <= 3 * 16
    assert set((await world.states()).values()) <= {
        ("waiting", None),
        ("waiting", "pace"),
        ("waiting", "server"),
    }


async def test_without_an_expiry_trying_ends_after_days(world: World) -> None:
    await put(world.database, message("a"))
    dispatcher = world.dispatcher()
    await world.fault(code=500, **DOWN)
    for _ in range(3):
        await dispatcher.run_once()
        world.later(days=2)
    assert await world.states() == {"a": ("failed", "server")}


async def test_what_is_refused_fails_with_its_reason_and_others_go(world: World) -> None:
    await put(world.database, message("a"), message("b", chat=8))
    await world.fault(code=400, description="Bad Request: message is too odd", chat_id=7)
    await world.dispatcher().run_once()
    assert await world.states() == {"a": ("failed", "refused"), "b": ("sent", None)}


async def test_what_is_not_needed_any_more_is_dropped(world: World) -> None:
    await put(world.database, message("a", payload={"text": "done"}))
    await world.dispatcher().run_once()
    assert await world.states() == {"a": ("dropped", "not-needed")}


async def test_a_mistake_in_one_message_holds_up_no_other(world: World) -> None:
    await put(
        world.database,
        message("a", payload={"text": "broken"}, expires=NOW + HOUR),
        message("b", kind="unheard-of", chat=9),
        message("c", chat=8),
    )
    dispatcher = world.dispatcher()
    await dispatcher.run_once()
    assert await world.texts(8) == ["c"]
    assert (await world.states())["a"] == ("waiting", "broken")
    assert (await world.states())["b"] == ("waiting", "broken")
    world.later(hours=1)
    await dispatcher.run_once()
    assert (await world.states())["a"] == ("expired", "late")

"""The outbox: kept once, withdrawn, held while nobody can be reached, shown in the ledger."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.people import People
from bot.store import outbox, people
from bot.store.database import Database
from bot.store.sending import Settlement
from bot.store.tables import people as people_table
from tests.conftest import NOW
from tests.store.rows import claim, message, put, settle, somebody, states

HOUR = timedelta(hours=1)


async def test_a_key_is_kept_once_for_ever(database: Database) -> None:
    await put(database, message("s:1:1:a"), message("s:1:1:a", chat=8))
    (first,) = await claim(database)
    await settle(database, Settlement(first.id, first.attempt, "sent"))
    await put(database, message("s:1:1:a"))
    assert first.chat == 7
    assert await claim(database) == []
    assert await states(database) == {"s:1:1:a": ("sent", None)}


async def test_what_is_put_goes_with_its_cause_or_not_at_all(database: Database) -> None:
    woken: list[bool] = []
    database.on_work(lambda: woken.append(True))
    with pytest.raises(RuntimeError):
        async with database.transaction() as connection:
            await outbox.put(connection, [message("a")], NOW)
            raise RuntimeError
    async with database.transaction():
        pass
    assert (await states(database), woken) == ({}, [])
    await put(database, message("a"))
    assert woken == [True]


async def test_a_changed_date_takes_its_messages_back(database: Database) -> None:
    keys = ("s:1:1:a", "s:1:1:b", "s:1:10:a", "s:12:1:a", "c:1")
    await put(database, *(message(key) for key in keys))
    async with database.transaction() as connection:
        assert await outbox.withdraw(connection, "s:1:1:", NOW, "moved") == 2
        assert await outbox.withdraw(connection, ["c:1", "nobody"], NOW, "ended") == 1
        assert await outbox.withdraw(connection, [], NOW, "ended") == 0
    assert await states(database) == {
        "s:1:1:a": ("dropped", "moved"),
        "s:1:1:b": ("dropped", "moved"),
        "s:1:10:a": ("waiting", None),
        "s:12:1:a": ("waiting", None),
        "c:1": ("dropped", "ended"),
    }


async def test_a_message_taken_back_while_it_is_sent_is_not_tried_again(
    database: Database,
) -> None:
    await put(database, message("a"))
    (held,) = await claim(database)
    async with database.transaction() as connection:
        assert await outbox.withdraw(connection, "a", NOW, "moved") == 0
    await settle(database, Settlement(held.id, held.attempt, "waiting", ready=NOW))
    (again,) = await claim(database)
    assert again.expires == NOW


async def test_who_cannot_be_reached_costs_nothing_until_they_return(database: Database) -> None:
    person = await somebody(database)
    soon, later = NOW + HOUR, NOW + 48 * HOUR
    await put(
        database,
        message("first", person=person),
        message("today", person=person, due=soon, expires=NOW + 8 * HOUR),
        message("far", person=person, due=later),
    )
    (first,) = await claim(database)
    blocked = Settlement(
        first.id, first.attempt, "held", "blocked", ready=first.due, unreachable=person
    )
    await settle(database, blocked)
    await put(database, message("new", person=person, due=soon), message("team", due=soon))
    assert [found.key for found in await claim(database, NOW + 10 * HOUR)] == ["team"]

    back = NOW + 10 * HOUR
    async with database.transaction() as connection:
        known = await people.get(connection, person)
    assert known is not None
    assert known.unreachable == NOW
    missed = await People(database).returned(known, "en", back)
    assert [(entry.key, entry.state, entry.reason) for entry in missed] == [
        ("today", "expired", "blocked")
    ]
    assert {found.key for found in await claim(database, back)} == {"first", "new"}
    assert (await states(database))["far"] == ("waiting", None)
    assert (await states(database))["today"] == ("expired", "blocked")


async def test_who_wants_silence_gets_nothing_until_they_take_it_back(database: Database) -> None:
    person = await somebody(database)
    await put(database, message("before", person=person))
    async with database.transaction() as connection:
        known = await people.get(connection, person)
    assert known is not None
    service = People(database)
    await service.stop(known, NOW)
    await put(database, message("after", person=person))
    assert await claim(database, NOW + HOUR) == []
    assert await service.resume(known, NOW + HOUR) == []
    assert {found.key for found in await claim(database, NOW + HOUR)} == {"before", "after"}


async def test_silence_outlives_a_return(database: Database) -> None:
    person = await somebody(database, stopped=NOW, unreachable=NOW)
    await put(database, message("a", person=person))
    async with database.transaction() as connection:
        known = await people.get(connection, person)
    assert known is not None
    await People(database).returned(known, "en", NOW)
    assert await claim(database) == []


async def test_the_ledger_says_of_each_message_what_became_of_it(database: Database) -> None:
    person = await somebody(database)
    for number, key in enumerate(("sent", "lost", "in-hand", "waits")):
        await put(database, message(key, person=person, due=NOW - number * HOUR))
    claimed = {found.key: found for found in await claim(database, limit=4)}
    for key, state, reason in (("sent", "sent", None), ("lost", "unknown", "unknown")):
        await settle(database, Settlement(claimed[key].id, claimed[key].attempt, state, reason))
    waits = claimed["waits"]
    later = Settlement(waits.id, waits.attempt, "waiting", "rate", ready=NOW + HOUR)
    await settle(database, later)
    async with database.transaction() as connection:
        entries = await outbox.ledger(connection, person)
        older = await outbox.ledger(connection, person, before=NOW - HOUR, limit=1)
    assert [(e.key, e.state, e.reason, e.settled) for e in entries] == [
        ("sent", "sent", None, NOW),
        ("lost", "unknown", "unknown", NOW),
        ("in-hand", "waiting", None, None),
        ("waits", "waiting", "rate", None),
    ]
    assert [entry.key for entry in older] == ["in-hand"]


async def test_erasing_a_person_erases_their_messages(database: Database) -> None:
    person = await somebody(database)
    await put(database, message("theirs", person=person), message("team"))
    (first, second) = await claim(database)
    async with database.transaction() as connection:
        await connection.execute(update(people_table).values(language="en"))
        await people.remove(connection, person)
    await settle(database, *(Settlement(m.id, m.attempt, "sent") for m in (first, second)))
    assert await states(database) == {"team": ("sent", None)}

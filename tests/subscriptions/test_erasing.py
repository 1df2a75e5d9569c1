"""Erasing leaves nothing that names a person: every column of every table is looked through."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

import pytest
from sqlalchemy import select, update

from bot.alerts import telling
from bot.checkins import Checkins, Silence, Team
from bot.conversation.letter import Letter
from bot.conversation.role import Role
from bot.conversation.visit import Person
from bot.handover import Deed, Original
from bot.handover.messages import Reaction
from bot.store import alerts, conversations, outbox, people
from bot.store import checkins as checkins_kept
from bot.store.alerts import NewAlert
from bot.store.database import Database
from bot.store.tables import metadata
from bot.store.tables import outbox as messages
from bot.subscriptions.forgetting import Forgetting
from handlers import actions
from handlers.talking import hours
from tests.conftest import NOW, StillClock
from tests.content import shipped
from tests.store.rows import somebody
from tests.subscriptions.following import Life
from tests.subscriptions.talking import Talk

ANN, MAY, BOSS, LAST = 4_242_004_242, 4_242_009_001, 4_242_009_002, 4_242_009_003
NUMBERS: Final = {ANN: 7_700_101, MAY: 7_700_202, BOSS: 7_700_303, LAST: 7_700_404}
WORDS: Final = "my purple parrot"
GROUP: Final = -1_009_001


class Lived:
    """A patient and a colleague who did all that leaves something, and what is kept of them."""

    def __init__(self, database: Database, clock: StillClock) -> None:
        self.database, self.clock = database, clock
        self.talk = Talk(Life(database, clock), address=ANN)
        self.s = self.talk.services

    async def person(self, address: int) -> Person:
        async with self.database.transaction() as connection:
            return (await people.find(connection, "telegram", [address]))[address]

    async def begins(self, *, group: bool) -> None:
        for address, number in NUMBERS.items():
            await somebody(self.database, address, id=number, news=NOW, language="en")
        self.ann, self.may = await self.person(ANN), await self.person(MAY)
        await self.s.operators.grant(BOSS, Role.OWNER, None, NOW)
        await self.s.operators.grant(MAY, Role.OWNER, await self.person(BOSS), NOW)
        if group:
            await self.s.handover.set_up(GROUP, self.may, NOW)

    async def all_of_it(self) -> None:
        await self.follows()
        await self.is_in_danger()
        await self.talks()
        await self.is_announced_to()
        await self.s.alerts.drill(self.may, "bleeding", NOW)
        await self.s.operators.invite(Role.EDITOR, self.may, NOW)
        async with self.database.transaction() as connection:
            await connection.execute(
                update(messages).where(messages.c.state == "waiting").values(self.sent())
            )

    def sent(self) -> dict[str, Any]:
        return {"state": "sent", "settled": NOW, "message": messages.c.id + 500}

    async def follows(self) -> None:
        """Follow a plan, answer a check-in, be silent at another one; write a sheet."""
        number = await self.talk.enrols()
        await self.talk.life.plan()
        await self.s.sheets.change(self.ann, lambda sheet: sheet.with_question(WORDS), NOW)
        steps = [one for one in shipped().plan("facelift").steps if one.id.startswith("check-")]
        team = Team("telegram", (MAY, GROUP))
        checkins = Checkins(self.database, team)
        for step in steps[:2]:
            asked = await checkins.ask(number, 1, step, step.id, NOW)
            async with self.database.transaction() as connection:
                await checkins_kept.arrived(connection, number, step.id, step.id, NOW)
        assert asked is not None
        told = team.contact(asked[1], "fever", (MAY, GROUP), NOW)
        async with self.database.transaction() as connection:
            await outbox.put(connection, told, NOW)
        self.clock.advance(days=3)
        await Silence(self.database, team, self.clock).run_once(self.clock.now())

    async def is_in_danger(self) -> None:
        new = NewAlert.of_words(self.ann.id, ["bleeding"], 1, WORDS)
        async with self.database.transaction() as connection:
            await alerts.put(connection, new, NOW)
            (alert,) = await alerts.due(connection, NOW, 9)
            told = telling.to_team("telegram", alert, 1, (MAY, GROUP), NOW, asked=1)
            await outbox.put(connection, told, NOW)
            await connection.execute(
                update(messages).where(messages.c.kind == "alert").values(self.sent())
            )
        await self.s.alerts.take(alert.id, self.may, None, NOW)

    async def talks(self) -> None:
        """Ask, be answered, react; the colleague looks after another patient's talk as well."""
        clock = hours(self.s)
        for who in (self.ann, await self.person(LAST)):
            asked = await self.s.handover.ask(who, [Original(who.address, 5, 1)], clock, NOW)
            one, deed = asked.conversation, Deed(self.may, NOW, f"{who.id % 10}", clock)
            await self.s.handover.assign(one, self.may, deed)
            async with self.database.transaction() as connection:
                fresh = await conversations.get(connection, one.id)
            assert fresh is not None
            await self.s.handover.decline(fresh, BOSS, deed)
            place = GROUP if one.desk else MAY
            await self.s.handover.reply(one, deed, Original(place, 70 + one.id, 2))
            await self.s.handover.counterparts(place, 70 + one.id)
            for there in await self.s.handover.counterparts(place, 70 + one.id):
                liked = Reaction(place, 70 + one.id, 3, "👍")
                await self.s.handover.react(there, liked, NOW)

    async def is_announced_to(self) -> None:
        draft = await self.s.announcements.create(self.may, NOW)
        await self.s.announcements.write(
            draft.id, "en", Letter("Closed."), chat=MAY, message=5, by=self.may, now=NOW
        )
        await self.s.announcements.test(draft.id, [self.may, self.ann], self.may, NOW)
        run = await self.s.announcements.release(draft.id, self.may, NOW)
        assert run is not None
        await self.s.announcements.watch(run.id, MAY, 9)

    async def traces(self, who: Person) -> set[tuple[str, str, str]]:
        """Where their address, number or words are: table, column, and which message."""
        found = set()
        async with self.database.transaction() as connection:
            for table in metadata.sorted_tables:
                for row in (await connection.execute(select(table))).mappings():
                    for column, value in row.items():
                        if any(mark in str(value) for mark in marks(who)):
                            found.add((table.name, column, row.get("key", "")))
        return found

    async def erases(self, who: Person) -> None:
        self.talk.address = who.address
        await self.talk.does(actions.EraseData(confirmed=True))


def marks(who: Person) -> Iterator[str]:
    yield from (str(who.address), str(who.id))
    if who.address == ANN:
        yield WORDS


@pytest.fixture
def lived(database: Database, clock: StillClock) -> Lived:
    return Lived(database, clock)


@pytest.mark.parametrize("group", [True, False])
async def test_of_a_patient_nothing_is_left_but_the_farewell(lived: Lived, *, group: bool) -> None:
    await lived.begins(group=group)
    await lived.all_of_it()
    before = {table for table, _, _ in await lived.traces(lived.ann)}
    assert before >= {"people", "outbox", "copies", "alerts", "sheets", "conversations"}
    await lived.erases(lived.ann)
    left = await lived.traces(lived.ann)
    assert {(table, key.split(":")[0]) for table, _, key in left} == {("outbox", "desk-gone")}
    async with lived.database.transaction() as connection:
        waits = messages.c.state == "waiting"
        await connection.execute(update(messages).where(waits).values(lived.sent()))
    await Forgetting(lived.database, lived.clock).run_once()
    assert await lived.traces(lived.ann) == set()


@pytest.mark.parametrize("group", [True, False])
async def test_of_a_colleague_nothing_is_left(lived: Lived, *, group: bool) -> None:
    await lived.begins(group=group)
    await lived.all_of_it()
    before = {table for table, _, _ in await lived.traces(lived.may)}
    assert before >= {"people", "outbox", "alerts", "audit", "announcements", "run_views"}
    await lived.erases(lived.may)
    assert await lived.traces(lived.may) == set()
    other = await lived.person(LAST)
    assert await lived.s.handover.talks(other)


async def test_what_a_colleague_wrote_to_others_still_reaches_them(lived: Lived) -> None:
    await lived.begins(group=False)
    other, clock = await lived.person(LAST), hours(lived.s)
    asked = await lived.s.handover.ask(other, [Original(LAST, 5, 1)], clock, NOW)
    deed = Deed(lived.may, NOW, "2", clock)
    await lived.s.handover.reply(asked.conversation, deed, Original(MAY, 7, 2))
    await lived.erases(lived.may)
    waiting = await lived.talk.life.keys()
    assert f"desk-out:{asked.conversation.id}:{MAY}:7" in waiting


async def test_who_comes_after_somebody_erased_has_a_topic_of_their_own(lived: Lived) -> None:
    """On SQLite they may get the same numbers, and keys are for ever."""
    await lived.begins(group=True)
    clock = hours(lived.s)
    await lived.s.handover.ask(lived.ann, [Original(ANN, 5, 1)], clock, NOW)
    await lived.erases(lived.ann)
    other = await lived.person(LAST)
    asked = await lived.s.handover.ask(
        other, [Original(LAST, 5, 2)], clock, NOW + timedelta(days=1)
    )
    topic = f"desk-topic:{asked.conversation.id}:1"
    async with lived.database.transaction() as connection:
        due = await connection.scalar(select(messages.c.due).where(messages.c.key == topic))
    assert due == NOW + timedelta(days=1)

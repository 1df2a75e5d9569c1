"""The promise clock at work: a promise is kept, or told and passed on; forgotten chats return."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.clock import MovableClock
from bot.conversation.role import Role
from bot.conversation.visit import Person
from bot.handover import Deed, Handover, Original, Promises
from bot.helpdesk.desk import NEVER, Desk, Hours, Span
from bot.helpdesk.figures import Waited, figures
from bot.helpdesk.hours import PromiseClock
from bot.store import people
from bot.store.database import Database
from bot.store.tables import operators, outbox
from bot.store.tables import people as people_table
from tests.store.rows import somebody

SHANGHAI = ZoneInfo("Asia/Shanghai")
SHIFTS = (Span(8 * 60, 12 * 60), Span(13 * 60 + 30, 21 * 60))
DESK = Desk(
    Hours((SHIFTS,) * 6 + ((),)),
    promise=timedelta(minutes=30),
    pass_on=timedelta(minutes=15),
    returns=timedelta(hours=12),
)
ANN, NURSE, SECOND = 7, 9001, 9002
GROUP = -100


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November 2026 by Shanghai's clocks; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


@dataclass
class World:
    """A desk with two colleagues, and the loop that keeps its promises."""

    database: Database
    handover: Handover
    promises: Promises
    ann: Person
    nurse: Person
    said: int = 0
    desk: Desk = DESK

    async def asks(self, now: datetime) -> datetime | None:
        """Have her question reach the desk."""
        self.said += 1
        question = Original(ANN, self.said, update=self.said)
        promised = (await self.handover.ask(self.ann, [question], self.clock, now)).promised
        copied = outbox.c.kind == "desk-copy"
        async with self.database.transaction() as connection:
            await connection.execute(update(outbox).where(copied).values(state="sent"))
        return promised

    @property
    def clock(self) -> PromiseClock:
        return PromiseClock(self.desk, SHANGHAI)

    async def answers(self, now: datetime) -> None:
        self.said += 1
        one = (await self.handover.get(1)) or pytest.fail("no conversation")
        deed = Deed(self.nurse, now, str(self.said), self.clock)
        await self.handover.reply(one, deed, Original(GROUP, self.said, self.said))

    async def ends(self, how: str, now: datetime) -> None:
        """Have the nurse close it or give it back, or the patient end it."""
        self.said += 1
        one = (await self.handover.get(1)) or pytest.fail("no conversation")
        if how == "end":
            assert await self.handover.end(self.ann, now, str(self.said))
        else:
            act = self.handover.close if how == "close" else self.handover.give_back
            await act(one, Deed(self.nurse, now, str(self.said), self.clock))

    async def figures(self, now: datetime) -> tuple[int, int, int, int, int]:
        """Return the questions, those answered and those not, the promises and those kept."""
        waits = await self.handover.waits(now - timedelta(days=1))
        found = figures(
            [Waited(one.asked, one.promised, one.answered, one.ended) for one in waits], now
        )
        return found.asked, found.answered, found.unanswered, found.promises, found.kept

    async def look(self, now: datetime) -> list[tuple[int, str]]:
        """Let the loop do what is due; returns what it told: the chat, and which words."""
        before = len(await self.told())
        while await self.promises.run_once(now):
            pass
        return (await self.told())[before:]

    async def told(self) -> list[tuple[int, str]]:
        async with self.database.transaction() as connection:
            rows = await connection.execute(outbox.select().order_by(outbox.c.id))
            return [
                (row.chat, str(row.payload.get("what", row.kind)))
                for row in rows
                if row.kind in {"desk-note", "desk-told", "desk-fresh", "desk-lost"}
                and row.payload.get("what") != "who"
            ]


@pytest.fixture
async def world(database: Database) -> World:
    ids = [await somebody(database, address) for address in (ANN, NURSE, SECOND)]
    handover = Handover(database, "telegram")
    async with database.transaction() as connection:
        found = [await people.get(connection, one) for one in ids]
        for one, role in zip(ids[1:], (Role.OWNER, Role.OPERATOR), strict=True):
            await connection.execute(
                operators.insert().values(person=one, role=str(role), since=at(1, 8))
            )
    ann, nurse, _ = (one or pytest.fail("nobody") for one in found)
    await handover.set_up(GROUP, nurse, at(1, 9))
    made: list[World] = []
    promises = Promises(database, "telegram", handover, lambda: made[0].clock, MovableClock())
    made.append(World(database, handover, promises, ann, nurse))
    return made[0]


async def test_a_promise_that_was_kept_is_never_spoken_of(world: World) -> None:
    assert await world.asks(at(23, 9)) == at(23, 9, 30)
    await world.answers(at(23, 9, 20))
    assert await world.look(at(23, 9, 50)) == []


async def test_a_broken_promise_is_told_to_both_then_passed_on_each_once(world: World) -> None:
    await world.asks(at(23, 9))
    assert await world.look(at(23, 9, 29)) == []
    assert await world.look(at(23, 9, 30)) == [(GROUP, "late"), (ANN, "late")]
    assert await world.look(at(23, 9, 44)) == []
    assert await world.look(at(23, 9, 45)) == [
        (GROUP, "passed-on"), (NURSE, "passed-on"), (SECOND, "passed-on"), (ANN, "passed-on")
    ]  # fmt: skip
    assert await world.look(at(23, 20)) == []


async def test_who_was_promised_nothing_is_not_forgotten(world: World) -> None:
    world.desk = replace(DESK, hours=NEVER)
    assert await world.asks(at(23, 3)) is None
    await world.look(at(23, 3))
    assert world.promises.next_due() == at(23, 4)
    assert await world.look(at(23, 3, 59)) == []
    assert await world.look(at(23, 4)) == [(GROUP, "late"), (ANN, "unpromised")]
    assert world.promises.next_due() == at(23, 4, 15)
    assert await world.look(at(23, 4, 15)) == [
        (GROUP, "passed-on"), (NURSE, "passed-on"), (SECOND, "passed-on"), (ANN, "passed-on")
    ]  # fmt: skip
    assert await world.look(at(24, 3)) == []
    assert await world.figures(at(23, 9)) == (1, 0, 0, 0, 0)


async def test_who_looks_after_a_patient_hears_in_their_own_chat_that_it_is_late(
    world: World,
) -> None:
    await world.asks(at(23, 9))
    one = (await world.handover.get(1)) or pytest.fail("no conversation")
    await world.handover.take(one, Deed(world.nurse, at(23, 9, 5), "5", world.clock))
    assert await world.look(at(23, 9, 30)) == [(GROUP, "late"), (NURSE, "late"), (ANN, "late")]


async def test_after_a_pause_of_the_bot_all_is_told_at_once(world: World) -> None:
    await world.asks(at(23, 9))
    told = await world.look(at(23, 11))
    assert [what for _, what in told].count("late") == 2
    assert (SECOND, "passed-on") in told


async def test_who_was_answered_late_is_not_passed_on(world: World) -> None:
    await world.asks(at(23, 9))
    await world.look(at(23, 9, 30))
    await world.answers(at(23, 9, 40))
    assert await world.look(at(23, 9, 50)) == []


@pytest.mark.parametrize(
    ("asked", "promised"),
    [
        (at(23, 11, 50), at(23, 13, 50)),  # over the midday pause: ten minutes before it
        (at(23, 20, 50), at(24, 8, 20)),  # the rest of it in the morning
        (at(28, 22), at(30, 8, 30)),  # on Saturday night: nobody is there on Sunday
        (at(29, 3), at(30, 8, 30)),
    ],
)
async def test_only_minutes_at_the_desk_count(
    world: World, asked: datetime, promised: datetime
) -> None:
    assert await world.asks(asked) == promised
    assert await world.look(promised - timedelta(minutes=1)) == []
    assert (ANN, "late") in await world.look(promised)


async def test_asking_again_does_not_move_what_was_promised(world: World) -> None:
    await world.asks(at(23, 9))
    assert await world.asks(at(23, 9, 20)) == at(23, 9, 30)


async def test_what_is_due_next_is_known(world: World) -> None:
    await world.asks(at(23, 9))
    due: Sequence[datetime] = (at(23, 9, 30), at(23, 9, 45), at(23, 21))
    for now, instant in zip((at(23, 9), *due), due, strict=False):
        await world.look(now)
        assert world.promises.next_due() == instant


async def test_a_chat_that_nobody_writes_in_returns_to_the_bot(world: World) -> None:
    await world.asks(at(23, 9))
    await world.answers(at(23, 9, 10))
    assert await world.look(at(23, 21, 9)) == []
    assert await world.look(at(23, 21, 10)) == [(ANN, "returned")]
    assert await world.look(at(24, 21)) == []


async def test_it_never_returns_while_somebody_waits(world: World) -> None:
    await world.asks(at(23, 9))
    told = await world.look(at(24, 9))
    assert (ANN, "returned") not in told
    one = await world.handover.get(1)
    assert one is not None
    assert one.human_until == at(24, 10)


async def test_who_closed_it_hears_nothing_more(world: World) -> None:
    await world.asks(at(23, 9))
    await world.handover.end(world.ann, at(23, 9, 5), "5")
    assert await world.look(at(24, 9)) == []


@pytest.mark.parametrize("how", ["close", "give_back", "end"])
async def test_what_ends_without_a_word_was_not_answered(world: World, how: str) -> None:
    await world.asks(at(23, 9))
    await world.ends(how, at(23, 9, 5))
    assert await world.figures(at(23, 10)) == (1, 0, 1, 0, 0)
    # Whoever asks anew waits anew; that answer is one, and the first question stays without.
    await world.asks(at(23, 10))
    await world.answers(at(23, 10, 10))
    await world.ends(how, at(23, 10, 20))
    assert await world.figures(at(23, 11)) == (2, 1, 1, 1, 1)


async def test_a_promise_that_was_broken_stays_so_when_the_talk_ends(world: World) -> None:
    await world.asks(at(23, 9))
    await world.ends("close", at(23, 9, 40))
    assert await world.figures(at(23, 10)) == (1, 0, 1, 1, 0)


async def test_what_did_not_arrive_is_told_once(world: World) -> None:
    await world.asks(at(23, 9))
    await world.answers(at(23, 9, 10))
    async with world.database.transaction() as connection:
        copied = outbox.c.kind == "desk-copy"
        failed = {"state": "failed", "reason": "blocked"}
        await connection.execute(update(outbox).where(copied, outbox.c.chat == ANN).values(failed))
        lost = {"state": "failed", "reason": "refused"}
        await connection.execute(update(outbox).where(copied, outbox.c.chat == GROUP).values(lost))
    assert sorted(await world.look(at(23, 9, 11))) == [(GROUP, "lost"), (GROUP, "lost-in")]
    assert await world.look(at(23, 9, 12)) == []


async def test_a_card_is_changed_when_what_it_says_changes(world: World) -> None:
    await world.asks(at(23, 9))
    assert await world.look(at(23, 9, 1)) == []
    async with world.database.transaction() as connection:
        await connection.execute(update(outbox).values(state="sent"))
        mine = people_table.c.id == world.ann.id
        await connection.execute(update(people_table).where(mine).values(language="zh"))
    assert await world.look(at(23, 9, 2)) == [(GROUP, "desk-fresh")]
    assert await world.look(at(23, 9, 3)) == []


async def test_owners_hear_of_a_lost_group_and_talks_go_on_at_the_colleagues(
    world: World,
) -> None:
    await world.asks(at(23, 9))
    await world.handover.lose(GROUP, at(23, 9, 1))
    assert await world.look(at(23, 9, 2)) == [(NURSE, "moved"), (SECOND, "moved")]
    assert await world.told() == [(NURSE, "desk-lost"), (NURSE, "moved"), (SECOND, "moved")]
    one = await world.handover.get(1)
    assert one is not None
    assert (one.desk, one.topic) == (None, 2)

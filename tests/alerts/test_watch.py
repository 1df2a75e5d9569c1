"""Rounds on the real store: each once, taken once, nobody forgotten."""

import asyncio
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from bot.alerts import Alerts, Watch, Weekly, warn_of_unreachable
from bot.conversation.port import Reason, SendError
from bot.conversation.role import Role
from bot.conversation.visit import Person
from bot.helpdesk.desk import Desk, Hours, Span
from bot.helpdesk.hours import PromiseClock
from bot.people import People
from bot.store import alerts, operators
from bot.store.alerts import Alert
from bot.store.database import Database
from bot.store.tables import outbox
from bot.subscriptions.forgetting import Forgetting
from tests.checkins.conftest import meet
from tests.conftest import NOW, StillClock

CHATS = (9001, -100)
SHANGHAI = ZoneInfo("Asia/Shanghai")
DRILL = time(17)  # by the clinic's wall, at which `NOW` is a Monday


class Ward:
    """A patient who wrote of a danger, a nurse whose chat is the team's, a group, an operator."""

    def __init__(self, database: Database, clock: StillClock) -> None:
        self.database, self.clock = database, clock
        self.alerts = Alerts(database, "telegram", CHATS)
        self.watch = self.another()

    def another(
        self, *, chats: tuple[int, ...] = CHATS, drill: bool = False, desk: Desk | None = None
    ) -> Watch:
        hours = PromiseClock(desk or Desk(), SHANGHAI)
        return Watch(
            self.database,
            "telegram",
            chats,
            self.clock,
            lambda: hours,
            heard=lambda: "alarm-one-side",
            drill=Weekly(0, DRILL) if drill else None,
        )

    async def joins(self, address: int, role: Role = Role.OPERATOR) -> Person:
        person = await meet(self.database, self.clock, address)
        async with self.database.transaction() as connection:
            await operators.put(connection, person.id, role, NOW)
        return person

    async def stops(self, person: Person) -> None:
        await People(self.database).stop(person, NOW)

    async def raises(self, person: Person, *dangers: str, words: str = "") -> bool:
        told = dangers or ("bleeding",)
        async with self.database.transaction() as connection:
            return await alerts.raise_words(connection, person.id, told, self.clock.now(), words)

    async def alert(self, number: int = 1) -> Alert:
        async with self.database.transaction() as connection:
            found = await alerts.get(connection, number)
        assert found is not None
        return found

    async def goes(self, state: str, reason: str | None = None) -> None:
        """Settle what waits, as the dispatcher does; each message has its number."""
        waits = outbox.c.state == "waiting"
        async with self.database.transaction() as connection:
            values = {"state": state, "reason": reason, "message": outbox.c.id + 100}
            await connection.execute(update(outbox).where(waits).values(values))

    async def rows(self) -> list[tuple[str, str]]:
        """Keys and states of all messages, in order."""
        async with self.database.transaction() as connection:
            rows = await connection.execute(
                select(outbox.c.key, outbox.c.state).order_by(outbox.c.id)
            )
            return [(row.key, row.state) for row in rows]

    async def keys(self) -> list[str]:
        return [key for key, _ in await self.rows()]

    async def minutes(self, minutes: float) -> None:
        """Let time pass, looking twice a minute."""
        for _ in range(round(minutes * 2)):
            self.clock.advance(seconds=30)
            await self.watch.settled()
            await self.goes("sent")


@pytest.fixture
def ward(database: Database, clock: StillClock) -> Ward:
    return Ward(database, clock)


async def test_of_several_that_look_at_once_one_makes_the_round(ward: Ward) -> None:
    ann = await meet(ward.database, ward.clock, 7)
    assert await ward.raises(ann)
    assert not await ward.raises(ann)
    other = ward.another()
    await asyncio.gather(ward.watch.settled(), other.settled(), ward.watch.settled())
    assert await ward.keys() == ["alert:1:1:9001", "alert:1:1:-100"]
    await ward.goes("sent")
    # Another process begins where this one was.
    ward.clock.advance(seconds=119)
    await ward.another().settled()
    assert len(await ward.keys()) == 2
    ward.clock.advance(seconds=1)
    await ward.another().settled()
    assert (await ward.keys())[2:] == ["alert:1:2:9001", "alert:1:2:-100"]


async def test_the_first_of_two_takes_it_and_the_copies_are_changed(ward: Ward) -> None:
    ann = await meet(ward.database, ward.clock, 7)
    may, lee = await ward.joins(9001), await ward.joins(9002)
    await ward.raises(ann)
    await ward.watch.settled()
    await ward.goes("sent")
    now = ward.clock.now()
    tapped = (9001, 101)
    first, second = await asyncio.gather(
        ward.alerts.take(1, may, tapped, now), ward.alerts.take(1, lee, None, now)
    )
    assert first is not None
    assert second is not None
    assert first.alert == second.alert
    winner = (await ward.alert()).taken_by
    assert winner in {may.id, lee.id}
    assert first.alert.taken_by == winner
    keys = await ward.keys()
    assert keys.count("alert-seen:1") == 1
    assert len([key for key in keys if key.startswith("alert-edit:")]) == (
        2 if winner == may.id else 3
    )
    await ward.minutes(10)
    assert not [key for key in await ward.keys() if key.startswith("alert:1:2")]
    async with ward.database.transaction() as connection:
        assert len(await alerts.taken_since(connection, NOW - timedelta(days=1))) == 1


async def test_a_copy_on_its_way_while_it_was_taken_is_changed_afterwards(ward: Ward) -> None:
    ann, may = await meet(ward.database, ward.clock, 7), await ward.joins(9001)
    await ward.raises(ann)
    await ward.watch.settled()
    async with ward.database.transaction() as connection:
        await connection.execute(update(outbox).values(state="sending"))
    await ward.alerts.take(1, may, None, ward.clock.now())
    assert not [key for key in await ward.keys() if key.startswith("alert-edit:")]
    async with ward.database.transaction() as connection:
        on_its_way = update(outbox).where(outbox.c.state == "sending")
        await connection.execute(on_its_way.values(state="sent", message=5))
    await ward.watch.settled()
    assert [key for key, state in await ward.rows() if key.startswith("alert-edit:")] == [
        "alert-edit:2",
        "alert-edit:1",
    ]


async def test_it_is_passed_on_and_the_patient_is_told_once(ward: Ward) -> None:
    ann = await meet(ward.database, ward.clock, 7)
    may, lee = await ward.joins(9001), await ward.joins(9002, Role.OWNER)
    await ward.joins(9003, Role.EDITOR)
    async with ward.database.transaction() as connection:
        assert await operators.set_duty(connection, lee.id, NOW)
        assert not await operators.set_duty(connection, lee.id, NOW)
    await ward.raises(ann)
    await ward.watch.settled()
    await ward.goes("sent")
    await ward.minutes(6)
    chats = [key.rsplit(":", 1)[1] for key in await ward.keys() if key.startswith("alert:")]
    assert chats == ["9001", "-100"] * 2 + ["9001", "-100", "9002"] * 2
    assert [key for key in await ward.keys() if not key.startswith("alert:")] == ["alert-open:1"]
    found = await ward.alert()
    assert found.passed_on_at == found.told_patient_at == NOW + timedelta(minutes=4)
    assert may.id != lee.id


async def test_where_nobody_is_reached_it_is_loud_and_the_patient_knows(ward: Ward) -> None:
    ann = await meet(ward.database, ward.clock, 7)
    await ward.stops(ann)  # and is told all the same
    await ward.raises(ann)
    await ward.watch.settled()
    async with ward.database.transaction() as connection:
        half = update(outbox).where(outbox.c.chat == -100)
        await connection.execute(half.values(state="failed", reason="no-chat"))
    # One may still arrive: nobody knows yet.
    await ward.watch.settled()
    assert "alert-nobody:1" not in await ward.keys()
    await ward.goes("failed", "blocked")
    with capture_logs() as lines:
        await ward.watch.settled()
    assert [one["alert"] for one in lines if one["event"] == "alert.nobody"] == [1]
    assert (await ward.rows())[-1] == ("alert-nobody:1", "waiting")
    await ward.minutes(10)
    told = [key for key in await ward.keys() if not key.startswith("alert:")]
    assert told == ["alert-nobody:1"]


async def test_left_for_a_day_it_is_told_to_each_shift_and_to_the_patient(ward: Ward) -> None:
    ann = await meet(ward.database, ward.clock, 7)
    shifts = (Span(8 * 60, 12 * 60), Span(13 * 60 + 30, 21 * 60))
    ward.watch = ward.another(desk=Desk(Hours((shifts,) * 7)))
    await ward.raises(ann)
    await ward.watch.settled()
    await ward.goes("sent")
    ward.clock.advance(hours=23, minutes=59)
    await ward.watch.settled()
    await ward.goes("sent")
    assert (await ward.alert()).next_at == NOW + timedelta(hours=24)
    told, looks = [], []
    with capture_logs() as lines:
        while (due := (await ward.alert()).next_at) is not None:
            ward.clock.instant = due
            await ward.watch.settled()
            looks.append(due.astimezone(SHANGHAI))
            told += [key for key, state in await ward.rows() if state == "waiting"]
            await ward.goes("sent")
    # At the hour at which it was raised, then whenever somebody comes to the desk, for a week.
    assert [f"{one:%a %H:%M}" for one in looks[:4]] == [
        "Tue 17:00", "Wed 08:00", "Wed 13:30", "Thu 08:00"
    ]  # fmt: skip
    assert looks[-1] == NOW + timedelta(days=7)
    assert (told.count("alert-left:1"), told.count("alert-ended:1")) == (1, 1)
    assert told.index("alert-left:1") == 2  # behind the first round's copies
    assert [one["event"] for one in lines if one["log_level"] == "error"] == [
        *["alert.left"] * len(looks), "alert.given_up"
    ]  # fmt: skip
    # It can still be taken.
    may = await ward.joins(9001)
    seen = await ward.alerts.take(1, may, None, ward.clock.now())
    assert seen is not None
    assert seen.alert.taken_by == may.id


async def test_what_one_message_tells_of_is_one_alert(ward: Ward) -> None:
    ann, may = await meet(ward.database, ward.clock, 7), await ward.joins(9001)
    assert await ward.raises(ann, "chest", "bleeding", words="my chest, and blood")
    await ward.minutes(5)
    assert (await ward.keys()).count("alert-open:1") == 1
    assert (await ward.alert()).dangers == ("chest", "bleeding")
    assert not await ward.raises(ann, "bleeding", words="so much blood")  # no news
    assert (await ward.alert()).words == "my chest, and blood\nso much blood"
    await ward.alerts.take(1, may, None, ward.clock.now())
    assert await ward.raises(ann, "bleeding", "chest")
    assert (await ward.alert(2)).dangers == ("bleeding", "chest")


async def test_what_a_patient_writes_of_next_joins_the_open_alert_and_is_told_at_once(
    ward: Ward,
) -> None:
    ann, may, lee = (
        await meet(ward.database, ward.clock, 7),
        await ward.joins(9001),
        await ward.joins(9002),
    )
    async with ward.database.transaction() as connection:
        await operators.set_duty(connection, lee.id, NOW)
    await ward.raises(ann, "bleeding", words="blood")
    await ward.watch.settled()
    for danger, words in (("chest", "my chest"), ("breath", "no air")):
        ward.clock.advance(seconds=20)
        assert await ward.raises(ann, danger, words=words)
        await ward.watch.settled()
        await ward.goes("sent")
    found = await ward.alert()
    assert (found.dangers, found.round) == (("bleeding", "chest", "breath"), 3)
    assert found.words == "blood\nmy chest\nno air"
    assert found.passed_on_at is None  # so early, whatever the round's number is
    assert "alert:1:3:9002" not in await ward.keys()
    await ward.minutes(6)
    await ward.alerts.take(1, may, None, ward.clock.now())
    await ward.minutes(2)
    told = [key for key in await ward.keys() if not key.startswith(("alert:", "alert-edit:"))]
    assert told == ["alert-open:1", "alert-seen:1"]


async def test_what_is_written_half_an_hour_later_is_an_alert_of_its_own(ward: Ward) -> None:
    ann = await meet(ward.database, ward.clock, 7)
    await ward.joins(9001)
    await ward.raises(ann, "bleeding")
    await ward.minutes(30)
    assert await ward.raises(ann, "chest")
    assert [(await ward.alert(number)).dangers for number in (1, 2)] == [("bleeding",), ("chest",)]


async def test_erased_data_take_their_alerts_along_and_no_number_comes_again(ward: Ward) -> None:
    ann, may = await meet(ward.database, ward.clock, 7), await ward.joins(9001)
    await ward.raises(ann)
    await ward.watch.settled()
    await ward.goes("sent")
    await People(ward.database).erase(ann, NOW)
    await ward.minutes(10)
    assert await ward.keys() == []
    assert await ward.alerts.take(1, may, None, NOW) is None
    # The next one is told of: its keys are not the first one's.
    again = await meet(ward.database, ward.clock, 8)
    await ward.raises(again)
    await ward.watch.settled()
    assert await ward.keys() == ["alert:2:1:9001", "alert:2:1:-100"]
    # Of a nurse who deletes their data it stays taken.
    await ward.alerts.take(2, may, None, NOW)
    await People(ward.database).erase(may, NOW)
    found = await ward.alert(2)
    assert (found.taken_by, found.open) == (None, False)


class Messenger:
    """Knows the chat 9001 alone."""

    name = "telegram"

    async def find(self, chat: int) -> None:
        if chat == 9009:
            raise SendError(Reason.NETWORK)
        if chat != 9001:
            raise SendError(Reason.NO_CHAT, code=400)


async def test_the_log_tells_at_the_start_whom_nothing_reaches(ward: Ward) -> None:
    await ward.joins(9002)
    await ward.joins(9003, Role.EDITOR)
    await ward.joins(9009)
    blocked = await ward.joins(9001)
    with capture_logs() as lines:
        await warn_of_unreachable(ward.database, Messenger(), CHATS)
    assert [line["chat"] for line in lines] == [-100, 9002]
    await People(ward.database).unreachable(blocked, "blocked", NOW)
    with capture_logs() as lines:
        await warn_of_unreachable(ward.database, Messenger(), CHATS)
    assert [line["chat"] for line in lines] == [9001, -100, 9002]
    assert all("must open the bot once" in line["meaning"] for line in lines)


async def test_the_weekly_drill_is_raised_once_by_whoever_looks_and_goes_on_after_a_restart(
    ward: Ward,
) -> None:
    lee = await ward.joins(9002, Role.OWNER)
    first, second = ward.another(drill=True), ward.another(drill=True)
    await asyncio.gather(first.settled(), second.settled())
    drill = await ward.alert()
    assert (drill.is_drill, drill.person, drill.what) == (True, None, "alarm-one-side")
    assert await ward.keys() == [f"alert:1:1:{chat}" for chat in (9001, -100, 9002)]
    await ward.goes("sent")
    # Killed; the next process is up after three minutes and has not forgotten.
    ward.clock.advance(minutes=3)
    third = ward.another(drill=True)
    await third.settled()
    await ward.goes("sent")
    assert (await ward.keys())[3:] == [f"alert:1:2:{chat}" for chat in (9001, -100, 9002)]
    ward.clock.advance(minutes=2)
    await third.settled()
    await ward.goes("sent")
    # Nobody took it for five minutes: now its patient would have read so.
    told = await ward.alert()
    assert told.passed_on_at == told.told_patient_at == ward.clock.now()
    ward.clock.advance(seconds=30)
    await ward.alerts.take(1, lee, None, ward.clock.now())
    ward.clock.advance(minutes=40)
    await ward.another(drill=True).settled()
    keys = await ward.keys()
    assert "drill:1:9002" in keys
    assert not [key for key in keys if key.startswith(("alert-open", "alert-seen", "alert:2"))]
    assert await ward.alerts.untaken(ward.clock.now()) == []


async def test_a_drill_waits_while_a_patient_is_in_danger_and_where_there_is_no_team(
    ward: Ward,
) -> None:
    ann = await meet(ward.database, ward.clock, 7)
    nobody = ward.another(chats=(), drill=True)
    await nobody.settled()
    assert await ward.keys() == []
    may = await ward.joins(9001)
    await ward.raises(ann)
    await nobody.settled()
    await ward.goes("sent")
    assert await ward.keys() == ["alert:1:1:9001"]
    await ward.alerts.take(1, may, None, ward.clock.now())
    await ward.goes("sent")
    ward.clock.advance(minutes=20)
    await nobody.settled()
    assert (await ward.alert(2)).is_drill
    # One who is in danger meanwhile is told of all the same.
    ann_again = await ward.raises(ann)
    assert ann_again
    await nobody.settled()
    assert [key for key in await ward.keys() if key.startswith("alert:3:")] == ["alert:3:1:9001"]


async def test_a_drill_that_found_no_moment_within_an_hour_is_left_out(ward: Ward) -> None:
    await ward.joins(9001)
    ward.clock.advance(minutes=61)
    await ward.another(drill=True).settled()
    assert await ward.keys() == []


async def test_without_an_owner_all_who_were_asked_read_how_a_drill_ended(ward: Ward) -> None:
    watch = ward.another(drill=True)
    await watch.settled()
    await ward.goes("sent")
    ward.clock.advance(minutes=31)
    await watch.settled()
    reports = [key for key in await ward.keys() if key.startswith("drill:")]
    assert reports == ["drill:1:9001", "drill:1:-100"]


async def test_words_of_danger_go_with_the_alert_and_are_forgotten_in_time(ward: Ward) -> None:
    ann = await meet(ward.database, ward.clock, 7)
    for words in ("my cheek is hard", "my cheek is hard", "and it hurts now"):
        await ward.raises(ann, "swollen", words=words)
    assert (await ward.alert()).words == "my cheek is hard\nand it hurts now"
    forgetting = Forgetting(ward.database, ward.clock)
    await forgetting.run_once()
    assert (await ward.alert()).words is not None
    ward.clock.advance(days=3, seconds=1)
    await forgetting.run_once()
    assert (await ward.alert()).words is None

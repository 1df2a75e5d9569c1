"""A plan as a person lives it, in the messenger: reminders arrive, buttons work, time moves."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.people import People
from bot.settings import Settings
from bot.store import people
from bot.store.database import Database
from bot.subscriptions import Enrolment, Subscriptions
from tests.content import shipped
from tests.journeys.conftest import Meet
from tests.journeys.person import Person, labels


@pytest.fixture
async def store(meet: Meet, settings: Settings) -> AsyncIterator[Database]:
    """The bot's own database, from beside it."""
    await meet().settle()  # the bot has made its database
    database = Database(settings.rehearsal_database)
    await database.open()
    yield database
    await database.close()


async def enrol(person: Person, store: Database, in_days: int) -> int:
    """Subscribe as the dialog does, for an operation in so many days."""
    await person.says("/start")
    async with store.transaction() as connection:
        found = (await people.find(connection, "telegram", [person.user_id]))[person.user_id]
    service = Subscriptions(store, lambda: shipped().plans, lambda: None)
    now = datetime.now(UTC)
    day = (now + timedelta(hours=8)).date() + timedelta(days=in_days)
    wanted = Enrolment("facelift", day, None, "Asia/Shanghai")
    subscription = await service.enrol(found, wanted, now)
    await move(person, advance_seconds=31)  # it was another process that wrote
    for _ in range(5):  # a chat gets one message a second: the last one is not far
        await move(person, advance_seconds=2)
    return subscription.id


async def move(person: Person, **how: Any) -> None:
    await person._post("clock", **how)
    await person.settle()


async def until(person: Person, words: str) -> dict[str, Any]:
    """Go from one thing due to the next until a message says so."""
    for _ in range(40):
        found = [one for one in await person.from_bot() if words in one["text"]]
        if found:
            return found[-1]
        await move(person, to_next=True)
    raise AssertionError([message["text"] for message in await person.from_bot()])


async def test_a_reminder_arrives_and_is_ticked_off(ann: Person, store: Database) -> None:
    await enrol(ann, store, in_days=4)
    arrived = await until(ann, "Clothes, pillows, soft food")
    assert labels(arrived)[:3] == ["✓ Done", "Later", "Why?"]
    shown = await ann.taps("✓ Done", message_id=arrived["message_id"])
    assert any("won't get this one again" in one["text"] for one in await ann.from_bot())
    assert shown["text"]
    mine = await ann.presses("rr")
    assert "My recovery" in mine["text"]
    assert "Done: Clothes, pillows, soft food" in mine["text"]


@pytest.mark.parametrize(
    ("who", "said", "title", "ticked"),
    [
        ("ann", "did it, thanks", "Clothes, pillows, soft food", "won't get this one again"),
        ("fang", "做完了", "开衫、枕头、软食", "不会再发"),
    ],
)
@pytest.mark.parametrize("reply", [True, False])
async def test_done_is_written_right_after_a_reminder_or_in_reply(
    who: str,
    said: str,
    title: str,
    ticked: str,
    store: Database,
    request: pytest.FixtureRequest,
    *,
    reply: bool,
) -> None:
    person: Person = request.getfixturevalue(who)
    # A day more than is needed: what was missed comes tomorrow morning where it is night now.
    await enrol(person, store, in_days=5)
    arrived = await until(person, title)
    if reply:
        await person.says("can my parrot sit on my shoulder")
        shown = await person.says(said, reply_to_message_id=arrived["message_id"])
    else:
        await move(person, advance_seconds=3600)
        shown = await person.says(said)
    assert title in shown["text"]
    assert ticked in shown["text"]
    assert any("recovery" in label or "恢复" in label for label in labels(shown))


@pytest.mark.parametrize("between", ["how long does swelling last", "done?"])
async def test_done_is_not_guessed_at(ann: Person, store: Database, between: str) -> None:
    await enrol(ann, store, in_days=4)
    await until(ann, "Clothes, pillows, soft food")
    shown = await ann.says(between)
    assert "won't get this one again" not in shown["text"]
    shown = await ann.says("done")
    assert "won't get this one again" not in shown["text"]


@pytest.mark.parametrize(
    ("who", "said", "title"),
    [
        ("ann", "when is my next message?", "My recovery"),
        ("ann", "What should I do today", "My recovery"),
        ("fang", "今天第几天", "我的恢复"),
        ("fang", "what day am i on", "我的恢复"),
    ],
)
async def test_who_follows_a_plan_asks_for_it_in_words(
    who: str, said: str, title: str, store: Database, request: pytest.FixtureRequest
) -> None:
    person: Person = request.getfixturevalue(who)
    assert title not in (await person.says(said))["text"]
    await enrol(person, store, in_days=4)
    assert title in (await person.says(said))["text"]


async def test_stop_holds_and_resuming_brings_back_what_helps(
    fang: Person, store: Database
) -> None:
    await enrol(fang, store, in_days=4)
    await fang.says("/stop")
    count = len(await fang.from_bot())
    await move(fang, advance_seconds=2 * 86400)
    assert len(await fang.from_bot()) == count
    await fang.says("/stop")
    await fang.taps("重新接收消息")
    await until(fang, "开衫、枕头、软食")


@pytest.mark.parametrize(
    ("who", "days", "again", "holds", "on"),
    [
        ("ann", 7, "Messages may come again", "the pause you asked for still holds", "Go on"),
        ("ann", 0, "Messages may come again", "Nothing comes until you tap Go on", "Go on"),
        ("fang", 7, "重新接收消息", "您之前设的暂停还在", "继续"),
    ],
)
async def test_a_pause_that_still_holds_is_told_of_when_messages_may_come_again(
    store: Database,
    request: pytest.FixtureRequest,
    who: str,
    days: int,
    again: str,
    holds: str,
    on: str,
) -> None:
    person: Person = request.getfixturevalue(who)
    await enrol(person, store, in_days=4)
    await person.presses(f"rac:{days}")
    await person.says("/stop")
    shown = await person.taps(again)
    assert holds in shown["text"]
    await person.taps(on)
    await person.says("/stop")
    assert holds not in (await person.taps(again))["text"]


async def test_erasing_ends_all_of_it(ann: Person, store: Database) -> None:
    await enrol(ann, store, in_days=4)
    async with store.transaction() as connection:
        found = (await people.find(connection, "telegram", [ann.user_id]))[ann.user_id]
    await People(store).erase(found, found.last_seen)
    count = len(await ann.from_bot())
    await move(ann, advance_seconds=10 * 86400)
    assert len(await ann.from_bot()) == count


@pytest.mark.parametrize(
    ("who", "said", "asked", "moves"),
    [
        ("ann", "in two weeks", "Tap a day, or write it", "reminders move"),
        ("fang", "两周后", "点日子", "改到"),
    ],
)
async def test_another_date_is_written_shown_and_taken(
    who: str, said: str, asked: str, moves: str, store: Database, request: pytest.FixtureRequest
) -> None:
    person: Person = request.getfixturevalue(who)
    await enrol(person, store, in_days=4)
    assert asked in (await person.presses("rc:0"))["text"]
    shown = await person.says(said)
    assert moves in shown["text"]
    taken = await person.taps(labels(shown)[0])
    day = (datetime.now(UTC) + timedelta(hours=8)).date() + timedelta(days=14)
    assert f"{day.day}" in taken["text"]
    assert labels(taken)[1] in taken["text"]  # the calendar's file is offered again
    assert (await person.says("zzq"))["text"] != shown["text"]


@pytest.mark.parametrize(
    ("who", "said", "questioned"),
    [
        ("ann", "5 March 2300", "too far off"),
        ("fang", "2300年3月5日", "太远了"),
        ("ann", "5 March 1985", "too far off"),
        ("ann", "5 March 2031", "Is it really this day?"),
        ("fang", "2031年3月5日", "离现在很远。真是这一天吗"),
        ("ann", "10 days ago", "instead, 10 days ago?"),
        ("fang", "十天前", "（已经过了 10 天）"),
    ],
)
async def test_a_strange_date_is_questioned_here_too(
    who: str, said: str, questioned: str, store: Database, request: pytest.FixtureRequest
) -> None:
    person: Person = request.getfixturevalue(who)
    await enrol(person, store, in_days=4)
    await person.presses("rc:0")
    assert questioned in (await person.says(said))["text"]


async def test_quiet_hours_are_set_with_one_tap(fang: Person, store: Database) -> None:
    await enrol(fang, store, in_days=1)
    await fang.presses("rr")
    shown = await fang.taps("安静时间")
    assert "22:00–08:00" in shown["text"]
    assert "不能等的随时会发" in shown["text"]
    assert "改成 21:00–09:00 了" in (await fang.taps("21:00–09:00"))["text"]
    arrived = await until(fang, "头垫高")  # the plan has it at 8:00
    at = datetime.fromtimestamp(arrived["date"], UTC) + timedelta(hours=8)
    assert (at.hour, at.minute) == (9, 0)


@pytest.mark.parametrize(
    ("who", "asked", "said", "taken"),
    [
        ("ann", "ri", "half past eleven", "at 11:30"),
        ("fang", "ri", "早上九点半", "09:30发给您"),
        ("ann", "ri", "half past five in the morning", "quiet hours"),
        ("fang", "ri", "早上五点半", "安静时间"),
        ("ann", "rz", "Lisbon", "clocks in Lisbon"),
        ("fang", "rz", "东京", "按东京的时间"),
        ("ann", "rz", "Urumqi", "What time is it where you are now?"),
        ("fang", "rz", "乌鲁木齐", "现在是几点"),
        ("ann", "rz", "zzqq", "don't know that place"),
        ("ann", "rj", "my stitches are out", "Stitches: out"),
        ("fang", "rs", "忘了", "手术几点开始：不清楚"),
    ],
)
async def test_a_time_and_a_place_are_written_as_well(
    who: str, asked: str, said: str, taken: str, store: Database, request: pytest.FixtureRequest
) -> None:
    person: Person = request.getfixturevalue(who)
    await enrol(person, store, in_days=4)
    await person.presses(asked)
    await person.says(said)
    # A reminder on its way may be newer than the answer.
    assert any(taken in one["text"] for one in await person.from_bot())


async def test_of_two_clocks_one_is_tapped_and_a_location_is_read(
    ann: Person, store: Database
) -> None:
    await enrol(ann, store, in_days=4)
    await ann.presses("rz")
    shown = await ann.says("Urumqi")
    await ann.taps(labels(shown)[1])
    assert any("clocks in Urumqi" in one["text"] for one in await ann.from_bot())
    await ann.presses("rz")
    shown = await ann.sends(location={"latitude": 35.68, "longitude": 139.69})
    assert shown["text"]
    assert any("clocks in Tokyo" in one["text"] for one in await ann.from_bot())

"""A red flag on its way to a human: told again and again, taken once, passed on; and drills."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from structlog.testing import capture_logs

from bot.app import Bot
from bot.clock import Agenda, EmptyAgenda, MovableClock
from bot.operators import Operators, Role
from bot.people import People
from bot.playground import Playground, PlaygroundServer
from bot.rehearsal import NURSE, TOKEN
from bot.settings import Settings
from bot.shipped import CONTENT
from bot.store import people
from bot.store.database import Database
from tests.journeys.conftest import Meet, rehearsal
from tests.journeys.person import Person, labels
from tests.journeys.test_recovery import move, store

__all__ = ["store"]
GROUP = -1009
FLAG = "blood everywhere on my pillow"
TAKE = "I'll take it"
TAKE_HERS = "I'll take patient 2: It does not stop bleeding"
WROTE = "A patient wrote of a danger"
BLEEDS, CHEST = "It does not stop bleeding", "My chest hurts"


async def joins(person: Person, store: Database, role: Role = Role.OPERATOR) -> None:
    await person.says("/start")
    team = Operators(store, "telegram", lambda: None)
    await team.grant(person.user_id, role, None, (await someone(store, person)).last_seen)


async def someone(store: Database, person: Person) -> Any:
    async with store.transaction() as connection:
        return (await people.find(connection, "telegram", [person.user_id]))[person.user_id]


async def soon(person: Person, seconds: float = 0) -> None:
    """Let time pass, then what waits for its turn is sent: a chat gets one a second."""
    for some in (seconds, 2, 2, 2):
        await move(person, advance_seconds=some)


async def flags(person: Person) -> None:
    """Write of a danger."""
    await person.says(FLAG)
    await soon(person)


async def drills(owner: Person) -> None:
    """Begin a drill."""
    await owner.says("/drill")
    await owner.taps("Yes, begin it")


async def copies(person: Person, words: str = WROTE) -> list[dict[str, Any]]:
    return [one for one in await person.from_bot() if words in one["text"]]


async def open_copies(person: Person) -> list[dict[str, Any]]:
    return [one for one in await copies(person) if TAKE in labels(one)]


async def heard(person: Person, words: str) -> int:
    return len(await copies(person, words))


@pytest.fixture
async def may(meet: Meet) -> Person:
    """The nurse whose chat the settings name."""
    nurse = meet(NURSE, "en")
    await nurse.says("/start")
    return nurse


@pytest.fixture
async def lee(meet: Meet, store: Database) -> Person:
    """Another operator, of whom the settings know nothing."""
    nurse = meet(9002, "en")
    await joins(nurse, store)
    return nurse


async def test_it_comes_again_until_one_of_two_takes_it(
    ann: Person, may: Person, lee: Person, store: Database
) -> None:
    await flags(ann)
    assert (len(await open_copies(may)), len(await open_copies(lee))) == (1, 1)
    await move(may, advance_seconds=110)
    assert len(await open_copies(may)) == 1
    await soon(may, 10)
    assert (len(await open_copies(may)), len(await open_copies(lee))) == (2, 2)
    again = "Nobody has taken this yet. The team has been asked 2 times so far."
    assert again in (await copies(lee))[-1]["text"]
    first = (await copies(lee))[0]
    await lee.taps(TAKE, message_id=first["message_id"])
    await soon(may)
    assert "You took it" in next(
        one["text"] for one in await copies(lee) if one["message_id"] == first["message_id"]
    )
    # The other copies, of both nurses, say who did, by role.
    assert await open_copies(may) == await open_copies(lee) == []
    assert all("Taken: Operator" in one["text"] for one in await copies(may))
    assert all("9002" not in one["text"] for one in await copies(may))
    late = await may.presses("al:1", message_id=(await copies(may))[0]["message_id"])
    assert "Taken: Operator" in late["text"]
    assert await heard(ann, "has seen your message and will write to you here or call you") == 1
    await soon(may, 3600)
    assert (len(await copies(may)), len(await copies(lee))) == (2, 2)
    assert await heard(ann, "has seen your message") == 1
    assert await heard(ann, "Nobody of the team") == 0
    await may.says("/team")
    assert "9002 took alert 1" in (await may.taps("Who did what"))["text"]


async def test_the_same_danger_is_news_again_once_somebody_took_it(
    ann: Person, may: Person
) -> None:
    await flags(ann)
    await flags(ann)  # the team is being told of it already
    assert len(await open_copies(may)) == 1
    assert TAKE_HERS in labels(await may.says("/waiting"))
    await may.taps(TAKE, message_id=(await copies(may))[0]["message_id"])
    await soon(may)
    assert TAKE_HERS not in labels(await may.says("/waiting"))
    await flags(ann)
    assert len(await open_copies(may)) == 1
    waiting = await may.says("/waiting")
    assert "Red flags that nobody has taken: 1" in waiting["text"]
    taken = await may.taps(TAKE_HERS)
    assert "You took it" in taken["text"]


async def test_one_message_with_two_dangers_is_one_alert_that_names_both(
    ann: Person, may: Person
) -> None:
    await ann.says("blood everywhere on my pillow and sharp chest pain, what now")
    await soon(ann)
    (copy,) = await open_copies(may)
    waiting = await may.says("/waiting")
    for shown in (copy["text"], waiting["text"]):
        assert "blood everywhere on my pillow and sharp chest pain" in shown
        assert BLEEDS in shown
        assert CHEST in shown
    assert waiting["text"].count("Patient 2") == 1
    await soon(may, 125)
    await soon(may, 125)
    assert await heard(ann, "Nobody of the team has answered yet") == 1
    await may.taps(TAKE)
    await soon(ann)
    assert await heard(ann, "has seen your message") == 1


async def test_dangers_one_after_the_other_are_one_alert_with_one_word_to_the_patient(
    ann: Person, may: Person
) -> None:
    for words, call in (
        (FLAG, "call 120 now"),
        ("and sharp chest pain", "120"),
        ("I can't breathe", "120"),
    ):
        assert call in (await ann.says(words))["text"]  # the fixed screen, for each of them
        await soon(ann)
    copy = (await open_copies(may))[-1]["text"]
    assert copy.startswith("➕ They have written of another danger")
    assert BLEEDS in copy
    assert CHEST in copy
    assert "Red flags that nobody has taken: 1" in (await may.says("/waiting"))["text"]
    await soon(may, 240)
    copy = (await open_copies(may))[-1]
    assert "The team has been asked 2 times so far." in copy["text"]  # more dangers: no asking
    await may.taps(TAKE, message_id=copy["message_id"])
    await soon(ann)
    assert await open_copies(may) == []
    for follows in ("Nobody of the team has answered yet", "has seen your message"):
        assert await heard(ann, follows) == 1


async def test_a_further_danger_hides_not_how_often_the_team_was_asked(
    ann: Person, may: Person
) -> None:
    await flags(ann)
    await soon(may, 125)
    await ann.says("and sharp chest pain")
    await soon(ann)
    copy = (await open_copies(may))[-1]["text"]
    assert copy.startswith("➕ They have written of another danger.\n🔁 Nobody has taken this yet")
    assert "asked 2 times so far" in copy
    await soon(may, 125)
    await ann.says("I can't breathe")
    await soon(ann)
    copy = (await open_copies(may))[-1]["text"]
    assert copy.startswith("➕ They have written of another danger.\n⏫ Nobody on duty has taken")
    assert "asked 3 times so far" in copy


async def test_who_is_off_duty_hears_of_it_when_nobody_takes_it(
    ann: Person, may: Person, lee: Person
) -> None:
    assert "You are on duty" in (await lee.says("/duty"))["text"]
    assert "You are off duty" in (await lee.taps("I'm going off duty"))["text"]
    await flags(ann)
    await soon(may, 125)
    assert (len(await copies(may)), len(await copies(lee))) == (2, 0)
    assert await heard(ann, "Nobody of the team has answered yet") == 0
    await soon(may, 125)
    assert "it now goes to everybody" in (await copies(lee))[0]["text"]
    told = (await copies(ann, "Nobody of the team has answered yet"))[0]["text"]
    assert "Call 120 now" in told
    assert "0355-000-0000" in told
    await soon(may, 125)
    assert await heard(ann, "Nobody of the team has answered yet") == 1
    await lee.taps(TAKE)
    await soon(ann)
    assert await heard(ann, "has seen your message") == 1


async def test_where_nobody_is_on_duty_all_are_told_at_once(
    ann: Person, may: Person, lee: Person
) -> None:
    for nurse in (may, lee):
        await nurse.says("/duty")
        shown = await nurse.taps("I'm going off duty")
    assert "On duty now: 0" in shown["text"]
    await flags(ann)
    assert (len(await copies(may)), len(await copies(lee))) == (1, 1)


async def test_when_nobody_can_be_reached_the_patient_is_told_to_call(
    ann: Person, meet: Meet
) -> None:
    with capture_logs() as lines:
        await flags(ann)
    (line,) = [line for line in lines if line["event"] == "alert.nobody"]
    assert (line["alert"], line["log_level"]) == (1, "error")
    told = (await copies(ann, "I could not reach anybody of the team"))[0]["text"]
    assert "120" in told
    assert "0355-000-0000" in told
    # Who opens the bot gets it in the next round by itself.
    nurse = meet(NURSE, "en")
    await nurse.says("/start")
    assert await copies(nurse) == []
    await soon(nurse, 121)
    assert len(await open_copies(nurse)) == 1
    await nurse.taps(TAKE)
    await soon(ann)
    assert await heard(ann, "has seen your message") == 1


async def test_of_an_erased_patient_nothing_comes_any_more(
    ann: Person, may: Person, store: Database
) -> None:
    await flags(ann)
    (copy,) = await open_copies(may)
    found = await someone(store, ann)
    await People(store).erase(found, found.last_seen)
    await soon(may, 3600)
    assert len(await copies(may)) == 1
    shown = await may.taps(TAKE, message_id=copy["message_id"])
    assert "has deleted their data" in shown["text"]


async def test_a_stranger_and_an_editor_can_take_nothing(
    ann: Person, may: Person, meet: Meet, store: Database
) -> None:
    editor = meet(9003, "en")
    await joins(editor, store, Role.EDITOR)
    await flags(ann)
    assert await copies(editor) == []
    for other in (editor, ann):
        assert "older message" in (await other.presses("al:1"))["text"]
    assert len(await open_copies(may)) == 1


async def test_in_the_teams_group_anybody_with_a_role_takes_it(settings: Settings) -> None:
    async with rehearsal(settings, team=(NURSE, GROUP)) as (meet, _):
        ann, boss, guest = meet(), meet(NURSE), meet(9004, chat_id=GROUP)
        inside = meet(NURSE, chat_id=GROUP)
        await boss.says("/start")
        await boss._post("group", chat_id=GROUP, title="Nurses", members=[NURSE, 9004])
        await flags(ann)
        (copy,) = [one for one in await inside.from_bot() if "危险信号" in one["text"]]
        assert labels(copy) == ["我来处理 · I'll take it"]  # whoever reads it
        refused = await guest.presses("al:1", message_id=copy["message_id"])
        assert "Only somebody of the team" in refused["text"]
        assert refused["message_id"] != copy["message_id"]
        assert len(await open_copies(boss)) == 1
        await inside.presses("al:1", message_id=copy["message_id"])
        await soon(ann)
        changed = [one for one in await inside.from_bot() if "已有人接手" in one["text"]]
        assert [one["message_id"] for one in changed] == [copy["message_id"]]
        assert "负责人" in changed[0]["text"]
        assert await open_copies(boss) == []
        assert await heard(ann, "has seen your message") == 1


async def test_a_drill_goes_the_whole_way_and_is_reported(
    ann: Person, may: Person, lee: Person
) -> None:
    await ann.says("/start")
    asked = await may.says("/drill")
    assert "Everybody on duty gets a message with sound" in asked["text"]
    await soon(may)
    assert await heard(lee, "Drill: no patient") == 0
    await may.taps("‹ Back")
    await drills(may)
    assert await heard(may, "still waiting for somebody") == 1
    before = len(await ann.from_bot())
    await may.says("/drill")  # one at a time
    await soon(may)
    assert await heard(lee, "Drill: no patient") == 1
    await soon(lee, 121)
    await soon(lee, 61)
    assert await heard(lee, "Drill: no patient") == 2
    await lee.taps(TAKE)
    await soon(lee)
    (report,) = await copies(may, "The drill is over")
    assert "a human took it after 3 min " in report["text"]
    assert "asked 2 times" in report["text"]
    assert (
        "would have read at once whom to call, and in the end that somebody had seen it"
        in report["text"]
    )
    # Whoever took it reads the minutes, too, and every message says first that it is a drill.
    told = [one["text"] for one in await lee.from_bot() if "drill" in one["text"].lower()]
    assert all(text.startswith("🟡 Drill: no patient") for text in told)
    assert "You took the drill" in told[-1]
    assert "after 3 min " in told[-1]
    for what in ("Something may have given way", "swelling fast and getting hard"):
        assert what in told[-1]
    assert await heard(lee, "The drill is over") == 0
    await drills(may)
    await soon(may, 1810)
    reports = await copies(may, "The drill is over")
    assert "nobody took it" in reports[-1]["text"]
    shown = await may.taps("Drills", message_id=reports[-1]["message_id"])
    assert shown["text"].count("•") == 2
    late = await lee.presses("al:2", message_id=(await copies(lee, "Drill"))[-1]["message_id"])
    assert "Nobody took this drill" in late["text"]
    assert len(await ann.from_bot()) == before
    assert "Nobody is waiting" in (await may.says("/waiting"))["text"]


async def test_the_weekly_drill_begins_by_itself(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, drill="wed 10:00", _env_file=None)
    async with rehearsal(settings) as (meet, _):
        nurse = meet(NURSE, "en")
        await nurse.says("/start")
        for _ in range(12):
            if found := await copies(nurse, "Drill: no patient"):
                break
            await move(nurse, to_next=True)
        assert found
        await nurse.taps(TAKE)
        await soon(nurse)
        await soon(nurse, 3600)
        assert await heard(nurse, "You took the drill") == 1
        assert await heard(nurse, "The drill is over: a human took it after") == 1
        assert await heard(nurse, "Nobody has taken this yet") == 0


async def test_the_team_reads_the_patients_own_words_unless_the_clinic_hides_them(
    settings: Settings, tmp_path: Path
) -> None:
    for shown, expected in (("shown", 1), ("hidden", 0)):
        own = tmp_path / shown
        own.mkdir()
        text = (CONTENT / "clinic.yaml").read_text(encoding="utf-8")
        (own / "clinic.yaml").write_text(text.replace("words: shown", f"words: {shown}"), "utf-8")
        told = settings.model_copy(update={"content_dir": own, "data_dir": own})
        async with rehearsal(told) as (meet, _):
            ann, may = meet(), meet(NURSE, "en")
            await may.says("/start")
            with capture_logs() as lines:
                await flags(ann)
            assert await heard(may, "In their words: “blood everywhere on my pillow”") == expected
            assert not [line for line in lines if "pillow" in str(line)]
            said = (await ann.says("120 is busy"))["text"]
            assert ("gets what you write" in said) == bool(expected)
            assert ("To write to the clinic's team, tap below" in said) != bool(expected)
            await soon(ann)
            assert await heard(may, "120 is busy") == expected
            await may.taps(TAKE, message_id=(await copies(may))[-1]["message_id"])
            assert await heard(may, "blood everywhere on my pillow") == expected


@asynccontextmanager
async def bot_on(
    server: PlaygroundServer, settings: Settings, clock: MovableClock, agenda: "Passing"
) -> AsyncIterator[None]:
    """Run a bot, until it is told to end, on a messenger that goes on without it."""
    bot, stop = (
        Bot(settings, clock, settings.rehearsal_database, (NURSE,), (NURSE,)),
        asyncio.Event(),
    )
    agenda.bot = bot
    serving = asyncio.create_task(bot.serve(TOKEN, server.url, stop))
    await bot.settled()
    try:
        yield
    finally:
        stop.set()
        await serving
        agenda.bot = EmptyAgenda()


class Passing:
    """What the bot of now has due."""

    observed = True

    def __init__(self) -> None:
        self.bot: Agenda = EmptyAgenda()

    def next_due(self) -> datetime | None:
        return self.bot.next_due()

    async def settled(self) -> None:
        await self.bot.settled()


async def test_a_restart_loses_no_round_and_repeats_none(settings: Settings) -> None:
    clock, agenda = MovableClock(), Passing()
    server = PlaygroundServer(Playground(TOKEN, clock, agenda), port=0)
    await server.start()
    async with aiohttp.ClientSession(server.url) as http:
        ann, nurse = Person(http), Person(http, NURSE)
        async with bot_on(server, settings, clock, agenda):
            await nurse.says("/start")
            await flags(ann)
            assert len(await open_copies(nurse)) == 1
        async with bot_on(server, settings, clock, agenda):
            await soon(nurse)
            assert len(await open_copies(nurse)) == 1
        # Two rounds pass while nobody is there to send them: one comes, and goes to everybody.
        await move(nurse, advance_seconds=300)
        async with bot_on(server, settings, clock, agenda):
            await soon(nurse)
            assert len(await open_copies(nurse)) == 2
            assert "it now goes to everybody" in (await copies(nurse))[-1]["text"]
            assert await heard(ann, "Nobody of the team has answered yet") == 1
            await nurse.taps(TAKE)
        async with bot_on(server, settings, clock, agenda):
            await soon(nurse, 3600)
            assert await open_copies(nurse) == []
            assert len(await copies(nurse)) == 2
            assert await heard(ann, "has seen your message") == 1
    await server.stop()

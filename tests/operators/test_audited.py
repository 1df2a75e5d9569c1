"""Whatever needs a role and changes something is in the audit log: the route table is walked.

Who adds such an action says here what is done with it, or that it only looks.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import select, update

from bot.announcements import Audience, Link
from bot.conversation.action import Action, Slug
from bot.conversation.event import Event, Kind
from bot.conversation.letter import Letter
from bot.conversation.role import Role
from bot.conversation.router import Route
from bot.conversation.visit import Dialog, Person, Visit
from bot.handover import Deed, Original
from bot.library import Library
from bot.library.question_words import question_words
from bot.questions.draft import Draft
from bot.store import alerts, people
from bot.store.alerts import NewAlert
from bot.store.audit import Act
from bot.store.database import Database
from bot.store.tables import audit, metadata, outbox
from handlers import alert_actions as see_to
from handlers import announce_actions as tell
from handlers import helpdesk_actions as talk
from handlers import question_actions as learn
from handlers import team_actions as among
from handlers.routes import ROUTES
from handlers.screens.team import _ACTS
from handlers.talking import hours
from tests.conftest import NOW, StillClock
from tests.content import shipped
from tests.store.rows import somebody
from tests.subscriptions.following import Life
from tests.subscriptions.talking import Talk

BOSS, COLLEAGUE, PATIENT, ANOTHER = 1001, 1002, 100, 101
GROUP: Final = -100
OPEN, SENT, RESTS = 1, 2, 3
"""Announcements, and of the last two also their runs less one."""
LOOKS: Final[frozenset[type[Action]]] = frozenset(
    {
        among.ShowTeam, among.ChooseRole, among.ShowLog,
        talk.ShowFigures, talk.ShowWaiting, talk.ShowAccount, talk.ChooseColleague,
        see_to.ShowDuty, see_to.ShowDrills, see_to.AskDrill,
        tell.ShowAnnouncements, tell.TurnAnnouncements, tell.ShowDraft, tell.WriteIn,
        tell.ShowAudience, tell.ShowLinks, tell.AddLink, tell.PickPage, tell.Preview,
        tell.AskRelease, tell.ShowTimes, tell.ShowRun,
        learn.ShowQuestions, learn.ShowUnanswered, learn.FindAnswer, learn.SeePage,
        learn.SeeAnswer, learn.ShowWritten, learn.WritePart, learn.ChooseSources, learn.TryAnswer,
    }
)  # fmt: skip
"""What needs a role and changes nothing."""
DOES: Final[tuple[Action, ...]] = (
    among.Invite("editor"),
    among.RemoveMember(2, confirmed=True),
    see_to.Take(1),
    see_to.SetDuty(on=False),
    see_to.BeginDrill(),
    talk.SetUpDesk(),
    talk.TakeTalk(1),
    talk.AssignTalk(1, 2),
    talk.DeclineTalk(1, 2),
    talk.GiveBack(1),
    talk.CloseTalk(1),
    talk.ReopenTalk(2),
    talk.SendAnswer(1, "driving"),
    tell.NewAnnouncement(),
    tell.NewNotice(1),
    tell.MakeOne("en"),
    tell.DropVersion(OPEN, "en"),
    tell.ToLanguage(OPEN, "zh"),
    tell.ToPhase(OPEN, 1, on=True),
    tell.ToPlan(OPEN, "facelift"),
    tell.ToActive(OPEN, 30),
    tell.TakePage(OPEN, "risks"),
    tell.DropLink(OPEN, 0),
    tell.SetOptOut(OPEN, on=False),
    tell.TestTeam(OPEN),
    tell.SetPaid(OPEN, on=True, minute=0),
    tell.Release(OPEN, 0),
    tell.Discard(OPEN, confirmed=True),
    tell.PauseRun(1),
    tell.ResumeRun(2),
    tell.CancelRun(1, confirmed=True),
    tell.CorrectRun(1, confirmed=True),
    tell.RecallRun(1, confirmed=True),
    tell.DrawReport(1),
    tell.GetTable(1),
    tell.ResendRun(1, unknown=False, confirmed=True),
    learn.Dismiss(2, confirmed=True),
    learn.AddWay(2, "driving"),
    learn.WriteAnswer(2),
    learn.TakePage(1, "risk-scars"),
    learn.ToggleSource(1, "fact-sheet"),
    learn.SayNothingMedical(1),
    learn.TakeTheirWords(1, on=False),
    learn.OnlyIn(1, "en"),
    learn.SaveAnswer(1),
    learn.DropWritten(1, confirmed=True),
)
"""Something that each of the others does in the clinic below."""
PRIVILEGED: Final = [route for route in ROUTES if route.least is not None]
HOW: Final = {type(action): action for action in DOES}


class OwnFolder:
    """A folder for the clinic's own content that takes everything."""

    folder = Path("content")

    async def add_answer(self, *_: Any) -> None: ...

    async def add_ways(self, *_: Any) -> None: ...

    async def tried(self, *_: Any) -> Library:
        return shipped()


async def found(database: Database, address: int) -> Person:
    async with database.transaction() as connection:
        return (await people.find(connection, "telegram", [address]))[address]


async def begin(database: Database) -> None:
    """A clinic in which everything that needs a role can be done."""
    s = Talk(Life(database, StillClock())).services
    await s.operators.grant(BOSS, Role.OWNER, None, NOW)
    await s.operators.grant(COLLEAGUE, Role.OPERATOR, None, NOW)
    for address in (PATIENT, ANOTHER):
        await somebody(database, address, news=NOW, language="en")
    boss, patient = await found(database, BOSS), await found(database, PATIENT)
    for number in (OPEN, SENT, RESTS):
        await s.announcements.create(boss, NOW)
        await s.announcements.write(
            number, "en", Letter("Closed on Munday."), chat=BOSS, message=number, by=boss, now=NOW
        )
        link = Link("Hours", url="https://example.org")
        await s.announcements.change(number, boss, NOW, links=(link,), audience=Audience())
    for number in (SENT, RESTS):
        await s.announcements.release(number, boss, NOW, at=NOW + timedelta(hours=1))
    await s.announcements.rewrite(BOSS, SENT, Letter("Closed on Monday."), boss, NOW)
    await s.announcements.pause(RESTS - 1, boss, NOW)
    async with database.transaction() as connection:
        await alerts.put(connection, NewAlert.of_words(patient.id, ["bleeding"], 1), NOW)
    for address in (PATIENT, ANOTHER):
        who = await found(database, address)
        asked = await s.handover.ask(who, [Original(address, 5, 1)], hours(s), NOW)
        if address == PATIENT:
            given = Deed(await found(database, COLLEAGUE), NOW, "2", hours(s))
            await s.handover.assign(asked.conversation, boss, given)
        if address == ANOTHER:
            await s.handover.close(asked.conversation, Deed(boss, NOW, "1", hours(s)))
    async with database.transaction() as connection:
        await connection.execute(update(outbox).values(state="sent", settled=NOW))
    for text in ("May I keep my tarantula at home?", "May I wear my blue woollen hat?"):
        words = question_words(text)
        assert words is not None
        await s.questions.collect(words, NOW)
    written = Draft(
        ask={"en": ("May I keep a pet spider?",), "zh": ("可以养蜘蛛吗？", "家里养蜘蛛行不行")},
        text={"en": "Ask at the desk.", "zh": "请问前台。"},
        page="risks",
        sources=("clinic-document",),
        facts=True,
    )
    await s.questions.change_draft(1, lambda _: written, boss, NOW)


@pytest.fixture(scope="module")
def clinics_file(sqlite_template: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("clinic") / "liftcare.db"
    path.write_bytes(sqlite_template)

    async def make() -> None:
        database = Database(f"sqlite:///{path}")
        await database.open()
        await begin(database)
        await database.close()

    asyncio.run(make())
    return path.read_bytes()


@pytest.fixture
async def database(clinics_file: bytes, tmp_path: Path) -> AsyncIterator[Database]:
    path = tmp_path / "liftcare.db"
    path.write_bytes(clinics_file)
    database = Database(f"sqlite:///{path}")
    await database.open()
    yield database
    await database.close()


async def do(database: Database, action: Action, handler: Callable[..., Any]) -> None:
    s = replace(Talk(Life(database, StillClock())).services, own=OwnFolder())  # type: ignore[arg-type]
    boss = await found(database, BOSS)
    chat = GROUP if isinstance(action, talk.SetUpDesk) else BOSS
    event = Event("telegram", 77, Kind.TAP, chat, message=None)
    forwarded = {"letter": Letter("Closed on Monday.").packed(), "message": 9}
    dialog = Dialog({"forwarded": forwarded})
    visit = Visit(event, boss, "en", dialog, NOW, action, Role.OWNER, role=Role.OWNER)
    if isinstance(action, tell.Release):
        await asked_before(visit, action, s)
    with suppress(KeyError):  # an answer that was just written is not in this test's content
        await handler(visit, action, s)


async def asked_before(visit: Visit, action: tell.Release, s: Any) -> None:
    handler = next(one.handler for one in ROUTES if one.action is tell.AskRelease)
    assert handler is not None
    await handler(visit, tell.AskRelease(action.number, action.minute), s)


async def kept(database: Database) -> dict[str, list[Any]]:
    """All there is, by table; who did what is kept apart."""
    tables = [table for table in metadata.sorted_tables if table is not audit]
    async with database.transaction() as connection:
        return {one.name: list(await connection.execute(select(one))) for one in tables}


async def log(database: Database) -> list[Any]:
    async with database.transaction() as connection:
        return list(await connection.execute(select(audit).order_by(audit.c.id)))


@pytest.mark.parametrize("route", PRIVILEGED, ids=lambda route: route.action.__name__)
async def test_what_needs_a_role_is_in_the_log_unless_it_only_looks(
    database: Database, route: Route[Any]
) -> None:
    kind, handler = route.action, route.handler
    assert kind is not None
    assert handler is not None
    if kind is talk.CloseTalk:  # nobody closes over a red flag
        s = Talk(Life(database, StillClock())).services
        await s.alerts.take(1, await found(database, BOSS), None, NOW)
    lines = await log(database)
    if kind in LOOKS:
        before = await kept(database)
        await do(database, _looking(kind), handler)
        assert await kept(database) == before
        assert await log(database) == lines
        return
    assert kind in HOW, f"say in DOES what {kind.__name__} does, or that it only LOOKS"
    await do(database, HOW[kind], handler)
    new = (await log(database))[len(lines) :]
    assert new, f"{kind.__name__} leaves nothing in the audit log"
    boss = await found(database, BOSS)
    for line in new:
        assert line.who == boss.id
        assert line.at == NOW
        assert all(_is_plain(value) for value in line.about.values()), line.about


def _looking(kind: type[Action]) -> Action:
    """One of a kind that looks: at whatever has the number 1."""
    given = {int: 1, bool: False, Slug: "en"}
    return kind(**{name: given[what] for name, what in kind.__annotations__.items()})


def _is_plain(value: object) -> bool:
    """Whether it is a number or one word of ours: never what somebody wrote."""
    return isinstance(value, int) or (isinstance(value, str) and " " not in value)


async def test_what_a_colleague_writes_is_in_the_log_by_its_talk_alone(database: Database) -> None:
    s = Talk(Life(database, StillClock())).services
    boss, one = await found(database, BOSS), await s.handover.get(1)
    assert one is not None
    deed = Deed(boss, NOW, "5", hours(s))
    await s.handover.reply(one, deed, Original(BOSS, 12, 5))
    *_, line = await log(database)
    assert (line.who, line.what) == (boss.id, Act.TALK)
    assert line.about == {"conversation": 1, "does": "wrote"}


def test_every_act_is_told_in_words_of_its_own() -> None:
    assert set(Act) - set(_ACTS) == set()

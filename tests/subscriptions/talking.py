"""A person who taps buttons, on the real content and the real store, without a messenger."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import select

from bot.alerts import Alerts
from bot.announcements import Announcements
from bot.checkins import Checkins, Team
from bot.conversation.action import Action, pack
from bot.conversation.event import Event, Kind
from bot.conversation.router import Router
from bot.conversation.screen import Screen
from bot.conversation.visit import Dialog, Person, Visit
from bot.delivery import Claimed, Composed
from bot.handover import Handover
from bot.library import Shelf
from bot.library.own_content import OwnContent
from bot.operators import Operators
from bot.pictures import Pictures
from bot.questions import Questions
from bot.sheets import Sheets
from bot.store.tables import outbox
from handlers.checkin_messages import CheckinMessages
from handlers.composing import composers
from handlers.routes import ROUTES
from handlers.services import Services
from tests.content import shipped
from tests.subscriptions.following import OPERATION, TURNS, Life, settle

CONTENT = Path(__file__).parent.parent.parent / "content"


async def nothing_missing(_chat: int) -> list[str]:
    return []


async def nobodys_name(_person: Person) -> str:
    return ""


@dataclass
class Talk:
    """One person's chat; ``seen`` is the last screen."""

    life: Life
    lang: str = "en"
    address: int = 7
    seen: Screen = field(default_factory=lambda: Screen(""))
    dialog: Dialog = field(default_factory=Dialog)

    def __post_init__(self) -> None:
        self.shelf = Shelf(shipped())
        self.life.plans = dict(shipped().plans)
        self.services = Services(
            self.shelf,
            self.life.people,
            Checkins(self.life.database, Team("telegram")),
            Pictures(),
            Sheets(self.life.database),
            self.life.subscriptions,
            Operators(self.life.database, "telegram", lambda: None),
            Announcements(self.life.database, "telegram"),
            Handover(self.life.database, "telegram"),
            Alerts(self.life.database, "telegram", ()),
            Questions(self.life.database),
            OwnContent(self.shelf),
            "https://t.me/x",
            lambda person: f"tg://user?id={person.address}",
            lambda group, thread: f"https://t.me/c/{group}/{thread}",
            nothing_missing,
            nobodys_name,
        )
        self.router = Router(ROUTES, (), self.services)

    async def person(self) -> Person:
        person = await self.life.meet(self.address)
        await self.life.people.choose_language(person, self.lang)
        return await self.life.known(person)

    async def enrols(self, day: date = OPERATION, plan: str = "facelift") -> int:
        return await self.life.enrol(await self.person(), day, plan)

    async def does(self, action: Action) -> Screen:
        """Do what a button with this action does."""
        event = Event("telegram", 1, Kind.TAP, self.address, data=pack(action), message=1)
        now = self.life.clock.now()
        visit = Visit(event, await self.person(), self.lang, self.dialog, now)
        screen = await self.router.answer(visit)
        assert screen is not None
        self.seen = screen
        return screen

    async def taps(self, label: str) -> Screen:
        """Tap a button of the last screen."""
        found = [b for row in self.seen.rows for b in row if b.label.startswith(label)]
        assert found, f"{label!r} is not among {labels(self.seen)}"
        assert found[0].action is not None
        return await self.does(found[0].action)

    async def receives(self) -> list[Screen]:
        """Write and settle all that waits; the last screen is the newest message."""
        await self.life.plan()
        now = self.life.clock.now()
        written = []
        async with self.life.database.transaction() as connection:
            rows = (
                await connection.execute(
                    select(outbox)
                    .where(outbox.c.state == "waiting", outbox.c.ready <= now + TURNS)
                    .order_by(outbox.c.ready, outbox.c.id)
                )
            ).all()
        compose = {**composers(self.services), **CheckinMessages(self.services).composers}
        for row in rows:
            composer = compose.get(row.kind)
            claimed = Claimed(**{name: getattr(row, name) for name in Claimed._fields})
            composed = await composer(claimed, now) if composer else None
            if isinstance(composed, Composed):
                assert composed.lang == self.lang
                written.append(composed.screen)
            async with self.life.database.transaction() as connection:
                await settle(connection, row, "sent", now)
        if written:
            self.seen = written[-1]
        return written


def labels(screen: Screen) -> list[str]:
    """The labels of a screen's buttons, in reading order."""
    return [button.label for row in screen.rows for button in row]

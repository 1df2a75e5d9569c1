"""A process of the bot that plans, writes and sends, with a line in a messenger's place."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from unittest.mock import patch

from bot.channels.telegram import Telegram
from bot.checkins import Checkins, Silence, Team
from bot.delivery import Claimed, Dispatcher, Journal, Made, ManyComposer
from bot.delivery.pacing import Limits
from bot.library import Library, PlanText, Shelf, StepText
from bot.recovery.plan import Plan
from bot.store.database import Database
from handlers import pushes
from tests.channels.uploads import Remembered
from tests.conftest import StillClock
from tests.content import shipped
from tests.subscriptions.following import Life
from tests.subscriptions.line import Line
from tests.subscriptions.talking import Talk

NURSE: Final = 9001
NEAR: Final = timedelta(seconds=10)
"""Whoever lets the process send waits for a second try that is so near."""
_MOMENT: Final = timedelta(seconds=1)
_TRIES: Final = 40


class Watch(StillClock):
    """A clock whose ``seconds`` go on steadily, whatever it is set to.

    ``furthest`` is the latest time that it ever showed.
    """

    def __init__(self, instant: datetime) -> None:
        super().__init__()
        self.instant = instant
        self.seconds = 0.0
        self.furthest = instant

    def advance(self, **delta: float) -> datetime:
        self.seconds += max(timedelta(**delta).total_seconds(), 0.0)
        moved = super().advance(**delta)
        self.furthest = max(self.furthest, moved)
        return moved

    def go_to(self, instant: datetime) -> None:
        self.advance(seconds=(instant - self.instant).total_seconds())


class Process:
    """The bot from its planner down to its requests; a new one takes up what the last one left."""

    def __init__(
        self, address: str, clock: Watch, line: Line, plans: dict[str, Plan], steps: Iterable[str]
    ) -> None:
        self.address, self.clock, self.line, self.plans = address, clock, line, plans
        self.steps = steps

    async def start(self) -> None:
        self.database = Database(self.address)
        await self.database.open()
        self.life = Life(self.database, self.clock)
        team = Team("telegram", (NURSE,))
        self.checkins = Checkins(self.database, team)
        self.silence = Silence(self.database, team, self.clock)
        services = Talk(self.life).services
        self.life.plans = self.plans
        services = replace(
            services, shelf=Shelf(lifted(self.plans, self.steps)), checkins=self.checkins
        )
        with patch("bot.channels.telegram.telegram._request", lambda _: self.line):
            self.telegram = Telegram(
                "1:x", "http://x", Remembered(), limits=Limits(None), seconds=self._seconds
            )
        with patch("bot.delivery.journal.GATHER", 0.0):
            self.journal = Journal(self.database, "telegram", self.clock)
        self.dispatcher = Dispatcher(
            self.journal,
            self.telegram,
            {kind: self._noted(makes) for kind, makes in pushes.composers(services).items()},
            pushes.repeated(services),
            self.clock,
            alone=self.database.is_sqlite,
        )

    async def die(self) -> None:
        await self.database.close()

    def _seconds(self) -> float:
        return self.clock.seconds

    def _noted(self, makes: ManyComposer) -> ManyComposer:
        """Note what is about to be written to each chat: never two messages at a time."""

        async def noted(
            messages: Sequence[Claimed], now: datetime
        ) -> Sequence[Made | BaseException]:
            self.line.composed |= {message.chat: message for message in messages}
            return await makes(messages, now)

        return noted

    async def deliver(self, *, once: bool = False) -> None:
        """Send what is due, and a moment later what has to wait for that moment.

        It returns early where the process is killed.
        """
        # In a time that stands still nobody waits on the line for the next second.
        with (
            patch("bot.delivery.preparing.SOON", 0.0),
            patch("bot.delivery.preparing.SOON_URGENT", 0.0),
        ):
            for _ in range(_TRIES):
                taken = await self.dispatcher.run_once()
                if once or self.line.killed:
                    return
                due = await self.journal.earliest()
                if due is None or due > self.clock.now() + NEAR:
                    return
                if not taken:
                    self.clock.go_to(max(due, self.clock.now() + _MOMENT))


def lifted(plans: dict[str, Plan], steps: Iterable[str]) -> Library:
    """Return the shipped content with one plan in it, whose steps say no more than their names."""
    library, day = copy(shipped()), date(2026, 11, 1)
    library._plans = plans
    library._editions = {
        lang: replace(
            edition,
            plans={
                "lift": PlanText(
                    "lift",
                    lang,
                    "Lift",
                    {
                        name: StepText(
                            "lift", name, lang, name, name, "red-flags", (), day, "none", day, ()
                        )
                        for name in steps
                    },
                )
            },
        )
        for lang, edition in library._editions.items()
    }
    return library

"""The loop that tells the team of alerts, again and again, until somebody takes them."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.alerts import rounds, telling
from bot.alerts.alerts import begin, close, report
from bot.alerts.drills import LATE, Weekly
from bot.alerts.telling import Told
from bot.clock import Clock
from bot.errors import StoreError
from bot.helpdesk.hours import PromiseClock
from bot.processes import rest
from bot.store import alerts, operators, outbox, people
from bot.store.alerts import Alert
from bot.store.database import Database
from bot.store.outbox import NewMessage

LOOK_AGAIN: Final = 20.0
"""Seconds between two looks while nothing is due: what is raised here wakes it at once."""
UNSURE: Final = 1.0
"""Seconds between two looks while it isn't known whether anybody was reached."""
AFTERWARDS: Final = timedelta(minutes=2)
"""For how long copies are looked for that were on their way when somebody took the alert."""
_log = structlog.get_logger("alerts")


class Watch:
    """Tells one channel's team; each round is one transaction, so that none is lost or repeated.

    ``drill`` is when there is a weekly drill, by the desk's ``hours``; ``heard`` returns the danger
    that is heard in what its made-up patient writes, "" for none.
    """

    def __init__(
        self,
        database: Database,
        channel: str,
        chats: tuple[int, ...],
        clock: Clock,
        hours: Callable[[], PromiseClock],
        *,
        heard: Callable[[], str] = str,
        drill: Weekly | None = None,
    ) -> None:
        self._database = database
        self._channel = channel
        self._chats = chats
        self._clock = clock
        self._hours = hours
        self._heard = heard
        self._drill = drill
        self._drilled: datetime | None = None
        self._due: datetime | None = None
        self._unsure = False
        self._changed: set[str] = set()
        self._awake = asyncio.Event()

    def wake(self) -> None:
        """Look again now."""
        self._awake.set()

    def next_due(self) -> datetime | None:
        """Return when the team is told next, as of the last look."""
        now = self._clock.now()
        drill = self._drill.next(now, self._hours()) if self._drill is not None else None
        return min((due for due in (self._due, drill) if due is not None), default=None)

    async def settled(self) -> None:
        """Return when nothing is to be told by now.

        Raises:
            StoreError: the database is away.
        """
        while await self.run_once(self._clock.now()):
            pass

    async def run_once(self, now: datetime) -> int:
        """Tell the team of one alert that is due, and patients of whom nobody could be told.

        Returns how much was done.

        Raises:
            StoreError: the database failed; nothing of the last step was done.
        """
        done = await self._begin_drill(now)
        async with self._database.transaction() as connection:
            for alert in await alerts.due(connection, now, 1):
                await self._round(connection, alert, now)
                done += 1
            done += await self._unreached(connection, now)
            await self._change_late_copies(connection, now)
            self._due = await alerts.next_due(connection)
        return done

    async def run(self) -> None:
        """Look again and again, until cancelled; a database that is away is waited for."""
        while True:
            self._awake.clear()
            try:
                await self.settled()
            except StoreError as error:
                _log.error("alerts.later", why=str(error))
                self._unsure = True
            await self._sleep()

    async def _sleep(self) -> None:
        seconds = UNSURE if self._unsure else LOOK_AGAIN
        due = self.next_due()
        if due is not None:
            seconds = min(seconds, max((due - self._clock.now()).total_seconds(), 0.05))
        await rest(self._awake, seconds)

    async def _begin_drill(self, now: datetime) -> int:
        """Begin the weekly drill at its time, once, where there is a team.

        While anybody is told of anything else it waits: a red flag is no time for a drill.
        """
        last = self._drill.last(now, self._hours()) if self._drill is not None else None
        if last is None or last == self._drilled or now - last > LATE:
            return 0
        async with self._database.transaction() as connection:
            team = await operators.members(connection, self._channel)
            if not operators.recipients(self._chats, team, everybody=True):
                return 0
            if await alerts.next_due(connection) is not None:
                return 0
            begun = await begin(connection, f"{last:%Y%m%d%H%M}", self._heard(), now)
        self._drilled = last
        return int(begun)

    async def _round(self, connection: AsyncConnection, alert: Alert, now: datetime) -> None:
        if alert.is_drill and rounds.is_over(alert.kind, alert.raised_at, now):
            await alerts.change(connection, alert.id, {"next_at": None})
            await close(connection, self._channel, alert, now)
            await report(connection, self._channel, self._chats, alert, now)
            _log.warning("drill.nobody", alert=alert.id, rounds=alert.round)
            return
        number = alert.round + 1
        passed_on = rounds.is_passed_on(alert.raised_at, now)
        team = await operators.members(connection, self._channel)
        chats = operators.recipients(self._chats, team, everybody=passed_on)
        before = await outbox.copies(connection, telling.beginning(alert.id, alert.round))
        more = telling.tells_more(alert, before)
        # What is still waiting would come beside the new copy.
        await outbox.withdraw(connection, telling.beginning(alert.id), now, "again")
        asked = telling.asked(alert, before, more=more)
        copies = telling.to_team(self._channel, alert, number, chats, now, asked=asked, more=more)
        await outbox.put(connection, copies, now)
        after = rounds.next_at(alert.kind, alert.raised_at, now, self._hours())
        values: dict[str, Any] = {"round": number, "next_at": after}
        if passed_on and alert.passed_on_at is None:
            values["passed_on_at"] = now
            # Of a drill it is kept when its patient would have been told.
            if alert.is_drill or await self._tell_patient(connection, alert, Told.OPEN, now):
                values["told_patient_at"] = now
        if rounds.is_left(alert.raised_at, now):
            # Kept once, whatever round this is.
            told = Told.LEFT if after is not None else Told.ENDED
            await self._tell_patient(connection, alert, told, now)
            _log.error("alert.left", alert=alert.id, round=number)
        await alerts.change(connection, alert.id, values)
        _log.info("alert.round", alert=alert.id, round=number, chats=len(chats))
        if after is None:
            _log.error("alert.given_up", alert=alert.id, rounds=number)

    async def _unreached(self, connection: AsyncConnection, now: datetime) -> int:
        """Tell the patients of alerts that reached nobody; returns how many alerts that were."""
        done, self._unsure = 0, False
        for alert in await alerts.unanswered(connection):
            copies = await outbox.copies(connection, telling.beginning(alert.id, alert.round))
            if telling.reached_nobody(copies):
                _log.error(
                    "alert.nobody",
                    alert=alert.id,
                    round=alert.round,
                    meaning="nobody of the team could be reached: see LIFTCARE_TEAM_CHATS and "
                    "/team; each of them must have opened the bot once",
                )
                await self._tell_patient(connection, alert, Told.NOBODY, now)
                await alerts.change(connection, alert.id, {"told_patient_at": now})
                done += 1
            else:
                self._unsure |= any(copy.state in {"waiting", "sending"} for copy in copies)
        return done

    async def _change_late_copies(self, connection: AsyncConnection, now: datetime) -> None:
        """Change the copies that were on their way when somebody took the alert."""
        found: list[NewMessage] = []
        for alert in await alerts.taken_since(connection, now - AFTERWARDS):
            copies = await outbox.copies(connection, telling.beginning(alert.id))
            found += telling.to_change(self._channel, alert, copies, now)
        new = [one for one in found if one.key not in self._changed]
        self._changed = {one.key for one in found}
        await outbox.put(connection, new, now)

    @staticmethod
    async def _tell_patient(
        connection: AsyncConnection, alert: Alert, what: Told, now: datetime
    ) -> bool:
        """Tell a patient that nobody answers, unless they know; False where there is none."""
        patient = alert.person and await people.get(connection, alert.person)
        knows = alert.told_patient_at is not None and what in {Told.OPEN, Told.NOBODY}
        if not patient or knows:
            return False
        await outbox.put(connection, [telling.to_patient(alert, patient, what, now)], now)
        return True

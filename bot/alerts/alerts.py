"""Alerts as people change them: somebody takes one, an owner begins a drill."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.alerts import telling
from bot.alerts.telling import Told
from bot.conversation.role import Role
from bot.conversation.visit import Person
from bot.store import alerts, audit, conversations, operators, outbox, people
from bot.store.alerts import LASTS, Alert, AlertKind, NewAlert
from bot.store.audit import Act
from bot.store.copies import notes
from bot.store.database import Database

LISTED = 5
"""Drills that an owner sees."""
_log = structlog.get_logger("alerts")


@dataclass(frozen=True)
class Seen:
    """An alert, whose it is (None of a drill), and the role of who took it, where they have one."""

    alert: Alert
    person: Person | None
    role: Role | None


class Alerts:
    """One channel's alerts; ``chats`` are the team's own."""

    def __init__(self, database: Database, channel: str, chats: tuple[int, ...]) -> None:
        self._database = database
        self._channel = channel
        self.chats = chats

    async def find(self, alert: int) -> Seen | None:
        """Return an alert; None where it is gone, such as with its patient's data."""
        async with self._database.transaction() as connection:
            found = await alerts.get(connection, alert)
            return await _seen(connection, found) if found is not None else None

    async def of_copy(self, chat: int, message: int) -> int | None:
        """Return the alert whose copy a message of the team is."""
        async with self._database.transaction() as connection:
            told = await outbox.told_by(connection, chat, message, ("alert", "alert-over"))
        return int(told["alert"]) if told is not None else None

    async def take(
        self, alert: int, by: Person, place: tuple[int, int] | None, now: datetime
    ) -> Seen | None:
        """Take an alert unless somebody was first; returns it as it is then, None where it is gone.

        ``place`` is the chat and number of the message that was tapped. All other copies are
        changed, and the patient is told that somebody has seen it.
        """
        async with self._database.transaction() as connection:
            found = await alerts.get(connection, alert, lock=True)
            if found is None:
                return None
            if found.open:
                found = await self._taken(connection, found, by, place, now)
            return await _seen(connection, found)

    async def _taken(
        self,
        connection: AsyncConnection,
        alert: Alert,
        by: Person,
        place: tuple[int, int] | None,
        now: datetime,
    ) -> Alert:
        taken: dict[str, Any] = {"taken_by": by.id, "taken_at": now, "next_at": None}
        await alerts.change(connection, alert.id, taken)
        await audit.record(connection, by.id, Act.TOOK, {"alert": alert.id}, now)
        await close(connection, self._channel, alert, now, but=place)
        late = [f"{what}:{alert.id}" for what in Told if what is not Told.SEEN]
        await outbox.withdraw(connection, late, now, "taken")
        patient = alert.person and await people.get(connection, alert.person)
        if patient:
            seen = telling.to_patient(alert, patient, Told.SEEN, now)
            await outbox.put(connection, [seen], now)
        if alert.is_drill:
            await report(connection, self._channel, self.chats, replace(alert, **taken), now)
        _log.info("alert.taken", alert=alert.id, by=by.id, round=alert.round)
        return replace(alert, **taken)

    async def untaken(self, now: datetime) -> list[Alert]:
        """Return the last week's alerts of patients that nobody has taken, the oldest first."""
        async with self._database.transaction() as connection:
            return await alerts.untaken(connection, now - LASTS)

    async def untaken_of(self, person: int, now: datetime) -> list[Alert]:
        """Return a person's alerts of the last week that nobody has taken, the oldest first."""
        return [one for one in await self.untaken(now) if one.person == person]

    async def last_of(self, person: int, since: datetime) -> Alert | None:
        """Return a person's newest alert that was raised since then, also where it is taken."""
        async with self._database.transaction() as connection:
            return await alerts.newest(connection, person, since)

    async def drill(self, by: Person, heard: str, now: datetime) -> None:
        """Begin a drill; while one goes on, that is it. ``heard`` is the danger it is of."""
        async with self._database.transaction() as connection:
            last = await alerts.drills(connection, 1)
            if last and last[0].next_at is not None:
                return
            await begin(connection, f"{by.id}:{now.isoformat()}", heard, now)
            await audit.record(connection, by.id, Act.DRILLED, {}, now)

    async def drills(self) -> list[Alert]:
        """Return the last drills, the newest first."""
        async with self._database.transaction() as connection:
            return await alerts.drills(connection, LISTED)


async def begin(connection: AsyncConnection, name: str, heard: str, now: datetime) -> bool:
    """Begin a drill with a made-up patient, in whose words a danger was ``heard``.

    Returns False where one of this name began before.
    """
    if not heard:
        meaning = "the words of the drill's patient are not taken for danger: see drill-words"
        _log.error("drill.not_heard", meaning=meaning)
    new = NewAlert(f"drill:{name}", AlertKind.DRILL, what=heard)
    return await alerts.put(connection, new, now)


async def close(
    connection: AsyncConnection,
    channel: str,
    alert: Alert,
    now: datetime,
    but: tuple[int, int] | None = None,
) -> None:
    """Send no more copies of an alert that is over, and change those that were sent.

    So is what its patient's topic at the desk was told.
    """
    beginning = telling.beginning(alert.id)
    await outbox.withdraw(connection, beginning, now, "over")
    copies = await outbox.copies(connection, beginning)
    talk = alert.person and await conversations.latest(connection, alert.person)
    if talk:
        copies += await outbox.copies(connection, notes(talk.id, "flag"))
    await outbox.put(connection, telling.to_change(channel, alert, copies, now, but), now)


async def report(
    connection: AsyncConnection, channel: str, chats: tuple[int, ...], drill: Alert, now: datetime
) -> None:
    """Tell the owners how a drill ended; where there is none, all who were asked to take it."""
    team = await operators.members(connection, channel)
    owners = [one.person.address for one in team if one.role is Role.OWNER]
    told = owners or operators.recipients(chats, team, everybody=True)
    await outbox.put(connection, telling.to_owners(channel, drill, told, now), now)


async def _seen(connection: AsyncConnection, alert: Alert) -> Seen:
    person = await people.get(connection, alert.person) if alert.person is not None else None
    role = await operators.role(connection, alert.taken_by) if alert.taken_by is not None else None
    return Seen(alert, person, role)

"""Alerts: what somebody of the team has to see to now, until one of them takes it. Ids alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.recovery.checkin import Checkin
from bot.store.database import wake_on_commit
from bot.store.tables import alerts as table
from bot.store.upserts import insert

LASTS: Final = timedelta(days=7)
"""For how long the team is told of a patient's alert unless somebody takes it."""
JOINED: Final = timedelta(minutes=10)
"""For how long whatever else its patient writes of joins an alert."""
LONGEST: Final = 600
"""Characters of a patient's own words that are kept: the last ones."""


class AlertKind(StrEnum):
    """What an alert is about."""

    CHECKIN = "checkin"
    """An answer to a check-in."""
    WORDS = "words"
    """Something a person wrote."""
    DRILL = "drill"
    """Nobody: it is looked whether the team hears."""


_WORDS: Final = table.c.kind == str(AlertKind.WORDS)


@dataclass(frozen=True)
class NewAlert:
    """An alert that is raised now; ``key`` is kept once, ``what`` is an answer's id.

    ``also`` are other dangers that the same message tells of. ``words`` are the patient's own, ""
    where the team is not to read them.
    """

    key: str
    kind: AlertKind
    person: int | None = None
    checkin: int | None = None
    what: str = ""
    words: str = ""
    also: Sequence[str] = ()

    @staticmethod
    def of_checkin(checkin: Checkin, answer: str, words: str = "") -> "NewAlert":
        """Return the one alert of an answer to a check-in."""
        key = f"checkin:{checkin.id}:{answer}"
        return NewAlert(key, AlertKind.CHECKIN, checkin.person, checkin.id, answer, words)

    @staticmethod
    def of_words(person: int, answers: Sequence[str], number: int, words: str = "") -> "NewAlert":
        """Return the alert of dangers that a person wrote of, the gravest first.

        ``number`` is how many there were of this person's words before.
        """
        key, (what, *also) = f"words:{person}:{number}", answers
        return NewAlert(key, AlertKind.WORDS, person, what=what, words=words, also=also)


@dataclass(frozen=True)
class Alert:
    """An alert as it is kept.

    ``round`` counts how often the team was told; ``next_at`` is when it is told again, None when
    it is over. ``taken_by`` is a person's id, None also where they were erased since. ``words``
    are kept for a few days, ``also`` are further dangers: of the first message ``what`` is the
    gravest.
    """

    id: int
    kind: AlertKind
    person: int | None
    checkin: int | None
    what: str
    raised_at: datetime
    round: int
    next_at: datetime | None
    taken_by: int | None
    taken_at: datetime | None
    passed_on_at: datetime | None
    told_patient_at: datetime | None
    words: str | None = None
    also: Sequence[str] = ()

    @property
    def dangers(self) -> tuple[str, ...]:
        """All that it is about, in the order it was told; of each message the gravest first."""
        return (self.what, *self.also)

    @property
    def is_drill(self) -> bool:
        """Whether there is no patient."""
        return self.kind is AlertKind.DRILL

    @property
    def open(self) -> bool:
        """Whether somebody can still take it: a drill only while it goes on."""
        return self.taken_at is None and not (self.is_drill and self.next_at is None)


async def put(connection: AsyncConnection, alert: NewAlert, now: datetime) -> bool:
    """Keep an alert in its cause's transaction; False where its key is known."""
    values = {
        "key": alert.key,
        "kind": str(alert.kind),
        "person": alert.person,
        "checkin": alert.checkin,
        "what": alert.what,
        "also": list(alert.also),
        "words": alert.words[:LONGEST] or None,
        "raised_at": now,
        "round": 0,
        "next_at": now,
    }
    statement = (
        insert(connection, table)
        .values(values)
        .on_conflict_do_nothing(index_elements=[table.c.key])
    )
    made = await connection.execute(statement)
    wake_on_commit(connection)
    return made.rowcount > 0


async def raise_words(
    connection: AsyncConnection,
    person: int,
    answers: Sequence[str],
    now: datetime,
    words: str = "",
) -> bool:
    """Raise the dangers that a person wrote of in one message, as one alert.

    What the team is told of since a short while takes further dangers in, and they hear at once:
    somebody takes all of it with one tap, and the patient reads once what becomes of it. False
    while the team is still told of all of them: then the words alone are added, for who is told
    next. Once somebody took it, the same words are news again.
    """
    known = await _open_words(connection, person)
    told = {danger for one in known for danger in one.dangers}
    new = [one for one in answers if one not in told]
    young = [one for one in known if now - one.raised_at < JOINED]
    if new and not young:
        number = await _number_of_words(connection, person)
        return await put(connection, NewAlert.of_words(person, new, number, words), now)
    joined = young[-1] if new else None
    for one in known:
        if one is joined or not set(answers).isdisjoint(one.dangers):
            await _add_words(connection, one, words)
    if joined is not None:
        values = {"also": [*joined.also, *new], "next_at": now}
        await change(connection, joined.id, values)
        wake_on_commit(connection)
    return joined is not None


async def _open_words(connection: AsyncConnection, person: int) -> list[Alert]:
    """Return what a person wrote of and the team is still told of, the oldest first; held."""
    rows = await connection.execute(
        select(table)
        .where(
            _WORDS,
            table.c.person == person,
            table.c.taken_at.is_(None),
            table.c.next_at.is_not(None),
        )
        .order_by(table.c.id)
        .with_for_update()
    )
    return [_alert(row) for row in rows]


async def _number_of_words(connection: AsyncConnection, person: int) -> int:
    """Return how many alerts of a person's words there were."""
    wanted = select(func.count()).where(_WORDS, table.c.person == person)
    return int(await connection.scalar(wanted) or 0)


async def _add_words(connection: AsyncConnection, alert: Alert, words: str) -> None:
    said = alert.words or ""
    if words and words not in said:
        together = f"{said}\n{words}".strip()[-LONGEST:]
        await change(connection, alert.id, {"words": together})


async def forget_words(connection: AsyncConnection, before: datetime) -> None:
    """Forget what patients wrote in alerts that were raised before then."""
    old = (table.c.raised_at < before, table.c.words.is_not(None))
    await connection.execute(update(table).where(*old).values(words=None))


async def untaken(connection: AsyncConnection, since: datetime) -> list[Alert]:
    """Return the alerts of patients that were raised since then and that nobody took."""
    rows = await connection.execute(
        select(table)
        .where(
            table.c.kind != str(AlertKind.DRILL),
            table.c.taken_at.is_(None),
            table.c.raised_at > since,
        )
        .order_by(table.c.id)
    )
    return [_alert(row) for row in rows]


async def newest(connection: AsyncConnection, person: int, since: datetime) -> Alert | None:
    """Return a person's newest alert that was raised since then, also where it is taken."""
    found = await connection.execute(
        select(table)
        .where(table.c.person == person, table.c.raised_at > since)
        .order_by(table.c.raised_at.desc(), table.c.id.desc())
        .limit(1)
    )
    row = found.one_or_none()
    return _alert(row) if row is not None else None


def _alert(row: Row[Any]) -> Alert:
    names = Alert.__dataclass_fields__
    return Alert(**{**{name: getattr(row, name) for name in names}, "kind": AlertKind(row.kind)})


async def due(connection: AsyncConnection, now: datetime, limit: int) -> list[Alert]:
    """Return alerts of which the team is to be told by now, and hold them."""
    rows = await connection.execute(
        select(table)
        .where(table.c.next_at <= now)
        .order_by(table.c.next_at, table.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return [_alert(row) for row in rows]


async def unanswered(connection: AsyncConnection) -> list[Alert]:
    """Return those that go on and whose patient was not told yet that nobody answers; held."""
    rows = await connection.execute(
        select(table)
        .where(table.c.next_at.is_not(None), table.c.round > 0, table.c.told_patient_at.is_(None))
        .order_by(table.c.id)
        .with_for_update(skip_locked=True)
    )
    return [_alert(row) for row in rows]


async def taken_since(connection: AsyncConnection, instant: datetime) -> list[Alert]:
    """Return alerts that were taken after an instant."""
    rows = await connection.execute(select(table).where(table.c.taken_at > instant))
    return [_alert(row) for row in rows]


async def get(connection: AsyncConnection, alert: int, *, lock: bool = False) -> Alert | None:
    """Return an alert; with ``lock`` nobody else changes it before this transaction ends."""
    wanted = select(table).where(table.c.id == alert)
    row = (await connection.execute(wanted.with_for_update() if lock else wanted)).one_or_none()
    return _alert(row) if row is not None else None


async def change(connection: AsyncConnection, alert: int, values: Mapping[str, Any]) -> None:
    """Set columns of an alert."""
    await connection.execute(update(table).where(table.c.id == alert).values(values))


async def next_due(connection: AsyncConnection) -> datetime | None:
    """Return when a team is to be told next, None for never."""
    found: datetime | None = await connection.scalar(select(func.min(table.c.next_at)))
    return found


async def drills(connection: AsyncConnection, most: int) -> list[Alert]:
    """Return the last drills, the newest first."""
    wanted = select(table).where(table.c.kind == AlertKind.DRILL).order_by(table.c.id.desc())
    return [_alert(row) for row in await connection.execute(wanted.limit(most))]


async def of_person(connection: AsyncConnection, person: int) -> list[dict[str, Any]]:
    """Return all that is kept of a person's alerts, as it is kept."""
    rows = await connection.execute(
        select(table).where(table.c.person == person).order_by(table.c.id)
    )
    return [dict(row) for row in rows.mappings()]

"""A run's recipients: rows of the outbox, made a window of people at a time.

Their keys are ``a:<run>:<person + 10^12>``, so that the order of the keys is that of the people.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Select,
    String,
    and_,
    case,
    cast,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.lane import Lane
from bot.mailing.audience import Reader
from bot.mailing.run import Recipient, Run, RunKind
from bot.store.audiences import GETS_NEWS, SPEAKS, here, meant, turn
from bot.store.bulk import among
from bot.store.database import wake_on_commit
from bot.store.outbox import HELD, PAUSED, SENDING, WAITING, rest
from bot.store.sending import LEASE
from bot.store.tables import Instant, OutboxKey, conversations, outbox, people, runs

ARRIVED: Final = ("sent", "unknown")
"""The states of what people have, or perhaps have."""
ON_ITS_WAY: Final = (*ARRIVED, "sending")
SKEW: Final = timedelta(seconds=5)
"""By how much the clocks of two processes may differ."""
_SHIFT: Final = 10**12
_COLUMNS: Final = (
    "key", "channel", "chat", "person", "lane", "kind", "payload", "created", "due", "expires",
    "ready", "state", "run", "message",
)  # fmt: skip


async def fill(
    connection: AsyncConnection,
    run: Run,
    channel: str,
    *,
    window: int,
    now: datetime,
    expires: datetime | None,
) -> int:
    """Make the rows of the next ``window`` people and return up to whom they reach."""
    if run.kind is RunKind.SEND:
        upto = await turn(connection, run.audience, run.cursor, run.upto, most=window, now=now)
        source = _from_people(run, channel, upto, now, expires)
    else:
        upto = min(run.cursor + window, run.upto)
        source = _from_run(run, upto, now, expires)
    await connection.execute(insert(outbox).from_select(_COLUMNS, source))
    wake_on_commit(connection)
    return upto


def _values(run: Run, now: datetime, expires: datetime | None) -> dict[str, Any]:
    return {
        "lane": literal(int(Lane.ANNOUNCEMENT)),
        "kind": literal(str(run.kind)),
        "payload": literal({"run": run.id}, JSON),
        "created": literal(now, Instant),
        "due": literal(now, Instant),
        "expires": literal(expires, Instant),
        "ready": literal(now, Instant),
        "state": literal("waiting"),
        "run": literal(run.id),
    }


def key_of(run: int, person: int) -> str:
    """Return the key of a person's row of a run."""
    return f"a:{run}:{person + _SHIFT}"


def _key(run: int, person: Any) -> Any:
    return literal(f"a:{run}:", OutboxKey) + cast(person + _SHIFT, String)


def _from_people(
    run: Run, channel: str, upto: int, now: datetime, expires: datetime | None
) -> Select[Any]:
    values = _values(run, now, expires) | {
        "key": _key(run.id, people.c.id),
        "channel": people.c.channel,
        "chat": people.c.address,
        "person": people.c.id,
        "message": literal(None, outbox.c.message.type),
    }
    source, number, who = meant(run.audience, now)
    wanted = select(*(values[name] for name in _COLUMNS)).select_from(source)
    wanted = wanted.where(number > run.cursor, number <= upto, who, here(channel), GETS_NEWS)
    return wanted.order_by(number)


def _from_run(run: Run, upto: int, now: datetime, expires: datetime | None) -> Select[Any]:
    """The earlier run's recipients: those it did not reach, or those whose message to change."""
    earlier = outbox.alias("earlier")
    values = _values(run, now, expires) | {
        "key": _key(run.id, earlier.c.person),
        "channel": earlier.c.channel,
        "chat": earlier.c.chat,
        "person": earlier.c.person,
        "message": literal(None, outbox.c.message.type)
        if run.kind is RunKind.RESEND
        else earlier.c.message,
    }
    of = run.of or 0
    first, last = key_of(of, run.cursor), key_of(of, upto)
    in_doubt = and_(earlier.c.state == "expired", earlier.c.reason == "unknown")
    fate = case((in_doubt, "unknown"), else_=earlier.c.state)
    turn = and_(earlier.c.key > first, earlier.c.key <= last, fate.in_(run.states))
    wanted = select(*(values[name] for name in _COLUMNS)).select_from(
        earlier.join(people, people.c.id == earlier.c.person)
    )
    if run.kind is RunKind.RESEND:
        return wanted.where(turn, GETS_NEWS).order_by(earlier.c.key)
    changes = and_(earlier.c.message.is_not(None), people.c.unreachable.is_(None))
    if run.kind is RunKind.CORRECT:
        changes = and_(changes, earlier.c.settled <= (run.began or now) + SKEW)
    return wanted.where(turn, changes).order_by(earlier.c.key)


async def waiting(connection: AsyncConnection, run: int) -> int:
    """Return how many of a run's rows wait for their turn or are being sent."""
    mine = outbox.c.run == run
    counted = await connection.execute(
        select(
            select(func.count()).select_from(outbox).where(mine, WAITING).scalar_subquery(),
            select(func.count()).select_from(outbox).where(mine, SENDING).scalar_subquery(),
        )
    )
    return int(sum(counted.one()))


async def open_(connection: AsyncConnection, run: int) -> bool:
    """Tell whether any of a run's rows waits, is being sent, or rests since the run is paused."""
    still = WAITING, SENDING, HELD & (outbox.c.reason == PAUSED)
    there = [exists().where(outbox.c.run == run, state) for state in still]
    return bool(await connection.scalar(select(or_(*there))))


async def pause(connection: AsyncConnection, run: int) -> None:
    """Let a run's waiting rows rest."""
    await rest(connection, [run])


async def resume(connection: AsyncConnection, run: Run) -> None:
    """Take up a paused run's rows again; all that are open are of use as long as it is."""
    mine = outbox.c.run == run.id
    open_ = update(outbox).where(mine, HELD | SENDING)
    await connection.execute(open_.values(expires=run.useful_until))
    resting = mine & HELD & (outbox.c.reason == PAUSED)
    await connection.execute(update(outbox).where(resting).values(state="waiting", reason=None))
    wake_on_commit(connection)


async def cancel(connection: AsyncConnection, run: int, now: datetime) -> None:
    """Drop a run's rows that are not sent yet; one being sent now is not tried again.

    Those of people who can't be reached stay as they are, so that the report still says so, and
    are of no use from now on.
    """
    mine = outbox.c.run == run
    dropped = {"state": "dropped", "reason": "cancelled", "settled": now}
    paused = HELD & (outbox.c.reason == PAUSED)
    for state, values in (
        (SENDING, {"expires": now}),
        (WAITING, dropped),
        (paused, dropped),
        (HELD, {"expires": now}),
    ):
        await connection.execute(update(outbox).where(mine, state).values(values))


async def in_flight(connection: AsyncConnection, run: Run) -> bool:
    """Tell whether what a correction or recall is to change is still being sent, or corrected.

    What was claimed after a correction was confirmed says the right words already.
    """
    if run.kind not in {RunKind.CORRECT, RunKind.RECALL}:
        return False
    first = outbox.c.run == run.of
    if run.kind is RunKind.CORRECT:
        first = and_(first, outbox.c.ready <= run.created + LEASE + SKEW)
    earlier = select(runs.c.id).where(
        runs.c.announcement == run.announcement,
        runs.c.of == run.of,
        runs.c.kind == RunKind.CORRECT,
        runs.c.id < run.id,
    )
    there = exists().where(outbox.c.state == "sending", or_(first, outbox.c.run.in_(earlier)))
    return bool(await connection.scalar(select(there)))


async def any_in(connection: AsyncConnection, run: int, states: Sequence[str]) -> bool:
    """Tell whether any of a run's messages is in one of some states."""
    there = [exists().where(outbox.c.run == run, outbox.c.state == state) for state in states]
    return bool(await connection.scalar(select(or_(*there))))


async def refused(connection: AsyncConnection, run: int, most: int) -> int:
    """Return how many of a run's messages the messenger refused for good, counted to ``most``."""
    mine = select(outbox.c.id).where(
        outbox.c.run == run, outbox.c.state == "failed", outbox.c.reason == "refused"
    )
    counted = select(func.count()).select_from(mine.limit(most).subquery())
    return await connection.scalar(counted) or 0


async def fates(connection: AsyncConnection, run: int) -> dict[tuple[str, str | None], int]:
    """Return how many recipients have which state and reason; read from an index alone."""
    rows = await connection.execute(
        select(outbox.c.state, outbox.c.reason, func.count())
        .where(outbox.c.run == run)
        .group_by(outbox.c.state, outbox.c.reason)
    )
    return {(state, reason): number for state, reason, number in rows}


async def recipients(
    connection: AsyncConnection, run: int, after: int, most: int
) -> list[tuple[int, Recipient]]:
    """Return a page of a run's ledger after a person's id, each row with the id to go on from."""
    first, last = key_of(run, after), f"a:{run};"
    rows = await connection.execute(
        select(outbox, SPEAKS.label("language"))
        .outerjoin(people, people.c.id == outbox.c.person)
        .where(outbox.c.key > first, outbox.c.key < last)
        .order_by(outbox.c.key)
        .limit(most)
    )
    return [
        (
            int(row.key.rsplit(":", 1)[1]) - _SHIFT,
            Recipient(
                person=row.person,
                language=row.language,
                state=row.state,
                reason=row.reason,
                settled=row.settled,
                message=row.message,
                tries=row.attempt,
            ),
        )
        for row in rows
    ]


_readers = (
    select(people.c.id, SPEAKS, GETS_NEWS, conversations.c.human_until)
    .outerjoin(
        conversations,
        and_(conversations.c.person == people.c.id, conversations.c.closed.is_(None)),
    )
    .where(among(people.c.id, "b_persons"))
)


async def readers(connection: AsyncConnection, persons: Sequence[int]) -> dict[int, Reader]:
    """Return what people read by now, by their ids."""
    rows = await connection.execute(_readers, {"b_persons": list(persons)})
    return {
        person: Reader(language, bool(gets), human_until)
        for person, language, gets, human_until in rows
    }

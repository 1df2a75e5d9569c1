"""Which messages an alert becomes. They hold ids alone; words are found when they are sent."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.conversation.lane import Lane
from bot.conversation.visit import Person
from bot.store.alerts import Alert
from bot.store.outbox import Copy, NewMessage, to_each

USEFUL_FOR: Final = timedelta(hours=2)
"""For how long a patient is helped by reading what became of their alert."""
EDITED: Final = 10
"""How many copies in a chat are changed when somebody takes it: the last ones. A button on an
older one says the same when it is tapped."""
_NOT_TOLD: Final = frozenset({"failed", "dropped", "expired"})


class Told(StrEnum):
    """What a patient is told of their alert, each once."""

    SEEN = "alert-seen"
    OPEN = "alert-open"
    NOBODY = "alert-nobody"
    LEFT = "alert-left"
    ENDED = "alert-ended"


def beginning(alert: int, number: int | None = None) -> str:
    """Return how the keys of all copies begin, or of one round's."""
    return f"alert:{alert}:" if number is None else f"alert:{alert}:{number}:"


def to_team(
    channel: str,
    alert: Alert,
    number: int,
    chats: Iterable[int],
    now: datetime,
    *,
    asked: int,
    more: bool = False,
) -> list[NewMessage]:
    """Return the copies of a round; with ``more`` its patient wrote of further dangers since.

    ``asked`` is how often the team was asked by then.
    """
    payload = {
        "alert": alert.id,
        "round": number,
        "asked": asked,
        "dangers": len(alert.dangers),
    }
    return to_each(
        chats,
        channel=channel,
        kind="alert",
        beginning=beginning(alert.id, number),
        payload=payload | ({"more": True} if more else {}),
        due=now,
    )


def tells_more(alert: Alert, before: Sequence[Copy]) -> bool:
    """Tell whether an alert is about more than the last round's copies tell."""
    now = len(alert.dangers)
    return any(copy.payload.get("dangers", now) < now for copy in before)


def asked(alert: Alert, before: Sequence[Copy], *, more: bool) -> int:
    """Return how often the team was asked, this time with it, by the last round's copies.

    A round that tells of ``more`` is no further asking.
    """
    last = before[-1].payload if before else {}
    return int(last.get("asked", last.get("round", alert.round))) + (not more)


def to_patient(alert: Alert, person: Person, what: Told, now: datetime) -> NewMessage:
    """Return what a patient is told, also one who stopped all messages: they are in danger.

    As the copies it belongs to nobody's own messages, which would be held then.
    """
    return NewMessage(
        key=f"{what}:{alert.id}",
        channel=person.channel,
        chat=person.address,
        person=None,
        lane=Lane.URGENT,
        kind=what,
        payload={"alert": alert.id},
        due=now,
        expires=now + USEFUL_FOR,
    )


def to_change(
    channel: str,
    alert: Alert,
    copies: Sequence[Copy],
    now: datetime,
    but: tuple[int, int] | None = None,
) -> list[NewMessage]:
    """Return what changes the copies that were sent, when it is over; a new alert goes before it.

    ``but`` is the chat and number of one that is changed otherwise.
    """
    found: list[NewMessage] = []
    changed: Counter[int] = Counter()
    for copy in reversed(copies):
        ours = copy.payload.get("alert") == alert.id and copy.message is not None
        if not ours or (copy.chat, copy.message) == but or changed[copy.chat] >= EDITED:
            continue
        changed[copy.chat] += 1
        found.append(
            NewMessage(
                key=f"alert-edit:{copy.id}",
                channel=channel,
                chat=copy.chat,
                person=None,
                lane=Lane.TALK,
                kind="alert-over",
                payload={"alert": alert.id},
                due=now,
                message=copy.message,
            )
        )
    return found


def to_owners(channel: str, alert: Alert, chats: Iterable[int], now: datetime) -> list[NewMessage]:
    """Return what tells how a drill ended."""
    return to_each(
        chats,
        channel=channel,
        kind="drill",
        beginning=f"drill:{alert.id}:",
        payload={"alert": alert.id},
        due=now,
    )


def reached_nobody(copies: Sequence[Copy]) -> bool:
    """Tell whether nobody can have seen a round; not while one of its copies may still arrive."""
    return all(copy.state in _NOT_TOLD for copy in copies)

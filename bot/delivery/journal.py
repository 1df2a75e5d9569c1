"""What the dispatcher keeps in the store, in as few transactions as wait.

Whatever waits while the database is busy shares the next transaction, in this order: what became
of messages, since nobody else knows it; what is about to be written; new claims.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.clock import Clock
from bot.store import sending
from bot.store.batching import Batcher
from bot.store.database import Database
from bot.store.sending import LEASE, Claimed, Settlement

GATHER: Final = 0.008
"""Seconds between two transactions in which more comes together: messages a second, not hours."""
ENOUGH: Final = 100
"""Messages for which the next transaction begins at once."""


@dataclass(frozen=True)
class _Begin:
    messages: Sequence[Claimed]


@dataclass(frozen=True)
class _Claim:
    limit: int


@dataclass(frozen=True)
class _Settle:
    results: Sequence[Settlement]


_Item = _Settle | _Begin | _Claim
_Result = list[Claimed] | set[int] | None


class Journal:
    """One channel's outbox, from the dispatcher's side."""

    def __init__(self, database: Database, channel: str, clock: Clock) -> None:
        self._database = database
        self._channel = channel
        self._clock = clock
        self._do: Batcher[_Item, _Result] = Batcher(
            self._all, 500, gather=GATHER, weigh=_weight, enough=ENOUGH
        )

    async def claim(self, limit: int) -> list[Claimed]:
        """Take up to ``limit`` due messages in hand.

        Raises:
            StoreError: the database is away.
        """
        found = await self._do(_Claim(limit))
        return found if isinstance(found, list) else []

    async def begin(self, messages: Sequence[Claimed]) -> set[int]:
        """Record that messages are about to be written; returns the ids of those still ours.

        Raises:
            StoreError: the database is away.
        """
        found = await self._do(_Begin(messages))
        return found if isinstance(found, set) else set()

    async def settle(self, *results: Settlement) -> None:
        """Record what became of messages.

        Raises:
            StoreError: the database is away.
        """
        await self._do(_Settle(results))

    async def progress(self, message: Claimed, parts: int, numbers: Sequence[int] = ()) -> None:
        """Keep how many parts of a message were confirmed, and the numbers of the last one.

        Raises:
            StoreError: the database is away.
        """
        async with self._database.transaction() as connection:
            await sending.progress(connection, message, parts, numbers)

    async def take_over(self, *, alone: bool) -> int:
        """Make claimable what others left in hand; all of it where this process is ``alone``.

        Raises:
            StoreError: the database is away.
        """
        now = None if alone else self._clock.now()
        async with self._database.transaction() as connection:
            return await sending.take_over(connection, self._channel, now)

    async def earliest(self) -> datetime | None:
        """Return when the next waiting message may be sent, or None.

        Raises:
            StoreError: the database is away.
        """
        async with self._database.transaction() as connection:
            return await sending.earliest(connection, self._channel)

    async def _all(self, items: Sequence[_Item]) -> list[_Result]:
        now = self._clock.now()
        results: list[_Result] = []
        async with self._database.transaction() as connection:
            known = [one for item in items if isinstance(item, _Settle) for one in item.results]
            await sending.settle(connection, known, now)
            begun = [one for item in items if isinstance(item, _Begin) for one in item.messages]
            ours = await sending.begin(connection, begun) if begun else set()
            for item in items:
                match item:
                    case _Claim():
                        claim = sending.claim(connection, self._channel, now, LEASE, item.limit)
                        results.append(await claim)
                    case _Begin():
                        results.append(ours.intersection(one.id for one in item.messages))
                    case _:
                        results.append(None)
        return results


def _weight(item: _Item) -> int:
    match item:
        case _Settle(results):
            return len(results)
        case _Begin(messages):
            return len(messages)
        case _Claim(limit):
            return limit

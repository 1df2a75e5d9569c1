"""Group commit: work that arrives while the database is busy goes into its next transaction.

Written here since aiodataloader, the library for this shape, batches reads by key with a cache
and has no way to tell one item's failure from a database that is away.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from bot.errors import StoreError

Item = TypeVar("Item")
Result = TypeVar("Result")


class Batcher(Generic[Item, Result]):
    """Calls ``work`` with all items that wait, at most ``limit`` of them, one call at a time.

    ``work`` returns one result an item, in order. When it fails for a reason of one item, each is
    tried alone, so that nobody fails for a neighbour's sake. Between two calls it lets up to
    ``gather`` seconds pass for more to come together, until what waits weighs ``enough``.
    """

    def __init__(
        self,
        work: Callable[[Sequence[Item]], Awaitable[Sequence[Result]]],
        limit: int = 200,
        *,
        gather: float = 0.0,
        weigh: Callable[[Item], int] = lambda _: 1,
        enough: int = 100,
    ) -> None:
        self._work = work
        self._limit = limit
        self._gather = gather
        self._weigh = weigh
        self._enough = enough
        self._missing = 0
        self._more: asyncio.Future[None] | None = None
        self._waiting: list[tuple[Item, asyncio.Future[Result]]] = []
        self._runner: asyncio.Task[None] | None = None

    async def __call__(self, item: Item) -> Result:
        """Return the item's result.

        Raises:
            StoreError: the database is away; nothing was written.
        """
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._runner is None:
            self._runner = asyncio.create_task(self._run())
        elif self._more is not None:
            self._missing -= self._weigh(item)
            if self._missing <= 0:
                self._go_on()
        return await future

    async def _run(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[: self._limit], self._waiting[self._limit :]
                await self._do(batch)
                if self._gather:
                    await self._let_gather()
        finally:
            self._runner = None

    async def _let_gather(self) -> None:
        self._missing = self._enough - sum(self._weigh(item) for item, _ in self._waiting)
        if self._missing <= 0:
            return
        loop = asyncio.get_running_loop()
        self._more = loop.create_future()
        timer = loop.call_later(self._gather, self._go_on)
        try:
            await self._more
        finally:
            self._more = None
            timer.cancel()

    def _go_on(self) -> None:
        if self._more is not None and not self._more.done():
            self._more.set_result(None)

    async def _do(self, batch: list[tuple[Item, asyncio.Future[Result]]]) -> None:
        try:
            results = await self._work([item for item, _ in batch])
        except Exception as error:  # noqa: BLE001  # handed on to whoever waits
            if len(batch) == 1 or isinstance(error, StoreError):
                for _, future in batch:
                    if not future.done():
                        future.set_exception(error)
                return
            for pair in batch:
                await self._do([pair])
            return
        for (_, future), result in zip(batch, results, strict=True):
            if not future.done():
                future.set_result(result)

"""The library that is in use, exchanged when its files change."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Final

import structlog
from watchfiles import awatch

from bot.clock import Clock
from bot.library.library import Library
from bot.library.loading import cook
from bot.library.models import Hit
from bot.library.nearness import DEPTH, Nearness, fused
from bot.library.problems import ContentError, Problem
from bot.library.reading import stamp

_QUIET_MS: Final = 200
"""How long files must be left alone; an editor's save is several steps."""

_AFTER_START: Final = 0.5
"""Seconds that those who waited for the start are answered in before searches get ready."""

_AFTER_FAILURE: Final = 60.0
"""Seconds until the next try where the system can't watch files."""

_log = structlog.get_logger("library")


class Shelf:
    """Holds the library that answers; only one without errors ever gets here.

    Every ``look_again_ms`` it looks whether one of the folders came or went. ``nearness`` finds
    answers by meaning, too.
    """

    def __init__(
        self, library: Library, look_again_ms: int = 2000, nearness: Nearness | None = None
    ) -> None:
        self._nearness = nearness
        self._look_again_ms = look_again_ms
        self._current = library
        self._told: tuple[Problem, ...] = ()
        self._exchanged = asyncio.Event()
        self._exchanging = Lock()

    @property
    def current(self) -> Library:
        """The last good library; hold on to it for as long as one answer takes."""
        return self._current

    async def search(self, query: str, lang: str, limit: int = 3) -> list[Hit]:
        """Return what fits best by words, and by meaning where that is at hand, off the loop."""
        library, nearness = self._current, self._nearness
        if nearness is None or not nearness.ready:
            return library.search(query, lang, limit)
        by_words = library.search(query, lang, DEPTH)
        by_meaning = await asyncio.to_thread(nearness.nearest, library, query)
        return fused(by_words, by_meaning, limit)

    def overridden(self) -> list[Path]:
        """Return the relative paths of shipped files that the clinic's own replace."""
        return list(self._current.overridden)

    def reload(self, today: date) -> bool:
        """Read the files again; tell whether they are good and in use now.

        Broken ones are logged, once, and the last good library stays. So does one that was taken
        meanwhile: the files of that one may have been written after these were read.
        """
        before = self._current
        try:
            library = cook(before.recipe, today)
            library.warm()
        except ContentError as error:
            if error.problems != self._told:
                self._tell(error.problems)
            return False
        self._told = ()
        with self._exchanging:
            if self._current is not before:
                return False
            self._current = library
        _log.info("content.loaded", pages=len(library.page_ids))
        return True

    def take(self, library: Library) -> None:
        """Use a library that was tried before its files were written."""
        library.warm()
        with self._exchanging:
            self._current = library
        _log.info("content.added", answers=len(library.answer_ids))

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        self._told = problems
        for problem in problems:
            if problem.severity == "error":
                path = (problem.root / problem.path).as_posix()
                _log.warning("content.broken", path=path, line=problem.line, why=problem.message)

    async def run(self, clock: Clock) -> None:
        """Reload after every change, and get ready for searches, until cancelled; never fails."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._warm())
            group.create_task(self._watch(clock))

    async def _warm(self) -> None:
        await asyncio.sleep(_AFTER_START)
        await asyncio.to_thread(self._current.warm)
        await self._read_meanings()

    async def _read_meanings(self) -> None:
        if self._nearness is not None:
            await asyncio.to_thread(self._nearness.prepare, self._current)

    async def _watch(self, clock: Clock) -> None:
        while True:
            try:
                async for _ in self._changes():
                    if await asyncio.to_thread(self.reload, clock.now().date()):
                        self._exchanged.set()
                        await self._read_meanings()
            except (
                OSError,
                RuntimeError,
            ) as error:  # what watchfiles raises, too many watches for one
                _log.warning("content.not_watched", error=type(error).__name__)
                await asyncio.sleep(_AFTER_FAILURE)

    async def changed(self) -> None:
        """Return when another library has come into use."""
        await self._exchanged.wait()
        self._exchanged.clear()

    async def _changes(self) -> AsyncIterator[None]:
        """Yield when files changed, also before the watch began."""
        while True:
            folders = self._folders()
            if not folders:
                await asyncio.sleep(self._look_again_ms / 1000)
                continue
            fresh = True
            async for changes in awatch(
                *folders,
                watch_filter=None,
                step=_QUIET_MS,
                rust_timeout=self._look_again_ms,
                yield_on_timeout=True,
            ):
                # What was written from the chat is in use already.
                if (changes or fresh) and await asyncio.to_thread(self._is_outdated):
                    yield
                fresh = False
                if self._folders() != folders:
                    break

    def _is_outdated(self) -> bool:
        recipe = self._current.recipe
        return stamp(recipe.base, recipe.overlay) != self._current.stamp

    def _folders(self) -> tuple[Path, ...]:
        """Return the folders that exist; a watch can't wait for one to come."""
        recipe = self._current.recipe
        return tuple(root for root in (recipe.base, recipe.overlay) if root and root.is_dir())

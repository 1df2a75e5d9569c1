"""Writing content from the chat: tried by the whole check, written, and in use at once."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from bot.library.answers import ANSWERS
from bot.library.library import Library
from bot.library.loading import try_out
from bot.library.own import OwnFolderError, write
from bot.library.own_answers import OWN, OwnAnswer, with_ways
from bot.library.reading import rewritten
from bot.library.shelf import Shelf


class OwnContent:
    """Adds to the clinic's own folder; the shipped content is never written to."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._one_at_a_time = asyncio.Lock()

    @property
    def folder(self) -> Path | None:
        """The clinic's own folder, None where it has none."""
        return self._shelf.current.recipe.overlay

    async def tried(self, answer: OwnAnswer, today: date) -> Library:
        """Return what the content would be with an answer; nothing is written.

        Raises:
            ContentError: something would be wrong then; has all that would.
        """
        drafts = {answer.path: answer.file(today)}
        return await asyncio.to_thread(try_out, self._shelf.current.recipe, drafts, today)

    async def add_answer(self, answer: OwnAnswer, today: date) -> None:
        """Write an answer; written already, it is written anew.

        Raises:
            ContentError: something would be wrong then; nothing is written.
            OwnFolderError: there is no folder, or it can't be written to.
        """
        async with self._one_at_a_time:
            await asyncio.to_thread(self._add, {answer.path: answer.file(today)}, today)
            await asyncio.to_thread(self._drop_others, answer)

    async def add_ways(self, answer: str, ways: Mapping[str, Sequence[str]], today: date) -> None:
        """Write further ways to ask for an answer that there is.

        Raises:
            ContentError: something would be wrong then; nothing is written.
            OwnFolderError: there is no folder, or it can't be written to.
        """
        async with self._one_at_a_time:
            drafts = await asyncio.to_thread(with_ways, self._shelf.current, answer, ways)
            if drafts:
                await asyncio.to_thread(self._add, drafts, today)

    def _add(self, drafts: Mapping[Path, bytes], today: date) -> None:
        recipe = self._shelf.current.recipe
        if recipe.overlay is None:
            raise OwnFolderError("There is no folder for the clinic's own content.")
        tried = try_out(recipe, drafts, today)
        for path, data in drafts.items():
            write(recipe.overlay / path, data)
        tried.stamp = rewritten(tried.stamp, [recipe.overlay / path for path in drafts])
        # At once, and not only when the files are seen to have changed.
        self._shelf.take(tried)

    def _drop_others(self, answer: OwnAnswer) -> None:
        """Take away what the same answer was written as before a crash, under another name."""
        folder = self.folder
        for path in (folder / ANSWERS).glob(f"{OWN}-*{answer.token}.yaml") if folder else ():
            if path.name != answer.path.name:
                path.unlink(missing_ok=True)

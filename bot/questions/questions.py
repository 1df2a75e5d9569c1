"""Questions that nothing answered, as they are collected and settled: each act one transaction."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, Protocol

from bot.conversation.visit import Person
from bot.questions.draft import Draft
from bot.store import audit, questions
from bot.store.audit import Act
from bot.store.database import Database
from bot.store.questions import Unanswered

MOST: Final = 2000
"""Questions kept at once, so that nobody fills the disk with nonsense."""
WORDINGS: Final = 5
"""Different wordings kept of questions that are alike."""
LISTED: Final = 200
LOOKED_AT: Final = 100
"""Questions asked last among which one that is alike is looked for."""


class Asked(Protocol):
    """A question as it is collected: its words, and how to know those that ask the same."""

    @property
    def lang(self) -> str:
        """The language it is put in."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def key(self) -> str:
        """A digest that the same questions share."""

    def is_like(self, other: str) -> bool:
        """Tell whether other words ask nearly the same."""


class Questions:
    """What people asked in vain. Nothing in it tells who they are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def collect(
        self,
        asked: Asked,
        now: datetime,
        *,
        answer: str | None = None,
    ) -> None:
        """Count a question; ``answer`` is the one that did not help, if there was any."""
        async with self._database.transaction() as connection:
            known = await questions.find(
                connection, asked.lang, asked.key, asked.is_like, LOOKED_AT
            )
            if known is None:
                await questions.add(
                    connection, asked.lang, asked.key, asked.text, now, answer=answer, most=MOST
                )
                return
            wordings = tuple(dict.fromkeys((*(known.wordings or ()), asked.text)))[:WORDINGS]
            await questions.count_again(connection, known, wordings, now, answer)

    async def most_asked(self) -> list[Unanswered]:
        """Return the open ones, those asked most first."""
        async with self._database.transaction() as connection:
            return await questions.most_asked(connection, LISTED)

    async def get(self, number: int) -> Unanswered | None:
        """Return one, None where it was settled or nobody asked it for long."""
        async with self._database.transaction() as connection:
            return await questions.get(connection, number)

    async def begin_draft(self, number: int, by: Person, now: datetime) -> Draft | None:
        """Return what was written so far, a new draft where nothing was; None of a settled one."""
        return await self.change_draft(number, lambda draft: draft, by, now)

    async def change_draft(
        self, number: int, change: Callable[[Draft], Draft], by: Person, now: datetime
    ) -> Draft | None:
        """Keep what ``change`` makes of a draft and return it; None of a settled question."""
        async with self._database.transaction() as connection:
            found = await questions.get(connection, number, lock=True)
            if found is None:
                return None
            before = Draft.unpacked(found.draft) if found.draft else Draft()
            after = change(before)
            if not found.draft or after != before:
                act = Act.ANSWER_CHANGED if found.draft else Act.ANSWER_BEGUN
                await audit.record(connection, by.id, act, {"question": number}, now)
                await questions.keep_draft(connection, number, after.packed())
            return after

    async def drop_draft(self, number: int, by: Person, now: datetime) -> None:
        """Forget what was written."""
        async with self._database.transaction() as connection:
            found = await questions.get(connection, number, lock=True)
            if found is None or not found.draft:
                return
            await questions.keep_draft(connection, number, None)
            await audit.record(connection, by.id, Act.ANSWER_DROPPED, {"question": number}, now)

    async def dismiss(self, number: int, by: Person, now: datetime) -> bool:
        """Put a question away for good; tell whether it was still open."""
        async with self._database.transaction() as connection:
            if await questions.get(connection, number, lock=True) is None:
                return False
            await questions.dismiss(connection, number, now)
            await audit.record(connection, by.id, Act.QUESTION_DISMISSED, {"question": number}, now)
        return True

    async def settle(self, numbers: Sequence[int]) -> int:
        """Delete questions that get an answer now which was given to another; return how many."""
        async with self._database.transaction() as connection:
            return await questions.remove_all(connection, numbers)

    async def answered(
        self, number: int, answer: str, by: Person, now: datetime, *, new: bool
    ) -> None:
        """Delete a question that has its answer now, and log who gave it; perhaps a ``new`` one."""
        act = Act.ANSWER_ADDED if new else Act.WAY_ADDED
        async with self._database.transaction() as connection:
            await questions.remove(connection, number)
            await audit.record(connection, by.id, act, {"question": number, "answer": answer}, now)

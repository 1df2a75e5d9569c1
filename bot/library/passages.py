"""Passages: every text that explains something, whether on a page or in an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.library.markdown import LONG, blocks, mistakes, variables_in
from bot.library.problems import Report
from bot.library.readability import too_long
from bot.library.reading import ContentFile

LONG_ANSWER: Final[Mapping[str, int]] = {"zh": 150, "en": 300}
"""Characters that an answer should not go beyond."""


@dataclass(frozen=True)
class Passage:
    """A text in one language and where it stands.

    ``page`` is the page it is, or where ``is_page`` is False the one its answer belongs to. A
    page's lines are the file's, from ``first_line`` on; all of an answer counts as that line.
    ``title`` stands on ``title_line``.
    """

    page: str
    lang: str
    text: str
    file: ContentFile
    first_line: int
    is_page: bool = False
    title: str = ""
    title_line: int = 0

    def line(self, offset: int) -> int:
        """Return the file's line of a line of the text, which is counted from 0."""
        return self.first_line + offset if self.is_page else self.first_line

    @cached_property
    def blocks(self) -> tuple[tuple[int, str], ...]:
        """The paragraphs and list items as plain words, each with its line from 0."""
        return tuple(blocks(self.text))

    @property
    def variables(self) -> frozenset[str]:
        """The names in braces."""
        return frozenset(name for _line, name in variables_in(self.text))


def check_passage(passage: Passage, variables: frozenset[str] | None, report: Report) -> None:
    """Note what the text may not have; ``variables`` is None where they are unreadable."""
    for mistake in mistakes(passage.text, variables):
        report.error(passage.file, passage.line(mistake.line), mistake.message, mistake.hint)


def check_length(passage: Passage, report: Report) -> None:
    """Warn of a text and of sentences that people won't read to their end."""
    size, most = len(passage.text.strip()), LONG if passage.is_page else LONG_ANSWER[passage.lang]
    if size > most:
        message = f"the text has {size} characters, people read about {most}"
        hint = "make two pages of it" if passage.is_page else "answer the one question, no more"
        report.warning(passage.file, passage.first_line, message, hint)
    for line, message in too_long(passage.blocks, passage.lang):
        report.warning(passage.file, passage.line(line), message, "make two sentences of it")

"""What search weighs: pages and answers as documents of weighted words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from bot.library.models import Answer, Page

_TARGETS: Final = re.compile(r"\]\([^)]*\)")


@dataclass(frozen=True)
class Document:
    """Something to find: ``fields`` has its texts by how much their words count.

    ``page`` is the page it is or belongs to, ``names`` has what it may be asked for by, whole: ways
    to ask, a title, keywords.
    """

    kind: Literal["page", "answer"]
    id: str
    lang: str
    page: str
    fields: Mapping[int, Sequence[str]]
    names: Sequence[str]


def page_document(page: Page) -> Document:
    """Return a page to be found by its title, button, keywords and text."""
    fields = {
        4: [page.title],
        3: page.keywords,
        2: [page.button] if page.button != page.title else [],
        1: [_words(page.text)],
    }
    return Document("page", page.id, page.lang, page.id, fields, (page.title, *page.keywords))


def answer_document(answer: Answer) -> Document:
    """Return an answer to be found by the ways to ask for it, and by its text."""
    fields = {2: answer.ask, 1: [_words(answer.text)]}
    return Document("answer", answer.id, answer.lang, answer.page, fields, answer.ask)


def _words(text: str) -> str:
    return _TARGETS.sub(" ", text)

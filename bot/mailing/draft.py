"""A draft: what is to be announced, in each language, and to whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.conversation.letter import Letter
from bot.mailing.audience import Audience


class DraftState(StrEnum):
    """Where a draft is: it can be changed until it is released, and corrected afterwards."""

    DRAFT = "draft"
    RELEASED = "released"
    DISCARDED = "discarded"


@dataclass(frozen=True)
class Link:
    """A button below an announcement: an address, or a page of the content.

    Without a ``label`` it is named as the page is, to each in their language.
    """

    label: str
    url: str | None = None
    page: str | None = None

    def packed(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {"label": self.label, "url": self.url, "page": self.page}


@dataclass(frozen=True)
class Version:
    """The letter in one language, and the messages of the draft's chat that it was made from."""

    letter: Letter
    chat: int
    messages: tuple[int, ...]


@dataclass(frozen=True)
class Draft:
    """``author`` and ``changed_by`` are people's ids; ``opt_out`` adds "stop these messages".

    ``paid`` pays the messenger for a higher rate.
    """

    id: int
    state: DraftState
    author: int | None
    changed_by: int | None
    changed: datetime
    audience: Audience = field(default_factory=Audience)
    links: tuple[Link, ...] = ()
    opt_out: bool = True
    paid: bool = False
    versions: Mapping[str, Version] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        """Whether it can still be changed in every way, and confirmed."""
        return self.state is DraftState.DRAFT

    @property
    def confirmed(self) -> bool:
        """Whether it is on its way, or waits for its time, or was sent."""
        return self.state is DraftState.RELEASED

    @property
    def discarded(self) -> bool:
        """Whether it was put away."""
        return self.state is DraftState.DISCARDED

    def language_of(self, chat: int, message: int) -> str | None:
        """Return the language whose words a chat's message is, None if it is no part of it."""
        for language, version in self.versions.items():
            if version.chat == chat and message in version.messages:
                return language
        return None

    def letter(self, language: str) -> Letter | None:
        """Return what somebody of this language reads: another one's words where theirs miss."""
        version = self.versions.get(language) or next(iter(self.versions.values()), None)
        return version.letter if version is not None else None

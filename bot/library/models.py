"""What the content is made of, for those who show it. Nothing here changes once loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from; ``note`` tells in each language what for, if anything."""

    id: str
    title: str
    by: str | None
    year: int | None
    url: str | None
    kind: str
    note: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language.

    ``text`` is Markdown, ready to show; ``button`` is at most 28 columns wide. ``trail`` has the
    ids from the top to the parent, ``children`` and ``see`` the ids to go on to, ``previous`` and
    ``next`` the neighbours below the same parent. ``facts`` is False where nothing medical is
    stated; ``recovery`` is True for those who had the operation.
    """

    id: str
    lang: str
    title: str
    button: str
    text: str
    parent: str | None
    children: tuple[str, ...]
    previous: str | None
    next: str | None
    trail: tuple[str, ...]
    sources: tuple[Source, ...]
    reviewed: date
    reviewed_by: str
    review_by: date
    recovery: bool
    see: tuple[str, ...]
    keywords: tuple[str, ...]
    facts: bool


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A button of the menu: it opens ``page`` or does ``do``, exactly one of the two."""

    label: str
    page: str | None = None
    do: str | None = None


@dataclass(frozen=True, slots=True)
class Clinic:
    """The clinic in one language; texts are plain, not Markdown.

    ``example`` is True for the invented clinic that the shipped files describe.
    """

    example: bool
    name: str
    phone: str
    emergency: str
    address: str
    hours: str
    helpdesk: str
    zone: ZoneInfo
    website: str | None
    telegram: str | None
    wechat: str | None


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """A question to take to a consultation."""

    id: str
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Questions on one subject."""

    id: str
    title: str
    questions: tuple[SheetQuestion, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that fits a question; ``score`` orders hits of one search only."""

    page_id: str
    score: float

"""What the content is made of, for those who show it. Nothing here changes once loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

from bot.helpdesk.desk import Desk


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from; ``note`` tells in each language what for, if anything.

    ``name`` is what answers call it in each language, where that is not its title.
    """

    id: str
    title: str
    name: Mapping[str, str]
    by: str | None
    year: int | None
    url: str | None
    kind: str
    note: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Value:
    """Something the surgeon decides, in one language, where sources give a range.

    ``text`` is what pages say: the clinic's rule where it has set one (``own``), else ``range``.
    """

    id: str
    title: str
    text: str
    range: str
    own: bool
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language.

    ``text`` is Markdown, ready to show; ``button`` is at most 28 columns wide. ``trail`` has the
    ids from the top to the parent, ``children`` and ``see`` the ids to go on to, ``previous`` and
    ``next`` the neighbours below the same parent. ``facts`` is False where nothing medical is
    stated; ``recovery`` is True for those who had the operation. ``values`` stand in the text;
    ``picture`` is the id of a file in ``pictures/``.
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
    values: tuple[Value, ...]
    picture: str | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in one language: SVG with its labels written out.

    ``alt`` describes it to those who can't see it, in Markdown.
    """

    id: str
    lang: str
    alt: str
    svg: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A short answer to one question, in one language.

    ``text`` is Markdown, ready to show. ``ask`` has the ways people put the question; the first of
    them names it, as ``question`` and as ``button``, which is at most 28 columns wide. ``page``
    tells more, ``see`` has further pages that the text links to, ``do`` names the function that the
    answer is about.
    ``read_in`` is the language of the text: another one where it is not there in this one.
    ``alarm`` is True where the question may come from somebody who needs help now, ``tell_team``
    where the team hears of it. ``calls`` says whom such an answer has called first.
    """

    id: str
    lang: str
    read_in: str
    page: str
    question: str
    button: str
    ask: tuple[str, ...]
    text: str
    sources: tuple[Source, ...]
    reviewed: date
    reviewed_by: str
    review_by: date
    see: tuple[str, ...]
    facts: bool
    alarm: bool
    tell_team: bool
    calls: str | None
    do: str | None
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class StepText:
    """What a step of a plan says, in one language.

    ``title`` is at most 28 columns wide; ``text`` is Markdown, ready to show. ``page`` tells more.
    """

    plan: str
    id: str
    lang: str
    title: str
    text: str
    page: str
    sources: tuple[Source, ...]
    reviewed: date
    reviewed_by: str
    review_by: date
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class PlanText:
    """What a plan says, in one language; ``steps`` by their ids, in the order of the file."""

    id: str
    lang: str
    title: str
    steps: Mapping[str, StepText]


@dataclass(frozen=True, slots=True)
class QuestionText:
    """A question of a check-in in one language; ``text`` is Markdown, ready to show."""

    id: str
    title: str
    text: str
    sources: tuple[Source, ...]
    reviewed: date
    reviewed_by: str
    review_by: date
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class TriageText:
    """What a check-in says, in one language.

    ``about`` tells how far to trust the questions, ``first`` how some are asked where there is no
    last time. ``answers`` has the buttons by the answers' ids,
    ``also`` other words that mean one, ``says`` what is said at the end to those who gave one.
    """

    about: str
    questions: Mapping[str, QuestionText]
    first: Mapping[str, str]
    answers: Mapping[str, str]
    also: Mapping[str, tuple[str, ...]]
    says: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Word:
    """A technical word in one language; ``plain`` says it in everyday words.

    ``word`` is the first of its ``spellings``; ``explained_in`` has the pages that introduce it.
    """

    id: str
    lang: str
    word: str
    spellings: tuple[str, ...]
    plain: str
    explained_in: tuple[str, ...]
    sources: tuple[Source, ...]


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
    desk: Desk


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
    """What fits a question; ``score`` orders hits of one search only.

    ``sure`` is True where an answer is asked for nearly in the words it was written for, or the
    meaning of a word; ``likely`` where an answer is probably the one that was asked for
    (`bot.library.trust`). Either can be said of the first of several alone.
    """

    kind: Literal["page", "answer", "word"]
    id: str
    score: float
    sure: bool = False
    likely: bool = False

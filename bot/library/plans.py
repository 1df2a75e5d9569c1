"""``plans/*.yaml``: the messages around an operation, a file for each kind of operation.

The file's name is the plan's id. A clinic's own file takes the place of the shipped one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Final

from pydantic import Field

from bot.library.fields import Bilingual, BilingualProse, Id, Part
from bot.library.filling import Means
from bot.library.languages import LANGUAGES
from bot.library.models import PlanText, StepText
from bot.library.passages import Passage
from bot.library.plan_fields import (
    Clock,
    DayNumber,
    Hours,
    Moment,
    OnlyFor,
    SomeHours,
    StepKind,
    UsefulUntil,
)
from bot.library.problems import Report
from bot.library.reading import ContentFile, Tree
from bot.library.reviews import Reviewed
from bot.library.validating import Parsed, load
from bot.recovery.plan import Kind, Plan, Step, Times

PLANS: Final = "plans"
_TIMES: Final = Times()


class TimesEntry(Part):
    """When things are where a step doesn't say."""

    usual: Clock = _TIMES.usual
    morning: Clock = _TIMES.morning
    midday: Clock = _TIMES.midday
    evening: Clock = _TIMES.evening
    operation: Clock = _TIMES.operation


class StepEntry(Part):
    """One message."""

    id: Id
    kind: StepKind = Kind.REMINDER
    title: Bilingual
    day: DayNumber
    time: Moment = None
    before_operation: SomeHours = None
    after_operation: SomeHours = None
    only_for: OnlyFor = None
    useful_until: UsefulUntil
    any_hour: bool = False
    again_after: tuple[Hours, ...] = ()
    silenced_by: tuple[Id, ...] = ()
    page: Id
    sources: tuple[Id, ...] = ()
    facts: bool = True
    text: BilingualProse


class PlanFile(Reviewed):
    """The schema of a plan; its review holds for all of its messages."""

    title: Bilingual
    times: TimesEntry = TimesEntry()
    steps: Annotated[tuple[StepEntry, ...], Field(min_length=1)]


@dataclass(frozen=True)
class PlanDraft:
    """A plan as its file has it."""

    file: Parsed[PlanFile]

    @property
    def id(self) -> str:
        """The file's name without its ending."""
        return self.at.path.stem

    @property
    def at(self) -> ContentFile:
        """The file it stands in."""
        return self.file.file

    @property
    def steps(self) -> tuple[StepEntry, ...]:
        """Its messages, in the order of the file."""
        return self.file.model.steps

    def line(self, place: int, *field: int | str) -> int:
        """Return the line of a step's field."""
        return self.file.line("steps", place, *field)

    def passages(self) -> Iterator[Passage]:
        """Yield the text of every step in every language."""
        for place, step in enumerate(self.steps):
            for lang in LANGUAGES:
                yield Passage(
                    step.page,
                    lang,
                    step.text.in_(lang),
                    self.at,
                    self.line(place, "text", lang),
                    title=step.title.in_(lang),
                    title_line=self.line(place, "title", lang),
                )

    def plan(self) -> Plan:
        """Return when its steps come.

        Raises:
            ValueError: an id stands twice.
        """
        times = Times(**dict(self.file.model.times))
        return Plan(self.id, tuple(_step(entry) for entry in self.steps), times)


def _step(entry: StepEntry) -> Step:
    return Step(
        id=entry.id,
        kind=entry.kind,
        day=entry.day,
        at=entry.time,
        before=entry.before_operation,
        after=entry.after_operation,
        condition=entry.only_for,
        useful=entry.useful_until,
        any_hour=entry.any_hour,
        again=entry.again_after,
        silenced_by=entry.silenced_by,
        page=entry.page,
        sources=entry.sources,
    )


@dataclass(frozen=True)
class Plans:
    """All plans that could be read."""

    drafts: tuple[PlanDraft, ...] = ()

    def __iter__(self) -> Iterator[PlanDraft]:
        """Yield every plan."""
        return iter(self.drafts)


def read_plans(tree: Tree, report: Report) -> Plans:
    """Read every plan, noting what is wrong with each by itself."""
    files = (load(file, PlanFile, report) for file in tree.under(PLANS, ".yaml"))
    return Plans(tuple(PlanDraft(file) for file in files if file is not None))


def plan_text(draft: PlanDraft, lang: str, means: Means) -> PlanText:
    """Return what a plan says in one language; every check has passed."""
    steps = {entry.id: _text(entry, draft, lang, means) for entry in draft.steps}
    title = draft.file.model.title.in_(lang)
    return PlanText(draft.id, lang, title, MappingProxyType(steps))


def _text(entry: StepEntry, draft: PlanDraft, lang: str, means: Means) -> StepText:
    text, review = entry.text.in_(lang), draft.file.model
    used = means.used(text)
    return StepText(
        plan=draft.id,
        id=entry.id,
        lang=lang,
        title=entry.title.in_(lang),
        text=means.filled(text),
        page=entry.page,
        sources=means.backing(entry.sources, used),
        reviewed=review.reviewed,
        reviewed_by=review.reviewed_by,
        review_by=review.review_by,
        values=used,
    )

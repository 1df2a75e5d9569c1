"""``sheet.yaml``: the questions to take to a consultation."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Final

from pydantic import Field

from bot.library.columns import WIDEST_LABEL, columns
from bot.library.fields import Bilingual, Id, Part
from bot.library.languages import LANGUAGES
from bot.library.models import SheetGroup, SheetQuestion, Source
from bot.library.problems import Report
from bot.library.sources import check_named
from bot.library.validating import Parsed

SHEET: Final = "sheet.yaml"


class QuestionEntry(Part):
    """One question."""

    id: Id
    text: Bilingual
    sources: tuple[Id, ...] = ()


class GroupEntry(Part):
    """The questions on one subject; the title is a button."""

    id: Id
    title: Bilingual
    questions: Annotated[tuple[QuestionEntry, ...], Field(min_length=1)]


class SheetFile(Part):
    """The schema of ``sheet.yaml``."""

    groups: Annotated[tuple[GroupEntry, ...], Field(min_length=1)]


def sheet_in(file: SheetFile, sources: Mapping[str, Source], lang: str) -> tuple[SheetGroup, ...]:
    """Return the question sheet in one language."""
    return tuple(
        SheetGroup(
            group.id,
            group.title.in_(lang),
            tuple(
                SheetQuestion(
                    question.id,
                    question.text.in_(lang),
                    tuple(sources[name] for name in question.sources),
                )
                for question in group.questions
            ),
        )
        for group in file.groups
    )


def check_sheet(parsed: Parsed[SheetFile], sources: Iterable[str] | None, report: Report) -> None:
    """Check ids, labels and sources; ``sources`` is None where they couldn't be read."""
    groups = parsed.model.groups
    _unique([group.id for group in groups], ("groups",), parsed, report)
    for place, group in enumerate(groups):
        for lang in LANGUAGES:
            if columns(group.title.in_(lang)) > WIDEST_LABEL:
                line = parsed.line("groups", place, "title", lang)
                message = f"the title is wider than {WIDEST_LABEL} columns and is a button"
                report.error(parsed.file, line, message, "write fewer words; 汉字 count 2")
        at = ("groups", place, "questions")
        _unique([question.id for question in group.questions], at, parsed, report)
        for index, question in enumerate(group.questions):
            if sources is not None:
                line = parsed.line(*at, index, "sources")
                check_named(question.sources, sources, parsed.file, line, report)


def _unique(
    ids: list[str], at: tuple[int | str, ...], parsed: Parsed[SheetFile], report: Report
) -> None:
    for index, name in enumerate(ids):
        if name in ids[:index]:
            line = parsed.line(*at, index, "id")
            report.error(parsed.file, line, f"the id {name} is used twice", "write another id")

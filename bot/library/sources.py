"""``sources.yaml``: where facts come from."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Literal

from pydantic import ConfigDict, RootModel

from bot.library.fields import Bilingual, Id, Part, Text, WebAddress, Year
from bot.library.languages import LANGUAGES
from bot.library.models import Source
from bot.library.problems import Report, meant
from bot.library.reading import ContentFile

SOURCES: Final = "sources.yaml"


class SourceEntry(Part):
    """One source; ``name`` is what answers call it, where its title is long."""

    title: Text
    name: Bilingual | None = None
    by: Text | None = None
    year: Year | None = None
    url: WebAddress | None = None
    kind: Literal["document", "study", "guideline", "law", "hospital", "site"]
    note: Bilingual | None = None


class SourcesFile(RootModel[dict[Id, SourceEntry]]):
    """The schema of ``sources.yaml``."""

    model_config = ConfigDict(frozen=True)


def sources_in(file: SourcesFile) -> Mapping[str, Source]:
    """Return the sources by id."""
    return MappingProxyType({name: _source(name, entry) for name, entry in file.root.items()})


def _source(name: str, entry: SourceEntry) -> Source:
    note = {lang: entry.note.in_(lang) for lang in LANGUAGES} if entry.note else {}
    names = {lang: entry.name.in_(lang) for lang in LANGUAGES} if entry.name else {}
    return Source(
        id=name,
        title=entry.title,
        name=MappingProxyType(names),
        by=entry.by,
        year=entry.year,
        url=entry.url,
        kind=entry.kind,
        note=MappingProxyType(note),
    )


def check_named(
    named: Iterable[str], known: Iterable[str], file: ContentFile, line: int, report: Report
) -> None:
    """Note each source that is named on a line but not described."""
    known = set(known)
    for name in named:
        if name not in known:
            hint = meant(name, known, f"describe it in {SOURCES}")
            report.error(file, line, f"the source {name} is not in {SOURCES}", hint)

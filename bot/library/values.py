"""``values.yaml``: what the surgeon decides, where sources give a range.

The clinic's own file is laid over the shipped one value by value, so that it may hold no more than
the rules it sets: ``- {id: hair-wash, ours: {zh: ..., en: ...}}``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.library.fields import Bilingual, Id, Part
from bot.library.models import Source, Value
from bot.library.problems import Report
from bot.library.reading import ContentFile, Tree
from bot.library.validating import Parsed, load

VALUES: Final = "values.yaml"
PREFIX: Final = "value."


class ValueEntry(Part):
    """One value; ``ours`` is the clinic's rule, left out where it has set none."""

    id: Id
    title: Bilingual | None = None
    range: Bilingual | None = None
    ours: Bilingual | None = None
    sources: tuple[Id, ...] = ()


class ValuesFile(Part):
    """The schema of ``values.yaml``, which may be missing."""

    values: tuple[ValueEntry, ...] = ()


@dataclass(frozen=True)
class Values:
    """The files as they were read, the shipped one first."""

    layers: tuple[Parsed[ValuesFile], ...]

    @property
    def ids(self) -> frozenset[str]:
        """Every value that is described."""
        return frozenset(entry.id for layer in self.layers for entry in layer.model.values)

    @property
    def variables(self) -> frozenset[str]:
        """What ``{value.…}`` may name."""
        return frozenset(f"{PREFIX}{name}" for name in self.ids)

    def entry(self, name: str) -> ValueEntry:
        """Return a value with the clinic's lines laid over the shipped ones."""
        said: dict[str, Any] = {}
        for layer in self.layers:
            for entry in layer.model.values:
                if entry.id == name:
                    said |= {field: text for field, text in entry if text}
        return ValueEntry.model_construct(**said)

    def place(self, name: str) -> tuple[ContentFile, int]:
        """Return where a value is described first."""
        places = (
            (layer.file, layer.line("values", place, "id"))
            for layer in self.layers
            for place, entry in enumerate(layer.model.values)
            if entry.id == name
        )
        return next(places)


def read_values(tree: Tree, report: Report) -> Values | None:
    """Read the file and what it is laid over; None (and problems) if one can't be used."""
    path = Path(VALUES)
    files = [files[path] for files in (tree.replaced, tree.files) if path in files]
    layers = [load(file, ValuesFile, report) for file in files]
    read = tuple(layer for layer in layers if layer is not None)
    return Values(read) if len(read) == len(layers) else None


def values_in(values: Values, sources: Mapping[str, Source], lang: str) -> dict[str, Value]:
    """Return the values in one language by id; every check has passed."""
    return {name: _value(name, values.entry(name), sources, lang) for name in sorted(values.ids)}


def _value(name: str, entry: ValueEntry, sources: Mapping[str, Source], lang: str) -> Value:
    among = entry.range.in_(lang) if entry.range else ""
    return Value(
        id=name,
        title=entry.title.in_(lang) if entry.title else name,
        text=entry.ours.in_(lang) if entry.ours else among,
        range=among,
        own=entry.ours is not None,
        sources=tuple(sources[source] for source in entry.sources),
    )


def variables_of(values: Mapping[str, Value]) -> dict[str, str]:
    """Return what ``{value.…}`` stands for."""
    return {f"{PREFIX}{name}": value.text for name, value in values.items()}

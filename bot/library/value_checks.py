"""What is wrong with the values: gaps, ids that stand twice, phrases that don't fit in."""

from collections.abc import Collection, Iterator
from typing import Final

from bot.library.languages import LANGUAGES
from bot.library.problems import Report
from bot.library.reading import ContentFile
from bot.library.sources import check_named
from bot.library.validating import Parsed
from bot.library.values import PREFIX, ValueEntry, Values, ValuesFile

_ENDS: Final = (".", "。", "!", "！")


def check_values(
    values: Values, used: Collection[str], sources: Collection[str] | None, report: Report
) -> None:
    """Note what is missing, unknown or not used; ``sources`` is None where unreadable.

    ``used`` has the variables that stand in a text.
    """
    for name in sorted(values.ids):
        file, line = values.place(name)
        entry = values.entry(name)
        for field in ("title", "range"):
            if getattr(entry, field) is None:
                hint = f"add a line {field}: {{zh: ..., en: ...}} below id: {name}"
                report.error(file, line, f"{name} has no {field}", hint)
        if f"{PREFIX}{name}" not in used:
            hint = f"write {{{PREFIX}{name}}} where a text speaks of it, or take it away"
            report.warning(file, line, f"no page and no answer uses {name}", hint)
    for layer in values.layers:
        _check_layer(layer, sources, report)


def _check_layer(
    layer: Parsed[ValuesFile], sources: Collection[str] | None, report: Report
) -> None:
    ids = [entry.id for entry in layer.model.values]
    for place, entry in enumerate(layer.model.values):
        if entry.id in ids[:place]:
            line = layer.line("values", place, "id")
            report.error(layer.file, line, f"{entry.id} stands twice", "keep one of the two")
        line = layer.line("values", place, "sources")
        known = entry.sources if sources is None else sources
        check_named(entry.sources, known, layer.file, line, report)
        for at, text in _texts(entry):
            _check_phrase(text, layer.file, layer.line("values", place, *at), report)


def _texts(entry: ValueEntry) -> Iterator[tuple[tuple[str, str], str]]:
    for field in ("title", "range", "ours"):
        words = getattr(entry, field)
        if words is not None:
            for lang in LANGUAGES:
                yield (field, lang), words.in_(lang)


def _check_phrase(text: str, file: ContentFile, line: int, report: Report) -> None:
    if "{" in text:
        report.error(file, line, "{...} does not work in a value", "write the words themselves")
    if text.endswith(_ENDS):
        hint = "take the full stop away: the words stand inside a sentence"
        report.warning(file, line, "the value ends with a full stop", hint)

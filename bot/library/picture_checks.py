"""Whether drawings and wordings agree, and whether the words have room."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from bot.library.clinic import VARIABLES, clinic_in, variables
from bot.library.drawings import PICTURES, SVG, message_of, misplaced, too_long
from bot.library.files import Files
from bot.library.forbidden import Forbidden
from bot.library.languages import LANGUAGES
from bot.library.pictures import Sketch
from bot.library.problems import Report, meant
from bot.library.reading import ContentFile
from bot.library.sources import sources_in
from bot.library.values import values_in, variables_of
from bot.library.wording import WORDING, Wording

_PREFIX: Final = message_of("")
_COVERED: Final = "gbk"
"""The Chinese standard whose every sign the drawings' font has."""


def check_pictures(files: Files, report: Report) -> None:
    """Note drawings that can't be read, labels without words and words without a label."""
    messages = frozenset().union(*(words.messages for words in files.wording.values()))
    for sketch in files.sketches.values():
        _check_drawing(sketch, report)
        _check_places(sketch, report)
        _check_labels(sketch, messages, report)
        _check_variables(sketch, files.variables(LANGUAGES[0]), report)
    for words in files.wording.values():
        _check_shown(words, files.sketches, report)


def given(files: Files) -> dict[str, frozenset[str]]:
    """Return the wordings that drawings show, each with the variables it is given."""
    messages = frozenset().union(*(words.messages for words in files.wording.values()))
    shown = frozenset().union(*(sketch.messages for sketch in files.sketches.values()))
    return dict.fromkeys(shown & messages, frozenset(VARIABLES))


def check_drawn(files: Files, report: Report) -> None:
    """Note words in drawings that no text may use."""
    if files.forbidden:
        forbidden = Forbidden(files.forbidden.model)
        for sketch, wording, texts in _drawn(files, report):
            _check_allowed(sketch, wording, texts, forbidden, report)


def check_room(files: Files, report: Report) -> None:
    """Warn of words that don't fit or can't be drawn."""
    for sketch, wording, texts in _drawn(files, report):
        _check_length(sketch, wording, texts, report)
        _check_signs(sketch, wording, texts, report)


def _drawn(files: Files, report: Report) -> Iterator[tuple[Sketch, Wording, dict[str, str]]]:
    """Yield each drawing in each language with its texts; none where the content can't be used."""
    if report.failed or not (files.clinic and files.values and files.sources):
        return
    sources = sources_in(files.sources.model)
    for lang, wording in files.wording.items():
        clinic = clinic_in(files.clinic.model, lang)
        known = variables(clinic) | variables_of(values_in(files.values, sources, lang))
        for sketch in files.sketches.values():
            yield sketch, wording, sketch.texts(wording, known)


def _check_drawing(sketch: Sketch, report: Report) -> None:
    try:
        root = ET.fromstring(sketch.svg)  # noqa: S314  # the clinic's own file
    except ET.ParseError as error:
        hint = "save it again as a plain SVG, or take your last change back"
        report.error(sketch.file, error.position[0], "this can't be read as a drawing", hint)
        return
    if root.tag != f"{SVG}svg":
        report.error(sketch.file, 1, "this is no SVG drawing", "save it as a plain SVG")
    if next(root.iter(f"{SVG}image"), None) is not None:
        hint = "draw it with lines; photographs of patients have no place here"
        report.error(sketch.file, None, "the drawing holds a photograph", hint)


def _check_places(sketch: Sketch, report: Report) -> None:
    for text in misplaced(sketch.svg):
        hint = "numbers above 0; data-place is top, middle or bottom (see docs/content.md)"
        report.error(sketch.file, None, f"{text} has no place that words can be put in", hint)


def _check_labels(sketch: Sketch, messages: Collection[str], report: Report) -> None:
    for line, name in sketch.labels:
        message = message_of(name)
        if not name.startswith(f"{sketch.id}-"):
            text = f"{{{name}}} is not this drawing's: its labels begin with {sketch.id}-"
            report.error(sketch.file, line, text, f"write {{{sketch.id}-...}}")
        elif message not in messages:
            where = " and ".join(f"{WORDING}/{lang}" for lang in LANGUAGES)
            hint = meant(message, messages, f"add a line {message} = ... in {where}")
            report.error(sketch.file, line, f"{{{name}}}: there is no wording {message}", hint)
    if sketch.alt not in {name for _line, name in sketch.labels}:
        text = "nothing describes the drawing to people who can't see it"
        hint = f"write <desc>{{{sketch.alt}}}</desc> below its first line"
        report.error(sketch.file, 1, text, hint)


def _check_variables(sketch: Sketch, known: Collection[str] | None, report: Report) -> None:
    for line, name in sketch.variables:
        if known is not None and name not in known:
            hint = meant(name, known, "take it away")
            report.error(sketch.file, line, f"{{{name}}} stands for nothing", hint)


def _check_shown(wording: Wording, sketches: Mapping[str, Sketch], report: Report) -> None:
    """Note wordings for drawings that no drawing shows."""
    shown = frozenset().union(*(sketch.messages for sketch in sketches.values()))
    for message in wording.messages.values():
        if message.id.startswith(_PREFIX) and message.id not in shown:
            label = message.id.removeprefix(_PREFIX)
            hint = meant(message.id, shown, f"write {{{label}}} in its drawing in {PICTURES}/")
            report.warning(message.file, message.line, f"no drawing shows {message.id}", hint)


def _check_length(
    sketch: Sketch, wording: Wording, texts: Mapping[str, str], report: Report
) -> None:
    for excess in too_long(sketch.svg, texts):
        names = " ".join(f"{{{label}}}" for label in excess.labels)
        file, line = _place(excess.labels, wording, sketch)
        text = f"{names} has {excess.lines} lines in {sketch.id}.svg, and room for {excess.room}"
        hint = "say it in fewer words, else it is set smaller"
        report.warning(file, line, text, hint)


def _check_signs(
    sketch: Sketch, wording: Wording, texts: Mapping[str, str], report: Report
) -> None:
    for _line, name in (*sketch.labels, *sketch.variables):
        strange = sorted(sign for sign in set(texts[name]) if not _covered(sign))
        if strange:
            text = f"{{{name}}}: drawings can't show {' '.join(strange)}"
            file, line = _place((name,), wording, sketch)
            report.warning(file, line, text, "use letters, digits and common signs")


def _check_allowed(
    sketch: Sketch,
    wording: Wording,
    texts: Mapping[str, str],
    forbidden: Forbidden,
    report: Report,
) -> None:
    for _line, name in (*sketch.labels, *sketch.variables):
        for word, instead in forbidden.found(texts[name], ""):
            file, line = _place((name,), wording, sketch)
            report.error(file, line, f"“{word}” is a word that no text may use", instead)


def _covered(sign: str) -> bool:
    return sign == "\n" or bool(sign.encode(_COVERED, "ignore"))


def _place(
    labels: tuple[str, ...], wording: Wording, sketch: Sketch
) -> tuple[ContentFile, int | None]:
    """Return where the words of a text stand: in a wording if one is among them."""
    for label in labels:
        message = wording.messages.get(message_of(label))
        if message is not None:
            return message.file, message.line
    line = next(line for line, name in sketch.variables if name in labels)
    return sketch.file, line

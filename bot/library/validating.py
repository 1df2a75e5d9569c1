"""From a file to a checked model, with every mistake told in the writer's words and line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.library.problems import Report, meant
from bot.library.reading import ContentFile, Tree
from bot.library.yaml_lines import Document, YamlError, parse

M = TypeVar("M", bound=BaseModel)
_SHOWN: Final = 40
_IDS: Final = "1 to 40 small letters a-z, digits and hyphens, such as risk-bleeding"
_MESSAGES: Final[Mapping[str, tuple[str, str]]] = {
    "missing": ("{name} is missing", "add a line {name}: ..."),
    "string_type": ("{name} must be a text", "write one text after {name}:"),
    "string_too_short": ("{name} is empty", "write the text after {name}:"),
    "tuple_type": ("{name} must be a list", "put square brackets around it: [a, b]"),
    "too_short": ("{name} has too few entries", "add what is missing"),
    "dict_type": ("{name} must be lines of the form name: value", "indent them below {name}:"),
    "model_type": ("{name} must be lines of the form name: value", "such as {{zh: ..., en: ...}}"),
    "bool_type": ("{name} must be true or false", "write true or false"),
    "bool_parsing": ("{name} must be true or false", "write true or false"),
    "int_type": ("{name} must be a whole number", "write digits only, such as 10"),
    "int_parsing": ("{name} must be a whole number", "write digits only, such as 10"),
    "greater_than_equal": ("{name} is too small", "check the number"),
    "less_than_equal": ("{name} is too big", "check the number"),
    "string_pattern_mismatch": ("{input} can't be used as an id", "write " + _IDS),
    "literal_error": ("{input} is not known as {name}", "write one of: {expected}"),
    "mistake": ("{message}", "{hint}"),
}


@dataclass(frozen=True)
class Parsed(Generic[M]):
    """A checked file with the lines its values stand on."""

    model: M
    document: Document
    file: ContentFile

    def line(self, *location: int | str) -> int:
        """Return the line of a value."""
        return self.document.line(*location)


def text_of(file: ContentFile, report: Report) -> str | None:
    """Return a file's text with plain line ends, or None (and a problem) if it can't be read."""
    try:
        data = file.read()
    except OSError:
        report.error(file, None, "the file can't be read", "check that it is there and readable")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report.error(file, line, "this is not UTF-8 text", "save the file with encoding UTF-8")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def load(file: ContentFile, model: type[M], report: Report) -> Parsed[M] | None:
    """Read a YAML file as ``model``; None (and problems) if it isn't one."""
    text = text_of(file, report)
    return None if text is None else validate(text, 1, file, model, report)


def load_optional(tree: Tree, name: str, model: type[M], report: Report) -> Parsed[M] | None:
    """Read a YAML file that may be missing; None (and problems, if it is there) if it can't be."""
    file = tree.get(name)
    return load(file, model, report) if tree.exists(file.path) else None


def validate(
    text: str, first_line: int, file: ContentFile, model: type[M], report: Report
) -> Parsed[M] | None:
    """Check YAML text that begins on ``first_line`` of ``file``; None (and problems) if wrong."""
    try:
        document = parse(text, first_line)
    except YamlError as error:
        report.error(file, error.line, error.message, error.hint)
        return None
    try:
        return Parsed(model.model_validate(document.data or {}), document, file)
    except ValidationError as invalid:
        for details in invalid.errors(include_url=False):
            _tell(details, document, file, model, report)
        return None


def _tell(
    error: ErrorDetails, document: Document, file: ContentFile, model: type[M], report: Report
) -> None:
    location = tuple(part for part in error["loc"] if part != "[key]")
    line = document.line(*location)
    name = next((part for part in reversed(location) if isinstance(part, str)), "the file")
    if error["type"] == "extra_forbidden":
        known = _siblings(model, location)
        hint = meant(name, known, f"known are: {', '.join(known)}")
        report.error(file, line, f"{name} is not known here", hint)
        return
    values: dict[str, Any] = {"name": name, "input": str(error["input"])[:_SHOWN]}
    values |= error.get("ctx", {})
    if error["input"] is None and error["type"] not in {"missing", "mistake"}:
        message, hint = "{name} is empty", "write it after {name}:, or take the line away"
    else:
        message, hint = _MESSAGES.get(error["type"], ("{name} is wrong", "compare the other files"))
    report.error(file, line, message.format(**values), hint.format(**values))


def _siblings(model: type[BaseModel], location: Iterable[int | str]) -> list[str]:
    """Return the names that may stand where ``location`` points."""
    *above, _last = location
    if "root" in model.model_fields:
        model = _model_in(model.model_fields["root"].annotation) or model
    for part in above:
        field = model.model_fields.get(str(part))
        inner = _model_in(field.annotation) if field else None
        model = inner or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model that an annotation such as ``tuple[Group, ...] | None`` is about."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in inner if model), None)

"""YAML as plain text values that know their lines.

Only the parser's events are used, with libyaml behind them: 60 front matters and 5 files take
10 ms, ruamel.yaml in pure Python 320 ms; libyaml's own composing crashes the process on a text
of 100,000 brackets. Scalars stay text (``no`` is "no", ``0355`` is "0355"):
what a value has to be is the schema's matter.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

Location = tuple[int | str, ...]
"""The way from the top to a value: keys of mappings and indices of lists."""

_DEEPEST: Final = 8
_NOTHING: Final = frozenset({"", "~", "null"})
_QUOTE: Final = 'put the whole text in quotes, such as title: "Risks: bleeding"'
_HINTS: Final = (
    ("mapping values are not allowed", "a colon stands inside a text", _QUOTE),
    ("cannot start any token", "a text begins with a sign that has a meaning here", _QUOTE),
    ("while scanning an alias", "a text begins with *, which has a meaning here", _QUOTE),
    ("while scanning an anchor", "a text begins with &, which has a meaning here", _QUOTE),
    ("quoted scalar", "a quotation mark is not closed", 'write the same mark at the end: "text"'),
    ("flow sequence", "a list is not closed", "write a comma between items, ] at the end: [a, b]"),
    ("flow mapping", "a brace is not closed", "write } at the end, such as {zh: 肿, en: swelling}"),
    ("another document", "there is a second --- in the file", "keep one part only"),
    ("simple key", "this line has no colon", "write name: value"),
    ("expected key", "this line does not fit in", "indent it like the line above; " + _QUOTE),
)


class YamlError(Exception):
    """The text isn't YAML as it is used here; message and hint are for the writer."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class Document:
    """``data`` is made of dict, list, str and None; ``lines`` tells where each value begins."""

    data: Any
    lines: dict[Location, int]

    def line(self, *location: int | str) -> int:
        """Return the line of a value, or of what it should stand in."""
        while location not in self.lines:
            location = location[:-1]
        return self.lines[location]


def parse(text: str, first_line: int = 1) -> Document:
    """Read one YAML document whose first line is line ``first_line`` of its file.

    Raises:
        YamlError: it can't be read, or it uses what only programmers know (anchors, tags).
    """
    for number, line in enumerate(text.split("\n"), first_line):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise YamlError(number, "the line begins with a tab", "indent with spaces")
    try:
        return _Builder(text, first_line).build()
    except yaml.MarkedYAMLError as error:
        raise _in_words(error, first_line) from None
    except yaml.YAMLError:
        message = "there is a control character that nobody can see"
        raise YamlError(first_line, message, "write the text anew in a plain editor") from None


def scalar(text: str) -> str:
    """Return a one-line text as it is written after ``name: ``, in quotes where it needs them."""
    try:
        plain = parse(f"x: {text}").data == {"x": text}
    except YamlError:
        plain = False
    return text if plain else json.dumps(text, ensure_ascii=False)


def _in_words(error: Any, first_line: int) -> YamlError:
    said = f"{error.context or ''} {error.problem or ''}"
    unclosed = any(word in said for word in ("flow", "quoted", "simple key"))
    mark = error.context_mark if unclosed and error.context_mark else error.problem_mark
    line = first_line + (mark.line if mark else 0)
    for part, message, hint in _HINTS:
        if part in said:
            return YamlError(line, message, hint)
    return YamlError(line, "this can't be read", _QUOTE)


def _scalar(event: Any) -> str | None:
    plain = event.implicit[0]
    return None if plain and event.value in _NOTHING else str(event.value)


class _Builder:
    def __init__(self, text: str, first_line: int) -> None:
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._first = first_line
        self._lines: dict[Location, int] = {(): first_line}

    def build(self) -> Document:
        data = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if event.start_mark is not None and event.start_mark.index and data is not None:
                    raise YamlError(self._line(event), "there is a second ---", "keep one part")
                data = self._value(next(self._events), ())
        return Document(data, self._lines)

    def _line(self, event: Any) -> int:
        return int(event.start_mark.line) + self._first

    def _value(self, event: Any, at: Location) -> Any:
        line = self._line(event)
        self._lines.setdefault(at, line)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise YamlError(line, "a text begins with & or *, which has a meaning here", _QUOTE)
        if event.tag is not None and event.tag != "!":  # a quoted text has the tag "!"
            raise YamlError(line, "a text begins with !, which has a meaning here", _QUOTE)
        if len(at) > _DEEPEST:
            raise YamlError(line, "too many levels inside each other", "use fewer brackets")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(at)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(at)
        return _scalar(event)

    def _sequence(self, at: Location) -> list[Any]:
        items: list[Any] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            # Twenty thousand ways to ask stand in lists: nothing is to be said of most texts.
            if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
                self._lines[(*at, len(items))] = self._line(event)
                items.append(_scalar(event))
            else:
                items.append(self._value(event, (*at, len(items))))
        return items

    def _mapping(self, at: Location) -> dict[str, Any]:
        items: dict[str, Any] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key, line = self._key(event), self._line(event)
            if key in items:
                raise YamlError(line, f"{key}: stands there twice", "keep one of the two lines")
            self._lines[(*at, key)] = line
            items[key] = self._value(next(self._events), (*at, key))
        return items

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise YamlError(self._line(event), "a name is missing before the colon", _QUOTE)
        return str(event.value)

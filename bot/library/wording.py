"""Wordings in Project Fluent: one bundle a language, and what each message needs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.library.languages import LANGUAGES, LOCALES
from bot.library.problems import Report, meant
from bot.library.reading import ContentFile, Tree
from bot.library.validating import text_of

WORDING: Final = "wording"
_FUNCTIONS: Final = frozenset({"NUMBER", "DATETIME"})
_BOLD_FIRST: Final = re.compile(r"^( +)(\*\*)", re.MULTILINE)
"""Fluent lets no line begin with a star; texts in Markdown want to, and no variant does."""

_ENTRY: Final = re.compile(r"^(?=(-?[A-Za-z][\w-]*) *=)", re.MULTILINE)
"""Where a wording begins; what belongs to it is indented."""

_BRACKET: Final = re.compile(r"[{}()]")
_DEEPEST: Final = 12
"""Brackets inside each other; choices in choices in choices need 4."""

_HINTS: Final[Mapping[str, str]] = {
    "E0003": "write name = text, and indent the lines that go on below it by 4 blanks",
    "E0005": "write the text after the = sign",
    "E0010": "mark one variant with * as the default: *[other] ...",
    "E0020": "close the quotation mark",
}


@dataclass(frozen=True)
class Message:
    """A wording: where it stands, the variables and other messages it uses itself.

    ``dates`` are those of its variables that are written as dates; ``choices`` has pairs of a
    variable that chooses between variants and a variant's name.
    """

    id: str
    file: ContentFile
    line: int
    variables: frozenset[str]
    uses: frozenset[str]
    dates: frozenset[str]
    choices: frozenset[tuple[str, str]]


class Wording:
    """All wordings of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.messages: dict[str, Message] = {}
        self._bundle = FluentBundle([LOCALES[lang]], use_isolating=False)
        self._fixed: dict[str, str] = {}
        self._unread: dict[str, str] = {}
        self._reading = Lock()

    def add(self, resource: ast.Resource, messages: Iterable[Message]) -> None:
        """Take in a parsed file; the first message of an id counts."""
        self._bundle.add_resource(resource)
        for message in messages:
            self.messages.setdefault(message.id, message)

    def trust(self, text: str) -> None:
        """Take in a file without a mistake; each wording is parsed when it is first said.

        Parsing all of them takes an eighth of a second, and a process says few in its first hour.
        """
        starts = [(found.start(), found[1]) for found in _ENTRY.finditer(text)]
        ends = [start for start, _name in starts[1:]] + [len(text)]
        for (start, name), end in zip(starts, ends, strict=True):
            self._unread.setdefault(name, text[start:end])

    def _read(self, name: str) -> None:
        """Parse a wording and what it refers to; only then is it read for other threads."""
        pending, read = [name], set()
        while pending:
            entry = pending.pop()
            if entry in self._unread and entry not in read:
                read.add(entry)
                resource = FluentParser().parse(self._unread[entry])
                self._bundle.add_resource(resource)
                used = _Used()
                used.visit(resource)
                pending += used.messages
        for entry in read:
            del self._unread[entry]

    def variables(self, message: str) -> frozenset[str]:
        """Return the variables of a message and of all it refers to."""
        names = {message, *self.used_by(message)} & self.messages.keys()
        return frozenset().union(*(self.messages[name].variables for name in names))

    @property
    def dates(self) -> frozenset[str]:
        """The variables that are written as dates somewhere."""
        return frozenset().union(*(message.dates for message in self.messages.values()))

    def used_by(self, message: str) -> frozenset[str]:
        """Return every message that this one refers to, also through others."""
        seen: set[str] = set()
        pending = [message]
        while pending:
            name = pending.pop()
            if name in self.messages:
                new = self.messages[name].uses - seen
                seen |= new
                pending += new
        return frozenset(seen)

    def text(self, message: str, values: Mapping[str, Any]) -> str:
        """Return a wording with its variables filled in.

        Raises:
            KeyError: no such message, or a variable it needs isn't among ``values``.
        """
        # Labels have no variables and stand on every screen; formatting them anew costs 30 µs each.
        if not values and message in self._fixed:
            return self._fixed[message]
        if message in self._unread:
            with self._reading:
                self._read(message)
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            raise KeyError(message)
        text, errors = self._bundle.format_pattern(pattern, dict(values))
        if errors:
            raise KeyError(f"{message}: {errors[0]}")
        if not values:
            self._fixed[message] = str(text)
        return str(text)


def read_wording(tree: Tree, report: Report, *, known: bool = False) -> Mapping[str, Wording]:
    """Read ``wording/<language>/*.ftl``, noting what can't be read or stands there twice.

    Of files that are ``known`` to be good nothing is noted, nor what their messages need.
    """
    found = {lang: Wording(lang) for lang in LANGUAGES}
    for file in tree.under(WORDING, ".ftl"):
        lang = file.path.parts[1]
        if lang not in found:
            hint = f"put it into {' or '.join(f'{WORDING}/{known}' for known in LANGUAGES)}"
            report.error(file, None, f"the language {lang} is not known", hint)
            continue
        text = text_of(file, report)
        if text is None:
            continue
        text = _BOLD_FIRST.sub(r'\1{ "" }\2', text)
        if known:
            found[lang].trust(text)
        else:
            _read(text, file, found[lang], report)
    return found


def _read(text: str, file: ContentFile, wording: Wording, report: Report) -> None:
    if deep := _too_deep(text):
        report.error(file, deep, "too many brackets stand inside each other", "close each { with }")
        return
    resource = FluentParser().parse(text)
    found: list[Message] = []
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            _unreadable(entry, text, file, report)
        elif isinstance(entry, ast.Message | ast.Term):
            message = _message(entry, text, file, report)
            twice = wording.messages.get(message.id) or next(
                (other for other in found if other.id == message.id), None
            )
            if twice:
                where = f"{twice.file.path.as_posix()}:{twice.line}"
                hint = f"keep one; the other stands in {where}"
                report.error(file, message.line, f"the wording {message.id} stands twice", hint)
            found.append(message)
    wording.add(resource, found)


def _too_deep(text: str) -> int | None:
    """Return the line where brackets stand too deep inside each other for Fluent's recursion."""
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line[:1].isalpha() or line[:1] == "-":
            depth = 0  # a bracket left open ends with its wording
        for sign in _BRACKET.findall(line):
            depth += 1 if sign in "{(" else -1
            if depth > _DEEPEST:
                return number
    return None


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _unreadable(junk: ast.Junk, text: str, file: ContentFile, report: Report) -> None:
    fault = junk.annotations[0]
    start = fault.span.start if fault.span else 0
    hint = _HINTS.get(fault.code, "write name = text; each { needs its }")
    report.error(file, _line(text, start), "this line can't be read as a wording", hint)


def _message(
    entry: ast.Message | ast.Term, text: str, file: ContentFile, report: Report
) -> Message:
    line = _line(text, entry.span.start) if entry.span else 1
    if entry.value is None:
        report.error(file, line, f"{entry.id.name} has no text", "write the text after the = sign")
    used = _Used()
    used.visit(entry)
    for function in sorted(used.functions - _FUNCTIONS):
        hint = meant(function, _FUNCTIONS, f"known are: {', '.join(sorted(_FUNCTIONS))}")
        report.error(file, line, f"the function {function} is not known", hint)
    name = entry.id.name if isinstance(entry, ast.Message) else f"-{entry.id.name}"
    return Message(
        name,
        file,
        line,
        frozenset(used.variables),
        frozenset(used.messages),
        frozenset(used.dates),
        frozenset(used.choices),
    )


class _Used(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()
        self.functions: set[str] = set()
        self.dates: set[str] = set()
        self.choices: set[tuple[str, str]] = set()

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802  # Visitor
        chooser: ast.BaseNode = node.selector
        if isinstance(chooser, ast.FunctionReference) and chooser.arguments.positional:
            chooser = chooser.arguments.positional[0]
        if isinstance(chooser, ast.VariableReference):
            for variant in node.variants:
                key = variant.key
                name = key.name if isinstance(key, ast.Identifier) else key.value
                self.choices.add((chooser.id.name, name))
        self.generic_visit(node)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # Visitor
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802  # Visitor
        self.messages.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802  # Visitor
        self.messages.add(f"-{node.id.name}")

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802  # Visitor
        self.functions.add(node.id.name)
        if node.id.name == "DATETIME":
            given = node.arguments.positional
            self.dates |= {
                each.id.name for each in given if isinstance(each, ast.VariableReference)
            }
        self.generic_visit(node)

"""Whether the languages' wordings agree with each other and with the code that uses them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bot.library.problems import Report, meant
from bot.library.reading import ContentFile, Tree
from bot.library.wording import WORDING, Message, Wording

_MOST_PARTS: Final = 30
"""Fluent follows references by recursion."""


def check_wording(
    tree: Tree,
    wording: Mapping[str, Wording],
    required: Mapping[str, frozenset[str]],
    report: Report,
) -> None:
    """Note what is missing in a language, differs between two, or doesn't fit ``required``.

    ``required`` has the variables that the code passes for each message it uses.
    """
    for lang, mine in wording.items():
        for other in wording.values():
            if other is not mine:
                _compare(tree, mine, other, report)
        for name in sorted(required.keys() - mine.messages.keys()):
            if not any(name in other.messages for other in wording.values()):
                _missing_everywhere(tree, lang, name, mine, report)
        for message in mine.messages.values():
            _check_references(message, mine, report)
            if message.id in required:
                _check_variables(message, mine, required[message.id], report)


def _compare(tree: Tree, mine: Wording, other: Wording, report: Report) -> None:
    """Note what ``mine`` has and ``other`` lacks, and where their variables differ."""
    files: set[Path] = set()
    for message in mine.messages.values():
        twin = _twin(tree, message.file, other.lang)
        if not tree.exists(twin.path):
            if message.file.path not in files:
                files.add(message.file.path)
                hint = f"add {twin.path.as_posix()}"
                text = f"this file is missing in the language {other.lang}"
                report.error(message.file, None, text, hint)
        elif message.id not in other.messages:
            hint = f"add a line {message.id} = ... (see {message.file.path}:{message.line})"
            report.error(twin, None, f"the wording {message.id} is missing", hint)
        else:
            _compare_variables(message, mine, other, report)


def _compare_variables(message: Message, mine: Wording, other: Wording, report: Report) -> None:
    lacking = mine.variables(message.id) - other.variables(message.id)
    twin = other.messages[message.id]
    for name in sorted(lacking):
        text = f"{message.id} lacks {{ ${name} }}, which the language {mine.lang} has"
        report.error(twin.file, twin.line, text, f"use {{ ${name} }} in it")


def _twin(tree: Tree, file: ContentFile, lang: str) -> ContentFile:
    return tree.get((Path(WORDING) / lang / Path(*file.path.parts[2:])).as_posix())


def _missing_everywhere(tree: Tree, lang: str, name: str, mine: Wording, report: Report) -> None:
    files = tree.under(f"{WORDING}", ".ftl")
    own = [file for file in files if file.path.parts[1] == lang]
    file = own[0] if own else tree.get(f"{WORDING}/{lang}")
    hint = meant(name, mine.messages, f"add a line {name} = ...")
    report.error(file, None, f"the wording {name} is missing", hint)


def _check_references(message: Message, mine: Wording, report: Report) -> None:
    for name in sorted(message.uses - mine.messages.keys()):
        hint = meant(name, mine.messages, f"add a line {name} = ...")
        text = f"{message.id} uses the wording {name}, which doesn't exist"
        report.error(message.file, message.line, text, hint)
    parts = mine.used_by(message.id)
    if message.id in parts:
        text = f"{message.id} is made of itself"
        report.error(message.file, message.line, text, "write its text without the reference")
    elif len(parts) > _MOST_PARTS:
        text = f"{message.id} is made of {len(parts)} others, at most {_MOST_PARTS} can be"
        report.error(message.file, message.line, text, "write its text itself")


def _check_variables(
    message: Message, mine: Wording, given: frozenset[str], report: Report
) -> None:
    for name in sorted(mine.variables(message.id) - given):
        known = ", ".join(f"{{ ${word} }}" for word in sorted(given)) or "none"
        hint = meant(name, given, f"it can use: {known}")
        text = f"{message.id} uses {{ ${name} }}, which it is not given"
        report.error(message.file, message.line, text, hint)

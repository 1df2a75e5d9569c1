"""Whether wordings can be said: each is filled in on trial, so that none fails before a person."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from bot.library.columns import WIDEST_LABEL, columns
from bot.library.problems import Report
from bot.library.wording import Message, Wording

_LABELS: Final = ("button-", "do-")
_COMMAND: Final = "command-"
_LONGEST_COMMAND: Final = 256
"""Letters of a command's description (Bot API, BotCommand)."""

_DAY: Final = date(2026, 11, 23)
_MANY: Final = 3
_NUMBERS: Final[Mapping[str, int]] = {"zero": 0, "one": 1, "two": 2}
"""Numbers that choose the variants named so; the languages here have no other plurals."""


def check_trials(
    wording: Mapping[str, Wording], required: Mapping[str, frozenset[str]], report: Report
) -> None:
    """Note wordings that can't be said, are empty, or too wide for their button."""
    dates = frozenset().union(*(each.dates for each in wording.values()))
    for texts in wording.values():
        for message in texts.messages.values():
            given = required.get(message.id, frozenset())
            is_said = message.id in required or message.id.startswith((*_LABELS, _COMMAND))
            parts = {message.id, *texts.used_by(message.id)}
            # What is missing is told already.
            if is_said and parts <= texts.messages.keys() and texts.variables(message.id) <= given:
                for sample in _samples(parts, given, dates, texts):
                    _try(message, texts, sample, report)


def _samples(
    parts: set[str], given: frozenset[str], dates: frozenset[str], texts: Wording
) -> Iterator[dict[str, Any]]:
    """Yield what a wording is tried with, so that each variant of it is seen."""
    base = {name: _DAY if name in dates else _MANY for name in given}
    yield base
    chosen = frozenset().union(*(texts.messages[part].choices for part in parts))
    for variable, variant in sorted(chosen):
        value = int(variant) if variant.isdecimal() else _NUMBERS.get(variant, variant)
        yield {**base, variable: value}


def _try(message: Message, texts: Wording, sample: Mapping[str, Any], report: Report) -> None:
    try:
        text = texts.text(message.id, sample).strip()
    except Exception as error:  # noqa: BLE001  # whatever the formatter makes of a clinic's options
        why = str(error.args[0]) if isinstance(error, KeyError) else type(error).__name__
        hint = "look at the options of DATETIME and NUMBER, and at the brackets"
        report.error(message.file, message.line, f"{message.id} can't be said: {why}", hint)
        return
    if not text:
        hint = "write the text after the = sign"
        report.error(message.file, message.line, f"{message.id} is empty", hint)
    elif message.id.startswith(_LABELS) and columns(text) > WIDEST_LABEL:
        report.error(
            message.file,
            message.line,
            f"the button {message.id} is {columns(text)} columns wide",
            f"a phone shows {WIDEST_LABEL}; a Chinese character takes 2",
        )
    elif message.id.startswith(_COMMAND) and len(text) > _LONGEST_COMMAND:
        text = f"{message.id} has {len(text)} letters, the command menu takes {_LONGEST_COMMAND}"
        report.error(message.file, message.line, text, "make it shorter")

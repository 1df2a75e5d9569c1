"""Whether wordings can be said: each is filled in on trial, so that none fails before a person."""

from collections.abc import Mapping
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


def check_trials(
    wording: Mapping[str, Wording], required: Mapping[str, frozenset[str]], report: Report
) -> None:
    """Note wordings that can't be said, are empty, or too wide for their button."""
    dates = {name for each in wording.values() for name in each.dates}
    for texts in wording.values():
        for message in texts.messages.values():
            is_said = message.id in required or message.id.startswith((*_LABELS, _COMMAND))
            if is_said and not message.uses - texts.messages.keys():
                _try(message, texts, required.get(message.id, frozenset()), dates, report)


def _try(
    message: Message, texts: Wording, given: frozenset[str], dates: set[str], report: Report
) -> None:
    sample: dict[str, Any] = {name: _DAY if name in dates else 3 for name in given}
    try:
        text = texts.text(message.id, sample).strip()
    except Exception as error:  # noqa: BLE001  # whatever the formatter makes of a clinic's options
        why = type(error).__name__ if not isinstance(error, KeyError) else str(error.args[0])
        if all(name in given for name in texts.variables(message.id)):  # else it is told already
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

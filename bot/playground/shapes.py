"""Objects inside a call: of each the fields that count, of the types they are declared as.

Telegram drops what it doesn't know and refuses what has another type, so that what it echoes
fits the published types. Words, and what is taken for what: telegram-bot-api, ``Client.cpp``;
tdlib, ``JsonBuilder.cpp``.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.playground.model import Json

Read = Callable[[str, Any], Any]
"""Takes a field's name and value; returns the value as it counts, or raises ``ShapeError``."""
_WHOLE: Final = re.compile(r"0|-?[1-9][0-9]{0,18}")


class ShapeError(ValueError):
    """A field is missing or of the wrong type; says so in Telegram's words."""


def string(name: str, value: Any) -> str:
    """Read a text, or a number as one."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ShapeError(f'Field "{name}" must be of type String')
    return str(value)


def flag(name: str, value: Any) -> bool:
    """Read a switch."""
    if not isinstance(value, bool):
        raise ShapeError(f'Field "{name}" must be of type Boolean')
    return value


def whole(bits: int) -> Callable[[str, Any], int]:
    """Return what reads a whole number of so many bits, or a text that is one."""

    def read(name: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise ShapeError(f'Field "{name}" must be a Number')
        digits = str(value)
        if not _WHOLE.fullmatch(digits) or not -(2 ** (bits - 1)) <= int(digits) < 2 ** (bits - 1):
            raise ShapeError(f'Can\'t parse as an integer string "{digits}"')
        return int(digits)

    return read


def number_text(name: str, value: Any) -> str:
    """Read a number of 64 bits that the Bot API writes as a text, as ids of custom emoji are."""
    return str(whole(64)(name, value))


@dataclass(frozen=True)
class Shape:
    """An object's fields; an optional text that is empty is as good as none."""

    required: Mapping[str, Read] = field(default_factory=dict)
    optional: Mapping[str, Read] = field(default_factory=dict)

    def __call__(self, name: str, value: Any) -> Json:
        """Read a field that is such an object.

        Raises:
            ShapeError: it is none, or one of its fields is wrong.
        """
        if not isinstance(value, dict):
            raise ShapeError(f'Field "{name}" must be of type Object')
        return self.read(value)

    def read(self, given: Json) -> Json:
        """Return the fields that count.

        Raises:
            ShapeError: one is missing or wrong.
        """
        kept = {}
        for name, read in self.required.items():
            if name not in given:
                raise ShapeError(f'Can\'t find field "{name}"')
            kept[name] = read(name, given[name])
        for name, read in self.optional.items():
            if name in given and (value := read(name, given[name])) != "":
                kept[name] = value
        return kept


_KIND: Final = Shape({"type": string})


def one_of(kinds: Mapping[str, Shape], given: Any, *, no_object: str, no_kind: str) -> Json:
    """Return the fields that count of an object whose ``type`` tells which it has.

    Raises:
        ShapeError: with ``no_object`` it is none, with ``no_kind`` of no known type; or a field
            is wrong.
    """
    if not isinstance(given, dict):
        raise ShapeError(no_object)
    kind = _KIND.read(given)["type"]
    if kind not in kinds:
        raise ShapeError(no_kind)
    return {"type": kind, **kinds[kind].read(given)}

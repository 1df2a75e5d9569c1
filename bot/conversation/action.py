"""Actions: what a person can do, as small typed values that fit into a button.

An action is a frozen dataclass whose fields are ``int``, ``bool`` or ``Slug``. It packs into
``tag`` or ``tag:field:field`` in ASCII. A class whose worst case would not fit cannot be defined,
so packing never fails; unpacking answers None to anything that is not an action.
"""

import re
from collections.abc import Iterable
from dataclasses import fields
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Final, get_type_hints

MAX_BYTES: Final = 64
"""Telegram's limit for ``callback_data`` (Bot API, InlineKeyboardButton)."""

SLUG_LENGTH: Final = 40
_SLUG: Final = re.compile(rf"[a-z0-9-]{{1,{SLUG_LENGTH}}}")
_INT_LIMIT: Final = 2**63
_DIGITS: Final = re.compile(r"-?[0-9]{1,19}")

Slug = Annotated[str, "slug"]
"""A name of 1 to 40 characters of ``a-z``, ``0-9`` and ``-``, such as a page's id."""


def is_slug(text: str) -> bool:
    """Tell whether ``text`` can be a `Slug`."""
    return _SLUG.fullmatch(text) is not None


class Action:
    """Base of all actions; ``class ShowPage(Action, tag="p")`` and ``@dataclass(frozen=True)``."""

    tag: ClassVar[str] = ""

    def __init_subclass__(cls, tag: str) -> None:
        """Name the action's tag: 1 to 3 lower-case letters, unique in a codec."""
        if not re.fullmatch(r"[a-z]{1,3}", tag):
            raise TypeError(f"{cls.__name__}: a tag is 1 to 3 lower-case letters")
        cls.tag = tag

    def __post_init__(self) -> None:
        """Refuse a value that could not be packed.

        Raises:
            ValueError: a field is not what its type says.
        """
        for name, kind in field_kinds(type(self)).items():
            if not kind.holds(getattr(self, name)):
                raise ValueError(f"{type(self).__name__}.{name} is not a valid {kind.__name__}")


class _Kind:
    """How one type of field is held, written and read."""

    width: ClassVar[int]

    @staticmethod
    def holds(value: object) -> bool:
        raise NotImplementedError

    @staticmethod
    def write(value: Any) -> str:
        return str(int(value))

    @staticmethod
    def read(text: str) -> Any:
        """Return the value, or None when ``text`` is not one."""
        raise NotImplementedError


class _Int(_Kind):
    width = 20

    @staticmethod
    def holds(value: object) -> bool:
        return type(value) is int and -_INT_LIMIT <= value < _INT_LIMIT

    @staticmethod
    def read(text: str) -> int | None:
        value = int(text) if _DIGITS.fullmatch(text) else None
        return value if _Int.holds(value) else None


class _Bool(_Kind):
    width = 1

    @staticmethod
    def holds(value: object) -> bool:
        return isinstance(value, bool)

    @staticmethod
    def read(text: str) -> bool | None:
        return {"0": False, "1": True}.get(text)


class _Slug(_Kind):
    width = SLUG_LENGTH

    @staticmethod
    def holds(value: object) -> bool:
        return isinstance(value, str) and is_slug(value)

    @staticmethod
    def write(value: str) -> str:
        return value

    @staticmethod
    def read(text: str) -> str | None:
        return text if is_slug(text) else None


_KINDS: Final[dict[object, type[_Kind]]] = {int: _Int, bool: _Bool, Slug: _Slug}
_kinds_of: dict[type[Action], dict[str, type[_Kind]]] = {}


def field_kinds(action: type[Action]) -> dict[str, type[_Kind]]:
    """Return how each field of an action class is packed, in order.

    Raises:
        TypeError: a field has another type, or the worst case is over 64 bytes.
    """
    if action in _kinds_of:
        return _kinds_of[action]
    hints = get_type_hints(action, include_extras=True)
    kinds: dict[str, type[_Kind]] = {}
    for field in fields(action):  # type: ignore[arg-type]  # every action is a dataclass
        if hints[field.name] not in _KINDS:
            raise TypeError(f"{action.__name__}.{field.name}: use int, bool or Slug")
        kinds[field.name] = _KINDS[hints[field.name]]
    worst = len(action.tag) + sum(1 + kind.width for kind in kinds.values())
    if worst > MAX_BYTES:
        raise TypeError(f"{action.__name__} may need {worst} bytes; {MAX_BYTES} is the limit")
    _kinds_of[action] = kinds
    return kinds


@lru_cache(maxsize=4096)
def pack(action: Action) -> str:
    """Return the action as at most 64 ASCII characters; menus repeat, so results are kept."""
    kinds = field_kinds(type(action))
    return ":".join(
        [action.tag, *(kind.write(getattr(action, name)) for name, kind in kinds.items())]
    )


class Codec:
    """Reads packed actions of the classes it was given.

    Raises:
        TypeError: two classes share a tag, or one cannot be packed.
    """

    def __init__(self, actions: Iterable[type[Action]]) -> None:
        self._by_tag: dict[str, type[Action]] = {}
        for action in actions:
            field_kinds(action)
            if action.tag in self._by_tag:
                raise TypeError(f"{action.__name__}: the tag {action.tag!r} is taken")
            self._by_tag[action.tag] = action

    def unpack(self, data: str) -> Action | None:
        """Return the action that ``data`` is, or None for anything else; never raises."""
        tag, *texts = data.split(":")
        action = self._by_tag.get(tag)
        if action is None:
            return None
        kinds = field_kinds(action).values()
        if len(texts) != len(kinds):
            return None
        values = [kind.read(text) for kind, text in zip(kinds, texts, strict=True)]
        return None if None in values else action(*values)

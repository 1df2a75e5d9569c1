"""What fields of an object that a bot sends must be: a name, its type, whether it is needed.

Field names: Bot API, https://core.telegram.org/bots/api. Fields nobody knows are left out, as
Telegram does.
"""

from collections.abc import Mapping
from typing import Any, Final

Json = dict[str, Any]
Shape = Mapping[str, type | Mapping[str, Any]]
"""A field's type; an object's own fields as another shape, all of which are needed."""

_NAMES: Final = {str: "String", int: "Number", bool: "Boolean"}


def fitted(given: Mapping[str, Any], shape: Shape) -> Json:
    """Return the fields that the shape knows.

    Raises:
        ValueError: one is of another type; the text is Telegram's.
    """
    return {
        name: _field(name, given[name], kind)
        for name, kind in shape.items()
        if name in given and given[name] is not None
    }


def _field(name: str, value: Any, kind: type | Mapping[str, Any]) -> Any:
    if isinstance(kind, type):
        if type(value) is not kind:
            raise ValueError(f'Field "{name}" must be of type {_NAMES[kind]}')
        return value
    if not isinstance(value, dict):
        raise ValueError(f'Field "{name}" must be of type Object')  # noqa: TRY004  # one error
    missing = next((field for field in kind if field not in value), None)
    if missing is not None:
        raise ValueError(f'Can\'t find field "{missing}"')
    return fitted(value, kind)

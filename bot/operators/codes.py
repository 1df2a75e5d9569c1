"""Codes that open the team once: four times four letters and digits, such as ab2k-9xmq-...."""

import hashlib
import re
import secrets
from typing import Final

# Without 0, 1, i, l and o, which look like each other: a code may be typed from another screen.
_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
_GROUPS: Final = 4
_SHAPE: Final = re.compile(rf"[{_LETTERS}]{{4}}(-[{_LETTERS}]{{4}}){{{_GROUPS - 1}}}")


def new_code() -> str:
    """Return a code that nobody can guess (79 bits)."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(_GROUPS))


def is_code(text: str) -> bool:
    """Tell whether a text has the shape of a code."""
    return _SHAPE.fullmatch(text) is not None


def digest_of(code: str) -> str:
    """Return what is kept of a code: from it nobody finds the code again."""
    return hashlib.sha256(code.encode()).hexdigest()
